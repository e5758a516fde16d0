"""The time that is left, told of work as engines do it: a model that is loaded first, long and short prompts, several at once."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from ivrc.cli.left import Left, rounded
from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, speak


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


RECORDED = (
    (8.5, 0.0), (54.2, 0.0475), (87.8, 0.0801), (120.1, 0.2092), (148.3, 0.3234), (163.4, 0.3635), (169.6, 0.5445),
    (182.2, 0.5994),
)  # fmt: skip
"""Seconds and shares of the first three minutes of a run of the embedded voice over Chinese and English prompts, on two cores that sixteen other
programs shared."""


def test_a_run_that_was_recorded_is_told_without_a_jump() -> None:
    left = Left()
    said = [seconds for now, share in RECORDED if (seconds := left.seconds(now, share)) is not None]
    assert len(said) == 5
    assert all(after < before for before, after in itertools.pairwise(said)), said


def test_what_is_as_long_in_two_languages_is_as_much_work(tmp_path: Path) -> None:
    """English has three times the characters, and counted by these the time that was left jumped."""
    said = (("请稍候，正在为您转接。", "zh-CN"), ("Please hold while we connect you.", "en-US"))
    clips = [Clip(locale, text, locale, (), Span("x")) for text, locale in said]
    shares: list[float] = []
    speak(clips, Settings(engines=("tones",)), tmp_path, progress=lambda begun: shares.append(begun.finished))
    assert shares[0] == 0 and 0.4 < shares[-1] < 0.6, shares


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
