"""`ivrc lsp`: what an editor talks to, on standard input and output."""

from __future__ import annotations

import argparse
from importlib.util import find_spec

from ivrc.cli import UNABLE, WELL
from ivrc.cli.report import show
from ivrc.diagnostics import Span, finding


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

    made(args.lang).start_io()
    return WELL
