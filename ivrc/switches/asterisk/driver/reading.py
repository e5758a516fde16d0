"""What is known of a call while its events are read, and what a kind of node has to say of them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Node
from ivrc.simulate.events.clips import INTERRUPTED
from ivrc.simulate.events.kind import EventKind
from ivrc.simulate.trace import CALLER, Event
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.driver import Played, Step, Wait
from ivrc.verify.position import Position

_HELPER = re.compile(rf"(.*){labels.APART}\d+")
"""A context in which a menu collects what follows a first key, or an end key."""

NodeT = TypeVar("NodeT")


class Sent(NamedTuple):
    """What a service was sent by the call, and whether it will not answer."""

    service: str
    fields: Mapping[str, str]
    hangs: bool


class Reading:
    """A call so far. `ahead` is set by a driver while it types keys that the caller typed before the switch came to
    where it is: a clip that such a key stops counts as not played (rule 4). `message_ms` is when the message that is
    being recorded ought to end: at its longest, or when the driver says that the caller ends it; `talk_ms` how long the
    driver lets a talk last, `lasted_ms` how long the last message was.

    `keys` are those of the entry so far, `pending` is the one that waits for its menu, `wrong` what the switch says is
    no entry; `began` the first playing of what plays now; `status` is what it says of a call to a desk. `recorded_from` is
    how many clips had been played when the
    call's recording began, `resumes` are the steps still to come before one that is stopped goes on; `anew` says that it
    did since the last call to a desk, `dialled_out` that there was one while it was recorded; `told` is what
    desks heard, each in its file, `messages` are those that were told, each with its mailbox and its file.
    `untold` counts the faults that the switch's log does not tell of.
    `queued` says that the call has come to a queue and not left it, `place` as which it came and `joined` when; `music_from` is since when music plays
    there, `told_between` the clip that was heard to its end between it.
    `secrets` are the digits of those that were typed, `refused` of those that were no entry, `sent` what services tell that they were
    sent by the call, as far as the switch has not told of it yet, `hangs` that the last one does not answer, `asked_ms` how long it took; `unheard` that one was given
    up that would have answered: the machine was too slow.
    `secret` are the keys of one that is being typed, `unemptied` the variables that hold one of them; `paused_from` is how
    many clips had been played when the recording paused, `unrecorded` are those that were played meanwhile.
    `lengths_ms` are the clips' lengths, as far as they are known.
    """

    def __init__(
        self, plan: Plan, destinations: Sequence[str], lengths_ms: Mapping[str, int] | None = None
    ) -> None:
        self.hotline: Hotline = plan.hotline
        self.plan = plan
        self.destinations = destinations
        self.lengths_ms = lengths_ms or {}
        self.trace: list[Event] = []
        self.waits: list[Wait] = []
        self.plays: list[Played] = []
        self.recorded_from: int | None = None
        self.messages: list[tuple[str, str]] = []
        self.desk_voices: list[tuple[str, tuple[Played, ...]]] = []
        self.steps: dict[Step, None] = {}
        self.ahead = False
        self.keys = self.pending = self.wrong = ""
        self.failed = False
        self.message_ms = self.talk_ms = self.lasted_ms = 0
        self.node = self.context = self.clip = self.status = ""
        self.announces = ""
        self.queued = False
        self.place = 1
        self.joined = 0
        self.music_from: int | None = None
        self.told_between = ""
        self.missing: frozenset[str] = frozenset()
        self.dialled = self.dialled_out = self.anew = False
        self.resumes: tuple[str, ...] = ()
        self.untold = 0
        self.secret = ""
        self.unemptied: frozenset[str] = frozenset()
        self.secrets: set[str] = set()
        self.refused: set[str] = set()
        self.sent: deque[Sent] = deque()
        self.hangs = self.unheard = False
        self.asked_ms = 0
        self.paused_from: int | None = None
        self.unrecorded: set[int] = set()
        self.why_over = "caller"
        self.doing = Position("on")
        self.since = 0
        self.began = 0
        self.nodes: Mapping[str, str] = {context: node for node, context in plan.contexts.items()}

    @property
    def interrupted(self) -> bool:
        """Whether a clip has just stopped: the key that did it is told next, and may be one that was typed too late."""
        return bool(self.trace) and self.trace[-1].kind == INTERRUPTED.name

    @property
    def current(self) -> Node | None:
        """The node that was entered last."""
        return self.hotline.nodes.get(self.node)

    def of(self, context: str) -> Node | None:
        """The node whose own context this is."""
        return self.hotline.nodes.get(self.nodes.get(context, ""))

    @property
    def collecting(self) -> Menu | None:
        """The menu whose keys are being collected here; None where a key waits for a later menu."""
        match = _HELPER.fullmatch(self.context)
        node = self.of(match[1] if match else self.context)
        return node if isinstance(node, Menu) else None

    def tell(self, at: int, kind: EventKind, *what: str, leg: str = CALLER, ambient: bool = False) -> None:
        """An event of the trace, `at` milliseconds after the answer."""
        self.trace.append(Event(at, kind.name, what, self.node, leg, ambient))

    def do(self, position: Position, at: int) -> list[Position]:
        """Something begins that lasts."""
        self.doing, self.since = position, at
        return [position]


Meaning = Callable[[Reading, str, int], list[Position]]
"""What it means that an application runs with these arguments, or that a variable gets this value."""


class Reader(NamedTuple, Generic[NodeT]):
    """What the switch's events mean in a node of one kind.

    `applications` by name in small letters, `variables` and `messages` (user events) by name: what their events mean,
    wherever they come. `ends`, by kind of position: what it means that such a position is over. `extension` is called where
    an extension of such a node begins, with its name and first application; `step` before every step of every node, with its application and arguments.
    `hangs_up` says why the call is over where this extension of such a node ends it (empty: it must not), `fault` what a
    fault names that is no clip's.
    """

    applications: Mapping[str, Meaning] = {}
    variables: Mapping[str, Meaning] = {}
    messages: Mapping[str, Callable[[Reading, Message, int], None]] = {}
    ends: Mapping[str, Callable[[Reading, Position, int], None]] = {}
    extension: Callable[[Reading, NodeT, str, str, int], None] = lambda read, node, name, application, at: (
        None
    )
    step: Callable[[Reading, str, str, int], None] = lambda read, application, data, at: None
    hangs_up: Callable[[str], str] = lambda extension: ""
    fault: Callable[[NodeT], str] = lambda node: ""
