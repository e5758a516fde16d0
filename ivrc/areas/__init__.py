"""Areas of mainland China by the codes of their fixed telephones: provinces, the cities in them, and the names that each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ivrc.regex import regex

_TABLE = Path(__file__).with_name("CN.txt")
_CODED = regex(r"(0[0-9]{2,3}) (.+)")
_FORMER = regex(r"(?m)^(0[0-9]{3}) -> (0[0-9]{2,3})$")
_SORT = regex(r"(?:(?:壮族|回族|维吾尔)?自治区|省|市)$")
"""What the whole name of a province ends with."""
_SUFFIXES = ("", "市", "州", "地区", "盟", "自治州")


class Place(NamedTuple):
    """A province, or a city: what it is called, and its area codes. Cities that share a code cannot be told apart by it."""

    zh: str
    en: str
    codes: tuple[str, ...]
    whole: bool = False
    """Whether it is a province, and so has its codes for itself."""


class Areas(NamedTuple):
    """Every area code with the places that share it, and the places by each of their names, as `folded` gives them. `former`
    are codes that went into another one, each with that."""

    codes: Mapping[str, tuple[Place, ...]]
    names: Mapping[str, tuple[Place, ...]]
    former: Mapping[str, str]


def folded(name: str) -> str:
    """A name without what is written in one way or another: case, blanks, apostrophes."""
    return "".join(name.casefold().replace("'", "").replace("’", "").replace("ü", "u").split())


@cache
def areas() -> Areas:
    """Those that ivrc ships."""
    codes: dict[str, tuple[Place, ...]] = {}
    names: dict[str, dict[Place, None]] = {}
    text = _TABLE.read_text(encoding="utf-8")
    for zh, en, own in _provinces(text):
        province = Place(zh, en if len(own) == 1 else f"{en} Province", tuple(own), True)
        short = _SORT.sub("", zh)
        for name in (zh, short, en, f"{en} Province"):
            names.setdefault(folded(name), {})[province] = None
        for code, cities in own.items():
            codes[code] = tuple(Place(zh + city, f"{en} {name}", (code,)) for city, name in cities)
            if len(own) == 1 and cities == ((short, en),):
                codes[code] = (province,)
                continue
            for (city, name), place in zip(cities, codes[code], strict=True):
                for key in _written(city, name, (zh, short), en):
                    names.setdefault(folded(key), {})[place] = None
    return Areas(codes, {name: tuple(places) for name, places in names.items()}, dict(_FORMER.findall(text)))


def _written(city: str, en: str, provinces: tuple[str, str], province: str) -> Iterator[str]:
    """The ways to write a city."""
    for before in ("", *provinces):
        yield from (f"{before}{city}{suffix}" for suffix in _SUFFIXES)
    yield from (en, f"{en} City", f"{province} {en}")


def _provinces(text: str) -> Iterator[tuple[str, str, dict[str, tuple[tuple[str, str], ...]]]]:
    """Each province of the table: its names, and its codes with the names of their cities."""
    zh = en = ""
    own: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in text.splitlines():
        if _FORMER.fullmatch(line):
            continue
        if coded := _CODED.fullmatch(line):
            own[coded[1]] = tuple(_names(each) for each in coded[2].split(", "))
        elif line and not line.startswith("#"):
            if own:
                yield zh, en, own
            (zh, en), own = _names(line), {}
    yield zh, en, own


def _names(text: str) -> tuple[str, str]:
    zh, _, en = text.partition(" ")
    return zh, en
