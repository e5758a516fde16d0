"""`ivrc check [PATH…] [--format text|json|sarif|github|gitlab|junit] [--select CODES] [--ignore CODES] [--strict]`"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.choice import choice
from ivrc.cli.menus import gather
from ivrc.cli.parts import with_wholes
from ivrc.cli.report import sentence, show, status
from ivrc.compile import Compiled, compile_file
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic
from ivrc.files import shown
from ivrc.flow.graph import destinations
from ivrc.flow.nodes import Hotline
from ivrc.lowering.heads import clashes
from ivrc.numbers import misled
from ivrc.project import Project, open_site, phrases, sites
from ivrc.switches.unbound import unbound


def run(args: argparse.Namespace) -> int:
    """Checks every menu file and prints what was found in all of them together."""
    project, asked, found = gather(args.paths)
    chosen, odd = choice(project.chosen, args.select or ["strict"] * args.strict, args.ignore)
    if odd:
        show(odd, {}, args.lang, to_stderr=True)
        return UNABLE
    files, parts = with_wholes(asked, project.menus)
    library, more = phrases(project)
    found.extend(more)
    sources: dict[str, str] = {}
    compiled = [compile_file(path, project.root, library, chosen) for path in files]
    for one in compiled:
        found.extend(one.diagnostics)
        sources.update(one.sources)
    if not args.paths:
        found.extend(_idle(compiled))
    found.extend(_unbound(project, [one.hotline for one in compiled if one.hotline]))
    heads = [one.head for one in compiled if one.head]
    found.extend(clashes(heads))
    found.extend(misled(project, heads, whole=not args.paths))
    found = list(dict.fromkeys(found))
    allowed = list(dict.fromkeys(each for one in compiled for each in one.allowed))
    show(found, sources, args.lang, args.format, allowed=allowed)
    if args.format == "text":
        for part, wholes in parts.items():
            print(_part(part, wholes, args.lang))
    if args.format == "text" and not found:
        print(
            sentence(
                args.lang,
                f"{len(files)} 个菜单文件，没有问题。",
                f"{counted(len(files), 'menu file')}, nothing found.",
            )
        )
    if args.format == "text" and allowed:
        print(
            sentence(args.lang, f"已允许 {len(allowed)} 处。", f"{counted(len(allowed), 'finding')} allowed.")
        )
    strict = args.strict and any(one.severity == "warning" for one in found)
    return status(found) or (ERRORS if strict else WELL)


def _unbound(project: Project, hotlines: Sequence[Hotline]) -> list[Diagnostic]:
    """Destinations that no site of the project binds. A project without sites may get them later; where a site cannot
    be read, that is told instead."""
    names = sites(project)
    if not names or not any(destinations(hotline) for hotline in hotlines):
        return []
    opened = [open_site(project, name) for name in names]
    found = [diagnostic for _, told in opened for diagnostic in told]
    known = [site for site, _ in opened if site is not None]
    if len(known) == len(names):
        found.extend(one for hotline in hotlines for one in unbound(hotline, known))
    return found


def _part(part: Path, wholes: Sequence[Path], lang: str) -> str:
    """A file that was asked for and is no hotline's whole."""
    names = [shown(path) for path in wholes]
    return sentence(
        lang,
        f"{shown(part)} 是 {'、'.join(names)} 引用的一部分，已随它检查。",
        f"{shown(part)} is a part that {', '.join(names)} {'include' if names[1:] else 'includes'}; it was checked there.",
    )


def _idle(compiled: Sequence[Compiled]) -> Iterator[Diagnostic]:
    """Comments of included files that allow nothing: in none of the hotlines, once all of them were checked."""
    if all(one.hotline for one in compiled):
        used = {each.span for one in compiled for each in one.allowed}
        yield from (idle for one in compiled for idle in one.idle if idle.span not in used)
