"""What an ONNX file says of itself, read without loading it.

The fields are those of onnx.proto, in the encoding of Protocol Buffers: field 14 of ModelProto is metadata_props, of
which each has a key (1) and a value (2). All else, the weights among it, is passed over.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ivrc import given

_METADATA, _KEY, _VALUE = 14, 1, 2
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST = 1 << 20
"""Bytes of one entry: what is longer is no entry that is read here."""


class NotOnnxError(ValueError):
    """The file is not in the encoding of Protocol Buffers."""


def metadata(file: Path) -> dict[str, str]:
    """The entries. Raises OSError, and NotOnnxError for what is none."""
    with given.opened(file, given.MODEL) as data:
        size = os.fstat(data.fileno()).st_size
        return dict(_pair(entry) for entry in _entries(data, size))


def _entries(data: BinaryIO, size: int) -> Iterator[bytes]:
    at = 0
    while at < size:
        tag, at = _number(data, at)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            _, at = _number(data, at)
            continue
        length = {_FIXED64: 8, _FIXED32: 4}.get(kind, 0)
        if kind == _BYTES:
            length, at = _number(data, at)
        if not number or length > size - at or (not length and kind != _BYTES):
            raise NotOnnxError(data.name)
        if number == _METADATA and length <= _LONGEST:
            yield data.read(length)
        at += length
        data.seek(at)


def _number(data: BinaryIO, at: int) -> tuple[int, int]:
    """A varint, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        byte = data.read(1)
        if not byte:
            break
        at += 1
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value, at
    raise NotOnnxError(data.name)


def _pair(entry: bytes) -> tuple[str, str]:
    found = {_KEY: "", _VALUE: ""}
    at = 0
    while at + 1 < len(entry):
        number, length, shift, at = entry[at] >> 3, 0, 0, at + 1
        while at < len(entry):
            length |= (entry[at] & 0x7F) << shift
            shift, at = shift + 7, at + 1
            if entry[at - 1] < 0x80:
                break
        found[number] = entry[at : at + length].decode(errors="replace")
        at += length
    return found[_KEY], found[_VALUE]
