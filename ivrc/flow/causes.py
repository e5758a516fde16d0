"""Why a way out of a node is taken: the causes that there are, and their words in Chinese and English.

A cause is told in two voices. In a story it is what the caller does or meets (`presses 0`, `the agent hangs up`); as
the name of a way it is what stands on that way (`key 0`, `goes on after the talk`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ivrc.regex import regex
from ivrc.week import DAYS_EN, DAYS_ZH


class Cause(NamedTuple):
    """A cause; `what` is the key, the number or the opening hours that it is about, empty where there is none."""

    kind: str
    what: str = ""

    @property
    def voluntary(self) -> bool:
        """Whether it is the caller's act. A key is one, and so is a wrong key."""
        return self.kind in ("key", "number", "wrong")

    def __str__(self) -> str:
        """As the flow's JSON has it: `silence`, `key 0`, `open 上班`."""
        return f"{self.kind} {self.what}" if self.what else self.kind


NEXT = Cause("next")
SILENCE = Cause("silence")
WRONG = Cause("wrong")
BUSY = Cause("busy")
NO_ANSWER = Cause("no-answer")
UNAVAILABLE = Cause("unavailable")
AFTER = Cause("after")
TOO_LONG = Cause("too-long")
NO_AGENTS = Cause("no-agents")
FULL = Cause("full")
FOUND = Cause("found")
NONE = Cause("none")
FAILED = Cause("failed")
TIMED_OUT = Cause("timed-out")
OTHERWISE = Cause("otherwise")
UNSAID = Cause("unsaid")
FAULT = Cause("fault")


def fault_in(language: str) -> Cause:
    """Something fails while a language is spoken that is not the hotline's first."""
    return Cause("fault in", language)


def key(pattern: str) -> Cause:
    """The caller types what an entry of a menu is bound to."""
    return Cause("key", pattern)


def number(what: str) -> Cause:
    """The caller types a number: the name of the variable that receives it, or else its lengths."""
    return Cause("number", what)


def opening(schedule: str) -> Cause:
    """A schedule is open."""
    return Cause("open", schedule)


def on(days: str) -> Cause:
    """It is one of these days."""
    return Cause("on", days)


def comparing(value: str, sign: str, against: tuple[str, ...]) -> Cause:
    """What was typed is so against these numbers."""
    return Cause("compare", f"{value} {sign} {','.join(against)}")


def dialled(numbers: tuple[str, ...]) -> Cause:
    """The caller dialled one of these numbers."""
    return Cause("called", ",".join(numbers))


def calling(sign: str, numbers: tuple[str, ...]) -> Cause:
    """The calling number is so."""
    return Cause("caller", f"{sign} {','.join(numbers)}".rstrip())


def coming_from(names: tuple[str, ...]) -> Cause:
    """The call comes from one of these areas, or from none that is known."""
    return Cause("area", ",".join(names))


def listing(name: str) -> Cause:
    """The caller is in a list."""
    return Cause("listed", name)


def switched(switch: str, on: bool) -> Cause:
    """A switch is on, or is off."""
    return Cause("switched", f"{'on' if on else 'off'} {switch}")


class Words(NamedTuple):
    zh: str
    en: str


UNNOTICED = Words("", "")


class _Told(NamedTuple):
    """A cause's words: `met` in a story, `named` as the name of a way. `{}` stands for what the cause is about."""

    met: Words
    named: Words


_LENGTHS = regex(r"[\d,-]+")
"""What the cause of a number without a variable is about: how many digits it has."""

_TOLD: Mapping[str, _Told] = {
    "next": _Told(UNNOTICED, Words("说完往下走", "goes on")),
    "key": _Told(Words("按 {}", "presses {}"), Words("按 {}", "key {}")),
    "number": _Told(Words("输入“{}”", "types {}"), Words("输入{}", "types {}")),
    "silence": _Told(Words("一直不按键", "presses nothing"), Words("一直不按键", "never presses a key")),
    "wrong": _Told(Words("一再按错键", "keeps pressing wrong keys"), Words("一直按错键", "presses wrong keys only")),
    "busy": _Told(Words("占线", "busy"), Words("占线", "busy")),
    "no-answer": _Told(Words("无人接听", "no answer"), Words("无人接听", "no answer")),
    "unavailable": _Told(Words("转接失败", "unavailable"), Words("转接失败", "unavailable")),
    "too-long": _Told(Words("等得太久", "has waited too long"), Words("等待超时", "waited too long")),
    "no-agents": _Told(Words("没有坐席", "no agent is there"), Words("无坐席", "no agents")),
    "full": _Told(Words("排满了", "the queue is full"), Words("满员", "full")),
    "found": _Told(Words("服务答了", "the service answers"), Words("查到", "found")),
    "none": _Told(Words("服务没有查到", "the service finds nothing"), Words("没有", "not found")),
    "failed": _Told(Words("服务失败", "the service fails"), Words("失败", "failed")),
    "timed-out": _Told(Words("服务超时", "the service takes too long"), Words("超时", "timed out")),
    "after": _Told(Words("通话结束", "the agent hangs up"), Words("通话结束后往下走", "goes on after the talk")),
    "open": _Told(Words("正值“{}”", 'during "{}"'), Words("{}时", "during {}")),
    "on": _Told(Words("正值{}", "on {}"), Words("{}", "on {}")),
    "compare": _Told(Words("{}", "{}"), Words("{}", "{}")),
    "called": _Told(Words("拨的是 {}", "dialled {}"), Words("拨的是 {}", "dialled {}")),
    "caller": _Told(Words("{}", "{}"), Words("{}", "{}")),
    "area": _Told(Words("{}", "{}"), Words("{}", "{}")),
    "listed": _Told(Words("主叫在 {}", "caller in {}"), Words("主叫在 {}", "caller in {}")),
    "switched": _Told(Words("{}", "{}"), Words("{}", "{}")),
    "otherwise": _Told(Words("都不成立", "none of these"), Words("否则", "otherwise")),
    "unsaid": _Told(Words("要念的值念不出", "the value cannot be said"), Words("说不出", "cannot be said")),
    "fault": _Told(Words("发生故障", "a fault occurs"), Words("故障", "fault")),
    "fault in": _Told(Words("发生故障", "a fault occurs"), Words("说{}时故障", "fault in {}")),
}  # fmt: skip


