"""A call as data: what the caller will do in it, under which circumstances. Made once, played as often as one likes.

A `Plan` is played by a fresh caller each time, in the simulator and on a switch, and the places at which the caller
acts are such that a switch shows them: a clip begins to play, a menu begins to wait for a first key. Keys that belong
together are typed in one go; whoever is asked between the keys of one entry lets the time pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import NOTHING, Answers, Caller, Circumstances, Typed
from ivrc.simulate.machine import run
from ivrc.simulate.replies import Replies
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.simulate.world import AT_REST, World

TALK_MS = 4000
MESSAGE_MS = 4000

LENGTH = -1
"""As the length of a message: as long as the mailbox allows."""


class Plan(NamedTuple):
    """What a caller does. An act is text: the keys typed in one go, then `.` to hang up; `-` does nothing.

    `waits` holds an act for each wait for a first key, in order, and `then` the act at every further one. `clips`
    holds the act during the k-th playing, from 1, of a clip. Keys followed by `.` hang up in the next wait or clip,
    such as the wait between two keys of one entry. `answers` holds the outcomes of the first, second … dialling of a destination; the last
    one holds for all that follow, and who is not named answers. `talks` and `messages` are how long the first, second …
    of them lasts in milliseconds (LENGTH for the longest message), and whether the caller ends it by hanging up. `replies` are
    what services answer, the first, the second … time, the last one for all that follow (`ivrc.simulate.replies`).
    """

    waits: tuple[str, ...] = ()
    then: str = PASS
    clips: Mapping[tuple[str, int], str] = {}
    answers: Mapping[str, tuple[str, ...]] = {}
    talks: tuple[tuple[int, bool], ...] = ()
    messages: tuple[tuple[int, bool], ...] = ()
    replies: Mapping[str, tuple[str, ...]] = {}

    def caller(self) -> Caller:
        """A fresh caller who does it."""
        return Follower(self)

    def dialled(self, came: Iterable[tuple[str, str]]) -> Plan:
        """The same plan, and those who are named come to this when they are dialled once more."""
        answers = dict(self.answers)
        for name, outcome in came:
            answers[name] = (*answers.get(name, ()), outcome)
        return self._replace(answers=answers)

    def answered(self, service: str, reply: str) -> Plan:
        """The same plan, and a service answers so when it is asked once more."""
        return self._replace(replies={**self.replies, service: (*self.replies.get(service, ()), reply)})

    def __str__(self) -> str:
        return " ".join((*self.waits, *([self.then] if self.then != PASS else [])))


class Follower:
    """A caller who follows a plan. Keys are typed well inside a stretch: in the middle of a clip, early in a wait."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.waits = iter(plan.waits)
        self.played: Counter[str] = Counter()
        self.answers = Answers(plan.answers)
        self.services = Replies(plan.replies)
        self.talks = iter(plan.talks)
        self.messages = iter(plan.messages)
        self.leaving = False

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        self.played[clip] += 1
        return self.does(self.plan.clips.get((clip, self.played[clip]), PASS), length_ms // 2)

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        return self.does(next(self.waits, self.plan.then) if first else PASS, limit_ms // 4)

    def does(self, act: str, after_ms: int) -> Typed:
        """An act, so long after a stretch has begun."""
        if self.leaving or act == HANG_UP:
            return Typed(hangs_up=True, after_ms=after_ms)
        self.leaving = act.endswith(HANG_UP)
        keys = act.removesuffix(HANG_UP).removesuffix(PASS)
        return Typed(keys, after_ms=after_ms) if keys else NOTHING

    def dialled(self, destination: str) -> str:
        return self.answers.next(destination)

    def asked(self, service: str) -> str:
        return self.services.next(service)

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return next(self.talks, (TALK_MS, False))

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        lasts_ms, hangs_up = next(self.messages, (MESSAGE_MS, False))
        return (longest_ms if lasts_ms == LENGTH else min(lasts_ms, longest_ms)), hangs_up


class Call(NamedTuple):
    """A call to be made: what it is called in Chinese and English, what the caller does, when and from which number,
    which clips are missing in it, which number is dialled, where it is not the hotline's first, what earlier calls have
    left behind, and what the row has by which it is made."""

    zh: str
    en: str
    plan: Plan
    at: datetime
    number: str = ""
    missing: frozenset[str] = frozenset()
    called: str = ""
    world: World = AT_REST
    row: Mapping[str, str] = {}

    def caller(self) -> Caller:
        """A fresh caller for this call."""
        return self.plan.caller()

    def given(
        self, extensions: tuple[str, ...] = (), lengths_ms: Mapping[str, int] | None = None
    ) -> Circumstances:
        """The circumstances of the call on a site that lists these extensions, with clips of these lengths."""
        return Circumstances(
            self.at,
            self.number,
            lengths_ms or {},
            self.missing,
            extensions,
            self.called,
            self.world,
            self.row,
        )

    def as_dict(self) -> dict[str, Any]:
        """For JSON. What is as usual is left out."""
        plan = self.plan
        data: dict[str, Any] = {"name": {"zh": self.zh, "en": self.en}, "at": self.at.isoformat()}
        more: dict[str, Any] = {
            "from": self.number,
            "to": self.called,
            "waits": list(plan.waits),
            "then": "" if plan.then == PASS else plan.then,
            "clips": [
                {"clip": clip, "playing": playing, "act": act} for (clip, playing), act in plan.clips.items()
            ],
            "answers": {name: list(outcomes) for name, outcomes in plan.answers.items()},
            "talks": [{"ms": ms, "caller_ends": ends} for ms, ends in plan.talks],
            "messages": [{"ms": ms, "hangs_up": ends} for ms, ends in plan.messages],
            "replies": {name: list(each) for name, each in plan.replies.items()},
            "missing": sorted(self.missing),
            "on": sorted(self.world.on),
            "listed": [list(entry) for entry in sorted(self.world.listed)],
            "begun": [list(entry) for entry in sorted(self.world.begun)],
            "drawn": self.world.drawn,
            "queues": [list(entry) for entry in sorted(self.world.queues)],
            "row": dict(self.row),
        }
        return data | {name: value for name, value in more.items() if value}

    @classmethod
    def of_dict(cls, data: Mapping[str, Any]) -> Call:
        """The call that `as_dict` told."""
        plan = Plan(
            tuple(data.get("waits", ())),
            data.get("then", PASS),
            {(each["clip"], each["playing"]): each["act"] for each in data.get("clips", ())},
            {name: tuple(outcomes) for name, outcomes in data.get("answers", {}).items()},
            tuple((each["ms"], each["caller_ends"]) for each in data.get("talks", ())),
            tuple((each["ms"], each["hangs_up"]) for each in data.get("messages", ())),
            {name: tuple(each) for name, each in data.get("replies", {}).items()},
        )
        name, at = data["name"], datetime.fromisoformat(data["at"])
        missing = frozenset(data.get("missing", ()))
        number, called = data.get("from", ""), data.get("to", "")
        listed = frozenset((name, each) for name, each in data.get("listed", ()))
        begun = frozenset((group, name) for group, name in data.get("begun", ()))
        queues = frozenset((name, how) for name, how in data.get("queues", ()))
        world = World(frozenset(data.get("on", ())), listed, begun, data.get("drawn", 0), queues)
        return cls(name["zh"], name["en"], plan, at, number, missing, called, world, data.get("row", {}))


def recorded(hotline: Hotline, caller: Caller, given: Circumstances) -> Plan:
    """What any caller does in a call, as a plan that gives the same trace.

    Keys typed in a wait between two keys join the ones before them. What was not asked is not known: where the flow
    is another, or its clips are, the plan holds for that other call no more. A caller who types and hangs up in one and
    the same stretch is taken to hang up in the next one.
    """
    listener = _Listener(caller)
    run(hotline, listener, given)
    return listener.plan()


class _Listener:
    """Stands between the machine and a caller, and notes every act."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.waits: list[str] = []
        self.clips: dict[tuple[str, int], str] = {}
        self.played: Counter[str] = Counter()
        self.answers: dict[str, list[str]] = {}
        self.talks: list[tuple[int, bool]] = []
        self.messages: list[tuple[int, bool]] = []
        self.replies: dict[str, list[str]] = {}
        self.last: tuple[str, int] | None = None

    def plan(self) -> Plan:
        answers = {name: tuple(outcomes) for name, outcomes in self.answers.items()}
        replies = {name: tuple(each) for name, each in self.replies.items()}
        return Plan(
            tuple(self.waits), PASS, self.clips, answers, tuple(self.talks), tuple(self.messages), replies
        )

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        self.played[clip] += 1
        done = self.caller.during(clip, length_ms, interruptible)
        if done != NOTHING:
            place = (clip, self.played[clip])
            self.clips[place] = _act(done)
            if interruptible:
                self.last = place
        return done

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        done = self.caller.waiting(node, limit_ms, first)
        if first:
            self.waits.append(_act(done))
            self.last = None
        elif self.last is not None:
            self.clips[self.last] += _act(done).replace(PASS, "")
        else:
            self.waits[-1] += _act(done).replace(PASS, "")
        return done

    def dialled(self, destination: str) -> str:
        outcome = self.caller.dialled(destination)
        self.answers.setdefault(destination, []).append(outcome)
        return outcome

    def asked(self, service: str) -> str:
        reply = self.caller.asked(service)
        self.replies.setdefault(service, []).append(reply)
        return reply

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        self.talks.append(self.caller.talks_ms(destination))
        return self.talks[-1]

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        self.messages.append(self.caller.message_ms(mailbox, longest_ms))
        return self.messages[-1]


def _act(done: Typed) -> str:
    return done.keys + (HANG_UP if done.hangs_up else "") or PASS
