"""Keys that are typed ahead, against the simulator: what a check says of them happens in a call, and else it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from handmade import ZONE, at, hangup, hotline, menu, say
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivrc.checks.registry import check
from ivrc.flow import causes
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.nodes import Edge, Hotline, Node, Number
from ivrc.simulate.caller import NOTHING, Circumstances, Typed
from ivrc.simulate.machine import run

MOMENT = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))
between = st.lists(st.sampled_from(("话", "不可打断", "停顿")), max_size=3)


class Burst:
    """Types each of these at a wait, at once, and then nothing."""

    def __init__(self, *bursts: str) -> None:
        self.bursts: Iterator[str] = iter(bursts)

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        return NOTHING

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        return Typed(next(self.bursts, ""), after_ms=100)

    def dialled(self, destination: str) -> str:
        return "busy"

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 1000, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        return 1000, False


def chain(steps: list[str], to: str) -> list[Node]:
    """What lies between two menus, from `一0` on."""
    nodes: list[Node] = []
    for place, step in enumerate(steps):
        name, next_ = f"一{place}", f"一{place + 1}" if place + 1 < len(steps) else to
        if step == "停顿":
            nodes.append(Pause(name, at(50 + place), 1000, Edge(causes.NEXT, next_, at(50 + place))))
        else:
            nodes.append(say(name, f"第{place}句。", to=next_, line=50 + place, interruptible=step == "话"))
    return nodes


def plays(flow: Hotline, *bursts: str) -> list[str]:
    """The nodes to which a call comes."""
    trace = run(flow, Burst(*bursts), Circumstances(MOMENT))
    return [event.what[0] for event in trace if event.kind == "goto"]


END = (say("再见", "再见。", to="挂机", line=90), say("选了", "选了。", to="挂机", line=91), hangup(line=92))


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 4), st.sampled_from(("", "#")), between, st.sampled_from("#*1"))
@example(3, "", [], "#")
@example(3, "", ["停顿"], "#")
def test_an_end_key_that_is_an_option_next(digits: int, end: str, steps: list[str], option: str) -> None:
    """A caller types the digits and pound, whatever is asked for; where pound is asked for, once too often. Up to two digits
    nobody ends a number so."""
    asks = menu("号码", "请输入号码", keys={}, silence="再见", wrong="再见")
    number = Number((digits,), end, Edge(causes.number("4"), "一0" if steps else "菜单", at(5)))
    first: Menu = asks._replace(entries=(number,))
    second = menu("菜单", f"选它请按{option}", keys={option: "选了"}, silence="再见", wrong="再见", line=20)
    flow = hotline(first, *chain(steps, "菜单"), second, *END, fault="再见")
    told = any(found.code == "IVRC341" for found in check(flow))
    taken = "选了" in plays(flow, *"5" * (digits - 1), f"5#{end}")
    assert told == (taken and digits > 2)


@settings(deadline=None, max_examples=150)
@given(between, st.booleans(), st.sampled_from(("将扣款十元", "地址是东街八号")))
def test_consent_that_a_key_passes_over(steps: list[str], barge: bool, words: str) -> None:
    asks = menu("主菜单", "办理请按1", keys={"1": "一0" if steps else "确认"}, silence="再见", wrong="再见")
    last = menu(
        "确认",
        words,
        "确认请按1",
        "不办请按2",
        keys={"1": "选了", "2": "再见"},
        silence="再见",
        wrong="再见",
        line=20,
    )
    last = last._replace(prompt=tuple(play._replace(interruptible=barge) for play in last.prompt))
    flow = hotline(asks, *chain(steps, "确认"), last, *END, fault="再见")
    told = any(found.code == "IVRC343" for found in check(flow))
    assert told == ("选了" in plays(flow, "11") and "扣款" in words)