def met(cause: Cause) -> Words:
    """What the caller does or meets. Empty where nothing is noticed."""
    kind, what = cause
    if kind == "number" and _LENGTHS.fullmatch(what):
        return Words(f"输入{what}位数字", f"types a {what}-digit number")
    if kind in _FILLED:
        return _FILLED[kind](_TOLD[kind].met, what)
    if kind == "open" and not what:
        return Words("正值开放时间", "within opening hours")
    return _filled(_TOLD[kind].met, what)


def named(cause: Cause) -> Words:
    """The name of the way that is taken for this cause."""
    return _FILLED.get(cause.kind, _filled)(_TOLD[cause.kind].named, cause.what)


_SORTS = {
    "workday": Words("工作日", "workdays"),
    "holiday": Words("法定节假日", "public holidays"),
    "make-up": Words("调休上班日", "make-up workdays"),
    **{f"weekday {n}": Words(f"周{DAYS_ZH[n]}", DAYS_EN[n]) for n in range(7)},
}


def _on(words: Words, days: str) -> Words:
    """Filled with days as they are told."""
    each = [_SORTS.get(day) or Words(day, day) for day in days.split(", ")]
    return Words(
        words.zh.replace("{}", "、".join(day.zh.replace("/", " 至 ") for day in each)),
        words.en.replace("{}", ", ".join(day.en.replace("/", " to ") for day in each)),
    )


_SIGNS = {
    "is": Words("是", "is"),
    "is-not": Words("不是", "is not"),
    "begins-with": Words("开头是", "begins with"),
    "over": Words("大于", "is over"),
    "under": Words("小于", "is under"),
    "at-least": Words("至少", "is at least"),
    "at-most": Words("最多", "is at most"),
}


def _comparing(words: Words, what: str) -> Words:
    """A value, a sign and numbers, as they are written."""
    value, sign, against = what.rsplit(" ", 2)
    zh, en = _SIGNS[sign]
    return Words(
        words.zh.replace("{}", f"“{value}”{zh} {against.replace(',', '、')}"),
        words.en.replace("{}", f'"{value}" {en} {against.replace(",", ", ")}'),
    )


def _dialled(words: Words, what: str) -> Words:
    """Filled with numbers."""
    return Words(
        words.zh.replace("{}", what.replace(",", "、")), words.en.replace("{}", what.replace(",", ", "))
    )


_MOST_TOLD = 10
"""Numbers that are told one by one."""


def _calling(words: Words, what: str) -> Words:
    """Who calls, as it is written."""
    sign, _, numbers = what.partition(" ")
    if sign == "withheld":
        return Words("主叫不显示", "caller withheld")
    zh, en = _SIGNS[sign]
    every = numbers.split(",")
    if len(every) > _MOST_TOLD:
        return Words(
            f"主叫{zh} {'、'.join(every[:3])} 等 {len(every)} 个号码之一",
            f"caller {en} one of {', '.join(every[:3])} … ({len(every)} numbers)",
        )
    return Words(f"主叫{zh} {numbers.replace(',', '、')}", f"caller {en} {numbers.replace(',', ', ')}")


def _coming(words: Words, what: str) -> Words:
    """Where the call comes from."""
    if not what:
        return Words("来电地区不明", "caller from an unknown area")
    every = what.split(",")
    more = f" 等 {len(every)} 处", f" … ({len(every)} areas)"
    few = len(every) <= _MOST_TOLD
    return Words(
        f"来电地区是 {'、'.join(every if few else every[:3])}{'' if few else more[0]}",
        f"caller from {', '.join(every if few else every[:3])}{'' if few else more[1]}",
    )


def _switched(words: Words, what: str) -> Words:
    """A switch, and how it is."""
    how, _, switch = what.partition(" ")
    return Words(f"“{switch}”{'开着' if how == 'on' else '关着'}", f'"{switch}" is {how}')


_FILLED: Mapping[str, Callable[[Words, str], Words]] = {
    "on": _on,
    "compare": _comparing,
    "called": _dialled,
    "caller": _calling,
    "area": _coming,
    "switched": _switched,
}
"""Causes whose words are put together otherwise than by filling in what they are about."""


def _filled(words: Words, what: str) -> Words:
    return Words(words.zh.replace("{}", what), words.en.replace("{}", what))
