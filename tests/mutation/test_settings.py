"""The settings of a queue are spoilt line by line, and of what the switch does anyway no call is asked."""

from __future__ import annotations

import pytest

from tests.mutation import defaults, settings
from tests.mutation.mutants import Mutant

TEXT = """; Queue 客服
[ivrc-一.客服]
strategy = linear
retry = 1
timeoutpriority = app
joinempty = paused,unavailable
ringinuse = no
announce-frequency = 0
announce-position = no
periodic-announce-frequency = 30
announce-to-first-user = yes
member => Local/d0@desk/n,0,坐席一
"""


def _found(before: str) -> list[Mutant]:
    return [each for each in settings.of_text("一.queues.conf", TEXT) if each.before == before]


@pytest.mark.parametrize("before, after", [
    ("[ivrc-一.客服]", "[ivrc-一.客服-elsewhere]"),
    ("strategy = linear", "strategy = rrmemory"),
    ("strategy = linear", ""),
    ("retry = 1", "retry = 2"),
    ("joinempty = paused,unavailable", "joinempty = unavailable"),
    ("ringinuse = no", "ringinuse = yes"),
    ("member => Local/d0@desk/n,0,坐席一", "member => Local/d0@desk/n,1,坐席一"),
    ("member => Local/d0@desk/n,0,坐席一", "member => Local/d9@nowhere/n,0,坐席一"),
    ("member => Local/d0@desk/n,0,坐席一", ""),
])  # fmt: skip
def test_a_line_becomes(before: str, after: str) -> None:
    mutant = next(each for each in _found(before) if each.after == after)
    spoilt = settings.applied(mutant, TEXT)
    assert spoilt == TEXT.replace(f"{before}\n", f"{after}\n" if after else "")


def test_every_line_but_comments_is_spoilt_and_each_time_alike() -> None:
    every = settings.of_text("一.queues.conf", TEXT)
    assert {each.line for each in every} == set(range(2, len(TEXT.splitlines()) + 1))
    assert every == settings.of_text("一.queues.conf", TEXT)
    assert all(settings.applied(each, TEXT) != TEXT for each in every)


@pytest.mark.parametrize("before, after, name", [
    ("timeoutpriority = app", "", "by default"),
    ("timeoutpriority = app", "timeoutpriority = app-elsewhere", ""),
    ("ringinuse = no", "", ""),
    ("retry = 1", "", ""),
    ("announce-position = no", "announce-position = yes", "never said"),
    ("announce-frequency = 0", "announce-frequency = 1", ""),
    ("announce-to-first-user = yes", "announce-to-first-user = no", ""),
])  # fmt: skip
def test_only_what_the_switch_does_anyway_is_equivalent(before: str, after: str, name: str) -> None:
    mutant = next(each for each in _found(before) if each.after == after)
    found = defaults.rule(mutant, TEXT, settings.applied(mutant, TEXT))
    assert (found.name if found else "") == name


def test_what_is_said_of_places_is_not_let_pass_where_it_is_said() -> None:
    said = TEXT.replace("\nannounce-frequency = 0", "\nannounce-frequency = 30")
    said += "\n[ivrc-一.另一个]\nannounce-frequency = 0\n"
    mutant = next(each for each in settings.of_text("q", said) if each.before == "announce-position = no")
    assert defaults.rule(mutant, said, settings.applied(mutant, said)) is None
