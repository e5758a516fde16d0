"""Which extension of a context a call comes to (main/pbx.c)."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.importing.asterisk.conf import Dialplan, Extension
from ivrc.importing.digits import digits_of


def extensions(
    dialplan: Dialplan, context: str, seen: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, Extension]]:
    """Every extension that is found from a context, those of included contexts after its own: the context that has it, its
    pattern, its steps. The first of one pattern counts."""
    if context in seen or context not in dialplan.contexts:
        return
    known: set[str] = set()
    for pattern, extension in dialplan.contexts[context].extensions.items():
        known.add(pattern)
        yield context, pattern, extension
    for included in dialplan.contexts[context].includes:
        for found in extensions(dialplan, included, (*seen, context)):
            if found[1] not in known:
                known.add(found[1])
                yield found


def find(dialplan: Dialplan, context: str, dialled: str) -> tuple[str, str, Extension] | None:
    """The extension that `dialled` comes to: one of the very name, else the most exact pattern, as the switch has it."""
    best: tuple[tuple[int, ...], tuple[str, str, Extension]] | None = None
    for place, pattern, extension in extensions(dialplan, context):
        if pattern == dialled:
            return place, pattern, extension
        exact = _takes(pattern, dialled) if pattern.startswith("_") else None
        if exact is not None and (best is None or exact < best[0]):
            best = exact, (place, pattern, extension)
    return best[1] if best else None


_REST = {".": 1000, "!": 2000}
"""Signs behind which any keys may follow, at least one or none: less exact than any set of keys (`ext_cmp_pattern_pos`)."""


def _takes(pattern: str, dialled: str) -> tuple[int, ...] | None:
    """How exact a pattern takes what is dialled, the less the more exact; None where it does not."""
    end = pattern[-1] if pattern[-1] in _REST else ""
    body = pattern.removeprefix("_").removesuffix(end)
    sets = digits_of(body) if body else []
    if sets is None or (len(dialled) < len(sets) + (end == ".") if end else len(dialled) != len(sets)):
        return None
    if not all(key in some for key, some in zip(dialled, sets)):
        return None
    return (*map(len, sets), *([_REST[end]] if end else []))
