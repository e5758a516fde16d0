"""The words of a phrase where they stand in its file, written anew in the writer's own manner."""

from __future__ import annotations

from typing import Any

from ivrc.diagnostics import Edit
from ivrc.phrases import Phrase
from ivrc.yamlfile import Path, Schema, read

_ESCAPES = {"\\": "\\\\", '"': '\\"'}


def written(phrase: Phrase, locale: str, text: str, file: str) -> str | None:
    """The words of a phrase in a language as its file has them; None where it has none."""
    value, _ = _scalar(phrase, locale, text, file)
    return value if isinstance(value, str) else None


def edit(phrase: Phrase, locale: str, text: str, file: str, new: str) -> Edit | None:
    """What writes other words there. None where they stand on several lines."""
    value, place = _scalar(phrase, locale, text, file)
    if place is None or value is None or place.line != place.end_line:
        return None
    was = text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]
    return next(
        (
            made
            for made in (Edit(place, was, scalar) for scalar in _manners(was[:1], new))
            if _reads(phrase, locale, text, file, made) == new
        ),
        None,
    )


def _manners(sign: str, new: str) -> list[str]:
    """A scalar in the manner of the one that begins with `sign`, and in quotation marks where that does not do."""
    double = f'"{"".join(_ESCAPES.get(each, each) for each in new)}"'
    if sign == "'":
        return [f"'{new.replace(chr(39), chr(39) * 2)}'", double]
    return [double] if sign == '"' else [new, double]


def _reads(phrase: Phrase, locale: str, text: str, file: str, made: Edit) -> str | None:
    lines = text.split("\n")
    line = lines[made.span.line - 1]
    lines[made.span.line - 1] = line[: made.span.column - 1] + made.text + line[made.span.end_column - 1 :]
    return written(phrase, locale, "\n".join(lines), file)


def _scalar(phrase: Phrase, locale: str, text: str, file: str) -> tuple[Any, Any]:
    value, marks, _ = read(file, text, Schema(None))
    path: Path = ("phrases", phrase.name, "texts", locale)
    try:
        return value["phrases"][phrase.name]["texts"][locale], marks.values.get(path)
    except (KeyError, TypeError):
        return None, None
