"""From what FreeSWITCH tells over the event socket about a call to the call's trace (docs/semantics.md, "The trace").

The events are those of the channel that runs the hotline; docs/targets/freeswitch.md says which of its variables and
extensions mean what. Besides the trace, `Moment`s tell a driver where the switch is now.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from ivrc.flow.nodes import Hotline, Menu, Transfer, Voicemail
from ivrc.simulate.trace import Event
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Moment

_RING_GRAIN_MS = 1000
"""The switch counts a ring time by the clock, in whole seconds: 15 seconds are 14 to 15."""
_SILENCE = "silence_stream://"


class Translator:
    """Reads the events of one call. `names` are those of the destinations."""

    def __init__(self, plan: Plan, names: Iterable[str]) -> None:
        self.hotline: Hotline = plan.hotline
        self.trace: list[Event] = []
        self.waits: list[Wait] = []
        self.plays: list[Played] = []
        self.node = ""
        self._nodes = {context: node for node, context in plan.contexts.items()}
        self._variables = {short: name for name, short in plan.variables.items()}
        self._mailboxes = {word(n.mailbox): n.mailbox for n in self.hotline.nodes.values() if isinstance(n, Voicemail)}  # fmt: skip
        self._names = {word(name): name for name in names}
        self._doing = Moment("on")
        self._since = 0
        self._began: int | None = None
        self._first = False
        self._interruptible = False
        self._clip = ""
        self._typed = ""
        self._dial = ""
        self._rung: int | None = None
        self._talked = False
        self._message: Wait | None = None
        self._sounded = False
        """Whether a clip has stopped and nothing was executed since: the caller's hanging up may have stopped it."""
        self._why_over = "caller"

    def feed(self, event: esl.Event) -> list[Moment]:
        """What an event means. Events of other channels must not come here."""
        now = int(event.get("Event-Date-Timestamp", "0"))
        at = 0 if self._began is None else round((now - self._began) / 1000)
        match event["Event-Name"]:
            case "CHANNEL_ANSWER" if self._began is None:
                self._began = now
                self._tell(0, "answer")
            case "CHANNEL_EXECUTE":
                return self._executes(event.get("Application", ""), event.get("Application-Data", ""), at)
            case "PLAYBACK_START":
                return self._starts(event.get("Playback-File-Path", ""), at)
            case "PLAYBACK_STOP":
                return self._stops(event.get("Playback-File-Path", ""), event.get("Playback-Status", ""), at)
            case "DTMF" if self._doing.kind == "wait":
                self._doing = Moment("on")
                self._tell(at, "key", event["DTMF-Digit"])
                return [Moment("key", event["DTMF-Digit"])]
            case "CHANNEL_BRIDGE" if self._doing.kind == "dial":
                self._outcome("answered", at)
                return self._do(Moment("answered"), at)
            case "RECORD_START" if "Recording-Variable-ivrc_mailbox" not in event:
                self._tell(at, "record", "start")
            case "RECORD_STOP" if (mailbox := event.get("Recording-Variable-ivrc_mailbox")) is not None:
                seconds = round(int(event.get("variable_record_ms") or "0") / 1000)
                self._tell(at, "message", self._mailboxes.get(mailbox, mailbox), str(seconds))
            case "CHANNEL_HANGUP_COMPLETE":
                if self._sounded:
                    self._cut()
                self._tell(at, "hangup", self._why_over)
                return [Moment("over")]
        return []

    def _tell(self, at: int, kind: str, *what: str) -> None:
        self.trace.append(Event(at, kind, what, self.node))

    def _do(self, moment: Moment, at: int) -> list[Moment]:
        self._doing, self._since = moment, at
        return [moment]

    # Applications

    def _executes(self, application: str, data: str, at: int) -> list[Moment]:
        self._ended(at)
        self._sounded = False
        found = [Moment("on", application)]
        match application:
            case "execute_extension":
                step, _, context = data.partition(" XML ")
                found += self._step(step, context, at)
            case "set":
                name, _, value = data.partition("=")
                found += self._sets(name, value, at)
            case "playback" if not data.startswith(_SILENCE):
                self._clip = PurePosixPath(data).stem
            case "read":
                node = self.hotline.nodes.get(self.node)
                if isinstance(node, Menu):
                    limit = node.first_key_ms if self._first else node.inter_key_ms
                    wait = Moment("wait", node.id, limit_ms=limit, first=self._first)
                    found += self._do(wait, at)
            case "bridge":
                self._rung, self._talked = at, False
                self._tell(at, "dial", self._dial)
                found += self._do(Moment("dial", self._dial), at)
        return found

    def _step(self, step: str, context: str, at: int) -> list[Moment]:
        """An extension that is executed."""
        if step == "enter" and context in self._nodes:
            self.node = self._nodes[context]
            self._typed = ""
            self._tell(at, "goto", self.node)
            return [Moment("enter", self.node)]
        name = step.partition(":")[0]
        if name in ("play", "notice"):
            self._interruptible = name == "play"
        elif name in ("first-key", "further-key", "end-key"):
            self._first = name == "first-key"
        return []

    def _sets(self, name: str, value: str, at: int) -> list[Moment]:
        if name in self._variables:
            self._tell(at, "set", self._variables[name], value)
        if not value:
            return []
        match name:
            case "ivrc_key":
                self._tell(at, "key", value)
                return [Moment("key", value)]
            case "ivrc_typed":
                self._typed = value
            case "ivrc_silences":
                self._tell(at, "silence")
            case "ivrc_wrongs":
                self._tell(at, "wrong", self._typed)
            case "ivrc_dial":
                self._dial = self._names.get(value, value)
            case "ivrc_outcome":
                if not (self._talked and value == "answered"):
                    self._outcome(value, at)
            case "ivrc_ended":
                self._why_over = value
            case "ivrc_fault":
                self._tell(at, "fault", self._faulty())
        return []

    def _outcome(self, outcome: str, at: int) -> None:
        self._tell(at, "outcome", outcome)
        node = self.hotline.nodes.get(self.node)
        if outcome == "no-answer" and isinstance(node, Transfer) and self._rung is not None:
            wanted, took = node.ring_seconds * 1000, at - self._rung
            self.waits.append(Wait(node.id, "ring", wanted, took, _RING_GRAIN_MS))
        self._rung, self._talked = None, outcome == "answered"

    def _faulty(self) -> str:
        """What a fault names: the clip that could not be played, the variable that was not typed, or the node."""
        node = self.hotline.nodes.get(self.node)
        if isinstance(node, Transfer) and not self._clip:
            return node.extension or node.id
        return self._clip or self.node

    def _ended(self, at: int) -> None:
        """A wait has passed: another application runs, and no key came. Hanging up is told like the end of a message."""
        if self._message:
            self.waits.append(self._message)
            self._message = None
        doing, self._doing = self._doing, Moment("on")
        if doing.kind == "wait":
            what = "first key" if doing.first else "inter-key"
            self.waits.append(Wait(doing.what, what, doing.limit_ms, at - self._since))

    # Sound

    def _starts(self, path: str, at: int) -> list[Moment]:
        node = self.hotline.nodes.get(self.node)
        if not path.startswith(_SILENCE):
            clip = PurePosixPath(path).stem
            self._tell(at, "play", clip)
            self.plays.append(Played(clip, cut=False))
            return self._do(Moment("clip", clip, self._interruptible), at)
        if isinstance(node, Voicemail) and path == f"{_SILENCE}{node.max_seconds * 1000}":
            return self._do(Moment("message", node.mailbox, limit_ms=node.max_seconds * 1000), at)
        return []

    def _stops(self, path: str, status: str, at: int) -> list[Moment]:
        doing, self._doing = self._doing, Moment("on")
        if path.startswith(_SILENCE):
            if doing.kind == "message" and status == "done":
                self._message = Wait(self.node, "message", doing.limit_ms, at - self._since)
        else:
            self._clip = ""
            if status == "break":
                self._tell(at, "interrupted")
                self._cut()
            self._sounded = True
        return [Moment("stopped", status)]

    def _cut(self) -> None:
        self.plays[-1] = self.plays[-1]._replace(cut=True)
