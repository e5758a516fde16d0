"""A token: what stands in a file from one place to another, as its text and of which type."""

from __future__ import annotations


class Token(str):
    """The text of a token. Lines and columns count from 1; `start_pos` and `end_pos` are characters of the file, from 0."""

    __slots__ = ("column", "end_column", "end_line", "end_pos", "line", "start_pos", "type")

    type: str
    start_pos: int
    line: int
    column: int
    end_line: int
    end_column: int
    end_pos: int

    def __new__(
        cls,
        type_: str,
        value: str,
        start_pos: int = 0,
        line: int = 0,
        column: int = 0,
        end_line: int = 0,
        end_column: int = 0,
        end_pos: int = 0,
    ) -> Token:
        made = super().__new__(cls, value)
        made.type = type_
        made.start_pos, made.end_pos = start_pos, end_pos
        made.line, made.column = line, column
        made.end_line, made.end_column = end_line, end_column
        return made
