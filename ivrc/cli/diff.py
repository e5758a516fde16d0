"""`ivrc diff BEFORE AFTER [--site NAME] [--format FORM] [--most N] [--first] [--exit-code] [-o FILE]`"""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from ivrc.at_site import at_site
from ivrc.cli import UNABLE, WELL
from ivrc.cli.one import one
from ivrc.cli.out import form_of, put
from ivrc.cli.report import show, status
from ivrc.cli.revision import menu_file
from ivrc.diagnostics import Diagnostic, has_errors
from ivrc.difference.changes import Form, changes, first
from ivrc.files import shown
from ivrc.pins import bound, untold
from ivrc.project import open_site

FORMS = ("table", "markdown", "json")
CHANGED = 1
"""The exit status for changes, where it was asked for."""


def run(args: argparse.Namespace) -> int:
    """Tells what changes for callers between two forms of a hotline."""
    from ivrc.difference import listed

    form = form_of(args.format, args.out, FORMS)
    if isinstance(form, Diagnostic):
        show([form], {}, args.lang, to_stderr=True)
        return UNABLE
    with ExitStack() as kept:
        forms: list[Form] = []
        for name in (args.before, args.after):
            path = menu_file(name, kept)
            if isinstance(path, Diagnostic):
                show([path], {}, args.lang, to_stderr=True)
                return UNABLE
            made = _form(path, name, args)
            if isinstance(made, int):
                return made
            forms.append(made)
        found = (first if args.first else changes)(*forms)
    tell = {"table": listed.as_text, "markdown": listed.as_markdown, "json": listed.as_json}[form]
    refused = put(tell((forms[0].hotline, forms[1].hotline), found, args.most, args.lang), args.out)
    show(refused, {}, args.lang, to_stderr=True)
    if refused:
        return UNABLE
    return CHANGED if args.exit_code and (found.changes or found.numbers) else WELL


def _form(path: Path, name: str, args: argparse.Namespace) -> Form | int:
    """The hotline at its site; the exit status where it has errors, which are shown with the file's `name`."""
    project, compiled = one(str(path))
    found, hotline = compiled.diagnostics, compiled.hotline
    site, more = open_site(project, args.site)
    found.extend(more)
    if hotline is not None and site is not None and not has_errors(found):
        hotline, more = at_site(hotline, site, project.root)
        found.extend(more)
        if not has_errors(found):
            hotline, _ = bound(hotline, site._replace(pins=untold(hotline)))
            return Form(hotline, site.extensions.numbers)
    named = {shown(path): name}
    found = [
        each._replace(span=each.span._replace(file=named.get(each.span.file, each.span.file)))
        for each in found
    ]
    sources = {named.get(file, file): text for file, text in compiled.sources.items()}
    show(found, sources, args.lang, to_stderr=True)
    return status(found)
