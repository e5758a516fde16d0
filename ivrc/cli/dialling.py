"""What `ivrc dial` needs before anybody is called: the hotline, the site that allows it, and a switch that can."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ivrc.at_site import at_site
from ivrc.cli.one import one
from ivrc.diagnostics import Diagnostic, Span, has_errors
from ivrc.dial import findings
from ivrc.dial.hours import Hours
from ivrc.dial.pace import Limits
from ivrc.files import shown
from ivrc.flow.nodes import Hotline
from ivrc.flow.values import ROW, Value
from ivrc.outbound import WAITS, Outbound
from ivrc.project import open_site
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.calling import no_zone, zone
from ivrc.switches.capability import Feature
from ivrc.switches.placing import Placing, Wanted
from ivrc.switches.registry import UnusableError, switch

UNSAID = "UTC"
"""The zone of a hotline that names none."""


class Ready(NamedTuple):
    """All of it. `file` is the site's, as findings name it."""

    hotline: Hotline
    site: Site
    outbound: Outbound
    placing: Placing
    file: Path

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.hotline, self.site, self.outbound)

    @property
    def values(self) -> list[Value]:
        """What a row has."""
        return [each for each in self.hotline.values.values() if each.source == ROW]

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.outbound.zone or self.hotline.zone) or ZoneInfo("UTC")

    @property
    def limits(self) -> Limits:
        allowed = self.outbound
        waits = {what: minutes * 60.0 for what, minutes in {**WAITS, **allowed.waits}.items()}
        hours = Hours(allowed.minutes(), self.zone)
        return Limits(allowed.at_once, allowed.per_minute, allowed.tries, waits, hours)


def ready(args: argparse.Namespace) -> tuple[Ready | None, list[Diagnostic], dict[str, str]]:
    """All of it, or why not, with the sources of the findings."""
    placing, why = _placing(args.on)
    if placing is None:
        return None, why, {}
    project, compiled = one(args.hotline)
    found = compiled.diagnostics
    site, more = open_site(project, args.site)
    found.extend(more)
    hotline = compiled.hotline
    if hotline is None or site is None or has_errors(found):
        return None, found, compiled.sources
    file = project.root / "sites" / f"{site.name}.yaml"
    if not hotline.outbound:
        return None, [*found, findings.not_outbound(hotline.name, hotline.span)], compiled.sources
    if site.outbound is None:
        return None, [*found, findings.not_allowed(shown(file))], compiled.sources
    if args.on not in site.outbound.dial:
        zh, en = (
            f"站点没有写 outbound: 的 dial: {{{args.on}: …}}",
            f"the site has no dial: {{{args.on}: …}} under outbound:",
        )
        return None, [*found, findings.cannot_place(args.on, zh, en)], compiled.sources
    if not site.outbound.zone and hotline.zone == UNSAID:
        return None, [*found, no_zone(Span(shown(file)))], compiled.sources
    hotline, more = at_site(hotline, site, project.root)
    found.extend([*more, *admit(hotline, site, switch(args.on).text)])
    made = Ready(hotline, site, site.outbound, placing, file)
    return None if has_errors(found) else made, found, compiled.sources


def _placing(name: str) -> tuple[Placing | None, list[Diagnostic]]:
    try:
        made = switch(name)
    except UnusableError as problem:
        return None, [findings.cannot_place(name, problem.zh, problem.en)]
    if made.placing is None:
        lacks = made.text.supports.get(Feature.OUTBOUND)
        zh = lacks.no_zh if lacks and lacks.no_zh else "ivrc 还不会用它打出去"
        en = lacks.no_en if lacks and lacks.no_en else "ivrc does not know how it calls"
        return None, [findings.cannot_place(made.text.title, zh, en)]
    return made.placing, []
