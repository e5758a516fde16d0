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


def make(folder: Path, menus: int) -> Path:
    """Writes the project and gives its menu file."""
    for name, text in (
        ("ivrc.yaml", "site: bench\n"),
        ("sites/bench.yaml", _SITE),
        ("menus/规模测试.ivr", menu_text(menus)),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "menus" / "规模测试.ivr"
