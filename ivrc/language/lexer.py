"""Text to tokens, line by line: input-method forms, comments, indentation, and where a word is a keyword.

A line is read as its full-width forms mean it (`：` is `:`, U+3000 a space, “ a "), one character for one, so every
column stays true; what is spoken keeps the characters that were typed. Every line ends in `_NL`, so that a mistake
is a mistake of its own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lark import Token
from lark.lexer import Lexer

from ivrc.diagnostics import Diagnostic, Span, error
from ivrc.language.keys import mentions
from ivrc.language.words import HEADERS, LINES, SEVERAL_DAYS, TYPES, WEEKDAYS

_KEYWORDS = frozenset(TYPES.values())

_PLAIN = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0x00A0, 0x200B, 0xFEFF), 0x20),
    **dict.fromkeys(map(ord, "“”„‟〝〞"), ord('"')),
    ord("、"): ord(","),
}

_ARROW = r"(?:[→⇒➔➜⟶]|(?<![-—–=])[-—–=]++>)"
_WEEK = "|".join(sorted(map(re.escape, (*WEEKDAYS, *SEVERAL_DAYS)), key=len, reverse=True))


def _spellings(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") + (r"\b" if word.isascii() else "") for word in ordered
    )


_HEADER = re.compile(
    rf"({_spellings(tuple(s for w in HEADERS for s in w.zh + w.en))})(?=[\s:\"]|$)", re.IGNORECASE
)
_LINE = re.compile(
    rf"({_spellings(tuple(s for w in LINES for s in w.zh + w.en))})(?=[\s:,\"《<{{→=\-\d]|$)", re.IGNORECASE
)
_OPTION = re.compile(
    rf"(?!无按键|按错键|键间隔|no\s+input|wrong\s+key|inter-key)([^\"《]*?[^\"《\s])\s*(?={_ARROW})",
    re.IGNORECASE,
)
_KEYS = re.compile(rf"([0-9*#Xx]+)\s*(?=(?:\{{[^}}]*\}}\s*)?{_ARROW})")
_DAYS = rf"(?:{_WEEK})(?:\s*(?:-|—|–|~|至|到|to)\s*(?:{_WEEK}|[一二三四五六日天]))?"
_WEEKDAYS = re.compile(rf"{_DAYS}(?:\s*(?:,|和|\band\b)\s*{_DAYS})*(?=[\s:\d])", re.IGNORECASE)
_SETTING = re.compile(r"([^\s:=\"《<{→]+)\s*[:=]?\s*")
_ANY_ARROW = re.compile(_ARROW)
_COMMENT = re.compile(r"""((?:"[^"]*"|「[^」]*」|[^"「/]|/(?!/)|(?<=[A-Za-z]:)//|"|「)*+)//""")
"""What stands before a comment. Possessive, so that a // in quotation marks or an address never ends a line."""

_TOKEN = re.compile(
    rf"""
  (?P<QUOTED>"[^"]*"|「[^」]*」|『[^』]*』)
| (?P<PHRASE>《[^》]*》|〈[^〉]*〉|<[^>]*>)
| (?P<VARIABLE>\{{[^}}]*\}})
| (?P<ARROW>{_ARROW})
| (?P<TIMES_OF_DAY>\d{{1,2}}:[0-5]\d\s*(?:-|—|–|~|至|到|to)\s*\d{{1,2}}:[0-5]\d(?![\dap]))
| (?P<DURATION>\d+(?:\.\d+)?\s*(?:毫秒|秒钟|秒|分钟|分(?!机)|(?:ms|seconds?|secs?|s|minutes?|mins?)\b))
| (?P<TIMES>\d+\s*(?:次|遍|times?\b))
| (?P<ENDS>(?:(?:以|按)\s*)?(?:[0-9*\#]|星号|米字|井号)(?:号?键)?\s*结束
    |(?:end(?:ed)?|finish(?:ed)?)\s+(?:by|with)\s+(?:the\s+)?(?:[0-9*\#]|(?:star|asterisk|pound|hash)\b)(?:\s+(?:key|sign)\b)?)
| (?P<GLUED>(?:重听|最长|振铃|每个|依次|全程|告知)(?=\s*(?:\d|振铃|每个|,|$)))
| (?P<PAIR>(?:{_spellings(tuple(s for s in TYPES if " " in s))}))
| (?P<_COMMA>[,;]|(?:and|then)\b(?=\s))
| (?P<NAME>(?:(?!{_ARROW})[^\s,;:"《》〈〉<>{{}}→⇒➔➜⟶()「」『』=])+)
| (?P<SPACE>[\s:]+)
| (?P<STRAY>.)
""",
    re.VERBOSE | re.IGNORECASE,
)


