"""`ivrc paths FILE [--site NAME] [--json]`"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping

from ivrc.at_site import at_site
from ivrc.cli import WELL
from ivrc.cli.one import one
from ivrc.cli.report import sentence, show, status
from ivrc.diagnostics import has_errors
from ivrc.pins import bound, untold
from ivrc.project import open_site


def run(args: argparse.Namespace) -> int:
    """Lists the calls that cover a menu file, what each covers, and what no call can reach."""
    from ivrc.coverage.calls import Surroundings
    from ivrc.coverage.generate import generate
    from ivrc.coverage.report import as_dict, as_lines

    project, compiled = one(args.file)
    found, hotline = compiled.diagnostics, compiled.hotline
    site, more = open_site(project, args.site)
    found.extend(more)
    if hotline is None or site is None or has_errors(found):
        show(found, compiled.sources, args.lang, to_stderr=True)
        return status(found)
    hotline, more = at_site(hotline, site, project.root)
    if has_errors(more):
        show(more, compiled.sources, args.lang, to_stderr=True)
        return status(more)
    if pins := untold(hotline):
        hotline, _ = bound(hotline, site._replace(pins=pins))
        _tell(pins, args.lang)
    paths = generate(hotline, Surroundings(site.extensions.numbers))
    if args.json:
        print(json.dumps(as_dict(hotline, paths), ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_lines(hotline, paths, args.lang)))
    return WELL


def _tell(pins: Mapping[str, str], lang: str) -> None:
    """Which digits stand for PINs here."""
    zh = "、".join(f"“{name}”写作 {digits}" for name, digits in pins.items())
    en = ", ".join(f'{digits} for "{name}"' for name, digits in pins.items())
    print(sentence(lang, f"口令不列出：{zh}。", f"No PIN is told: here it is {en}."), file=sys.stderr)
