"""A table at work: which words are said for a value, in which form each, and which there can be at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ivrc.regex import regex
from ivrc.saying.forms import GROUP, WITHIN
from ivrc.saying.rule import DIGIT, PAUSE, TAKEN, Rule
from ivrc.saying.tables import Table, table

LONGEST = 40
_VALUE = regex(rf"[0-9*.-]{{1,{LONGEST}}}")
TURN = 4
"""So many characters go to the end where a value is turned."""
POINT, MINUS = "p", "m"
SOUND = "say-"


def prepared(value: str, turned: bool) -> str:
    """A value as the rules take it: `p` for the point, `m` for minus, and turned where the state asks for it."""
    plain = value.replace(".", POINT).replace("-", MINUS)
    return plain[TURN:] + plain[:TURN] if turned else plain


def say(locale: str, begins: str, value: str, last: str) -> tuple[str, ...] | None:
    """The names of the sounds that say a value, the last in that form; None where it cannot be said."""
    gone = steps(locale, begins, value)
    said = [in_form(word.replace(TAKEN, taken[-1:])) for rule, taken in gone or () for word in rule.says]
    return (*said[:-1], said[-1][:-1] + last) if said else None


def steps(locale: str, begins: str, value: str) -> tuple[tuple[Rule, str], ...] | None:
    """The rules by which a value is said, each with what it takes; None where it cannot be said."""
    known = table(locale)
    if not _VALUE.fullmatch(value):
        return None
    state, rest = begins, prepared(value, begins in known.turned)
    gone: list[tuple[Rule, str]] = []
    while state:
        rule = next((rule for rule in known.rules[state] if _holds(rule).match(rest)), None)
        if rule is None:
            return None
        taken = len(cells(rule.takes))
        gone.append((rule, rest[:taken]))
        state, rest = rule.then, rest[taken:]
    return None if rest else tuple(gone)


def sound(locale: str, name: str) -> str:
    """The clip of a word in its form. No clip of a sentence is called so: the last part of its name is longer."""
    return f"{SOUND}{locale}-{name}"


def in_form(word: str) -> str:
    """A word of a rule with the letter of its form."""
    return word[:-1] + GROUP if word.endswith(PAUSE) else word + WITHIN


@cache
def _holds(rule: Rule) -> re.Pattern[str]:
    return re.compile(
        expression(rule.takes) + ("" if rule.follows is None else expression(rule.follows) + r"\Z")
    )


@cache
def expression(characters: str) -> str:
    """What a rule takes, or what has to follow, as a regular expression of any dialect."""
    return "".join("[0-9]" if c == DIGIT else "[*]" if c == "*" else c for c in cells(characters))


@cache
def cells(characters: str) -> tuple[str, ...]:
    """One entry a character: itself, DIGIT, or a class in brackets."""
    return tuple(re.findall(r"\[[^]]+\]|.", characters))


@cache
def words(locale: str, begins: str, last: str) -> frozenset[str]:
    """The names of all sounds by which values can be said from that state, the last in that form."""
    known = table(locale)
    found: set[str] = set()
    for state in reached(known, begins):
        for rule in known.rules[state]:
            each = [[*_spelt(word, rule)] for word in rule.says]
            ends = rule.then == "" or _may_be_silent(known, rule.then)
            for place, spelt in enumerate(each):
                final = place == len(each) - 1
                if not (final and rule.then == ""):
                    found.update(map(in_form, spelt))
                if final and ends:
                    found.update(word.removesuffix(PAUSE) + last for word in spelt)
    return frozenset(found)


def _spelt(word: str, rule: Rule) -> Iterator[str]:
    if TAKEN not in word:
        yield word
        return
    cell = cells(rule.takes)[-1]
    for character in "0123456789":
        if re.fullmatch(expression(cell), character):
            yield word.replace(TAKEN, character)


def reached(known: Table, begins: str) -> tuple[str, ...]:
    """The states that can follow."""
    seen, todo = {begins: None}, [begins]
    while todo:
        for rule in known.rules[todo.pop()]:
            if rule.then and rule.then not in seen:
                seen[rule.then] = None
                todo.append(rule.then)
    return tuple(seen)


def _may_be_silent(known: Table, state: str) -> bool:
    """Whether a value may end here without a further word."""
    seen, todo = {state}, [state]
    while todo:
        for rule in known.rules[todo.pop()]:
            if rule.says:
                continue
            if not rule.then:
                return True
            if rule.then not in seen:
                seen.add(rule.then)
                todo.append(rule.then)
    return False
