"""Progress of work on prompts: a line that is written over in a terminal, plain lines elsewhere, nothing in the first
second."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

from ivrc.cli.left import Left, rounded
from ivrc.cli.report import sentence
from ivrc.cli.streams import steerable
from ivrc.diagnostics.terminal import cells

if TYPE_CHECKING:
    from ivrc.speech.production import Begun

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
        self._began, self._last = False, 0.0
        self._seconds: float | None = None
        self._line: Begun | None = None
        self._left = Left()
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

    def __call__(self, begun: Begun) -> None:
        now = time.monotonic()
        with self._lock:
            self._line = begun
            if begun.number == 1:  # of the next hotline, which has work of its own
                self._left = Left()
            self._seconds = self._left.seconds(now, begun.finished)
            if not self._began:
                self._began = True
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
            line = self._told(self._line)
            if self.terminal:
                print(f"{_CLEAR}{line}", end="", file=sys.stderr, flush=True)
            else:
                print(line, file=sys.stderr, flush=True)

    def _told(self, begun: Begun) -> str:
        left = ""
        if self._seconds is not None:
            zh, en = rounded(self._seconds)
            left = sentence(self.lang, f"，{zh}", f", {en}")
        head = f"[{begun.number}/{begun.total}] "
        width = shutil.get_terminal_size().columns - 1 - cells(head + left) if self.terminal else _LONGEST
        return head + _cut(begun.clip.text or begun.clip.id, max(8, width)) + left


def _cut(words: str, width: int) -> str:
    """Words that fit into so many cells; a Chinese character takes two (UAX #11)."""
    words = "".join(c for c in words if c.isprintable())
    if cells(words) <= width:
        return words
    while words and cells(words) >= width:
        words = words[:-1]
    return words + "…"
