"""What `ivrc deploy`, `rollback` and `status` share: the places of a site, and a build for one of them."""

from __future__ import annotations

import argparse
import getpass
import socket
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ivrc.deploy import findings, quiet
from ivrc.deploy.machine import Busy, Machine, Unreachable
from ivrc.deploy.state import Live
from ivrc.deploy.steps import Place, Refused
from ivrc.diagnostics import Diagnostic, has_errors
from ivrc.output.called import folder
from ivrc.project import Project, open_site
from ivrc.site import Site
from ivrc.switches import registry
from ivrc.switches.deployment import Lying

KEEP = 3
VERSIONS = "versions"


class Target(NamedTuple):
    """A place of a site: the target that is deployed there, and the site as it is said there."""

    name: str
    site: Site
    place: Place


def places(
    project: Project, site_name: str | None, only: str | None
) -> tuple[list[Target], list[Diagnostic]]:
    """Every place of the site, or that of one target."""
    from ivrc.cli.build import unknown_targets

    site, found = open_site(project, site_name)
    if site is None or has_errors(found):
        return [], found
    if not site.deploy or (only and only not in site.deploy):
        return [], [*found, findings.nowhere(project.root, site.name, only or "")]
    made = []
    for name, asked in site.deploy.items():
        if only not in (None, name):
            continue
        strange = unknown_targets((name,))
        deployment = None if strange else registry.switch(name).deployment
        if deployment is None:
            found += strange or [findings.nowhere(project.root, site.name, name)]
            continue
        base, host = str(asked["folder"]), str(asked.get("host", ""))
        console = tuple(map(str, asked.get("console", deployment.console)))
        place = Place(
            Machine(host, base, console),
            deployment,
            int(asked.get("keep", KEEP)),
            f"{host}:{base}" if host else base,
        )
        made.append(Target(name, site._replace(deployed=f"{base}/{VERSIONS}"), place))
    return made, found


def who() -> str:
    """By whom it is done, as the machine says."""
    return f"{getpass.getuser()}@{socket.gethostname()}"


def now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


class Made(NamedTuple):
    """What is to be live, and where its files lie here, by their folders there."""

    live: Live
    here: Mapping[str, Path]


def make(
    args: argparse.Namespace, project: Project, files: list[Path], target: Target, out: Path
) -> tuple[Made | None, list[Diagnostic], dict[str, str]]:
    """Builds the project's hotlines for a place into a folder."""
    from ivrc.cli.build import made_for

    built, found, sources, hotlines = made_for(args, project, files, target.site, target.name, out)
    if has_errors(found):
        return None, found, sources
    builds, here = [], {}
    for one in built:
        if target.name not in one.folders:
            continue
        known, path = one.manifests[target.name], one.folders[target.name]
        hotline = hotlines[one.hotline]
        lengths = {clip["id"]: clip["seconds"] for clip in known["clips"] if "seconds" in clip}
        there = f"{target.site.deployed}/{folder(one.hotline, known['build'])}"
        trial = quiet.seconds(hotline, lengths)
        builds.append(
            Lying(one.hotline, known["build"], there, tuple(sorted(known["files"])), hotline.numbers, trial)
        )
        here[there] = path
    ways_in = {path.name: path.read_text(encoding="utf-8") for path in out.glob("ivrc-numbers.*")}
    return Made(Live(now(), who(), "deploy", tuple(builds), ways_in), here), found, sources


def problem(target: Target, wrong: Exception) -> Diagnostic:
    """Why a place took nothing."""
    if isinstance(wrong, Refused):
        return wrong.diagnostic
    if isinstance(wrong, Busy):
        return findings.busy(target.place.name, str(wrong))
    return findings.unreachable(target.place.name, wrong)


WRONG = (Refused, Busy, Unreachable)


def lines(live: Live | None) -> Iterator[str]:
    """The builds that are live, a line each."""
    for each in live.builds if live else ():
        yield f"  {each.hotline}  {each.build}"
