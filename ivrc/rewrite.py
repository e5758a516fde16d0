"""Text files of a person's, made or changed in place: their mark, line ends and permissions stay, and each is whole at every moment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from ivrc import given
from ivrc.held import held

LARGEST = 8 << 20
_ENDS = re.compile("\r\n|\r|\n")


class ChangedError(OSError):
    """The file is not what was read any more."""


def make(path: Path, text: str) -> None:
    """Makes a file, whole or not at all; FileExistsError where there is one."""
    path.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".", encoding="utf-8") as half:
        half.write(text)
        half.flush()
        Path(half.name).chmod(0o644)
        path.hardlink_to(half.name)


def rewrite(texts: Mapping[Path, tuple[str, str]]) -> None:
    """Writes files of which each is given as it was read and as it should be, both with `\\n` at the ends of lines.

    All are made ready before the first takes its place. Raises OSError, of which ChangedError is one, with `filename`
    set; none is changed then, unless the disk itself fails between two of them.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, (before, after) in texts.items():
            ready.append((_ready(path.resolve(), before, after), path.resolve()))
        for made, path in ready:
            made.replace(path)
    finally:
        for made, _ in ready:
            made.unlink(missing_ok=True)


def _ready(path: Path, before: str, after: str) -> Path:
    """The new file beside the one that it will replace."""
    with held(path):
        old = given.contents(path, LARGEST)
        mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
        text = old[len(mark) :].decode("utf-8")
        if _ENDS.sub("\n", text) != before:
            raise ChangedError(0, "changed", str(path))
        state = path.stat()
        if not os.access(path, os.W_OK) or not state.st_mode & 0o222:
            raise PermissionError(13, os.strerror(13), str(path))
    made = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        with made.open("xb") as file:
            file.write(mark + with_ends_of(text, after).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        made.chmod(state.st_mode & 0o7777)
        if (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
            os.chown(made, state.st_uid, state.st_gid)
    except OSError as problem:
        made.unlink(missing_ok=True)
        problem.filename = str(path)
        raise
    return made


def with_ends_of(old: str, new: str) -> str:
    """A text with `\\n` at the ends of its lines, which then end as the old one's do: a line that stands in both as it does
    there, any other as most do."""
    ends = _ENDS.findall(old)
    if set(ends) <= {"\n"}:
        return new
    usual = max(sorted(set(ends)), key=ends.count)
    if len(set(ends)) == 1:
        return new.replace("\n", usual)
    return _mixed(_ENDS.split(old), ends, new.split("\n"), usual)


def _mixed(before: list[str], ends: list[str], after: list[str], usual: str) -> str:
    from difflib import SequenceMatcher

    told = [usual] * (len(after) - 1)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            for offset in range(b - a):
                if a + offset < len(ends) and c + offset < len(told):
                    told[c + offset] = ends[a + offset]
    return "".join(line + end for line, end in zip(after, [*told, ""], strict=True))
