"""`ivrc rollback [SITE] [-t TARGET]`"""

from __future__ import annotations

import argparse

from ivrc.cli.deploying import WRONG, lines, now, places, problem, who
from ivrc.cli.menus import gather
from ivrc.cli.report import sentence, show, status
from ivrc.deploy.state import Live
from ivrc.deploy.steps import back


def run(args: argparse.Namespace) -> int:
    """Leads calls back to what was live before, on each place of a site."""
    project, _, found = gather([])
    targets, more = places(project, args.site, args.target)
    found += more

    def again(live: Live) -> Live:
        return live._replace(since=now(), by=who(), why="rollback")

    for target in targets:
        try:
            told = back(target.place, f"{who()}, {now()}", again)
        except WRONG as wrong:
            found.append(problem(target, wrong))
            continue
        print(sentence(args.lang, f"{target.place.name}：已退回", f"{target.place.name}: back"))
        print("\n".join(lines(told.state.live)))
    show(found, {}, args.lang)
    return status(found)
