"""Reads scenario files, and makes of each scenario the call that it describes. Codes: IVRC020 to IVRC026, IVRC620."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ivrc.diagnostics import Diagnostic, has_errors
from ivrc.files import read, shown
from ivrc.flow.graph import destinations, of_kind, reads
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.national import national
from ivrc.flow.nodes import Hotline
from ivrc.flow.stand_in import desk_of, switch_of
from ivrc.flow.switches import desks, drawings, lists, queues, rotations, switches
from ivrc.flow.values import FORMS, ROW
from ivrc.scenarios import expect
from ivrc.scenarios.reading import Reading
from ivrc.scenarios.scenario import File, Line, Scenario
from ivrc.scenarios.stepping import Stepping
from ivrc.simulate import replies
from ivrc.simulate.caller import shown as number_shown
from ivrc.simulate.events.kind import Doubt
from ivrc.simulate.plan import LENGTH, MESSAGE_MS, TALK_MS, Call, Plan, recorded
from ivrc.simulate.turns import beginning_with
from ivrc.simulate.world import World
from ivrc.yamlfile import Schema
from ivrc.yamlfile import read as read_yaml

_MOST = 20
"""Talks and messages of one call for which the scenario's way of ending them holds."""

AT = "2026-11-23 10:00"
"""The moment of a call that names none: a Monday at ten, so that a scenario goes the same way every day."""
_SCHEMA = Schema(Path(__file__).parent.parent / "schemas" / "calls.json")


def load(path: Path) -> tuple[File, list[Diagnostic]]:
    """A scenario file, judged by its schema."""
    name = shown(path)
    text, found = read(path, name)
    if text is None:
        return File(name, None, None, ""), found
    file, more = of_text(name, text)
    return file, [*found, *more]


def of_text(name: str, text: str) -> tuple[File, list[Diagnostic]]:
    """The same of a file's text."""
    result = read_yaml(name, text, _SCHEMA)
    found = list(result.diagnostics)
    return File(name, None if has_errors(found) else result.value, result.marks, text), found


def scenarios(
    file: File, hotline: Hotline, extensions: tuple[str, ...]
) -> tuple[list[Scenario], list[Diagnostic]]:
    """The scenarios of a file for its hotline. One in which a line makes no sense is told and left out."""
    assert file.marks is not None
    made, found = [], list[Diagnostic]()
    for number, value in enumerate(file.value["calls"]):
        reader = _Reader(file.marks, ("calls", number), value, hotline, extensions)
        scenario = reader.scenario()
        found.extend(reader.found)
        if not reader.found:
            made.append(scenario)
    return made, found


