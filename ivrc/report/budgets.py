"""IVRC355: what callers listen to takes longer than the project allows in `ivrc.yaml` (`budgets: {first-option: 15s}`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from ivrc.checks.course import Course
from ivrc.checks.model import Replays, unplayed
from ivrc.diagnostics import Diagnostic, Severity, Span, finding
from ivrc.flow.nodes import Hotline
from ivrc.report.ways import MOST, NOTHING, PERSON, Step, Way, ways

_WORDS = {
    "first-option": ("听完第一个选项", "the first option has been heard"),
    "option": ("听完这个选项", "this option has been heard"),
    "person": ("开始转人工", "a person is called"),
    "silence": ("什么也不按的来电者开始转人工", "a person is called for a caller who presses nothing"),
}
"""What each budget is about; they are told in this order."""


class _Over(NamedTuple):
    """A budget that a way does not keep: the place, the choices up to it, when it comes, and the way."""

    budget: str
    span: Span
    steps: tuple[Step, ...]
    at_ms: int
    least: bool
    way: Way

    def course(self, hotline: Hotline) -> Course:
        """The call that it tells of."""
        behind = [number for number, (_, edge) in enumerate(self.way.taken) if edge.span == self.span]
        whole = self.budget in ("person", "silence")
        return Course(hotline.start, self.way.taken if whole else self.way.taken[: behind[-1] + 1])


def over(
    hotline: Hotline, budgets: Mapping[str, str], seconds: Mapping[str, float], replays: Replays = unplayed
) -> Iterator[Diagnostic]:
    """What takes too long, each place once by its longest way. `seconds` are the lengths of the clips that were built; those
    of others are estimated. `replays` tells how a call is played."""
    allowed = {name: _ms(budgets[name]) for name in _WORDS if name in budgets}
    if not allowed:
        return
    found = list(islice(ways(hotline, seconds), MOST + 1))
    worst: dict[tuple[str, Span], _Over] = {}
    for way in found[:MOST]:
        for each in _of(hotline, way):
            known = worst.get((each.budget, each.span))
            if (
                each.budget in allowed
                and each.at_ms > allowed[each.budget]
                and (known is None or each.at_ms > known.at_ms)
            ):
                worst[each.budget, each.span] = each
    estimated = not hotline.clips.keys() <= seconds.keys()
    for each in worst.values():
        told = _told(each, allowed[each.budget], estimated)
        yield told if each.way.later else told._replace(replay=replays("IVRC355", each.course(hotline)))
    if len(found) > MOST:
        yield _more(hotline)


def _of(hotline: Hotline, way: Way) -> Iterator[_Over]:
    """What budgets are about on a way. The first option that anybody hears is that of the first menu."""
    for number, step in enumerate(() if way.silent else way.steps):
        here = way.steps[: number + 1]
        yield _Over("option", step.span, here, step.at_ms, False, way)
        if number == 0 and not way.later and step.span == _first(hotline, step):
            yield _Over("first-option", step.span, here, step.at_ms, False, way)
    if way.end == PERSON and not way.later:
        end = hotline.nodes.get(way.node, hotline)
        span = way.steps[-1].span if way.steps else end.span
        about = ("silence",) if way.silent else ("person",) if way.steps else ("person", "silence")
        yield from (_Over(budget, span, way.steps, way.at_ms, way.least, way) for budget in about)


def _first(hotline: Hotline, step: Step) -> Span:
    """Where the first option of a step's menu stands: the first that its prompt tells, as its line is the first."""
    entries = getattr(hotline.nodes.get(step.menu), "entries", ())
    return min(
        (entry.edge.span for entry in entries), key=lambda span: (span.line, span.column), default=step.span
    )


def _ms(text: str) -> int:
    return round(float(text.rstrip("s秒 ")) * 1000)


def _told(each: _Over, allowed: int, estimated: bool) -> Diagnostic:
    what_zh, what_en = _WORDS[each.budget]
    way_zh = " → ".join(
        ["来电", *(f"{step.menu}：{_pressed(step)[0]}（{_s(step.at_ms)} 秒）" for step in each.steps)]
    )
    way_en = " -> ".join(
        [
            "a call comes in",
            *(f"{step.menu}: {_pressed(step)[1]} ({_s(step.at_ms)} s)" for step in each.steps),
        ]
    )
    least_zh, least_en = ("至少 ", "at least ") if each.least else ("", "")
    guess_zh, guess_en = (
        ("（提示音还没有全部生成，秒数是估计的）", " (estimated, for not all prompts were built)")
        if estimated
        else ("", "")
    )
    return finding(
        "IVRC355",
        each.span,
        zh=f"{what_zh}要 {least_zh}{_s(each.at_ms)} 秒，{each.budget} 定的是 {_s(allowed)} 秒{guess_zh}：{way_zh}",
        en=f"it takes {least_en}{_s(each.at_ms)} s until {what_en}, and {each.budget} allows {_s(allowed)} s{guess_en}: {way_en}",
        mend_zh="等短一些，或者少重听一次；或者改 ivrc.yaml 里的 budgets。"
        if each.way.silent
        else "缩短前面的话，把这个选项移到前面或上一层；或者改 ivrc.yaml 里的 budgets。",
        mend_en="Wait less, or repeat once less; or change budgets in ivrc.yaml."
        if each.way.silent
        else "Say less before it, or move the option further up; or change budgets in ivrc.yaml.",
    )


def _pressed(step: Step) -> tuple[str, str]:
    return ("不按键", "no key") if step.keys == NOTHING else (step.keys, step.keys)


def _more(hotline: Hotline) -> Diagnostic:
    return finding(
        "IVRC355",
        hotline.span,
        zh=f"这条热线的走法超过 {MOST} 条，后面的没有照 budgets 量过",
        en=f"this hotline has more than {MOST} ways; those behind were not held against budgets",
        mend_zh="少用几处通到同一个菜单的选项，或者把热线分开。",
        mend_en="Let fewer options lead to the same menus, or split the hotline.",
        severity=Severity.WARNING,
    )


def _s(ms: int) -> str:
    return f"{ms / 1000:.1f}".removesuffix(".0")
