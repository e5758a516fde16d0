"""Random flows and callers: what is drawn compiles and ends, and the generated calls leave out no edge that there is."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from strategies import ASKING, EXTENSIONS, MONDAY, SPECIAL, WAITING, Drawn, calls, hotlines

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call, recorded
from verify.explorer import explore

QUIET = settings(deadline=None, suppress_health_check=list(HealthCheck))
LONGEST = 2000
"""Events. A call of a small flow has a few dozen."""


def moments() -> list[datetime]:
    """A time in each piece of a weekday, a Sunday and special days, and right before each change."""
    hours = [h + m / 60 for h in (0, 6, 8, 9, 12, 13, 17, 20, 22) for m in (-0.05, 30)]
    days = [MONDAY, MONDAY + timedelta(days=5), MONDAY + timedelta(days=6), *SPECIAL]
    return [day + timedelta(hours=hour) for day in days for hour in hours]


@settings(QUIET, max_examples=150)
@given(st.data())
def test_every_call_into_every_flow_ends(data: st.DataObject) -> None:
    drawn: Drawn = data.draw(hotlines(also=(*WAITING, *ASKING)))
    call: Call = data.draw(calls(drawn.hotline))
    events = run(drawn.hotline, call.caller(), call.given(EXTENSIONS))
    assert events[-1].kind == "hangup"
    assert len(events) < LONGEST
    again = run(drawn.hotline, call.caller(), call.given(EXTENSIONS))
    assert again == events
    assert Call.of_dict(call.as_dict()) == call
    event(f"ends with {events[-1]}")


@settings(QUIET, max_examples=100)
@given(hotlines(also=ASKING), st.text("0128*#-", max_size=12))
def test_any_scripted_caller_is_written_down_as_a_plan(drawn: Drawn, steps: str) -> None:
    around = Call("", "", recorded(drawn.hotline, Script(steps), _at_ten()), MONDAY + timedelta(hours=10))
    told = [str(e) for e in run(drawn.hotline, Script(steps), _at_ten())]
    assert [
        str(e) for e in run(drawn.hotline, around.caller(), around.given(EXTENSIONS)) if e.kind != "message"
    ] == [each for each in told if not each.startswith("message")]


@settings(QUIET, max_examples=40)
@given(hotlines(also=ASKING))
def test_the_generated_calls_take_every_edge_that_any_call_can_take(drawn: Drawn) -> None:
    paths = generate(drawn.hotline, Surroundings(EXTENSIONS))
    event(f"unreached: {min(len(paths.unreached), 3)}")
    assert len(paths.taken) + len(paths.unreached) == len(paths.ways)
    assert {each for path in paths.paths for each in path.covers} >= paths.taken
    if paths.unreached:
        found = explore(drawn.hotline, moments(), EXTENSIONS)
        missed = {(each.way.node, str(each.way.cause)) for each in paths.unreached} & found
        assert not missed


def test_the_explorer_finds_what_there_is() -> None:
    """Else the test above could not fail."""
    text = (
        "热线 试验 4001234567\n    无按键 5秒，→ 再见\n    按错键 → 再见\n    故障 → “系统故障。” 晚了\n\n"
        "分支 总机\n    上班 → 菜\n    否则 → 再见\n\n菜单 菜\n    人工请按0 → 再看\n    直拨请输入2位分机号 → 分机\n\n"
        "分支 再看\n    上班 → 再见\n    否则 → 晚了\n\n转接 分机：拨 {分机号}，振铃 5秒\n"
        "    占线，无人接听，转接失败 → 再见\n\n播报 晚了：“晚了。” → 再见\n\n播报 再见：“再见。” → 挂机\n\n"
        "时间 上班：周一至周五 9:00-17:00\n"
    )
    hotline = compile_text(text).hotline
    assert hotline is not None
    paths = generate(hotline, Surroundings(EXTENSIONS))
    assert not paths.unreached
    assert explore(hotline, moments(), EXTENSIONS) == {(each.node, str(each.cause)) for each in paths.ways}
    assert ("分机", "busy") not in explore(hotline, moments(), ("777",))


@settings(QUIET, max_examples=30)
@given(hotlines(also=(*WAITING, *ASKING)))
def test_the_generated_calls_are_the_same_each_time_and_each_covers_something(drawn: Drawn) -> None:
    paths = generate(drawn.hotline, Surroundings(EXTENSIONS))
    assert generate(drawn.hotline, Surroundings(EXTENSIONS)) == paths
    for number, path in enumerate(paths.paths):
        others = {
            each for other in (*paths.paths[:number], *paths.paths[number + 1 :]) for each in other.covers
        }
        assert set(path.covers) - others
        assert path.call.zh and path.call.en


def _at_ten() -> Circumstances:
    return Circumstances(MONDAY + timedelta(hours=10), extensions=EXTENSIONS)


def test_a_key_that_may_be_the_last_digit_is_tried_against_amounts() -> None:
    """Such a number is no amount: it takes the way of all others."""
    text = (
        "热线 试验 4001234567\n    无按键 3秒，→ 再见\n    按错键 → 再见\n    故障 → “系统故障。” 再见\n\n"
        "菜单 甲\n    “请输入证件尾号，按#结束，末位可以按*。”\n    2位{尾号}，末位可为*，以#结束 → 比\n\n"
        "分支 比\n    {尾号} 最多 300 → 再见\n    {尾号} 开头是 8 → 再见\n    否则 → 再见\n\n播报 再见：“再见。” → 挂机\n"
    )
    hotline = compile_text(text).hotline
    assert hotline is not None
    paths = generate(hotline, Surroundings(EXTENSIONS))
    assert not [each for each in paths.unreached if each.way.node == "比"]
