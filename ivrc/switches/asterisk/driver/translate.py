"""From what Asterisk tells over AMI about a call to the call's trace (docs/semantics.md, "The trace").

The events are those of the channel that runs the hotline. Besides the trace, `Position`s tell a driver where the switch
is now: that is where a caller can act. What is a kind's own is in that kind's file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ivrc.flow.entries import end_keys
from ivrc.flow.graph import speaks
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Speak
from ivrc.flow.values import ASKED, TYPED
from ivrc.simulate.events.call import ANSWER, GOTO, HANGUP
from ivrc.simulate.events.clips import FAULT, INTERRUPTED, PLAY, SAY
from ivrc.simulate.events.keys import KEY, SET
from ivrc.simulate.match import belongs, longer_possible
from ivrc.switches.asterisk.driver import desk, endpoints, faults, secret
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.kinds import READERS, queue
from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.kinds.hangup import HANG_UP
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.saying import SAY as SAY_SUBROUTINE
from ivrc.switches.asterisk.text.secret import PLAY_FAILED, PLAYED, STOPPED
from ivrc.switches.asterisk.text.speech import PLAYED_OUT, STOPPED_BY_KEYS
from ivrc.verify.driver import Played, Step, Wait
from ivrc.verify.position import Position as Position
from ivrc.verify.sounds import CALLER, DESK

_READERS = tuple(READERS.values())
_APPLICATIONS = {name: meaning for reader in _READERS for name, meaning in reader.applications.items()}
_VARIABLES = {name: meaning for reader in _READERS for name, meaning in reader.variables.items()}
_MESSAGES = {name: meaning for reader in _READERS for name, meaning in reader.messages.items()}
_ENDS = {kind: meaning for reader in _READERS for kind, meaning in reader.ends.items()}
_HEARD = (PLAY.name, SAY.name)
_CALL = re.compile(r"[^,]+,\w+,1\(([^,]*),([^,]*),([^,]*)\)")
"""The call of a subroutine that says a value: its variable, where the rules begin, the form of the last piece."""
_STOPPABLE = (STOPPED_BY_KEYS.lower(), STOPPED.lower())
_CLIPS = (*_STOPPABLE, PLAYED_OUT.lower())
_CLIP_SLACK_MS = 600
"""A clip's end is told by the step after it. A switch that is late plays the rest quicker: whether a clip is whole, is
heard."""
_STEP_MS = 2000
"""Dead air that a caller hears; a busy machine takes less for a step."""


class Translator(Reading):
    """Reads the events of one call."""

    def __init__(
        self, plan: Plan, destinations: Sequence[str], lengths_ms: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(plan, destinations, lengths_ms)
        values = plan.hotline.values
        self._variables = {
            s: name for name, s in plan.variables.items() if values[name].source in (TYPED, ASKED)
        }
        self._value: Speak | None = None
        self._began: float | None = None
        self._record = left.name(plan)
        self._broken = False
        """Whether a clip was not played to its end: it failed, unless the call ends with it."""

    def feed(self, event: Message) -> list[Position]:
        """What an event means. Events of other channels must not come here."""
        at = self._at(event)
        match event["Event"]:
            case "Newexten":
                return self._newexten(event, at)
            case "DTMFEnd" if event.get("Direction") == "Received":
                return self._key(event["Digit"], at)
            case "VarSet":
                return self._variable(event["Variable"], event.get("Value", ""), at)
            case "QueueCallerJoin":
                return self._variable(event["Event"], event.get("Position", ""), at)
            case "MusicOnHoldStart" | "MusicOnHoldStop":
                return self._variable(event["Event"], event.get("Class", ""), at)
            case "UserEvent" if event.get("UserEvent") == endpoints.LEFT:
                self.tell(at, KEY, event["UserEvent"])
            case "UserEvent" if meaning := _MESSAGES.get(event.get("UserEvent", "")):
                meaning(self, event, at)
            case "Hangup":
                if self.doing.kind == "clip":
                    self._cut()
                elif self.doing.kind != "wait":
                    self._ended(at)
                secret.left(self, at)
                faults.left(self, at)
                self.tell(at, HANGUP, self.why_over)
                return [Position("over")]
        return []

    # What the desk's channel does

    @property
    def tells(self) -> tuple[str, ...]:
        """The clips that a desk is told that is dialled now."""
        return desk.tells(self.current)

    def before(self, name: str) -> tuple[str, ...]:
        """The clip that the caller hears before a talk with somebody, if it is there."""
        clip = self.current.before_of(name) if isinstance(self.current, Transfer) else ""
        return (clip,) if clip and clip not in self.missing else ()

    def desk_hears(self, name: str) -> str:
        """A desk is about to answer that is told something: the file in which what it hears is kept."""
        file = f"{name}-{len(self.desk_voices)}.wav"
        voices = (*(clip for clip in self.tells if clip not in self.missing), DESK, CALLER)
        self.desk_voices.append((file, tuple(Played(clip, cut=False) for clip in voices)))
        return file

    def rings(self, event: Message) -> None:
        """A desk's telephone rings."""
        extension = event.get("Extension", "")
        queue.offered(
            self, endpoints.called(extension[:1], extension[1:], self.destinations), self._at(event)
        )
        desk.rings(self, event, self._at(event))

    def on_desk(self, event: Message) -> None:
        """An event of a desk's channel that runs a part of the hotline."""
        desk.feed(self, event, self._at(event))

    def _at(self, event: Message) -> int:
        """Milliseconds since the answer, in the switch's time."""
        now = float(event.get("Timestamp", "0"))
        return 0 if self._began is None else round((now - self._began) * 1000)

    # What runs

    def _newexten(self, event: Message, at: int) -> list[Position]:
        if event["Context"] == self._record:
            self.steps[Step(self._record, event["Extension"], int(event["Priority"]))] = None
            return []
        if self._broken:
            self._fails()
        self._ended(at)
        self.failed = self._broken = False
        context, name, priority = event["Context"], event["Extension"], event["Priority"]
        self.steps[Step(context, name, int(priority))] = None
        application, data = event["Application"].lower(), event.get("AppData", "")
        self.context = context
        secret.step(self, name, application, data, at)
        faults.step(self, name, priority, application, data)
        found = [Position("on", name)]
        self.do(found[0], at)
        if application == "answer" and context == self.plan.entry:
            self._began = float(event["Timestamp"])
            self.tell(0, ANSWER)
            return found
        for reader in _READERS:
            reader.step(self, application, data, at)
        if priority == "1":
            found += self._extension(context, name, application, at)
        if application in _CLIPS:
            found += self._clip(data, application, at)
        elif application == HANG_UP.lower():
            self.why_over = self._hangs_up(context, name)
        elif application == SAY_SUBROUTINE.lower():
            self._says(data)
        elif meaning := _APPLICATIONS.get(application):
            found += meaning(self, data, at)
        return found

    def _clip(self, data: str, application: str, at: int) -> list[Position]:
        clips = tuple(name.rpartition("/")[2] for name in data.partition(",")[0].split("&"))
        speak, self._value = self._value, None
        if speak is None:
            self.clip = clips[0]
            self.tell(at, PLAY, self.clip)
        else:
            self.clip = speak.clip
            self.tell(at, SAY, speak.value, " ".join(clips))
        self.began = len(self.plays)
        self.plays += (Played(clip, cut=False) for clip in clips)
        stops = application in _STOPPABLE
        return self.do(Position("clip", self.clip, stops, pieces=clips), at)

    def _says(self, data: str) -> None:
        """A subroutine is called that puts together how a value is said."""
        node, called = self.current, _CALL.fullmatch(data)
        for speak in speaks(node) if node is not None and called else ():
            short, begins, last = called.groups() if called else ("", "", "")
            if (self.plan.variables[speak.value], speak.begins, speak.last) == (short, begins, last):
                self._value = speak

    def _extension(self, context: str, name: str, application: str, at: int) -> list[Position]:
        """The first step of an extension."""
        node = self.of(context)
        if name == labels.BEGIN and node is not None:
            secret.left(self, at)
            self.node, self.keys, self.dialled, self._value = node.id, "", False, None
            self.tell(at, GOTO, node.id)
            return [Position("enter", node.id)]
        if name == labels.FAULT:
            self.tell(at, FAULT, self._faulty())
        elif name == labels.TYPED_EARLY:
            self.keys, self.pending = self.pending, ""
        elif node is not None:
            READERS[type(node)].extension(self, node, name, application, at)
        return []

    def _faulty(self) -> str:
        """What a fault names: the clip that could not be played, else what the kind of the node says."""
        node = self.current
        value = self._value.value if self._value else ""
        return self.clip or value or (READERS[type(node)].fault(node) if node else "") or self.node

    def _hangs_up(self, context: str, name: str) -> str:
        if name == labels.FAULT:
            return "fault"
        node = self.of(context)
        why = READERS[type(node)].hangs_up(name) if node else ""
        return why or f"{HANG_UP}({context},{name})"

    def _ended(self, at: int) -> None:
        """Whatever was being done has ended by itself."""
        doing, self.doing = self.doing, Position("on")
        if doing.kind == "clip" and not self.failed:
            self.clip = ""
            if all(piece in self.lengths_ms for piece in doing.pieces):
                length, took = sum(self.lengths_ms[piece] for piece in doing.pieces), at - self.since
                self.waits.append(Wait(self.node, "clip", length, took, length, _CLIP_SLACK_MS))
        elif doing.kind == "on" and doing.what and at - self.since > _STEP_MS and self.node:
            self.waits.append(Wait(self.node, "step", 0, at - self.since))
        elif meaning := _ENDS.get(doing.kind):
            meaning(self, doing, at)

    def _cut(self) -> None:
        """What was playing was stopped; of several pieces nobody knows which."""
        self.plays[self.began :] = [each._replace(cut=True) for each in self.plays[self.began :]]

    def _fails(self) -> None:
        """What was to be played is not."""
        if self.trace and self.trace[-1].kind in _HEARD:
            self.trace.pop()
            self._not_played()
        self.failed = True

    def _not_played(self) -> None:
        """A clip that is missing is not heard; of a value's pieces those are that are there, and the switch does not say
        which (rule 28)."""
        if len(self.plays) - self.began > 1:
            self._cut()
        else:
            del self.plays[self.began :]

    # Keys

    def _key(self, key: str, at: int) -> list[Position]:
        doing, ahead = self.doing, self.ahead
        if doing.kind not in ("clip", "wait") or (doing.kind == "clip" and not doing.interruptible):
            return [Position("key", key)]
        if doing.kind == "clip":
            if ahead and self.trace[-1].kind in _HEARD:
                self.trace.pop()
            else:
                self.tell(at, INTERRUPTED)
            self.clip = ""
            self._cut()
        self.tell(at, KEY, secret.as_typed(self, key))
        secret.key(self, key)
        self.doing = Position("on")
        menu = self.collecting
        if menu is None:
            self.pending = key
            return [Position("key", key)]
        if self.keys and not belongs(key, self.keys, menu.entries):
            self.pending = key
            return [Position("key", key)]
        self.keys += key
        if not (end_keys(menu) or secret.hides(self)) and longer_possible(self.keys, menu.entries):
            more = Position("wait", menu.id, limit_ms=menu.inter_key_ms)
            return [Position("key", key), *self.do(more, at)]
        return [Position("key", key)]

    # What the switch notes down

    def _variable(self, name: str, value: str, at: int) -> list[Position]:
        secret.variable(self, name, value, at)
        if name == PLAYED:
            self._broken = value == PLAY_FAILED
        elif name in (labels.BACKGROUND_STATUS, labels.PLAYBACK_STATUS) and value == labels.PLAY_FAILED:
            self._fails()
        elif meaning := _VARIABLES.get(name):
            return meaning(self, value, at)
        elif name in self._variables and value:
            self.tell(at, SET, self._variables[name], value)
        return []
