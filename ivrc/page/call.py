"""A call that is going on: the simulator in a thread of its own, asked and told in real time."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from ivrc.flow.nodes import KEYS, Hotline
from ivrc.simulate.caller import NOTHING, Answers, Circumstances, Typed
from ivrc.simulate.events.pause import PAUSE
from ivrc.simulate.machine import run
from ivrc.simulate.over import Endless
from ivrc.simulate.replies import Replies
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line

HANG_UP, DESK_HANGS_UP = ".", "!"
RING_MS = 1500
"""How long a desk rings here, whatever it does then."""
_LONGEST_TALK_MS = 3600 * 1000


class Call:
    """A call and its caller, who is whoever presses keys in the page. `after` waits for what happens next."""

    def __init__(
        self, hotline: Hotline, given: Circumstances, outcomes: Mapping[str, str | Sequence[str]], lang: str
    ) -> None:
        self._hotline, self._given, self._lang = hotline, given, lang
        self._answers = Answers(outcomes)
        self._services = Replies({})
        self._changed = threading.Condition()
        self._keys: deque[str] = deque()
        self._events: list[dict[str, Any]] = []
        self._over = False
        threading.Thread(target=self._run, daemon=True, name="ivrc call").start()

    def press(self, keys: str) -> None:
        """Keys of the telephone, `.` to hang up, `!` where the desk does; anything else is ignored."""
        with self._changed:
            self._keys.extend(key for key in keys if key in KEYS + HANG_UP + DESK_HANGS_UP)
            self._changed.notify_all()

    def after(self, number: int, seconds: float) -> tuple[list[dict[str, Any]], bool]:
        """The events from that one on, as soon as there are any, and whether the call is over."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._events) > number or self._over, seconds)
            return self._events[number:], self._over

    def _run(self) -> None:
        try:
            run(self._hotline, self, self._given, self._listen)
        except Endless as circle:
            self._failed(str(circle))
        except Exception as problem:
            self._failed(f"{type(problem).__name__}: {problem}")
        finally:
            with self._changed:
                self._over = True
                self._changed.notify_all()

    def _failed(self, why: str) -> None:
        """A call that cannot go on is told of in the page; nobody sees a thread's traceback."""
        at = self._events[-1]["at"] if self._events else 0
        with self._changed:
            self._events.append({"event": "error", "at": at, "line": why, "block": ""})

    def _listen(self, event: Event) -> None:
        told = event.as_dict()
        told["line"] = line(event, self._hotline, self._lang)
        told["block"] = self._hotline.owner(event.node)
        with self._changed:
            self._events.append(told)
            self._changed.notify_all()
        if event.kind == PAUSE.name:
            self._next("", round(float(event.what[0]) * 1000))

    # What the simulator asks its caller

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        """Keys that come while nothing can be interrupted are lost, as in a call."""
        return self._next(KEYS if interruptible else "", length_ms)

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        return self._next(KEYS, limit_ms)

    def dialled(self, destination: str) -> str:
        self._next("", RING_MS, hangs_up=False)
        return self._answers.next(destination)

    def asked(self, service: str) -> str:
        return self._services.next(service)

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        typed = self._next(DESK_HANGS_UP, _LONGEST_TALK_MS)
        return typed.after_ms, typed.hangs_up

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        began = time.monotonic()
        typed = self._next("#", longest_ms)
        return min(round((time.monotonic() - began) * 1000), longest_ms), typed.hangs_up

    def _next(self, wanted: str, limit_ms: int, hangs_up: bool = True) -> Typed:
        """The first key that is wanted, within a time; others that come meanwhile are lost. Hanging up while a desk rings is
        left for what comes next."""
        began = time.monotonic()
        with self._changed:
            while True:
                while self._keys and (hangs_up or self._keys[0] != HANG_UP):
                    key = self._keys.popleft()
                    after = min(round((time.monotonic() - began) * 1000), limit_ms)
                    if key == HANG_UP:
                        return Typed(hangs_up=True, after_ms=after)
                    if key in wanted:
                        return Typed(key, after_ms=after)
                left = limit_ms / 1000 - (time.monotonic() - began)
                if left <= 0:
                    return NOTHING
                self._changed.wait(left)
