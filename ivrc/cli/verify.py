"""`ivrc verify FILE --on asterisk [--asterisk PATH] [--speed N] [--site NAME]`"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.one import one
from ivrc.cli.report import show, status, told
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import open_site
from ivrc.site import Site

_SHOWN = 5
"""Calls that differ are all counted; so many of them are shown in full."""


def run(args: argparse.Namespace) -> int:
    """Builds the hotline for a private switch, drives the generated calls, and compares each with the simulator."""
    from ivrc.targets.all import load
    from ivrc.targets.capability import admit

    project, compiled = one(args.file)
    found = compiled.diagnostics
    site, more = open_site(project, args.site)
    found.extend(more)
    hotline = compiled.hotline
    if hotline is not None and site is not None and not has_errors(found):
        found.extend(admit(hotline, site, load(args.on)))
    if hotline is None or site is None or has_errors(found):
        show(found, compiled.sources, args.lang)
        return status(found)
    show(found, compiled.sources, args.lang)
    return asyncio.run(_guarded(hotline, site, compiled.sources, args))


async def _guarded(hotline: Hotline, site: Site, sources: dict[str, str], args: argparse.Namespace) -> int:
    """Ends the switch also when this process is told to end."""
    task = asyncio.current_task()
    with contextlib.suppress(NotImplementedError, RuntimeError):
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel if task else _nothing)
    try:
        return await _verify(hotline, site, sources, args)
    except asyncio.CancelledError:
        print(told(args.lang, "已中断。", "Interrupted."), file=sys.stderr)
        return UNABLE


def _nothing() -> None:
    return None


async def _verify(hotline: Hotline, site: Site, sources: dict[str, str], args: argparse.Namespace) -> int:
    from ivrc.verify import findings
    from ivrc.verify.asterisk.install import Unable, installed
    from ivrc.verify.asterisk.switch import running
    from ivrc.verify.compare import side_by_side
    from ivrc.verify.driver import Placed
    from ivrc.verify.make import Surroundings
    from ivrc.verify.paths import generate
    from ivrc.verify.run import drive
    from ivrc.verify.sounds import sounds

    began = time.monotonic()
    lang = args.lang
    try:
        path = Path(args.asterisk) if args.asterisk else None
        asterisk = await asyncio.to_thread(installed, path, cache("asterisk"))
        if args.speed != 1 and asterisk.faketime is None:
            show([findings.no_faketime()], sources, lang)
        audio = sounds([hotline], "alaw", cache("clips"))
        lengths = {name: sound.length_ms for name, sound in audio.items()}
        numbers = site.extensions.numbers
        paths = generate(hotline, Surroundings(numbers, lengths))
        calls = [
            Placed(
                each.call.zh if lang == "zh" else each.call.en,
                hotline,
                each.call.caller(),
                each.call.given(numbers, lengths),
            )
            for each in paths.paths
        ]
        async with running(asterisk, [hotline], site, audio, speed=args.speed) as switch:
            ready = time.monotonic() - began
            if switch.found:
                show(switch.found, sources, lang)
                return ERRORS
            loaded = switch.loaded
            print(told(
                lang,
                f"{switch.title}，{switch.speed:g} 倍速，{ready:.1f} 秒后就绪；载入的拨号方案与生成的一致："
                f"{loaded.contexts} 个上下文，{loaded.lines} 行，{loaded.applications} 个应用，{loaded.functions} 个函数",
                f"{switch.title} at {switch.speed:g} times real speed, ready after {ready:.1f} s; it holds the dialplan as built: "
                f"{loaded.contexts} contexts, {loaded.lines} lines, {loaded.applications} applications, {loaded.functions} functions",
            ))  # fmt: skip
            judged, total = await drive(switch, calls, audio, progress=_progress(lang))
    except Unable as problem:
        show([problem.diagnostic], sources, lang)
        return UNABLE
    wrong = [each for each in judged if each.found]
    show([diagnostic for each in wrong for diagnostic in each.found], sources, lang)
    for each in wrong[:_SHOWN]:
        if each.at is not None:
            print(
                f"\n{each.call.name}\n{side_by_side(hotline, each.meant, each.driven.trace, each.at, lang)}"
            )
    taken = {
        f for each, path_ in zip(judged, paths.paths) if not each.found for f in path_.covers
    } & paths.taken
    seconds = time.monotonic() - began
    print(told(
        lang,
        f"来电 {total.calls} 通（重打 {total.again} 通），出路 {len(taken)}/{len(paths.ways)}"
        f"（到不了的 {len(paths.unreached)}），事件 {total.events} 个，等待 {total.waits} 次，听到 {total.tones} 段；"
        f"不一致 {total.differences}；{seconds:.1f} 秒，每秒 {total.calls / total.seconds:.1f} 通",
        f"{total.calls} calls (and {total.again} again), {len(taken)} of {len(paths.ways)} ways on "
        f"({len(paths.unreached)} cannot be reached), {total.events} events, {total.waits} waits, {total.tones} clips heard; "
        f"{total.differences} differences; {seconds:.1f} s, {total.calls / total.seconds:.1f} calls a second",
    ))  # fmt: skip
    return ERRORS if wrong else WELL


def _progress(lang: str) -> Callable[[int, int], None]:
    """A line that counts the calls, in a terminal only."""

    def count(done: int, total: int) -> None:
        end = "\r\033[K" if done == total else ""
        print(
            f"\r\033[K{told(lang, '来电', 'calls')} {done}/{total}{end}", end="", file=sys.stderr, flush=True
        )

    return count if sys.stderr.isatty() else lambda done, total: None
