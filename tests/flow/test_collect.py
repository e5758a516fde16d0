"""收号: written, lowered to menus, run. What strangers write for a number, a read-back and its keys."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import HEAD, lowering

from ivrc.compile import compile_text
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Number
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
END = "播报 登记：“记下了。” → 再见\n播报 客服：“转人工。” → 再见\n播报 再见：“再见。” → 挂机\n"
BACK = "复述 “您输入的是{手机号:号码}。” 正确请按1，重新输入请按2"
TRIES = "最多 3次，→ 客服"


def flow(*lines: str, header: str = "收号 手机号：《输入手机号提示》") -> Hotline:
    block = "\n    ".join((header, *lines))
    found, told = lowering(f"{HEAD}{block}\n    → 登记\n{END}")
    assert found is not None and not told, [each.en for each in told]
    return found


def call(hotline: Hotline, keys: str) -> list[str]:
    """The nodes that a call comes to, and what is stored in it."""
    trace = run(hotline, Script(keys), Circumstances(DAY, ""))
    return [" ".join(each.what) for each in trace if each.kind in ("goto", "set")]


def menu(hotline: Hotline, name: str = "手机号") -> Menu:
    node = hotline.nodes[name]
    assert isinstance(node, Menu)
    return node


NUMBER = "13805761234"


@pytest.mark.parametrize(
    ("written", "lengths", "end_key", "last"),
    [
        ("11位", (11,), "", ""), ("11位，以#结束", (11,), "#", ""), ("4至6位，以井号键结束", (4, 5, 6), "#", ""),
        ("6位或8位，以*结束", (6, 8), "*", ""), ("6、8或10位", (6, 8, 10), "", ""), ("18位，末位可为*，以#结束", (18,), "#", "*"),
        ("18位 以#结束 末位可为*", (18,), "#", "*"), ("１１位，以＃结束", (11,), "#", ""), ("数字，以#结束", tuple(range(1, 33)), "#", ""),
        ("10 digits", (10,), "", ""), ("4 to 6 digits, ended by the pound key", (4, 5, 6), "#", ""), ("digits, ended by *", tuple(range(1, 33)), "*", ""),
        ("10-digits", (10,), "", ""),
    ],
)  # fmt: skip
def test_the_number_is_written_as_in_a_menu(
    written: str, lengths: tuple[int, ...], end_key: str, last: str
) -> None:
    (number,) = menu(flow(written)).entries
    assert isinstance(number, Number)
    assert (number.lengths, number.end_key, number.last, number.variable) == (
        lengths,
        end_key,
        last,
        "手机号",
    )


def test_without_tries_it_is_a_menu_like_others() -> None:
    hotline = flow("11位")
    assert (menu(hotline).silence.times, menu(hotline).wrong.times) == (2, 2)
    assert call(hotline, NUMBER) == ["手机号", f"手机号 {NUMBER}", "登记", "再见", "再见.hangup"]
    assert call(hotline, "---")[-2:] == ["再见", "再见.hangup"]


def test_a_right_number_goes_on_and_another_is_asked_for_again() -> None:
    hotline = flow("11位，以#结束", BACK, TRIES)
    asked = ["手机号", f"手机号 {NUMBER}", "手机号.confirm"]
    assert call(hotline, f"{NUMBER}#1") == [*asked, "登记", "再见", "再见.hangup"]
    other = "13900000000"
    assert call(hotline, f"{NUMBER}#2{other}#1") == [
        *asked, "手机号.again", f"手机号 {other}", "手机号.confirm-2", "登记", "再见", "再见.hangup",
    ]  # fmt: skip


@pytest.mark.parametrize("one", ["-", "123#", f"{NUMBER}#2", "*"])
@pytest.mark.parametrize("two", ["-", "123#", f"{NUMBER}#2", "#"])
@pytest.mark.parametrize("three", ["-", "123#", f"{NUMBER}#2"])
def test_every_way_of_failing_is_one_of_the_tries(one: str, two: str, three: str) -> None:
    hotline = flow("11位，以#结束", BACK, TRIES)
    gone = call(hotline, f"{one}{two}{three}-----")
    assert gone[-3:] == ["客服", "再见", "再见.hangup"]
    assert [name for name in gone if name.startswith("手机号.again")] == ["手机号.again", "手机号.again-2"]


def test_the_number_is_full_without_its_end_key_and_the_next_key_is_for_the_read_back() -> None:
    """Typing ahead through it, as rule 22 has it."""
    hotline = flow("11位，以#结束", BACK, TRIES)
    assert call(hotline, f"{NUMBER}1") == [
        "手机号", f"手机号 {NUMBER}", "手机号.confirm", "登记", "再见", "再见.hangup",
    ]  # fmt: skip


def test_a_read_back_that_nobody_answers_is_repeated_then_ends_where_the_tries_end() -> None:
    hotline = flow("11位", BACK, TRIES)
    back = menu(hotline, "手机号.confirm")
    assert (back.silence.times, back.silence.exit.target) == (2, "客服")
    assert (back.wrong.times, back.wrong.exit.target) == (2, "客服")
    assert call(hotline, f"{NUMBER}---")[-3:] == ["客服", "再见", "再见.hangup"]
    assert call(hotline, f"{NUMBER}333")[-3:] == ["客服", "再见", "再见.hangup"]


def test_words_before_another_try_are_those_of_its_cause_and_time() -> None:
    hotline = flow("11位", "无按键 7秒，第一次 “请输入。” 第二次 “最后一次。”", "按错键 “不对。”", TRIES)
    assert [menu(hotline, name).first_key_ms for name in ("手机号", "手机号.again")] == [7000, 7000]
    trace = run(hotline, Script("-12-"), Circumstances(DAY, ""))
    heard = [hotline.clips[each.what[0]].text for each in trace if each.kind == "play"]
    prompt = "请输入您的十一位手机号码。"
    assert heard == [prompt, "请输入。", prompt, "不对。", prompt, "转人工。", "再见。"]


def test_one_try_has_no_other() -> None:
    hotline = flow("11位", BACK, "最多 1次，→ “很抱歉。” 客服")
    assert set(hotline.nodes) >= {"手机号", "手机号.confirm", "手机号.tries"}
    assert not any("again" in name for name in hotline.nodes)
    assert call(hotline, f"{NUMBER}2")[3:5] == ["手机号.tries", "客服"]


def test_other_keys_are_options_of_every_try() -> None:
    hotline = flow("人工服务请按0 → 客服", "重听请按* → 重听", "11位，以#结束", TRIES)
    assert call(hotline, "0-")[:2] == ["手机号", "客服"]
    assert call(hotline, "-0-")[:3] == ["手机号", "手机号.again", "客服"]
    assert call(hotline, "--*")[:4] == ["手机号", "手机号.again", "手机号.again-2", "手机号"]


RIGHT = [
    "正确请按1，重新输入请按2", "重新输入请按2，正确请按1。", "确认请按1，修改请按2", "没错请按1，不对请按2", "无误请按1，有误请按2",
    "號碼正確請按1，重新輸入請按2", "对，请按1；不对，请按2", "如果正确，请按1。如果需要修改，请按2。", "啱請按1，唔啱請按2", "正确请按1，错误请按2",
    "If that is correct, press 1. To enter it again, press 2.", "Press 1 to confirm or 2 to try again", "Press 1 if this is correct, press 2 to re-enter",
    "Correct, press 1; again, press 2", "To change it, press 2; to accept it, press 1", "If it is wrong, press 2. If it is right, press 1.",
    "If this is not correct, press 2; if it is, press 1 to confirm", "For yes, press 1; for no, press 2",
]  # fmt: skip


@pytest.mark.parametrize("words", RIGHT)
def test_the_words_tell_which_key_is_which(words: str) -> None:
    hotline = flow("11位", f"复述 “您输入的是{{手机号:号码}}。” {words}")
    ways = {entry.pattern: entry.edge.target for entry in menu(hotline, "手机号.confirm").entries
            if not isinstance(entry, Number)}  # fmt: skip
    assert ways == {"1": "登记", "2": "手机号"}


@pytest.mark.parametrize(
    "words",
    [
        "继续请按1，返回请按2", "正确请按1", "正确请按1，正确请按2", "重新输入请按1，修改请按2", "正确请按1，重新输入请按2，人工请按0", "正确重新输入请按1，请按2",
        "是请按1，其他请按2", "Press 1. Press 2.", "To continue, press 1; to stop, press 2", "Correct or wrong, press 1 or 2",
    ],
)  # fmt: skip
def test_what_does_not_tell_it_is_refused(words: str) -> None:
    text = f"{HEAD}收号 手机号：《输入手机号提示》\n    11位\n    复述 “您输入的是{{手机号}}。” {words}\n    → 登记\n{END}"
    found, told = lowering(text)
    assert found is None and "IVRC253" in [each.code for each in told]


def test_all_of_it_may_stand_in_marks() -> None:
    one = flow("11位", BACK)
    other = flow("11位", "复述 “您输入的是{手机号:号码}。正确请按1，重新输入请按2”")
    keys = [
        [
            (e.pattern, e.edge.target)
            for e in menu(each, "手机号.confirm").entries
            if not isinstance(e, Number)
        ]
        for each in (one, other)
    ]
    assert keys[0] == keys[1] == [("1", "登记"), ("2", "手机号")]


def test_back_behind_it_is_the_menu_that_the_source_names() -> None:
    text = f"{HEAD}收号 手机号：《输入手机号提示》\n    11位\n    {BACK}\n    {TRIES}\n    → 登记\n{END}"
    found, told = lowering(text.replace("“记下了。” → 再见", "“记下了。” → 返回"))
    assert found is not None and not told
    assert call(found, f"{NUMBER}1{NUMBER}1.")[4] == "手机号"


def test_in_a_sub_flow_the_number_keeps_its_name() -> None:
    text = f"""{HEAD}使用 甲：问
    完成 → 登记
    客服 → 客服
