"""From what Asterisk tells over AMI about a call to the call's trace (docs/semantics.md, "The trace").

The events are those of the channel that runs the hotline. Besides the trace, `Moment`s tell a driver where the switch
is now: that is where a caller can act.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ivrc.flow.entries import end_keys
from ivrc.flow.nodes import Hangup, Hotline, Menu, Transfer, Voicemail
from ivrc.simulate.match import belongs, longer_possible
from ivrc.simulate.trace import Event
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.endpoints import dialled
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Moment as Moment

_OUTCOMES = {"ANSWER": "answered", "BUSY": "busy", "NOANSWER": "no-answer"}
_MOMENT = ("playtones", "wait", "stopplaytones", "mixmonitor")
"""A recording that is stopped goes on after these; after anything else it is over."""
_HELPER = re.compile(r"(.*)~\d+")


class Translator:
    """Reads the events of one call. `ahead` is set by a driver while it types keys that the caller typed before the
    switch came to where it is: a clip that such a key stops counts as not played (rule 4). `message_ms` is when the
    message that is being recorded ought to end: at its longest, or when the driver says that the caller ends it."""

    def __init__(self, plan: Plan, destinations: Sequence[str]) -> None:
        self.hotline: Hotline = plan.hotline
        self.trace: list[Event] = []
        self.waits: list[Wait] = []
        self.plays: list[Played] = []
        self.ahead = False
        self.keys = ""
        self.failed = False
        self.message_ms = 0
        self.node = ""
        self._plan = plan
        self._nodes: Mapping[str, str] = {context: node for node, context in plan.contexts.items()}
        self._variables = {short: name for name, short in plan.variables.items()}
        self._mailboxes = {plan.mailbox(n.mailbox): n.mailbox for n in self.hotline.nodes.values() if isinstance(n, Voicemail)}  # fmt: skip
        self._destinations = destinations
        self._doing = Moment("on")
        self._since = 0
        self._began: float | None = None
        self._context = ""
        self._pending = ""
        self._wrong = ""
        self._clip = ""
        self._status = ""
        self._dialled = False
        self._paused = False
        self._why_over = "caller"

    @property
    def collecting(self) -> Menu | None:
        """The menu whose keys are being collected here; None where a key waits for a later menu."""
        match = _HELPER.fullmatch(self._context)
        node = self.hotline.nodes.get(self._nodes.get(match[1] if match else self._context, ""))
        return node if isinstance(node, Menu) else None

    def feed(self, event: Message) -> list[Moment]:
        """What an event means. Events of other channels must not come here."""
        at = self._at(event)
        match event["Event"]:
            case "Newexten":
                return self._newexten(event, at)
            case "DTMFEnd" if event.get("Direction") == "Received":
                return self._key(event["Digit"], at)
            case "VarSet":
                return self._variable(event["Variable"], event.get("Value", ""), at)
            case "UserEvent" if event.get("UserEvent") == "ivrc-message":
                mailbox = event.get("Mailbox", "")
                self._tell(at, "message", self._mailboxes.get(mailbox, mailbox), event.get("Seconds", ""))
            case "Hangup":
                if self._doing.kind == "clip":
                    self.plays[-1] = self.plays[-1]._replace(cut=True)
                elif self._doing.kind != "wait":
                    self._ended(at)
                self._tell(at, "hangup", self._why_over)
                return [Moment("over")]
        return []

    def _at(self, event: Message) -> int:
        """Milliseconds since the answer, in the switch's time."""
        now = float(event.get("Timestamp", "0"))
        return 0 if self._began is None else round((now - self._began) * 1000)

    def _tell(self, at: int, kind: str, *what: str) -> None:
        self.trace.append(Event(at, kind, what, self.node))

    def _do(self, moment: Moment, at: int) -> list[Moment]:
        self._doing, self._since = moment, at
        return [moment]

    # What runs

    def _newexten(self, event: Message, at: int) -> list[Moment]:
        self._ended(at)
        self.failed = False
        context, name, priority = event["Context"], event["Extension"], event["Priority"]
        application, data = event["Application"].lower(), event.get("AppData", "")
        self._context = context
        found = [Moment("on", name)]
        self._doing = found[0]
        if application == "answer" and context == self._plan.entry:
            self._began = float(event["Timestamp"])
            self._tell(0, "answer")
            return found
        if self._paused and application not in _MOMENT:
            self._paused = False
            self._tell(at, "record", "stop")
        if priority == "1":
            found += self._extension(context, name, application, at)
        match application:
            case "background" | "playback":
                self._clip = data.rpartition("/")[2]
                self._tell(at, "play", self._clip)
                self.plays.append(Played(self._clip, cut=False))
                found += self._do(Moment("clip", self._clip, application == "background"), at)
            case "waitexten":
                found += self._waits(context, at)
            case "dial":
                called = dialled(data, self._destinations)
                self._status, self._dialled = "", True
                self._tell(at, "dial", called)
                found += self._do(Moment("dial", called), at)
            case "record":
                node = self.hotline.nodes.get(self.node)
                if isinstance(node, Voicemail):
                    self.message_ms = node.max_seconds * 1000
                    found += self._do(Moment("message", node.mailbox, limit_ms=node.max_seconds * 1000), at)
            case "stopmixmonitor":
                self._paused = True
            case "mixmonitor" if self._paused:
                self._paused = False
            case "mixmonitor":
                self._tell(at, "record", "start")
            case "hangup":
                self._why_over = self._hangs_up(context, name)
        return found

    def _extension(self, context: str, name: str, application: str, at: int) -> list[Moment]:
        """The first step of an extension."""
        node = self.hotline.nodes.get(self._nodes.get(context, ""))
        if name == "s" and node is not None:
            self.node, self.keys, self._dialled = node.id, "", False
            self._tell(at, "goto", node.id)
            return [Moment("enter", node.id)]
        if name == "fault":
            self._tell(at, "fault", self._faulty())
        elif name == "typed":
            self.keys, self._pending = self._pending, ""
        elif name == "t" and isinstance(node, Menu):
            if not (self.keys and end_keys(node)):
                self.keys = ""
                self._tell(at, "silence")
        elif name == "i" and isinstance(node, Menu):
            self._tell(at, "wrong", self._wrong or self.keys)
            self.keys = self._wrong = ""
        elif (
            name.startswith("dial")
            and application == "goto"
            and isinstance(node, Transfer)
            and not self._dialled
        ):
            self._tell(at, "outcome", "unavailable")
        elif isinstance(node, Menu) and not end_keys(node) and not name.startswith("first"):
            self.keys = ""
        return []

    def _faulty(self) -> str:
        node = self.hotline.nodes.get(self.node)
        if isinstance(node, Transfer) and not self._clip:
            return node.extension or node.id
        return self._clip or self.node

    def _hangs_up(self, context: str, name: str) -> str:
        if name == "fault":
            return "fault"
        node = self.hotline.nodes.get(self._nodes.get(context, ""))
        if isinstance(node, Transfer) and name == "outcome-ANSWER":
            return "agent"
        return "flow" if isinstance(node, Hangup) else f"Hangup({context},{name})"

    def _waits(self, context: str, at: int) -> list[Moment]:
        menu = self.collecting
        if menu is None:
            return []
        first = context in self._nodes and not self.keys
        limit = menu.first_key_ms if first else menu.inter_key_ms
        return self._do(Moment("wait", menu.id, limit_ms=limit, first=first), at)

    def _ended(self, at: int) -> None:
        """Whatever was being done has ended by itself."""
        doing, self._doing = self._doing, Moment("on")
        if doing.kind == "clip" and not self.failed:
            self._clip = ""
        elif doing.kind == "wait" and at:
            what = "first key" if doing.first else "inter-key"
            self.waits.append(Wait(doing.what, what, doing.limit_ms, at - self._since))
        elif doing.kind == "dial" and self._status and self._status != "CANCEL":
            self._outcome(at)

    def _outcome(self, at: int) -> None:
        outcome = _OUTCOMES.get(self._status, "unavailable")
        self._tell(at, "outcome", outcome)
        node = self.hotline.nodes.get(self.node)
        if outcome == "no-answer" and isinstance(node, Transfer):
            self.waits.append(Wait(node.id, "ring", node.ring_seconds * 1000, at - self._since))
        self._status = ""

    # Keys

    def _key(self, key: str, at: int) -> list[Moment]:
        doing, ahead = self._doing, self.ahead
        if doing.kind == "clip" and not doing.interruptible:
            return [Moment("key", key)]
        if doing.kind not in ("clip", "wait"):
            return [Moment("key", key)]
        if doing.kind == "clip":
            if ahead and self.trace[-1].kind == "play":
                self.trace.pop()
            else:
                self._tell(at, "interrupted")
            self._clip = ""
            self.plays[-1] = self.plays[-1]._replace(cut=True)
        self._tell(at, "key", key)
        self._doing = Moment("on")
        menu = self.collecting
        if menu is None:
            self._pending = key
            return [Moment("key", key)]
        if self.keys and not belongs(key, self.keys, menu.entries):
            self._pending = key
            return [Moment("key", key)]
        self.keys += key
        if not end_keys(menu) and longer_possible(self.keys, menu.entries):
            more = Moment("wait", menu.id, limit_ms=menu.inter_key_ms)
            return [Moment("key", key), *self._do(more, at)]
        return [Moment("key", key)]

    # What the switch notes down

    def _variable(self, name: str, value: str, at: int) -> list[Moment]:
        if name in ("BACKGROUNDSTATUS", "PLAYBACKSTATUS") and value == "FAILED":
            if self.trace and self.trace[-1].kind == "play":
                self.trace.pop()
                self.plays.pop()
            self.failed = True
        elif name == "INVALID_EXTEN":
            self._wrong = value
        elif name == "DIALSTATUS" and value and self._doing.kind == "dial":
            self._status = value
            if value == "ANSWER":
                self._outcome(at)
                return self._do(Moment("answered"), at)
        elif name == "RECORD_STATUS" and value in ("TIMEOUT", "DTMF") and self._doing.kind == "message":
            self.waits.append(Wait(self.node, "message", self.message_ms, at - self._since))
        elif name in self._variables and value:
            self._tell(at, "set", self._variables[name], value)
        return []
