"""Sub-flows: each use is a copy with the exits and parameters of its own."""

from __future__ import annotations

import pytest
from lowered import END, HEAD, flow, lowering, node

from ivrc.checks.registry import check
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.kinds.menu import Menu

USES = """菜单 主菜单
    会员请按1 → 会员核对
    商户请按2 → 商户核对
使用 会员核对：身份核对（称呼=会员）
    完成 → 人工
    不对 → “对不起，请核对以后再来电。” 再见
使用 商户核对：身份核对（称呼=商户）
    完成 → 人工
    不对 → 主菜单
转接 人工：拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 再见
播报 再见：《结束语》 → 挂机
"""
ASKED = """流程 身份核对（称呼）
    菜单 问：“您是{称呼}吗？”
        是请按1 → 再问
        不是请按2 → 不对
    菜单 再问：“{称呼}号码带来了吗？”
        带来了请按1 → 完成
        再想想请按2 → 问
"""


def test_each_use_is_a_copy_of_its_own() -> None:
    made = flow(USES + ASKED, end="")
    assert [name for name in made.nodes if "·" in name] == ["会员核对·再问", "商户核对·再问"]
    said = {
        name: [made.clips[play.clip].text for play in node(made, name, Menu).prompt]
        for name in ("会员核对", "商户核对")
    }
    assert [texts[0] for texts in said.values()] == ["您是会员吗？", "您是商户吗？"]
    ways = {str(e.edge.cause): e.edge.target for e in node(made, "商户核对", Menu).entries}
    assert ways == {"key 1": "商户核对·再问", "key 2": "主菜单"}
    assert node(made, "会员核对", Menu).entries[1].edge.target == "会员核对.key-2"
    assert node(made, "会员核对·再问", Menu).entries[1].edge.target == "会员核对"
    assert not Chosen().of(check(made))


def test_a_flow_may_use_another() -> None:
    text = USES.replace("使用 商户核对：身份核对（称呼=商户）", "使用 商户核对：双重（谁=商户）") + ASKED
    text += "流程 双重（谁）\n    使用 先：身份核对（称呼={谁}）\n        完成 → 完成\n        不对 → 不对\n"
    made = flow(text, end="")
    assert [name for name in made.nodes if "·" in name] == ["会员核对·再问", "商户核对·再问"]
    assert any(clip.text == "您是商户吗？" for clip in made.clips.values())


def test_english() -> None:
    text = (
        "hotline acme 8005551234\n    language en-US\n    no input 5s, -> bye\n    wrong key -> bye\n"
        "    fault -> <system fault> hang up\n\n"
        "use check: verify (title=member)\n    done -> bye\n\nsay bye: <goodbye> -> hang up\n\n"
        'flow verify (title)\n    menu ask: "Are you a {title}?"\n        For yes, press 1 -> done\n'
    )
    made, found = lowering(text)
    assert made is not None and not found
    assert made.start == "check"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("（称呼=会员）", "（称号=会员）", "没有参数“称号”"),
        ("（称呼=会员）", "", "要有参数“称呼”"),
        ("    不对 → “对不起，请核对以后再来电。” 再见\n", "", "没有写那以后去哪里"),
        (
            "    不对 → “对不起，请核对以后再来电。” 再见\n",
            "    不对 → 再见\n    不成 → 再见\n",
            "从不走到“不成”",
        ),
        ("使用 会员核对：身份核对（", "使用 会员核对：身份合对（", "没有名为“身份合对”的流程"),
    ],
)
def test_a_use_that_does_not_fit_is_refused(old: str, new: str, words: str) -> None:
    made, found = lowering(HEAD + "\n" + USES.replace(old, new, 1) + ASKED)
    assert made is None
    told = [one for one in found if one.code == "IVRC270"]
    assert any(words in one.zh for one in told), [one.zh for one in found]
    assert all(one.mend_zh and one.mend_en for one in told)


def test_a_finding_in_a_copy_names_the_place_of_its_use() -> None:
    _, found = lowering(HEAD + "\n" + USES + ASKED.replace("{称呼}吗", "{称乎}吗"))
    (one,) = found
    assert (one.code, one.span.line) == ("IVRC205", 19)
    assert [label.span.line for label in one.labels] == [9]


def test_a_flow_within_itself_is_refused() -> None:
    text = "使用 一：甲\n    完成 → 再见\n" + END
    text += "流程 甲\n    使用 二：甲\n        完成 → 完成\n"
    made, found = lowering(HEAD + "\n" + text)
    assert made is None and "IVRC271" in [one.code for one in found]


def test_a_flow_that_is_not_used_is_told() -> None:
    made, found = lowering(HEAD + "\n播报 甲：“一。” → 再见\n" + END + ASKED)
    assert made is not None
    assert [one.code for one in found] == ["IVRC224"]
