"""The grammar, put together from that of a file and what each line says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ivrc.language.blocks import BLOCKS
from ivrc.language.keywords import WORDS
from ivrc.language.lines import KINDS
from ivrc.language.lines.form import Form


def grammar() -> str:
    """The text of the grammar as Lark reads it: grammar.lark, the lines, the keywords."""
    frame = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    lines = [written for kind in KINDS for written in _written(kind.forms)]
    # Any keyword may be a name where a name is wanted.
    names = [word.type for word in WORDS if word.name and not word.type.startswith("_")]
    return "\n".join(
        (
            frame,
            _rule("header", (f"({' | '.join(BLOCKS)}) name name*", "BROKEN -> broken")),
            _rule("?item", (*lines, "BROKEN -> broken")),
            *(_rule(name, _written(forms)) for kind in KINDS for name, forms in kind.rules.items()),
            _rule("name", ("NAME", *names)),
            f"%declare {' '.join(word.type for word in WORDS)}",
            "",
        )
    )


def _written(forms: Iterable[Form]) -> Iterable[str]:
    return (f"{form.written} -> {form.make.__name__}" for form in forms)


def _rule(name: str, alternatives: Iterable[str]) -> str:
    return f"{name}: " + "\n    | ".join(alternatives)
