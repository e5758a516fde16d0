"""Random flows and callers: what is drawn compiles and ends, and the generated calls leave out no edge that there is."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from strategies import EXTENSIONS, MONDAY, Drawn, calls, hotlines

from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call, recorded
from ivrc.verify.make import Surroundings
from ivrc.verify.paths import generate
from verify.explorer import explore

QUIET = settings(deadline=None, suppress_health_check=list(HealthCheck))
LONGEST = 2000
"""Events. A call of a small flow has a few dozen."""


def moments() -> list[datetime]:
    """A time in each piece of a weekday and a Sunday, and right before each change."""
    hours = [h + m / 60 for h in (0, 6, 8, 9, 12, 13, 17, 20, 22) for m in (-0.05, 30)]
    days = [MONDAY, MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)]
    return [day + timedelta(hours=hour) for day in days for hour in hours]


@settings(QUIET, max_examples=150)
@given(st.data())
def test_every_call_into_every_flow_ends(data: st.DataObject) -> None:
    drawn: Drawn = data.draw(hotlines())
    call: Call = data.draw(calls(drawn.hotline))
    events = run(drawn.hotline, call.caller(), call.given(EXTENSIONS))
    assert events[-1].kind == "hangup"
    assert len(events) < LONGEST
    again = run(drawn.hotline, call.caller(), call.given(EXTENSIONS))
    assert again == events
    assert Call.of_dict(call.as_dict()) == call
    event(f"ends with {events[-1]}")


@settings(QUIET, max_examples=100)
@given(hotlines(), st.text("0128*#-", max_size=12))
def test_any_scripted_caller_is_written_down_as_a_plan(drawn: Drawn, steps: str) -> None:
    around = Call("", "", recorded(drawn.hotline, Script(steps), _at_ten()), MONDAY + timedelta(hours=10))
    told = [str(e) for e in run(drawn.hotline, Script(steps), _at_ten())]
    assert [
        str(e) for e in run(drawn.hotline, around.caller(), around.given(EXTENSIONS)) if e.kind != "message"
    ] == [each for each in told if not each.startswith("message")]


@settings(QUIET, max_examples=40)
@given(hotlines())
def test_the_generated_calls_take_every_edge_that_any_call_can_take(drawn: Drawn) -> None:
    paths = generate(drawn.hotline, Surroundings(EXTENSIONS))
    event(f"unreached: {min(len(paths.unreached), 3)}")
    assert len(paths.taken) + len(paths.unreached) == len(paths.ways)
    assert {each for path in paths.paths for each in path.covers} >= paths.taken
    if paths.unreached:
        found = explore(drawn.hotline, moments(), EXTENSIONS)
        missed = {(each.way.node, each.way.what) for each in paths.unreached} & found
        assert not missed


@settings(QUIET, max_examples=30)
@given(hotlines())
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
