"""`${NAME}` and `$[…]` of a dialplan, as far as they hang on nothing but what the dialplan itself says (main/ast_expr2.y)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ivrc.regex import regex

_NAME = regex(r"[A-Za-z_][A-Za-z0-9_]*$")
_TOKEN = regex(r'\s*("(?:[^"\\]|\\.)*"|\|\||&&|!=|<=|>=|[|&=<>!+*/%()-]|[^\s|&=<>!+*/%()"-]+)')
_NUMBER = regex(r"-?\d+(?:\.\d+)?$")


class Unforeseen(Exception):
    """The text hangs on what only a call knows: the variable or function."""


class Scope(NamedTuple):
    """What variables are: those of the call, of the dialplan, and those that a dialplan sets somewhere, so that they are empty
    before. What callers type stands in the call's as a value that `typed` knows."""

    call: Mapping[str, str]
    dialplan: Mapping[str, str]
    set_somewhere: frozenset[str]


def filled(text: str, scope: Scope) -> str:
    """A text with its variables and sums filled in. Raises Unforeseen."""
    made: list[str] = []
    place = 0
    while place < len(text):
        opening = text[place : place + 2]
        if opening in ("${", "$["):
            end = _closing(text, place + 1)
            inner = filled(text[place + 2 : end], scope)
            made.append(_value(inner, scope) if opening == "${" else evaluated(inner))
            place = end + 1
        else:
            made.append(text[place])
            place += 1
    return "".join(made)


def _closing(text: str, opening: int) -> int:
    """Where the bracket closes that opens at `opening`. Raises Unforeseen."""
    pairs = {"{": "}", "[": "]"}
    open_, close = text[opening], pairs[text[opening]]
    depth = 0
    for place in range(opening, len(text)):
        depth += (text[place] == open_) - (text[place] == close)
        if not depth:
            return place
    raise Unforeseen(text[opening - 1 :])


def _value(inner: str, scope: Scope) -> str:
    if inner in scope.call:
        return scope.call[inner]
    name, *cut = inner.split(":")
    name = name.strip()
    if not _NAME.match(name) or len(cut) > 2:
        raise Unforeseen(f"${{{inner}}}")
    for values in (scope.call, scope.dialplan):
        if name in values:
            return _cut(values[name], cut, inner)
    if name in scope.set_somewhere:
        return ""
    raise Unforeseen(f"${{{inner}}}")


def _cut(value: str, cut: Sequence[str], inner: str) -> str:
    """`${NAME:offset:length}`."""
    if not cut:
        return value
    try:
        offset, length = int(cut[0]), int(cut[1]) if len(cut) > 1 else None
    except ValueError:
        raise Unforeseen(f"${{{inner}}}") from None
    if value.startswith("\0"):
        raise Unforeseen(f"${{{inner}}}")
    rest = value[max(0, len(value) + offset) if offset < 0 else offset :]
    return rest if length is None else rest[:length]


def holds(text: str) -> bool:
    """Whether a condition that is filled in holds: no text and 0 do not."""
    text = text.strip()
    digits = text.removeprefix("-").split(".")[0]
    return bool(text) and not (digits.isdigit() and int(digits) == 0)


def evaluated(text: str) -> str:
    """What `$[text]` comes to. Raises Unforeseen where it cannot be read, or has a value that callers type."""
    if "\0" in text:
        raise Unforeseen(text)
    reader = _Sum([match[1] for match in _TOKEN.finditer(text)], text)
    value = reader.level(0)
    if reader.tokens:
        raise Unforeseen(text)
    return value


_LEVELS = (("|", "||"), ("&", "&&"), ("=", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))


class _Sum:
    def __init__(self, tokens: list[str], text: str) -> None:
        self.tokens, self.text = tokens, text

    def level(self, depth: int) -> str:
        if depth == len(_LEVELS):
            return self.single()
        left = self.level(depth + 1)
        while self.tokens and self.tokens[0] in _LEVELS[depth]:
            sign = self.tokens.pop(0)
            left = self._joined(sign, left, self.level(depth + 1))
        return left

    def single(self) -> str:
        if not self.tokens:
            return ""
        token = self.tokens.pop(0)
        if token == "(":
            inner = self.level(0)
            if not self.tokens or self.tokens.pop(0) != ")":
                raise Unforeseen(self.text)
            return inner
        if token == "!":
            return "0" if holds(self.single()) else "1"
        if token == "-":
            return str(-int(self._number(self.single())))
        if token in ("=", "!=", ")"):
            self.tokens.insert(0, token)
            return ""
        return token[1:-1] if token.startswith('"') else token

    def _joined(self, sign: str, left: str, right: str) -> str:
        if sign in ("|", "||"):
            return left if holds(left) else right
        if sign in ("&", "&&"):
            return left if holds(left) and holds(right) else "0"
        numbers = bool(_NUMBER.match(left) and _NUMBER.match(right))
        if sign in ("=", "!=", "<", ">", "<=", ">="):
            order = float(left) - float(right) if numbers else (left > right) - (left < right)
            return "1" if _COMPARED[sign](order) else "0"
        one, other = self._number(left), self._number(right)
        if not other and sign in "/%":
            raise Unforeseen(self.text)
        return str(_REACHED[sign](one, other))

    def _number(self, text: str) -> int:
        if not _NUMBER.match(text) or "." in text:
            raise Unforeseen(self.text)
        return int(text)


_COMPARED: Mapping[str, Callable[[float], bool]] = {
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}
_REACHED: Mapping[str, Callable[[int, int], int]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: int(one / other),
    "%": lambda one, other: one - other * int(one / other),
}
