"""Progress of a build: a line that is written over in a terminal, plain lines elsewhere, nothing under a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from ivrc.cli.report import told
from ivrc.flow.nodes import Clip

_CLEAR = "\r\033[K"


class Progress:
    """Called as work on a clip begins; shows its number, its words and the time left."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.began = time.monotonic()
        self.terminal = sys.stderr.isatty()
        self.shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.shown and self.terminal:
            print(_CLEAR, end="", file=sys.stderr, flush=True)

    def __call__(self, number: int, total: int, clip: Clip) -> None:
        passed = time.monotonic() - self.began
        if passed < 1 and number < total and not self.shown and number > 1:
            return
        words = clip.text if len(clip.text) <= 24 else clip.text[:23] + "…"
        left = ""
        if number > 1 and passed >= 1:
            seconds = passed / (number - 1) * (total - number + 1)
            left = told(self.lang, f"，约剩 {seconds:.0f} 秒", f", about {seconds:.0f} s left")
        line = f"[{number}/{total}] {words or clip.id}{left}"
        self.shown = True
        if self.terminal:
            print(f"{_CLEAR}{line}", end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)
