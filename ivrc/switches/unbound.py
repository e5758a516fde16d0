"""Destinations that a flow dials and a site does not know: for one target, and whatever site is chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import Nearest, alike, mend
from ivrc.flow.graph import dials
from ivrc.flow.nodes import Hotline
from ivrc.site import Site


class _Told(NamedTuple):
    """What is said before and behind a name, and in which files it is to be written, in Chinese and English."""

    before: tuple[str, str]
    behind: tuple[str, str]
    files: tuple[str, str]


def for_target(hotline: Hotline, site: Site, target: str) -> Iterator[Diagnostic]:
    """The names that a site does not bind for a target."""
    known = sorted(name for name, by in site.destinations.items() if target in by)
    told = _Told(
        (f"站点“{site.name}”没有为 {target} ", f'site "{site.name}" binds no'),
        (
            f"；已绑定的有：{'、'.join(known) or '一个也没有'}",
            f" for {target}; bound are: {', '.join(known) or 'none'}",
        ),
        ("站点文件", "the site file"),
    )
    return _found(hotline, known, lambda name: alike(name, known, 0.6), told)


def anywhere(hotline: Hotline, sites: Sequence[Site]) -> Iterator[Diagnostic]:
    """The names that no site of a project binds, of which no build can be made. One that is bound for some target at some
    site is none: what a build needs of it is asked when it is built."""
    bound = dict.fromkeys(name for site in sites for name in site.destinations)
    files = [f"sites/{site.name}.yaml" for site in sites]
    nearest = Nearest()
    told = _Told(("没有一个站点", "no site binds the"), ("", ""), (f" {'、'.join(files)} ", ", ".join(files)))
    return _found(hotline, bound, lambda name: nearest(name, bound), told)


def _found(
    hotline: Hotline, bound: Collection[str], near: Callable[[str], str], told: _Told
) -> Iterator[Diagnostic]:
    """Each such name once, where it is dialled first."""
    known = frozenset(bound)
    for name, span in dials(hotline).items():
        if name not in known:
            mend_zh, mend_en = mend(
                near(name),
                f"在{told.files[0]}的 destinations 下写上 {name}。",
                f"Write {name} under destinations in {told.files[1]}.",
            )
            yield finding(
                "IVRC402",
                span,
                zh=f"{told.before[0]}绑定目的地“{name}”{told.behind[0]}",
                en=f'{told.before[1]} destination "{name}"{told.behind[1]}',
                mend_zh=mend_zh,
                mend_en=mend_en,
            )
