"""`ivrc open [PATH…]`: a hotline in a browser, to be seen, heard and called."""

from __future__ import annotations

import argparse
import threading
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from ivrc.cli import UNABLE, WELL
from ivrc.cli.build import choose
from ivrc.cli.menus import gather
from ivrc.cli.replays import scenarios_of
from ivrc.cli.report import sentence, show
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.nodes import Hotline
from ivrc.page.hotlines import Hotlines
from ivrc.page.opened import Opened
from ivrc.page.program import told
from ivrc.page.prompts import Voiced, voiced
from ivrc.page.replays import generated
from ivrc.page.server import Server
from ivrc.places import cache
from ivrc.project import Project, find, open_project, phrases
from ivrc.prompts.choice import PromptOrder
from ivrc.speech.production import Begun, Progress


def run(args: argparse.Namespace) -> int:
    """Serves the page until it is interrupted."""
    _, files, found = gather(args.paths)
    absent = [_none(str(path)) for path in files if not path.is_file()]
    if absent or not files:
        show([*found, *absent], {}, args.lang, to_stderr=True)
        return UNABLE
    hotlines = Hotlines(files, lambda path: _opened(args, path))
    with Server(hotlines, args.port) as server:
        threading.Thread(target=hotlines.read_all, daemon=True).start()
        print(
            sentence(args.lang, f"{server.address}\n按 Ctrl-C 结束。", f"{server.address}\nCtrl-C ends it."),
            flush=True,
        )
        if not args.no_browser:
            webbrowser.open(server.address)
        server.serve_forever(poll_interval=0.2)
    return WELL


def _opened(args: argparse.Namespace, path: Path) -> Opened:
    project = open_project(find(path))[0]
    return Opened(
        path,
        args.lang,
        lambda hotline, sources, take: _speak(args, project, hotline, sources, take),
        (
            lambda hotline, site: scenarios_of(project, hotline, None),
            lambda hotline, site: [generated(told(hotline, site), site.extensions.numbers, args.lang)],
        ),
    )


def _speak(
    args: argparse.Namespace,
    project: Project,
    hotline: Hotline,
    sources: Mapping[str, str],
    take: Callable[[Voiced], None],
) -> None:
    """What is in the cache at once, and then what has to be spoken, as it comes. What cannot be stays silent in the page."""
    found: list[Diagnostic] = []
    choice = choose(project, args.engine, found)
    if choice is None:
        return
    order = PromptOrder(choice, cache("clips"), use_lock=not args.engine)
    library = phrases(project)[0]

    def voices(progress: Progress | None) -> None:
        take(voiced(project, hotline, sources, library, order, args.lang, progress)[0])

    voices(None)
    if not args.no_audio:
        voices(now_and_then(lambda: voices(None)))


def now_and_then(look: Callable[[], None]) -> Progress:
    """Looks at what has come as work goes on, for no more than a tenth of the time."""
    due = monotonic() + 1.0

    def told(_: Begun) -> None:
        nonlocal due
        began = monotonic()
        if began >= due:
            look()
            due = monotonic() + max(1.0, 10 * (monotonic() - began))

    return told


def _none(file: str) -> Diagnostic:
    return finding(
        "IVRC003",
        Span(file),
        zh="没有这个菜单文件",
        en="there is no such menu file",
        mend_zh="写明菜单文件的路径，或用 ivrc new 新建一个项目。",
        mend_en="Name a menu file, or make a project with ivrc new.",
    )