使用 乙：问
    完成 → 登记
    客服 → 客服
流程 问
    收号 手机号：《输入手机号提示》
        11位
        {BACK}
        {TRIES}
        → 完成
{END}"""
    found, told = lowering(text.replace("“记下了。”", "“{手机号:号码}记下了。”"))
    assert found is not None and not told, [each.en for each in told]
    assert list(found.values) == ["手机号"] and "甲.confirm" in found.nodes and "乙.confirm" in found.nodes
    assert call(found, f"{NUMBER}1")[:4] == ["甲", f"手机号 {NUMBER}", "甲.confirm", "登记"]


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ("11", "11位，以#结束"), ("十一位", "11位，以#结束"), ("11位手机号", "写在“收号”后面"), ("保密", "写在位数后面"), ("secret", "写在位数后面"), ("11位{手机号}，以#结束 → 登记", "菜单"),
        ("位数 11", "11位，以#结束"), ("最多 3次", "箭头"), ("最多3，→ 客服", "3次"),
    ],
)  # fmt: skip
def test_what_strangers_write_is_answered_in_their_words(line: str, mend: str) -> None:
    text = f"{HEAD}收号 手机号：《输入手机号提示》\n    11位\n    {line}\n    → 登记\n{END}"
    told = compile_text(text).diagnostics
    assert told and mend in told[0].mend_zh, [each.mend_zh for each in told]


def test_it_is_checked_as_menus_are() -> None:
    text = f"{HEAD}收号 手机号：“请输入6位号码。”\n    11位\n    → 登记\n{END}".replace(
        "播报 客服：“转人工。” → 再见\n", ""
    )
    assert [each.code for each in compile_text(text).diagnostics] == ["IVRC310", "IVRC311", "IVRC322"]
