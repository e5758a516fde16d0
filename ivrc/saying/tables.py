"""The tables of the languages, and the names by which a designer asks for a reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ivrc.saying.rule import Rule, Word

READINGS = ("digits", "number", "money", "date", "time")
"""How a value may be read, by the names of docs/language.md."""

SPELLINGS: Mapping[str, tuple[str, str]] = {
    "号码": ("digits", ""), "號碼": ("digits", ""), "逐位": ("digits", ""), "digits": ("digits", ""),
    "数量": ("number", ""), "數量": ("number", ""), "number": ("number", ""),
    "金额": ("money", ""), "金額": ("money", ""), "money": ("money", ""),
    "dollars": ("money", "dollars"), "pounds": ("money", "pounds"), "euros": ("money", "euros"), "yuan": ("money", "yuan"),
    "日期": ("date", ""), "date": ("date", ""),
    "时刻": ("time", ""), "時刻": ("time", ""), "time": ("time", ""),
}  # fmt: skip
"""What a designer writes after the colon: the reading, and its currency where that is written."""


class Table(NamedTuple):
    """The rules of a language and its words. `begins` is the state in which each reading begins: those of READINGS, of money
    with its currency (`money dollars`), and `counted`: a quantity before what it counts. A state of `turned` takes a value with its first four
    characters behind the others."""

    words: Mapping[str, Word]
    rules: Mapping[str, tuple[Rule, ...]]
    begins: Mapping[str, str]
    turned: frozenset[str]


_CURRENCIES = {
    "en": "dollars", "en-GB": "pounds", "en-IE": "euros", "es-ES": "euros", "es-US": "dollars", "es-PR": "dollars",
    "fr-FR": "euros", "fr-BE": "euros", "fr-CA": "dollars",
}  # fmt: skip
"""What an amount is in, by locale or by language."""


def currency(locale: str) -> str:
    """What an amount is in where the reading does not say: the country's money, 元 is what Chinese says. Nothing where that is not
    known, as of Spanish in Latin America."""
    return _CURRENCIES.get(locale) or _CURRENCIES.get(_language(locale), "")


def tables(locale: str) -> bool:
    """Whether values can be said in a language."""
    return _language(locale) in ("zh", "cmn", "yue", "en", "es", "fr")


def spaced(locale: str) -> bool:
    """Whether words of a language stand apart, and sentences end in a full stop of one byte."""
    return _language(locale) in ("en", "es", "fr")


def decimal_sign(locale: str) -> str:
    """What stands before decimals as people write them."""
    from ivrc.saying import spanish

    return "." if normalised(locale) or locale in spanish.POINT else ","


def normalised(locale: str) -> bool:
    """Whether a rule says how figures are read by what stands beside them; what none says, the engine decides."""
    return _language(locale) not in ("es", "fr")


def _language(locale: str) -> str:
    return locale.partition("-")[0]


def counted(following: str) -> str:
    """How Chinese reads a quantity before these words, as a name of `Table.begins`."""
    from ivrc.saying import chinese

    return chinese.counted(following)


@cache
def table(locale: str) -> Table:
    """The table of a language for which there is one."""
    from ivrc.saying import chinese, english, french, spanish

    language = {"en": english, "es": spanish, "fr": french}.get(_language(locale), chinese)
    return Table(language.words(locale), _by_state(language.rules(locale)), language.BEGINS, language.TURNED)


def _by_state(rules: Iterator[Rule]) -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        if not rule.then and rule.follows is None:
            rule = rule._replace(follows="")  # the end is the end of the value
        found.setdefault(rule.state, []).append(rule)
    return {state: tuple(dict.fromkeys(those)) for state, those in found.items()}
