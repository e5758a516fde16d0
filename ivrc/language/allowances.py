"""`// 允许 IVRC316：老客户习惯先听键`: a comment that lets a finding stand where it is, by its code and with a reason.

It stands at the end of the line concerned, or on a line of its own right above it. An ordinary comment begins
otherwise; one that begins like this and is written wrongly is told, so that nobody believes a finding allowed that
is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import alike
from ivrc.language.lexer import comment, plain
from ivrc.regex import regex

_HEAD = 400
"""Characters of a comment in which its codes stand. The reason may be longer."""
_WORD = "允许|允許|allow"
_ELSEWHERE = (
    *("ignore", "ignored", "disable", "suppress", "silence", "skip", "permit", "noqa", "nolint"),
    *("忽略", "忽视", "屏蔽", "关闭", "跳过", "禁用", "放行", "接受", "准许"),
)
"""What is written for it by those who know such comments from elsewhere."""
_LIKELY = 0.8
"""How alike to `allow` a word must be to be taken for it."""
_CODE = r"(?:IVRC[0-9]{3}|(?!IVRC)[A-Z]{2,8}[0-9]{2,4})(?![0-9A-Z])"
"""Those of a team's own checks begin otherwise than with `IVRC`."""
_WELL = regex(
    rf"\s*+(?:{_WORD})[\s:]*+(?P<codes>{_CODE}(?:\s*+(?:,|和|and\b)?\s*+{_CODE})*+)\s*+:", re.IGNORECASE
)
_SHAPE = r"IVRC[\s-]*+[0-9]*+"
_LIKE = (
    regex(
        rf"\s*+(?:ivrc\s*+[:-]\s*+)?(?P<word>[^\W\d_]+?)[\s:(\[【《]*+(?P<code>{_SHAPE})(?P<rest>.*)",
        re.IGNORECASE,
    ),
    regex(rf"\s*+(?P<code>{_SHAPE})\s*+(?P<word>[^\W\d_]+)(?P<rest>.*)", re.IGNORECASE),
    regex(rf"\s*+(?P<word>{_WORD})\s*+(?P<code>[0-9]{{3}})(?P<rest>\s*+:.*)", re.IGNORECASE),
)
"""`忽略 IVRC316 …`, `IVRC316 allow …`, `允许 316：…`."""


_SECOND = regex(rf"//\s*(?:{_WORD})[\s:]*(?P<code>{_CODE})", re.IGNORECASE)
"""A comment within a comment: only the first would be heeded."""


class Allowance(NamedTuple):
    """One code that is allowed: on which line of its file (0: on none), why, and where that is written."""

    code: str
    line: int
    reason: str
    span: Span


def allowances(source: str, file: str, found: list[Diagnostic]) -> Iterator[Allowance]:
    """What the comments of a file allow. Those that are written wrongly go to `found`."""
    waiting: list[Allowance] = []
    for number, raw in enumerate(source.split("\n"), 1):
        line = plain(raw) if "/" in raw or "／" in raw else raw
        column = comment(line)
        here: list[Allowance] = []
        if column is not None:
            span = Span(file, number, column + 1, number, len(raw.rstrip()) + 1)
            here = list(_read(line, raw, column + 2, span, found))
            if not line[:column].strip():
                waiting += here
                continue
        about = number if line.strip() else 0
        yield from (one._replace(line=about) for one in (*waiting, *here))
        waiting = []
    yield from waiting


def _read(line: str, raw: str, begin: int, span: Span, found: list[Diagnostic]) -> Iterator[Allowance]:
    """What the comment allows whose words begin at that column (from 0) of a line, given in both its forms."""
    head = line[begin : begin + _HEAD]
    if well := _WELL.match(head):
        reason = raw[begin + well.end() :].strip()
        if not re.search(r"\w", reason):
            found.append(_no_reason(span, well["codes"].upper()))
            return
        if second := _SECOND.search(plain(reason)):
            found.append(
                _two_comments(span, f"{well['codes']}、{second['code']}".upper(), reason[: second.start()])
            )
            return
        for code in re.compile(_CODE, re.IGNORECASE).finditer(head, *well.span("codes")):
            start = begin + code.start() + 1
            place = span._replace(column=start, end_column=start + len(code[0]))
            yield Allowance(code[0].upper(), 0, reason, place)
        return
    for like in _LIKE:
        if (match := like.match(head)) and _meant(match["word"].lower()):
            found.append(_malformed(span, match["code"], raw[begin + match.start("rest") :]))
            return


def _meant(word: str) -> bool:
    return bool(word in ("允许", "允許", *_ELSEWHERE) or alike(word, ("allow", "allowed"), _LIKELY))


def _no_reason(span: Span, codes: str) -> Diagnostic:
    return finding(
        "IVRC113",
        span,
        zh=f"允许了 {codes}，却没有写理由",
        en=f"{codes} is allowed without a reason",
        mend_zh=f"在冒号后面写上为什么可以这样，例如：// 允许 {codes}：老客户习惯先听键。",
        mend_en=f"Say after the colon why it may stay, for instance: // allow {codes}: our callers know the keys.",
    )


def _two_comments(span: Span, codes: str, reason: str) -> Diagnostic:
    return finding(
        "IVRC113",
        span,
        zh="一行里有两条允许的注释，后一条不起作用",
        en="two comments of one line allow findings, and the second does nothing",
        mend_zh=f"写成一条：// 允许 {codes}：{reason.strip() or '理由'}",
        mend_en=f"Write one: // allow {codes.replace('、', ', ')}: {reason.strip() or 'the reason'}",
    )


def _malformed(span: Span, code: str, rest: str) -> Diagnostic:
    digits = re.sub(r"[^0-9]", "", plain(code))
    shown = f"IVRC{digits}" if len(digits) == 3 else "IVRC316"
    reason = rest.strip().strip(":：,，、—–-)）]】》 ")
    return finding(
        "IVRC113",
        span,
        zh="这条注释像是要允许一处发现，但写法不对，所以不起作用",
        en="this comment looks as if it allowed a finding, but it is not written so and does nothing",
        mend_zh=f"写成：// 允许 {shown}：{reason or '理由'}",
        mend_en=f"Write: // allow {shown}: {reason or 'the reason'}",
    )
