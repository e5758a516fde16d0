"""The values that a switch is asked to say come to every rule of a table, and are said."""

from __future__ import annotations

import pytest

from ivrc.saying.rule import Rule
from ivrc.saying.run import reached, say, steps
from ivrc.saying.tables import table
from ivrc.saying.telling import UNSAID, telling

LOCALES = ("zh-CN", "zh-TW", "zh-HK", "en-US", "en-GB", "es-MX", "fr-FR", "fr-BE")
FORMS = [
    (locale, begins)
    for locale in LOCALES
    for begins in dict.fromkeys(table(locale).begins.values())
    if begins
]
YEAR_NOUGHT = {"c3u", "c2u", "c1u"}
"""States of a year that begins with 0, of which no date is."""


def shown(locale: str, begins: str, value: str) -> set[tuple[Rule, str]]:
    return {(rule, taken[-1:]) for rule, taken in steps(locale, begins, value) or ()}


@pytest.mark.parametrize(("locale", "begins"), FORMS)
def test_every_value_is_said_and_every_state_is_come_to(locale: str, begins: str) -> None:
    values = telling(locale, begins)
    assert all(say(locale, begins, value, "e") for value in values)
    known = table(locale)
    states = {rule.state for value in values for rule, _ in shown(locale, begins, value)}
    assert set(reached(known, begins)) - YEAR_NOUGHT <= states
    assert len(values) == len(set(values)) < 600


@pytest.mark.parametrize(("locale", "begins"), FORMS)
def test_hardly_a_rule_is_passed_over(locale: str, begins: str) -> None:
    """What is left is what an earlier rule has taken: the year 0, a second figure of an area code."""
    rules = {rule for state in reached(table(locale), begins) for rule in table(locale).rules[state]}
    come_to = {rule for value in telling(locale, begins) for rule, _ in shown(locale, begins, value)}
    assert len(rules - come_to) <= 0.06 * len(rules), sorted(rules - come_to)[:5]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_in_no_order_is_said_by_no_table(locale: str) -> None:
    for begins in filter(None, table(locale).begins.values()):
        assert [value for value in UNSAID if say(locale, begins, value, "e")] == []


def test_they_are_the_same_every_time() -> None:
    first = telling("zh-CN", "d")
    telling.cache_clear()
    assert telling("zh-CN", "d") == first