class LineLexer(Lexer):
    """The lexer as Lark wants it, so that the grammar can be used by Lark alone."""

    def __init__(self, lexer_conf: object = None) -> None:
        self.found: list[Diagnostic] = []

    def lex(self, data: str) -> Iterator[Token]:  # type: ignore[override]
        """All tokens of a file; what is wrong with its layout is put in `found`."""
        return tokens(data, "", self.found)


def tokens(source: str, file: str, found: list[Diagnostic]) -> Iterator[Token]:
    """The tokens of a file. Layout mistakes (tabs mixed with spaces, a line of no block) go to `found`."""
    within = False
    kind = ""
    style = ""
    width = 0
    position = 0
    number = 0
    for number, raw in enumerate(source.split("\n"), 1):
        start = position
        position += len(raw) + 1
        line = raw if raw.isascii() else raw.translate(_PLAIN)
        if "//" in line and (comment := _COMMENT.match(line)):
            line = comment[1]
        line = line.rstrip()
        body = line.lstrip(" \t")
        if not body:
            continue
        indent = len(line) - len(body)
        if indent:
            used = raw[:indent]
            mixed = "\t" in used and used.strip("\t") != ""
            if not mixed:
                style = style or ("\t" if "\t" in used else " ")
            crooked = mixed or ("\t" in used) != (style == "\t")
            if crooked:
                found.append(_tabs(Span(file, number, 1, number, indent + 1), style * width))
            cells = indent + used.count("\u3000")
            if not kind:
                found.append(_no_block(Span(file, number, indent + 1, number, len(line) + 1)))
                continue
            if not within:
                yield Token("_INDENT", "", start, number, 1, number, indent + 1)
                within, width = True, 0 if crooked else cells
            elif crooked:
                pass
            elif not width:
                width = cells
            elif cells != width:
                found.append(_uneven(Span(file, number, 1, number, indent + 1), width, style))
            lexed = _line(line, raw, indent, kind)
        else:
            if within:
                yield Token("_DEDENT", "", start, number, 1, number, 1)
                within = False
                width = 0
            header, _, first = line.partition(":")
            lexed = _header(header, raw)
            kind = lexed[0][0]
            if kind == "STRAY":
                lexed = [("STRAY", 0, len(line), line)]
            elif first.strip():
                yield from _place(lexed, start, number)
                yield Token("_NL", ":", start + len(header), number, len(header) + 1, number, len(header) + 2)
                yield Token(
                    "_INDENT", "", start + len(header) + 1, number, len(header) + 2, number, len(header) + 2
                )
                within, width = True, 0
                lexed = _line(line, raw, len(line) - len(first.lstrip()), kind)
        yield from _place(lexed, start, number)
        yield Token("_NL", "\n", start + len(line), number, len(line) + 1, number + 1, 1)
    if within:
        yield Token("_DEDENT", "", position, number, 1, number, 1)


Lexed = tuple[str, int, int, str]
"""Token type, columns from and to within the line (counting from 0), value."""


def before_arrow(text: str) -> str | None:
    """What stands before the first arrow, in any of its forms; None without one."""
    arrow = _ANY_ARROW.search(text.translate(_PLAIN))
    return text[: arrow.start()] if arrow else None


def has_arrow(text: str) -> bool:
    """Whether an arrow stands in it, in any of its forms."""
    return before_arrow(text) is not None


def _place(lexed: list[Lexed], start: int, number: int) -> Iterator[Token]:
    for type_, low, high, value in lexed:
        yield Token(type_, value, start + low, number, low + 1, number, high + 1, start + high)


def _header(line: str, raw: str) -> list[Lexed]:
    match = _HEADER.match(line)
    if not match:
        return [("STRAY", 0, len(line), line), *_rest(line, raw, len(line))]
    type_ = TYPES[" ".join(match[1].lower().split())]
    return [(type_, 0, match.end(), match[1]), *map(_as_name, _rest(line, raw, match.end()))]


def _as_name(lexed: Lexed) -> Lexed:
    """A keyword as the name that it is where only a name can stand (`播报 故障`, `→ 故障`)."""
    type_, low, high, value = lexed
    return ("NAME" if type_ in _KEYWORDS else type_), low, high, value


