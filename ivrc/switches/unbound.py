"""Destinations that no site of a project knows: whatever site is chosen, no build of them can be made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import Nearest, mend
from ivrc.flow.graph import dials
from ivrc.flow.nodes import Hotline
from ivrc.site import Site


def unbound(hotline: Hotline, sites: Sequence[Site]) -> Iterator[Diagnostic]:
    """Each such name once, where it is dialled first. A name that is bound for some target at some site is none: what
    a build needs of it is asked when it is built."""
    bound = dict.fromkeys(name for site in sites for name in site.destinations)
    nearest = Nearest()
    for name, span in dials(hotline).items():
        if name not in bound:
            files = [f"sites/{site.name}.yaml" for site in sites]
            zh, en = mend(
                nearest(name, bound),
                f"在 {'、'.join(files)} 的 destinations 下写上 {name}。",
                f"Write {name} under destinations in {', '.join(files)}.",
            )
            yield finding(
                "IVRC402",
                span,
                zh=f"没有一个站点绑定目的地“{name}”",
                en=f'no site binds the destination "{name}"',
                mend_zh=zh,
                mend_en=en,
            )
