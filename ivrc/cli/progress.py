"""Progress of work on prompts: a line that is written over in a terminal, plain lines elsewhere, nothing in the first
second."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from types import TracebackType

from wcwidth import wcswidth

from ivrc.cli.report import told
from ivrc.cli.streams import steerable
from ivrc.flow.nodes import Clip

_CLEAR = "\r\033[K"
_PATIENCE = 1.0
_PLAIN_EVERY, _TERMINAL_EVERY = 1.0, 0.1
"""Seconds between two lines: a log need not have one for each of a thousand prompts."""

_LONGEST = 48
"""Cells of a prompt's words in a plain line."""


class Progress:
    """Called as work on a prompt begins; shows its number, its words and the time left."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.terminal = steerable(sys.stderr)
        self._began = self._last = 0.0
        self._line: tuple[int, int, Clip] | None = None
        self._lock = threading.Lock()
        self._first = threading.Timer(_PATIENCE, self._show)
        self._first.daemon = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        self._first.cancel()
        with self._lock:
            self._line = None
            if self._last and self.terminal:
                print(_CLEAR, end="", file=sys.stderr, flush=True)

    def __call__(self, number: int, total: int, clip: Clip) -> None:
        now = time.monotonic()
        with self._lock:
            self._line = (number, total, clip)
            if not self._began:
                self._began = now
                self._first.start()
            every = _TERMINAL_EVERY if self.terminal else _PLAIN_EVERY
            due = self._last and now - self._last >= every
        if due:
            self._show()

    def _show(self) -> None:
        with self._lock:
            if self._line is None:
                return
            self._last = time.monotonic()
            line = self._told(*self._line, self._last - self._began)
            if self.terminal:
                print(f"{_CLEAR}{line}", end="", file=sys.stderr, flush=True)
            else:
                print(line, file=sys.stderr, flush=True)

    def _told(self, number: int, total: int, clip: Clip, passed: float) -> str:
        left = ""
        if number > 1:
            seconds = passed / (number - 1) * (total - number + 1)
            left = told(self.lang, f"，约剩 {seconds:.0f} 秒", f", about {seconds:.0f} s left")
        head = f"[{number}/{total}] "
        room = shutil.get_terminal_size().columns - 1 - wcswidth(head + left) if self.terminal else _LONGEST
        return head + _cut(clip.text or clip.id, max(8, room)) + left


def _cut(words: str, cells: int) -> str:
    """Words that fit into so many cells; a Chinese character takes two (UAX #11)."""
    words = "".join(c for c in words if c.isprintable())
    if wcswidth(words) <= cells:
        return words
    while words and wcswidth(words) >= cells:
        words = words[:-1]
    return words + "…"
