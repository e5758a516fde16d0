"""说不出: where a call goes on when a value cannot be said."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, codes, flow

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.causes import UNSAID
from ivrc.flow.graph import speaks
from ivrc.flow.nodes import Hotline
from ivrc.project import standard_phrases
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call, Plan

DATE = """菜单 收日期：“请输入预约日期，八位数字。”
    8位{日期} → 核对

菜单 核对：“您预约的是{日期:日期}。”
    正确请按1     → 再见
    重新输入请按2 → 收日期
"""
NIGHT = datetime(2026, 11, 26, 3, tzinfo=ZoneInfo("Asia/Shanghai"))


def ways(hotline: Hotline) -> dict[str, str]:
    """The nodes that say values, and where each leads if it cannot."""
    return {
        name: each.unsaid.target if each.unsaid else ""
        for name, node in hotline.nodes.items()
        for each in speaks(node)
    }


def goes(hotline: Hotline, *typed: str, number: str = "13800138000") -> list[str]:
    """The nodes of a call, and its faults."""
    call = Call("", "", Plan(typed), NIGHT, number=number)
    trace = run(hotline, call.caller(), call.given((), {}))
    return [
        event.what[0] if event.kind == "goto" else event.kind
        for event in trace
        if event.kind in ("goto", "fault")
    ]


def test_a_block_gives_its_values_a_way() -> None:
    hotline = flow(DATE + "    说不出 → “没有这一天。” 收日期\n")
    assert ways(hotline) == {"核对": "核对.unsaid"}
    assert goes(hotline, "20260230", "20260301", "1")[:5] == [
        "收日期",
        "核对",
        "核对.unsaid",
        "收日期",
        "核对",
    ]
    assert "fault" not in goes(hotline, *["20260230"] * 5), "it may be taken again, which a fault may not"


def test_without_it_the_fault_way_is_taken() -> None:
    assert goes(flow(DATE), "20260230")[:3] == ["收日期", "核对", "fault"]


def test_the_hotline_gives_it_to_all_blocks_but_those_with_their_own() -> None:
    both = DATE + "    说不出 → 收日期\n\n播报 报：“您的号码是{主叫号码}。” → 再见\n"
    hotline = flow(both, HEAD + "    说不出 → “念不出来。” 再见\n")
    assert ways(hotline) == {"核对": "收日期", "报": "样例.unsaid"}
    assert sum(node.id.endswith(".unsaid") for node in hotline.nodes.values()) == 1


def test_it_holds_for_every_value_of_the_block_wherever_it_stands() -> None:
    text = """播报 门
    “您的号码是{主叫号码}。”
    停顿 1秒
    “再说一遍，{主叫号码}。”
    → “就是{主叫号码}。” 再见
    说不出 → 再见
"""
    assert set(ways(flow(text)).values()) == {"再见"} and len(ways(flow(text))) == 3


def test_what_its_own_words_say_has_the_fault_way() -> None:
    hotline = flow(DATE + "    说不出 → “{日期:日期}，这一天没有。” 收日期\n")
    assert ways(hotline) == {"核对": "核对.unsaid", "核对.unsaid": ""}
    assert goes(hotline, "20260230")[:4] == ["收日期", "核对", "核对.unsaid", "fault"]


def test_back_leads_to_the_menu_that_the_call_came_from() -> None:
    text = (
        DATE.replace("正确请按1     → 再见", "正确请按1     → 报")
        + "\n播报 报：“{日期:日期}。” → 再见\n    说不出 → 返回\n"
    )
    assert ways(flow(text))["报"] == "核对"


def test_each_use_of_a_sub_flow_has_its_own() -> None:
    text = """流程 报号
    播报 念：“{主叫号码}。” → 好
        说不出 → 没有
使用 甲：报号
    好 → 乙
    没有 → 再见
使用 乙：报号
    好 → 再见
    没有 → 甲二
播报 甲二：“二。” → 再见
"""
    assert ways(flow(text)) == {"甲": "再见", "乙": "甲二"}


def test_english() -> None:
    text = """hotline shop 8005551234
    language en-US
    no input 5s, repeat 2 times, -> bye
    wrong key repeat 2 times, -> bye
    fault -> <system fault> hang up
    Cannot be said -> "We cannot see your number." bye

say told: "You are calling from {caller}." -> bye