def _line(line: str, raw: str, indent: int, kind: str) -> list[Lexed]:
    """The tokens of a line within a block of that kind."""
    word = _LINE.match(line, indent)
    if word and kind != "MENU":
        return _statement(word, line, raw)
    arrow = _ANY_ARROW.search(line, indent)
    words = line[indent] not in '"《<「『〈→=-—–'
    if arrow and words:
        if keys := _KEYS.match(line, indent):
            return [("KEYS", indent, keys.end(1), keys[1]), *_rest(line, raw, keys.end())]
        option = _OPTION.match(line, indent)
        if option and mentions(option[1]):
            spoken = raw[indent : option.end(1)]
            return [("OPTION", indent, option.end(1), spoken), *_rest(line, raw, option.end())]
    if word:
        return _statement(word, line, raw)
    if kind == "MENU" and arrow and words:
        sentence = line[indent : arrow.start()].rstrip()
        end = indent + len(sentence)
        return [("OPTION", indent, end, raw[indent:end]), *_rest(line, raw, end)]
    if kind == "HOURS":
        if days := _WEEKDAYS.match(line, indent):
            return [("WEEKDAYS", indent, days.end(), days[0]), *_rest(line, raw, days.end())]
        return [("NO_DAY", indent, len(line), line[indent:])]
    if kind == "HOTLINE" and not arrow and (setting := _SETTING.match(line, indent)):
        if setting.end() == len(line):
            return [("SETTING", indent, setting.end(1), setting[1])]
        return [
            ("SETTING", indent, setting.end(1), setting[1]),
            ("VALUE", setting.end(), len(line), raw[setting.end() : len(line)]),
        ]
    return _rest(line, raw, indent)


def _statement(word: re.Match[str], line: str, raw: str) -> list[Lexed]:
    type_ = TYPES[" ".join(word[1].lower().split())]
    return [(type_, word.start(), word.end(), word[1]), *_rest(line, raw, word.end())]


def _rest(line: str, raw: str, start: int) -> list[Lexed]:
    """The tokens from a column on. Quoted text and phrases keep the characters that were typed."""
    out: list[Lexed] = []
    leads = False
    for match in _TOKEN.finditer(line, start):
        type_ = match.lastgroup or "STRAY"
        if type_ == "SPACE":
            continue
        low, high = match.span()
        value = match[0]
        if type_ in ("QUOTED", "PHRASE"):
            value = raw[low + 1 : high - 1]
        elif type_ == "VARIABLE":
            value = line[low + 1 : high - 1]
        elif type_ in ("GLUED", "PAIR"):
            type_ = TYPES[" ".join(value.lower().split())]
        elif type_ == "NAME":
            type_ = TYPES.get(value.lower(), "NAME")
        lexed = (type_, low, high, value)
        out.append(_as_name(lexed) if leads else lexed)
        leads = type_ == "ARROW" or (leads and type_ in ("QUOTED", "PHRASE"))
    return out


def _tabs(span: Span, fix: str) -> Diagnostic:
    return error(
        "IVRC103",
        span,
        zh="缩进里混用了制表符和空格，看起来对齐的行其实没有对齐",
        en="tabs and spaces are mixed in the indentation, so lines that look aligned are not",
        mend_zh="整个文件统一用空格缩进（建议四个）。",
        mend_en="Indent the whole file with spaces (four are usual).",
        fix=fix or "    ",
    )


def _uneven(span: Span, width: int, style: str) -> Diagnostic:
    unit_zh, unit_en = ("个制表符", "tabs") if style == "\t" else ("个空格", "spaces")
    return error(
        "IVRC104",
        span,
        zh=f"这一行的缩进与同一块的其他行不同：那里是 {width} {unit_zh}",
        en=f"this line is indented unlike the others of its block, which have {width} {unit_en}",
        mend_zh="与上面的行对齐。",
        mend_en="Align it with the lines above.",
        fix=style * width,
    )


def _no_block(span: Span) -> Diagnostic:
    return error(
        "IVRC105",
        span,
        zh="这一行前面没有标题，不知道它属于谁",
        en="no header stands before this line, so it belongs to nothing",
        mend_zh="在它前面顶格写一行标题，例如：菜单 主菜单。",
        mend_en="Write a header before it at the left margin, for instance: menu main.",
    )
