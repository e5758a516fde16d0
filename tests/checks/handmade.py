"""Flows built by hand, for what the menu language does not let anyone write. A clip's id is its text."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow import causes
from ivrc.flow.conditions.open import Open
from ivrc.flow.graph import plays
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import BEEP, Case, Clip, Edge, Entry, Hotline, Node, Period, Play, Retry, Schedule

ZONE = "Asia/Shanghai"


def at(line: int) -> Span:
    return Span("flow.ivr", line, 1, line, 2)


def say(name: str, *texts: str, to: str, line: int = 1, interruptible: bool = True) -> Say:
    return Say(
        name, at(line), tuple(Play(text, interruptible) for text in texts), Edge(causes.NEXT, to, at(line))
    )


def menu(
    name: str,
    *texts: str,
    keys: dict[str, str],
    silence: str,
    wrong: str,
    line: int = 1,
    times: int = 2,
    first_key_ms: int = 5000,
    inter_key_ms: int = 3000,
) -> Menu:
    """The N-th entry is N lines below the menu; silence and a wrong key are 18 and 19 lines below it."""
    entries = tuple(
        Entry(pattern, Edge(causes.key(pattern), target, at(line + number)))
        for number, (pattern, target) in enumerate(keys.items(), 1)
    )
    return Menu(
        name,
        at(line),
        tuple(Play(text) for text in texts),
        entries,
        first_key_ms,
        inter_key_ms,
        Retry(times, (), Edge(causes.SILENCE, silence, at(line + 18))),
        Retry(times, (), Edge(causes.WRONG, wrong, at(line + 19))),
    )


def transfer(name: str, *, lost: str, after: str = "", line: int = 1) -> Transfer:
    return Transfer(
        name,
        at(line),
        (name,),
        "",
        20,
        Edge(causes.BUSY, lost, at(line)),
        Edge(causes.NO_ANSWER, lost, at(line)),
        Edge(causes.UNAVAILABLE, lost, at(line)),
        Edge(causes.AFTER, after, at(line)) if after else None,
    )


def voicemail(name: str, to: str, line: int = 1) -> Voicemail:
    return Voicemail(name, at(line), "信箱", 120, "#", Edge(causes.NEXT, to, at(line)))


def branch(name: str, open_: str, otherwise: str, line: int = 1) -> Branch:
    case = Case(Open("上班"), Edge(causes.opening("上班"), open_, at(line + 1)))
    return Branch(name, at(line), (case,), Edge(causes.OTHERWISE, otherwise, at(line + 2)))


def record(name: str, to: str, line: int = 1) -> Record:
    return Record(name, at(line), Edge(causes.NEXT, to, at(line)))


def hangup(name: str = "挂机", line: int = 1) -> Hangup:
    return Hangup(name, at(line))


def hotline(*nodes: Node, fault: str, notice: str = "", locale: str = "zh-CN") -> Hotline:
    """The first node is the start."""
    texts = dict.fromkeys(play.clip for node in nodes for play in plays(node) if play.clip != BEEP)
    return Hotline(
        "试线",
        ("4001",),
        locale,
        ZONE,
        at(0),
        nodes[0].id,
        Edge(causes.FAULT, fault, at(0)),
        notice,
        {node.id: node for node in nodes},
        {text: Clip(text, text, locale, (), at(1)) for text in texts},
        {"上班": Schedule("上班", at(0), (Period(0, 540, 1020),))},
        {},
    )
