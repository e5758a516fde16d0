"""The rules by which values are said: what comes of them, that they are rules that a switch can keep, and that a sentence
spoken whole is cut into the same pieces."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip, Piece
from ivrc.saying import FORMS, say, spaced, table, words
from ivrc.saying.chinese import counted
from ivrc.saying.rule import Rule
from ivrc.saying.run import cells, reached
from ivrc.speech.joined import plan
from ivrc.speech.pieces import around
from tests.saying.said import NEVER, SAID

LOCALES = ("zh-CN", "zh-TW", "zh-HK", "en-US", "en-GB", "es-ES", "es-MX", "fr-FR", "fr-CA")


@pytest.mark.parametrize(("locale", "reading", "value", "text"), SAID)
def test_what_is_said(locale: str, reading: str, value: str, text: str) -> None:
    known = table(locale)
    said = say(locale, known.begins[reading], value, "e")
    assert said is not None and said[-1].endswith("e")
    assert (" " if spaced(locale) else "").join(known.words[name[:-1]].text for name in said) == text


@pytest.mark.parametrize(("reading", "value"), NEVER)
@pytest.mark.parametrize("locale", ["zh-CN", "en-US", "es-ES", "fr-FR"])
def test_what_is_never_said(locale: str, reading: str, value: str) -> None:
    begins = table(locale).begins
    assert say(locale, begins.get(reading) or begins["money dollars"], value, "e") is None


def _may_both_hold(one: Rule, other: Rule) -> bool:
    """Whether some value fits both rules: place for place they have a character in common."""
    first, second = ((*cells(rule.takes), *cells(rule.follows or "")) for rule in (one, other))
    longer, shorter = sorted((len(first), len(second)), reverse=True)
    open_ended = one.follows is None if len(first) == shorter else other.follows is None
    if longer != shorter and not open_ended:
        return False
    return all(_common(a, b) for a, b in zip(first, second, strict=False))


def _common(one: str, other: str) -> bool:
    every = "0123456789*pm"
    kinds = ["[0-9]" if cell == "X" else re.escape(cell) if len(cell) == 1 else cell for cell in (one, other)]
    return any(all(re.fullmatch(kind, character) for kind in kinds) for character in every)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_rules_are_ones_that_a_switch_can_keep(locale: str) -> None:
    known = table(locale)
    for state, rules in known.rules.items():
        assert re.fullmatch(r"[a-mo-wy][a-mo-wy0-9]{0,5}", state), state
        for one, other in combinations(rules, 2):
            assert not _may_both_hold(one, other), (one, other)
        assert all(rule.then in known.rules or (rule.then == "" and rule.follows == "") for rule in rules)
    assert set(known.rules) >= {s for begin in known.begins.values() for s in reached(known, begin)}
    assert all(re.fullmatch("[a-z]+[0-9]{0,2}", name) for name in known.words)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_of_a_reading_are_those_that_its_values_need(locale: str) -> None:
    random_ = random.Random(20261126)
    for begins in table(locale).begins.values():
        found = set()
        for _ in range(6000):
            length = random_.choice((1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 11, 16, 19))
            value = "".join(random_.choice("0000123456789") for _ in range(length)) + random_.choice(
                ("", "", ".5", ".05", ".40", "*")
            )
            value = random_.choice(
                (
                    value,
                    f"20{random_.randrange(100):02}{random_.randrange(1, 13):02}{random_.randrange(1, 32):02}",
                    f"{random_.randrange(24):02}{random_.randrange(60):02}",
                )
            )
            found.update(say(locale, begins, value, "e") or ())
        needed = words(locale, begins, "e")
        assert found <= needed
        assert len(needed - found) <= len(needed) // 4, (begins, sorted(needed - found))


def _pieces(locale: str, begins: str, value: str, last: str) -> list[tuple[object, ...]]:
    known, found = table(locale), []
    for name in say(locale, begins, value, last) or ():
        word, form = known.words[name[:-1]], FORMS[name[-1]]
        text = word.text + (("." if locale.startswith("en") else "。") if form.ends else "")
        readings = ((word.text, word.pinyin),) if word.pinyin else ()
        piece = Piece("…", "" if form.ends else "…", form.rest, True)
        found.append(
            (text, readings, form.rest, around(Clip(name, text, locale, readings, Span(""), (), piece)))
        )
    return found


VALUES = {
    "money": ("1", "2", "11", "205.2", "1234.50", "0.01", "20030001.99"),
    "number": ("0", "10", "2020", "105000", "31.07"),
    "digits": ("7", "110", "13805761234", "4006659999", "02133881001", "6222021001116245702"),
    "date": ("20261121", "20300101", "20280229"),
    "time": ("0000", "0102", "1459", "2359"),
}


@pytest.mark.parametrize("reading", VALUES)
@pytest.mark.parametrize(("locale", "after", "last"), [("zh-CN", "，请核对。", "a"), ("zh-CN", "。", "e"), ("zh-TW", "。", "e"), ("zh-HK", "；好。", "b"), ("en-US", ", ok.", "a"), ("en-US", ".", "e")])  # fmt: skip
def test_a_sentence_spoken_whole_is_cut_into_the_same_pieces(
    reading: str, locale: str, after: str, last: str
) -> None:
    begins = table(locale).begins
    before = "It is " if locale.startswith("en") else "您的是"
    for value in VALUES[reading]:
        parts = [part for part in plan(f"{before}{{{value}:{reading}}}{after}", locale) if part.value]
        meant = [(part.clip.text, part.clip.readings, part.rest, part.carrier) for part in parts]
        assert meant == _pieces(locale, begins.get(reading) or begins["money dollars"], value, last), value


@pytest.mark.parametrize("number", range(25))
def test_two_and_one_before_what_is_counted(number: int) -> None:
    for after, last in (("位，请稍候。", "s"), ("条。", "s"), ("分钟。", "s"), ("号。", "s")):
        parts = [part for part in plan(f"您前面还有{{{number}:number}}{after}", "zh-CN") if part.value]
        meant = [(part.clip.text, part.clip.readings, part.rest, part.carrier) for part in parts]
        if after != "号。" or number > 2:
            assert meant == _pieces("zh-CN", table("zh-CN").begins[counted(after)], str(number), last)
