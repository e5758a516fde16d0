"""The mark of what is no key, spelt otherwise: `{119:不是建}` would be taken for a reading, and the number for a key."""

from __future__ import annotations

import re

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.regex import regex

_LIKE_MARK = regex(
    r"[键鍵]|^(?:不是|不|非)\S?$|^not?\s*(?:an?\s*)?keys?$|^no\b.*\btecla|^pas\b.*\btouche", re.IGNORECASE
)
"""What is no reading in any language, and looks like the mark of what is no key."""


def like_a_mark(said: str) -> bool:
    """Whether what stands behind the colon in braces is meant as the mark."""
    return _LIKE_MARK.search(said) is not None


def odd_mark(word: str, said: str, span: Span) -> Diagnostic:
    """The finding, with the mark as it is written."""
    return finding(
        "IVRC507",
        span,
        zh=f"“{said}”不是读音；是说“{word}”不是键吗",
        en=f'"{said}" is no reading; is "{word}" meant to be no key',
        mend_zh=f"不是键的标出来：{{{word}:不是键}}。",
        mend_en=f"Mark what is no key: {{{word}:no key}}.",
        fix=f"{{{word}:不是键}}" if said[0] >= "\u4e00" else f"{{{word}:no key}}",
    )
