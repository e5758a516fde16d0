"""Keys before words, but not as a list of keys: `1至3 “…” → 分店`, `0: “…” → 人工`. They would be spoken as they stand."""

from __future__ import annotations

import re

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.entries import ranges_told
from ivrc.language.lines.option import OptionLine
from ivrc.language.telling import LONGEST_ENTRY
from ivrc.language.values import lengths
from ivrc.language.width import narrow
from ivrc.regex import regex

_TO = r"至|到|-|—|–|~|(?a:to|through|thru)\b"
_BETWEEN = rf"\s*(?:{_TO}|或者?|和|及|[,，、;；/.]|(?a:or|and)\b|\s)\s*"
_LOOSE = regex(
    rf"[(\[【]?\s*(?P<keys>[0-9*#]+(?:{_BETWEEN}[0-9*#]+)*)\s*(?P<unit>位(?:数字)?|-?\s*(?a:digits?)\b)?"
    r"\s*(?:号?键|(?a:keys?)\b)?\s*[)\]】]?\s*[:.,;。，、；]?\s*"
    r"(?P<words>[“”\"„‟〝〞「『《〈<].*[“”\"„‟〝〞」』》〉>])\s*",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = tuple('“”"„‟〝〞」』》〉>')
"""What the words end with."""
_PIECE = regex(rf"(?P<to>{_TO})|(?P<key>[0-9*#]+)", re.IGNORECASE)


def loosely_beside(line: OptionLine) -> Diagnostic | None:
    """The finding for an option whose sentence is keys and quoted words; None for any other."""
    written = narrow(line.sentence.raw) if line.sentence else ""
    match = _LOOSE.fullmatch(written) if written.rstrip()[-1:] in _CLOSING else None
    if match is None:
        return None
    words = match["words"]
    if match["unit"]:
        every = [n for low, high in lengths(match["keys"]) for n in range(low, min(high, LONGEST_ENTRY) + 1)]
        zh = f"{ranges_told(every, '或', '至')}位{{号码}} {words} → …"
        en = f"{ranges_told(every, ' or ', ' to ')} digits {{number}} {words} -> …"
    else:
        keys = _keys(match["keys"])
        zh, en = f"{'，'.join(keys)} {words} → …", f"{', '.join(keys)} {words} -> …"
    return finding(
        "IVRC213",
        line.span,
        zh="写在话前面的不是一个个的键，会连同引号一起念出来",
        en="what stands before the words is no list of keys, and would be spoken with them",
        mend_zh=f"键一个一个写，用逗号分开；号码写出名称：{zh}",
        mend_en=f"Write each key, with commas between them, and a number with its name: {en}",
    )


def _keys(text: str) -> list[str]:
    """The keys of a list; a range of digits (`1至3`) is each of them."""
    keys: list[str] = []
    to = False
    for piece in _PIECE.finditer(text):
        if piece["to"]:
            to = True
            continue
        key = piece["key"]
        if to and len(key) == 1 and key.isdigit() and keys and keys[-1].isdigit() and keys[-1] < key:
            keys += [str(digit) for digit in range(int(keys[-1]) + 1, int(key))]
        keys.append(key)
        to = False
    return list(dict.fromkeys(keys))
