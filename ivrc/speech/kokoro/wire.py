"""Messages of Protocol Buffers as bytes: enough to read and write the graph of a model without a library for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_LENGTH = 2
"""The wire type (the low three bits of a key) of a field that tells its length."""


class Field(NamedTuple):
    """One field of a message: its number, and where all of it and its content stand in the bytes."""

    number: int
    begin: int
    start: int
    end: int


def fields(data: bytes, start: int, end: int) -> Iterator[Field]:
    """The fields of the message between two places. Raises ValueError for what is no message."""
    at = start
    while at < end:
        begin = at
        key, at = _number(data, at)
        match key & 7:
            case 0:
                content, (_, at) = at, _number(data, at)
            case 1:
                content, at = at, at + 8
            case 2:
                length, content = _number(data, at)
                at = content + length
            case 5:
                content, at = at, at + 4
            case other:
                raise ValueError(f"wire type {other}")
        if at > end:
            raise ValueError("a field beyond its message")
        yield Field(key >> 3, begin, content, at)


def field(number: int, content: bytes) -> bytes:
    """A field of a text, of bytes or of a message."""
    return _varint(number << 3 | _LENGTH) + _varint(len(content)) + content


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and the place behind it."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def _varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
