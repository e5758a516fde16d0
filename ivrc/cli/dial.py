"""`ivrc dial LIST --hotline FILE [--site NAME] [--journal FILE] [--dry-run]`, and `ivrc dial --to NUMBER --hotline FILE`"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from ivrc import lists
from ivrc.cli import WELL
from ivrc.cli.call_given import odd_row
from ivrc.cli.dialled import Told
from ivrc.cli.dialling import Ready, ready
from ivrc.cli.interrupt import cancelling
from ivrc.cli.report import sentence, show, status
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.dial import findings, journal, pace
from ivrc.dial.journal import Journal
from ivrc.dial.list import read
from ivrc.dial.pace import State
from ivrc.dial.planned import CALL_SECONDS, planned
from ivrc.dial.runner import Work, call, taken_up
from ivrc.files import shown
from ivrc.outbound import UNKNOWN
from ivrc.records.outward import SUFFIX, BrokenError, Entry
from ivrc.verify.driver import Unable
from ivrc.verify.options import given

Rows = Mapping[str, Mapping[str, str]]


def run(args: argparse.Namespace) -> int:
    """Calls by a list, or one number."""
    made, found, sources = ready(args)
    show([each for each in found if each.severity == "error"], sources, args.lang)
    if made is None:
        return status(found)
    found = _odd(args)
    try:
        if not found:
            return _one(args, made) if args.to else _list(args, made)
    except Unable as problem:
        found = [problem.diagnostic]
    show(found, {}, args.lang)
    return status(found)


def _list(args: argparse.Namespace, made: Ready) -> int:
    """Everybody of a list whose outcome is not known yet."""
    path = Path(args.list)
    held = read(path, made.values, made.outbound)
    skipped = [findings.skipped(shown(path), held.bad)] if held.bad and args.skip_bad else list(held.bad)
    found = [*held.found, *skipped]
    show(found, {}, args.lang)
    if has_errors(found):
        return status(found)
    rows = {each.number: each.values for each in held.rows}
    where = Path(args.journal) if args.journal else path.with_name(path.stem + SUFFIX)
    with ExitStack() as open_:
        try:
            if args.dry_run:
                held_so_far = journal.of(where, made.hotline.name)
            else:
                journal.lock(open_.enter_context(made.file.open("rb")))
                kept = open_.enter_context(Journal(where, made.hotline.name, made.zone))
        except BrokenError as problem:
            found = [findings.journal(shown(where), *problem.args)]
        except OSError as problem:
            why = problem.strerror or str(problem)
            found = [
                findings.journal(shown(where), f"读写不了（{why}）", f"it cannot be read and written ({why})")
            ]
        else:
            return (
                _plan(args, made, held_so_far, rows) if args.dry_run else _call(args, made, kept, where, rows)
            )
    show(found, {}, args.lang)
    return status(found)


def _call(args: argparse.Namespace, made: Ready, kept: Journal, where: Path, rows: Rows) -> int:
    limits = made.limits
    state, going = taken_up(kept.entries, rows, limits)
    told = Told(args.lang, made.zone, {number: each.tries for number, each in state.people.items()})

    def lost(numbers: Sequence[str]) -> None:
        minutes = round(limits.wait(UNKNOWN) / 60)
        show([findings.unknown(shown(where), numbers, minutes)], {}, args.lang)

    work = Work(rows, limits, time.time, kept.write, told.entry, told.waits, lost)
    left = len(rows) - len(state.done)
    print(sentence(args.lang, f"{made.hotline.name}：{len(rows)} 人，还没有结果的 {left} 人；进度记在 {shown(where)}",
                   f"{made.hotline.name}: {len(rows)} people, {left} without an outcome; progress is kept in {shown(where)}"), flush=True)  # fmt: skip
    if left or going:
        state = _placed(args, made, work, state, going)
    told.all(state)
    return WELL


def _placed(args: argparse.Namespace, made: Ready, work: Work, state: State, going: dict[str, str]) -> State:
    """Calls on the switch. Raises Unable."""

    async def calling() -> State:
        async with made.placing.reach(made.wanted, given(made.placing.options, args)) as line:
            return await call(work, line, state, going)

    with cancelling():
        return asyncio.run(calling())


def _plan(args: argparse.Namespace, made: Ready, entries: Sequence[Entry], rows: Rows) -> int:
    """Who would be called when."""
    limits = made.limits
    state, going = taken_up(entries, rows, limits)
    for number in going.values():
        state = state.came(number, UNKNOWN, time.time(), limits)
    told = Told(args.lang, made.zone, {})
    print(sentence(args.lang, f"不拨。假设个个接听，每通 {CALL_SECONDS:g} 秒：", f"Nobody is called. If everybody answered and calls took {CALL_SECONDS:g} s:"))  # fmt: skip
    for each in planned(state, limits, time.time()):
        print(f"  {told.moment(each.at)}  {each.number}")
    return WELL


def _one(args: argparse.Namespace, made: Ready) -> int:
    """One number: it rings, and whoever answers comes into the hotline."""
    number, row = lists.number(args.to), dict(each.split("=", 1) for each in args.row)
    found = _odd_one(args, made, number, row)
    if found or args.dry_run:
        show(found, {}, args.lang)
        if not found:
            print(sentence(args.lang, f"不拨。会拨 {number}。", f"Nobody is called. {number} would be."))
        return status(found)
    limits, told = made.limits._replace(tries=1), Told(args.lang, made.zone, {})

    def forget(_: Entry) -> None:
        """One call has no journal."""

    work = Work({number: row}, limits, time.time, forget, told.entry)
    told.all(_placed(args, made, work, pace.beginning([number]), {}))
    return WELL


def _odd_one(args: argparse.Namespace, made: Ready, number: str, row: Mapping[str, str]) -> list[Diagnostic]:
    found = list(odd_row(args.row, made.hotline))
    missing = [each.name for each in made.values if each.name not in row]
    if missing:
        found.append(_argument("--row", f"还缺 {'、'.join(missing)}", f"{', '.join(missing)} is missing"))
    if not number:
        found.append(_argument("--to", f"“{args.to}”不是号码", f'"{args.to}" is no number'))
    elif not made.outbound.allows(number):
        found.append(findings.not_this(shown(made.file), number))
    now = time.time()
    if not made.limits.hours.holds(now):
        begins = Told(args.lang, made.zone, {}).moment(made.limits.hours.next(now))
        found.append(findings.not_now(shown(made.file), begins))
    return found


def _odd(args: argparse.Namespace) -> list[Diagnostic]:
    """Options that make no sense together."""
    alone = [
        name for name in ("--journal", "--skip-bad") if args.to and getattr(args, name[2:].replace("-", "_"))
    ]
    alone += ["--row"] if args.row and not args.to else []
    return [_argument(name, "用在这里没有意义：它和名单一起用" if args.to else "只和 --to 一起用", "it goes with a list" if args.to else "it goes with --to") for name in alone]  # fmt: skip


def _argument(name: str, zh: str, en: str) -> Diagnostic:
    return finding("IVRC011", Span(name), zh=f"{name}：{zh}", en=f"{name}: {en}", mend_zh="见 ivrc dial --help。", mend_en="See ivrc dial --help.")  # fmt: skip
