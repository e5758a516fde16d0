"""From what FreeSWITCH tells over the event socket about a call to the call's trace (docs/semantics.md, "The trace").

The events are those of the channel that runs the hotline; docs/targets/freeswitch.md says which of its variables and
extensions mean what. Besides the trace, `Position`s tell a driver where the switch is now. What is a kind's own is in that
kind's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ivrc.flow.graph import speaks
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Speak
from ivrc.flow.secret import HIDDEN
from ivrc.flow.values import TYPED
from ivrc.simulate.events.call import ANSWER, GOTO, HANGUP
from ivrc.simulate.events.clips import FAULT, INTERRUPTED, PLAY, SAY
from ivrc.simulate.events.keys import KEY, SET
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.kinds import READERS
from ivrc.switches.freeswitch.driver.reading import Reading
from ivrc.switches.freeswitch.text import labels, left
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.saying import SAID
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position

_READERS = tuple(READERS.values())
_APPLICATIONS = {name: meaning for reader in _READERS for name, meaning in reader.applications.items()}
_VARIABLES = {name: meaning for reader in _READERS for name, meaning in reader.variables.items()}
_STEPS = {name: meaning for reader in _READERS for name, meaning in reader.steps.items()}
_EVENTS = {
    name: [reader.events[name] for reader in _READERS if name in reader.events]
    for name in dict.fromkeys(name for reader in _READERS for name in reader.events)
}
_ENDS = {kind: meaning for reader in _READERS for kind, meaning in reader.ends.items()}


_HIDDEN_PLAYS = (labels.PLAY_HIDDEN, labels.KEPT[labels.PLAY_HIDDEN])
_TAKE_HIDDEN = (*_HIDDEN_PLAYS, labels.WAITING_HIDDEN, labels.KEPT[labels.WAITING_HIDDEN])
_PLAYED = "FILE PLAYED"
TOLD = "told by"
"""Says where a secret showed."""
_TELLING = 4
"""Digits that stand in no other text by chance."""

_CLIP_SLACK_MS = 600
"""A clip's end is told by an event of its own, which a busy machine sends late."""


