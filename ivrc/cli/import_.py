"""`ivrc import SWITCH FILE [--entry CONTEXT[,EXTENSION]] [--words FILE] -o DIR`"""

from __future__ import annotations

import argparse
from pathlib import Path

from ivrc.cli import WELL
from ivrc.cli.imported import READERS
from ivrc.cli.out import taken_already, unwritten
from ivrc.cli.report import sentence, show, status
from ivrc.diagnostics import Diagnostic, has_errors
from ivrc.files import read
from ivrc.importing.files import files
from ivrc.importing.model import Words
from ivrc.importing.names import name
from ivrc.importing.words import words
from ivrc.importing.written import Heading

_SWITCHES = {
    "asterisk": "asterisk",
    "freepbx": "asterisk",
    "freeswitch": "freeswitch",
    "fusionpbx": "freeswitch",
}
"""The switch that runs below each."""


def run(args: argparse.Namespace) -> int:
    """Turns what stands on a switch into a project. What is not understood is told, and stands in the menu file as remarks;
    nothing that is there already is touched."""
    known, found = _words(args.words)
    made = READERS[args.what](args.file, args.entry, frozenset(args.outside))
    if isinstance(made, Diagnostic):
        found.append(made)
    if isinstance(made, Diagnostic) or has_errors(found):
        show(found, {}, args.lang, to_stderr=True)
        return status(found)
    imported, context = made
    found += dict.fromkeys(one for some in imported.lost.values() for one in some)
    locale = args.language or ("en-US" if args.lang == "en" else "zh-CN")
    language = "" if locale == "zh-CN" else locale
    heading = Heading(args.name or name(context), tuple(args.number), language, args.time_zone or "")
    found += _write(Path(args.out), files(imported, heading, _SWITCHES[args.what], known, args.lang, locale))
    show(found, {}, args.lang, to_stderr=True)
    if has_errors(found):
        return status(found)
    menu = Path(args.out) / "menus" / f"{heading.name}.ivr"
    print(sentence(args.lang, f"写好了 {menu}。接下来：", f"Wrote {menu}. Next:"))
    print(f"  ivrc check {menu}")
    return WELL


def _words(file: str | None) -> tuple[Words, list[Diagnostic]]:
    if file is None:
        return {}, []
    text, found = read(Path(file))
    return words(text or ""), found


def _write(folder: Path, made: dict[str, str]) -> list[Diagnostic]:
    """Writes the files, all of them or none; settings of a project that are there stay as they are."""
    wanted = {folder / path: text for path, text in made.items()}
    if (folder / "ivrc.yaml").exists():
        del wanted[folder / "ivrc.yaml"]
    taken = [path for path in wanted if path.exists()]
    if taken:
        return [taken_already(str(path)) for path in taken]
    written: list[Path] = []
    try:
        for path, text in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(path)
    except OSError as problem:
        for path in written:
            path.unlink(missing_ok=True)
        return [unwritten(str(folder), problem)]
    return []
