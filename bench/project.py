"""Makes projects of any size: a hotline of N menus in a tree of five branches each, every one of them reached.

Used by the benchmark and by the tests of large projects. Deterministic.
"""

from __future__ import annotations

from pathlib import Path

BRANCHES = 5

_HEAD = """\
热线 规模测试 4001234567
    企业名称  规模测试
    录音      全程，告知 《录音告知》
    无按键    5秒，《没有按键》 重听 2次，→ 人工
    按错键    《按键有误》 重听 2次，→ 再见
    故障      → 《系统故障》 再见

播报 欢迎：“您好，欢迎致电{企业名称}。” 《录音告知》 → 菜单1

转接 人工：《请稍候转接》
    拨 坐席，振铃 20秒
    占线                → 《坐席全忙》 再见
    无人接听，转接失败  → 《转接不成功》 再见

播报 再见：《结束语》 → 挂机
"""

_SITE = """\
destinations:
  坐席: {asterisk: PJSIP/8001, freeswitch: user/8001, voicexml: "tel:+864001234567"}
recordings:
  asterisk: /var/spool/asterisk/monitor
  freeswitch: /var/lib/freeswitch/recordings
  voicexml: https://recorder.example.com/calls
"""


def menu_text(menus: int) -> str:
    """The menu file of a hotline with that many menus, seven lines a menu and its share of options."""
    parts = [_HEAD]
    for number in range(1, menus + 1):
        first = (number - 1) * BRANCHES + 2
        children = [child for child in range(first, first + BRANCHES) if child <= menus]
        lines = [f"\n菜单 菜单{number}", f"    “这里是第{number}号服务。”"]
        lines += [f"    第{child}号服务请按{key} → 菜单{child}" for key, child in enumerate(children, 1)]
        lines += ["    人工服务请按0 → 人工", "    重听请按* → 重听"]
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


_TOLD = {
    "国语": ("這裡是第{}號服務。", "第{}號服務請按{}。", "人工服務請按0。", "重聽請按*。"),
    "粤语": ("呢度係第{}號服務。", "第{}號服務請撳{}。", "人工服務請撳0。", "重聽請撳星字掣。"),
    "英语": ("This is service {}.", "For service {}, press {}.", "For an operator, press 0.", "To repeat, press star."),
}  # fmt: skip


def languages_text(menus: int) -> str:
    """The same in four languages: three lines more for each line that is spoken."""
    own = "".join(f"        {name} 规模测试\n" for name in _TOLD)
    head = _HEAD.replace(
        "    企业名称  规模测试\n", f"    语言 普通话，{'，'.join(_TOLD)}\n    企业名称  规模测试\n{own}"
    )
    welcome = "".join(f"    {name} “{{企业名称}}”\n" for name in _TOLD)
    head = head.replace("→ 菜单1\n", f"→ 语种\n{welcome}")
    parts = [
        f"{head}\n菜单 语种\n    普通话请按1 → 语言 普通话 菜单1\n    國語請按2 → 语言 国语 菜单1\n"
        "    廣東話請撳3 → 语言 粤语 菜单1\n    For English, press 4 → 语言 英语 菜单1\n"
    ]
    for block in menu_text(menus).removeprefix(_HEAD).split("\n菜单 ")[1:]:
        name, *lines = block.rstrip("\n").split("\n")
        made = [f"\n菜单 {name}"]
        for place, line in enumerate(lines):
            kind = 0 if not place else 2 if "人工" in line else 3 if "重听" in line else 1
            what = (
                (name.removeprefix("菜单"),)
                if not place
                else (line[5 : line.index("号")] if kind == 1 else "", place)
            )
            made.append(line)
            made += [f"        {tongue} “{told[kind].format(*what)}”" for tongue, told in _TOLD.items()]
        parts.append("\n".join(made) + "\n")
    return "".join(parts)


def make(folder: Path, menus: int, languages: bool = False) -> Path:
    """Writes the project and gives its menu file."""
    for name, text in (
        ("ivrc.yaml", "site: bench\n"),
        ("sites/bench.yaml", _SITE),
        ("menus/规模测试.ivr", languages_text(menus) if languages else menu_text(menus)),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "menus" / "规模测试.ivr"
