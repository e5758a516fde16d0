"""`来电地区是 上海、浙江台州 → …`: areas by name or area code. What is none, or can be read in two ways, is told."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.areas import Place, areas, folded
from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.conditions.area import IS, UNKNOWN, Area
from ivrc.flow.values import DIGITS, NATIONAL, Value
from ivrc.language.conditions.area import AreaAsked
from ivrc.lowering.conditions.caller import NAME
from ivrc.lowering.draft import Draft
from ivrc.regex import regex

_COMMA = regex(r"\s*[,、]\s*")
_AND = regex(r"\s*(?:和|与|及|或者?|以及|\b(?:or|and)\b)\s*")
_ABROAD = {"香港": "852", "hongkong": "852", "澳门": "853", "macau": "853", "macao": "853", "台湾": "886", "taiwan": "886"}  # fmt: skip


def lower(draft: Draft, asked: AreaAsked) -> Area:
    """The condition; what is wrong with it, is told."""
    draft.given.setdefault(NAME, Value(NAME, DIGITS, NATIONAL, False, asked.words.span))
    every = tuple(areas().codes)
    if asked.names is None:
        return Area(NAME, UNKNOWN, (), every)
    written = tuple(name for each in _COMMA.split(asked.names) for name in _parted(each))
    chosen: dict[Place, str] = {}
    for name in written:
        places = _places(name)
        if len(places) != 1:
            draft.found.append(_unread(draft, asked, name, places))
            return Area(NAME, IS, written, every[:1])
        chosen.setdefault(places[0], name)
    if problem := _within(asked, chosen) or _shared(asked, chosen):
        draft.found.append(problem)
    return Area(NAME, IS, written, tuple(dict.fromkeys(code for place in chosen for code in place.codes)))


def _places(name: str) -> tuple[Place, ...]:
    """What a name or an area code may be."""
    known = areas()
    if name in known.codes:
        places = known.codes[name]
        return places if places[0].whole else (Place(name, name, (name,), True),)
    return known.names.get(folded(name), ())


def _parted(text: str) -> Iterator[str]:
    """Names with a word between them. `和田` is one."""
    if not _places(text):
        for word in reversed(list(_AND.finditer(text))):
            if _places(text[: word.start()]):
                yield text[: word.start()]
                yield from _parted(text[word.end() :])
                return
    yield text


def _unread(draft: Draft, asked: AreaAsked, name: str, places: tuple[Place, ...]) -> Diagnostic:
    """A name of no area, or of several."""
    short = name if len(name) <= 40 else f"{name[:40]}…"
    if places:
        ways, ways_en = [each.zh for each in places], [each.en for each in places]
        codes = [each.codes[0] for each in places if len(each.codes) == 1]
        return _told(
            asked,
            f"“{short}”有{'两' if len(places) == 2 else '几'}种读法：{'，或者'.join(ways)}",
            f'"{short}" can be read in {"two" if len(places) == 2 else "several"} ways: {", or ".join(ways_en)}',
            f"写明是哪一个：{'，或者 '.join(ways)}；也可以写区号，如 {codes[-1]}。",
            f"Say which: {', or '.join(ways_en)}; or write an area code, such as {codes[-1]}.",
        )
    if abroad := _ABROAD.get(folded(name)):
        return _told(
            asked,
            f"“{short}”没有内地的区号",
            f"{short} has no area code of mainland China",
            f"写成 主叫开头是 +{abroad}。",
            f"Write caller begins with +{abroad}.",
        )
    if not short:
        zh, en = "后面没有写地区", "no area stands behind it"
    else:
        zh, en = f"没有叫“{short}”的地区", f'there is no area "{short}"'
    if around := _around(name):
        return _told(
            asked,
            zh,
            en,
            f"区号只分到地级市，分不出县、区：来电地区是 {around.zh}。",
            f"An area code tells the city, and no district of it: caller is from {around.en}.",
        )
    near = draft.nearest(folded(name), areas().names, areas().codes) if short else ""
    mend_zh, mend_en = mend(
        _called(near),
        "写省、直辖市、地级市的名称，或者写上 0 的区号：来电地区是 浙江、苏州、0576。",
        "Write a province, a city, or an area code with its 0: caller is from Zhejiang, Wenzhou, 0576.",
    )
    return _told(asked, zh, en, mend_zh, mend_en)


def _around(name: str) -> Place | None:
    """The city whose district a name is: `台州椒江`, `苏州市吴江区`."""
    for end in range(min(len(name), 12) - 1, 1, -1):
        places = _places(name[:end])
        if len(places) == 1 and not name[:end].isascii():
            return places[0]
    return None


def _called(key: str) -> str:
    """A name for what was found under a key."""
    if key.isascii() and key in areas().names:
        return areas().names[key][0].en
    return key


def _within(asked: AreaAsked, chosen: dict[Place, str]) -> Diagnostic | None:
    """A city beside its own province: the one place, or all of it."""
    for place, name in chosen.items():
        for other, wider in chosen.items():
            if len(other.codes) > len(place.codes) and set(place.codes) <= set(other.codes):
                return _told(
                    asked,
                    f"“{name}”和“{wider}”写在一起有两种读法：只是{place.zh}，或者整个{other.zh}",
                    f'"{name}" beside "{wider}" can be read in two ways: as {place.en} alone, or as all of {other.en}',
                    f"只写一个：来电地区是 {place.zh}，或者 来电地区是 {other.zh}。",
                    f"Write one of them: caller is from {place.en}, or caller is from {other.en}.",
                )
    return None


def _shared(asked: AreaAsked, chosen: dict[Place, str]) -> Diagnostic | None:
    """A city that shares its code with others that are not asked for."""
    whole = {code for place in chosen if place.whole for code in place.codes}
    for place, name in chosen.items():
        sharing = areas().codes[place.codes[0]]
        if not place.whole and place.codes[0] not in whole and not set(sharing) <= set(chosen):
            code, others = place.codes[0], [each for each in sharing if each != place]
            return _told(
                asked,
                f"“{name}”和{'、'.join(each.zh for each in others)}共用区号 {code}，号码分不开它们",
                f"{name} shares the area code {code} with {', '.join(each.en for each in others)}: numbers do not tell them apart",
                f"要这几个地方都走这一行，就写区号：来电地区是 {code}。",
                f"Write the area code where all of them go this way: caller is from {code}.",
            )
    return None


def _told(asked: AreaAsked, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC266",
        asked.words.span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
