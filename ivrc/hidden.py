"""Characters that cannot be seen and change what is: bidirectional controls, control characters, tags and the like.

A line that holds one may read otherwise than it is obeyed (UTS #55, clause 4), so none is taken from a file. Those
that ordinary text uses stay: joiners, zero-width spaces, soft hyphens, byte order marks; nothing is spoken of them.
"""

from __future__ import annotations

import re
import unicodedata

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.regex import regex

_RANGES = (
    (0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F),  # control characters but tab and line ends
    (0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069),  # bidirectional controls (UAX #9)
    (0x2028, 0x2029),  # line and paragraph separators
    (0x180E, 0x180E), (0x2061, 0x2065), (0x206A, 0x206F), (0xFFF9, 0xFFFB),  # operators, annotations
    (0xD800, 0xDFFF),  # halves of characters
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE007F),  # other controls, tags
)  # fmt: skip
CODES = tuple(code for first, last in _RANGES for code in range(first, last + 1))
"""Their code points."""
RUN = regex("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES) + "]+")
"""One or several of them."""


def hidden(source: str, file: str) -> list[Diagnostic]:
    """A finding for each place of a text where there are some."""
    if source.isascii() and not RUN.search(source):
        return []
    found = []
    for number, line in enumerate(source.split("\n"), 1):
        if not line.isprintable():
            for run in RUN.finditer(line):
                found.append(_refused(Span(file, number, run.start() + 1, number, run.end() + 1), run[0]))
    return found


def without(text: str) -> str:
    """A text without them."""
    return text if text.isprintable() else RUN.sub("", text)


def visible(text: str) -> str:
    """A text in which each of them is shown by its number, for places that a person reads."""
    return text if text.isprintable() else RUN.sub(_numbers, text)


def _numbers(run: re.Match[str]) -> str:
    return "".join(f"<U+{ord(char):04X}>" for char in run[0])


def _refused(span: Span, run: str) -> Diagnostic:
    codes = " ".join(f"U+{ord(char):04X}" for char in run[:3]) + (" …" if len(run) > 3 else "")
    name = unicodedata.name(run[0], "")
    return finding(
        "IVRC110",
        span,
        zh=f"这里有看不见的字符 {codes}{f'（{name}）' if name else ''}，看到的和执行的可能不一样",
        en=f"a character that cannot be seen stands here, {codes}{f' ({name})' if name else ''}: "
        "what is read may not be what is obeyed",
        mend_zh="删去它；多半是从别的程序复制来的。",
        mend_en="Delete it; it was most likely copied from another program.",
        fix="",
    )
