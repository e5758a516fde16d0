"""The rules by which values are said: what comes of them, that they are rules that a switch can keep, and that a sentence
spoken whole is cut into the same pieces."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip, Piece
from ivrc.saying import FORMS, say, table, words
from ivrc.saying.chinese import counted
from ivrc.saying.rule import Rule
from ivrc.saying.run import cells, reached
from ivrc.speech.joined import plan
from ivrc.speech.pieces import around

LOCALES = ("zh-CN", "zh-TW", "zh-HK", "en-US", "en-GB")

SAID = [
    ("zh-CN", "digits", "13805761234", "幺三八零五七六幺二三四"), ("zh-CN", "digits", "1", "一"),
    ("zh-CN", "digits", "33010219900101123*", "三三零幺零二幺九九零零幺零幺幺二三星号"),
    ("zh-TW", "digits", "0912345678", "零九一二三四五六七八"), ("zh-HK", "digits", "21", "二一"),
    ("zh-CN", "number", "2", "二"), ("zh-CN", "counted", "2", "两"), ("zh-CN", "counted", "12", "十二"),
    ("zh-CN", "number", "10", "十"), ("zh-CN", "number", "110", "一百一十"), ("zh-CN", "number", "2000", "两千"),
    ("zh-CN", "number", "20000", "两万"), ("zh-CN", "number", "12000", "一万二千"), ("zh-CN", "number", "105000", "十万零五千"),
    ("zh-CN", "number", "10000001", "一千万零一"), ("zh-CN", "number", "99999999", "九千九百九十九万九千九百九十九"),
    ("zh-CN", "number", "007", "七"), ("zh-CN", "number", "12.50", "十二点五零"), ("zh-CN", "number", "-3", "负三"),
    ("zh-CN", "money", "0", "零元"), ("zh-CN", "money", "2", "两元"), ("zh-CN", "money", "200", "两百元"),
    ("zh-CN", "money", "1234.5", "一千二百三十四元五角"), ("zh-CN", "money", "1234.50", "一千二百三十四元五角"),
    ("zh-CN", "money", "0.15", "一角五分"), ("zh-CN", "money", "10.05", "十元零五分"), ("zh-CN", "money", "0.05", "五分"),
    ("zh-TW", "money", "1222", "一千兩百二十二元"), ("zh-HK", "money", "2222", "兩千二百二十二元"),
    ("zh-CN", "date", "20261121", "二零二六年十一月二十一日"), ("zh-CN", "date", "20240229", "二零二四年二月二十九日"),
    ("zh-CN", "time", "0905", "九点零五分"), ("zh-CN", "time", "0200", "两点"), ("zh-HK", "time", "1431", "十四點三十一分"),
    ("en-US", "digits", "105", "one zero five"), ("en-US", "number", "1000500", "one million five hundred"),
    ("en-US", "money dollars", "1.01", "one dollar and one cent"), ("en-US", "money dollars", "0.5", "fifty cents"),
    ("en-GB", "money pounds", "21.20", "twenty one pounds and twenty pence"),
    ("en-US", "money yuan", "12.50", "twelve point five zero yuan"), ("en-US", "money yuan", "12.00", "twelve yuan"),
    ("en-US", "date", "20261121", "November twenty first twenty twenty six"),
    ("en-US", "date", "20051001", "October first two thousand five"), ("en-US", "date", "19001231", "December thirty first nineteen hundred"),
    ("en-US", "time", "0905", "nine oh five"), ("en-US", "time", "1400", "fourteen hundred"), ("en-US", "time", "0030", "zero thirty"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "reading", "value", "text"), SAID)
def test_what_is_said(locale: str, reading: str, value: str, text: str) -> None:
    known = table(locale)
    said = say(locale, known.begins[reading], value, "e")
    assert said is not None and said[-1].endswith("e")
    assert (" " if locale.startswith("en") else "").join(known.words[name[:-1]].text for name in said) == text


NEVER = [
    ("number", ""), ("number", "123456789"), ("number", "1,5"), ("number", "-"), ("number", "1."), ("number", "p5"), ("number", "１"),
    ("money", "1.234"), ("money", "-5"), ("money", ".5"), ("date", "20260230"), ("date", "20261301"), ("date", "20260100"),
    ("date", "20260431"), ("date", "2026112"), ("date", "202611210"), ("time", "2400"), ("time", "0960"), ("time", "905"),
    ("digits", "12a"), ("digits", "1*2"), ("digits", "1" * 33), ("digits", "${SHELL(id)}"), ("digits", "1\n2"), ("digits", "~r~1"),
]  # fmt: skip


@pytest.mark.parametrize(("reading", "value"), NEVER)
@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
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
