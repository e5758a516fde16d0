"""`ivrc check [PATH…] [--format text|json|sarif|github|gitlab|junit] [--select CODES] [--ignore CODES] [--strict] [--fix | --diff]`"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ivrc.cli import ERRORS, UNABLE, WELL, fix
from ivrc.cli.choice import choice
from ivrc.cli.menus import gather_each
from ivrc.cli.report import sentence, show, status
from ivrc.cli.sets import lines
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, sets
from ivrc.files import shown
from ivrc.findings.together import Order, Together, together
from ivrc.mends.registry import mended
from ivrc.own_checks import own_checks
from ivrc.project import phrases
from ivrc.whole_files import with_wholes


def run(args: argparse.Namespace) -> int:
    """Checks every menu file, each by its own project, and prints what was found in all of them together."""
    orders: list[Order] = []
    parts: dict[Path, Sequence[Path]] = {}
    for project, asked, found in gather_each(args.paths):
        chosen, odd = choice(
            project.chosen._replace(own=own_checks(project).rows),
            args.select or ["strict"] * args.strict,
            args.ignore,
        )
        if odd:
            show(odd, {}, args.lang, to_stderr=True)
            return UNABLE
        files, of_wholes = with_wholes(asked, project.menus)
        parts |= of_wholes
        library, more = phrases(project)
        orders.append(Order(project, library, chosen, files, [*found, *more], whole=not args.paths))
    if args.fix or args.diff:
        return _fixed(args, orders)
    told = _looked(orders, {})
    looked_at = _sets(orders, told)
    show(
        mended(told.found, told.sources),
        told.sources,
        args.lang,
        args.format,
        allowed=told.allowed,
        sets=looked_at,
    )
    if args.format == "text":
        _afterwards(told, sum(len(order.files) for order in orders), args.lang, parts)
        print("".join(f"{line}\n" for line in lines(looked_at, args.lang)), end="")
    return _status(args, told.found)


def _looked(orders: Sequence[Order], texts: Mapping[str, str]) -> Together:
    every = [together(order, partial(order.compile, texts=texts)) for order in orders]
    return Together(
        [one for each in every for one in each.found],
        {name: text for each in every for name, text in each.sources.items()},
        [one for each in every for one in each.allowed],
        [one for each in every for one in each.compiled],
    )


def _sets(orders: Sequence[Order], told: Together) -> list[dict[str, Any]]:
    """What the checks of the chosen sets came to; what a comment allows is found all the same."""
    found = [one.code for one in (*told.found, *(each.finding for each in told.allowed))]
    return sets.looked_at(
        sets.of(word for order in orders for word in order.chosen.select), found, told.asked
    )


def _status(args: argparse.Namespace, found: Sequence[Diagnostic]) -> int:
    strict = args.strict and any(one.severity == "warning" for one in found)
    return status(found) or (ERRORS if strict else WELL)


def _fixed(args: argparse.Namespace, orders: Sequence[Order]) -> int:
    """Mends what leaves nothing to decide and tells what is left; with `--diff` shows the changes alone, and writes nothing. Words
    that a scenario quotes are mended all the same: it is told then."""
    menus = [order._replace(calls=False) for order in orders]
    made = fix.mend(lambda texts: _looked(menus, texts)[:2])
    if args.diff:
        print(fix.difference(made.before, made.after), end="")
        return ERRORS if made.after else _status(args, made.left)
    refused = fix.write(made, *(order.project.root for order in orders))
    now = _looked(orders, {} if refused else made.after)
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


def _afterwards(told: Together, files: int, lang: str, parts: Mapping[Path, Sequence[Path]]) -> None:
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


def _part(part: Path, wholes: Sequence[Path], lang: str) -> str:
    """A file that was asked for and is no hotline's whole."""
    names = [shown(path) for path in wholes]
    return sentence(
        lang,
        f"{shown(part)} 是 {'、'.join(names)} 引用的一部分，已随它检查。",
        f"{shown(part)} is a part that {', '.join(names)} {'include' if names[1:] else 'includes'}; it was checked there.",
    )
