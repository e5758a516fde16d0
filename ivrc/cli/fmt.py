"""`ivrc fmt [PATH…|-] [--check | --diff]`: menu files in the one way of writing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.fix import difference, refused
from ivrc.cli.report import sentence, show, status
from ivrc.compile import compile_file, compile_text, too_large
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import decode, read, shown
from ivrc.formatter.proof import same_flow, same_text
from ivrc.formatter.written import written
from ivrc.language.parser import parse
from ivrc.project import Project, find, open_project, phrases
from ivrc.rewrite import rewrite

_INPUT = "-"
_SHOWN = "<stdin>"
LARGEST = 8 << 20


class Formed(NamedTuple):
    """A file as it was read and as it is to be; the same where nothing is to be changed, as in one with mistakes of form."""

    path: Path
    before: str
    after: str
    found: list[Diagnostic]

    @property
    def changed(self) -> bool:
        return self.after != self.before


def run(args: argparse.Namespace) -> int:
    """Writes the files anew that are written otherwise; with `--check` names them, with `--diff` shows how."""
    if _INPUT in args.paths:
        return _piped(args)
    project, _ = open_project(find(Path(args.paths[0]) if args.paths else Path()))
    made = [_formed(path, project) for path in _files(args.paths, project)]
    found = [one for each in made for one in each.found]
    sources = {shown(each.path): each.before for each in made}
    changed = [each for each in made if each.changed]
    if args.diff:
        print(difference(_texts(changed, "before"), _texts(changed, "after")), end="")
    elif args.check:
        print("".join(f"{shown(each.path)}\n" for each in changed), end="")
    elif not found:
        found += _write(changed)
    show(found, sources, args.lang, to_stderr=True)
    if args.check or args.diff:
        return status(found) or (ERRORS if changed else WELL)
    if not found:
        print(_told(len(changed), len(made), args.lang))
    return status(found)


def _piped(args: argparse.Namespace) -> int:
    """Standard input, to standard output: what an editor calls. Input with mistakes of form comes out as it was."""
    if len(args.paths) > 1:
        print(sentence(args.lang, "“-”只能单独写", '"-" stands by itself'), file=sys.stderr)
        return UNABLE
    data = sys.stdin.buffer.read(LARGEST + 1)
    text, found = decode(data, Span(_SHOWN))
    if text is None:
        show(found, {}, args.lang, to_stderr=True)
        return status(found)
    one = _of_text(Path(_SHOWN), text, None)
    show(one.found, {_SHOWN: text}, args.lang, to_stderr=True)
    if args.diff:
        print(difference({_SHOWN: one.before}, {_SHOWN: one.after} if one.changed else {}), end="")
    elif not args.check:
        print(one.after, end="")
        return status(one.found)
    return status(one.found) or (ERRORS if one.changed else WELL)


def _files(paths: list[str], project: Project) -> list[Path]:
    """The files named, and all of the folders named: parts that others include, too."""
    files: list[Path] = []
    for path in map(Path, paths or [str(project.menus)]):
        files += sorted(path.rglob("*.ivr")) if path.is_dir() else [path]
    return list({path.resolve(): path for path in files}.values())


def _formed(path: Path, project: Project) -> Formed:
    text, found = read(path, shown(path))
    return Formed(path, "", "", found) if text is None else _of_text(path, text, project)


def _of_text(path: Path, text: str, project: Project | None) -> Formed:
    """A file's text in the one way of writing. It is taken only where the meaning is proved to be the same."""
    name = shown(path) if project else str(path)
    if not text.strip() or too_large(text):
        return Formed(path, text, text, [])
    found = [one for one in parse(text, name)[1] if one.severity == "error"]
    if found:
        return Formed(path, text, text, found)
    after = written(text)
    if after != text and not (
        same_text(text, after) and written(after) == after and _one_flow(path, text, after, project)
    ):
        return Formed(path, text, text, [_changes(Span(name))])
    return Formed(path, text, after, [])


def _one_flow(path: Path, before: str, after: str, project: Project | None) -> bool:
    if project is None:
        return same_flow(compile_text(before).hotline, compile_text(after).hotline)
    library, _ = phrases(project)
    flows = (
        compile_file(path, project.root, library, project.chosen, {shown(path): text}).hotline
        for text in (before, after)
    )
    return same_flow(*flows)


def _texts(made: list[Formed], which: str) -> dict[str, str]:
    return {shown(each.path): getattr(each, which) for each in made}


def _write(changed: list[Formed]) -> list[Diagnostic]:
    """Writes the files, all or none; what stands in the way otherwise."""
    texts: Mapping[Path, tuple[str, str]] = {each.path: (each.before, each.after) for each in changed}
    try:
        rewrite(texts)
    except OSError as problem:
        return [refused(problem, Path())]
    return []


def _told(changed: int, files: int, lang: str) -> str:
    if not changed:
        return sentence(lang, f"{files} 个文件，不用改。", f"{counted(files, 'file')}, written so already.")
    return sentence(lang, f"改写了 {changed} 个文件。", f"Rewrote {counted(changed, 'file')}.")


def _changes(span: Span) -> Diagnostic:
    return finding(
        "IVRC030",
        span,
        zh="没有改写：写成统一的样子以后意思会变，这是 ivrc 自身的错",
        en="not rewritten: in the one way of writing it would mean something else, which is an error of ivrc itself",
        mend_zh="文件没有动，也不用改；请附上这个文件报告它。",
        mend_en="The file is as it was and need not be changed: please report it with the file.",
    )
