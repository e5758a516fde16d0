"""Calls into the emitted document, by the little interpreter in `vxml_browser`: what docs/semantics.md says, happens.

A clip lasts a second there. Times are seconds since the call began.
"""

from __future__ import annotations

from typing import Any

import pytest

from ivrc.flow.nodes import Hotline
from ivrc.switches.voicexml.text.target import TARGET

from .flows import branch, hangup, hotline, menu, record, retry, say, schedule, site, transfer, voicemail
from .vxml_browser import Browser, Caller, at, heard

DESK, CHIEF = "sip:8001@pbx.example.com", "tel:+8657688881001"
SITE = site("voicexml", 坐席=DESK, 班长=CHIEF)
RECORDER = "post https://recorder.example.com/calls form"
MAIL = "post https://mail.example.com/messages?to=desk&kind=voice multipart/form-data"
ABOUT = "caller=sip:caller@example.com called=sip:33881001@example.com call=a84b4c76e66710"


PATIENT = Caller()
"""Listens to everything and types nothing."""


def run(flow: Hotline, caller: Caller = PATIENT) -> list[str]:
    (content,) = TARGET.emit(flow, SITE).files.values()
    return heard(Browser(content.encode(), caller).call())


def leaves(*names: str) -> list[Any]:
    """For each name a node that says the name and hangs up, so that a trace shows where a call came to."""
    return [each for name in names for each in (say(name, f"at-{name}", to="bye"),)] + [hangup()]


def menu_only(keys: dict[str, str], **more: Any) -> Hotline:
    targets = [name for name in dict.fromkeys([*keys.values(), "out"]) if name != "main"]
    return hotline(menu("main", keys, "prompt", exit_="out", **more), *leaves(*targets))


# Rules 1 to 4: keys


def test_a_key_during_an_interruptible_clip_stops_it_and_is_the_menus_first() -> None:
    flow = hotline(say("欢迎", "hello", to="main"), menu("main", {"1": "one"}, "prompt"), *leaves("one"))
    assert run(flow, Caller(at((0.5, "1"))))[:4] == ["play hello", "interrupted", "typed 1", "play at-one"]


def test_a_key_during_an_uninterruptible_clip_is_discarded() -> None:
    flow = hotline(say("欢迎", "!notice", to="main"), menu("main", {"1": "one"}, "prompt"), *leaves("one"))
    assert run(flow, Caller(at((0.5, "1"))))[:3] == ["play notice", "play prompt", "play prompt"]


def test_a_key_before_the_notice_cannot_skip_it() -> None:
    """VoiceXML alone would drop the notice with the rest of the queue (2.0, section 4.1.5)."""
    flow = hotline(
        say("欢迎", "hello", "!notice", "more", to="rec"),
        record("rec", "main"),
        menu("main", {"1": "one"}, "prompt"),
        *leaves("one"),
    )
    trace = run(flow, Caller(at((0.2, "1111"))))
    assert trace[:2] == ["play hello", "interrupted"]
    calm = [line for line in trace if not line.startswith("typed")]
    assert calm[2:6] == ["play notice", "play more", f"{RECORDER} hotline=测试热线 {ABOUT}", "play prompt"]


def test_a_pending_key_is_kept_through_recording_and_clock() -> None:
    flow = hotline(
        say("欢迎", "!notice", "more", to="rec"),
        record("rec", "hours"),
        branch("hours", {"always": "skipped"}, "bye"),
        say("skipped", "not-heard", to="main"),
        menu("main", {"1": "one", "2": "two"}, "prompt"),
        *leaves("one", "two"),
        schedules=[schedule("always", *((day, 0, 1440) for day in range(7)))],
    )
    trace = run(flow, Caller(at((1.5, "2"))))
    assert [line.split()[0] for line in trace[:5]] == ["play", "play", "interrupted", "typed", "post"]
    assert trace[5:] == ["play at-two", "disconnect"]


def test_keys_typed_ahead_stay_in_order() -> None:
    flow = hotline(
        say("欢迎", "hello", to="first"),
        branch("first", {}, "second"),
        branch("second", {}, "main"),
        menu("main", {"12": "right", "21": "wrong", "2": "wrong"}, "prompt"),
        *leaves("right", "wrong"),
    )
    assert run(flow, Caller(at((0.5, "12"))))[-2:] == ["play at-right", "disconnect"]


@pytest.mark.parametrize(
    ("typed", "came_to"),
    [
        ("8123", "ext"),
        ("80", "short"),
        ("8", "short8"),
        ("0", "zero"),
        ("85#", "wrong"),
        ("9", "wrong"),
        ("812", "wrong"),
    ],
)
@pytest.mark.parametrize("pending", [True, False])
def test_mixed_lengths_with_and_without_a_pending_key(typed: str, came_to: str, pending: bool) -> None:
    keys = {"0": "zero", "8": "short8", "80": "short", "8XXX": "ext"}
    nodes = [
        menu("main", keys, "prompt", wrong=retry(0, "wrong"), variables={"8XXX": "分机号"}),
        *leaves("zero", "short8", "short", "ext", "wrong"),
    ]
    if pending:
        nodes = [say("欢迎", "hello", to="hours"), branch("hours", {}, "main"), *nodes]
    trace = run(hotline(*nodes, variables=("分机号",)), Caller(at((0.5, typed))))
    assert f"play at-{came_to}" in trace
    assert "play prompt" not in trace or not pending


