"""A line at the left margin that begins with no header's word, said in the writer's words."""

from __future__ import annotations

import re

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import alike
from ivrc.language.keywords import TYPES
from ivrc.language.token import Token
from ivrc.language.words import HEADERS
from ivrc.regex import regex

_COMMENT = regex(r"#|;|--|/\*|<!--|%|'|`")


def no_header(first: Token, place: Span) -> Diagnostic:
    """What to say of it: IVRC101."""
    words = str(first).split()
    word = words[0].rstrip(":") or words[0]
    place = place._replace(column=1, end_column=1 + len(word))
    near = "" if _COMMENT.match(word) else _near_header(word, len(words))
    listing_zh = "、".join(header.zh[0] for header in HEADERS)
    listing_en = ", ".join(header.en[0] for header in HEADERS)
    if _COMMENT.match(word):
        mend_zh, mend_en = "注释写在 // 后面。", "Write a comment after //."
    elif TYPES.get(word.lower()) and not near:
        mend_zh, mend_en = (
            "这一行属于上面的块：请缩进它。",
            "This line belongs to the block above: indent it.",
        )
    elif near:
        mend_zh, mend_en = f"是不是“{near}”？", f'Did you mean "{near}"?'
    else:
        mend_zh = f"标题以这些词开头：{listing_zh}；块里的行要缩进。"
        mend_en = f"A header begins with one of: {listing_en}; the lines of a block are indented."
    return finding(
        "IVRC101",
        place,
        zh=f"顶格的行要以标题开头，“{word}”不是标题",
        en=f'a line at the left margin is a header, and "{word}" begins none',
        mend_zh=mend_zh,
        mend_en=mend_en,
        fix=near or None,
    )


def _near_header(word: str, words: int) -> str:
    """The header that a word was probably meant for: one spelt otherwise, or with its name glued to it."""
    headers = [spelling for header in HEADERS for spelling in (*header.zh, *header.en)]
    near = alike(word.lower(), headers, 0.5)
    named = [header for header in HEADERS if header.type != "INCLUDE"]
    glued = re.match("|".join(header.zh[0] for header in named), word)
    inside = [
        spelling for header in named for spelling in (*header.zh, *header.en) if spelling in word.lower()
    ]
    if glued and word != glued[0]:
        rest = word[glued.end() :]
        near = f"{glued[0]} {rest}" if re.fullmatch(r"[\w\-·]+", rest) else ""
    elif inside and words == 1 and re.fullmatch(r"[\w\-·]+", word):
        near = f"{inside[0]} {word}"
    return near
