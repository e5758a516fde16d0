"""`ivrc lsp`: what an editor talks to, on standard input and output."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from ivrc.cli import UNABLE, WELL
from ivrc.cli.report import show
from ivrc.diagnostics import Span, finding

_AT_ONCE = 0.0005
"""Seconds after which what is being checked gives way to a question."""


def run(args: argparse.Namespace) -> int:
    """Answers until the editor ends it."""
    if find_spec("pygls") is None:
        missing = finding(
            "IVRC542",
            Span("pygls"),
            zh="ivrc lsp 需要 pygls，没有安装",
            en="ivrc lsp needs pygls, which is not installed",
            mend_zh='运行 pip install "ivrc[lsp]"。',
            mend_en='Run pip install "ivrc[lsp]".',
        )
        show([missing], {}, args.lang, to_stderr=True)
        return UNABLE
    from ivrc.lsp.server import made

    sys.setswitchinterval(_AT_ONCE)
    with _apart() as (told, answered):
        made(args.lang).start_io(told, answered)
    return WELL


@contextmanager
def _apart() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The streams on which the editor is spoken to. A team's own checks that print or read have others."""
    with (
        os.fdopen(os.dup(0), "rb") as told,
        os.fdopen(os.dup(1), "wb") as answered,
        Path(os.devnull).open("rb") as nothing,
    ):
        os.dup2(nothing.fileno(), 0)
        os.dup2(2, 1)
        yield told, answered