def test_keys_that_wait_are_gone_after_a_transfer_and_a_message() -> None:
    flow = hotline(
        say("欢迎", "hello", to="desk"),
        transfer("desk", "坐席", busy="main"),
        menu("main", {"1": "box"}, "prompt", exit_="box"),
        voicemail("box", "again"),
        menu("again", {"1": "bye"}, "prompt2"),
        hangup(),
    )
    caller = Caller(at((0.1, "111"), (5, "1"), (16.2, "1")), answers={DESK: "busy"})
    trace = [line for line in run(flow, caller) if not line.startswith("typed")]
    assert trace[:5] == ["play hello", "interrupted", f"dial {DESK} busy", "play prompt", "interrupted"]
    assert trace[5] == "play beep" and trace[6].startswith(MAIL) and trace[7] == "play prompt2"


# Rules 5 to 11: menus


def test_silence_repeats_and_then_leaves() -> None:
    trace = run(menu_only({"1": "one"}, silence=retry(2, "out", "still")))
    assert trace == ["play prompt"] + ["play still", "play prompt"] * 2 + ["play at-out", "disconnect"]


def test_silence_and_wrong_keys_are_counted_apart() -> None:
    flow = menu_only({"1": "one"}, silence=retry(1, "out", "still"), wrong=retry(1, "one", "sorry"))
    trace = run(flow, Caller(at((2, "5"))))
    assert trace == [
        *("play prompt", "typed 5", "play sorry", "play prompt"),
        *("play still", "play prompt", "play at-out", "disconnect"),
    ]


def test_wrong_keys_repeat_and_then_leave() -> None:
    flow = menu_only({"1": "one"}, wrong=retry(1, "out", "!sorry"))
    trace = run(flow, Caller(at((0.5, "5"), (2, "6"))))
    assert trace[:5] == ["play prompt", "interrupted", "typed 5", "play sorry", "play prompt"]
    assert trace[5:] == ["interrupted", "typed 6", "play at-out", "disconnect"]


def test_no_repeat_at_all() -> None:
    flow = menu_only({"1": "one"}, silence=retry(0, "out"), wrong=retry(0, "one"))
    assert run(flow) == ["play prompt", "play at-out", "disconnect"]


def test_a_wrong_key_takes_nothing_with_it() -> None:
    flow = menu_only({"1": "one", "12": "two"})
    trace = run(flow, Caller(at((0.5, "131"))))
    assert [line for line in trace if line.startswith("typed")] == ["typed 13", "typed 1"]
    assert "play at-one" in trace


def test_a_menu_that_leads_back_to_itself_begins_a_new_visit() -> None:
    flow = menu_only({"*": "main"}, silence=retry(1, "out"))
    trace = run(flow, Caller(at((7.5, "*"))))
    assert trace.count("play prompt") == 4


def test_a_clip_within_a_prompt_that_must_be_heard_is_heard_each_time() -> None:
    flow = hotline(
        menu("main", {"1": "one"}, "a", "!must", "b", silence=retry(1, "one", "s")), *leaves("one")
    )
    trace = run(flow, Caller(at((0.2, "1"))))
    assert trace == [
        *("play a", "interrupted", "typed 1", "play must", "play b"),
        *("play s", "play a", "play must", "play b", "play at-one", "disconnect"),
    ]


def test_a_pending_wrong_key_counts_as_wrong() -> None:
    flow = hotline(
        say("欢迎", "hello", to="hours"),
        branch("hours", {}, "main"),
        menu("main", {"1": "one"}, "prompt", wrong=retry(1, "out", "sorry"), exit_="out"),
        *leaves("one", "out"),
    )
    trace = run(flow, Caller(at((0.5, "7"))))
    assert trace[:5] == ["play hello", "interrupted", "typed 7", "play sorry", "play prompt"]


# Rules 12 to 15: clock and transfers


def test_the_clock_is_read_when_the_greeting_has_been_heard() -> None:
    flow = hotline(
        say("欢迎", "hello", to="hours"),
        branch("hours", {"morning": "open"}, "closed"),
        *leaves("open", "closed"),
        schedules=[schedule("morning", (0, 540, 690))],
    )
    opens = 1_767_574_800_000  # Monday 5 January 2026, 09:00 in Shanghai
    assert "play at-open" in run(flow, Caller(begins=opens))
    assert "play at-closed" in run(flow, Caller(begins=opens - 2000))
    assert "play at-open" in run(flow, Caller(begins=opens - 1000))
    assert "play at-closed" in run(flow, Caller(begins=opens + (690 - 540) * 60_000 - 500))


