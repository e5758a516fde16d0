"""What a FreeSWITCH 1.10.12 told of calls to 小店 (freeswitch/*.jsonl, made by freeswitch/record.py), as a trace; and
which calls its clock allows."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.switches.freeswitch.driver import endpoints as stubs
from ivrc.switches.freeswitch.driver import loaded
from ivrc.switches.freeswitch.driver.call import MOST_TOLD
from ivrc.switches.freeswitch.driver.call import Call as DrivenCall
from ivrc.switches.freeswitch.driver.esl import LOG, Event
from ivrc.switches.freeswitch.driver.limit import Limit
from ivrc.switches.freeswitch.driver.rounds import rounds
from ivrc.switches.freeswitch.driver.translate import Translator
from ivrc.switches.freeswitch.text.plan import Plan, plan
from ivrc.switches.freeswitch.text.target import emit
from ivrc.verify.compare import on_time, parting
from ivrc.verify.driver import Placed, Wait
from ivrc.verify.endpoints import destinations
from tests.verify.conftest import Shipped
from tests.verify.freeswitch.record import FOLDER, HERE, NUMBERS, TAG, hotline, plans, site

RECORDED = sorted(HERE.glob("*.jsonl"))


def events(path: Path) -> tuple[Call, list[Event]]:
    """A recorded call and its events."""
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    return Call.of_dict(json.loads(first)), [json.loads(line) for line in rest]


def planned(made: Hotline) -> Plan:
    """The hotline as it was on the switch."""
    stub = stubs.site(TAG, [made], site(), stubs.Folders(FOLDER))
    return plan(stubs.named(made, TAG), stub)


def translated(made: Hotline, told: list[Event]) -> Translator:
    """What the translator makes of events."""
    reader = Translator(planned(made), destinations([made]))
    for event in told:
        reader.feed(event)
    return reader


def test_every_kind_of_call_was_recorded() -> None:
    assert len(RECORDED) == len(plans(hotline()))


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_the_events_of_a_call_are_the_trace_that_the_simulator_gives(path: Path) -> None:
    made = hotline()
    call, told = events(path)
    reader = translated(made, told)
    meant = run(made, call.caller(), call.given(NUMBERS))
    assert [str(e) for e in reader.trace if e.kind != "message"] == [
        str(e) for e in meant if e.kind != "message"
    ]
    assert parting(meant, reader.trace) is None
    assert all(map(on_time, reader.waits)), reader.waits


def test_waits_are_measured_in_the_switchs_time() -> None:
    _, told = events(HERE / "unavailable-the-longest-message.jsonl")
    waits = translated(hotline(), told).waits
    assert [wait.what for wait in waits] == ["message"]
    assert abs(waits[0].took_ms - 5000) < 50


def measured(told: list[Event]) -> list[Wait]:
    """What the clips of a call took."""
    made = hotline()
    reader = Translator(planned(made), destinations([made]), dict.fromkeys(made.clips, 1000))
    for event in told:
        reader.feed(event)
    return [wait for wait in reader.waits if wait.what == "clip"]


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_clips_are_measured_and_silence_in_one_is_found(path: Path) -> None:
    _, told = events(path)
    clips = measured(told)
    assert clips and all(map(on_time, clips)), clips
    stops = [
        number
        for number, event in enumerate(told)
        if event["Event-Name"] == "PLAYBACK_STOP"
        and event["Playback-File-Path"].endswith(".wav")
        and event["Playback-Status"] != "break"
    ]
    stamp = "Event-Date-Timestamp"
    for silent_ms in (2000, 4000):
        late = [
            each if n < stops[0] else {**each, stamp: str(int(each[stamp]) + silent_ms * 1000)}
            for n, each in enumerate(told)
        ]
        assert [on_time(wait) for wait in measured(late)] == [False, *[True] * (len(clips) - 1)]


def without(told: list[Event], name: str, value: str) -> list[Event]:
    """The events without those of which a header begins with something; there are some."""
    left = [event for event in told if not event.get(name, "").startswith(value)]
    assert len(left) < len(told)
    return left


def lost() -> Iterator[tuple[str, str, str]]:
    """What a switch could leave undone in a call: the call, and which events would be missing then."""
    silent, busy = "silent-to-the-end", "busy-then-no-answer-a-message-by-its-key"
    yield silent, "Application-Data", "ivrc_silences=x"
    yield silent, "Playback-File-Path", f"{FOLDER}/sounds/m0"
    yield silent, "Event-Name", "RECORD_START"
    yield busy, "Application-Data", "ivrc_outcome=no-answer"
    yield busy, "Event-Name", "RECORD_STOP"
    yield busy, "Event-Name", "DTMF"
    yield "an-extension-busy-another-that-is-not-listed", "Application-Data", "ivrc_v1="
    yield "a-clip-is-missing", "Application-Data", "ivrc_fault="
    yield "hangs-up-in-the-talk", "Event-Name", "CHANNEL_ANSWER"


@pytest.mark.parametrize(("name", "header", "value"), list(lost()))
def test_what_a_switch_leaves_undone_is_a_difference(name: str, header: str, value: str) -> None:
    made = hotline()
    call, told = events(HERE / f"{name}.jsonl")
    meant = run(made, call.caller(), call.given(NUMBERS))
    assert parting(meant, translated(made, without(told, header, value)).trace) is not None


def test_nothing_of_a_verification_has_a_name_that_the_switch_may_have() -> None:
    made = hotline()
    names = planned(made)
    stub = stubs.site(TAG, [made], site(), stubs.Folders(FOLDER))
    emitted = list(emit(stubs.named(made, TAG), stub).files.values())
    tree = ElementTree.fromstring(stubs.dialplan(TAG, [f"start XML {names.entry}"], emitted))
    contexts = [context.get("name", "") for context in tree]
    assert len(set(contexts)) == len(contexts) == len(made.nodes) + 2
    assert all(name.startswith(f"ivrc-verify-{TAG}") for name in contexts)
    dialled = [each.get("data", "") for each in tree.iter("action") if each.get("application") == "bridge"]
    assert dialled
    assert all(each.endswith(f"/ivrc-verify-{TAG}") for each in dialled)


def test_a_channel_of_somebody_else_is_none_of_ours() -> None:
    assert stubs.channel(f"loopback/{TAG}-17-h0m2-b", TAG) == stubs.Channel(17, "h", "0m2", "b")
    assert stubs.channel(f"loopback/{TAG}-17-e8*1#-a", TAG) == stubs.Channel(17, "e", "8*1#", "a")
    assert stubs.channel("loopback/ffffffff-17-h0m2-b", TAG) is None
    assert stubs.channel("sofia/internal/1000@192.0.2.1", TAG) is None


@pytest.mark.parametrize("spoil", ["data", "name", "less", "more"])
def test_a_dialplan_that_is_not_as_it_was_written_is_found(spoil: str) -> None:
    text = (
        '<context name="a"><extension name="b"><action application="set" data="x=1"/></extension></context>'
    )
    one, other = ElementTree.fromstring(text), ElementTree.fromstring(text)
    assert loaded.parting(one, other) == ""
    if spoil == "data":
        other[0][0].set("data", "x=2")
    elif spoil == "name":
        other[0].set("name", "c")
    elif spoil == "less":
        other[0].remove(other[0][0])
    else:
        ElementTree.SubElement(other, "extension", {"name": "d"})
    assert loaded.parting(one, other)


def test_calls_are_driven_only_when_the_clock_lets_them_go_the_same_way(shipped: Shipped) -> None:
    """Monday at ten the hours are open: what needs closed hours, or a certain second, is left, and counted."""
    calls = shipped.calls()
    monday = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
    found, left = rounds(calls, monday, settable=False)
    assert len(found) == 1
    assert sorted((*found[0].numbers, *left)) == list(range(len(calls)))
    assert left
    for placed in found[0].calls:
        assert placed.given.start == monday
    for number in left:
        moved = calls[number]._replace(
            given=calls[number].given._replace(start=monday + timedelta(minutes=3))
        )
        assert parting(traced(calls[number]), traced(moved)) is not None


def test_with_a_clock_to_set_every_call_has_its_moment(shipped: Shipped) -> None:
    calls = shipped.calls()
    monday = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
    found, left = rounds(calls, monday, settable=True)
    assert left == ()
    assert sorted(n for each in found for n in each.numbers) == list(range(len(calls)))
    for each in found:
        for number, moved in zip(each.numbers, each.calls):
            assert parting(traced(calls[number]), traced(moved)) is None


def test_a_call_that_tells_no_event_and_goes_on_is_ended(shipped: Shipped) -> None:
    placed = shipped.calls()[0]
    stub = stubs.site(TAG, [placed.hotline], shipped.site, stubs.Folders(FOLDER))
    call = DrivenCall(no_answer, placed, plan(stubs.named(placed.hotline, TAG), stub), {}, "own")
    for told in range(MOST_TOLD + 1):
        assert not call.over.is_set(), told
        call.feed(stubs.Channel(1, "h", "1", "b"), {"Event-Name": "CHANNEL_EXECUTE", "Application": "sleep"})
    assert call.driven(None).trouble == "stuck"


async def no_answer(command: str) -> str:
    raise AssertionError(command)


def traced(call: Placed) -> list[object]:
    """A call's trace in the simulator; the caller is asked once only, so a fresh one is made of a copy."""
    return list(run(call.hotline, deepcopy(call.caller), call.given))


