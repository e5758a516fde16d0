"""IVRC383: callers are asked to rate the talk when it is over, and nobody asks them then."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.flow.causes import AFTER
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.note import Note

_PROMISES = wording(
    "评|評|打分|满意度|滿意度|survey|questionnaire|rate|rating|feedback",
    r"(?:[结結]束|完[毕畢])[之以]?[后後][^。；;短信簡訊]{0,20}(?:[评評][价價分]|打分|[满滿]意度)"
    r"|(?:不要|勿|[别別]|唔好)[急着著]{0,2}(?:先)?(?:[挂掛][机機]?|收[线線])[^。；;短信簡訊]{0,20}(?:[评評][价價分]|打分|[满滿]意度)"
    r"|\b(?:after|at the end of|following) (?:the|your|this|our) (?:call|conversation|talk)\b(?![^.;!?]*\b(?:text|e-?mail|sms)\b)[^.;!?]{0,48}\b(?:survey|questionnaire|rate|rating|feedback)\b"
    r"|\b(?:stay|remain|hold) on the line\b(?![^.;!?]*\b(?:text|e-?mail|sms)\b)[^.;!?]{0,48}\b(?:survey|questionnaire|rate|rating|feedback)\b"
    r"|\b(?:survey|questionnaire)\b[^.;!?]{0,24}\b(?:after|at the end of) (?:the|your|this) (?:call|conversation)\b",
)


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence that a call hears, in a hotline where no talk is followed by something that takes keys, and nothing writes down
    an answer."""
    if not facts.says(_PROMISES):
        return
    after = [edge.target for name in facts.reached for edge in facts.ways[name] if edge.cause == AFTER]
    behind = [facts.nodes[name] for name in facts.search(after)]
    if any(node.traits.takes_keys for node in behind):
        return
    if any(node.answer for node in of_kind(facts.hotline, Note) if node.id in facts.reached):
        return
    heard = {clip.id: clip for name in facts.reached for clip in facts.clips(facts.plays[name])}
    for clip in heard.values():
        if _PROMISES.expression.search(clip.text):
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"{text.zh}请来电者通话后评价，可是通话结束以后没有人问",
                f"{text.en} asks for a rating after the talk, but nothing asks for it then",
                "在转接里写“通话结束 → 满意度”，再写一个“评价 满意度”；或者删去这句话。",
                "Write `after call -> rating` in the transfer, and a block `survey rating`; or take the sentence away.",
            )


CHECK = Check("IVRC383", find)
