"""A call as it goes: its time, its keys, what is heard. The steps of the kinds act on it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ivrc.flow import values
from ivrc.flow.lengths import BEEP_MS
from ivrc.flow.lengths import length_ms as length_of
from ivrc.flow.national import national
from ivrc.flow.nodes import BEEP, Heard, Hotline, Speak
from ivrc.flow.secret import HIDDEN
from ivrc.saying import say, sound
from ivrc.simulate.caller import Caller, Circumstances, Typed, digits
from ivrc.simulate.events.clips import INTERRUPTED, PLAY, SAY
from ivrc.simulate.events.keys import KEY
from ivrc.simulate.events.kind import EventKind
from ivrc.simulate.events.record import RECORD
from ivrc.simulate.over import Endless, Fault, Over, Unsaid
from ivrc.simulate.trace import CALLER, Event

MOST_EVENTS = 20_000
"""A call with more events than this goes round in circles; a checked flow has none."""


def known(hotline: Hotline, given: Circumstances) -> dict[str, str]:
    """The values that a call has before anything happens in it. One that is not of its form is not set."""
    numbers = {values.CALLER: given.number, values.CALLED: given.called or next(iter(hotline.numbers), "")}
    found = {}
    for value in hotline.values.values():
        if value.source == values.ROW:
            if re.fullmatch(values.FORMS[value.kind], given.row.get(value.name, "")):
                found[value.name] = given.row[value.name]
            continue
        shown = national(given.number) if value.source == values.NATIONAL else numbers.get(value.source, "")
        if number := digits(shown):
            found[value.name] = number
    return found


class Run:
    """What the steps of a call share."""

    def __init__(
        self,
        hotline: Hotline,
        caller: Caller,
        given: Circumstances,
        listen: Callable[[Event], None],
    ) -> None:
        self.hotline, self.caller, self.given, self.listen = hotline, caller, given, listen
        self.trace: list[Event] = []
        self.now_ms = 0
        self.node = ""
        self.pending = ""
        self.waiting: deque[str] = deque()
        self.values = known(hotline, given)
        self.recording = False
        self.world = given.world
        self.hides = False
        """Whether what is typed now is a secret."""

    def tell(self, kind: EventKind, *what: str, leg: str = CALLER, ambient: bool = False) -> None:
        event = Event(self.now_ms, kind.name, what, self.node, leg, ambient)
        self.trace.append(event)
        self.listen(event)
        if len(self.trace) > MOST_EVENTS:
            raise Endless(f"a call of more than {MOST_EVENTS} events")

    def shown(self, name: str) -> str:
        """A value as the trace has it (rule 26)."""
        return HIDDEN if self.hotline.values[name].secret else self.values[name]

    # Secrets (rule 37)

    def hide(self) -> None:
        """What is typed from here on is in no recording and no trace."""
        self.discard()
        if self.recording:
            self.tell(RECORD, "pause")
        self.hides = True

    def show(self) -> None:
        """That is over, and nothing of it waits for what comes next."""
        self.hides = False
        self.discard()
        if self.recording:
            self.tell(RECORD, "resume")

    def as_typed(self, keys: str) -> str:
        """Keys as the trace has them."""
        return HIDDEN if self.hides else keys

    # Clips and keys (rules 1 to 4)

    def play(self, plays: Sequence[Heard]) -> None:
        for each in plays:
            if not each.interruptible:
                self.discard()
            elif self.pending:
                continue
            sounds = self._sounds(each)
            missing = next((name for name in sounds if name in self.given.missing), None)
            if each.interruptible and missing is None and self.take_waiting():
                continue
            if missing is not None:
                raise Fault(each.clip)
            if isinstance(each, Speak):
                self.heard(
                    each.clip,
                    sum(map(self.length_ms, sounds)),
                    each.interruptible,
                    SAY,
                    each.value,
                    " ".join(sounds),
                )
            else:
                self.clip(each.clip, each.interruptible)

    def _sounds(self, each: Heard) -> tuple[str, ...]:
        """The clips of what is heard. A value that cannot be said takes its way, or is a fault (rule 28)."""
        if not isinstance(each, Speak):
            return (each.clip,)
        said = say(each.locale, each.begins, self.values.get(each.value, ""), each.last)
        if said is not None:
            return tuple(sound(each.locale, name) for name in said)
        if each.unsaid is not None:
            raise Unsaid(each.unsaid)
        raise Fault(each.value)

    def take_waiting(self) -> bool:
        """Whether a key is pending, or was waiting and is pending now."""
        if not self.pending and self.waiting:
            self.pending = self.waiting.popleft()
            self.tell(KEY, self.as_typed(self.pending))
        return self.pending != ""

    def clip(self, name: str, interruptible: bool) -> None:
        if name in self.given.missing:
            raise Fault(name)
        self.heard(name, self.length_ms(name), interruptible, PLAY, name)

    def length_ms(self, name: str) -> int:
        if name == BEEP:
            return BEEP_MS
        return self.given.lengths_ms.get(name) or length_of(self.hotline.clips[name].text)

    def heard(self, name: str, length: int, interruptible: bool, kind: EventKind, *what: str) -> None:
        """Something is heard that the caller may act in: a clip, or all of a value."""
        self.tell(kind, *what)
        typed = self.caller.during(name, length, interruptible)
        if not typed.keys or not interruptible:
            self.pass_time(typed.after_ms if typed.hangs_up else length)
            if typed.hangs_up:
                raise Over("caller")
            return
        self.pass_time(typed.after_ms)
        self.tell(INTERRUPTED)
        self.typed(typed)
        self.take_waiting()

    def typed(self, typed: Typed) -> None:
        self.waiting.extend(typed.keys)
        if typed.hangs_up:
            raise Over("caller")

    def discard(self) -> None:
        self.pending = ""
        self.waiting.clear()

    def pass_time(self, ms: int) -> None:
        self.now_ms += ms

    # The clock (rule 12)

    def wall_clock(self) -> datetime:
        """What the clock shows where the hotline is."""
        moment = self.given.start + timedelta(milliseconds=self.now_ms)
        return moment.astimezone(ZoneInfo(self.hotline.zone))
