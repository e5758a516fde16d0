"""What a report is asked for, and the names that the trade gives to things."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.kinds.note import CALLBACKS, NUMBERS

__all__ = ["CALLBACKS", "NUMBERS"]

COMPLAINTS = ("投诉", "complaint", "complaints")
SATISFIED = ("满意", "非常满意", "很满意", "satisfied", "very satisfied")
CALLED_BACK = ("已回电", "called back")
LIMITS = ("时限", "within")
"""The field of a callback's note that has the time that was promised."""

OUTCOMES = {
    "answered": ("有人接听", "answered"),
    "message": ("留了言", "message"),
    "nobody answered": ("无人接听", "nobody answered"),
    "caller left": ("来电者先挂机", "caller left"),
    "goodbye": ("正常结束", "goodbye"),
    "fault": ("故障", "fault"),
}
TRIES = {
    "answered": ("接通", "answered"),
    "busy": ("占线", "busy"),
    "no answer": ("无人接听", "no answer"),
    "failed": ("打不通", "failed"),
    "unknown": ("不知道", "unknown"),
}
"""What comes of a call that is made (`ivrc.outbound`)."""
GROUPINGS = {
    "day": ("日期", "day"),
    "week": ("周", "week"),
    "month": ("月", "month"),
    "agent": ("坐席", "agent"),
    "option": ("选项", "option"),
    "hotline": ("热线", "hotline"),
}
OVER_TIME = ("day", "week", "month")


class Asked(NamedTuple):
    """What the report is to tell. Days are ISO dates, both included; `now` is a moment in seconds since 1970 (UTC)."""

    by: str
    now: float
    since: str = "0000-00-00"
    until: str = "9999-99-99"
    attempts: int | None = None
    within_h: int = 48
    complaints: tuple[str, ...] = COMPLAINTS
    satisfied: tuple[str, ...] = SATISFIED
    callbacks: tuple[str, ...] = CALLBACKS
    called_back: tuple[str, ...] = CALLED_BACK
