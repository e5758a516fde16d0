"""A call as `ivrc call` is given one: its keys, and how destinations answer; and whether it does what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from ivrc.checks.course import Course
from ivrc.flow.nodes import Edge, Hotline
from ivrc.simulate.caller import NOTHING, Caller, Circumstances, Script, Typed
from ivrc.simulate.events.call import GOTO, HANGUP
from ivrc.simulate.machine import run
from ivrc.simulate.over import Endless
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.simulate.trace import Event


class Scripted(NamedTuple):
    """The keys as `ivrc call` takes them, the outcomes of each destination that does not just answer, and what services answer."""

    keys: str
    answers: Mapping[str, tuple[str, ...]]
    replies: Mapping[str, tuple[str, ...]] = {}


def scripted(hotline: Hotline, caller: Caller, given: Circumstances, course: Course) -> Scripted | None:
    """What a caller does until there is what the course tells of, as a script; None where that does not come, or not where the
    script is played."""
    watcher = _Watcher(hotline, course)
    writer = _Writer(caller, watcher)
    if not watcher.follows(writer, given):
        return None
    answers = {name: each for name, each in writer.answers.items() if any(one != "answered" for one in each)}
    keys = writer.keys.rstrip(PASS)
    replies = {name: _short(each) for name, each in writer.replies.items()}
    script = Scripted(keys, {name: _short(each) for name, each in answers.items()}, replies)
    played = Script(keys, outcomes=script.answers, replies=script.replies)
    return script if _Watcher(hotline, course).follows(played, given) else None


class _Seen(Exception):
    """What was waited for has come: nobody need listen any more."""


class _Watcher:
    """Follows a call along a course."""

    def __init__(self, hotline: Hotline, course: Course) -> None:
        self.hotline, self.course = hotline, course
        self.taken: list[tuple[str, Edge]] = []
        self.arrived = self.seen = False

    def follows(self, caller: Caller, given: Circumstances) -> bool:
        """Whether a call of this caller does what the course tells of."""
        with suppress(_Seen, Endless):
            run(self.hotline, caller, given, self.hears, self.takes)
        return self.seen

    def takes(self, node: str, edge: Edge) -> None:
        self.taken.append((node, edge))
        self.arrived = self.arrived and self.course.at != ""

    def hears(self, event: Event) -> None:
        if event.kind == GOTO.name and event.what[0] == self.course.end:
            self.arrived = self._came()
        over = event.kind == HANGUP.name and self.course.event == HANGUP.name and event.what != ("caller",)
        where = self.course.at or self.course.end
        here = event.kind == self.course.event and event.node == where
        if (self.arrived and here) or (over and self._ended()):
            self.seen = True
            raise _Seen

    def _came(self) -> bool:
        """Whether the last ways taken are those of the course, and it began where the course does."""
        steps = self.course.steps
        before = self.taken[: len(self.taken) - len(steps)]
        if tuple(self.taken[len(before) :]) != steps:
            return False
        if self.course.faulted or self.course.root != self.hotline.start:
            return (
                bool(before)
                and before[-1][1] in self.hotline.faults
                and before[-1][1].target == self.course.root
            )
        return not before

    def _ended(self) -> bool:
        """Whether the call came by the course and then went on by itself to its end."""
        taken = self.taken
        for behind in range(len(taken) + 1):
            self.taken = taken[: len(taken) - behind]
            if self._came():
                return True
        return False


class _Writer:
    """Does as another caller does, a key at each wait, and writes it down."""

    def __init__(self, caller: Caller, watcher: _Watcher) -> None:
        self.caller, self.watcher = caller, watcher
        self.during_clips, self.typed = watcher.course.during, watcher.course.typed
        self.keys, self.coming = "", ""
        self.heard = 0
        """Clips since the last step."""
        self.answers: dict[str, tuple[str, ...]] = {}
        self.replies: dict[str, tuple[str, ...]] = {}

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        if not (self.watcher.arrived and clip in self.during_clips):
            self.heard += 1
            return NOTHING
        self.keys += f"[{PASS * self.heard}{self.typed}]"
        self.heard, self.during_clips = 0, ()
        return Typed(self.typed, after_ms=min(500, length_ms // 2))

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        self.heard = 0
        if not self.coming:
            act = self.caller.waiting(node, limit_ms, first)
            if act.hangs_up and self.typed and not self.watcher.course.during:  # the plan is at its end
                self.coming, self.typed = self.typed, ""
            elif act.hangs_up:
                self.keys += HANG_UP
                return act
            else:
                self.coming = act.keys
        key, self.coming = self.coming[:1], self.coming[1:]
        self.keys += key or PASS
        return Typed(key, after_ms=min(500, limit_ms // 2)) if key else NOTHING

    def dialled(self, destination: str) -> str:
        outcome = self.caller.dialled(destination)
        self.answers[destination] = (*self.answers.get(destination, ()), outcome)
        return outcome

    def asked(self, service: str) -> str:
        reply = self.caller.asked(service)
        self.replies[service] = (*self.replies.get(service, ()), reply)
        return reply

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 60_000, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        return min(8000, longest_ms), False


def _short(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """Outcomes without those at the end that the one before them stands for."""
    while len(outcomes) > 1 and outcomes[-1] == outcomes[-2]:
        outcomes = outcomes[:-1]
    return outcomes
