"""`ivrc status [SITE] [-t TARGET] [--json]`"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ivrc.cli.deploying import WRONG, Target, make, places, problem
from ivrc.cli.menus import gather
from ivrc.cli.report import sentence, show, status
from ivrc.deploy.steps import known
from ivrc.diagnostics import Diagnostic
from ivrc.project import Project


def run(args: argparse.Namespace) -> int:
    """Says what is live on each place of a site, what is there beside it, and how it differs from the project."""
    project, files, found = gather([])
    targets, more = places(project, args.site, args.target)
    found += more
    told = []
    for target in targets:
        try:
            one, wrong = _one(args, project, files, target)
        except WRONG as problem_:
            found.append(problem(target, problem_))
            continue
        found += wrong
        told.append(one)
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for one in told:
            _print(one, args.lang)
    show(found, {}, args.lang, to_stderr=args.json)
    return status(found)


def _one(
    args: argparse.Namespace, project: Project, files: list[Path], target: Target
) -> tuple[dict[str, Any], list[Diagnostic]]:
    place = target.place
    there = known(place)
    calls: Mapping[str, int] | None = None
    if place.machine.console and there.loaded:
        calls = place.switch.calls(place.machine.ask, there.loaded)
    with tempfile.TemporaryDirectory(prefix="ivrc-") as folder:
        made, found, _ = make(args, project, files, target, Path(folder))
    ours = {each.hotline: each.build for each in made.live.builds} if made else {}
    live = there.live.builds if there.live else ()
    folders = {each.folder for each in live}

    def as_told(each: Any) -> dict[str, Any]:
        leads = (
            each.folder not in folders
            or not place.machine.console
            or place.switch.leads(place.machine.ask, each)
        )
        more = (
            {"same": ours.get(each.hotline) == each.build, "answers": leads} if each.folder in folders else {}
        )
        return {
            "hotline": each.hotline,
            "build": each.build,
            "calls": None if calls is None else calls.get(each.build, 0),
            **more,
        }

    return {
        "target": target.name,
        "place": place.name,
        "since": there.live.since if there.live else None,
        "by": there.live.by if there.live else None,
        "why": there.live.why if there.live else None,
        "live": [as_told(each) for each in live],
        "beside": [as_told(each) for each in there.loaded if each.folder not in folders],
        "not deployed": sorted(ours.keys() - {each.hotline for each in live}),
        "before": [
            {"since": each.since, "by": each.by, "why": each.why, "builds": [b.build for b in each.builds]}
            for each in there.before
        ],
    }, found


def _print(one: Mapping[str, Any], lang: str) -> None:
    if one["since"] is None:
        print(
            sentence(
                lang,
                f"{one['place']}（{one['target']}）：还没有部署过",
                f"{one['place']} ({one['target']}): nothing is deployed",
            )
        )
    else:
        zh = f"{one['place']}（{one['target']}）：{one['since']} 由 {one['by']} 上线（{one['why']}）"
        print(
            sentence(
                lang,
                zh,
                f"{one['place']} ({one['target']}): live since {one['since']}, by {one['by']} ({one['why']})",
            )
        )
    for each in one["live"]:
        differs = "" if each["same"] else sentence(lang, "，和项目现在的不同", ", differs from the project")
        silent = (
            ""
            if each["answers"]
            else sentence(lang, "，交换机还没有载入", ", and the switch has not taken it yet")
        )
        print(f"  {each['hotline']}  {each['build']}{_calls(each, lang)}{differs}{silent}")
    for each in one["beside"]:
        print(
            sentence(lang, "  留着 ", "  kept ") + f"{each['hotline']}  {each['build']}{_calls(each, lang)}"
        )
    for each in one["not deployed"]:
        print(sentence(lang, f"  {each}：项目里有，那里没有", f"  {each}: is in the project and not there"))


def _calls(each: Mapping[str, Any], lang: str) -> str:
    if each["calls"] is None:
        return ""
    return sentence(lang, f"  {each['calls']} 通电话", f"  calls: {each['calls']}")
