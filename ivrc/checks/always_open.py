"""IVRC334: service round the clock is promised, and at some hours nobody is called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote, story
from ivrc.checks.wording import wording
from ivrc.diagnostics import Label
from ivrc.flow.nodes import Edge
from ivrc.regex import regex

_PROMISES = wording(
    "小时|小時|全天|昼夜|晝夜|日夜|随时|隨時|无休|無休|每天都有|hour|24/7|around the clock|night|every day|clos|always|365 days",
    r"(?:24|二十四)\s*(?:个|個)?(?:小时|小時)(?!之?[内內]|以[内內]|[前后後制里裡])[^。；;，,]{0,8}(?:服务|服務|人工|受理|接听|接聽|在线|在線|值守|值班|热线|熱線)"
    r"|(?:人工|客服|坐席)[^。；;，,]{0,4}(?:24|二十四)\s*(?:小时|小時)|(?:全天候?|昼夜|晝夜|日夜|随时|隨時)[^。；;，,]{0,6}(?:服务|服務|人工|接听|接聽)"
    r"|(?:全年|终年|終年)无休|(?:全年|終年)無休|每天都有(?:人|专人|專人)"
    r"|\b(?:24|twenty[- ]four)[- ]hours?(?: a day)?(?! (?:notice|period|later|ago|before|after)\b)|\b24/7\b|\baround the clock\b|\bday (?:and|or) night\b"
    r"|\b(?:open|here|available) all day,? every day\b|\bnever clos(?:e|ed)\b|\balways (?:here|open|available)\b|\b365 days a year\b",
)
_LIMITED = regex(r"(?:24|twenty[- ]four)[- ]hours?", re.IGNORECASE)
_WITHIN = regex(
    r"\b(?:within|in|for|every|after|of|last|next|takes?|up to|least) (?:the )?(?:next |last )?$",
    re.IGNORECASE,
)
"""Before hours that are a stretch of time: within 24 hours."""
_ELSEWHERE = regex(
    r"网站|網站|网上|網上|官网|官網|公众号|公眾號|小程序|自助|留言|回电|[拨撥]打|APP\b|\bwebsite\b|\bonline\b|\bapp\b|\bself[- ]service\b|\bvoicemail\b|\bmessages?\b|\bcall\s+\d|www\.",
    re.IGNORECASE,
)
"""What is open all day may be another thing."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence that promises it, where a way that the clock decides leads to nobody while another does."""
    clips = facts.hotline.clips.values() if facts.says(_PROMISES) else ()
    promises = [clip for clip in clips if _promises(clip.text)]
    closed = _closed(facts) if promises else None
    if closed is None:
        return
    name, edge = closed
    way = story(facts, name)
    for clip in promises:
        text = quote(clip.text)
        yield Finding(
            clip.span,
            f"{text.zh}承诺全天有人，可是热线按时间走，有的时候谁也不转：{way.zh}",
            f"{text.en} promises service all day, but the hotline goes by hours, and at some of them calls nobody: {way.en}",
            "说出真正的时间，例如：人工服务时间为周一至周五九点到十七点；或者让这条路也转到人工。",
            "Say the hours as they are, such as: Our agents are here Monday to Friday, nine to five; or lead this way to a person, too.",
            [Label(edge.span, "这时没有人", "nobody at these hours")],
            way.course.then([(name, edge)]),
        )


def _promises(text: str) -> bool:
    for match in _PROMISES.expression.finditer(text):
        if not (_LIMITED.match(match[0]) and _WITHIN.search(text, 0, match.start())):
            return not _ELSEWHERE.search(text)
    return False


def _closed(facts: Facts) -> tuple[str, Edge] | None:
    """A branch by the clock that has a way to somebody and a way to nobody, with the latter."""
    for name, branch in facts.clocked.items():
        if not branch.by_clock or name not in facts.reached:
            continue
        served = {edge: _serves(facts, edge) for edge in facts.ways[name]}
        if any(served.values()) and not all(served.values()):
            return name, next(edge for edge, person in served.items() if not person)
    return None


def _serves(facts: Facts, edge: Edge) -> bool:
    return any(facts.nodes[name].traits.reaches_person for name in facts.search((edge.target,)))


CHECK = Check("IVRC334", find)
