"""How the lines of a file are indented: one sign throughout the file, one width a block; and what is wrong with it."""

from __future__ import annotations

import re

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.hidden import without
from ivrc.regex import regex

USUAL = 4
"""Spaces of a block in which no line says how many it has."""
_BLANK = " \u3000\u00a0\u200b\ufeff"
_INDENTED = regex(rf"^(?:(\t++)|[{_BLANK}]++)(?!\t|[/／][/／]|$)", re.MULTILINE)


class Indents:
    """The indentation of one file's lines as they are met. Mistakes go to `found`."""

    def __init__(self, source: str, file: str, found: list[Diagnostic]) -> None:
        self.file, self.found = file, found
        self.sign = _sign(source)
        self.width = 0
        self.waiting: list[int] = []

    def begin(self) -> None:
        """A block begins: its first line that can be measured sets its width."""
        self.width = 0
        self.waiting = []

    def beneath(self, used: str, inline: bool) -> bool:
        """Whether a line stands beneath the one before it: deeper than the lines of its block, or right below a header that
        has its first line behind it."""
        if not self.width:
            return inline
        return not (len(used) == self.width and used.isascii()) and cells(without(used)) > self.width

    def line(self, number: int, used: str) -> None:
        """A line of the block, and the tabs and blanks before it."""
        length = len(used)
        used = without(used)
        if used.strip("\t") if self.sign == "\t" else "\t" in used:
            if not self.width:
                self.waiting.append(len(self.found))
            self.found.append(_mixed(Span(self.file, number, 1, number, length + 1), self.sign, self.width))
            return
        width = cells(used)
        if not self.width:
            self.width = width
            for place in self.waiting:
                self.found[place] = _mixed(self.found[place].span, self.sign, width)
        elif width != self.width:
            self.found.append(_uneven(Span(self.file, number, 1, number, length + 1), self.sign, self.width))


def cells(used: str) -> int:
    """How wide what stands before a line is, in columns: a full-width blank takes two."""
    shown = without(used)
    return len(shown) + shown.count("\u3000")


def _sign(source: str) -> str:
    """What most indented lines of a file begin with, tab or blank; of both as many, what the first does."""
    if "\t" not in source:
        return " "
    tabbed = [match[1] is not None for match in _INDENTED.finditer(source)]
    tabs = 2 * sum(tabbed)
    return "\t" if tabs > len(tabbed) or (tabs == len(tabbed) and tabbed and tabbed[0]) else " "


def _mixed(span: Span, sign: str, width: int) -> Diagnostic:
    if sign == "\t":
        zh, en = (
            "这个文件用制表符缩进，这一行也请用制表符。",
            "The file is indented with tabs: indent this line with tabs as well.",
        )
    else:
        zh, en = (
            "整个文件统一用空格缩进（建议四个）。",
            "Indent the whole file with spaces (four are usual).",
        )
    return finding(
        "IVRC103",
        span,
        zh="缩进里混用了制表符和空格，看起来对齐的行其实没有对齐",
        en="tabs and spaces are mixed in the indentation, so lines that look aligned are not",
        mend_zh=zh,
        mend_en=en,
        fix=sign * (width or (1 if sign == "\t" else USUAL)),
    )


def _uneven(span: Span, sign: str, width: int) -> Diagnostic:
    unit_zh, unit_en = ("个制表符", "tabs") if sign == "\t" else ("个空格", "spaces")
    return finding(
        "IVRC104",
        span,
        zh=f"这一行的缩进与同一块的其他行不同：那里是 {width} {unit_zh}",
        en=f"this line is indented unlike the others of its block, which have {width} {unit_en}",
        mend_zh="与上面的行对齐。",
        mend_en="Align it with the lines above.",
        fix=sign * width,
    )


def no_block(span: Span, after_include: bool) -> Diagnostic:
    """An indented line to which no header belongs."""
    if after_include:
        zh, en = (
            "“引用”只有一行，它下面缩进的行不属于谁",
            "an include is one line, and the indented line below it belongs to nothing",
        )
    else:
        zh, en = (
            "这一行前面没有标题，不知道它属于谁",
            "no header stands before this line, so it belongs to nothing",
        )
    return finding(
        "IVRC105",
        span,
        zh=zh,
        en=en,
        mend_zh="在它前面顶格写一行标题，例如：菜单 主菜单。",
        mend_en="Write a header before it at the left margin, for instance: menu main.",
    )
