"""The telephones of the desks that a call rings: what each of them does, and what it is told before the talk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ivrc.flow.kinds.transfer import together
from ivrc.flow.lengths import BEEP_MS, length_ms
from ivrc.flow.nodes import BEEP
from ivrc.simulate.trace import Event
from ivrc.switches.asterisk.driver import acts, endpoints
from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.switches.asterisk.driver.translate import Translator
from ivrc.verify.driver import Placed


def clip_ms(placed: Placed, name: str) -> int:
    """How long a clip is in a call."""
    if name == BEEP:
        return BEEP_MS
    clip = placed.hotline.clips.get(name)
    return placed.given.lengths_ms.get(name) or length_ms(clip.text if clip else "")


class Desks:
    """`heard` is the folder for what they hear, where that is kept; `sounds` the folder of the clips that this call finds;
    `outcome` is what comes of the last call of desks, `caller_ends` whether the caller ends the talk, `told_ms` how long
    the desk that answers is told something."""

    def __init__(
        self,
        manager: Manager,
        placed: Placed,
        read: Translator,
        context: str,
        heard: Path | None,
        sounds: str,
    ) -> None:
        self._manager, self._placed, self._read = manager, placed, read
        self._context, self._heard, self._sounds = context, heard, sounds
        self.outcome, self.caller_ends, self.told_ms = "unavailable", False, 0
        self._rang = False
        """Whether a telephone rings that the last call is to."""
        self._answers: dict[str, str] = {}
        """What each of those that ring does. One that rings by other arguments of Dial than are understood does what comes
        of the whole, so that the call goes on and what was dialled is seen."""

    def called(self, whom: Sequence[str]) -> None:
        """One is called, or several at once: of those that would answer only the first does."""
        self.told_ms, self._rang = 0, False
        came = [self._placed.caller.dialled(name) for name in whom]
        self.outcome, self._answers = together(came), {}
        for name, each in zip(whom, came, strict=True):
            taken = "answered" in self._answers.values()
            self._answers[name] = "no-answer" if taken and each == "answered" else each
            if each == "answered" and not taken:
                clips = (*self._read.before(name), *self._read.tells)
                self.told_ms = sum(clip_ms(self._placed, clip) for clip in clips)
                _, self.caller_ends = self._placed.caller.talks_ms(name)

    def rings(self, event: Message, call: str) -> None:
        """The telephone of one of them rings for a call of this id."""
        self._rang = True
        extension, channel = event["Extension"], event["Channel"]
        name = endpoints.called(extension[:1], extension[1:], self._read.destinations)
        outcome = self._answers.get(name, self.outcome)
        if outcome == "no-answer":
            return
        if outcome == "answered" and self.told_ms:
            self._tells(channel, call)
        does = acts.desk(outcome, self.caller_ends, self.told_ms)
        self._manager.tell("Redirect", Channel=channel, Context=self._context, Exten=does, Priority="1")

    def late(self, told: Sequence[Event]) -> bool:
        """Whether a desk that rang did not answer in its time though it was to: we were late to tell it."""
        noes = any(each.what == ("no-answer",) for each in told)
        return noes and self._rang and self.outcome != "no-answer"

    def _tells(self, telephone: str, call: str) -> None:
        """It will be told something: its channel, whose other end is the telephone, finds the clips that this call finds,
        and what is heard there is kept."""
        said = {f"{telephone[:-1]}1": ("CHANNEL(language)", self._sounds)}
        if self._heard:
            said[telephone] = ("IVRC_VERIFY_DESK", str(self._heard / self._read.desk_hears(call)))
        for channel, (name, held) in said.items():
            self._manager.tell("Setvar", Channel=channel, Variable=name, Value=held)
