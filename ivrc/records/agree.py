"""What must be so between the values of one record. A record that contradicts itself counts for nothing: which half of
it is wrong cannot be guessed."""

from __future__ import annotations

from ivrc.records import record
from ivrc.records.record import Record

_ROUNDED_S = 1.0
"""How much longer than the call a wait may be told: both are rounded."""

_CALLED = (record.ANSWERED, record.NOBODY_ANSWERED)
_BEFORE_ANSWER = (record.CALLER_LEFT, record.FAULT)


def contradiction(call: Record) -> tuple[str, str] | None:
    """The first thing that cannot be so, in Chinese and English."""
    return _of_times(call) or _of_outcome(call)


def _of_times(call: Record) -> tuple[str, str] | None:
    if call.end < (call.answered or call.start):
        return "end 早于 answered 或 start", "`end` is before `answered` or `start`"
    if call.answered and call.answered < call.start:
        return "answered 早于 start", "`answered` is before `start`"
    if call.waited_s is not None and call.waited_s > (call.end - call.start).total_seconds() + _ROUNDED_S:
        return "waited_s 比整通电话还长", "`waited_s` is longer than the call"
    return None


def _of_outcome(call: Record) -> tuple[str, str] | None:
    outcome = call.outcome
    if outcome == record.ANSWERED and call.answered_by is None:
        return (
            "outcome 是 answered，answered_by 却是 null",
            "`outcome` is answered, and yet `answered_by` is null",
        )
    if call.answered_by is not None and outcome not in (record.ANSWERED, record.FAULT):
        return (
            f"有 answered_by，outcome 却是 {outcome}",
            f"`answered_by` stands, and yet `outcome` is {outcome}",
        )
    if call.waited_s is None and (outcome in _CALLED or call.answered_by is not None):
        return "有人接听或无人接听，waited_s 却是 null", "somebody was called, and yet `waited_s` is null"
    if call.messages and outcome not in (record.ANSWERED, record.MESSAGE, record.FAULT):
        return f"有留言，outcome 却是 {outcome}", f"there are messages, and yet `outcome` is {outcome}"
    if outcome == record.MESSAGE and not call.messages:
        return "outcome 是 message，messages 却是空的", "`outcome` is message, and yet `messages` is empty"
    if outcome == record.FAULT and not call.faults:
        return "outcome 是 fault，faults 却是空的", "`outcome` is fault, and yet `faults` is empty"
    if call.answered is None and outcome not in _BEFORE_ANSWER:
        return (
            f"answered 是 null，outcome 却是 {outcome}",
            f"`answered` is null, and yet `outcome` is {outcome}",
        )
    return None
