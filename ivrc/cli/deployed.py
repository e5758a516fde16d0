"""`ivrc verify FILE --deployed [PLACE] [-o DIST]`: what is deployed, called itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.report import sentence, show
from ivrc.cli.undriven import undriven
from ivrc.flow.nodes import Hotline
from ivrc.site import Site

if TYPE_CHECKING:
    from ivrc.verify.harness import Harness


async def verify(
    hotline: Hotline,
    site: Site,
    sources: dict[str, str],
    driver: Harness,
    args: argparse.Namespace,
    out: Path,
    progress: Callable[[int, int], None],
) -> int:
    """Compares what is deployed with the build, and calls the hotline where that is well."""
    from ivrc.cli.switches import unusable
    from ivrc.verify.deployment import calls
    from ivrc.verify.driver import Unable
    from ivrc.verify.options import given

    lang, built = args.lang, out / hotline.name / args.on
    if driver.deployed is None:
        zh, en = "它的驱动不会核对已经部署的热线", "its driver compares nothing that is deployed"
        show([unusable(args.on, zh, en)], sources, lang)
        return UNABLE
    try:
        async with driver.deployed(hotline, site, built, args.deployed, given(driver.options, args)) as there:
            show(there.found, sources, lang)
            if there.driver is None:
                return ERRORS
            print(sentence(lang, *there.compared))
            made = calls(hotline, site, built, lang)
            judged, total = await there.calls(made.placed, progress)
            show(undriven(there.left, judged, made.paths, made.ways, lang), sources, lang)
    except Unable as problem:
        show([problem.diagnostic], sources, lang)
        return UNABLE
    wrong = [found for each in judged if each for found in each.found]
    show(wrong, sources, lang)
    print(sentence(
        lang,
        f"来电 {total.calls} 通（会响铃或留言的 {made.left} 通没有打），事件 {total.events} 个，听到 {total.tones} 段；不一致 {total.differences}",
        f"{total.calls} calls (and {made.left} not placed, which would ring or leave a message), {total.events} events, "
        f"{total.tones} clips heard; {total.differences} differences",
    ))  # fmt: skip
    return ERRORS if wrong else WELL
