"""Values in Spanish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.saying import romance, telephone
from ivrc.saying.romance import END, FEMININE, NOUN, Said, Tongue, Unit
from ivrc.saying.rule import Rule, Word

_UNITS = {
    "dollars": Unit("m", ("dólar", "dólares", "de dólares", "centavo", "centavos")),
    "pounds": Unit("s", ("libra", "libras", "de libras", "penique", "peniques"), feminine=True),
    "euros": Unit("u", ("euro", "euros", "de euros", "céntimo", "céntimos")),
    "yuan": Unit("y", ("yuan", "yuanes", "de yuanes", "fen", "fen")),
}
BEGINS = romance.begins(_UNITS)
TURNED = frozenset(("e",))

_ONES = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno",
    "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = ("dosc", "tresc", "cuatroc", "quin", "seisc", "setec", "ochoc", "novec")
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip
POINT = ("es-US", "es-MX", "es-419", "es-PR", "es-DO", "es-GT", "es-HN", "es-NI", "es-PA", "es-SV")
"""Where decimals stand behind a point; elsewhere behind a comma."""


def words(locale: str) -> Mapping[str, Word]:
    """The words by the names that rules use."""
    found = {f"e{n}": word for n, word in enumerate(_ONES)} | {
        f"d{n}": word for n, word in enumerate(_ONES[:10])
    }
    found |= {"b1": "un", "b21": "veintiún", "a1": "una", "a21": "veintiuna", "ce": "cien", "hu": "ciento"}
    found |= {f"t{n}": word for n, word in enumerate(_TENS, 3)}
    for n, stem in enumerate(_HUNDREDS, 2):
        found |= {f"h{n}": f"{stem}ientos", f"hf{n}": f"{stem}ientas"}
    found |= {f"mt{n:02}": word for n, word in enumerate(_MONTHS, 1)}
    found |= {
        "an": "y",
        "th": "mil",
        "mi": "millón",
        "ms": "millones",
        "de": "de",
        "co": "con",
        "st": "asterisco",
    }
    found |= {
        "po": "punto" if locale in POINT else "coma",
        "le": "menos",
        "o1": "primero",
        "hr": "hora",
        "hs": "horas",
    }
    for unit in _UNITS.values():
        found |= {f"{unit.letter}{n}": word for n, word in enumerate(unit.words)}
    return {name: Word(text) for name, text in found.items()}


def rules(locale: str) -> Iterator[Rule]:
    """How each reading goes on."""
    plans = telephone.SPAIN if locale == "es-ES" else telephone.AMERICA
    yield from telephone.rules("d", plans, "d1", "d1")
    yield from romance.quantities(_TONGUE)
    for unit in _UNITS.values():
        yield from romance.money(_TONGUE, unit)
    yield from _date("e1" if locale == "es-ES" else "o1")
    yield from _time()


def _under(number: int, behind: str) -> Said:
    """1 to 99: uno is un before a noun and una before a feminine one."""
    if number < 30:
        if number not in (1, 21) or behind == END:
            return (f"e{number}",)
        return (f"{FEMININE if behind == FEMININE else NOUN}{number}",)
    tens, ones = divmod(number, 10)
    return (f"t{tens}", *(("an", *_under(ones, behind)) if ones else ()))


def _hundreds(behind: str) -> Mapping[str, tuple[Said, str]]:
    """A hundred alone is cien, before more ciento; the others agree with what is counted."""
    return {"1": ((), "p"), "[2-9]": (("hf@" if behind == FEMININE else "h@",), "v")}


_TONGUE = Tongue(_under, _hundreds, ("hu", "ce", "ce"), "co", none_is_one=False)


def _date(first: str) -> Iterator[Rule]:
    """The day, the month and the year: the value has the month first, so the day is said ahead of it."""
    for day in range(1, 32):
        yield Rule("e", "", (first,) if day == 1 else _under(day, END), "em", f"XX{day:02}XXXX")
    for month, days in romance.month_days():
        yield Rule("em", month, ("de", f"mt{month}", "de"), f"e{'abc'[31 - days]}")
    for days in (29, 30, 31):
        for day in range(1, days + 1):
            yield Rule(f"e{'abc'[31 - days]}", f"{day:02}", (), "ey")
    yield from romance.year(_TONGUE, "ey")


def _time() -> Iterator[Rule]:
    """`0905` is nueve y cinco, `1400` catorce horas."""
    for hour in range(24):
        said = _under(hour, FEMININE) if hour else ("e0",)
        yield Rule("t", f"{hour:02}00", (*said, "hr" if hour == 1 else "hs"), "")
        yield Rule("t", f"{hour:02}", (*said, "an"), "t2", "0[1-9]")
        yield Rule("t", f"{hour:02}", (*said, "an"), "t2", "[1-5]X")
    for minute in range(1, 60):
        yield Rule("t2", f"{minute:02}", _under(minute, END), "")
