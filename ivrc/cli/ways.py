"""`ivrc report paths FILE [--build DIR] [--format FORM] [-o FILE]`"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from ivrc.cli import UNABLE, WELL
from ivrc.cli.one import one
from ivrc.cli.out import form_of, put
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, has_errors

FORMS = ("table", "csv", "json")


def run(args: argparse.Namespace) -> int:
    """Lists every way that keys open through the menus of a file, with the seconds that each takes."""
    from ivrc.report import ways_listed
    from ivrc.report.lengths import built_seconds
    from ivrc.report.ways import MOST, ways

    form = form_of(args.format, args.out, FORMS)
    if isinstance(form, Diagnostic):
        show([form], {}, args.lang, to_stderr=True)
        return UNABLE
    project, compiled = one(args.file)
    hotline = compiled.hotline
    if hotline is None or has_errors(compiled.diagnostics):
        show(compiled.diagnostics, compiled.sources, args.lang, to_stderr=True)
        return status(compiled.diagnostics)
    seconds = built_seconds(Path(args.build) if args.build else project.root / "dist", hotline.name)
    found = list(islice(ways(hotline, seconds), MOST + 1))
    tell = {"table": ways_listed.as_text, "csv": ways_listed.as_csv, "json": ways_listed.as_json}[form]
    measured = not seconds.keys().isdisjoint(hotline.clips)
    told = tell(hotline.name, found[:MOST], measured, len(found) > MOST, args.lang)
    refused = put(told, args.out)
    show(refused, {}, args.lang, to_stderr=True)
    return UNABLE if refused else WELL
