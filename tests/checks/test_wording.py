"""A flow that says none of a wording's words has nothing that its expression finds: each way to match it has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from ivrc import checks
from ivrc.checks import placeholder
from ivrc.checks.facts import Facts
from ivrc.checks.wording import Wording, wording
from ivrc.compile import compile_text
from ivrc.phrases.placeholders import LEFTOVER
from tests.checks.needed import texts

MENU = (
    "热线 一 4001234567\n    无按键 → 再见\n    按错键 → 再见\n    故障 → 再见\n播报 再见：“{}”\n    → 挂机\n"
)


def _wordings() -> Iterator[Wording]:
    for module in iter_modules(checks.__path__, "ivrc.checks."):
        for value in vars(import_module(module.name)).values():
            yield from _in(value)


def _in(value: object) -> Iterator[Wording]:
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _in(each)


WORDINGS = tuple({one.words: one for one in _wordings()}.values())


@pytest.mark.parametrize("one", WORDINGS, ids=lambda one: one.words[0])
def test_every_way_to_match_has_one_of_the_words(one: Wording) -> None:
    assert all(word and word == word.casefold() for word in one.words)
    every = texts(one.expression.pattern, one.expression.flags)
    assert sorted(text for text in every if not any(word in text for word in one.words)) == []
    assert [word for word in one.words if not any(word in text for text in every)] == []


@pytest.mark.parametrize(
    "one", (LEFTOVER, placeholder._DOTS, placeholder._FIELD), ids=lambda one: one.pattern[:9]
)
def test_every_placeholder_has_a_sign(one: re.Pattern[str]) -> None:
    every = texts(one.pattern, one.flags)
    assert sorted(text for text in every if not placeholder._SIGNS.search(text)) == []


def test_there_are_wordings() -> None:
    assert len(WORDINGS) > 9


def test_a_word_that_is_wanting_is_told() -> None:
    one = wording("a", "(?:ab|[bc]d)+e?")
    assert {text for text in texts(one.expression.pattern, 0) if "a" not in text} == {
        "\0bd\0",
        "\0bd\0e",
        "\0cd\0",
        "\0cd\0e",
    }


@pytest.mark.parametrize(("said", "says"), [("再见", False), ("请您同意", True), ("I AGREE", True)])
def test_what_a_flow_says(said: str, says: bool) -> None:
    hotline = compile_text(MENU.format(said)).hotline
    assert hotline
    assert Facts(hotline).says(wording("同意|agree", "同意|agree")) is says
