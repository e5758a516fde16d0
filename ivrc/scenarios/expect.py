"""What a scenario expects, in the words of the transcript: `听到 您好`, `presses 0`, `goes to 留言`.

The words of `ivrc call` are understood in both languages, so a line of its output can be copied, its time and quotation
marks included; a few more are, that a person would write. Words that are heard may be given in part, without marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ivrc.flow.graph import destinations, mailboxes
from ivrc.flow.nodes import BEEP, KEYS, Hotline
from ivrc.simulate.trace import Event

_FORMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("answer", "", ("接通", "answered")),
    ("goto", "node", ("进入", "转到", "去", "enters", "goes to")),
    ("play", "words", ("听到", "hears")),
    (
        "interrupted",
        "",
        ("（按键打断）", "按键打断", "打断", "(cut off by a key)", "cut off by a key", "cut off"),
    ),
    ("key", "keys", ("按键", "按", "presses")),
    ("set", "value", ("记下", "stored", "stores")),
    ("silence", "", ("没有按键", "no input")),
    ("wrong", "wrong", ("按错", "wrong key", "wrong keys")),
    ("record", "", ("开始录音", "recording starts", "recorded")),
    ("pause", "seconds", ("停顿", "pauses", "a pause of")),
    ("dial", "destination", ("呼叫", "拨", "dials", "dial")),
    ("outcome answered", "", ("有人接听", "answered")),
    ("outcome busy", "", ("占线", "busy")),
    ("outcome no-answer", "", ("无人接听", "no answer")),
    ("outcome unavailable", "", ("转接失败", "unavailable")),
    ("message", "mailbox", ("留言", "message")),
    ("fault", "clip", ("故障", "fault")),
    ("hangup caller", "", ("客户挂机", "caller hangs up", "the caller hangs up")),
    ("hangup flow", "", ("系统挂机", "the hotline hangs up")),
    ("hangup agent", "", ("坐席挂机", "坐席挂机，通话结束", "the agent hangs up")),
    ("hangup fault", "", ("因故障挂机", "hung up on a fault")),
    ("hangup", "", ("挂机", "hangs up")),
)
"""Of each kind of event what follows its words, and the words. An event may be told by more than one of them."""

_TIME = re.compile(r"^\d{2,}:\d{2}\s+")
_HEARD = re.compile(r"^[“\"](.*)[”\"]\s*(?:（不可打断）|\(not interruptible\))?$")
_KEPT = re.compile(r"^(?:存入“(.+)”，\d+ 秒|kept in (.+), \d+ s)$")
_SECONDS = re.compile(r"(?:([0-9.]+)\s*(?:秒钟?|s|seconds?))?")
_NO_MARKS = str.maketrans("", "", " '\"“”")
_BEEPS = ("（嘀声）", "(beep)", "嘀声", "beep")


class Expectation(NamedTuple):
    """One event that is expected: any of `kinds`, with what it carries, or with anything where `what` is empty.

    `value`, likewise, is what is stored. `whole` tells that words are the whole clip.
    """

    kinds: tuple[str, ...]
    what: str = ""
    value: str = ""
    whole: bool = False

    def is_like(self, event: Event) -> bool:
        """Whether an event is of an expected kind."""
        return any(kind.split()[0] == event.kind for kind in self.kinds)

    def meets(self, event: Event, hotline: Hotline) -> bool:
        """Whether an event is the expected one."""
        if event.kind not in self.kinds and f"{event.kind} {''.join(event.what[:1])}" not in self.kinds:
            return False
        if not self.what:
            return True
        if event.kind == "set":
            return event.what == (self.what, self.value or event.what[1])
        if event.kind in ("play", "fault") and self.what != BEEP:
            clip = hotline.clips.get(event.what[0])
            words = clip.text if clip else event.what[0]
            if event.kind == "fault" and self.what == event.what[0]:
                return True
            return words == self.what if self.whole else self.what in words
        return event.what[0] == self.what


class Doubt(NamedTuple):
    """Why a line makes no sense: in Chinese and English, with names that may have been meant."""

    zh: str
    en: str
    known: tuple[str, ...] = ()


_NO_LENGTH = Doubt(
    "停顿后面写秒数，例如：停顿 2 秒", "after a pause stands its length, for instance: pauses 2 s"
)
_NO_KEYS = Doubt("按键用 0-9 * #", "keys are 0-9 * #")


def read(text: str, hotline: Hotline) -> tuple[Expectation, ...] | Doubt:
    """The events that a line expects, several keys being one each."""
    line = _TIME.sub("", " ".join(text.split()))
    found = [form for form in _spelled(line) if form is not None]
    if not found:
        words = tuple(dict.fromkeys(words for _, _, spellings in _FORMS for words in spellings))
        return Doubt("不是通话记录里的说法", "it is not in the words of a transcript", words)
    longest = max(len(words) for words, _, _ in found)
    best = [(kind, what) for words, kind, what in found if len(words) == longest]
    rest = line[longest:].strip()
    kinds = tuple(kind for kind, _ in best)
    return _with(kinds, best[0][1], rest, hotline)


def _spelled(line: str) -> list[tuple[str, str, str]]:
    """(words, kind, what follows) of each form with whose words the line begins."""
    low = line.lower()
    return [
        (words, kind, what)
        for kind, what, spellings in _FORMS
        for words in spellings
        if low.startswith(words)
        and (what or low == words)
        and (not words.isascii() or low[len(words) : len(words) + 1] in ("", " "))
    ]


def _with(kinds: tuple[str, ...], what: str, rest: str, hotline: Hotline) -> tuple[Expectation, ...] | Doubt:
    match what:
        case "":
            return (Expectation(kinds),)
        case "node":
            if rest in hotline.nodes:
                return (Expectation(kinds, rest),)
            return Doubt(f"没有名为“{rest}”的节点", f'there is no node "{rest}"', tuple(hotline.nodes))
        case "words" | "clip":
            return _heard(kinds, rest, hotline)
        case "keys":
            keys = rest.translate(_NO_MARKS)
            if keys and not set(keys) - set(KEYS):
                return tuple(Expectation(kinds, key) for key in keys)
            return _NO_KEYS
        case "wrong":
            keys = rest.translate(_NO_MARKS)
            return _NO_KEYS if set(keys) - set(KEYS) else (Expectation(kinds, keys),)
        case "value":
            return _stored(kinds, rest, hotline)
        case "seconds":
            length = _SECONDS.fullmatch(rest)
            return (Expectation(kinds, length[1] or ""),) if length else _NO_LENGTH
        case "destination":
            known = tuple(each for names in destinations(hotline).values() for each in names)
            if rest in known or rest.isdigit():
                return (Expectation(kinds, rest),)
            return Doubt(f"没有名为“{rest}”的目的地", f'there is no destination "{rest}"', known)
        case _:
            return _kept(kinds, rest, hotline)


def _stored(kinds: tuple[str, ...], rest: str, hotline: Hotline) -> tuple[Expectation, ...] | Doubt:
    """`NAME = KEYS`, or the name alone for whatever is typed."""
    name, _, value = (part.strip() for part in rest.partition("="))
    if name not in hotline.variables:
        return Doubt(
            f"没有菜单让客户输入“{name}”", f'no menu lets the caller type "{name}"', hotline.variables
        )
    keys = value.translate(_NO_MARKS)
    return _NO_KEYS if set(keys) - set(KEYS) else (Expectation(kinds, name, keys),)


def _kept(kinds: tuple[str, ...], rest: str, hotline: Hotline) -> tuple[Expectation, ...] | Doubt:
    """A message, with the mailbox that it is kept in or none."""
    told = _KEPT.match(rest)
    mailbox = (told[1] or told[2]) if told else rest
    known = mailboxes(hotline)
    if not mailbox or mailbox in known:
        return (Expectation(kinds, mailbox),)
    return Doubt(f"没有名为“{mailbox}”的信箱", f'there is no mailbox "{mailbox}"', known)


def _heard(kinds: tuple[str, ...], rest: str, hotline: Hotline) -> tuple[Expectation, ...] | Doubt:
    if rest in _BEEPS:
        return (Expectation(kinds, BEEP),)
    marked = _HEARD.match(rest)
    words = marked[1] if marked else rest
    texts = tuple(clip.text for clip in hotline.clips.values())
    known = words in texts if marked else any(words in text for text in texts)
    if known or words in hotline.clips or (not words and kinds == ("fault",)):
        return (Expectation(kinds, words, whole=marked is not None),)
    return Doubt(f"这条热线从来不说“{words}”", f'this hotline never says "{words}"', texts)


def parting(
    wanted: Sequence[Expectation], events: Sequence[Event], hotline: Hotline, exact: bool
) -> tuple[int, int] | None:
    """Where a call parts from what is expected of it: the expectation (or the number of them, where the call goes on
    too long) and the event: the first of the expected kind after what was met last, or else the next one. None where
    all is as expected."""
    at = 0
    for number, one in enumerate(wanted):
        since = at
        while at < len(events) and not one.meets(events[at], hotline):
            if exact:
                return number, at
            at += 1
        if at == len(events):
            return number, next((n for n in range(since, at) if one.is_like(events[n])), since)
        at += 1
    return (len(wanted), at) if exact and at < len(events) else None


def happens(unwanted: Sequence[Expectation], events: Sequence[Event], hotline: Hotline) -> int | None:
    """The event with which something happens that should not; keys that stand together have to come together."""
    kinds = {kind.split()[0] for one in unwanted for kind in one.kinds}
    found = [number for number, event in enumerate(events) if event.kind in kinds]
    for first in range(len(found) - len(unwanted) + 1):
        run = found[first : first + len(unwanted)]
        if all(one.meets(events[number], hotline) for one, number in zip(unwanted, run)):
            return run[0]
    return None