class Translator(Reading):
    """Reads the events of one call."""

    def __init__(self, plan: Plan, names: Iterable[str], lengths_ms: Mapping[str, int] = {}) -> None:
        super().__init__(plan, names)
        self._lengths_ms = lengths_ms
        self._nodes = {context: node for node, context in plan.contexts.items()}
        values = plan.hotline.values
        self._variables = {s: name for name, s in plan.variables.items() if values[name].source == TYPED}
        self._plan = plan
        self._value: Speak | None = None
        self._pieces: list[str] = []
        """The pieces of the value that is to be said, or that are still to be heard of it."""
        self._within = False
        self._step_name = ""
        self._result = ""
        """What failed; the steps behind it do nothing."""
        self._interruptible = False
        self._sounded = False
        """Whether a clip has stopped and nothing was executed since: the caller's hanging up may have stopped it."""

    def feed(self, event: esl.Event) -> list[Position]:
        """What an event means. Events of other channels must not come here."""
        now, at = int(event.get("Event-Date-Timestamp", "0")), self.at(event)
        self.own = event.get("Unique-ID", self.own)
        if self._before_talk(event, at):
            return []
        match event["Event-Name"]:
            case "CHANNEL_ANSWER" if self.began is None:
                self.began = now
                self.tell(0, ANSWER)
            case "CHANNEL_EXECUTE":
                return self._executes(event.get("Application", ""), event.get("Application-Data", ""), at)
            case "PLAYBACK_START":
                return self._starts(event.get("Playback-File-Path", ""), at)
            case "PLAYBACK_STOP":
                return self._stops(event.get("Playback-File-Path", ""), event.get("Playback-Status", ""), at)
            case "DTMF" if self.doing.kind == "wait":
                self.doing = Position("on")
                self.tell(at, KEY, HIDDEN if self.hides else event["DTMF-Digit"])
                self.secret += event["DTMF-Digit"] if self.hides else ""
                return [Position("key", event["DTMF-Digit"])]
            case "CHANNEL_HANGUP_COMPLETE":
                if self._sounded:
                    self._cut()
                self.tell(at, HANGUP, self.why_over)
                return [Position("over")]
            case name:
                return [each for meaning in _EVENTS.get(name, ()) for each in meaning(self, event, at)]
        return []

    def _before_talk(self, event: esl.Event, at: int) -> bool:
        """Whether it is of what the caller hears before a talk, which is part of it: the caller does nothing there."""
        node, what = self.current, event["Event-Name"]
        if self.doing.kind != "answered" or not isinstance(node, Transfer):
            return False
        if left.of_answer(event.get("Application", ""), event.get("Application-Data", "")):
            return True
        if not (node.before or node.late):
            return False
        if what == "PLAYBACK_START":
            clip = PurePosixPath(event.get("Playback-File-Path", "")).stem
            self.tell(at, PLAY, clip)
            self.plays.append(Played(clip, cut=False))
        return what in ("PLAYBACK_START", "PLAYBACK_STOP") or event.get("Application") == labels.PLAYS

    # Applications

    def _executes(self, application: str, data: str, at: int) -> list[Position]:
        self._ended(at)
        self._sounded = False
        found = [Position("on", application)]
        match application:
            case "execute_extension":
                step, _, context = data.partition(" XML ")
                found += self._step(step, context, at)
            case "set":
                name, _, value = data.partition("=")
                found += self._sets(name, value, at)
            case labels.PLAYS if self._value is not None:
                pass
            case labels.PLAYS if not data.startswith(labels.SILENCE):
                self.clip = PurePosixPath(data).stem
            case _ if meaning := _APPLICATIONS.get(application):
                found += meaning(self, data, at)
        return [] if self._within else found

    def _step(self, step: str, context: str, at: int) -> list[Position]:
        """An extension that is executed."""
        if step == labels.ENTER and context in self._nodes:
            self.node = self._nodes[context]
            self._value = None
            self.typed = self.secret = ""
            self.tell(at, GOTO, self.node)
            return [Position("enter", self.node)]
        name, _, data = step.partition(":")
        self._step_name = name
        if self._result:
            return []
        if name in (labels.PLAY, *_HIDDEN_PLAYS, labels.NOTICE, labels.SAY, labels.SAY_WHOLE):
            self._interruptible = name in (labels.PLAY, *_HIDDEN_PLAYS, labels.SAY)
            self._value = self._value if name in (labels.SAY, labels.SAY_WHOLE) else None
        elif meaning := _STEPS.get(name):
            return meaning(self, data, at)
        return []

    def _sets(self, name: str, value: str, at: int) -> list[Position]:
        if len(self.secret) >= _TELLING and self.secret in value:
            self.tell(at, SET, TOLD, name)
        if name in self._variables:
            self.tell(at, SET, self._variables[name], value)
        if name == labels.RESULT:
            self._result = value.replace(_PLAYED, "")
        if not value:
            return []
        match name:
            case labels.SAYING:
                self._saying(value)
            case labels.WORDS if self._step_name == SAID:
                self._pieces = value.split("!")[1:]
            case labels.TYPED if self._step_name in _TAKE_HIDDEN:
                self.tell(at, KEY, HIDDEN if value in "X*#ABCD" else value)
                self.typed = value
                return [Position("key", value)]
            case labels.KEY:
                self.tell(at, KEY, value)
                return [Position("key", value)]
            case labels.ENDED:
                self.why_over = value
            case labels.FAULT:
                self._unsay()
                self.tell(at, FAULT, self._faulty())
            case _ if meaning := _VARIABLES.get(name):
                return meaning(self, value, at)
        return []

    def _faulty(self) -> str:
        """What a fault names: the clip that could not be played, else what the kind of the node says."""
        node = self.current
        if self._value is not None and not self.clip:
            return self._value.value if self._result.startswith(labels.NO_WORDS) else self._value.clip
        return self.clip or (READERS[type(node)].fault(node) if node else "") or self.node

    def _ended(self, at: int) -> None:
        """A wait has passed: another application runs, and no key came. Hanging up is told like the end of a message."""
        if self.message:
            self.waits.append(self.message)
            self.message = None
        doing, self.doing = self.doing, Position("on")
        if meaning := _ENDS.get(doing.kind):
            meaning(self, doing, at)

    # Sound

    def _starts(self, path: str, at: int) -> list[Position]:
        if not path.startswith(labels.SILENCE):
            clip = PurePosixPath(path).stem
            if self._value is not None:
                return self._piece(self._value, clip, at)
            self.tell(at, PLAY, clip)
            self.plays.append(Played(clip, cut=False))
            return self.do(Position("clip", clip, self._interruptible), at)
        node = self.current
        return READERS[type(node)].silence(self, node, path, at) if node else []

    def _stops(self, path: str, status: str, at: int) -> list[Position]:
        doing, self.doing = self.doing, Position("on")
        if path.startswith(labels.SILENCE):
            for reader in _READERS:
                reader.quiet(self, doing, status, at)
        else:
            self.clip = ""
            if self._within and self._pieces and status != "break":
                self.doing = doing
                return []
            self._within, self._value = False, None
            if status == "break":
                self.tell(at, INTERRUPTED)
                self._cut()
            elif doing.kind == "clip":
                self._played_out(doing, at)
            self._sounded = True
        return [Position("stopped", status)]

    def _played_out(self, clip: Position, at: int) -> None:
        """A clip, or all of a value, has come to its end; of one that the caller hung up in less was heard."""
        pieces = clip.pieces or (clip.what,)
        if all(piece in self._lengths_ms for piece in pieces):
            length = sum(self._lengths_ms[piece] for piece in pieces)
            self.waits.append(Wait(self.node, "clip", length, at - self.since, length, _CLIP_SLACK_MS))

    def _saying(self, data: str) -> None:
        """A value is to be said: its variable, where the rules begin, the form of the last piece."""
        node = self.current
        for speak in speaks(node) if node is not None else ():
            if f"{self._plan.variables[speak.value]} {speak.begins} {speak.last}" == data:
                self._value, self._within, self._pieces = speak, False, []

    def _piece(self, speak: Speak, clip: str, at: int) -> list[Position]:
        """A piece of a value begins; with the first, the value does."""
        self.plays.append(Played(clip, cut=False))
        pieces, self._pieces = tuple(self._pieces), self._pieces[1:]
        if self._within:
            return []
        self._within = True
        self.tell(at, SAY, speak.value, " ".join(pieces))
        return self.do(Position("clip", speak.clip, self._interruptible, pieces=pieces), at)

    def _unsay(self) -> None:
        """A value of which a piece cannot be played is not said, though pieces before it were heard (rule 28)."""
        if self._value is not None and self._within and not self.clip and self._pieces:
            del self.trace[max(place for place, event in enumerate(self.trace) if event.kind == SAY.name)]
            self._within = False

    def _cut(self) -> None:
        self.plays[-1] = self.plays[-1]._replace(cut=True)
