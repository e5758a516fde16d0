"""`ivrc verify FILE --deployed [EXTENSION@CONTEXT] --ami HOST:PORT [-o DIST]`: what is deployed, called itself."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.report import show, told
from ivrc.flow.nodes import Hotline
from ivrc.site import Site


async def verify(
    hotline: Hotline,
    site: Site,
    sources: dict[str, str],
    args: argparse.Namespace,
    out: Path,
    progress: Callable[[int, int], None],
) -> int:
    """Compares what is deployed with the build, and calls the hotline where that is well."""
    from ivrc.switches.asterisk.driver.deployment import Entry, calling, sound_files
    from ivrc.switches.asterisk.driver.guest import Address
    from ivrc.switches.asterisk.text.plan import NAME
    from ivrc.verify.deployment import calls
    from ivrc.verify.driver import Unable
    from ivrc.verify.recognise import ear
    from ivrc.verify.run import drive
    from ivrc.verify.verdicts import no_manager

    lang = args.lang
    if not args.ami:
        show([no_manager("--deployed: --ami HOST:PORT?")], sources, lang)
        return UNABLE
    extension, _, context = args.deployed.partition("@")
    entry = Entry(extension, context) if context else None
    password = args.password or os.environ.get("IVRC_AMI_PASSWORD", "")
    conf = Path(args.conf).absolute() if args.conf else None
    built = out / hotline.name / NAME
    try:
        host, port = args.ami
        at = Address(host, port, args.user, password)
        async with calling(at, conf, hotline, site, built, entry) as there:
            show(there.found, sources, lang)
            if there.switch is None or there.entry is None:
                return ERRORS
            way = f"{there.entry.extension}@{there.entry.context}"
            print(told(
                lang,
                f"{there.switch.title}：{there.lines} 行拨号方案、{there.files} 个文件与生成的一致；从 {way} 打进来",
                f"{there.switch.title}: {there.lines} lines of dialplan and {there.files} files are as built; calls come in by {way}",
            ))  # fmt: skip
            some, left = calls(hotline, site, built, lang)
            judged, total = await drive(
                there.switch, some, {}, progress=progress, ear=ear(sound_files(built, hotline))
            )
    except Unable as problem:
        show([problem.diagnostic], sources, lang)
        return UNABLE
    wrong = [found for each in judged for found in each.found]
    show(wrong, sources, lang)
    print(told(
        lang,
        f"来电 {total.calls} 通（会响铃或留言的 {left} 通没有打），事件 {total.events} 个，听到 {total.tones} 段；不一致 {total.differences}",
        f"{total.calls} calls (and {left} not placed, which would ring or leave a message), {total.events} events, "
        f"{total.tones} clips heard; {total.differences} differences",
    ))  # fmt: skip
    return ERRORS if wrong else WELL
