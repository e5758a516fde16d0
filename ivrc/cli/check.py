"""`ivrc check [PATH…] [--format text|json|sarif|github|gitlab|junit] [--select CODES] [--ignore CODES] [--strict] [--fix | --diff]`"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.cli import ERRORS, UNABLE, WELL, fix
from ivrc.cli.choice import choice
from ivrc.cli.menus import gather
from ivrc.cli.report import sentence, show, status
from ivrc.cli.sets import lines
from ivrc.compile import Compiled, compile_file
from ivrc.counted import counted
from ivrc.diagnostics import Allowed, Diagnostic, sets
from ivrc.diagnostics.chosen import Chosen
from ivrc.files import shown
from ivrc.flow.graph import destinations
from ivrc.flow.nodes import Hotline
from ivrc.lowering.heads import clashes
from ivrc.mends.registry import mended
from ivrc.numbers import misled
from ivrc.output.budgeted import budgeted
from ivrc.output.wanted import strangers
from ivrc.own_checks import own_checks
from ivrc.project import Project, open_site, phrases, sites
from ivrc.switches.unbound import unbound
from ivrc.whole_files import with_wholes


def run(args: argparse.Namespace) -> int:
    """Checks every menu file and prints what was found in all of them together."""
    project, asked, found = gather(args.paths)
    chosen, odd = choice(
        project.chosen._replace(own=own_checks(project).rows),
        args.select or ["strict"] * args.strict,
        args.ignore,
    )
    if odd:
        show(odd, {}, args.lang, to_stderr=True)
        return UNABLE
    files, parts = with_wholes(asked, project.menus)
    library, more = phrases(project)
    found.extend(more)

    def looked(texts: Mapping[str, str]) -> Looked:
        compiled = [compile_file(path, project.root, library, chosen, texts, project) for path in files]
        return _looked(project, compiled, found, chosen, whole=not args.paths)

    if args.fix or args.diff:
        return _fixed(args, project, looked)
    told = looked({})
    looked_at = _sets(chosen, told)
    show(
        mended(told.found, told.sources),
        told.sources,
        args.lang,
        args.format,
        allowed=told.allowed,
        sets=looked_at,
    )
    if args.format == "text":
        _afterwards(told, len(files), args.lang, parts)
        print("".join(f"{line}\n" for line in lines(looked_at, args.lang)), end="")
    return _status(args, told.found)


class Looked(NamedTuple):
    """What was found in all files together, the texts that were read, what is allowed, and whether the checks of every hotline
    could be asked."""

    found: list[Diagnostic]
    sources: dict[str, str]
    allowed: list[Allowed]
    asked: bool


def _looked(
    project: Project,
    compiled: Sequence[Compiled],
    more: Sequence[Diagnostic],
    chosen: Chosen,
    *,
    whole: bool,
) -> Looked:
    """`more` was found before; of the `whole` project what stands beside its menus is looked at, too."""
    found = list(more)
    sources: dict[str, str] = {}
    for one in compiled:
        found.extend(one.diagnostics)
        sources.update(one.sources)
    if whole:
        found.extend(_idle(compiled))
        found.extend(strangers(project, [one.head.name for one in compiled if one.head]))
    found.extend(_unbound(project, [one.hotline for one in compiled if one.hotline]))
    allowed = [each for one in compiled for each in one.allowed]
    _measure(project, compiled, chosen, found, allowed)
    heads = [one.head for one in compiled if one.head]
    found.extend(clashes(heads))
    found.extend(misled(project, heads, whole=whole))
    asked = bool(compiled) and all(one.hotline for one in compiled)
    return Looked(list(dict.fromkeys(found)), sources, list(dict.fromkeys(allowed)), asked)


def _measure(
    project: Project,
    compiled: Sequence[Compiled],
    chosen: Chosen,
    found: list[Diagnostic],
    allowed: list[Allowed],
) -> None:
    """Adds what takes longer than the project allows, by the prompts that were built, else as estimated. A comment in a file that
    several hotlines include allows nothing where it does so in none of them."""
    idle: list[Diagnostic] = []
    for one in compiled:
        if one.hotline is not None and (one.measured or project.settings.get("budgets")):
            from ivrc.report.lengths import built_seconds

            seconds = built_seconds(project.root / "dist", one.hotline.name)
            sifted = budgeted(project, one, one.hotline, seconds, chosen)
            found.extend(sifted.found)
            allowed.extend(sifted.allowed)
            idle.extend(sifted.idle)
    used = {each.span for each in allowed}
    found.extend(each for each in idle if each.span not in used)


def _sets(chosen: Chosen, told: Looked) -> list[dict[str, Any]]:
    """What the checks of the chosen sets came to; what a comment allows is found all the same."""
    found = [one.code for one in (*told.found, *(each.finding for each in told.allowed))]
    return sets.looked_at(sets.of(chosen.select), found, told.asked)


def _status(args: argparse.Namespace, found: Sequence[Diagnostic]) -> int:
    strict = args.strict and any(one.severity == "warning" for one in found)
    return status(found) or (ERRORS if strict else WELL)


def _fixed(args: argparse.Namespace, project: Project, looked: Callable[[Mapping[str, str]], Looked]) -> int:
    """Mends what leaves nothing to decide and tells what is left; with `--diff` shows the changes alone, and writes nothing."""
    made = fix.mend(lambda texts: looked(texts)[:2])
    if args.diff:
        print(fix.difference(made.before, made.after), end="")
        return ERRORS if made.after else _status(args, made.left)
    refused = fix.write(made, project.root)
    now = looked({} if refused else made.after)
    show([*refused, *now.found], now.sources, args.lang, args.format, allowed=now.allowed)
    if args.format == "text" and not refused:
        print(_mended(len(made.done), len(made.after), args.lang))
    return _status(args, [*refused, *now.found])


def _mended(findings: int, files: int, lang: str) -> str:
    if not findings:
        return sentence(lang, "没有可以直接改好的。", "Nothing could be mended without a choice.")
    return sentence(
        lang,
        f"改好了 {findings} 处，{files} 个文件。",
        f"Mended {counted(findings, 'finding')} in {counted(files, 'file')}.",
    )


def _afterwards(told: Looked, files: int, lang: str, parts: Mapping[Path, Sequence[Path]]) -> None:
    """What a person is told behind the findings."""
    for part, wholes in parts.items():
        print(_part(part, wholes, lang))
    if not told.found:
        print(
            sentence(
                lang, f"{files} 个菜单文件，没有问题。", f"{counted(files, 'menu file')}, nothing found."
            )
        )
    if told.allowed:
        many = len(told.allowed)
        print(sentence(lang, f"已允许 {many} 处。", f"{counted(many, 'finding')} allowed."))
    if ready := sum(bool(one.edits) for one in mended(told.found, told.sources)):
        print(
            sentence(
                lang,
                f"其中 {ready} 处可以直接改好：ivrc check --fix；先看怎么改：--diff。",
                f"{ready} of these can be mended at once: ivrc check --fix; to see how: --diff.",
            )
        )


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
