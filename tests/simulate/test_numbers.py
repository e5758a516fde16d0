"""Numbers that are typed: docs/semantics.md, rules 21 to 24, and what they leave to rules 7 to 9."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ivrc.diagnostics import Span
from ivrc.flow import causes
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Hotline, Number, Retry
from ivrc.flow.values import typed as typed_value
from ivrc.simulate.caller import Circumstances, Typed
from ivrc.simulate.machine import run
from ivrc.simulate.match import matched, value
from ivrc.simulate.plan import Follower, Plan
from ivrc.simulate.steps import PASS

AT = Span("a.ivr", 1, 1, 1, 2)
NOON = Circumstances(datetime(2026, 1, 5, 12, tzinfo=ZoneInfo("Asia/Shanghai")))


def number(*lengths: int, ends: str = "", last: str = "") -> Number:
    return Number(lengths, ends, Edge(causes.number("号码"), "后", AT), "号码", last)


def key(pattern: str, target: str = "末") -> Entry:
    return Entry(pattern, Edge(causes.key(pattern), target, AT))


def flow(*entries: Entry | Number) -> Hotline:
    """A menu with these entries, and behind its number one that takes 1 and #."""
    silence, wrong = (Retry(2, (), Edge(why, "末", AT)) for why in (causes.SILENCE, causes.WRONG))
    nodes = {
        "前": Menu("前", AT, (), entries, 5000, 3000, silence, wrong),
        "后": Menu("后", AT, (), (key("1"), key("#")), 5000, 3000, silence, wrong),
        "末": Hangup("末", AT),
    }
    fault = Edge(causes.FAULT, "末", AT)
    return Hotline(
        "试",
        (),
        "zh-CN",
        "Asia/Shanghai",
        AT,
        "前",
        fault,
        "",
        nodes,
        {},
        {},
        {"号码": typed_value("号码", AT)},
    )


def events(hotline: Hotline, *acts: str) -> list[str]:
    """What happens after the first menu was entered, to the end of a caller who acts so and then hangs up."""
    return [str(event) for event in run(hotline, Follower(Plan(acts, ".")), NOON)][2:]


def keys(typed: str) -> list[str]:
    return [f"key {each}" for each in typed]


ENDED = (number(4, 5, 6, ends="#"), key("0"))


@pytest.mark.parametrize(
    ("typed", "held", "after"),
    [
        ("1234#", "1234", ""),
        ("12345#", "12345", ""),
        ("1234", "1234", ""),
        ("123456", "123456", ""),
        ("123456#", "123456", ""),
        ("1234567", "123456", "7"),
        ("123456*", "123456", "*"),
        ("123456##", "123456", "#"),
        ("123456#1", "123456", "1"),
        ("1234561", "123456", "1"),
    ],
)
def test_a_number_with_its_end_key_or_full_or_after_the_wait(typed: str, held: str, after: str) -> None:
    told = events(flow(*ENDED), typed)
    first = typed.removesuffix(after) if typed[6:7] in ("#", "") else typed
    assert told[: len(first) + 2] == [*keys(first), f"set 号码 {held}", "goto 后"]
    rest = {"": ["hangup caller"], "1": ["goto 末", "hangup flow"], "#": ["goto 末", "hangup flow"]}
    wrong = [f"wrong {after}", "hangup caller"]
    assert told[len(first) + 2 :] == [*(keys(after) if first != typed else []), *rest.get(after, wrong)]


@pytest.mark.parametrize("typed", ["12#", "#", "12*", "0#", "*", "1234*", "12345*"])
def test_what_is_too_short_or_holds_another_key_is_wrong_as_a_whole(typed: str) -> None:
    told = events(flow(*ENDED), typed, "0")
    assert told == [*keys(typed), f"wrong {typed}", "key 0", "goto 末", "hangup flow"]


def test_too_short_and_the_wait_passes() -> None:
    assert events(flow(*ENDED), "12", "0") == [*keys("12"), "wrong 12", "key 0", "goto 末", "hangup flow"]


def test_a_key_of_its_own_goes_on_being_one() -> None:
    assert events(flow(*ENDED), "0") == ["key 0", "goto 末", "hangup flow"]
    assert events(flow(number(4, ends="#"), key("#")), "#") == ["key #", "goto 末", "hangup flow"]


def test_a_full_number_without_an_end_key_is_taken_at_once() -> None:
    told = events(flow(number(4)), "1234#")
    assert told == [*keys("1234"), "set 号码 1234", "goto 后", "key #", "goto 末", "hangup flow"]


def test_how_long_a_full_number_waits_for_its_end_key() -> None:
    for entries, typed, waits in (
        (ENDED, "123456", 3000),
        (ENDED, "123456#", 0),
        (ENDED, "1234567", 0),
        ((number(6),), "123456", 0),
    ):
        found = list(run(flow(*entries), Follower(Plan((typed, PASS), ".")), NOON))
        keyed = max(event.at_ms for event in found if event.kind == "key")
        assert next(event.at_ms for event in found if event.kind == "set") - keyed == waits


def test_another_entry_may_be_longer_than_the_number() -> None:
    entries = (number(4, ends="#"), key("8XXXXX"))
    assert events(flow(*entries), "8123#")[4:7] == ["key #", "set 号码 8123", "goto 后"]
    assert events(flow(*entries), "812345")[-2:] == ["goto 末", "hangup flow"]
    assert events(flow(*entries), "8123*")[5] == "wrong 8123*"
    assert events(flow(*entries), "7123*")[4:7] == ["key *", "set 号码 7123", "goto 后"]


def test_the_last_digit_may_be_a_star() -> None:
    identity = number(18, ends="#", last="*")
    digits = "12345678901234567"
    for typed in (f"{digits}8", f"{digits}*", f"{digits}*#", f"{digits}8#"):
        assert f"set 号码 {typed.removesuffix('#')}" in events(flow(identity), typed)
    assert f"wrong {digits[:16]}*" in events(flow(identity), f"{digits[:16]}*")
    assert f"wrong {digits}#" in events(flow(identity), f"{digits}#")
    assert events(flow(number(18, last="*")), f"{digits}*1")[-4:] == [
        "goto 后",
        "key 1",
        "goto 末",
        "hangup flow",
    ]


def test_any_length() -> None:
    free = number(*range(1, 33), ends="#")
    for length in (1, 7, 32):
        assert f"set 号码 {'5' * length}" in events(flow(free), "5" * length + "#")
    assert events(flow(free), "5" * 33)[32:35] == ["key 5", f"set 号码 {'5' * 32}", "goto 后"]


def test_a_pattern_with_a_literal_key_goes_before_a_number() -> None:
    pattern, any_four = key("8XXX"), number(4)
    assert matched("8123", (any_four, pattern)) is pattern
    assert matched("7123", (any_four, pattern)) is any_four
    assert matched("812", (any_four, pattern)) is None
    assert value("1234#", number(4, ends="#")) == "1234"
    assert value("123*", number(4, ends="#", last="*")) == "123*"


def test_the_caller_hangs_up_while_the_end_key_is_waited_for() -> None:
    assert events(flow(*ENDED), "123456.") == [*keys("123456"), "hangup caller"]


def test_every_key_is_asked_for_within_its_own_limit() -> None:
    asked: list[tuple[int, bool]] = []

    class Slow(Follower):
        def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
            asked.append((limit_ms, first))
            return Typed("123456"[len(asked) - 1] if len(asked) <= 6 else "#", after_ms=limit_ms // 4)

    run(flow(*ENDED), Slow(Plan()), NOON)
    assert asked[:7] == [(5000, True), *[(3000, False)] * 6]
