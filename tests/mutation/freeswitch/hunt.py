"""How FreeSWITCH finds an extension (`dialplan_hunt` and `parse_exten` of mod_dialplan_xml.c, 1.10.12), as far as emitted
dialplans go, and in which steps with which values a hotline comes to look for one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

KEYS = "0123456789*#"
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_TIMES = ("wday", "time-of-day")


class Action(NamedTuple):
    """What is executed."""

    application: str
    data: str
    loop: int


class Condition(NamedTuple):
    """`field` and `expression` are None where it has none, `times` its attributes of time."""

    field: str | None
    expression: str
    leave: str
    times: tuple[tuple[str, str], ...]
    actions: tuple[Action, ...]


class Extension(NamedTuple):
    """The name is for readers only, and left out."""

    conditions: tuple[Condition, ...]
    goes_on: bool


Contexts = Mapping[str, tuple[Extension, ...]]


class Moment(NamedTuple):
    """What the conditions of a step may see: its name, what each `${…}` holds, and the time: a day and a second of it."""

    step: str
    values: tuple[tuple[str, str], ...]
    day: int = 0
    second: int = 0


@lru_cache(maxsize=64)
def read(text: str) -> Contexts:
    """The contexts by name; of two that have one name, the switch knows the first. Raises ValueError."""
    found: dict[str, tuple[Extension, ...]] = {}
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as problem:
        raise ValueError(str(problem)) from problem
    for context in root.iter("context"):
        found.setdefault(context.get("name", ""), tuple(map(_extension, context.iter("extension"))))
    return found


def _extension(element: ElementTree.Element) -> Extension:
    return Extension(tuple(map(_condition, element.iter("condition"))), element.get("continue") == "true")


def _condition(element: ElementTree.Element) -> Condition:
    actions = (
        Action(each.get("application", ""), each.get("data", ""), int(each.get("loop", "1")))
        for each in element.iter("action")
    )
    times = tuple((name, element.get(name, "")) for name in _TIMES if element.get(name) is not None)
    return Condition(
        element.get("field"), element.get("expression", ""), element.get("break", ""), times, tuple(actions)
    )


def hunt(extensions: Sequence[Extension], at: Moment) -> tuple[Action, ...] | None:
    """What is executed in a step; None where no extension is found, which hangs up."""
    found: list[Action] = []
    values, any_found = dict(at.values), False
    for extension in extensions:
        proceeds = _parse(extension, at, values, found)
        any_found = any_found or bool(found)
        if proceeds and not extension.goes_on:
            break
    return tuple(found) if any_found else None


def _parse(extension: Extension, at: Moment, values: Mapping[str, str], found: list[Action]) -> bool:
    proceeds = False
    for condition in extension.conditions:
        holds, told = _holds(condition, at, values)
        proceeds = holds
        if holds:
            found += (
                each._replace(data=_captured(told, each.data))
                for each in condition.actions
                for _ in range(each.loop)
            )
        if condition.leave == "always" or (
            holds == (condition.leave == "on-true") and condition.leave != "never"
        ):
            break
    return proceeds


def _holds(condition: Condition, at: Moment, values: Mapping[str, str]) -> tuple[bool, re.Match[str] | None]:
    if condition.field is None:
        return all(_in_time(name, value, at) for name, value in condition.times), None
    held = (
        at.step
        if condition.field == "destination_number"
        else _VARIABLE.sub(lambda v: values.get(v[1], ""), condition.field)
    )
    held = values.get(condition.field[2:-1], held)
    if not condition.field.startswith(("destination_number", "${")):
        held = ""
    told = _compiled(condition.expression).search(held)
    return told is not None, told if "(" in condition.expression else None


@lru_cache(maxsize=1 << 12)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _captured(told: re.Match[str] | None, data: str) -> str:
    if told is None:
        return data
    return re.sub(
        r"\$(\d)", lambda match: told[int(match[1])] if int(match[1]) <= len(told.groups()) else "", data
    )


def _in_time(name: str, value: str, at: Moment) -> bool:
    if name == "wday":
        return any(at.day in _days(part) for part in value.split(","))
    return any(
        _second(begin) <= at.second <= _second(end)
        for begin, _, end in (part.partition("-") for part in value.split(","))
    )


def _days(part: str) -> set[int]:
    begin, _, end = part.partition("-")
    first, last = _DAYS.index(begin), _DAYS.index(end or begin)
    return {(first + n) % 7 for n in range((last - first) % 7 + 1)}


def _second(text: str) -> int:
    hours, minutes, seconds = (int(each) for each in text.split(":"))
    return hours * 3600 + minutes * 60 + seconds
