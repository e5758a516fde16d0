"""`来电地区是 上海 → …`, `来电地区不明 → …`: where the call comes from."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.flow.causes import Cause, coming_from
from ivrc.flow.form import form
from ivrc.flow.prefixes import Prefixes

IS, UNKNOWN = "is", "unknown"


class Area(NamedTuple):
    """The calling number, `value` as it is dialled within the country, is of one of the areas that `codes` are the area codes of; or
    its area is unknown, which it is where it is of none of them, all that there are. `names` are the areas as they are written."""

    value: str
    sign: Annotated[str, form(enum=(IS, UNKNOWN))]
    names: tuple[str, ...]
    codes: Annotated[tuple[str, ...], form(minItems=1)]
    table: Annotated[Prefixes | None, form(published=False)] = None
    """That of the site, by which the area of mobile numbers is told. Without it nothing is known of them."""

    @property
    def cause(self) -> Cause:
        """The names."""
        return coming_from(self.names)


CONDITION = Area
