"""What is known of a call while its events are read, and what a kind of node has to say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from ivrc.flow.nodes import Hotline, Node
from ivrc.flow.secret import asks_secret
from ivrc.simulate.events.kind import EventKind
from ivrc.simulate.trace import CALLER, Event
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position

NodeT = TypeVar("NodeT")


class Reading:
    """A call so far. `names` are those of the destinations; `own` is the channel's id, `began` when it was answered, in
    microseconds since 1970 by the switch's clock.

    `first` is whether the key that is waited for is the first of an entry, `typed` the keys so far; `dial` are those who are
    called, `telephones` the names of their channels, `rung` since when (None where nobody is), `talked` whether somebody answered; `message` is the wait of a
    message that has ended by itself; `recording` is the file of the call's recording, `recorded_from` the number of the
    first playing in it, `messages` are the files of its messages; `secret` are the keys of one that is being typed,
    `paused_from` is the number of the first playing since the recording paused, `unrecorded` are those that are not in it.
    """

    def __init__(self, plan: Plan, names: Iterable[str]) -> None:
        self.plan = plan
        self.hotline: Hotline = plan.hotline
        self.own = ""
        self.began: int | None = None
        self.trace: list[Event] = []
        self.waits: list[Wait] = []
        self.plays: list[Played] = []
        self.node = self.clip = self.typed = ""
        self.dial: tuple[str, ...] = ()
        self.telephones: dict[str, str] = {}
        self.names = {word(name): name for name in names}
        self.doing = Position("on")
        self.since = 0
        self.first = False
        self.rung: int | None = None
        self.talked = False
        self.message: Wait | None = None
        self.recording = ""
        self.recorded_from = 0
        self.messages: list[str] = []
        self.why_over = "caller"
        self.secret = ""
        self.paused_from: int | None = None
        self.unrecorded: set[int] = set()

    @property
    def current(self) -> Node | None:
        """The node that was entered last."""
        return self.hotline.nodes.get(self.node)

    @property
    def hides(self) -> bool:
        """Whether what is typed now is a secret."""
        return asks_secret(self.hotline, self.current)

    def at(self, event: esl.Event) -> int:
        """Milliseconds from the answer to an event."""
        now = int(event.get("Event-Date-Timestamp", "0"))
        return 0 if self.began is None else round((now - self.began) / 1000)

    def tell(self, at: int, kind: EventKind, *what: str, leg: str = CALLER) -> None:
        """An event of the trace, `at` milliseconds after the answer."""
        self.trace.append(Event(at, kind.name, what, self.node, leg))

    def do(self, position: Position, at: int) -> list[Position]:
        """Something begins that lasts."""
        self.doing, self.since = position, at
        return [position]


Meaning = Callable[[Reading, str, int], list[Position]]
"""What it means that an application runs with these arguments, that a variable gets this value, or that a step of the
hotline's own context is executed."""


class Reader(NamedTuple, Generic[NodeT]):
    """What the switch's events mean in a node of one kind.

    `applications`, `variables` (only where they get a value) and `steps` by name, `events` by the switch's name: what
    they mean, wherever they come. `ends`, by kind of position: what it means that such a position is over because something
    else runs. `silence` begins, in such a node, a position of it, and `quiet` is told how a silence stopped in any.
    `fault` is what a fault names that is no clip's.
    """

    applications: Mapping[str, Meaning] = {}
    variables: Mapping[str, Meaning] = {}
    steps: Mapping[str, Meaning] = {}
    events: Mapping[str, Callable[[Reading, esl.Event, int], list[Position]]] = {}
    ends: Mapping[str, Callable[[Reading, Position, int], None]] = {}
    silence: Callable[[Reading, NodeT, str, int], list[Position]] = lambda read, node, path, at: []
    quiet: Callable[[Reading, Position, str, int], None] = lambda read, position, status, at: None
    fault: Callable[[NodeT], str] = lambda node: ""
