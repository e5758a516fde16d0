"""A person at a terminal as the caller: keys are typed live, in real time, while the transcript grows."""

from __future__ import annotations

import os
import select
import sys
import termios
import time
import tty
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any

from ivrc.cli.report import sentence
from ivrc.flow.nodes import KEYS
from ivrc.simulate.caller import NOTHING, Answers, Typed
from ivrc.simulate.replies import Replies

_HANG_UP = (".", "q", "\x03", "\x04", "\x1b")


class Person:
    """Reads single keys from the terminal. `.` or `q` hangs up; anything that is no key of a telephone is ignored.

    Clips last as long as they would be spoken, so that a key can cut them off.
    """

    def __init__(
        self, outcomes: Mapping[str, str | Sequence[str]], replies: Mapping[str, Sequence[str]], lang: str
    ) -> None:
        self.answers, self.services, self.lang = Answers(outcomes), Replies(replies), lang
        self.before: list[Any] = []

    def __enter__(self) -> Person:
        print(sentence(self.lang, "（按 0-9 * #；按 . 挂机）", "(press 0-9 * #; . hangs up)"))
        self.before = termios.tcgetattr(sys.stdin.fileno())
        tty.setcbreak(sys.stdin.fileno())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self.before)

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        if interruptible:
            return self._key(length_ms)
        ends = time.monotonic() + length_ms / 1000
        while (left := ends - time.monotonic()) > 0:
            typed = self._key(round(left * 1000))
            if typed.hangs_up:
                return typed
        return NOTHING

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        return self._key(limit_ms)

    def dialled(self, destination: str) -> str:
        return self.answers.next(destination)

    def asked(self, service: str) -> str:
        return self.services.next(service)

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 60_000, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        began = time.monotonic()
        typed = self._key(longest_ms, ends="#")
        return round((time.monotonic() - began) * 1000), typed.hangs_up

    def _key(self, limit_ms: int, ends: str = KEYS) -> Typed:
        began = time.monotonic()
        while (left := began + limit_ms / 1000 - time.monotonic()) > 0:
            ready, _, _ = select.select([sys.stdin], [], [], left)
            if not ready:
                break
            typed = os.read(sys.stdin.fileno(), 1).decode(errors="replace")
            after = round((time.monotonic() - began) * 1000)
            if typed in _HANG_UP or not typed:
                return Typed(hangs_up=True, after_ms=after)
            if typed in ends:
                return Typed(typed, after_ms=after)
        return NOTHING
