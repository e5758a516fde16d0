"""Printing diagnostics, and what they mean for the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.streams import coloured
from ivrc.diagnostics import Allowed, Diagnostic
from ivrc.diagnostics.codes import of_surroundings


def status(found: Iterable[Diagnostic]) -> int:
    """0 without errors, 2 where only the surroundings are at fault, else 1."""
    errors = [d for d in found if d.severity == "error"]
    if not errors:
        return WELL
    return UNABLE if all(of_surroundings(d.code) and not d.span.line for d in errors) else ERRORS


def show(
    found: Sequence[Diagnostic],
    sources: Mapping[str, str],
    lang: str,
    form: str = "text",
    to_stderr: bool = False,
    allowed: Sequence[Allowed] = (),
    sets: Sequence[dict[str, Any]] = (),
    more: Mapping[str, Sequence[Any]] | None = None,
) -> None:
    """Prints diagnostics in a format of `ivrc check --format`, which tells programs what is `allowed`, too, and what `more`
    a command has to tell them, by name."""
    from ivrc.diagnostics.render import Format, render

    stream = sys.stderr if to_stderr else sys.stdout
    text = render(found, sources, Format(form), lang, coloured(stream), allowed, sets, more or {})
    print(text, end="", file=stream)


def sentence(lang: str, zh: str, en: str) -> str:
    """The sentence in the user's language."""
    return zh if lang == "zh" else en
