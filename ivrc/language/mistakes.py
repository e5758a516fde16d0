"""What a line that does not parse was probably meant to be, said in the writer's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.language.dialling import dials, strange_way
from ivrc.language.elsewhere import CASES, line_meant, meant
from ivrc.language.keywords import header_spelling
from ivrc.language.lexer import LONGEST_LINE, comment, has_arrow, plain
from ivrc.language.mends import HEADER_TYPES, Misfit, instead
from ivrc.language.misspelt import misspelt
from ivrc.language.no_header import no_header
from ivrc.language.telling import may_tell, read
from ivrc.language.token import Token
from ivrc.language.tongues import is_told
from ivrc.regex import regex

_SHOWN = {
    "QUOTED": ("带引号的话", "words in quotation marks"),
    "PHRASE": ("《短语》", "a <phrase>"),
    "ARROW": ("→ 去处", "-> and where to go"),
    "DURATION": ("时长（如 5秒）", "a time (such as 5s)"),
    "TIMES": ("次数（如 2次）", "a count (such as 2 times)"),
    "NTH": ("第几次（如 第二次）", "which time (such as second time)"),
    "TIMES_OF_DAY": ("起止时间（如 9:00-17:00）", "hours (such as 9:00-17:00)"),
    "NAME": ("名称", "a name"),
    "VARIABLE": ("{变量}", "a {variable}"),
    "VALUE": ("它的内容", "its value"),
    "_NL": ("换行", "the end of the line"),
    "_COMMA": ("逗号", "a comma"),
    "ENDS": ("以#结束", "ended by #"),
    **{word: header_spelling(word) for word in ("REPEAT", "IN_TURN", "RING", "WHOLE", "NOTICE")},
}

_SAMPLES = {
    "INCLUDE": ("例如：引用 “公共.ivr”。", 'For instance: include "common.ivr".'),
    "HOTLINE": ("例如：热线 大众联合 4006659999。", "For instance: hotline acme 8005551234."),
}
_OTHER_HALF = dict(zip("《〈<{》〉>}」』", "》〉>}《〈<{「『", strict=True))
_DASH = regex(r"([\w·]++)\s*+[—–\-~～>＞=＝←]++\s*+(\S.*)")
_GAP = regex(r"([\w\-·]++)\s++(\S.*)")
"""A last word and what stands before it, for a text written backwards: forwards a search would be quadratic."""
_BARE_KEY = regex(r"([0-9*#０-９＊＃])(?:\s*[:：]\s*|\s+)([\w\-·]+)$")


def explain(
    token: Token, line: Sequence[Token], accepted: Collection[str], source: str, file: str, kind: str = ""
) -> Diagnostic:
    """The diagnostic for a token that does not fit, where one of the types `accepted` would. `line` holds the
    tokens of its line up to it; `kind` is the type of the header above, if that could be read."""
    place = where(token, file)
    if token.type == "LONG":
        return _too_long(place)
    first = next((t for t in line if t.type not in ("_INDENT", "_DEDENT")), token)
    start = where(first, file)
    if token.type == "STRAY" and (half := _half(token, place, first, source)):
        return half
    if start.column == 1:
        return _header(first, token, place, accepted, source)
    if told := _dialling(first, source, start):
        return told
    if first.type == "NO_DAY":
        return _no_day(first, start)
    if first.type == "NAME" and is_told(plain(_after(source, first))):
        return _not_beneath(start, str(first))
    if first.type in ("NAME", "STRAY") and (found := _statement(_after(source, first), start, kind)):
        return found
    return _unexpected(token, place, first, accepted, _after(source, first))


def _not_beneath(place: Span, language: str) -> Diagnostic:
    """Words in another language at the side of the line that they are meant for."""
    return finding(
        "IVRC104",
        place,
        zh=f"用{language}说的话与上面的行对齐了，看不出它替哪一句",
        en=f"words in {language} are aligned with the line above, and it is not clear what they stand for",
        mend_zh="再缩进四个空格，写在它要替的那一句下面。",
        mend_en="Indent it by four more spaces, beneath the line whose words it has.",
    )


def _half(token: Token, place: Span, first: Token, source: str) -> Diagnostic | None:
    """Half a pair of marks."""
    if str(token) in ('"', "「", "『"):
        return finding(
            "IVRC102",
            place,
            zh="引号只有一半：没有找到与它配对的引号",
            en="a quotation mark stands alone: its other half is missing",
            mend_zh="在这句话的末尾补上 ”，一句话写在一行里。",
            mend_en='Close the sentence with ", on the same line.',
        )
    if (close := _OTHER_HALF.get(str(token))) and not _meant_arrow(first, source):
        return finding(
            "IVRC102",
            place,
            zh=f"{token} 没有配对的 {close}",
            en=f"{token} has no {close} to go with it",
            mend_zh=f"补上 {close}。",
            mend_en=f"Add {close}.",
        )
    return None


def _no_day(first: Token, start: Span) -> Diagnostic:
    zh, en = meant(str(first).split(" ")[0], CASES) or (
        "先写哪几天，再写起止时间，例如：周一至周五 9:00-17:00，或：每天 0:00-24:00。",
        "Write the days, then the hours, for instance: mon-fri 9:00-17:00, or: daily 0:00-24:00.",
    )
    return finding(
        "IVRC109",
        start,
        zh=f"“{first}”不是营业时间的写法",
        en=f'"{first}" is not how hours are written',
        mend_zh=zh,
        mend_en=en,
    )


def _statement(text: str, start: Span, kind: str) -> Diagnostic | None:
    """A line that begins with no keyword: an option without its arrow, a statement spelt otherwise, or bare words."""
    if not has_arrow(text) and may_tell(text):
        option, target = _last_word(_DASH, text) or _last_word(_GAP, text) or (text, "")
        if not may_tell(option):
            option, target = text, ""
        return _no_arrow(start._replace(end_column=start.column + len(text)), option, target)
    elsewhere = None if has_arrow(text) else line_meant(text)
    if not elsewhere and (spelt := misspelt(text, start, kind)):
        return spelt
    if (key := _BARE_KEY.match(text)) and not has_arrow(text):
        return _no_arrow(start._replace(end_column=start.column + len(text)), key[1], key[2])
    if kind == "COLLECT" and not has_arrow(text) and not elsewhere:
        return finding(
            "IVRC107",
            start._replace(end_column=start.column + len(text)),
            zh="这一行不是认识的语句",
            en="this line is no statement that is known",
            mend_zh="位数写成：11位，以#结束；要说的话请加引号；输完去哪里写成：→ 去处。",
            mend_en="Write the digits as: 11 digits, ended by #; put words that are spoken in quotation marks; "
            "and where to go then as: -> where.",
        )
    if kind == "CALLBACK" and not has_arrow(text) and not elsewhere:
        return finding(
            "IVRC107",
            start._replace(end_column=start.column + len(text)),
            zh="这一行不是认识的语句",
            en="this line is no statement that is known",
            mend_zh="时限写成：承诺 两小时内；位数写在问号码的话里：问号码 请输入7至12位电话号码，按#号键结束；要说的话请加引号。",
            mend_en="Write the time as: within two hours; the digits in the words that ask for them: ask number Enter your "
            "telephone number, 7 to 12 digits, followed by the pound key; put words that are spoken in quotation marks.",
        )
    if not has_arrow(text):
        words = text.strip("‘’«»‹›'")
        zh, en = elsewhere or (
            f"要播报的话请加引号：“{words}”；选项请写成：{words}请按1 → 去处。",
            f'Put words that are spoken in quotation marks: "{words}"; '
            f"write an option as: For {words}, press 1 -> where.",
        )
        return finding(
            "IVRC107",
            start._replace(end_column=start.column + len(text)),
            zh="这一行既没有箭头，也不是认识的语句",
            en="this line has no arrow and is no statement that is known",
            mend_zh=zh,
            mend_en=en,
        )
    return None


def _dialling(first: Token, source: str, start: Span) -> Diagnostic | None:
    """What to say of a line that dials in a way that there is not."""
    written = _after(source, first)
    written = written[: comment(plain(written))].rstrip()
    if first.type != "DIAL" and not dials(written):
        return None
    return strange_way(written, start._replace(end_column=start.column + len(written)))


def _meant_arrow(first: Token, source: str) -> bool:
    """Whether the line is an option with `>` or the like for its arrow."""
    dash = _last_word(_DASH, _after(source, first)) if first.type == "NAME" else None
    return dash is not None and may_tell(dash[0])


def _last_word(pattern: re.Pattern[str], text: str) -> tuple[str, str] | None:
    """What stands before the last word of a text, and that word."""
    match = pattern.fullmatch(text[::-1])
    return (match[2][::-1], match[1][::-1]) if match else None


def _no_arrow(span: Span, sentence: str, where: str = "") -> Diagnostic:
    keys = [key.keys for key in read(sentence).keys]
    if keys[1:] and not where:
        return finding(
            "IVRC107",
            span,
            zh="这一行说了几个键，却没有箭头，不知道按了以后去哪里",
            en="this line tells several keys and has no arrow, so it is not clear where they lead",
            mend_zh=f"给这句话加上引号，下面每个键写一行：“{sentence}”；{keys[0]} → 去处。",
            mend_en=f'Put it in quotation marks, and write a line for each key below it: "{sentence}"; {keys[0]} -> where.',
        )
    return finding(
        "IVRC107",
        span,
        zh="这个选项没有箭头，不知道按了以后去哪里",
        en="this option has no arrow, so it is not clear where the key leads",
        mend_zh=f"写成：{sentence} → {where or '去处'}。",
        mend_en=f"Write: {sentence} -> {where or 'where'}.",
    )


def _too_long(place: Span) -> Diagnostic:
    return finding(
        "IVRC111",
        place,
        zh=f"这一行有 {place.end_column - place.column} 个字符，最多 {LONGEST_LINE} 个",
        en=f"this line has {place.end_column - place.column} characters; {LONGEST_LINE} is the most",
        mend_zh="拆成几行：一句话一行，客户才听得完。",
        mend_en="Make it several lines: a sentence each, so that a caller can listen to it.",
    )


def where(token: Token, file: str) -> Span:
    """Where a token stands; the end of a line is one column wide."""
    line, column = token.line or 0, token.column or 0
    end = column + 1 if token.type == "_NL" else max(token.end_column or 0, column + 1)
    return Span(file, line, column, line, end)


def _header(first: Token, token: Token, place: Span, accepted: Collection[str], source: str) -> Diagnostic:
    if first.type in HEADER_TYPES:
        zh, en = header_spelling(first.type)
        if token.type == "_NL":
            file = first.type == "INCLUDE"
            return finding(
                "IVRC108",
                place,
                zh=f"“{first}”后面要写{'文件名' if file else '名称'}",
                en=f'a {"file" if file else "name"} has to follow "{first}"',
                mend_zh=_SAMPLES[first.type][0] if first.type in _SAMPLES else f"例如：{zh} 主菜单。",
                mend_en=_SAMPLES[first.type][1] if first.type in _SAMPLES else f"For instance: {en} main.",
            )
        return _unexpected(token, place, first, accepted, _after(source, first))
    return no_header(first, place)


def _unexpected(token: Token, place: Span, first: Token, accepted: Collection[str], text: str) -> Diagnostic:
    shown = set(accepted)
    if place.column > 1 and first.column == 1 and first.type != "INCLUDE":
        shown &= {"NAME", "_NL"}
    if "NAME" in accepted:
        shown -= {"REPEAT", "NOTICE"}
    named = [_SHOWN[t] for t in _SHOWN if t in shown]
    zh = "、".join(z for z, _ in named) or "别的内容"
    en = ", ".join(e for _, e in named) or "something else"
    what_zh = "这一行到这里就完了" if token.type == "_NL" else f"这里不该是“{token}”"
    what_en = "the line ends here" if token.type == "_NL" else f'"{token}" does not fit here'
    misfit = Misfit(token.type, str(token), first.type, str(first), frozenset(accepted), text)
    mend_zh, mend_en = instead(misfit)
    return finding(
        "IVRC109",
        place,
        zh=f"{what_zh}，“{first}”的这个位置可以写：{zh}",
        en=f'{what_en}; after "{first}" this place takes: {en}',
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _after(source: str, first: Token) -> str:
    """The rest of the line from the first token on, as written."""
    start = first.start_pos or 0
    end = source.find("\n", start)
    return source[start : end if end >= 0 else len(source)].rstrip()
