"""Printing diagnostics, and what they mean for the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.streams import coloured
from ivrc.diagnostics import Allowed, Diagnostic

CANNOT_RUN = frozenset(
    (
        "IVRC003",
        "IVRC006",
        "IVRC007",
        "IVRC009",
        "IVRC015",
        "IVRC019",
        "IVRC601",
        "IVRC602",
        "IVRC603",
        "IVRC611",
        "IVRC612",
        "IVRC615",
        "IVRC616",
        "IVRC617",
    )
)
"""Errors of the surroundings rather than of the input: a file that cannot be read, a site or folder that is not
there or not ours, a disk that is full."""


def status(found: Iterable[Diagnostic]) -> int:
    """0 without errors, 2 where only the surroundings are at fault, else 1."""
    errors = [d for d in found if d.severity == "error"]
    if not errors:
        return WELL
    return UNABLE if all(d.code in CANNOT_RUN and not d.span.line for d in errors) else ERRORS


def show(
    found: Sequence[Diagnostic],
    sources: Mapping[str, str],
    lang: str,
    form: str = "text",
    to_stderr: bool = False,
    allowed: Sequence[Allowed] = (),
) -> None:
    """Prints diagnostics in a format of `ivrc check --format`, which tells programs what is `allowed`, too."""
    from ivrc.diagnostics.render import Format, render

    stream = sys.stderr if to_stderr else sys.stdout
    print(render(found, sources, Format(form), lang, coloured(stream), allowed), end="", file=stream)


def told(lang: str, zh: str, en: str) -> str:
    """The sentence in the user's language."""
    return zh if lang == "zh" else en
