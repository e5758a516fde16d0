"""`ivrc explain CODE`"""

from __future__ import annotations

import argparse
import sys

from ivrc.cli import UNABLE, WELL
from ivrc.cli.report import sentence
from ivrc.diagnostics import pages


def run(args: argparse.Namespace) -> int:
    """Prints the page of a code, or the list of all codes."""
    if args.code is None:
        for code in pages.codes():
            print(code, pages.title(code, args.lang))
        return WELL
    code = args.code.upper()
    if code not in pages.codes():
        print(
            sentence(
                args.lang,
                f"没有编号 {args.code}。运行 ivrc explain 可列出全部编号。",
                f"There is no code {args.code}. Run ivrc explain for the list of all codes.",
            ),
            file=sys.stderr,
        )
        return UNABLE
    print(pages.page(code, args.lang), end="")
    return WELL
