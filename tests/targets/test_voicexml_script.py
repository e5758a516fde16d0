"""The document's ECMAScript in a real engine, and its grammars, against the same question asked in Python."""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import dukpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ivrc.flow.nodes import KEYS
from ivrc.switches.admit import admit
from ivrc.switches.capability import Feature, saves_daylight
from ivrc.switches.voicexml.text.grammar import grammar
from ivrc.switches.voicexml.text.syntax import keys_test, literal
from ivrc.switches.voicexml.text.target import TARGET

from .flows import branch, hangup, hotline, menu, retry, say, schedule, site
from .vxml_browser import VXML, Browser, Caller, at
from .vxml_grammar import Grammar

SITE = site("voicexml")
PATTERNS = st.lists(st.text("0128X*#", min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


@cache
def engine() -> dukpy.JSInterpreter:
    return dukpy.JSInterpreter()


def entry(patterns: list[str], typed: str) -> str:
    """Rule 8 of docs/semantics.md: the pattern that the keys are, a literal key before `X` at the first difference."""
    fits = [
        p for p in patterns if re.fullmatch("".join("[0-9]" if c == "X" else re.escape(c) for c in p), typed)
    ]
    return min(fits, key=lambda p: [c == "X" for c in p], default="")


def goes_on(patterns: list[str], typed: str) -> bool:
    """Rule 7: whether some longer entry begins with the keys."""
    return any(
        len(p) > len(typed) and entry([p[: len(typed)]], typed) for p in patterns if len(p) > len(typed)
    )


@pytest.mark.parametrize(
    "zone", ["Asia/Shanghai", "Asia/Kolkata", "UTC", "America/Phoenix", "Pacific/Kiritimati"]
)
def test_opening_hours_agree_with_python(zone: str) -> None:
    assert not saves_daylight(zone)
    chance = random.Random(zone)
    periods = [(day, s, chance.randint(s + 1, 720)) for day in range(6) for s in [chance.randint(0, 719)]]
    periods += [
        (day, s, chance.randint(s + 1, 1440)) for day in range(6) for s in [chance.randint(721, 1439)]
    ]
    times = schedule("上班", *sorted(periods))
    flow = hotline(branch("hours", {"上班": "bye"}, "bye"), hangup(), zone=zone, schedules=[times])
    tree = etree.fromstring(next(iter(TARGET.emit(flow, SITE).files.values())).encode())
    script = tree.findtext(f"{VXML}script")
    table = tree.find(f"{VXML}var[@name='times1']").get("expr")
    first = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [first + timedelta(milliseconds=chance.randrange(5 * 366 * 86_400_000)) for _ in range(3000)]
    for day, start, end in periods:  # and both sides of every edge, to the millisecond
        midnight = datetime(2027, 3, 1, tzinfo=ZoneInfo(zone)) + timedelta(days=day)
        for minutes in (start, end):
            edge = (midnight + timedelta(minutes=minutes)).astimezone(UTC)
            moments += [edge - timedelta(milliseconds=1), edge, edge + timedelta(milliseconds=1)]
    stamps = [round(moment.timestamp() * 1000) for moment in moments]
    said = engine().evaljs(
        f"{script}\n{json.dumps(stamps)}.map(function (t) {{ return isOpen(minuteOfWeek(t), {table}); }})"
    )
    for moment, open_ in zip(moments, said, strict=True):
        local = moment.astimezone(ZoneInfo(zone))
        minute = local.hour * 60 + local.minute
        assert open_ == any(
            p.weekday == local.weekday() and p.start <= minute < p.end for p in times.periods
        ), local
    assert True in said and False in said


@settings(max_examples=60, deadline=None)
@given(PATTERNS, st.lists(st.text(KEYS, min_size=1, max_size=5), min_size=1, max_size=30))
def test_conditions_on_keys_agree_with_python(patterns: list[str], typed: list[str]) -> None:
    said = engine().evaljs(f"{json.dumps(typed)}.map(function (k) {{ return {keys_test(patterns, 'k')}; }})")
    assert said == [bool(entry(patterns, keys)) for keys in typed]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=20))
def test_a_string_literal_is_the_string(values: list[str]) -> None:
    assert engine().evaljs(f"[{', '.join(map(literal, values))}]") == values


@settings(max_examples=60, deadline=None)
@given(PATTERNS, st.lists(st.text(KEYS, min_size=1, max_size=5), min_size=1, max_size=30))
def test_a_grammar_takes_every_key_and_goes_on_where_an_entry_does(
    patterns: list[str], typed: list[str]
) -> None:
    lines = "".join(grammar(tuple(sorted(patterns)), "k1"))
    read = Grammar(etree.fromstring(f'<a xmlns="{VXML[1:-1]}">{lines}</a>')[0]).read
    for keys in typed:
        begins = all(goes_on(patterns, keys[:n]) for n in range(1, len(keys)))
        assert read(keys) == (begins, begins and goes_on(patterns, keys))


@settings(max_examples=60, deadline=None)
@given(PATTERNS, st.text("0128*#9", min_size=1, max_size=6), st.booleans())
def test_a_menu_comes_to_the_entry_that_was_typed(patterns: list[str], typed: str, pending: bool) -> None:
    """Whatever the entries: through the whole document, with the first key pending or not."""
    names = {pattern: f"n{number}" for number, pattern in enumerate(patterns)}
    nodes = [menu("main", names, "prompt", wrong=retry(0, "wrong"))]
    nodes += [say(name, name, to="bye") for name in [*names.values(), "wrong"]]
    before = [say("hi", "hello", to="hours"), branch("hours", {}, "main")] if pending else []
    (content,) = TARGET.emit(hotline(*before, *nodes, hangup()), SITE).files.values()
    trace = Browser(content.encode(), Caller(at((0.5, typed)))).call()
    taken = typed[:1]
    while goes_on(patterns, taken) and len(taken) < len(typed):
        taken = typed[: len(taken) + 1]
    came_to = names.get(entry(patterns, taken), "wrong")
    assert f"enter say.{came_to}" in trace


def test_a_zone_that_saves_daylight_is_refused() -> None:
    flow = hotline(
        branch("hours", {"上班": "bye"}, "bye"), hangup(), zone="Europe/Berlin", schedules=[schedule("上班")]
    )
    assert [each.code for each in admit(flow, SITE, TARGET)] == ["IVRC401"]
    assert TARGET.supports[Feature.DAYLIGHT_SAVING].no_zh


def test_every_feature_has_an_answer() -> None:
    assert set(TARGET.supports) == set(Feature)
