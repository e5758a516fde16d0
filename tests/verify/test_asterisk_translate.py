"""From AMI events to traces: recorded calls of a real Asterisk 22.10, and single turns made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.switches.asterisk.driver import endpoints
from ivrc.switches.asterisk.driver.ami import Message, parse
from ivrc.switches.asterisk.driver.translate import Translator
from ivrc.switches.asterisk.text.plan import plan
from ivrc.verify.compare import on_time
from ivrc.verify.endpoints import destinations
from ivrc.verify.sounds import VOICES
from tests.verify.conftest import Shipped

RECORDED = sorted((Path(__file__).parent / "recorded_asterisk").glob("*.jsonl"))


def translator(shipped: Shipped) -> Translator:
    private = endpoints.site([shipped.hotline], shipped.site, Path("/private/spool"))
    return Translator(plan(shipped.hotline, private), list(destinations([shipped.hotline])))


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_call_gives_its_trace(path: Path, shipped: Shipped) -> None:
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    read = translator(shipped)
    moments = [moment for line in lines for moment in read.feed(json.loads(line))]
    seconds = {"message"}
    told = [str(e) if e.kind not in seconds else f"message {e.what[0]}" for e in read.trace]
    wanted = [e.rpartition(" ")[0] if e.startswith("message") else e for e in json.loads(head)["trace"]]
    assert told == wanted
    assert moments[-1].kind == "over"
    assert all(on_time(wait) for wait in read.waits)
    assert [event.what[0] for event in read.trace if event.kind == "play"] == [
        each.clip for each in read.plays if each.clip not in VOICES
    ]


def test_there_are_recordings() -> None:
    assert len(RECORDED) == 8


def step(
    context: str, extension: str, application: str, data: str = "", at: float = 1.0, priority: int = 2
) -> Message:
    return {
        "Event": "Newexten",
        "Context": f"ivrc-大众联合{context}",
        "Extension": extension,
        "Priority": str(priority),
        "Application": application,
        "AppData": data,
        "Timestamp": str(at),
    }


def key(digit: str, at: float = 2.0) -> Message:
    return {"Event": "DTMFEnd", "Direction": "Received", "Digit": digit, "Timestamp": str(at)}


def fed(shipped: Shipped, *events: Message, ahead: bool = False) -> Translator:
    read = translator(shipped)
    read.feed(step("", "s", "Answer", priority=1))
    read.ahead = ahead
    for event in events:
        read.feed(event)
    return read


def kinds(read: Translator) -> list[str]:
    return [str(event) for event in read.trace[1:]]


def test_a_key_cuts_a_clip_and_is_taken(shipped: Shipped) -> None:
    read = fed(shipped, step(".主菜单", "s", "BackGround", "ivrc/大众联合/甲"), key("0"))
    assert kinds(read) == ["play 甲", "interrupted", "key 0"]
    assert read.plays[0].cut


def test_a_clip_cut_by_a_waiting_key_counts_as_not_played(shipped: Shipped) -> None:
    read = fed(shipped, step(".主菜单", "s", "BackGround", "ivrc/大众联合/甲"), key("0"), ahead=True)
    assert kinds(read) == ["key 0"]
    assert [each.clip for each in read.plays] == ["甲"]


def test_a_key_in_an_uninterruptible_clip_leaves_no_event(shipped: Shipped) -> None:
    assert kinds(fed(shipped, step(".欢迎", "s", "Playback", "ivrc/大众联合/甲"), key("0"))) == ["play 甲"]


@pytest.mark.parametrize("application", ["Dial", "Record"])
def test_a_key_while_something_else_runs_leaves_no_event(application: str, shipped: Shipped) -> None:
    read = fed(
        shipped,
        step(".留言.message", "s", "NoOp", priority=1),
        step(".留言.message", "s", application),
        key("5"),
    )
    assert "key 5" not in kinds(read)


def test_a_clip_that_failed_was_not_played(shipped: Shipped) -> None:
    failed = {"Event": "VarSet", "Variable": "BACKGROUNDSTATUS", "Value": "FAILED", "Timestamp": "1"}
    read = fed(
        shipped,
        step(".主菜单", "s", "NoOp", priority=1),
        step(".主菜单", "s", "BackGround", "ivrc/大众联合/甲"),
        failed,
        step(".主菜单", "s", "GotoIf"),
        step(".主菜单", "fault", "GotoIf", priority=1),
    )
    assert kinds(read) == ["goto 主菜单", "fault 甲"]


def test_a_dial_string_that_is_no_destination_is_told_as_it_stands(shipped: Shipped) -> None:
    read = fed(shipped, step(".客服坐席.dial", "s", "Dial", "PJSIP/8001,15,g"))
    assert kinds(read) == ["dial PJSIP/8001,15,g"]


def test_a_hang_up_in_an_unforeseen_place_is_not_taken_for_the_flows(shipped: Shipped) -> None:
    read = fed(shipped, step(".主菜单", "i", "Hangup"), {"Event": "Hangup", "Timestamp": "3"})
    assert kinds(read)[-1] == "hangup Hangup(ivrc-大众联合.主菜单,i)"


def test_further_keys_are_awaited_only_where_a_longer_entry_is_possible(shipped: Shipped) -> None:
    read = translator(shipped)
    read.feed(step(".其他业务", "s", "WaitExten", "5"))
    assert [moment.kind for moment in read.feed(key("8"))] == ["key", "wait"]
    assert [moment.kind for moment in translator(shipped).feed(key("8"))] == ["key"]
    read.feed(step(".主菜单", "s", "WaitExten", "5"))
    assert [moment.kind for moment in read.feed(key("0"))] == ["key"]


def test_messages_are_read_with_colons_and_repeated_names() -> None:
    assert parse("Event: VarSet\r\nVariable: A\r\nValue: b: c\r\n\r\n") == {
        "Event": "VarSet",
        "Variable": "A",
        "Value": "b: c",
    }
    assert parse("Output: 1\r\nOutput: 2\r\n")["Output"] == "1\n2"


@pytest.mark.parametrize("told, event", [
    ((), "fault told in the log never"),
    (("ERROR,ivrc: …",), ""),
    (("NOTICE,ivrc: …",), "fault told in the log never"),
    (("ERROR,ivrc: …", "ERROR,ivrc: …"), "fault told in the log twice"),
])  # fmt: skip
def test_a_fault_is_told_in_the_log_once(told: tuple[str, ...], event: str, shipped: Shipped) -> None:
    read = translator(shipped)
    read.feed(step("", "s", "Answer", priority=1))
    read.feed(step("~all", "fault", "Log" if told else "NoOp", *told[:1], priority=1))
    for priority, text in enumerate(told[1:], 2):
        read.feed(step("~all", "fault", "Log", text, priority=priority))
    read.feed({"Event": "Hangup", "Timestamp": "2.0"})
    assert str(read.trace[-2]) == event if event else read.untold == 0
