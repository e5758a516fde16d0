"""Words for ways of dialling that there are not: `空闲最久`, `同振`, `round robin`, `ring all` are no telephones.

Several destinations are dialled in turn, in rotation, at random or at once. Whoever writes another way, or one of these in
other words, is told so, and never has a word of it taken for a destination.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.regex import regex


class _Way(NamedTuple):
    """A way of dialling: what it means, and how it is written in Chinese and in English. `known` are the words for it of
    one that there is."""

    zh: str
    en: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    known: tuple[str, str] = ("依次", "in turn")
    nearest: tuple[str, str] = (
        "轮流最近：每一通从下一个人拨起，几个人接到的一样多",
        "Nearest is rotation: each call begins with the next, so that all get as many",
    )


_WAYS = (
    _Way(
        "",
        "",
        ("同时", "同時", "同振", "同响", "齐振", "群振", "一起", "一齐", "一同", "并行", "并发", "全部", "全体", "群呼",
         "群响", "齐呼", "齐响", "同呼", "组呼"),
        (
            r"(?:all\s+)?at\s+(?:once|the\s+same\s+time)", r"ring[\s-]?all", r"simult\w+", r"(?:all\s+)?together",
            r"(?:in[\s-])?parallel", r"concurrent(?:ly)?", r"all(?:\s+(?!ring\b)[a-z][\w-]*)?", r"everyone", r"broadcast", r"fork(?:ed|ing)?", r"ringallv2",
        ),
        ("同时", "at once"),
    ),
    _Way(
        "",
        "",
        ("轮流", "輪流", "轮询", "輪詢", "轮循", "循环", "循環", "轮转", "轮换", "轮巡", "平均分配", "平均", "平均分", "均分", "平分", "轮振", "輪振", "轮呼",
         "輪呼", "轮响", "均匀", "均匀分配"),
        (r"round[\s-]?robin", r"(?:in[\s-])?rotation", r"rotating", r"by\s+turns", r"alternating(?:ly)?", r"circular(?:ly)?",
         r"rr(?:memory|ordered)", r"uniform(?:ly)?", r"(?:evenly\s+)?distributed"),
        ("轮流", "in rotation"),
    ),
    _Way(
        "",
        "",
        ("随机", "隨機", "随振", "隨振", "任意", "任一", "随便"),
        (r"(?:at[\s-])?random(?:ly)?", r"wrandom", r"any\s+one"),
        ("随机", "at random"),
    ),
    _Way(
        "挑空闲最久或接得最少的人",
        "pick who has been idle longest or has taken fewest calls",
        ("空闲最久", "最久空闲", "最长空闲", "空闲最长", "闲置最久", "閒置最久", "空闲优先", "空闲", "最少接听", "最少通话"),
        (
            r"(?:the\s+)?(?:longest|most)[\s-]idle", r"least[\s-]?recent(?:ly)?(?:[\s-]used)?", r"fewest[\s-]?calls",
            r"least[\s-]busy", r"by\s+skills?",
        ),
        ("轮流", "in rotation"),
    ),
    _Way(
        "记得上次是谁接的",
        "remember who took the last call",
        ("上次的坐席", "上次坐席", "上次的客服", "上次客服", "上次的人", "上次接听的", "上次接听的坐席", "上次的", "上一次的坐席", "上一次接听的",
         "首问坐席", "首问负责"),
        (
            r"(?:the\s+)?(?:last|previous|same)[\s-]agent(?:[\s-]again)?", r"sticky(?:[\s-]agent)?",
        ),
        nearest=(
            "谁的客户写一份名单：名单 坐席一的客户，分支里 主叫在 坐席一的客户 → …",
            "Nearest is a list of whose caller it is: list callers-of-desk, and in a branch: caller in callers-of-desk -> …",
        ),
    ),
    _Way(
        "按天、按周换人",
        "change with the day or the week",
        ("每周轮换", "每周轮班", "每周轮值", "每周换人", "每周一人", "每天轮换", "每天轮班", "每天换人", "每天一人", "每日轮换", "每月轮换", "按周轮换",
         "按天轮换", "按周轮班", "按天轮班"),
        (r"(?:daily|weekly|monthly)(?:[\s-](?:rota|rotation|shift)s?)?",),
        nearest=(
            "哪天谁接，用时间写：时间 甲值班：2026年12月5日 9:00-17:00，分支里 甲值班 → …",
            "Who answers on which day is written as hours: hours turn: 2026-12-05 9:00-17:00, and in a branch: turn -> …",
        ),
    ),
    _Way(
        "",
        "",
        (
            "依序", "依此", "以次", "一次", "依次序", "依顺序", "顺序", "順序", "按顺序", "按順序", "按次序", "按序", "逐个",
            "逐一", "挨个", "先后", "顺振", "順振", "顺呼", "順呼", "顺响", "顺次", "線性", "线性", "优先级", "按优先级", "按优先顺序", "依次拨打", "依次呼叫", "依次接听", "依次地",
        ),
        (
            r"in\s*-?\s*(?:order|sequence|trun|tunr|turns|tern|series)", r"in-?turn", r"sequential(?:ly)?",
            r"one\s+by\s+one", r"one\s+after\s+(?:the\s+other|another)", r"consecutive(?:ly)?", r"successive(?:ly)?",
            r"(?:memory[\s-]?)?hunt(?:[\s-]group)?", r"hunting[\s-]group", r"linear(?:ly)?", r"sequence", r"cascad(?:e|ed|ing)", r"top[\s-]?down",
            r"fail[\s-]?over", r"(?:by\s+)?priority", r"first[\s-]?available",
        ),
    ),
)  # fmt: skip
"""Those that mean nothing of their own are a way that there is by another name; of another, `known` are the words for what
comes nearest."""

_SPELLINGS = {word for way in _WAYS for word in way.known}
_BEFORE, _AFTER = r"(?:(?<=[\s,，、;；])|^)", r"(?=\s*(?:[,，、;；]|$|\s))"
_ZH_TAIL = (
    r"(?:(?:地|方式|模式|分配)?(?:振铃|响铃|振鈴|拨打?|撥打?|呼叫|接听)?(?=\s*(?:[,，、;；]|$))"
    r"|地?(?=(?:振铃|每个)?\s*[0-9０-９]|(?:振铃|每个)\s*[0-9０-９振]|\s))"
)
_FOUND = tuple(
    regex(rf"{_BEFORE}(?:(?:{'|'.join(way.words)}){_ZH_TAIL}|(?i:{'|'.join(way.phrases)}){_AFTER})")
    for way in _WAYS
)
_LATIN = regex("[a-z]", re.IGNORECASE)
_LEADING = regex(r"^(?P<how>(?!拨|dial)[^,，:：“\"]{1,24}?)\s*(?P<dial>拨(?=\s)|dial\s)", re.IGNORECASE)
"""`同时拨 坐席一，坐席二`, `simultaneously dial desk, night-desk`."""
_BARE = regex(r"(拨|dial)\s*", re.IGNORECASE)
"""No destination stands before the way of dialling."""
_KNOWN = regex(
    r"依次|同时|轮流|随机|\bin\s+turn\b|\bat\s+once\b|\bin\s+rotation\b|\bat\s+random\b", re.IGNORECASE
)


def dials(line: str) -> bool:
    """Whether a line says how before it says that it dials."""
    lead = _LEADING.match(line)
    return lead is not None and any(pattern.fullmatch(lead["how"]) for pattern in _FOUND)


def strange_way(line: str, span: Span) -> Diagnostic | None:
    """What to say of a line that dials if it holds a way of dialling that there is not.

    `span` is the line's place, or that of the word alone.
    """
    lead = _LEADING.match(line)
    text = line[: lead.end("how")] if lead else line
    latin = _LATIN.search(text) is not None
    for way, pattern in zip(_WAYS, _FOUND, strict=True):
        if not latin and not any(word in text for word in way.words):
            continue  # as in nearly every line: the expressions are long
        found = (each for each in pattern.finditer(text) if lead or not _is_known(each[0]))
        if match := next(found, None):
            if span.end_column - span.column == len(line):
                start = span.column + match.start()
                span = span._replace(column=start, end_column=start + len(match[0]))
            return _found(way, match[0], _lead(line, lead, way) if lead else _known(line, match, way), span)
    return None


def _is_known(word: str) -> bool:
    return " ".join(word.lower().split()) in _SPELLINGS


def _lead(line: str, lead: re.Match[str], way: _Way) -> str:
    """The line with its way of dialling behind the destinations, where there is such a way."""
    rest = line[lead.start("dial") :]
    if _KNOWN.search(rest):
        return rest
    return (
        f"{rest.rstrip(' ,，、;；')}, {way.known[1]}"
        if rest.isascii()
        else f"{rest.rstrip(' ,，、;；')}，{way.known[0]}"
    )


def _known(line: str, match: re.Match[str], way: _Way) -> str:
    """The line as it can be dialled: a way that there is stands in it once, and no other."""
    before, after = line[: match.start()], line[match.end() :]
    word = way.known[match[0].isascii()]
    bare = _BARE.fullmatch(before)
    if bare and _KNOWN.search(after):
        return f"{before}{after.lstrip(' ,，、;；')}"
    if bare:
        before = f"{bare[1]} {'desk, night-desk, ' if match[0].isascii() else '坐席一，坐席二，'}"
    if _KNOWN.search(before + after):
        return before.rstrip(" ,，、;；") + (after if after.strip(" ,，、;；") else "")
    if before.rstrip() and before.rstrip()[-1] not in ",，、;；":
        before = before.rstrip() + (", " if match[0].isascii() else "，")
    return f"{before}{word}{after}"


def _found(way: _Way, word: str, line: str, span: Span) -> Diagnostic:
    mend_zh, mend_en = f"写成：{line}", f"Write: {line}"
    if not way.zh:
        zh = f"“{word}”不是目的地，也不是认识的拨法；是不是“{way.known[0]}”？"
        en = f'"{word}" is no destination and no known way of dialling; did you mean "{way.known[1]}"?'
    else:
        zh = f"“{word}”不是目的地；这一版不能{way.zh}。{way.nearest[0]}"
        en = f'"{word}" is no destination; this version cannot {way.en}. {way.nearest[1]}'
    return finding("IVRC116", span, zh=zh, en=en, mend_zh=f"{mend_zh}。", mend_en=f"{mend_en}.")
