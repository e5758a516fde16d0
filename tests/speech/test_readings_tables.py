"""The readings of the tables in `readings`, each word with its source."""

import re
from collections.abc import Callable

import pytest

from ivrc.speech.mandarin import polyphones
from ivrc.speech.mandarin.syllables import parse
from tests.speech.reading_cases import Case, cases, in_characters, in_english, in_pinyin, sounds_right

SAYS: dict[str, Callable[[str], str]] = {
    "zh.tsv": in_pinyin,
    "zh-written.tsv": in_characters,
    "en.tsv": in_english,
}
LEAST = {"zh.tsv": 0.98, "zh-written.tsv": 0.98, "en.tsv": 0.98}
"""The share of a table that is right."""


def _wrong(case: Case, says: Callable[[str], str]) -> str:
    said = says(case.text)
    if said not in case.right:
        return f"{case.kind}: {case.text}: {said} is not {' or '.join(case.right)}"
    return "" if sounds_right(case) else f"{case.kind}: {case.text}: sounds"


@pytest.mark.parametrize("table", SAYS)
def test_readings(table: str) -> None:
    all_of_it = cases(table)
    wrong = [w for w in (_wrong(case, SAYS[table]) for case in all_of_it) if w]
    print(*wrong, f"{table}: {len(wrong)} wrong of {len(all_of_it)}", sep="\n")
    assert 1 - len(wrong) / len(all_of_it) >= LEAST[table]


def test_there_are_enough_cases() -> None:
    assert sum(len(cases(table)) for table in SAYS) >= 800


def test_every_rule_reads_one_group_in_syllables() -> None:
    """A pattern that looks behind its characters for these same characters would never fit."""
    rules = polyphones.rules()
    assert len(rules) > 500
    for rule in rules:
        assert rule.pattern.groups == 1, rule
        assert all(s == polyphones.LIGHT or parse(s) for s in rule.syllables), rule
        read = re.search(r"\((?!\?)([^)]*)\)(.*)", rule.pattern.pattern)
        assert read, rule
        assert len(rule.syllables) in (1, len(read[1])), rule
        assert not re.match(rf"(?:\(\?=[^()]*\))?\(\?!{read[1]}[^|)]", read[2]), rule
