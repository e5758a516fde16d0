"""Units and currencies of English texts, and how they are said: one and many."""

from __future__ import annotations

import re

from ivrc.numerals import english as n
from ivrc.speech.rule import Rule, rule

NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
TO = r"\s*[-–—~]\s*"

CURRENCY = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("U S dollar", "U S dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "NT$": ("New Taiwan dollar", "New Taiwan dollars", "cent", "cents"),
    "AU$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yuan", "yuan", "fen", "fen"),
    "￥": ("yuan", "yuan", "fen", "fen"),
    "RMB": ("yuan", "yuan", "fen", "fen"),
    "CNY": ("yuan", "yuan", "fen", "fen"),
}
CURRENCY |= {
    "A$": CURRENCY["AU$"], "C$": CURRENCY["CA$"], "SGD": CURRENCY["S$"], "USD": CURRENCY["US$"], "EUR": CURRENCY["€"],
    "GBP": CURRENCY["£"], "HKD": CURRENCY["HK$"], "AUD": CURRENCY["AU$"], "CAD": CURRENCY["CA$"], "TWD": CURRENCY["NT$"],
    "NZD": CURRENCY["NZ$"], "JPY": ("yen", "yen", "sen", "sen"),
}  # fmt: skip
CODES = "|".join(code for code in CURRENCY if code.isalpha())
SIGNS = r"(?<![A-Za-z])(?:(?:US|HK|NT|AU|CA|NZ|A|C|S)\$|[$£€¥￥]|(?:" + CODES + r")\s?)"
_SCALES = {"K": "thousand", "k": "thousand", "M": "million", "m": "million", "mn": "million", "B": "billion", "b": "billion",
           "bn": "billion", "thousand": "thousand", "million": "million", "billion": "billion"}  # fmt: skip

UNITS = {
    "km/h": ("kilometer per hour", "kilometers per hour"), "m/s": ("meter per second", "meters per second"),
    "km": ("kilometer", "kilometers"), "kg": ("kilogram", "kilograms"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "mg": ("milligram", "milligrams"), "ml": ("milliliter", "milliliters"),
    "mL": ("milliliter", "milliliters"), "mcg": ("microgram", "micrograms"), "μg": ("microgram", "micrograms"),
    "mmHg": ("millimeter of mercury", "millimeters of mercury"), "mmol/L": ("millimole per liter", "millimoles per liter"),
    "mg/dL": ("milligram per deciliter", "milligrams per deciliter"), "IU": ("international unit", "international units"),
    "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"), "KB": ("kilobyte", "kilobytes"),
    "TB": ("terabyte", "terabytes"), "Mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"), "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"), "°": ("degree", "degrees"), "hrs": ("hour", "hours"),
    "hr": ("hour", "hours"), "mins": ("minute", "minutes"), "min": ("minute", "minutes"), "secs": ("second", "seconds"),
    "sec": ("second", "seconds"), "lbs": ("pound", "pounds"), "lb": ("pound", "pounds"), "oz": ("ounce", "ounces"),
    "ft": ("foot", "feet"), "mph": ("mile per hour", "miles per hour"), "mi": ("mile", "miles"),
    "yrs": ("year", "years"), "yr": ("year", "years"), "sq ft": ("square foot", "square feet"),
    "sq. ft": ("square foot", "square feet"), "kWh": ("kilowatt hour", "kilowatt hours"), "kW": ("kilowatt", "kilowatts"),
    "GHz": ("gigahertz", "gigahertz"), "MHz": ("megahertz", "megahertz"), "¢": ("cent", "cents"), "kcal": ("kilocalorie", "kilocalories"),
    "L": ("liter", "liters"), "gal": ("gallon", "gallons"), "wks": ("week", "weeks"), "wk": ("week", "weeks"), "mos": ("month", "months"),
}  # fmt: skip
UNIT = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
_STOPPED = r"(?:\.(?=\s*(?:$|[a-z,;)])))?"
"""The full stop of an abbreviated unit, `5 lbs.`, where it ends no sentence."""

_PER = {
    "mo": "month", "min": "minute", "hr": "hour", "h": "hour", "yr": "year", "wk": "week", "sec": "second", "s": "second",
    "mth": "month", "kWh": "kilowatt hour", "km": "kilometer", "kg": "kilogram", "lb": "pound", "mi": "mile", "sq ft": "square foot", "L": "liter",
} | {
    word: word
    for word in (
        "month", "minute", "hour", "day", "week", "year", "person", "night", "call", "message", "unit", "text", "item",
        "GB", "MB", "mile", "second", "line", "user", "family", "visit",
    )
}  # fmt: skip


_PARTS = {"2": "half", "3": "third", "4": "quarter", "5": "fifth", "8": "eighth", "10": "tenth", "16": "sixteenth",
          "32": "thirty-second"}  # fmt: skip


def part(count: str, of: str) -> str:
    """Parts of a whole: `3/4` is three quarters, `1/2` one half."""
    return f"{n.cardinal(count)} {_PARTS[of]}{'s' if count != '1' else ''}"


def _money(m: re.Match[str]) -> str:
    sign = m["sign"].strip()
    if m["scale"]:
        many = CURRENCY[sign][0 if m["whole"] else 1]
        return f"{n.decimal(m['n'])} {_SCALES[m['scale']]} {many}"
    return n.money(m["n"], *CURRENCY[sign])


