"""What is imported, and what it was imported from, called alike: the dialplan on a real Asterisk, the menu file in the simulator."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.importing.asterisk import conf
from ivrc.importing.asterisk.importing import hotline
from ivrc.importing.model import Imported
from ivrc.importing.names import called, of_sounds
from ivrc.importing.written import Heading, destinations, menu_file, sounds
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.switches.asterisk.driver import config, process
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.text.modules import EVERY
from tests.importing.dialplans import ALL, Played

_MODULES = (
    *EVERY,
    "app_read",
    "app_stack",
    "app_exec",
    "func_cdr",
    "func_strings",
    *config.players({".wav"}),
    "format_wav",
)
_PATIENCE = 120
_TRIES = 3
"""A machine that is busy may type a key after the switch has stopped waiting for it."""

Told = list[str]
"""What was played and dialled, in order."""


def imported(played: Played) -> Imported:
    context, _, dialled = played.entry.partition(",")
    made = hotline(conf.read("x", played.text, lambda name: None), context, dialled or "s", frozenset())
    assert made is not None
    return made


def menu(made: Imported) -> Hotline:
    """The menu file as the compiler reads it, every sound a phrase that says its own name."""
    text = menu_file(made, Heading("imported"), "en")
    for sound, phrase in of_sounds(sounds(made)).items():
        text = text.replace(f"<{phrase}>", f'"{sound}."')
    compiled = compile_text(text)
    assert compiled.hotline is not None, [one.en for one in compiled.diagnostics]
    return compiled.hotline


def simulated(made: Imported, flow: Hotline, steps: Sequence[str]) -> Told:
    dialled = {name: text for text, name in called(destinations(made)).items()}
    outcomes = {name: "busy" if "nurse" in text else "unavailable" for name, text in dialled.items()}
    patterns = tuple(pattern for some in made.dialled.values() for pattern in some)
    given = Circumstances(datetime(2026, 11, 27, 10, tzinfo=UTC), extensions=patterns)
    told: Told = []
    for event in run(flow, Script("".join(steps), outcomes={**outcomes, "221": "unavailable"}), given):
        if event.kind == "play":
            told.append(flow.clips[event.what[0]].text.removesuffix("."))
        elif event.kind == "dial":
            whom = event.what[0]
            told.append(f"dial {dialled[whom] if whom in dialled else next(iter(made.dialled)).format(whom)}")
    return told


@dataclass
class Call:
    """One call on the switch: what is still to be typed, and what was told."""

    channel: str
    steps: list[str]
    told: Told = field(default_factory=list)
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Line:
    """Calls on a switch, typed by what its events say."""

    def __init__(self, switch: Process) -> None:
        self.switch, self.calls = switch, dict[str, Call]()
        self.typing: set[asyncio.Task[None]] = set()
        switch.manager.listen = self.listen

    def listen(self, event: Message) -> None:
        call = self.calls.get(event.get("Uniqueid", ""))
        if call:
            call.channel = event["Channel"]
        if call and event["Event"] == "Hangup":
            call.over.set()
        elif call and event["Event"] == "Newexten":
            self.heard(call, event["Application"].lower(), event.get("AppData", ""))

    def heard(self, call: Call, application: str, data: str) -> None:
        if application == "execif" and data.startswith("1?"):  # what it runs has no event of its own
            name, _, inner = data.removeprefix("1?").partition("(")
            application, data = name.lower(), inner.removesuffix(")")
        if application in ("playback", "background"):
            call.told += data.split("&")
        elif application == "read":
            call.told += data.split(",")[1].split("&")
        elif application == "dial":
            call.told.append(f"dial {data.split(',')[0]}")
        if application in ("waitexten", "read"):
            keys = call.steps.pop(0).strip("-") if call.steps else ""
            task = asyncio.ensure_future(self.typed(call, keys))
            self.typing.add(task)
            task.add_done_callback(self.typing.discard)

    async def typed(self, call: Call, keys: str) -> None:
        for key in keys:
            await asyncio.sleep(0.4)
            await self.switch.actions.ask("PlayDTMF", Channel=call.channel, Digit=key, Receive="true")

    async def placed(self, name: str, entry: str, steps: Sequence[str]) -> Told:
        """A call to the end. Its second leg goes through the dialplan; both are named before they are there."""
        context, _, dialled = entry.partition(",")
        call = self.calls[f"{name}-2"] = Call("", list(steps))
        await self.switch.actions.ask(
            "Originate", Channel=f"Local/{dialled or 's'}@{context}/n", ChannelId=f"{name}-1", OtherChannelId=f"{name}-2",
            Application="Wait", Data="300", Async="true",
        )  # fmt: skip
        await asyncio.wait_for(call.over.wait(), _PATIENCE)
        return call.told


def _silent(place: Path, names: Sequence[str]) -> None:
    for name in names:
        path = place / "data/sounds/en" / f"{name}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", ""))
            file.writeframes(bytes(1600))


async def _calls(
    asterisk: Installed, wanted: dict[tuple[str, int], Told], mades: dict[str, Imported]
) -> dict[tuple[str, int], Told]:
    place = process.folder()
    (place / "etc/extensions.conf").write_text(
        "\n".join(
            dict.fromkeys(
                played.text.replace("[general]\nautofallthrough=yes\n", "") for played in ALL.values()
            )
        )
    )
    for made in mades.values():
        _silent(place, sounds(made))
    switch = await process.start(asterisk, place, 1.0, _MODULES)
    found: dict[tuple[str, int], Told] = {}
    try:
        line = Line(switch)
        for attempt in range(_TRIES):
            left = [key for key in wanted if found.get(key) != wanted[key]]
            told = await asyncio.gather(
                *(
                    line.placed(f"{name}-{number}-{attempt}", ALL[name].entry, ALL[name].calls[number])
                    for name, number in left
                )
            )
            found.update(zip(left, told, strict=True))
    finally:
        await switch.end()
    return found


def test_a_call_hears_the_same_in_the_dialplan_and_in_the_menu_file(asterisk: Installed) -> None:
    mades = {name: imported(played) for name, played in ALL.items()}
    flows = {name: menu(made) for name, made in mades.items()}
    wanted = {
        (name, number): simulated(mades[name], flows[name], steps)
        for name, played in ALL.items()
        for number, steps in enumerate(played.calls)
    }
    found = asyncio.run(_calls(asterisk, wanted, mades))
    assert found == wanted
    assert all(len(told) > 1 for told in wanted.values())
