"""Whether two writings of a menu file mean the same: one tree, one flow, and the same findings allowed, places apart."""

from __future__ import annotations

from typing import Any

from ivrc.diagnostics import Span
from ivrc.flow.as_json import as_json
from ivrc.flow.nodes import Hotline
from ivrc.language.allowances import allowances
from ivrc.language.lexer import comment, plain
from ivrc.language.parser import parse
from ivrc.language.tree import Phrase


def same_text(before: str, after: str) -> bool:
    """Whether two texts have the same tree, no mistake of form, and comments that allow the same."""
    (first, wrong), (second, more) = parse(before, ""), parse(after, "")
    return (
        not (wrong or more)
        and _placeless(first) == _placeless(second)
        and _allowed(before) == _allowed(after)
        and _remarks(before) == _remarks(after)
    )


def same_flow(before: Hotline | None, after: Hotline | None) -> bool:
    """Whether two flows are one, places apart. None is what an error kept from being made."""
    if before is None or after is None:
        return before is after
    return bool(_without_places(as_json(before)) == _without_places(as_json(after)))


def _placeless(value: Any) -> Any:
    """What is in a tree. Of a phrase, its marks are not."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Phrase):
        value = value._replace(written="")
    if isinstance(value, tuple):
        return (type(value).__name__, *map(_placeless, value))
    return value


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_places(item) for name, item in value.items() if name != "at"}
    if isinstance(value, list):
        return [_without_places(item) for item in value]
    return value


def _allowed(text: str) -> list[tuple[str, str, int]]:
    """Each code that is allowed, why, and on which of the lines that are no comments."""
    lines = [plain(line) for line in text.split("\n")]
    counted = [0]
    for line in lines:
        counted.append(counted[-1] + bool(line[: comment(line)].strip()))
    return [(one.code, one.reason, counted[one.line] if one.line else 0) for one in allowances(text, "", [])]


def _remarks(text: str) -> list[str]:
    """The words of all comments."""
    ends = ((line, comment(plain(line))) for line in text.split("\n"))
    return [line[at + 2 :].rstrip() for line, at in ends if at is not None]
