"""What the kinds of boxes are called."""

from __future__ import annotations

from ivrc.language.words import HEADERS

_OF = {word.en[0]: word.zh[0] for word in HEADERS}


def kind_of(kind: str, lang: str) -> str:
    """The keyword of a kind of block in the reader's language; a kind that no block writes keeps its name."""
    name = kind.lower()
    return _OF.get(name, name) if lang == "zh" else name