@pytest.mark.parametrize(
    ("answers", "dialled", "came_to"),
    [
        ({DESK: "busy", CHIEF: "noanswer"}, 2, "play at-lost"),
        ({DESK: "noanswer", CHIEF: "busy"}, 2, "play at-busy"),
        ({DESK: "busy", CHIEF: "network_busy"}, 2, "play at-failed"),
        ({DESK: "error.connection.noroute", CHIEF: "error.unsupported.transfer.bridge"}, 2, "play at-failed"),
        ({DESK: "error.connection.noroute", CHIEF: "maxtime_disconnect"}, 2, "play at-after"),
        ({DESK: "unknown", CHIEF: "busy"}, 2, "play at-busy"),
        ({DESK: "far_end_disconnect"}, 1, "play at-after"),
        ({DESK: "network_disconnect"}, 1, "play at-after"),
    ],
)
def test_destinations_in_turn_and_the_last_outcome(
    answers: dict[str, str], dialled: int, came_to: str
) -> None:
    flow = hotline(
        transfer("desk", "坐席", "班长", busy="busy", no_answer="lost", unavailable="failed", after="after"),
        *leaves("busy", "lost", "failed", "after"),
    )
    trace = run(flow, Caller(answers=answers))
    assert sum(line.startswith("dial") for line in trace) == dialled
    assert trace[-2:] == [came_to, "disconnect"]


def test_without_a_way_after_the_agent_the_call_ends() -> None:
    assert run(hotline(transfer("desk", "坐席"), hangup())) == [
        f"dial {DESK} far_end_disconnect",
        "disconnect",
    ]


@pytest.mark.parametrize(
    ("typed", "dialled"), [("8123", True), ("605", True), ("7123", False), ("610", False)]
)
def test_only_listed_extensions_are_dialled(typed: str, dialled: bool) -> None:
    flow = hotline(
        menu("main", {"XXXX": "ext", "XXX": "ext"}, "prompt", variables={"XXXX": "分机号", "XXX": "分机号"}),
        transfer("ext", extension="分机号", unavailable="failed"),
        *leaves("failed"),
        variables=("分机号",),
    )
    trace = run(flow, Caller(at((0.5, typed))))
    assert (f"dial sip:{typed}@pbx.example.com far_end_disconnect" in trace) is dialled
    assert ("play at-failed" in trace) is not dialled


# Rules 16 to 20: recording, messages, faults, hang-up


def test_recording_starts_once() -> None:
    flow = hotline(record("a", "b"), record("b", "bye"), hangup())
    assert run(flow) == [f"{RECORDER} hotline=测试热线 {ABOUT}", "disconnect"]


SENT = f"{MAIL} hotline=测试热线 mailbox=售后 message=AUDIO {ABOUT}"


@pytest.mark.parametrize(
    ("caller", "trace"),
    [
        (Caller(at((3, "12#"))), ["play beep", SENT, "play at-next", "disconnect"]),
        (PATIENT, ["play beep", SENT, "play at-next", "disconnect"]),
        (Caller(hangs_up=4000), ["play beep", "hangup caller", SENT]),
        (Caller(silent=True), ["play beep", "play at-next", "disconnect"]),
        (Caller(hangs_up=500), ["play beep", "hangup caller"]),
    ],
    ids=["end key", "longest time", "hang-up", "not a word", "hang-up at the beep"],
)
def test_a_message_is_kept_however_it_ends(caller: Caller, trace: list[str]) -> None:
    flow = hotline(voicemail("box", "next", mailbox="售后"), *leaves("next"))
    assert run(flow, caller) == trace


def test_a_message_ended_by_another_key() -> None:
    flow = hotline(voicemail("box", "next", mailbox="售后", end_key="*"), *leaves("next"))
    assert run(flow, Caller(at((3, "#1#")), hangs_up=5000)) == ["play beep", "hangup caller", SENT]
    assert run(flow, Caller(at((3, "#1*")))) == ["play beep", SENT, "play at-next", "disconnect"]


def test_a_fault_takes_the_fault_way_and_a_second_one_ends_the_call() -> None:
    recorder = "https://recorder.example.com/calls"
    flow = hotline(
        record("a", "bye"), say("sorry", "sorry", to="b"), record("b", "bye"), hangup(), fault="sorry"
    )
    assert run(flow, Caller(failing=(recorder,))) == ["play sorry", "disconnect"]
    flow = hotline(record("a", "bye"), say("sorry", "sorry", to="bye"), hangup(), fault="sorry")
    assert run(flow, Caller(failing=(recorder,))) == ["play sorry", "disconnect"]


def test_a_variable_that_was_never_typed_is_a_fault() -> None:
    flow = hotline(
        transfer("ext", extension="分机号"),
        say("sorry", "sorry", to="bye"),
        hangup(),
        fault="sorry",
        variables=("分机号",),
    )
    assert run(flow) == ["play sorry", "disconnect"]


@pytest.mark.parametrize("moment", [100, 1500, 3000, 9000])
def test_the_caller_may_hang_up_anywhere(moment: int) -> None:
    flow = hotline(say("欢迎", "hello", "!notice", to="main"), menu("main", {"1": "bye"}, "prompt"), hangup())
    assert run(flow, Caller(hangs_up=moment))[-1] == "hangup caller"
