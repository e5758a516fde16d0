"""What the page is served, to whom, and that a call in it is the simulator's."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.page.call import Call
from ivrc.page.server import POLICY, Server
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

from .conftest import MENU

Serve = Callable[[], Server]
NOON = Circumstances(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai")))


def got(server: Server, where: str, body: Any = None, **headers: str) -> Any:
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(server.address + where, data=data, headers=headers)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert answer.headers["Content-Security-Policy"] == POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        read = answer.read()
        return json.loads(read) if "json" in answer.headers["Content-Type"] else read


def refused(server: Server, where: str, body: Any = None, **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as problem:
        got(server, where, body, **headers)
    return problem.value.code


def until(meets: Callable[[], Any]) -> Any:
    """What comes in time; a machine may be very busy."""
    ends = time.monotonic() + 120
    while not (found := meets()):
        assert time.monotonic() < ends
        time.sleep(0.05)
    return found


def test_the_page_and_what_it_shows(serve: Serve) -> None:
    server = serve()
    page = got(server, "").decode()
    assert '<script src="desk.js"' in page and "onclick" not in page and "<style" not in page
    assert b"innerHTML" not in got(server, "desk.js") and got(server, "desk.css")
    state = got(server, "state")
    assert state["name"] == "甲" and state["destinations"] == ["前台"]
    assert state["pictures"]["all"].count("<g data-node=") == 5
    assert next(clip["text"] for clip in state["clips"]) == "您好，欢迎致电。"


def test_clips_are_heard_once_there_are_any(serve: Serve) -> None:
    server = serve()
    clips = until(lambda: [c for c in got(server, "state")["clips"] if c["seconds"]])
    assert got(server, f"clip/{quote(clips[0]['id'])}")[:4] == b"RIFF"
    assert refused(server, "clip/..%2f..%2fivrc.yaml") == refused(server, "clip/none") == 404


def test_nobody_else_is_answered(serve: Serve) -> None:
    server = serve()
    other = urllib.request.Request(server.address.replace(server.token, "x" * len(server.token)))
    with pytest.raises(urllib.error.HTTPError) as problem:
        urllib.request.urlopen(other, timeout=60)
    assert problem.value.code == 403
    assert refused(server, "state", Host="evil.example") == 403
    assert refused(server, "call", {}, Origin="http://evil.example") == 403
    assert refused(server, "call", []) == 400
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 90_000, b"\xff\xfe", b"{}" * 60_000])
def test_what_is_no_message_is_refused(serve: Serve, body: bytes) -> None:
    asked = urllib.request.Request(serve().address + "call", data=body)
    with pytest.raises(urllib.error.HTTPError) as problem:
        urllib.request.urlopen(asked, timeout=60)
    assert problem.value.code in (400, 403)


def test_events_from_a_number_that_is_none(serve: Serve) -> None:
    server = serve()
    call = got(server, "call", {"from": ""})["call"]
    for number in ("-1", "x", "9" * 5000, "٣"):
        assert set(got(server, f"call/{call}?after={quote(number)}")) == {"events", "over"}
    got(server, f"call/{call}", {"keys": "."})


@pytest.mark.parametrize(
    "asked",
    [{"at": "yesterday"}, {"from": "<script>"}, {"outcomes": {"前台": "asleep"}}, {"outcomes": ["busy"]}],
)
def test_a_call_that_cannot_be(serve: Serve, asked: dict[str, Any]) -> None:
    assert refused(serve(), "call", asked) == 400


def test_a_change_of_the_file_is_shown(serve: Serve, menu: Path) -> None:
    server = serve()
    first = got(server, "state")
    menu.write_text(MENU.replace("热线 甲", "热线 乙"), encoding="utf-8")
    os.utime(menu, ns=(1, 1))
    second = until(lambda: (state := got(server, "state"))["name"] == "乙" and state)
    assert second["version"] != first["version"]
    menu.write_text(MENU + "什么\n", encoding="utf-8")
    third = until(lambda: (state := got(server, "state"))["findings"] and state)
    assert "name" not in third and third["findings"][0]["code"] == "IVRC101"


def followed(server: Server, name: str, wanted: str) -> list[dict[str, Any]]:
    """The events up to one of a kind."""
    events: list[dict[str, Any]] = []

    def one() -> bool:
        events.extend(got(server, f"call/{name}?after={len(events)}")["events"])
        return any(event["event"] == wanted for event in events)

    until(one)
    return events


def test_a_call_through_the_page(serve: Serve) -> None:
    server = serve()
    until(lambda: any(c["seconds"] for c in got(server, "state")["clips"]))
    name = got(server, "call", {"outcomes": {"前台": "busy"}, "from": "13800138000"})["call"]
    followed(server, name, "play")
    got(server, f"call/{name}", {"keys": "0"})
    events = followed(server, name, "interrupted")
    assert [event["event"] for event in events].count("play") == 1
    followed(server, name, "goto")
    until(lambda: "beep" in str(got(server, f"call/{name}")["events"]))
    got(server, f"call/{name}", {"keys": "."})
    last = followed(server, name, "hangup")[-1]
    assert (last["who"], last["block"]) == ("caller", "留言")
    assert got(server, f"call/{name}?after=999") == {"events": [], "over": True}


def test_it_is_the_simulators_call(serve: Serve) -> None:
    hotline = compile_text(MENU).hotline
    assert hotline is not None
    lengths = {clip: 60_000 if at == 0 else 50 for at, clip in enumerate(hotline.clips)}
    given = NOON._replace(lengths_ms=lengths)
    call = Call(hotline, given, {"前台": "busy"}, "en")
    until(lambda: [event for event in call.after(0, 60)[0] if event["event"] == "play"])
    call.press("0")
    until(lambda: "beep" in str(call.after(0, 60)[0]))
    time.sleep(1)  # keys that come in the beep are lost, and the message then takes its minute
    call.press("x#")
    until(lambda: call.after(10_000, 60)[1])
    live = [{k: v for k, v in e.items() if k not in ("at", "line", "block")} for e in call.after(0, 0)[0]]
    script = run(hotline, Script("[0]", outcomes={"前台": "busy"}), given)
    reference = [{k: v for k, v in event.as_dict().items() if k != "at"} for event in script]
    for each in (*live, *reference):
        each.pop("seconds", None)
    assert live == reference


def test_a_call_that_goes_round_in_a_circle_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from ivrc.simulate import progress

    monkeypatch.setattr(progress, "MOST_EVENTS", 3)
    hotline = compile_text(MENU).hotline
    assert hotline is not None
    call = Call(hotline, NOON._replace(lengths_ms=dict.fromkeys(hotline.clips, 1)), {}, "en")
    until(lambda: call.after(10_000, 60)[1])
    assert "more than 3 events" in call.after(0, 0)[0][-1]["line"]
