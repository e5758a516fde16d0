"""What a line that does not parse was probably meant to be, said in the writer's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from lark import Token

from ivrc.diagnostics import Diagnostic, Span, error
from ivrc.language.words import HEADERS, LINES, TYPES, header_spelling

_HEADER_TYPES = frozenset(word.type for word in HEADERS)
_SHOWN = {
    "QUOTED": ("带引号的话", "words in quotation marks"),
    "PHRASE": ("《短语》", "a <phrase>"),
    "ARROW": ("→ 去处", "-> and where to go"),
    "DURATION": ("时长（如 5秒）", "a time (such as 5s)"),
    "TIMES": ("次数（如 2次）", "a count (such as 2 times)"),
    "TIMES_OF_DAY": ("起止时间（如 9:00-17:00）", "hours (such as 9:00-17:00)"),
    "NAME": ("名称", "a name"),
    "VARIABLE": ("{变量}", "a {variable}"),
    "VALUE": ("它的内容", "its value"),
    "_NL": ("换行", "the end of the line"),
    "_COMMA": ("逗号", "a comma"),
    "ENDS": ("以#结束", "ended by #"),
}


def explain(token: Token, line: Sequence[Token], expected: Collection[str], source: str, file: str) -> Diagnostic:
    """The diagnostic for a token that does not fit. `line` holds the tokens of its line up to it."""
    place = _place(token, file)
    first = next((t for t in line if t.type not in ("_INDENT", "_DEDENT")), token)
    start = _place(first, file)
    whole = start._replace(end_line=place.end_line, end_column=place.end_column)
    if token.type == "BROKEN" and str(token) in ('"', "「", "『"):
        return error(
            "IVRC102",
            place,
            zh="引号只有一半：没有找到与它配对的引号",
            en="a quotation mark stands alone: its other half is missing",
            mend_zh="在这句话的末尾补上 ”，一句话写在一行里。",
            mend_en='Close the sentence with ", on the same line.',
        )
    if token.type == "BROKEN" and str(token) in ("《", "〈", "<", "{"):
        close = {"《": "》", "〈": "〉", "<": ">", "{": "}"}[str(token)]
        return error(
            "IVRC102",
            place,
            zh=f"{token} 没有配对的 {close}",
            en=f"{token} has no {close} to go with it",
            mend_zh=f"补上 {close}。",
            mend_en=f"Add {close}.",
        )
    if start.column == 1:
        return _header(first, token, place, expected)
    if first.type in ("NAME", "BROKEN") and (token is first or token.type != "_NL"):
        text = _after(source, first)
        near = get_close_matches(str(first).lower(), [s for w in LINES for s in (*w.zh, *w.en)], 1, 0.6)
        if near:
            return error(
                "IVRC106",
                start,
                zh=f"不认识“{first}”",
                en=f'"{first}" is not known',
                mend_zh=f"是不是“{near[0]}”？",
                mend_en=f'Did you mean "{near[0]}"?',
                fix=near[0],
            )
        if not any(mark in text for mark in "→") and "->" not in text:
            return error(
                "IVRC107",
                whole._replace(end_column=start.column + len(text)),
                zh="这一行既没有箭头，也不是认识的语句",
                en="this line has no arrow and is no statement that is known",
                mend_zh=f"要播报的话请加引号：“{text}”；选项请写成：{text} → 去处。",
                mend_en=f'Put words that are spoken in quotation marks: "{text}"; write an option as: {text} -> where.',
            )
    return _unexpected(token, place, first, expected)


def _place(token: Token, file: str) -> Span:
    """Where a token stands; the end of a line is one column wide."""
    line, column = token.line or 0, token.column or 0
    end = column + 1 if token.type == "_NL" else max(token.end_column or 0, column + 1)
    return Span(file, line, column, line, end)


def _header(first: Token, token: Token, place: Span, expected: Collection[str]) -> Diagnostic:
    if first.type in _HEADER_TYPES:
        zh, en = header_spelling(first.type)
        if token.type == "_NL":
            return error(
                "IVRC108",
                place,
                zh=f"“{first}”后面要写名称",
                en=f'a name has to follow "{first}"',
                mend_zh=f"例如：{zh} 主菜单。" if first.type != "INCLUDE" else "例如：引用 “公共.ivr”。",
                mend_en=f"For instance: {en} main." if first.type != "INCLUDE" else 'For instance: include "common.ivr".',
            )
        return _unexpected(token, place, first, expected)
    word = str(first).split()[0] if str(first).split() else str(first)
    place = place._replace(column=1, end_column=1 + len(word))
    headers = [spelling for header in HEADERS for spelling in (*header.zh, *header.en)]
    near = get_close_matches(word.lower(), headers, 1, 0.5)
    listing_zh = "、".join(header.zh[0] for header in HEADERS)
    listing_en = ", ".join(header.en[0] for header in HEADERS)
    known = TYPES.get(word.lower())
    if known and not near:
        mend_zh, mend_en = "这一行属于上面的块：请缩进它。", "This line belongs to the block above: indent it."
    elif near:
        mend_zh, mend_en = f"是不是“{near[0]}”？", f'Did you mean "{near[0]}"?'
    else:
        mend_zh = f"标题以这些词开头：{listing_zh}；块里的行要缩进。"
        mend_en = f"A header begins with one of: {listing_en}; the lines of a block are indented."
    return error(
        "IVRC101",
        place,
        zh=f"顶格的行要以标题开头，“{word}”不是标题",
        en=f'a line at the left margin is a header, and "{word}" begins none',
        mend_zh=mend_zh,
        mend_en=mend_en,
        fix=near[0] if near else None,
    )


def _unexpected(token: Token, place: Span, first: Token, expected: Collection[str]) -> Diagnostic:
    named = [_SHOWN[t] for t in _SHOWN if t in expected]
    zh = "、".join(z for z, _ in named) or "别的内容"
    en = ", ".join(e for _, e in named) or "something else"
    what_zh = "这一行到这里就完了" if token.type == "_NL" else f"这里不该是“{token}”"
    what_en = "the line ends here" if token.type == "_NL" else f'"{token}" does not fit here'
    return error(
        "IVRC109",
        place,
        zh=f"{what_zh}，“{first}”的这个位置可以写：{zh}",
        en=f'{what_en}; after "{first}" this place takes: {en}',
        mend_zh="对照 docs/language.zh-CN.md 里的写法改这一行。",
        mend_en="Compare the line with docs/language.md.",
    )


def _after(source: str, first: Token) -> str:
    """The rest of the line from the first token on, as written."""
    start = first.start_pos or 0
    end = source.find("\n", start)
    return source[start : end if end >= 0 else len(source)].rstrip()
