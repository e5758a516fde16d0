"""Records what a running FreeSWITCH tells of calls to 小店, for test_freeswitch.py.

python -m tests.verify.freeswitch.record HOST:PORT CONF
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import datetime
from pathlib import Path
from unittest import mock

from ivrc.compile import compile_file
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import open_project, phrases
from ivrc.simulate.plan import LENGTH, Call, Plan
from ivrc.site import Extensions, Site
from ivrc.switches.freeswitch.driver import switch
from ivrc.switches.freeswitch.driver.esl import Address, Event
from ivrc.verify.driver import Placed
from ivrc.verify.sounds import sounds

HERE = Path(__file__).parent
TAG = "0123abcd"
NUMBERS = ("8001", "80XX")
FOLDER = "/private"
AT = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
KEPT = (
    "Event-Name",
    "Event-Date-Timestamp",
    "Application",
    "Application-Data",
    "Playback-File-Path",
    "Playback-Status",
    "DTMF-Digit",
    "Channel-State",
    "Record-File-Path",
    "Recording-Variable-ivrc_mailbox",
    "Unique-ID",
    "variable_record_ms",
)


def hotline() -> Hotline:
    """小店."""
    library, _ = phrases(open_project(HERE.parents[2])[0])
    found = compile_file(HERE / "小店.ivr", HERE, library).hotline
    assert found is not None
    return found


def site() -> Site:
    """A site; verification puts its own dial strings in the place of these."""
    names = {name: {"freeswitch": "user/1"} for name in ("坐席一", "坐席二")}
    return Site("tests", names, Extensions(NUMBERS, {"freeswitch": "user/{}"}))


def plans(made: Hotline) -> dict[str, tuple[Plan, frozenset[str]]]:
    """The calls: what is done in each, and which clips are missing."""
    clip = {each.text: name for name, each in made.clips.items()}
    none: frozenset[str] = frozenset()
    welcome, notice = clip["您好，小店。"], next(n for t, n in clip.items() if "录音" in t)
    order = next(name for text, name in clip.items() if text.startswith("订货"))
    return {
        "silent to the end": (Plan(), none),
        "wrong, and a key in the apology": (Plan(("7",), clips={(order, 2): "1#0"}), none),
        "keys before and in the notice": (Plan(("0",), clips={(welcome, 1): "5", (notice, 1): "00"}), none),
        "busy, then no answer, a message by its key": (
            Plan(("0",), answers={"坐席一": ("busy",), "坐席二": ("no-answer",)}),
            none,
        ),
        "unavailable, the longest message": (
            Plan(
                ("0",), answers={"坐席一": ("busy",), "坐席二": ("unavailable",)}, messages=((LENGTH, False),)
            ),
            none,
        ),
        "hangs up in a message": (
            Plan(("0",), answers=dict.fromkeys(("坐席一", "坐席二"), ("busy",)), messages=((900, True),)),
            none,
        ),
        "hangs up in the talk": (Plan(("0",), talks=((900, True),)), none),
        "an extension, busy, another that is not listed": (
            Plan(("1", "8001", "1", "9999", "."), answers={"8001": ("busy",)}),
            none,
        ),
        "incomplete": (Plan(("1", "80", "#", "1", "*", ".")), none),
        "hangs up in a clip": (Plan(clips={(welcome, 1): "."}), none),
        "a clip is missing": (Plan(("0",)), frozenset({welcome})),
    }


async def record(address: str, conf: Path) -> None:
    """Drives every call and writes the events of its channel."""
    made = hotline()
    audio = sounds([made], ("wav8", ".wav"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    host, _, port = address.rpartition(":")
    with mock.patch("secrets.token_hex", lambda size: TAG):
        async with switch.running(Address(host, int(port), "ClueCon"), conf, [made], site(), audio) as there:
            for name, (plan, missing) in plans(made).items():
                call = Call(name, name, plan, AT, missing=missing)
                told: list[Event] = []
                listen = there._events.listen

                def keep(event: Event, told: list[Event] = told) -> None:
                    channel = event.get("Channel-Name", "")
                    if "-h0m" in channel and channel.endswith("-b"):
                        told.append({key: event[key] for key in KEPT if key in event})
                    there._listen(event)

                there._events.listen = keep
                driven = await there.place(Placed(name, made, call.caller(), call.given(NUMBERS, lengths)))
                there._events.listen = listen
                assert not driven.trouble, (name, driven)
                lines = [json.dumps(call.as_dict(), ensure_ascii=False)]
                lines += [json.dumps(event, ensure_ascii=False) for event in told]
                text = "\n".join(lines).replace(str(there._folder), FOLDER) + "\n"
                (HERE / f"{name.replace(', ', '-').replace(' ', '-')}.jsonl").write_text(
                    text, encoding="utf-8"
                )


if __name__ == "__main__":
    asyncio.run(record(sys.argv[1], Path(sys.argv[2])))
