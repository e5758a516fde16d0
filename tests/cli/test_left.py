"""The time that is left, told of work as engines do it: a model that is loaded first, long and short prompts, several at once."""

from __future__ import annotations

import itertools
import random

import pytest

from ivrc.cli.left import Left, rounded


def told(
    costs: list[float], efforts: list[float], *, loading: float = 0.0, hands: int = 1
) -> list[tuple[float, float]]:
    """(what was said, what was true) as each piece of work begins, where each takes so many seconds."""
    whole, free, finished = sum(efforts), [loading] * hands, []
    begins: list[float] = []
    for cost, effort in zip(costs, efforts):
        hand = min(range(hands), key=free.__getitem__)
        begins.append(free[hand] if begins and free[hand] > loading else 0.0)
        free[hand] += cost
        finished.append((free[hand], effort))
    left, said = Left(), []
    for now in begins:
        share = sum(effort for end, effort in finished if end <= now) / whole
        seconds = left.seconds(now, share)
        if seconds is not None:
            said.append((seconds, max(free) - now))
    return said


def prompts(count: int, seed: int) -> list[float]:
    drawn = random.Random(seed)
    return [drawn.choice([6, 8, 12, 20, 45, 90]) for _ in range(count)]


@pytest.mark.parametrize("hands", [1, 4])
@pytest.mark.parametrize("loading", [0.0, 5.0, 30.0])
@pytest.mark.parametrize("seed", range(5))
def test_it_is_near_the_truth_and_never_jumps(hands: int, loading: float, seed: int) -> None:
    efforts = prompts(80, seed)
    noise = random.Random(seed + 100)
    costs = [effort * 0.06 * noise.uniform(0.7, 1.4) for effort in efforts]
    said = told(costs, efforts, loading=loading, hands=hands)
    assert len(said) > 30
    for seconds, true in said:
        assert abs(seconds - true) <= max(10, 0.5 * true), said
    for (before, _), (after, _) in itertools.pairwise(said):
        assert after <= before * 1.25 + 2, said


def test_recordings_and_tones_that_are_there_at_once_promise_nothing() -> None:
    """As they weigh nothing, the words after them are not thought to be as quick."""
    assert Left().seconds(0.1, 0.0) is None
    said = told([0.001] * 40 + [3.0] * 20, [0] * 40 + [20] * 20)
    assert said and all(abs(seconds - true) < 6 for seconds, true in said)


def test_a_few_quick_prompts_are_not_estimated() -> None:
    assert told([0.3] * 8, [10] * 8) == []


def test_a_machine_that_becomes_slower_is_followed() -> None:
    said = told([1.0] * 30 + [4.0] * 60, [10] * 90)
    assert said[5][0] < 120
    assert abs(said[-10][0] - said[-10][1]) < 0.6 * said[-10][1]


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (0, "约剩 5 秒", "about 5 s left"),
        (12, "约剩 10 秒", "about 10 s left"),
        (57, "约剩 55 秒", "about 55 s left"),
        (61, "约剩 1 分钟", "about 1 min left"),
        (95, "约剩 1.5 分钟", "about 1.5 min left"),
        (3600, "约剩 60 分钟", "about 60 min left"),
    ],
)
def test_no_finer_than_it_can_be_known(seconds: float, zh: str, en: str) -> None:
    assert rounded(seconds) == (zh, en)
