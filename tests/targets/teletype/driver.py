"""How a verification reaches a teletype: a machine that listens on a line, one JSON object a line each way.

`{"load": NAME, "tape": TEXT}` gives it a tape, `{"read": NAME}` gets it back, and `{"call": NAME, …}` places a call: then
the machine tells its events and asks what the caller does, until it says that the call is over.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.causes import Words
from ivrc.simulate.trace import Event
from ivrc.site import Site
from ivrc.verify.driver import Driven, Placed, Played, Unable
from ivrc.verify.endpoints import destinations
from ivrc.verify.harness import Harness, Job, Ready
from ivrc.verify.options import Option, address
from ivrc.verify.pace import Pulse

from .text import NAME, emit

OPTIONS = (
    Option("--line", "HOST:PORT", "电传机的线路 the line of a teletype", ("127.0.0.1", 1963), address),
)


class Line:
    """A connection to the machine."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def send(self, **what: object) -> None:
        self._writer.write((json.dumps(what) + "\n").encode())
        await self._writer.drain()

    async def hear(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(await self._reader.readline() or b"{}")
        return found

    def close(self) -> None:
        self._writer.close()


@contextlib.asynccontextmanager
async def _line(at: tuple[str, int]) -> AsyncIterator[Line]:
    try:
        line = Line(*await asyncio.open_connection(*at))
    except OSError as problem:
        raise Unable(
            finding(
                "IVRC611",
                Span(NAME),
                zh=f"连不上电传机 {at[0]}:{at[1]}",
                en=f"the teletype at {at[0]}:{at[1]} cannot be reached",
                mend_zh="看看它是否开着（--line）。",
                mend_en="See whether it is on (--line).",
            )
        ) from problem
    try:
        yield line
    finally:
        line.close()


class Teletype:
    """A machine that holds the tapes."""

    title = "Teletype 33"
    speed = 1.0

    def __init__(self, at: tuple[str, int], names: Mapping[str, int]) -> None:
        self.pulse = Pulse(1.0, 500)
        self._at, self._names = at, {f"line:{number}": name for name, number in names.items()}

    async def at(self, speed: float) -> None:
        """It has one pace."""

    async def place(self, call: Placed) -> Driven:
        """Drives a call to its end."""
        given = call.given
        trace: list[Event] = []
        async with _line(self._at) as line:
            await line.send(
                call=call.hotline.name,
                start=given.start.isoformat(),
                lengths=dict(given.lengths_ms),
                missing=sorted(given.missing),
            )
            while (told := await line.hear()) and "over" not in told:
                if "event" in told:
                    trace.append(self._event(*told["event"]))
                else:
                    await line.send(**self._answer(call, told["ask"], told["of"]))
        plays = tuple(Played(event.what[0], cut=False) for event in trace if event.kind == "play")
        return Driven(tuple(trace), plays=plays, trouble="" if told else "gone")

    def _event(self, at: int, kind: str, what: list[str], node: str) -> Event:
        if kind == "dial":
            what = [self._names.get(what[0], what[0])]
        return Event(at, kind, tuple(what), node)

    def _answer(self, call: Placed, ask: str, of: list[Any]) -> dict[str, object]:
        if ask in ("dialled", "talks_ms"):
            of = [self._names.get(of[0], of[0])]
        answer = getattr(call.caller, ask)(*of)
        return {"answer": answer}


def _not_held(name: str) -> Diagnostic:
    return finding(
        "IVRC613",
        Span(NAME),
        zh=f"电传机上的纸带和“{name}”的不同",
        en=f'the teletype holds another tape than that of "{name}"',
        mend_zh="看看打孔机。",
        mend_en="See to the punch.",
    )


@contextlib.asynccontextmanager
async def _reach(job: Job, options: Mapping[str, Any]) -> AsyncIterator[Ready]:
    names = destinations(job.hotlines)
    stub = Site(job.site.name, {name: {NAME: f"line:{number}"} for name, number in names.items()})
    lines, found = 0, []
    async with _line(options["line"]) as line:
        for hotline in job.hotlines:
            (tape,) = emit(hotline, stub).files.values()
            await line.send(load=hotline.name, tape=tape)
            await line.hear()
            await line.send(read=hotline.name)
            held = (await line.hear())["tape"]
            lines += held.count("\n")
            found += [] if held == tape else [_not_held(hotline.name)]
    title = Words(Teletype.title, Teletype.title)
    yield Ready(Teletype(options["line"], names), title, Words(f"{lines} 行", f"{lines} lines"), found)


HARNESS = Harness(_reach, OPTIONS, scenarios=True)
