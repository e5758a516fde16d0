"""`ivrc deploy [SITE] [-t TARGET] [--dry-run] [--no-trial] [--release] [--uncommitted] [--engine NAME]`"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ivrc.cli.deploying import WRONG, Target, make, now, places, problem, who
from ivrc.cli.menus import gather
from ivrc.cli.report import sentence, show, status
from ivrc.deploy.steps import deploy, known
from ivrc.diagnostics import Diagnostic
from ivrc.project import Project
from ivrc.switches.deployment import Lying


def run(args: argparse.Namespace) -> int:
    """Puts the project's hotlines on each place of a site, and leads calls into them."""
    project, files, found = gather([])
    targets, more = places(project, args.site, args.target)
    found += more
    show(found, {}, args.lang)
    every = list(found)
    for target in targets:
        wrong, sources = _one(args, project, files, target)
        show(wrong, sources, args.lang)
        every += wrong
    return status(every)


def _one(
    args: argparse.Namespace, project: Project, files: list[Path], target: Target
) -> tuple[list[Diagnostic], dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="ivrc-") as folder:
        made, found, sources = make(args, project, files, target, Path(folder))
        if made is None:
            return found, sources
        try:
            if args.dry_run:
                _would(target, made.live.builds, args.lang)
                return found, sources
            told = deploy(target.place, f"{who()}, {now()}", made.live, made.here, trial=not args.no_trial)
        except WRONG as wrong:
            return [*found, problem(target, wrong)], sources
    print(sentence(args.lang, f"{target.place.name}：已上线", f"{target.place.name}: live"))
    for each in made.live.builds:
        untried = "" if each.trial or args.no_trial else sentence(args.lang, "（没有试打：一接通就会响铃或留言）", " (no trial call: it would ring or record at once)")  # fmt: skip
        print(f"  {each.hotline}  {each.build}{untried}")
    for build, count in told.left.items():
        print(
            sentence(
                args.lang,
                f"  {build} 里还有 {count} 通电话，打完为止",
                f"  {build} has {count} calls, until they end",
            )
        )
    return found, sources


def _would(target: Target, builds: Sequence[Lying], lang: str) -> None:
    """What a deployment would do. Raises Refused."""
    there = known(target.place)
    folders = {each.folder for each in there.loaded}
    live = {each.folder for each in there.live.builds} if there.live else set()
    print(sentence(lang, f"{target.place.name}：没有动", f"{target.place.name}: nothing was done"))
    for each in builds:
        zh, en = ("已经在线上", "is live already") if each.folder in live else ("会切换到它", "would be live") if each.folder in folders else ("会放上去并切换到它", "would be put there, and be live")  # fmt: skip
        print(
            sentence(lang, f"  {each.hotline}  {each.build}  {zh}", f"  {each.hotline}  {each.build}  {en}")
        )
