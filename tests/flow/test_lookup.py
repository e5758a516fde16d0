"""查询、提交: what they lower to, and what calls do in them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import END, HEAD, flow, lowering

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.kinds.lookup import Lookup
from ivrc.simulate import replies
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("UTC"))
MENU = """收号 密码：“请输入密码。”
    6位，保密
    → 查余额
查询 查余额：“请稍候。”
    问 余额服务（密码，来电={主叫号码}，类型=余额）
    记下 余额:金额，进度:号码
    最长 4秒
    查到 → 分流
    没有 → 登记
    失败 → “失败。” 再见
    超时 → “超时。” 再见
分支 分流
    {进度} 是 2 → “余额{余额:金额}。” 再见
    否则 → 再见
提交 登记
    问 登记服务（类型=余额）
    最长 3秒
    成功 → “登记了。” 再见
    失败，超时 → 再见"""


def played(reply: str, number: str = "") -> list[tuple[str, tuple[str, ...]]]:
    given = {"余额服务": [reply], "登记服务": [replies.NONE]}
    trace = run(flow(MENU), Script("123456", replies=given), Circumstances(AT, number))
    return [(each.kind, each.what) for each in trace if each.kind in ("ask", "reply", "set", "goto")]


def test_what_is_sent_is_told_without_the_secret() -> None:
    assert ("ask", ("余额服务", "密码=******，来电=13800138000，类型=余额")) in played("none", "13800138000")
    assert ("ask", ("余额服务", "密码=******，来电=，类型=余额")) in played("none")


@pytest.mark.parametrize(
    ("reply", "how", "to"),
    [
        (replies.found({"余额": "12.50", "进度": "2"}), "found", "分流.compare-进度-is-2"),
        (replies.found({"余额": "12.50", "进度": "3"}), "found", "再见"),
        (replies.found({"余额": "12.505", "进度": "2"}), "failed", "查余额.failed"),
        (replies.found({"余额": "十二", "进度": "2"}), "failed", "查余额.failed"),
        (replies.found({"余额": "12\n", "进度": "2"}), "failed", "查余额.failed"),
        (replies.found({"余额": "12", "进度": "²"}), "failed", "查余额.failed"),
        (replies.found({"余额": "12"}), "failed", "查余额.failed"),
        ("none", "none", "登记"),
        ("failed", "failed", "查余额.failed"),
        ("timeout", "timeout", "查余额.timed-out"),
    ],
)
def test_each_answer_has_its_way(reply: str, how: str, to: str) -> None:
    told = played(reply)
    assert next(what for kind, what in told if kind == "reply") == (how,)
    assert ("goto", (to,)) in told
    assert (("set", ("余额", "12.50")) in told) == (how == "found")


def test_a_post_has_no_way_for_nothing_found() -> None:
    """An answer of that kind has failed."""
    assert [what for kind, what in played("none") if kind == "reply"] == [("none",), ("failed",)]


def test_every_way_is_covered() -> None:
    made = generate(flow(MENU), Surroundings())
    assert not made.unreached and len(made.taken) == len(made.ways)


def test_a_wait_in_silence_is_told_from_five_seconds_on() -> None:
    for wait, music, codes in (("4秒", "", []), ("5秒", "", ["IVRC256"]), ("30秒", "    音乐 default\n", [])):
        text = f"提交 甲\n    问 乙（主叫号码）\n    最长 {wait}\n{music}    成功，失败，超时 → 再见\n"
        made, found = lowering(HEAD + text + END)
        assert [one.code for one in found] == codes
        assert made is not None and isinstance(made.nodes["甲"], Lookup)
