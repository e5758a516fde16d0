"""Flows built by hand for the tests of targets: no parser in between, every field within reach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.conditions.open import Open
from ivrc.flow.graph import plays, speaks
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import (
    BEEP,
    Case,
    Clip,
    Edge,
    Entry,
    Heard,
    Hotline,
    Node,
    Number,
    Period,
    Play,
    Retry,
    Schedule,
    Speak,
)
from ivrc.flow.values import typed
from ivrc.saying import sound, table, words
from ivrc.site import Extensions, Site

SPAN = Span("menus/test.ivr", 1, 1, 1, 2)


def edge(target: str, cause: str = "next") -> Edge:
    """A way on; the cause as the flow's JSON has it."""
    kind, _, what = cause.partition(" ")
    return Edge(Cause(kind, what), target, SPAN)


def says(*clips: str | Speak) -> tuple[Heard, ...]:
    """Playings by clip id; `!id` is uninterruptible. Values as they are."""
    return tuple(
        clip if isinstance(clip, Speak) else Play(clip.lstrip("!"), interruptible=not clip.startswith("!"))
        for clip in clips
    )


def speak(value: str, locale: str = "zh-CN", reading: str = "digits", last: str = "e", **more: Any) -> Speak:
    """A value that is said; the reading of an amount with its currency."""
    begins = table(locale).begins[reading]
    return Speak(value, reading.split()[0], locale, begins, last, **more)


def say(name: str, *clips: str | Speak, to: str) -> Say:
    return Say(name, SPAN, says(*clips), edge(to))


def retry(times: int, exit_: str, *clips: str | Speak) -> Retry:
    return Retry(times, says(*clips), edge(exit_, "exit"))


def menu(
    name: str,
    keys: dict[str, str],
    *prompt: str | Speak,
    silence: Retry | None = None,
    wrong: Retry | None = None,
    variables: dict[str, str] | None = None,
    exit_: str = "bye",
    numbers: Iterable[Number] = (),
) -> Menu:
    """A menu with a 5 s first-key and a 3 s inter-key wait; silence and wrong keys play the prompt twice more."""
    entries: tuple[Entry | Number, ...] = (
        *(Entry(key, edge(to, f"key {key}"), (variables or {}).get(key, "")) for key, to in keys.items()),
        *numbers,
    )
    silence, wrong = silence or retry(2, exit_), wrong or retry(2, exit_)
    return Menu(name, SPAN, says(*prompt), entries, 5000, 3000, silence, wrong)


def number(
    to: str, *lengths: int, end_key: str = "", last: str = "", variable: str = "", cause: str = "number"
) -> Number:
    return Number(lengths, end_key, edge(to, cause), variable, last)


def transfer(
    name: str,
    *destinations: str,
    extension: str = "",
    ring: int = 15,
    busy: str = "bye",
    no_answer: str = "bye",
    unavailable: str = "bye",
    after: str | None = None,
) -> Transfer:
    return Transfer(
        name,
        SPAN,
        destinations,
        extension,
        ring,
        edge(busy, "busy"),
        edge(no_answer, "no-answer"),
        edge(unavailable, "unavailable"),
        None if after is None else edge(after, "after"),
    )


def voicemail(name: str, to: str, mailbox: str = "留言", seconds: int = 60, end_key: str = "#") -> Voicemail:
    return Voicemail(name, SPAN, mailbox, seconds, end_key, edge(to))


def branch(name: str, cases: dict[str, str], otherwise: str) -> Branch:
    return Branch(
        name,
        SPAN,
        tuple(Case(Open(schedule), edge(to, f"open {schedule}")) for schedule, to in cases.items()),
        edge(otherwise, "otherwise"),
    )


def record(name: str, to: str) -> Record:
    return Record(name, SPAN, edge(to))


def hangup(name: str = "bye") -> Hangup:
    return Hangup(name, SPAN)


def schedule(name: str, *periods: tuple[int, int, int]) -> Schedule:
    return Schedule(name, SPAN, tuple(Period(*period) for period in periods))


def hotline(
    *nodes: Node,
    name: str = "测试热线",
    fault: str = "bye",
    zone: str = "Asia/Shanghai",
    schedules: Iterable[Schedule] = (),
    variables: tuple[str, ...] = (),
    texts: dict[str, str] | None = None,
) -> Hotline:
    """A hotline that starts at its first node; every clip that is played exists and says its own id."""
    used = {play.clip for node in nodes for play in plays(node) if isinstance(play, Play)}
    for each in (each for node in nodes for each in speaks(node)):
        used |= {sound(each.locale, name) for name in words(each.locale, each.begins, each.last)}
    texts = {BEEP: ""} | (texts or {})
    return Hotline(
        name=name,
        numbers=("33881001",),
        locale="zh-CN",
        zone=zone,
        span=SPAN,
        start=nodes[0].id,
        fault=edge(fault, "fault"),
        notice="",
        nodes={node.id: node for node in nodes},
        clips={clip: Clip(clip, texts.get(clip, clip), "zh-CN", (), SPAN) for clip in sorted(used)},
        schedules={each.name: each for each in schedules},
        values={name: typed(name, SPAN) for name in variables},
    )


def site(target: str, **dials: str) -> Site:
    """A site that binds `dials` and everything else that a hotline can need, for one target, in VoiceXML's form."""
    return Site(
        name="test",
        destinations={name: {target: dial} for name, dial in dials.items()},
        extensions=Extensions(("8XXX", "60X"), {target: "sip:{}@pbx.example.com"}),
        recordings={target: "https://recorder.example.com/calls"},
        messages={target: "https://mail.example.com/messages?to=desk&kind=voice"},
    )
