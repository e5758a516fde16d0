"""What the page does not know of areas: the site's table of mobile numbers, which may have half a million rows. Code: IVRC666."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.conditions.area import Area
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.site import Site


def unknown_areas(hotline: Hotline, site: Site) -> Iterator[Diagnostic]:
    """Says so where a site has a table of mobile numbers and the flow asks for areas: the page goes without it."""
    asks = any(isinstance(case.test, Area) for node in hotline.nodes.values() for case in parts(node, Case))
    if asks and site.areas:
        yield finding(
            "IVRC666",
            Span(site.areas),
            zh="站点的号段表没有放进网页：网页里，手机号的来电地区都是不明",
            en="the site's table of mobile numbers is not in the page: there, the area of every mobile number is unknown",
            mend_zh="要试某个地区，在网页里填那里的固定电话作主叫；手机号用 ivrc call --from 试。",
            mend_en="To try an area, give a fixed number of it as the caller; try mobile numbers with ivrc call --from.",
        )
