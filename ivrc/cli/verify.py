"""`ivrc verify FILE --on asterisk [--asterisk PATH | --ami HOST:PORT] [--speed N] [--site NAME]`
`ivrc verify FILE --deployed [EXTENSION@CONTEXT] --ami HOST:PORT [-o DIR] [--site NAME]`
`ivrc verify FILE --on freeswitch --esl HOST:PORT --conf DIR [--password WORD] [--clock FILE] [--site NAME]`"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from ivrc.cli import ERRORS, UNABLE, WELL, deployed
from ivrc.cli.one import one
from ivrc.cli.report import show, status, told
from ivrc.cli.streams import steerable
from ivrc.counted import counted
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import open_site
from ivrc.site import Site

if TYPE_CHECKING:
    from ivrc.coverage.generate import Paths
    from ivrc.switches.asterisk.driver.switch import Asterisk
    from ivrc.verify.driver import Placed
    from ivrc.verify.run import Judged, Total
    from ivrc.verify.sounds import Sound

_SHOWN = 5
"""Calls that differ are all counted; so many of them are shown in full."""


def run(args: argparse.Namespace) -> int:
    """Builds the hotline for a switch, drives the generated calls, and compares each with the simulator."""
    from ivrc.switches.capability import admit
    from ivrc.switches.registry import load

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
    out = Path(args.out) if args.out else project.root / "dist"
    return asyncio.run(_guarded(hotline, site, compiled.sources, args, out))


async def _guarded(
    hotline: Hotline, site: Site, sources: dict[str, str], args: argparse.Namespace, out: Path
) -> int:
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
        if args.deployed is not None:
            return await deployed.verify(hotline, site, sources, args, out, _progress(args.lang))
        return await _verify(hotline, site, sources, args)
    except asyncio.CancelledError:
        if not ended.is_set():
            raise  # Ctrl-C, which asyncio.run makes a KeyboardInterrupt
        print(told(args.lang, "已中断。", "Interrupted."), file=sys.stderr)
        return UNABLE


async def _verify(hotline: Hotline, site: Site, sources: dict[str, str], args: argparse.Namespace) -> int:
    from ivrc.coverage.calls import Surroundings
    from ivrc.coverage.generate import generate
    from ivrc.switches.registry import load
    from ivrc.switches.target import audio as formats
    from ivrc.verify.driver import Placed, Unable
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
        return await (_on_freeswitch if args.on == "freeswitch" else _on_asterisk)(made, args)
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


async def _on_asterisk(made: Made, args: argparse.Namespace) -> int:
    from ivrc.verify.run import drive

    lang = args.lang
    async with await (_visited if args.ami else _private)(made, args) as switch:
        ready = time.monotonic() - made.began
        if switch.found:
            show(switch.found, made.sources, lang)
            return ERRORS
        loaded = switch.loaded
        print(told(
            lang,
            f"{switch.title}，{switch.speed:g} 倍速，{ready:.1f} 秒后就绪；载入的拨号方案与生成的一致："
            f"{loaded.contexts} 个上下文，{loaded.lines} 行，{loaded.applications} 个应用，{loaded.functions} 个函数",
            f"{switch.title} at {switch.speed:g} times real speed, ready after {ready:.1f} s; it holds the dialplan as built: "
            f"{counted(loaded.contexts, 'context')}, {counted(loaded.lines, 'line')}, {counted(loaded.applications, 'application')}, {counted(loaded.functions, 'function')}",
        ))  # fmt: skip
        judged, total = await drive(switch, made.calls, made.audio, progress=_progress(lang))
    return _report(made, judged, total, lang)


async def _private(made: Made, args: argparse.Namespace) -> AbstractAsyncContextManager[Asterisk]:
    """A switch of our own."""
    from ivrc.switches.asterisk.driver.install import installed
    from ivrc.switches.asterisk.driver.switch import running
    from ivrc.verify import verdicts

    path = Path(args.asterisk) if args.asterisk else None
    asterisk = await asyncio.to_thread(installed, path, cache("asterisk"))
    if args.speed != 1 and asterisk.faketime is None:
        show([verdicts.no_faketime()], made.sources, args.lang)
    return running(asterisk, [made.hotline], made.site, made.audio, speed=args.speed)


async def _visited(made: Made, args: argparse.Namespace) -> AbstractAsyncContextManager[Asterisk]:
    """A switch that is running."""
    from ivrc.switches.asterisk.driver.guest import Address, visiting

    password = args.password or os.environ.get("IVRC_AMI_PASSWORD", "")
    host, port = args.ami
    at = Address(host, port, args.user, password)
    conf = Path(args.conf).absolute() if args.conf else None
    return visiting(at, conf, [made.hotline], made.site, made.audio)


async def _on_freeswitch(made: Made, args: argparse.Namespace) -> int:
    from ivrc.switches.freeswitch.driver.drive import drive_in_rounds
    from ivrc.switches.freeswitch.driver.esl import Address
    from ivrc.switches.freeswitch.driver.switch import running
    from ivrc.switches.freeswitch.driver.verdicts import other_moments

    lang = args.lang
    password = args.password or os.environ.get("IVRC_ESL_PASSWORD", "ClueCon")
    host, port = args.esl
    at = Address(host, port, password)
    clock = Path(args.clock) if args.clock else None
    conf = Path(args.conf or "/etc/freeswitch/dialplan").absolute()
    async with running(at, conf, [made.hotline], made.site, made.audio, clock=clock) as switch:
        ready = time.monotonic() - made.began
        if switch.found:
            show(switch.found, made.sources, lang)
            return ERRORS
        loaded, now = switch.loaded, await switch.clock.now()
        print(told(
            lang,
            f"{switch.title}，{ready:.1f} 秒后就绪；载入的拨号方案与生成的一致："
            f"{loaded.contexts} 个上下文，{loaded.extensions} 个分机，{loaded.actions} 步，{loaded.applications} 个应用",
            f"{switch.title}, ready after {ready:.1f} s; it holds the dialplan as built: "
            f"{counted(loaded.contexts, 'context')}, {counted(loaded.extensions, 'extension')}, {counted(loaded.actions, 'action')}, {counted(loaded.applications, 'application')}",
        ))  # fmt: skip
        judged, total = await drive_in_rounds(switch, made.calls, made.audio, _progress(lang))
    left = [path for one, path in zip(judged, made.paths.paths) if one is None]
    if left:
        driven = {f for one, path in zip(judged, made.paths.paths) if one for f in path.covers}
        ways = [way for way in made.paths.ways if way in made.paths.taken and way not in driven]
        words = told(lang, "、", ", ").join(f"{way.node}.{way.what}" for way in ways[:_SHOWN])
        moment = f"{now.astimezone(ZoneInfo(made.hotline.zone)):%a %H:%M}"
        show([other_moments(len(left), len(ways), moment, words)], made.sources, lang)
    return _report(made, judged, total, lang)


def _report(made: Made, judged: Sequence[Judged | None], total: Total, lang: str) -> int:
    """What was found, and the sums. None stands for a call that was not driven."""
    from ivrc.verify.compare import side_by_side

    hotline, paths = made.hotline, made.paths
    wrong = [each for each in judged if each and each.found]
    show([diagnostic for each in wrong for diagnostic in each.found], made.sources, lang)
    for each in wrong[:_SHOWN]:
        if each.at is not None:
            print(
                f"\n{each.call.name}\n{side_by_side(hotline, each.meant, each.driven.trace, each.at, lang)}"
            )
    well = (path for each, path in zip(judged, paths.paths) if each and not each.found)
    taken = {f for path in well for f in path.covers} & paths.taken
    seconds = time.monotonic() - made.began
    print(told(
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
            f"\r\033[K{told(lang, '来电', 'calls')} {done}/{total}{end}", end="", file=sys.stderr, flush=True
        )

    return count if steerable(sys.stderr) else lambda done, total: None
