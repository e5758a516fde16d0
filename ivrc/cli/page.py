"""`ivrc page FILE -o hotline.html`: a hotline as one file that is opened from disk, to be seen, heard, called and signed off."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ivrc.cli import UNABLE, WELL
from ivrc.cli.build import choose
from ivrc.cli.one import one
from ivrc.cli.out import put, unknown_format
from ivrc.cli.progress import Progress
from ivrc.cli.replays import scenarios_of
from ivrc.cli.report import sentence, show, status
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import lists
from ivrc.page.areas import unknown_areas
from ivrc.page.document import document
from ivrc.page.program import told, unknown
from ivrc.page.prompts import Voiced, silent, voiced
from ivrc.page.replays import generated
from ivrc.page.shown import drawn, head, shown
from ivrc.page.sounds import mp3
from ivrc.places import cache
from ivrc.project import Project, open_site, phrases
from ivrc.prompts.choice import PromptOrder
from ivrc.site import Site

MAILED = 15_000_000
"""Bytes that most mail servers let through, as they stand in a mail."""


def run(args: argparse.Namespace) -> int:
    """Writes the page, or nothing."""
    if Path(args.out).suffix.lower() not in (".html", ".htm"):
        show([unknown_format(args.out, ".html", ".html")], {}, args.lang, to_stderr=True)
        return UNABLE
    project, compiled = one(args.file)
    found = compiled.diagnostics
    site, more = open_site(project, args.site)
    found.extend(more)
    hotline = compiled.hotline
    if hotline is None or site is None or has_errors(found):
        show(found, compiled.sources, args.lang, to_stderr=True)
        return status(found)
    more = list(_impossible(hotline, args.out))
    page = told(hotline, site)
    voices = Voiced() if has_errors(more) else _voices(args, project, page, compiled.sources, more)
    if has_errors(more):
        show(more, compiled.sources, args.lang, to_stderr=True)
        return status(more)
    notes = list(unknown_areas(hotline, site))
    made = _made(args, project, hotline, site, page, voices, [*found, *notes])
    size = len(made.encode())
    notes += _large(args.out, size)
    notes += put(made, args.out)
    show([*more, *notes], compiled.sources, args.lang, to_stderr=True)
    if not has_errors(notes):
        print(sentence(args.lang, f"{args.out}  {size / 1000:.0f} kB，用浏览器打开", f"{args.out}  {size / 1000:.0f} kB, to be opened in a browser"))  # fmt: skip
    return status(notes) if has_errors(notes) else WELL


def _made(
    args: argparse.Namespace,
    project: Project,
    hotline: Hotline,
    site: Site,
    page: Hotline,
    voices: Voiced,
    found: Sequence[Diagnostic],
) -> str:
    """The text of the page, of a hotline as it is `told`."""
    replays = [] if args.no_calls else [*scenarios_of(project, hotline, args.site), generated(page, site.extensions.numbers, args.lang)]  # fmt: skip
    state = {
        **head(Path(args.file), found, hotline, args.lang),
        "pictures": {kinds: drawn(page, args.lang, kinds) for kinds in ("usual", "all")},
        **shown(page, site.extensions.numbers, voices.prompts, replays, args.lang, lists(hotline)),
    }
    sounds = {name: mp3(path) for name, path in voices.files.items()}
    return document(state, sounds, hotline.name)


def _voices(args: argparse.Namespace, project: Project, hotline: Hotline, sources: Mapping[str, str], found: list[Diagnostic]) -> Voiced:  # fmt: skip
    if args.no_audio:
        return silent(hotline)
    choice = choose(project, args.engine, found)
    if choice is None:
        return Voiced()
    order = PromptOrder(choice, cache("clips"), use_lock=not args.engine)
    with Progress(args.lang) as progress:
        voices, more = voiced(project, hotline, sources, phrases(project)[0], order, args.lang, progress)
    found.extend(more)
    return voices


def _impossible(hotline: Hotline, out: str) -> Iterator[Diagnostic]:
    for kind in unknown(hotline):
        yield finding(
            "IVRC664",
            Span(out),
            zh=f"网页里的机器不会“{kind}”",
            en=f'the machine of the page does not know "{kind}"',
            mend_zh="在模拟器里打：ivrc call；或去掉这一样。",
            mend_en="Call it in the simulator: ivrc call; or leave it out.",
        )


def _large(out: str, size: int) -> Iterator[Diagnostic]:
    if size > MAILED:
        yield finding(
            "IVRC665",
            Span(out),
            zh=f"网页有 {size / 1e6:.0f} MB，多数邮箱寄不出去",
            en=f"the page has {size / 1e6:.0f} MB, which most mail servers refuse",
            mend_zh="放到共享的文件夹里；或加 --no-calls、--no-audio 做小一些。",
            mend_en="Put it in a shared folder; or make it smaller with --no-calls or --no-audio.",
        )