class _Reader(Reading):
    """Reads one scenario."""

    def scenario(self) -> Scenario:
        value = self.value
        name = value["name"]
        missing = frozenset(
            clip
            for n, words in enumerate(value.get("missing", ()))
            if (clip := self.clip(words, "missing", n))
        )
        number, called, world = number_shown(str(value.get("from", ""))), self.called(), self.world("start")
        start = Call(name, name, Plan(), self.start(), number, missing, called, world, self.row())
        given = start.given(self.extensions)
        caller = Stepping(str(value.get("keys", "")).replace(" ", ""), self.plan())
        call = start if self.found else start._replace(plan=recorded(self.hotline, caller, given))
        return Scenario(
            name, self.marks.place((*self.path, "name")), self.hotline, call, given, self.lines("expect"),
            self.lines("expect not"), value.get("exact", False),
            self.world("end") if {"on at end", "listed at end", "turn at end", "away at end"} & set(value) else None,
            "on at end" in value, "listed at end" in value, "turn at end" in value, "away at end" in value,
        )  # fmt: skip

    def start(self) -> datetime:
        text = self.value.get("at", AT)
        try:
            return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(self.hotline.zone))
        except ValueError:
            self.doubt(Doubt("没有这样的日期或时刻", "there is no such date or time"), "at")
            return datetime.fromisoformat(AT).replace(tzinfo=ZoneInfo(self.hotline.zone))

    def called(self) -> str:
        """The number that is dialled; empty for the hotline's first."""
        number, numbers = str(self.value.get("to", "")), self.hotline.numbers
        if self.hotline.outbound:
            return number
        if number and number not in numbers:
            zh, en = f"{number} 不是这条热线的号码", f"{number} is no number of this hotline"
            self.doubt(Doubt(zh, en, numbers), "to")
        return "" if number in numbers[:1] else number

    def row(self) -> dict[str, str]:
        """What the row of the list has, where the hotline calls."""
        known = {
            value.name: FORMS[value.kind] for value in self.hotline.values.values() if value.source == ROW
        }
        told = {name: str(held) for name, held in self.value.get("row", {}).items()}
        for name, held in told.items():
            if name not in known:
                zh, en = f"名单里没有“{name}”", f'a row has no "{name}"'
                self.doubt(Doubt(zh, en, tuple(known)), "row", name)
            elif not re.fullmatch(known[name], held):
                self.doubt(Doubt(f"“{held}”不是它的写法", f'"{held}" is not of its form'), "row", name)
        return told

    def world(self, when: str) -> World:
        """What is left behind as the call begins, or when it is over."""
        known, found = lists(self.hotline), set[tuple[str, str]]()
        for name, numbers in self.value.get(f"listed at {when}", {}).items():
            if name not in known:
                zh, en = f"这条热线没有名单“{name}”", f'this hotline has no list "{name}" that calls change'
                self.doubt(Doubt(zh, en, known), f"listed at {when}", name)
            found.update((name, national(str(number))) for number in numbers)
        on = self.switched(f"on at {when}") | self.away(f"away at {when}")
        world = World(on, frozenset(found), queues=self.queues() if when == "start" else frozenset())
        return beginning_with(self.hotline, self.turns(f"turn at {when}"), world)

    def turns(self, place: str) -> Sequence[str]:
        """Whose turn it is of those who are dialled in rotation, or who is drawn."""
        groups = (*rotations(self.hotline).values(), *drawings(self.hotline).values())
        known, named = {name for names in groups for name in names}, self.value.get(place, ())
        for number, name in enumerate(named):
            if name not in known:
                zh, en = (
                    f"“{name}”不在轮流或随机拨的人里",
                    f'"{name}" is dialled neither in rotation nor at random',
                )
                self.doubt(Doubt(zh, en, tuple(known)), place, number)
        return tuple(named)

    def switched(self, place: str) -> frozenset[str]:
        """The switches that are on."""
        known = tuple(each for each in switches(self.hotline) if not desk_of(each))
        named = self.value.get(place, ())
        for number, name in enumerate(named):
            if name not in known:
                zh, en = f"这条热线没有开关“{name}”", f'this hotline has no switch "{name}"'
                self.doubt(Doubt(zh, en, known), place, number)
        return frozenset(named)

    def queues(self) -> frozenset[tuple[str, str]]:
        """The queues that are full, or without agents."""
        known, named = queues(self.hotline), self.value.get("queue at start", {})
        for name, how in named.items():
            if how not in known.get(name, ()):
                zh, en = (
                    f"这条热线没有会{how}的排队“{name}”",
                    f'this hotline has no queue "{name}" that may be {how}',
                )
                self.doubt(Doubt(zh, en, tuple(known)), "queue at start", name)
        return frozenset(named.items())

    def away(self, place: str) -> frozenset[str]:
        """The switches of the desks that are away."""
        known, named = desks(self.hotline), self.value.get(place, ())
        for number, name in enumerate(named):
            if name not in known:
                zh, en = (
                    f"“{name}”没有人代接，不会离席",
                    f'nobody stands in for "{name}", which is never away',
                )
                self.doubt(Doubt(zh, en, known), place, number)
        return frozenset(map(switch_of, named))

    def plan(self) -> Plan:
        """What the caller does besides the keys in waits, and how destinations answer."""
        value = self.value
        clips = {}
        for words, keys in value.get("during", {}).items():
            if clip := self.clip(words, "during", words):
                clips[clip, 1] = str(keys)
        talk = (TALK_MS, value.get("talk") == "caller")
        how = value.get("message", "key")
        message = (LENGTH if how == "longest" else MESSAGE_MS, how == "hang up")
        return Plan(
            clips=clips,
            answers=self.answers(),
            talks=(talk,) * _MOST,
            messages=(message,) * _MOST,
            replies=self.replies(),
        )

    def replies(self) -> dict[str, tuple[str, ...]]:
        """What services answer."""
        known = tuple(dict.fromkeys(node.service for node in of_kind(self.hotline, Lookup)))
        found: dict[str, tuple[str, ...]] = {}
        for name, told in self.value.get("services", {}).items():
            read = [replies.given(each) for each in ([told] if isinstance(told, str) else told)]
            found[name] = tuple(filter(None, read))
            if name not in known:
                self.doubt(
                    Doubt(f"不问服务“{name}”", f'no service "{name}" is asked', known), "services", name
                )
            elif None in read:
                zh, en = (
                    "写成 值的名称=值，几个用逗号隔开，或 none、failed、timeout",
                    "write NAME=VALUE with commas between, or none, failed, timeout",
                )
                self.doubt(Doubt(zh, en), "services", name)
        return found

    def answers(self) -> dict[str, tuple[str, ...]]:
        known = destinations(self.hotline)
        found: dict[str, tuple[str, ...]] = {}
        for name, told in self.value.get("answers", {}).items():
            outcomes = (told,) if isinstance(told, str) else tuple(told)
            if known.get(name):
                found.update(dict.fromkeys(known[name], outcomes))
            elif (
                name.isascii()
                and name.isdigit()
                and any(n.traits.reaches_person and any(reads(n)) for n in self.hotline.nodes.values())
            ):
                found[name] = outcomes
            else:
                self.doubt(
                    Doubt(f"没有名为“{name}”的目的地", f'there is no destination "{name}"', tuple(known)),
                    "answers", name,
                )  # fmt: skip
        return found

    def lines(self, name: str) -> tuple[Line, ...]:
        made = []
        for number, words in enumerate(self.value.get(name, ())):
            events = expect.read(words, self.hotline)
            if isinstance(events, Doubt):
                self.doubt(events, name, number)
            else:
                made.append(Line(words, self.marks.place((*self.path, name, number)), events))
        return tuple(made)
