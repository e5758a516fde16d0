"""`ivrc verify FILE [--on SWITCH] [options of the switch] [--site NAME] [--deployed [PLACE] [-o DIR]]`"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc.at_site import at_site
from ivrc.cli import ERRORS, UNABLE, WELL, deployed
from ivrc.cli.interrupt import cancelling
from ivrc.cli.one import one
from ivrc.cli.report import sentence, show, status
from ivrc.cli.streams import steerable
from ivrc.cli.undriven import undriven
from ivrc.counted import counted
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import open_site
from ivrc.site import Site

if TYPE_CHECKING:
    from ivrc.coverage.generate import Paths
    from ivrc.verify.driver import Placed
    from ivrc.verify.harness import Again, Harness
    from ivrc.verify.run import Judged, Total
    from ivrc.verify.sounds import Sound

_SHOWN = 5
"""Calls that differ are all counted; so many of them are shown in full."""


def run(args: argparse.Namespace) -> int:
    """Builds the hotline for a switch, drives the generated calls, and compares each with the simulator."""
    from ivrc.cli.switches import harness, of_others
    from ivrc.switches.admit import admit
    from ivrc.switches.registry import load
    from ivrc.verify.driver import Unable

    try:
        driver = harness(args.on)
    except Unable as problem:
        show([problem.diagnostic], {}, args.lang)
        return status([problem.diagnostic])
    if idle := of_others(args):
        show(idle, {}, args.lang)
        return status(idle)
    project, compiled = one(args.file)
    found = compiled.diagnostics
    site, more = open_site(project, args.site)
    found.extend(more)
    hotline = compiled.hotline
    if hotline is not None and site is not None and not has_errors(found):
        hotline, more = at_site(hotline, site, project.root)
        found.extend(more)
        found.extend(admit(hotline, site, load(args.on)))
    if hotline is None or site is None or has_errors(found):
        show(found, compiled.sources, args.lang)
        return status(found)
    show(found, compiled.sources, args.lang)
    out = Path(args.out) if args.out else project.root / "dist"
    if args.deployed is not None:
        work = deployed.verify(hotline, site, compiled.sources, driver, args, out, _progress(args.lang))
    else:
        work = _verify(hotline, site, compiled.sources, driver, args)
    with cancelling():
        return asyncio.run(_guarded(work, args.lang))


async def _guarded(work: Coroutine[Any, Any, int], lang: str) -> int:
    """Ends the switch also when this process is told to end."""
    task, ended = asyncio.current_task(), asyncio.Event()

    def end() -> None:
        ended.set()
        if task:
            task.cancel()

    with contextlib.suppress(NotImplementedError, RuntimeError):
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, end)
    try:
        return await work
    except asyncio.CancelledError:
        if not ended.is_set():
            raise  # Ctrl-C, which asyncio.run makes a KeyboardInterrupt
        print(sentence(lang, "已中断。", "Interrupted."), file=sys.stderr)
        return UNABLE


async def _verify(
    hotline: Hotline, site: Site, sources: dict[str, str], driver: Harness, args: argparse.Namespace
) -> int:
    from ivrc.coverage.calls import Surroundings
    from ivrc.coverage.generate import generate
    from ivrc.switches.registry import load
    from ivrc.switches.target import audio as formats
    from ivrc.verify.driver import Placed, Unable
    from ivrc.verify.options import given
    from ivrc.verify.sounds import sounds

    began = time.monotonic()
    lang = args.lang
    audio = sounds([hotline], formats(load(args.on), site)[0], cache("clips"))
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
    made = Made(hotline, site, sources, audio, calls, paths, began)
    try:
        return await _on_switch(made, driver, given(driver.options, args), lang)
    except Unable as problem:
        show([problem.diagnostic], sources, lang)
        return UNABLE


class Made(NamedTuple):
    """What is to be verified: the hotline with its sounds and generated calls, and since when."""

    hotline: Hotline
    site: Site
    sources: dict[str, str]
    audio: Mapping[str, Sound]
    calls: list[Placed]
    paths: Paths
    began: float


async def _on_switch(made: Made, harness: Harness, options: Mapping[str, Any], lang: str) -> int:
    from ivrc.verify.harness import Job

    job = Job(
        [made.hotline], made.site, made.audio, lambda diagnostic: show([diagnostic], made.sources, lang)
    )
    async with harness.reach(job, options) as ready:
        seconds = time.monotonic() - made.began
        if ready.found:
            show(ready.found, made.sources, lang)
            return ERRORS
        print(sentence(
            lang,
            f"{ready.title.zh}，{seconds:.1f} 秒后就绪；载入的拨号方案与生成的一致：{ready.holds.zh}",
            f"{ready.title.en}, ready after {seconds:.1f} s; it holds the dialplan as built: {ready.holds.en}",
        ))  # fmt: skip
        judged, total = await ready.calls(made.calls, made.audio, _progress(lang))
        again = await ready.again(made.calls, lang, _progress(lang)) if ready.again else None
    left = undriven(ready.left, judged, made.paths.paths, made.paths.ways, lang)
    show(left, made.sources, lang)
    outcome = _report(made, judged, total, lang)
    return max(outcome, _report_again(made, again, lang)) if again else outcome


def _differences(made: Made, judged: Sequence[Judged | None], lang: str) -> bool:
    """Shows what was found. Gives whether there was anything."""
    from ivrc.verify.compare import side_by_side

    wrong = [each for each in judged if each and each.found]
    show([diagnostic for each in wrong for diagnostic in each.found], made.sources, lang)
    for each in wrong[:_SHOWN]:
        if each.at is not None:
            there = side_by_side(made.hotline, each.meant, each.driven.trace, each.at, lang)
            print(f"\n{each.call.name}\n{there}")
    return bool(wrong)


def _report_again(made: Made, again: Again, lang: str) -> int:
    """The same of calls that were driven once more."""
    wrong = _differences(made, again.judged, lang)
    total = again.total
    print(sentence(
        lang,
        f"经 SIP 和 RTP（{again.what.zh}）：来电 {total.calls} 通（重打 {total.again} 通），事件 {total.events} 个，"
        f"等待 {total.waits} 次，听到 {total.tones} 段；不一致 {total.differences}；{total.seconds:.1f} 秒",
        f"over SIP and RTP ({again.what.en}): {counted(total.calls, 'call')} (and {total.again} again), "
        f"{counted(total.events, 'event')}, {counted(total.waits, 'wait')}, {counted(total.tones, 'clip')} heard; "
        f"{counted(total.differences, 'difference')}; {total.seconds:.1f} s",
    ))  # fmt: skip
    return ERRORS if wrong else WELL


def _report(made: Made, judged: Sequence[Judged | None], total: Total, lang: str) -> int:
    """What was found, and the sums. None stands for a call that was not driven."""
    paths = made.paths
    wrong = _differences(made, judged, lang)
    well = (path for each, path in zip(judged, paths.paths) if each and not each.found)
    taken = {f for path in well for f in path.covers} & paths.taken
    seconds = time.monotonic() - made.began
    print(sentence(
        lang,
        f"来电 {total.calls} 通（重打 {total.again} 通），出路 {len(taken)}/{len(paths.ways)}"
        f"（到不了的 {len(paths.unreached)}），事件 {total.events} 个，等待 {total.waits} 次，听到 {total.tones} 段；"
        f"不一致 {total.differences}；{seconds:.1f} 秒，每秒 {total.calls / total.seconds:.1f} 通",
        f"{counted(total.calls, 'call')} (and {total.again} again), {len(taken)} of {counted(len(paths.ways), 'way')} on "
        f"({len(paths.unreached)} cannot be reached), {counted(total.events, 'event')}, {counted(total.waits, 'wait')}, {counted(total.tones, 'clip')} heard; "
        f"{counted(total.differences, 'difference')}; {seconds:.1f} s, {total.calls / total.seconds:.1f} calls a second",
    ))  # fmt: skip
    return ERRORS if wrong else WELL


def _progress(lang: str) -> Callable[[int, int], None]:
    """A line that counts the calls, in a terminal only."""

    def count(done: int, total: int) -> None:
        end = "\r\033[K" if done == total else ""
        print(
            f"\r\033[K{sentence(lang, '来电', 'calls')} {done}/{total}{end}",
            end="",
            file=sys.stderr,
            flush=True,
        )

    return count if steerable(sys.stderr) else lambda done, total: None
