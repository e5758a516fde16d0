"""显示, 对坐席说, 传给坐席: what a desk gets to know of a call before it talks with the caller."""

from __future__ import annotations

from functools import partial

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.desk import Desk
from ivrc.flow.nodes import Heard, Play
from ivrc.language import tree
from ivrc.language.lines.hand import HandLine
from ivrc.language.lines.show import ShowLine
from ivrc.language.lines.tell import TellLine
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import fields
from ivrc.lowering.speech import plays
from ivrc.lowering.tongues import in_first
from ivrc.regex import regex

_CALLER = (
    "真实主叫",
    "真实号码",
    "主叫号码",
    "来电号码",
    "caller",
    "the caller",
    "caller's number",
    "real caller",
)
_NUMBER = regex(r"\+?[0-9]{3,20}")


def desk(draft: Draft, source: tree.Block) -> Desk | None:
    """The desk's side of a transfer; None where it says nothing of it."""
    found = Desk()
    for line in source.lines:
        match line:
            case ShowLine():
                found = _shown(draft, found, line)
            case TellLine():
                heard = in_first(draft, partial(plays, draft, line.speech, interruptible=False))
                if any(not isinstance(each, Play) for each in heard):
                    draft.found.append(_not_known(line.span))
                found = found._replace(tells=_clips(heard))
            case HandLine():
                found = found._replace(passes=fields(draft, line.fields, line.span))
    return found if found != Desk() else None


def _clips(heard: tuple[Heard, ...]) -> tuple[str, ...]:
    return tuple(each.clip for each in heard if isinstance(each, Play))


def _shown(draft: Draft, found: Desk, line: ShowLine) -> Desk:
    what = narrow(line.what.text)
    if what.lower() in _CALLER:
        other = "被叫号码" if draft.outbound else "主叫号码"
        draft.value(other, line.span)
        return found._replace(caller=other)
    number = what.replace("-", "").replace(" ", "")
    if not _NUMBER.fullmatch(number):
        draft.found.append(_no_number(line.span, what))
    return found._replace(number=number)


def _no_number(span: Span, what: str) -> Diagnostic:
    return finding(
        "IVRC294",
        span,
        zh=f"“{what}”不能显示给坐席：显示的是一个号码，3 到 20 位数字",
        en=f'"{what}" cannot be shown to a desk: it sees a number of 3 to 20 digits',
        mend_zh="写 显示 真实主叫，坐席看到来电号码；或写号码：显示 33881001。",
        mend_en="Write: show caller, and the desk sees the calling number; or a number: show 8005551234.",
    )


def _not_known(span: Span) -> Diagnostic:
    return finding(
        "IVRC295",
        span,
        zh="对坐席说的话里有通话中才知道的内容，只能说固定的话",
        en="what is told to the desk holds what is known only in the call; only fixed words can be told",
        mend_zh="把它传过去，坐席的话机看得到：传给坐席 卡号={卡号}。",
        mend_en="Pass it on, and the desk's telephone shows it: pass card={card}.",
    )
