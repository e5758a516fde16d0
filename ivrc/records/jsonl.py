"""JSON lines: one object of RFC 8259 a line, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ivrc.diagnostics import Diagnostic, Span
from ivrc.hidden import RUN
from ivrc.records.from_data import from_data, seen
from ivrc.records.lines import lines
from ivrc.records.record import Record
from ivrc.records.refusals import at, hidden_character, no_json, no_record, not_utf8, too_long
from ivrc.records.strict_json import TwiceError, decoded


def read(file: BinaryIO, name: str) -> Iterator[tuple[int, Record | Diagnostic]]:
    """The number of each line and what it holds; lines of nothing but white space are passed over."""
    for number, line in enumerate(lines(file), 1):
        if line is None:
            yield number, too_long(at(name, number))
        elif line.strip():
            yield number, one(line, at(name, number))


def one(line: bytes, span: Span) -> Record | Diagnostic:
    """What one line holds."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return not_utf8(span)
    whole = text.endswith("\n")
    text = text.strip(" \t\r\n")  # what JSON takes for white space
    if not text.isprintable() and (found := RUN.search(text)):
        return hidden_character(span, ord(found[0][0]))
    try:
        value = decoded(text)
    except TwiceError as problem:
        key = problem.args[0]
        return no_record(
            span,
            f"“{key}”在一个对象里写了两次",
            f"`{key}` stands twice in one object",
            "只留一个。",
            "Leave only one of them.",
        )
    except RecursionError:
        return no_json(span, "nested too deeply", False)
    except ValueError as problem:
        return no_json(span, str(problem).split(":")[0], not whole)
    return seen(value, span) if "\\" in text else from_data(value, span)
