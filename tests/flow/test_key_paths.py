"""The keys of the next call, said in this one."""

from __future__ import annotations

import pytest
from lowered import END, HEAD, flow, lowering, node

from ivrc.checks.registry import check
from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline

MENUS = """菜单 一层：“您好。”
    客服请按1 → 人工
    其他电话请按2 → 二层
菜单 二层
    投诉建议请按3号键 → 投诉
    业务请按12 → 业务
    返回请按# → 一层
转接 人工：拨 前台，振铃 20秒
    占线，无人接听，转接失败 → “{WAY}” 再见
播报 投诉：“请讲。” → 再见
播报 业务：“请讲。” → 再见
"""
ENGLISH = """hotline acme 8005551234
    language en-US
    no input 5s, -> bye
    wrong key -> bye
    fault -> <system fault> hang up

menu main: "Hello."
    For sales, press 1 -> desk
    Press 2 for anything else -> others

menu others
    For complaints, press star -> complaints
    For the shop, press 31 -> shop

transfer desk
    dial front, ring 20s
    busy, no answer, unavailable -> "Call again and {WAY}." bye

say complaints: "We listen." -> bye
say shop: "We listen." -> bye
say bye: <goodbye> -> hang up
"""


def said(hotline: Hotline) -> list[str]:
    """The words of every clip in which a way is told: they alone are marked as no key."""
    return [clip.text for clip in hotline.clips.values() if clip.no_keys]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("请您拨入后{按键路径 投诉}。", "请您拨入后先按2，再按3。"),
        ("请您拨入后{按键路径：投诉}。", "请您拨入后先按2，再按3。"),
        ("請{按鍵路徑 投诉}。", "請先按2，再按3。"),
        ("请｛按键路径　投诉｝。", "请先按2，再按3。"),
        ("请{按键路径 二层}。", "请按2。"),
        ("请{按键路径 业务}。", "请先按2，再按一二。"),
        ("请{key path 投诉}。", "请先按2，再按3。"),
        ("请您拨入后{选项路径 投诉}。", "请您拨入后先选择其他电话，再选择投诉建议。"),
    ],
)
def test_in_words(way: str, words: str) -> None:
    assert said(flow(MENUS.replace("{WAY}", way))) == [words]


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("{key path complaints}", "Call again and press 2, then *."),
        ("{Key Path shop}", "Call again and press 2, then 3 1."),
        ("{option path complaints}", "Call again and choose anything else, then complaints."),
    ],
)
def test_in_english(way: str, words: str) -> None:
    compiled = compile_text(ENGLISH.replace("{WAY}", way))
    assert compiled.hotline is not None, compiled.diagnostics
    assert said(compiled.hotline) == [words]
    assert [d.code for d in compiled.diagnostics] == ["IVRC316"]  # the key-first option that is among them


def test_in_a_phrase_and_in_a_variable() -> None:
    made = flow(MENUS.replace("“{WAY}”", "《请重新拨入（步骤={按键路径 投诉}）》"))
    assert said(made) == ["请您重新拨打，拨入后先按2，再按3。"]
    assert not check(made)


def test_the_keys_are_none_of_this_call() -> None:
    """Neither the menu that says them nor what follows takes them, beside a value and in an option, too."""
    own = "菜单 三层：“{WAY}”\n    重听请按* → 重听\n"
    for way in ("请您{按键路径 投诉}。", "{主叫号码}的来电，请您{按键路径 投诉}。"):
        made = flow(
            MENUS.replace("{WAY}", "请{按键路径 投诉}")
            .replace("→ 人工", "→ 三层")
            .replace("转接 人工", own.replace("{WAY}", way) + "转接 人工")
        )
        assert {d.code for d in check(made)} <= {"IVRC306"}
    option = MENUS.replace("返回请按#", "下次拨入{按键路径 投诉}，返回请按#").replace("{WAY}", "请稍后再拨。")
    made = flow(option)
    assert [str(e.edge.cause) for e in node(made, "二层", Menu).entries] == ["key 3", "key 12", "key #"]


def test_of_a_copy_of_a_sub_flow() -> None:
    text = """菜单 一层：“您好。”
    会员请按1 → 会员
    商户请按2 → 商户
使用 会员：查询（谁=会员）
    完成 → 再见
使用 商户：查询（谁=商户）
    完成 → 再见
流程 查询（谁）
    菜单 问：“请您拨入后{按键路径 明细}，{谁}。”
        明细请按5 → 明细
    播报 明细：“明细。” → 完成
"""
    assert said(flow(text)) == ["请您拨入后先按1，再按5，会员。", "请您拨入后先按2，再按5，商户。"]


BRANCH = """分支 总机
    上班 → 白天
    否则 → 夜间
时间 上班：每天 9:00-17:00
菜单 白天：“您好。”
    投诉请按2 → 投诉
菜单 夜间：“下班了，{WAY}。”
    投诉请按9 → 投诉
播报 投诉：“请讲。” → 再见
"""


def test_a_branch_must_not_matter() -> None:
    text = BRANCH.replace("{WAY}", "{按键路径 投诉}")
    found = lowering(
        "热线 样例 4006659999\n    时区 Asia/Shanghai\n    无按键 5秒，→ 再见\n    按错键 → 再见\n    故障 → 《系统故障》 挂机\n"
        + text
        + "播报 再见：《结束语》 → 挂机\n"
    )[1]
    assert [d.code for d in found] == ["IVRC291"]
    assert "按2" in found[0].zh and "按9" in found[0].zh
    head = "热线 样例 4006659999\n    时区 Asia/Shanghai\n    无按键 5秒，→ 再见\n    按错键 → 再见\n    故障 → 《系统故障》 挂机\n"
    assert said(flow(text.replace("按9", "按2"), head=head)) == ["下班了，按2。"]
    closed = text.replace("    投诉请按9 → 投诉", "    重听请按* → 重听")
    assert said(flow(closed, head=head)) == ["下班了，按2。"]


@pytest.mark.parametrize(
    ("way", "code", "mend"),
    [
        ("{按键路径 投拆}", "IVRC203", "投诉"),
        ("{按键路径}", "IVRC203", "按键路径 投诉"),
        ("{按键路径 一层}", "IVRC290", "删去"),
        ("{按键路径 再见}", None, ""),
        ("{按键路径 ${SHELL(id)}}", "IVRC205", ""),
    ],
)
def test_refused(way: str, code: str | None, mend: str) -> None:
    found = lowering_of(MENUS.replace("{WAY}", way))[1]
    assert [d.code for d in found if d.severity == "error"][:1] == ([code] if code else [])
    assert not code or mend in (found[0].mend_zh or "")


def test_a_number_on_the_way_is_none_to_tell() -> None:
    text = MENUS.replace("客服请按1 → 人工", "客服请按1 → 人工\n    查询请输入4位卡号 → 结果").replace(
        "{WAY}", "{按键路径 结果}"
    )
    found = lowering_of(text + "播报 结果：“好。” → 再见\n")[1]
    assert [d.code for d in found] == ["IVRC290"]
    assert "一层" in found[0].zh and "输入号码" in found[0].zh


def lowering_of(text: str) -> tuple[Hotline | None, list[Diagnostic]]:
    return lowering(HEAD + text + END)


def test_a_flow_that_tells_none_is_lowered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from ivrc.lowering import lower as module

    calls: list[int] = []
    whole = module._lowered
    monkeypatch.setattr(module, "_lowered", lambda *given: calls.append(1) or whole(*given))
    flow(MENUS.replace("{WAY}", "请稍后再拨。"))
    assert len(calls) == 1
