"""Values in French, as France and Canada say them: soixante-dix, quatre-vingts. Of Belgium and Switzerland only numbers differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.saying import romance, telephone
from ivrc.saying.romance import END, FEMININE, THOUSAND, Said, Tongue, Unit
from ivrc.saying.rule import Rule, Word

_UNITS = {
    "dollars": Unit("m", ("dollar", "dollars", "de dollars", "cent", "cents")),
    "pounds": Unit("s", ("livre", "livres", "de livres", "penny", "pence"), feminine=True),
    "euros": Unit("u", ("euro", "euros", "d’euros", "centime", "centimes")),
    "yuan": Unit("y", ("yuan", "yuans", "de yuans", "fen", "fens")),
}
BEGINS = romance.begins(_UNITS)
TURNED = frozenset(("e",))

_ONES = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt", "vingt et un", "vingt-deux",
    "vingt-trois", "vingt-quatre", "vingt-cinq", "vingt-six", "vingt-sept", "vingt-huit", "vingt-neuf",
)  # fmt: skip
_TENS = {3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def words(locale: str) -> Mapping[str, Word]:
    """The words by the names that rules use."""
    found = {f"e{n}": word for n, word in enumerate(_ONES)} | {
        f"d{n}": word for n, word in enumerate(_ONES[:10])
    }
    found |= {"a1": "une", "a21": "vingt et une", "hu": "cent", "ce": "cents", "ts8": "quatre-vingts"}
    found |= {f"t{n}": word for n, word in _TENS.items()} | {
        f"mt{n:02}": word for n, word in enumerate(_MONTHS, 1)
    }
    found |= {"an": "et", "th": "mille", "mi": "million", "ms": "millions", "st": "étoile", "po": "virgule"}
    found |= {"le": "moins", "o1": "premier", "hr": "heure", "hs": "heures"}
    for unit in _UNITS.values():
        found |= {f"{unit.letter}{n}": word for n, word in enumerate(unit.words)}
    return {name: Word(text) for name, text in found.items()}


def rules(locale: str) -> Iterator[Rule]:
    """How each reading goes on."""
    plans = telephone.FRANCE if locale == "fr-FR" else telephone.AMERICA
    yield from telephone.rules("d", plans, "d1", "d1")
    yield from romance.quantities(_TONGUE)
    for unit in _UNITS.values():
        yield from romance.money(_TONGUE, unit)
    yield from _date()
    yield from _time()


def _under(number: int, behind: str) -> Said:
    """1 to 99: et stands before un and onze up to seventy, and un is une before a feminine noun."""
    one = FEMININE if behind == FEMININE else "e"
    if number < 30:
        return (f"{one if number in (1, 21) else 'e'}{number}",)
    if number == 80 and behind != THOUSAND:
        return ("ts8",)
    tens = number // 10 - (number // 10 in (7, 9))
    rest = number - 10 * tens
    joint = ("an",) if rest in (1, 11) and tens != 8 else ()
    return (f"t{tens}", *joint, *(_under(rest, behind) if rest else ()))


def _hundreds(behind: str) -> Mapping[str, tuple[Said, str]]:
    """Cent is cents behind another number where nothing follows."""
    return {"1": (("hu",), "v"), "[2-9]": (("e@",), "p")}


_TONGUE = Tongue(_under, _hundreds, ("hu", "ce", "hu"), "an", none_is_one=True)


def _date() -> Iterator[Rule]:
    """The day, the month and the year: the value has the month first, so the day is said ahead of it."""
    for day in range(1, 32):
        yield Rule("e", "", ("o1",) if day == 1 else _under(day, END), "em", f"XX{day:02}XXXX")
    for month, days in romance.month_days():
        yield Rule("em", month, (f"mt{month}",), f"e{'abc'[31 - days]}")
    for days in (29, 30, 31):
        for day in range(1, days + 1):
            yield Rule(f"e{'abc'[31 - days]}", f"{day:02}", (), "ey")
    yield from romance.year(_TONGUE, "ey")


def _time() -> Iterator[Rule]:
    """`0905` is neuf heures cinq, `0100` une heure."""
    for hour in range(24):
        said = (*(_under(hour, FEMININE) if hour else ("e0",)), "hr" if hour < 2 else "hs")
        yield Rule("t", f"{hour:02}00", said, "")
        yield Rule("t", f"{hour:02}", said, "t2", "0[1-9]")
        yield Rule("t", f"{hour:02}", said, "t2", "[1-5]X")
    for minute in range(1, 60):
        yield Rule("t2", f"{minute:02}", _under(minute, END), "")
