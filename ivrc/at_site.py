"""A hotline at a site: what its branches and numbers take from there."""

from __future__ import annotations

from pathlib import Path

from ivrc import pins
from ivrc.areas.placed import placed
from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline
from ivrc.site import Site


def at_site(hotline: Hotline, site: Site, root: Path) -> tuple[Hotline, list[Diagnostic]]:
    """The hotline with the site's table of mobile prefixes and its PINs, and what is wrong with them."""
    hotline, found = placed(hotline, site, root)
    hotline, more = pins.bound(hotline, site)
    return hotline, [*found, *more]
