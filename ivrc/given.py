"""A file that a user gives, by a name or by its place in a folder: only a regular one, and not without end.

A pipe would be waited for and a device read for ever, so what is opened is looked at first.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

SOUND = 256 << 20
"""Bytes of a recording: half an hour as studios deliver it (48 kHz, 24 bits, one channel)."""

MODEL = 2 << 30
"""Bytes of a speech model: no ONNX file can be larger (Protocol Buffers, 2 GiB)."""


class UnfitError(OSError):
    """What has the file's name cannot be read as a file: it says why, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(0, en)
        self.zh, self.en = zh, en


class TooLargeError(UnfitError):
    """More than a file of its kind can hold."""


_KINDS = (
    (stat.S_ISDIR, "这是一个文件夹，不是文件", "it is a folder, not a file"),
    (stat.S_ISFIFO, "这是一个管道，不是文件", "it is a pipe, not a file"),
    (stat.S_ISSOCK, "这是一个套接字，不是文件", "it is a socket, not a file"),
    (lambda mode: not stat.S_ISREG(mode), "这是一个设备，不是文件", "it is a device, not a file"),
)


@contextmanager
def opened(path: Path, largest: int) -> Iterator[BinaryIO]:
    """The file, open to be read. Raises OSError, of which UnfitError is one."""
    _look(path.stat(), largest)  # before it is opened: opening a device can do something
    number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    with os.fdopen(number, "rb") as file:
        _look(os.fstat(number), largest)  # it may be another by now
        yield file


def contents(path: Path, largest: int) -> bytes:
    """All bytes of the file. Raises OSError, of which UnfitError is one."""
    with opened(path, largest) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise _too_large(largest)
    return data


def why(problem: OSError) -> tuple[str, str]:
    """Why a file cannot be read, in Chinese and English."""
    if isinstance(problem, UnfitError):
        return problem.zh, problem.en
    if isinstance(problem, FileNotFoundError):
        return "没有这个文件", "there is no such file"
    if isinstance(problem, PermissionError):
        return "没有读取权限", "permission to read it is refused"
    reason = problem.strerror or str(problem)
    return f"读取失败（{reason}）", f"reading fails ({reason})"


def _look(at: os.stat_result, largest: int) -> None:
    for kind, zh, en in _KINDS:
        if kind(at.st_mode):
            raise UnfitError(zh, en)
    if at.st_size > largest:
        raise _too_large(largest)


def _too_large(largest: int) -> TooLargeError:
    limit = f"{largest >> 20} MiB"
    return TooLargeError(f"它大于 {limit}", f"it is larger than {limit}")