say bye: <goodbye> -> hang up
"""
    hotline = compile_text(text, standard_phrases()).hotline
    assert hotline is not None
    assert goes(hotline, number="") == ["told", "shop.unsaid", "bye", "bye.hangup"]
    assert goes(hotline) == ["told", "bye", "bye.hangup"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("播报 甲：“一。” → 再见\n    说不出 → 再见\n", ["IVRC224"]),
        ("分支 甲\n    说不出 → 再见\n    否则 → 再见\n", ["IVRC206"]),
        (DATE + "    说不出 → 再见\n    说不出 → 收日期\n", ["IVRC218"]),
        (DATE + "    说不出 → 没有的\n", ["IVRC203"]),
        (DATE + "    说不出\n", ["IVRC109"]),
        (DATE + "    说不出 →\n", ["IVRC208"]),
    ],
)
def test_what_is_refused(text: str, expected: list[str]) -> None:
    assert codes(HEAD + text + END) == expected


def test_a_hotline_that_says_no_value_has_no_use_for_it() -> None:
    assert codes(HEAD + "    说不出 → 再见\n播报 甲：“一。” → 再见\n" + END) == ["IVRC224"]
    own = "播报 甲：“{主叫号码}。” → 再见\n    说不出 → 再见\n"
    assert codes(HEAD + "    说不出 → 再见\n" + own + END) == ["IVRC224"], "every block has its own"


def checked(text: str) -> list[str]:
    return [each.code for each in compile_text(HEAD + text + END, standard_phrases()).diagnostics]


def test_a_circle_without_the_caller_is_told() -> None:
    assert "IVRC305" in checked("播报 甲：“{主叫号码}。” → 再见\n    说不出 → 甲\n")
    assert "IVRC305" in checked(DATE + "    说不出 → 重听\n")
    assert "IVRC305" not in checked(DATE + "    说不出 → 收日期\n")


def test_a_value_that_may_not_be_there_is_no_error_where_it_has_a_way() -> None:
    text = """菜单 问
    输入日期请按1 → 收
    直接听请按2   → 报
菜单 收：“请输入日期，八位数字。”
    8位{日期} → 报
播报 报：“{日期:日期}。” → 再见
"""
    assert "IVRC321" in checked(text)
    assert "IVRC321" not in checked(text + "    说不出 → 再见\n")


MENUS = {
    "typed": (DATE + "    说不出 → “没有这一天。” 收日期\n", "20260230"),
    "a sum of many digits": (
        "菜单 收：“请输入金额，按井号键结束。”\n    1至10位{金额}，以#结束 → 报\n"
        "播报 报：“{金额:金额}。” → 再见\n    说不出 → 收\n",
        "999999999",
    ),
    "one of two places": (
        "菜单 收：“请输入四位数字。”\n    4位{数} → 甲\n播报 甲：“{数:号码}。” → 乙\n    说不出 → 再见\n"
        "播报 乙：“{数:时刻}。” → 再见\n    说不出 → 收\n",
        "",
    ),
    "withheld": ("播报 报：“{主叫号码}。” → 再见\n    说不出 → 再见\n", ""),
    "never typed": ("菜单 问\n    一请按1 → 报\n    二请按2 → 收\n菜单 收：“请输入四位数字。”\n    4位{数} → 报\n播报 报：“{数:数量}。” → 再见\n    说不出 → 再见\n", ""),
    "before a repetition": ("菜单 收：“请输入八位日期。”\n    8位{日期} → 问\n菜单 问\n    好请按1 → 再见\n    无按键 3秒，“{日期:日期}。” 重听 2次，→ 再见\n    说不出 → 收\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MENUS)
def test_the_generated_calls_take_every_way(name: str) -> None:
    hotline = flow(MENUS[name][0])
    paths = generate(hotline, Surroundings((), {}))
    missed = [(each.way, each.en) for each in paths.unreached if each.way.cause == UNSAID]
    told = [each for each in missed if not (name == "one of two places" and each[0].node == "甲")]
    assert not told
    assert any(each.cause == UNSAID for each in paths.taken)


def test_a_way_that_no_value_needs_is_told_as_such() -> None:
    paths = generate(flow(MENUS["one of two places"][0]), Surroundings((), {}))
    assert [each.en for each in paths.unreached] == ["every value that comes here can be said"]


def test_a_call_types_what_cannot_be_said_where_there_is_no_way_for_it() -> None:
    paths = generate(flow(DATE), Surroundings((), {}))
    assert any(
        feature.kind == "fault" and feature.what == "日期" for path in paths.paths for feature in path.covers
    )


def test_what_is_read_back_of_a_number_that_is_asked_for_has_it_too() -> None:
    text = """收号 日子：“请输入日期。”
    8位
    复述 “您输入的是{日子:日期}。” 正确请按1，重新输入请按2
    无按键 8秒，“没有收到。”
    按错键 “要八位。”
    最多 2次，→ 再见
    说不出 → “没有这一天。” 再见
    → 再见
"""
    assert set(ways(flow(text)).values()) == {"日子.unsaid"}