def _money_range(m: re.Match[str]) -> str:
    """`$10-$20`: the unit once, if there are no parts of it."""
    units = CURRENCY[m["sign"].strip()]
    if "." in m[2] + m[3]:
        return f"{n.money(m[2], *units)} to {n.money(m[3], *units)}"
    return f"{n.cardinal(m[2])} to {n.cardinal(m[3])} {units[1]}"


def unit(number: str, name: str) -> str:
    return f"{n.decimal(number)} {UNITS[name][number != '1']}"


AMOUNTS: tuple[Rule, ...] = (
    rule("for each", r"(?<=\d)\s?p\.?p\b\.?", lambda m: " per person"),
    rule("amounts from and to", rf"(?P<sign>{SIGNS})\s*({NUM}){TO}(?:{SIGNS}\s*)?({NUM})(?![\d%]|\s*(?:[KkMmB]|mn|bn|million|billion)\b)", _money_range),
    rule("money", rf"(?P<sign>{SIGNS})\s*(?P<n>{NUM})(?:\s*(?P<scale>(?:thousand|million|billion|mn|bn|[KkMmBb])\b)(?P<whole>(?=\s+(?:loan|grant|fund|budget|limit|policy|deal|credit|prize)\b))?)?", _money),
    rule("money, the currency behind", rf"(?<![\d.])(?P<n>{NUM})\s?(?P<sign>{CODES})\b", lambda m: n.money(m["n"], *CURRENCY[m["sign"]])),
    rule("pence", r"(?<![\w.,])(\d{1,3})p\b", lambda m: f"{n.cardinal(m[1])} {'penny' if m[1] == '1' else 'pence'}"),
    rule("per", r"(?<=[a-z\d%])\s*/\s*(" + "|".join(sorted(_PER, key=len, reverse=True)) + r")\b(?!/)", lambda m: f" per {_PER[m[1]]}"),
)  # fmt: skip
"""Amounts of money, and what they are for each of."""

UNITS_RANGE = rule("units from and to", rf"(?<![\w.,-])({NUM}){TO}({NUM})\s*({UNIT})(?![A-Za-z]){_STOPPED}", lambda m: f"{n.decimal(m[1])} to {unit(m[2], m[3])}")  # fmt: skip
"""Before a range of figures can be taken for a telephone number."""

MEASURES: tuple[Rule, ...] = (
    rule("percents", rf"({NUM})\s*%?{TO}(?={NUM}\s*%)", lambda m: f"{n.decimal(m[1])} to "),
    rule("percent", rf"({NUM})\s*%", lambda m: f"{n.decimal(m[1])} percent"),
    rule("feet and inches", r"(?<!\w)(\d+)\s?ft\.?\s?(\d{1,2})\s?in\b\.?", lambda m: f"{n.cardinal(m[1])} feet {n.cardinal(m[2])} inches"),
    rule("hours and minutes", r"(?<![\w.])(\d{1,2})\s?h(?:\s?(\d{1,2})\s?m(?:in)?)?(?![\w'])", lambda m: unit(m[1], "hr") + (f" {unit(m[2], 'min')}" if m[2] else "")),
    rule("in so much", rf"(?<=[\d\s])({UNIT})\s*/\s*(?={NUM}\s*(?:{UNIT})(?![A-Za-z]))", lambda m: f"{m[1]} per "),
    rule("of some minutes", r"(?<![\w.])(\d+)-(min|hr|sec|mi|lb|ft|oz)\b\.?(?=\s+[a-z])", lambda m: f"{n.cardinal(m[1])} {UNITS[m[2]][0]}"),
    rule("part of a unit", rf"(?<![\d/])([1-9])/(2|3|4|5|8|10)\s*({UNIT})(?![A-Za-z]){_STOPPED}", lambda m: f"{part(m[1], m[2])} {UNITS[m[3]][0]}"),
    rule("part of an inch", r"(?<![\d/])([1-9]\d?)/(2|4|8|16|32)(?:\"|\s*in\b\.?(?=\s*(?:$|[,;.)]|[a-z])))", lambda m: f"{part(m[1], m[2])} inch"),
    rule("unit", rf"(?<![\d/])({NUM})\s*({UNIT})(?![A-Za-z]){_STOPPED}", lambda m: unit(m[1], m[2])),
    rule("grams", r"(?<![\w.])(?![345]g)(\d+(?:\.\d+)?)\s?g\b", lambda m: f"{n.decimal(m[1])} {'gram' if m[1] == '1' else 'grams'}"),
    rule("seconds", r"(?i:(?<=wait )|(?<=hold for )|(?<=for )|(?<=after )|(?<=within )|(?<=every )|(?<=about )|(?<=in ))(?<![\w.])(\d{1,3})s\b", lambda m: unit(m[1], "sec")),
    rule("inches", rf"(?<![\d/])({NUM})\s*in\.(?=\s|$)", lambda m: f"{n.decimal(m[1])} {'inch' if m[1] == '1' else 'inches'}"),
    rule("feet", r"(?<![\w.,'])(\d{1,3})'(?=\s|$|[,.;])", lambda m: unit(m[1], "ft")),
    rule("unit alone", r"\bkm(?= per\b)", lambda m: "kilometers"),
    rule("millions", r"(?<![\w.,])(\d+(?:\.\d+)?)M(?=\s+[a-z])", lambda m: f"{n.decimal(m[1])} million"),
)  # fmt: skip
"""What is measured."""
