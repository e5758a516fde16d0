"""A call of a mutant ends as soon as it has parted from what is meant, and not before it surely has."""

from __future__ import annotations

import pytest

from ivrc.simulate.trace import Event
from tests.mutation.trial import parted_from

MEANT = [Event(0, kind, (what,), "菜单") for kind, what in (("answer", ""), ("goto", "菜单"), ("play", "一"), ("key", "1"), ("goto", "再见"), ("play", "二"), ("hangup", "flow"))]  # fmt: skip
WRONG = Event(0, "goto", ("别处",), "别处")


def test_a_call_as_it_is_meant_goes_to_its_end() -> None:
    enough = parted_from(MEANT)
    assert not any(enough(MEANT[:count]) for count in range(len(MEANT) + 1))


@pytest.mark.parametrize("more, parted", [(0, False), (2, False), (3, True)])
def test_it_ends_when_more_has_come_behind_the_difference(more: int, parted: bool) -> None:
    enough = parted_from(MEANT)
    assert not enough(MEANT[:4])
    assert enough([*MEANT[:4], WRONG, *[WRONG] * more][: 5 + more]) == parted


def test_an_event_that_is_taken_back_is_no_difference() -> None:
    enough = parted_from(MEANT)
    assert not enough([*MEANT[:2], Event(0, "play", ("三",), "菜单")])
    assert not enough(MEANT[:6])


def test_what_desks_hear_comes_when_it_comes() -> None:
    enough = parted_from(MEANT)
    told = Event(0, "play", ("告知",), "菜单", "坐席一")
    assert not enough([*MEANT[:2], told, told, told, told])
