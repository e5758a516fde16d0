"""`来电地区是 上海 → …`, `主叫归属地是 江苏、浙江 → …`, `来电地区不明 → …`, `caller is from Shanghai -> …`: where the call comes from."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name

_AREA = r"(?:(?:来电|主叫)(?:号码)?的?(?:地区|区域|归属地|所在地|区号)|归属地|区号)"
_EN = r"caller(?:(?:'s|’s)?\s+area)"
_WRITTEN = (
    rf"(?P<unknown>{_AREA}(?:不明|不详|未知|不知道)|{_EN}(?:\s+is)?\s+(?:unknown|not\s+known)"
    r"|caller(?:\s+is)?\s+from\s+(?:an?\s+)?unknown(?:\s+(?:area|place))?)"
    rf"|(?:{_AREA}[是为]|(?:主叫|来电)?来自|{_EN}\s+is|caller(?:\s+is)?\s+from\b)[\s:]*(?P<names>.*)"
)


class AreaAsked(NamedTuple):
    """The areas that are asked, as they stand there; None where it is asked whether the area is unknown."""

    words: Name
    names: str | None


def _asked(words: Name, match: re.Match[str]) -> AreaAsked:
    return AreaAsked(words, None if match["unknown"] else match["names"].strip())


CONDITION = Kind(AreaAsked, _WRITTEN, _asked)
