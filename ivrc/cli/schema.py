"""`ivrc schema [NAME] [-o DIR]`"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ivrc.cli import UNABLE, WELL
from ivrc.cli.out import unwritten
from ivrc.cli.report import show
from ivrc.offered_schemas import OFFERED, text


def run(args: argparse.Namespace) -> int:
    """Prints a schema, writes it or all of them into a folder, or tells which there are."""
    names = [args.name] if args.name else list(OFFERED)
    if args.out:
        return _write(Path(args.out), names, args.lang)
    if args.name:
        sys.stdout.write(text(args.name))
        return WELL
    for name in names:
        print(f"{name:<10}{'  '.join(OFFERED[name].holds)}")
    return WELL


def _write(folder: Path, names: list[str], lang: str) -> int:
    for name in names:
        path = folder / f"{name}.json"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text(name), encoding="utf-8", newline="\n")
        except OSError as refused:
            show([unwritten(str(path), refused)], {}, lang, to_stderr=True)
            return UNABLE
        print(path)
    return WELL
