"""Which files of a folder are hotlines, and which are parts that others include."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ivrc.files import read
from ivrc.language.hotline_line import hotline_line
from ivrc.language.words import HEADERS

if TYPE_CHECKING:
    from ivrc.language import tree

_INCLUDE = next(word.zh + word.en for word in HEADERS if word.type == "INCLUDE")


def without_parts(files: Sequence[Path]) -> list[Path]:
    """The files to be compiled by themselves. One is left out only if compiling another of them reads it: it has no
    hotline of its own and is included, at first or second hand, by a file that is kept.

    Includes are those of the parsed files: a comment or a sentence that names a file includes nothing.
    """
    if len(files) == 1:
        return list(files)
    known = {path.resolve(): path for path in files}
    includes = {path: _included(path) for path in known}
    wanted = {part for parts in includes.values() for part in parts if part in known}
    parts = {path for path in wanted if not _has_hotline(path)}
    read_by_others: set[Path] = set()
    kept: set[Path] = set()
    for path in sorted(known, key=lambda path: path in parts):
        if path in read_by_others:
            continue
        kept.add(path)
        read_by_others |= _reached(path, includes) & parts - kept
    return [path for resolved, path in known.items() if resolved in kept]


def with_wholes(files: Sequence[Path], menus: Path) -> tuple[list[Path], dict[Path, list[Path]]]:
    """The files to be checked, and which of those asked for are parts: each with the hotlines that include it, which
    are checked in its place. They are looked for in `menus`, and beside the part."""
    parts = [path for path in files if not _has_hotline(path)]
    around = {beside for part in parts for beside in part.parent.glob("*.ivr")}
    around |= set(menus.rglob("*.ivr")) if parts else set()
    places = {path.resolve(): path for path in sorted(around)}
    includes = {place: _included(place) for place in places}
    wholes = [place for place, path in places.items() if parts and _has_hotline(path)]
    found: dict[Path, list[Path]] = {}
    for part in parts:
        if having := [places[whole] for whole in wholes if part.resolve() in _reached(whole, includes)]:
            found[part] = having
    checked = [path for asked in files for path in found.get(asked, [asked])]
    return list({path.resolve(): path for path in checked}.values()), found


def _reached(path: Path, includes: dict[Path, tuple[Path, ...]]) -> set[Path]:
    """Everything that compiling a file reads besides."""
    found: set[Path] = set()
    todo = [path]
    while todo:
        for part in includes.get(todo.pop(), ()):
            if part not in found:
                found.add(part)
                todo.append(part)
    return found


def _included(path: Path) -> tuple[Path, ...]:
    """The files that a file includes, as they lie on disk. It is parsed only where it may include one, and where it is
    not too large to be compiled."""
    text, _ = read(path)
    if text is None:
        return ()
    plain = unicodedata.normalize("NFKC", text).casefold()
    parsed = _parsed(text, path) if any(word in plain for word in _INCLUDE) else None
    if parsed is None:
        return ()
    named = dict.fromkeys(include.path.raw.replace("\0", "") for include in parsed.includes)
    return tuple((path.parent / name).resolve() for name in named if name)


def _has_hotline(path: Path) -> bool:
    """Whether a file has a hotline of its own, or may have one that cannot be read. It is parsed only where no line
    begins like one, and where it is not too large to be compiled."""
    text, _ = read(path)
    if text is None or not text.strip():
        return False
    if hotline_line(text):
        return True
    parsed = _parsed(text, path)
    return parsed is None or any(block.kind == "HOTLINE" for block in parsed.blocks)


def _parsed(text: str, path: Path) -> tree.File | None:
    """A file's tree; None where it is too large to be compiled. The parser is read when a file first needs it: that
    takes longer than a whole build that finds nothing changed."""
    from ivrc.compile import too_large
    from ivrc.language.parser import parse

    return None if too_large(text) else parse(text, str(path))[0]
