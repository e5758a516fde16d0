"""A statement that is spelt another way: which one was probably meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import alike
from ivrc.language.blocks import BLOCKS
from ivrc.language.keywords import LINES
from ivrc.language.words import Word

_LOOKALIKES = {"拔": ["拨"], "拨号": ["拨"], "拨打": ["拨"], "呼叫": ["拨"]}
"""What people write for a keyword that is too short to be told by its likeness."""
_LEADING = tuple(word for word in LINES if any(word.type in block.leading for block in BLOCKS.values()))
_NO = ("无", "無", "没有", "沒有", "no ")


def misspelt(text: str, start: Span, kind: str = "", before_arrow: bool = False) -> Diagnostic | None:
    """What to say if the words at the start of a line look like a statement that is spelt another way.

    In a block of a known kind one that may stand there is offered before another, and only such a one as a fix. Of
    statements of other blocks only those that an arrow follows are what stands `before_arrow`.
    """
    at_home = [word for word in LINES if word.type in BLOCKS[kind].words] if kind else LINES
    return _like(text, start, at_home, fixes=True) or (
        _like(text, start, _LEADING if before_arrow else LINES, fixes=False) if kind else None
    )


def _like(text: str, start: Span, among: Sequence[Word], fixes: bool) -> Diagnostic | None:
    known = [spelling for word in among for spelling in (*word.zh, *word.en)]
    words = [match.end() for match in re.finditer(r"[^\s:：,，]+", text)][:3]
    for end in reversed(words):
        written = next((word for word in _LOOKALIKES.get(text[:end], ()) if word in known), "")
        near = written or alike(text[:end].lower(), known, 0.8 if " " in text[:end] else 0.6)
        if near and not _opposite(text, near):
            return finding(
                "IVRC106",
                start._replace(end_line=start.line, end_column=start.column + end),
                zh=f"不认识“{text[:end]}”",
                en=f'"{text[:end]}" is not known',
                mend_zh=f"是不是“{near}”？",
                mend_en=f'Did you mean "{near}"?',
                fix=near if fixes else None,
            )
    return None


def _opposite(text: str, word: str) -> bool:
    """Whether a whole line says the opposite of a statement, and is none of it: `请按键` is no `无按键`."""
    said = text.strip().lower().removeprefix("请").removeprefix("請")
    return any(word == f"{no}{said}" for no in _NO)
