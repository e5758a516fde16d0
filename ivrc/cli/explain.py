"""`ivrc explain CODE`"""

from __future__ import annotations

import argparse
import sys
from inspect import cleandoc
from pathlib import Path

from ivrc.checks.own import CODE
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
    if told := _of_team(code, args.lang):
        print(told)
        return WELL
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


def _of_team(code: str, lang: str) -> str:
    """What a check of the project's own says of itself: its title, and the words at the head of its `find`."""
    if not CODE.fullmatch(code):
        return ""
    from ivrc.own_checks import own_checks
    from ivrc.project import find, open_project

    project, _ = open_project(find(Path()))
    for check, file in own_checks(project).checks:
        if check.code == code and check.title:
            told = cleandoc(check.find.__doc__ or "")
            return f"# {code} {check.title[lang == 'en']}\n\n{told or file}".rstrip()
    return ""
