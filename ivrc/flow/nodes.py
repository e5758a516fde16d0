"""The flow machine's data: clips, edges, seven node kinds, and the hotline that holds them.

Its meaning is `docs/semantics.md`; its JSON form is `ivrc/flow/schema.json`. Times are whole milliseconds
unless a name says seconds. Everything is a plain immutable tuple, so that a pass is a function from flow to flow
and two builds of one source give the same bytes.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span

KEYS = "0123456789*#"
"""Every key of a telephone that a caller has (ITU-T E.161). A to D exist in signalling only."""

BEEP = "beep"
"""The clip played before a message is recorded. It has no words; every engine gives the same tone."""


class Clip(NamedTuple):
    """One audio file. `id` is its file stem: letters, digits, Han characters, `-` and `_` only.

    `no_keys` are the places in `text`, start and end, of words that the writer marked as no key (`{911:no key}`).
    """

    id: str
    text: str
    locale: str
    readings: tuple[tuple[str, str], ...]
    span: Span
    no_keys: tuple[tuple[int, int], ...] = ()


class Play(NamedTuple):
    """A clip in a prompt. An uninterruptible one discards the keys typed before and during it."""

    clip: str
    interruptible: bool = True


class Edge(NamedTuple):
    """A way on, labelled with its cause: `next`, `key 0`, `silence`, `wrong`, `busy`, `open`, `fault` …"""

    cause: str
    target: str
    span: Span


class Entry(NamedTuple):
    """Keys that a caller can type in a menu. `pattern` holds keys and `X` (any digit 0-9), one key each, and not `X`
    alone: that is a `Number`.

    `variable`, when not empty, receives the keys typed. `beside` are the clips that stand on its line behind its keys;
    they are in the prompt as well, and not in the JSON form.
    """

    pattern: str
    edge: Edge
    variable: str = ""
    beside: tuple[str, ...] = ()


class Number(NamedTuple):
    """A number that a caller types in a menu, digit by digit.

    `lengths` are the numbers of digits that are right, ascending, from 1 to 32. `end_key`, `#` or `*`, is empty where
    no key ends it. `last`, when not empty, is a key that may stand for the last digit (`*` for the X at the end of a
    Chinese identity number). `variable`, when not empty, receives what was typed, without the end key. `beside` is as
    of an `Entry`.
    """

    lengths: tuple[int, ...]
    end_key: str
    edge: Edge
    variable: str = ""
    last: str = ""
    beside: tuple[str, ...] = ()


class Retry(NamedTuple):
    """What silence or a wrong key brings: up to `times` further playings of `says` and the menu's prompt
    (each within one visit of the node), then `exit`."""

    times: int
    says: tuple[Play, ...]
    exit: Edge


class Say(NamedTuple):
    """Plays clips in order and goes on."""

    id: str
    span: Span
    plays: tuple[Play, ...]
    next: Edge


class Menu(NamedTuple):
    """Plays its prompt, then waits `first_key_ms` for a key and `inter_key_ms` between the keys of one entry."""

    id: str
    span: Span
    prompt: tuple[Play, ...]
    entries: tuple[Entry | Number, ...]
    first_key_ms: int
    inter_key_ms: int
    silence: Retry
    wrong: Retry


class Transfer(NamedTuple):
    """Dials `destinations` in turn, each for `ring_seconds`; the last one's outcome decides.

    `extension`, when not empty, is the variable that holds the extension to dial instead: it is dialled only if
    the site lists it, and is `unavailable` otherwise. `after` is the way on when the agent has hung up; without
    it the call ends there.
    """

    id: str
    span: Span
    destinations: tuple[str, ...]
    extension: str
    ring_seconds: int
    busy: Edge
    no_answer: Edge
    unavailable: Edge
    after: Edge | None


class Voicemail(NamedTuple):
    """Plays the beep, records at most `max_seconds`, ended by `end_key`; kept when the caller hangs up."""

    id: str
    span: Span
    mailbox: str
    max_seconds: int
    end_key: str
    next: Edge


class Period(NamedTuple):
    """Opening times of one weekday (0 is Monday, as ISO 8601 less one): minutes since midnight, end exclusive."""

    weekday: int
    start: int
    end: int


class Schedule(NamedTuple):
    """A named weekly timetable. `periods` are sorted and do not overlap; none ends past midnight (1440)."""

    name: str
    span: Span
    periods: tuple[Period, ...]


class Case(NamedTuple):
    """A branch's case: taken when the schedule is open as the node is entered."""

    schedule: str
    edge: Edge


class Branch(NamedTuple):
    """Takes the first case that holds, else `otherwise`."""

    id: str
    span: Span
    cases: tuple[Case, ...]
    otherwise: Edge


class Record(NamedTuple):
    """Starts recording the call. A call that is being recorded already goes on unchanged, without an event."""

    id: str
    span: Span
    next: Edge


class Hangup(NamedTuple):
    """Ends the call."""

    id: str
    span: Span


Node = Say | Menu | Transfer | Voicemail | Branch | Record | Hangup


class Hotline(NamedTuple):
    """A whole flow. `nodes` keeps the order of the source; `start` is where a call begins.

    `fault` is the way taken on a fault (missing audio, a failing application). `notice` is the id of the
    recording notice's clip, empty when nothing is recorded. `zone` is an IANA time zone name. `numbers` are the
    numbers that reach the hotline, digits only.
    """

    name: str
    numbers: tuple[str, ...]
    locale: str
    zone: str
    span: Span
    start: str
    fault: Edge
    notice: str
    nodes: dict[str, Node]
    clips: dict[str, Clip]
    schedules: dict[str, Schedule]
    variables: tuple[str, ...]
