"""The call-flow machine: runs a flow against a caller and gives the trace. docs/semantics.md, rule by rule."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ivrc.flow.nodes import (
    BEEP,
    Branch,
    Edge,
    Hangup,
    Hotline,
    Menu,
    Node,
    Play,
    Record,
    Retry,
    Say,
    Schedule,
    Transfer,
    Voicemail,
)
from ivrc.simulate.caller import Caller, Circumstances, Typed
from ivrc.simulate.match import belongs, end_key_after, listed, longer_possible, matched, value
from ivrc.simulate.trace import Event

MOST_EVENTS = 20_000
"""A call with more events than this goes round in circles; a checked flow has none."""
BEEP_MS = 400
ANSWER_MS = 3000
"""How long a destination takes to answer, to be busy or to be found unreachable."""


class _Over(Exception):
    """The call is over, by `who`."""

    def __init__(self, who: str) -> None:
        super().__init__(who)
        self.who = who


class _Fault(Exception):
    """Something could not be done (rule 19)."""


def run(
    hotline: Hotline,
    caller: Caller,
    given: Circumstances,
    listen: Callable[[Event], None] = lambda event: None,
    took: Callable[[str, Edge], None] = lambda node, edge: None,
) -> list[Event]:
    """The trace of one call. `listen` is told each event as it happens, `took` each way on as it is taken, with the
    node that it leaves (the one where something failed, for the fault way)."""
    return _Call(hotline, caller, given, listen, took).run()


def length_ms(text: str) -> int:
    """How long words take to speak, before they have been spoken: a fifth of a second a character, and a breath."""
    return 400 + 200 * len(text)


class _Call:
    def __init__(
        self,
        hotline: Hotline,
        caller: Caller,
        given: Circumstances,
        listen: Callable[[Event], None],
        took: Callable[[str, Edge], None],
    ) -> None:
        self.hotline, self.caller, self.given, self.listen, self.took = hotline, caller, given, listen, took
        self.trace: list[Event] = []
        self.now_ms = 0
        self.node = ""
        self.pending = ""
        self.waiting: deque[str] = deque()
        self.variables: dict[str, str] = {}
        self.recording = False
        self.faulted = False

    def run(self) -> list[Event]:
        self.tell("answer")
        target = self.hotline.start
        try:
            while True:
                try:
                    edge = self.enter(target)
                except _Fault as fault:
                    self.tell("fault", str(fault))
                    if self.faulted:
                        raise _Over("fault") from None
                    self.faulted = True
                    edge = self.hotline.fault
                self.took(self.node, edge)
                target = edge.target
        except _Over as over:
            self.tell("hangup", over.who)
        return self.trace

    def tell(self, kind: str, *what: str) -> None:
        event = Event(self.now_ms, kind, what, self.node)
        self.trace.append(event)
        self.listen(event)
        if len(self.trace) > MOST_EVENTS:
            raise RuntimeError(f"a call of more than {MOST_EVENTS} events")

    def enter(self, name: str) -> Edge:
        self.node = name
        self.tell("goto", name)
        node: Node = self.hotline.nodes[name]
        match node:
            case Say():
                self.play(node.plays)
                return node.next
            case Menu():
                return self.menu(node)
            case Transfer():
                return self.transfer(node)
            case Voicemail():
                return self.voicemail(node)
            case Branch():
                open_now = (c.edge for c in node.cases if self.is_open(self.hotline.schedules[c.schedule]))
                return next(open_now, node.otherwise)
            case Record():
                if not self.recording:
                    self.recording = True
                    self.tell("record", "start")
                return node.next
            case Hangup():
                raise _Over("flow")

    # Clips and keys (rules 1 to 4)

    def play(self, plays: Sequence[Play]) -> None:
        for clip, interruptible in plays:
            if not interruptible:
                self.discard()
            elif self.pending or (clip not in self.given.missing and self.take_waiting()):
                continue
            self.clip(clip, interruptible)

    def take_waiting(self) -> bool:
        """Whether a key is pending, or was waiting and is pending now."""
        if not self.pending and self.waiting:
            self.pending = self.waiting.popleft()
            self.tell("key", self.pending)
        return self.pending != ""

    def clip(self, name: str, interruptible: bool) -> None:
        if name in self.given.missing:
            raise _Fault(name)
        if name == BEEP:
            length = BEEP_MS
        else:
            length = self.given.lengths_ms.get(name) or length_ms(self.hotline.clips[name].text)
        self.tell("play", name)
        typed = self.caller.during(name, length, interruptible)
        if not typed.keys or not interruptible:
            self.pass_time(typed.after_ms if typed.hangs_up else length)
            if typed.hangs_up:
                raise _Over("caller")
            return
        self.pass_time(typed.after_ms)
        self.tell("interrupted")
        self.typed(typed)
        self.take_waiting()

    def typed(self, typed: Typed) -> None:
        self.waiting.extend(typed.keys)
        if typed.hangs_up:
            raise _Over("caller")

    def discard(self) -> None:
        self.pending = ""
        self.waiting.clear()

    def pass_time(self, ms: int) -> None:
        self.now_ms += ms

    # Menus (rules 5 to 11) and numbers (rules 21 to 24)

    def menu(self, node: Menu) -> Edge:
        counts = {"silence": 0, "wrong": 0}
        plays: Sequence[Play] = node.prompt
        while True:
            self.play(plays)
            keys = self.collect(node)
            if not keys:
                self.tell("silence")
                cause, retry = "silence", node.silence
            else:
                entry = matched(keys, node.entries)
                if entry is not None:
                    if entry.variable:
                        self.variables[entry.variable] = value(keys, entry)
                        self.tell("set", entry.variable, self.variables[entry.variable])
                    return entry.edge
                self.tell("wrong", keys)
                cause, retry = "wrong", node.wrong
            counts[cause] += 1
            if counts[cause] > retry.times:
                return retry.exit
            plays = self.again(retry, node)

    @staticmethod
    def again(retry: Retry, node: Menu) -> Sequence[Play]:
        return (*retry.says, *node.prompt)

    def collect(self, node: Menu) -> str:
        """The keys of one entry; empty when the first-key time-out passes."""
        if not self.take_waiting() and not self.wait(node, node.first_key_ms, first=True):
            return ""
        keys, self.pending = self.pending, ""
        while longer_possible(keys, node.entries) or end_key_after(keys, node.entries):
            if not self.take_waiting() and not self.wait(node, node.inter_key_ms, first=False):
                break
            if not belongs(self.pending, keys, node.entries):
                break
            keys, self.pending = keys + self.pending, ""
        return keys

    def wait(self, node: Menu, limit_ms: int, first: bool) -> bool:
        """Whether a key came in time; it is pending then."""
        typed = self.caller.waiting(node.id, limit_ms, first)
        if not typed.keys and not typed.hangs_up:
            self.pass_time(limit_ms)
            return False
        self.pass_time(typed.after_ms)
        self.typed(typed)
        return self.take_waiting()

    # The clock (rule 12)

    def is_open(self, schedule: Schedule) -> bool:
        moment = self.given.start + timedelta(milliseconds=self.now_ms)
        return open_at(schedule, moment.astimezone(ZoneInfo(self.hotline.zone)))

    # Transfers (rules 13 to 15)

    def transfer(self, node: Transfer) -> Edge:
        self.discard()
        destinations: Sequence[str] = node.destinations
        outcome = "unavailable"
        if node.extension:
            extension = self.variables.get(node.extension)
            if extension is None:
                raise _Fault(node.extension)
            destinations = (extension,) if listed(extension, self.given.extensions) else ()
            if not destinations:
                self.tell("outcome", outcome)
        for destination in destinations:
            self.tell("dial", destination)
            outcome = self.caller.dialled(destination)
            self.pass_time(node.ring_seconds * 1000 if outcome == "no-answer" else ANSWER_MS)
            self.tell("outcome", outcome)
            if outcome == "answered":
                return self.talk(node, destination)
        return {"busy": node.busy, "no-answer": node.no_answer}.get(outcome, node.unavailable)

    def talk(self, node: Transfer, destination: str) -> Edge:
        lasts_ms, caller_ends = self.caller.talks_ms(destination)
        self.pass_time(lasts_ms)
        if caller_ends:
            raise _Over("caller")
        if node.after is None:
            raise _Over("agent")
        return node.after

    # Messages (rule 18)

    def voicemail(self, node: Voicemail) -> Edge:
        self.discard()
        self.clip(BEEP, interruptible=False)
        lasts_ms, hangs_up = self.caller.message_ms(node.mailbox, node.max_seconds * 1000)
        self.pass_time(lasts_ms)
        self.tell("message", node.mailbox, str(lasts_ms // 1000))
        if hangs_up:
            raise _Over("caller")
        return node.next


def open_at(schedule: Schedule, moment: datetime) -> bool:
    """Whether a schedule is open at a moment of its own zone's wall clock (rule 12)."""
    minute = moment.hour * 60 + moment.minute
    return any(
        period.weekday == moment.weekday() and period.start <= minute < period.end
        for period in schedule.periods
    )
