"""The telephones of the desks that a call rings: what each of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from ivrc.flow.kinds.transfer import Transfer, together
from ivrc.flow.lengths import length_ms
from ivrc.simulate.trace import Event
from ivrc.switches.freeswitch.driver.translate import Translator
from ivrc.verify.driver import Placed

_REFUSALS = {"busy": "USER_BUSY", "unavailable": "DESTINATION_OUT_OF_ORDER"}


class Desks:
    """`tell` gives the switch a command. `channels` are those of their telephones; `talk` how long the talk to come lasts,
    and whether the caller ends it; `told_ms` how long the caller hears something before it."""

    def __init__(self, placed: Placed, read: Translator, tell: Callable[[str], None]) -> None:
        self._placed, self._read, self._tell = placed, read, tell
        self.channels: set[str] = set()
        self.talk: tuple[int, bool] = (0, False)
        self.told_ms = 0
        self._outcome = ""
        self._answers: dict[str, str] = {}
        self._ringing: dict[str, str] = {}
        """Desks that ring before we hear that they are called: the switch tells of two channels in any order."""

    def called(self, whom: Sequence[str]) -> None:
        """One is called, or several at once: of those that would answer only the first does."""
        caller = self._placed.caller
        came = [caller.dialled(name) for name in whom]
        self._outcome, self.talk = together(came), (0, False)
        for number, (name, each) in enumerate(zip(whom, came, strict=True)):
            first = each == "answered" and "answered" not in came[:number]
            if first:
                self.talk = caller.talks_ms(name)
                self.told_ms = self._before_ms(name)
            self._answers[name] = "no-answer" if each == "answered" and not first else each
            if name in self._ringing:
                self.rings(self._ringing.pop(name), name)

    def rings(self, channel: str, name: str) -> None:
        """A telephone rings: it does what the caller's script says of this call of it."""
        self.channels.add(channel)
        outcome = self._answers.pop(name, None)
        if outcome is None:
            self._ringing[name] = channel
        elif outcome == "answered":
            self._tell(f"uuid_answer {channel}")
        elif cause := _REFUSALS.get(outcome):
            self._tell(f"uuid_kill {channel} {cause}")

    def late(self, told: Sequence[Event]) -> bool:
        """Whether a desk did not answer in its time though it was to: we were late to tell it."""
        noes = any(each.what == ("no-answer",) for each in told if each.kind == "outcome")
        return noes and self._outcome not in ("no-answer", "")

    def _before_ms(self, name: str) -> int:
        node, given = self._read.current, self._placed.given
        rung = takewhile(lambda event: event.kind != "goto", reversed(self._read.trace))
        late = any(event.what == ("no-answer",) for event in rung if event.kind == "outcome")
        clip = node.before_of(name, late) if isinstance(node, Transfer) else ""
        words = self._placed.hotline.clips[clip].text if clip else ""
        return 0 if clip in given.missing or not clip else given.lengths_ms.get(clip) or length_ms(words)
