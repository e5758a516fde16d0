"""Tokens to tree: what each rule of the grammar makes, while it is parsed, so that no second walk is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import tree, values
from ivrc.language.lines import FORMS
from ivrc.language.lines.tongue import TongueLine
from ivrc.language.token import Token


def makes(file: str) -> Mapping[str, Callable[..., Any]]:
    """What makes the value of a rule, by the rule's name; `file` is the name that places carry."""
    frame = _Frame(file)
    lines = {form.make.__name__: partial(form.make, frame.at) for form in FORMS}
    return lines | {name: getattr(frame, name) for name in RULES}


class _Frame:
    """One method a rule of `grammar.lark`."""

    def __init__(self, file: str) -> None:
        self._file = file

    def at(self, first: Any, last: Any = None) -> Span:
        """From the start of one token or tree to the end of another."""
        low: Any = first if isinstance(first, Token) else first.span
        high: Any = low if last is None else (last if isinstance(last, Token) else last.span)
        return Span(self._file, low.line, low.column, high.end_line, high.end_column)

    def start(self, *parts: Any) -> tree.File:
        return tree.File(
            tuple(p for p in parts if isinstance(p, tree.Block)),
            tuple(p for p in parts if isinstance(p, tree.Include)),
        )

    def block(self, header: Any, *lines: Any) -> tree.Block | None:
        if header is None:
            return None
        kind, name, numbers, span = header
        kept = tuple(line for line in lines if line is not None)
        broken = len(kept) < len(lines)
        if TongueLine in map(type, kept):
            own, told = _apart(kept)
            return tree.Block(kind, name, numbers, own, span, broken, told)
        return tree.Block(kind, name, numbers, kept, span, broken)

    def include(self, word: Token, path: tree.Text) -> tree.Include:
        return tree.Include(path, self.at(word, path))

    def header(self, word: Token, name: tree.Name, *numbers: tree.Name) -> Any:
        last = numbers[-1] if numbers else name
        return word.type, name, numbers, self.at(word, last)

    def broken(self, word: Token) -> None:
        return None

    def name(self, word: Token) -> tree.Name:
        return tree.Name(str(word), self.at(word))

    def target(self, name: tree.Name) -> tree.Name:
        return name

    def speaks(self, word: Token, language: tree.Name, target: tree.Name | None = None) -> _Speaks:
        return _Speaks(language, target, self.at(word, target or language))

    def text(self, word: Token) -> tree.Text:
        return tree.Text(str(word), self.at(word))

    def phrase(self, word: Token) -> tree.Phrase:
        written = str(word)
        name, arguments = values.phrase(written[1:-1])
        return tree.Phrase(name, arguments, self.at(word), written)

    def speech(self, *parts: Any) -> tree.Speech:
        return parts

    def way(self, arrow: Token, *parts: Any) -> tree.Way:
        speech: tree.Speech = ()
        target: tree.Name | None = None
        language: tree.Name | None = None
        last: Any = arrow
        for part in parts:
            if isinstance(part, _Speaks):
                language, target, last = part.language, part.target, part
            elif isinstance(part, tree.Name):
                target, last = part, part
            else:
                speech, last = part, part[-1]
        return tree.Way(speech, target, self.at(arrow, last), language)


RULES = tuple(name for name in vars(_Frame) if not name.startswith("_") and name != "at")
"""The names of those rules."""


class _Speaks(NamedTuple):
    """`语言 英语 主菜单` behind an arrow."""

    language: tree.Name
    target: tree.Name | None
    span: Span


def _apart(lines: tuple[Any, ...]) -> tuple[tuple[tree.Line, ...], tuple[tuple[int, tree.Line], ...]]:
    """The lines of a block, and the words in other languages that stand beneath them."""
    own: list[tree.Line] = []
    told: list[tuple[int, tree.Line]] = []
    for line in lines:
        if isinstance(line, TongueLine):
            told.append((len(own) - 1, line))
        else:
            own.append(line)
    return tuple(own), tuple(told)
