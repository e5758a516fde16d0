"""Words that turn a caller away: they regret, and say neither what else to do nor anything that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ivrc.checks.facts import Facts
from ivrc.flow.nodes import Clip, Edge
from ivrc.regex import regex

_REGRETS = regex(
    r"对不起|對不起|抱歉|不好意思|對唔住|唔好意思|(?:未能|唔可以|唔能夠|冇得|冇人(?:可以|能夠)?|暫時冇)[^。，]{0,2}(?:幫|辦理|提供|處理|為)"
    r"|不(?:再|能)?(?:接收|接受|受理|招收|提供|办理|辦理|承办|承辦|开放|開放|对外|對外)|(?:不能|无法|無法|没有办法|沒有辦法)(?:为您|為您|办理|辦理|受理|服务|服務|处理|處理|帮)"
    r"|(?:业务|業務|功能|服务|服務|活动|活動)(?:已经?|已經|现|現|暂|暫|都)*(?:停办|停辦|停止|取消|下线|下線|不支持|不提供|结束|結束|暂停|暫停)|[您你]不(?:符合|满足|滿足|能)|不符合[^。，]{0,6}(?:条件|條件)"
    r"|\b(?:is|are) (?:no longer|not|currently not|currently un)\s?(?:available|offered|supported|possible|open)\b|\bnot eligible\b|\b(?:we|you) (?:cannot|can't|can not) (?:do|offer|order|use)\b"
    r"|\b(?:option|service) is (?:now )?(?:closed|unavailable|discontinued)\b"
    r"|\bsorry\b|\bapologi[sz]e|\bregret\b|\bunable to\b|\b(?:cannot|can't|can not) help\b|\blo sentimos\b|\bd[ée]sol[ée]s?\b|\bregrettons\b",
    re.IGNORECASE,
)
_FAREWELL = regex(
    r"(?:再[见見会會]|拜拜|(?:谢谢|謝謝|感谢|感謝|多谢|多謝)[^，,]*|祝[^，,]*|您好|欢迎[^，,]*|歡迎[^，,]*|good ?bye|bye|thank you[^.]*|thanks[^.]*|have a [^.]*|adi[óo]s|gracias[^.]*|au revoir|merci[^.]*|hello)",
    re.IGNORECASE,
)
_WAY_ON = regex(
    r"请|請|拨|撥|致[电電]|稍[后後候]|[留联聯][言系繫]|[网網]|小程序|\b(?:please|call|dial|visit|write|e-?mail|contact|later|again|try|press|online|www|open|llame|rappele[rz])\b|\d{3}",
    re.IGNORECASE,
)
_CLOSED = regex(
    r"下班|休息|休[诊診]|打烊|收工|[关關][门門]|(?:非|不是)(?:工作|[营營][业業]|[办辦]公|[应應][诊診]|服[务務])[时時][间間]"
    r"|\bclosed\b|\bout(?:side)? of (?:office |business |opening )?hours\b|\bnot open\b",
    re.IGNORECASE,
)
"""That it is closed, which says no more than regret does."""
_PARTS = regex(r"[。！？；，,.!?;]+")


def empty(clips: Sequence[Clip], also: re.Pattern[str] = _REGRETS) -> bool:
    """Whether all that is heard is regret, a farewell or nothing, and no way on."""
    return all(
        not _WAY_ON.search(part) and (_REGRETS.search(part) or also.search(part) or _FAREWELL.fullmatch(part))
        for clip in clips
        for part in map(str.strip, _PARTS.split(clip.text))
        if part
    )


def turns_away(clips: Sequence[Clip]) -> bool:
    """The same, and regret is among it."""
    return empty(clips) and any(_REGRETS.search(clip.text) for clip in clips)


def tells_closed(clips: Sequence[Clip]) -> bool:
    """Whether all that is heard is that it is closed, with regret and a farewell at most."""
    return empty(clips, _CLOSED) and any(_CLOSED.search(clip.text) for clip in clips)


def helps_nobody(facts: Facts) -> list[tuple[str, Edge]]:
    """The ways of keys on which a hotline turns callers away, where it does nothing else: it has no person and no message,
    and none of its ends tells anything."""
    if any(facts.nodes[name].traits.serves for name in facts.reached):
        return []
    ends = list(last_ways(facts))
    if not all(empty(heard) for _, _, heard in ends):
        return []
    return [(name, edge) for name, edge, heard in ends if chosen(edge) and turns_away(heard)]


def chosen(edge: Edge) -> bool:
    """Whether a way is one of an option, and not of silence or of a wrong key."""
    return edge.cause.kind in ("key", "number")


def last_words(facts: Facts, edge: Edge) -> list[Clip] | None:
    """All that is heard behind a way until the call ends; None where something else comes first."""
    heard: list[Clip] = []
    name = edge.target
    for _ in facts.nodes:
        node = facts.nodes[name]
        if node.traits.ends:
            return heard
        if not node.traits.passes:
            return None
        if len(facts.heard[name]) < len(facts.plays[name]):
            return None
        heard += facts.heard[name]
        name = facts.ways[name][-1].target
    return None


def last_ways(facts: Facts) -> Iterator[tuple[str, Edge, list[Clip]]]:
    """Every way out of a place where something is decided behind which the call ends by speech alone."""
    for name in facts.reached:
        if not facts.nodes[name].traits.passes:
            for edge in facts.ways[name]:
                if (heard := last_words(facts, edge)) is not None:
                    yield name, edge, heard
