"""What nodes are made of: clips, playings, ways on, what callers type, timetables.

What a field of a node is, its annotation says: ways on, playings, variables read and set are found by it (`shape`).
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.condition import Condition
from ivrc.flow.days import Which
from ivrc.flow.form import form
from ivrc.flow.values import KINDS as READINGS
from ivrc.week import DAY

KEYS = "0123456789*#"
"""Every key of a telephone that a caller has (ITU-T E.161). A to D exist in signalling only."""

BEEP = "beep"
"""The clip played before a message is recorded. It has no words; every engine gives the same tone."""


NodeId = Annotated[str, form(minLength=1)]
"""A node, by its id."""

Ms = Annotated[int, form(minimum=0, description="Milliseconds.")]

Seconds = Annotated[int, form(minimum=1)]

Sets = Annotated[str, "sets"]
"""The name of a variable that is set here, empty for none."""

Reads = Annotated[str, "reads"]
"""The name of a variable that is used here, empty for none."""

Notes = Annotated[str, "notes"]
"""The name of a value that is written down here, empty for none. Where it is not set, nothing is written for it."""

Whispers = Annotated[str, "whispers"]
"""A clip that is heard by somebody else than the caller."""

Announces = Annotated[str, "announces"]
"""A clip that the caller hears when somebody has answered, before the talk."""

Takes = Annotated[str, "takes"]
"""A key that is taken here, or a pattern of keys; empty for none."""

Dials = Annotated[str, "dials"]
"""The name of a destination that is dialled here."""

Keeps = Annotated[str, "keeps"]
"""The name of a mailbox in which a message is kept here."""

Hours = Annotated[str, "hours"]
"""The name of a schedule that is asked here."""

Switch = Annotated[str, "switch"]
"""The name of a switch that is asked or turned here."""

List = Annotated[str, "list"]
"""The name of a list of callers that is asked or changed here."""


_Place = Annotated[int, form(minimum=0)]
_Digits = Annotated[int, form(minimum=1, maximum=32)]
_NO_DIGIT = ("", "#", "*")


class Piece(NamedTuple):
    """Where a piece of joined speech stands: it sounds by what is around it.

    `before` and `after` are the words of its sentence around it, with `…` for a value. `rest` is the silence in
    milliseconds that belongs to its end. `value` tells a word by which values are said from one of the sentence's own.
    """

    before: str
    after: str
    rest: Ms
    value: bool


class Clip(NamedTuple):
    """One audio file. `id` is its file stem: letters, digits, Han characters, `-` and `_` only.

    `no_keys` are the places in `text`, start and end, of words that the writer marked as no key (`{911:no key}`).
    """

    id: str
    text: str
    locale: str
    readings: tuple[tuple[str, str], ...]
    span: Span
    no_keys: Annotated[
        tuple[tuple[_Place, _Place], ...],
        form(if_any=True, description="Start and end of words in the text that are marked as no key."),
    ] = ()
    piece: Annotated[
        Piece | None,
        form(if_any=True, description="Where it stands in a sentence that is joined from pieces."),
    ] = None


class Play(NamedTuple):
    """A clip in a prompt. An uninterruptible one discards the keys typed before and during it."""

    clip: str
    interruptible: bool = True


class Edge(NamedTuple):
    """A way on, labelled with its cause."""

    cause: Cause
    target: NodeId
    span: Span


class Speak(NamedTuple):
    """A value in a prompt, said from pieces that are put together in the call.

    `begins` and `last` say how, for `ivrc.saying`: the state in which its rules begin, and the form of the last piece.
    Where it cannot be said it takes `unsaid`, or is a fault. A key stops all of it at once.
    """

    value: Reads
    reading: Annotated[str, form(enum=READINGS)]
    locale: str
    begins: str
    last: str
    interruptible: bool = True
    unsaid: Edge | None = None

    @property
    def clip(self) -> str:
        """What it is called where a clip has its id. No clip is called so."""
        return f"{{{self.value}:{self.reading}}}"


Heard = Play | Speak
"""What a prompt is made of."""


class Entry(NamedTuple):
    """Keys that a caller can type in a menu. `pattern` holds keys and `X` (any digit 0-9), one key each, and not `X`
    alone: that is a `Number`.

    `variable`, when not empty, receives the keys typed. `beside` are the clips that stand on its line behind its keys;
    they are in the prompt as well, and not in the JSON form.
    """

    pattern: Annotated[Takes, form(pattern="^[0-9*#X]+$", description="X is any digit 0-9.")]
    edge: Edge
    variable: Sets = ""
    beside: Annotated[tuple[str, ...], form(published=False)] = ()


class Number(NamedTuple):
    """A number that a caller types in a menu, digit by digit.

    `lengths` are the numbers of digits that are right, ascending, from 1 to 32. `end_key`, `#` or `*`, is empty where
    no key ends it. `last`, when not empty, is a key that may stand for the last digit (`*` for the X at the end of a
    Chinese identity number). `variable`, when not empty, receives what was typed, without the end key. `beside` is as
    of an `Entry`. `pin`, when not empty, names the PIN of the site that it must be; at a site `digits` are those of that PIN.
    """

    lengths: Annotated[
        tuple[_Digits, ...],
        form(description="Every number of digits that is right, ascending.", minItems=1, uniqueItems=True),
    ]
    end_key: Annotated[
        Takes, form(enum=_NO_DIGIT, description="The key that ends it, empty where none does.")
    ]
    edge: Edge
    variable: Annotated[Sets, form(description="Receives what was typed, without the end key.")] = ""
    last: Annotated[Takes, form(enum=_NO_DIGIT, description="A key that may stand for the last digit.")] = ""
    beside: Annotated[tuple[str, ...], form(published=False)] = ()
    pin: Annotated[str, form(if_any=True, description="The PIN of the site that it must be.")] = ""
    digits: Annotated[str, form(published=False)] = ""


class Nth(NamedTuple):
    """What is said before one certain repetition in the place of what is said before the others."""

    time: Annotated[int, form(minimum=1)]
    says: tuple[Heard, ...]


class Retry(NamedTuple):
    """What silence or a wrong key brings: up to `times` further playings of `says` and the menu's prompt
    (each within one visit of the node), then `exit`. `nth`, by time, is said in the place of `says`."""

    times: Annotated[int, form(minimum=0)]
    says: tuple[Heard, ...]
    exit: Edge
    nth: Annotated[
        tuple[Nth, ...],
        form(if_any=True, description="What is said before one certain repetition, by its number."),
    ] = ()

    def said(self, time: int) -> tuple[Heard, ...]:
        """What is said before a repetition, the first one being 1."""
        return next((nth.says for nth in self.nth if nth.time == time), self.says)

    @property
    def apart(self) -> tuple[tuple[int, tuple[Heard, ...]], ...]:
        """Everything that is said before some repetition: what belongs to one alone with its time, then the rest with 0
        where a time is left for it. None where nothing is repeated."""
        own = tuple((nth.time, nth.says) for nth in self.nth)
        return own + (((0, self.says),) if len(own) < self.times else ())


class Field(NamedTuple):
    """What is written down under a name: `text` as it stands, or what the call has learnt as `value`."""

    name: Annotated[str, form(minLength=1)]
    text: str = ""
    value: Notes = ""


class Spoken(NamedTuple):
    """A further language of a hotline. A fault in it takes its own way, and it has a recording notice of its own."""

    locale: Annotated[str, form(description="BCP 47.")]
    notice: str
    fault: Edge


class Period(NamedTuple):
    """Opening times of one weekday (0 is Monday, as ISO 8601 less one): minutes since midnight, end exclusive."""

    weekday: Annotated[int, form(minimum=0, maximum=6, description="0 is Monday.")]
    start: Annotated[int, form(minimum=0, maximum=DAY - 1, description="Minutes since midnight.")]
    end: Annotated[int, form(minimum=1, maximum=DAY, description="Exclusive.")]


class Dated(NamedTuple):
    """Opening times of days that no weekday alone tells: minutes since midnight, end exclusive."""

    days: Which
    start: Annotated[int, form(minimum=0, maximum=DAY - 1, description="Minutes since midnight.")]
    end: Annotated[int, form(minimum=1, maximum=DAY, description="Exclusive.")]


class Schedule(NamedTuple):
    """A named timetable: its week, and times of other days beside it. `periods` are sorted; of one day no two times overlap,
    and none ends past midnight (1440)."""

    name: str
    span: Span
    periods: tuple[Period, ...]
    dated: Annotated[tuple[Dated, ...], form(if_any=True)] = ()

    def spans(self) -> list[tuple[int, int]]:
        """When it is open: minutes since Monday 0:00, end exclusive, in order."""
        return [(p.weekday * DAY + p.start, p.weekday * DAY + p.end) for p in self.periods]

    def open(self, minute: float) -> bool:
        """Whether its week is open in a minute since Monday 0:00."""
        return any(start <= minute < end for start, end in self.spans())


class Case(NamedTuple):
    """A branch's case: taken when the condition holds as the node is entered."""

    test: Condition
    edge: Edge