REFUSALS = {
    "Throttle Error! 71": True,
    "Over Session Limit! 1000": True,
    "Over Session Rate of 30!": False,
    "Failure.": False,
}


@pytest.mark.parametrize("line", REFUSALS)
def test_a_call_lacks_a_channel_that_the_switch_refused_when_it_was_asked_for(line: str) -> None:
    async def status(command: str) -> str:
        return ""

    limit, now = Limit(status), time.monotonic()
    assert limit.hear({"Event-Name": LOG, "_body": f"2026-11-25 [CRIT] switch_core_session.c:2422 {line}\n"})
    assert not limit.hear({"Event-Name": "CHANNEL_EXECUTE", "_body": line})
    assert limit.refused([now - 60, now]) is REFUSALS[line]
    assert not limit.refused([now - 60])


def test_a_call_waits_until_half_of_what_a_switch_takes_is_left() -> None:
    told = iter(
        ("16 session(s) per Sec out of max 30, peak 30", "15 session(s) per Sec out of max 30, peak 30")
    )
    asked: list[str] = []

    async def api(command: str) -> str:
        asked.append(command)
        return next(told)

    limit = Limit(api)
    asyncio.run(limit.wait_for_idle())
    assert asked == ["status", "status"]
    assert limit.apart == 0.2
