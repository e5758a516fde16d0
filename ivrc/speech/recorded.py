"""`prompts/recordings/recordings.json`: which words each recording says, and which words a talent was asked for.

    {"made_by": "ivrc",
     "prompts": {
       "zh-CN/您好大众联合-b5757cf8": {
         "text": "您好，大众联合。", "sha256": "…",          the words and their fingerprint
         "file": "zh-CN/您好大众联合-b5757cf8.wav",         empty until it was imported
         "places": ["大众联合/欢迎/1"]}}}                    hotline, node, position there

`ivrc prompts export` writes what it asks for, `ivrc prompts import` what it took. The words are the key to it: a
clip whose readings changed keeps its recording, and one whose words changed is told from one that is new.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ivrc import given

NAME = "recordings.json"
_LARGEST = 64 << 20
"""Bytes of the index, at some hundred for each recording."""


class Recorded(NamedTuple):
    """One prompt of the index. `file` is relative to the recordings' folder; empty while it is only asked for."""

    id: str
    locale: str
    text: str
    file: str = ""
    places: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return fingerprint(self.locale, self.text)


Index = dict[tuple[str, str], Recorded]
"""By locale and id."""


class Unreadable(ValueError):
    """The index is there and makes no sense; its text says why."""


def fingerprint(locale: str, text: str) -> str:
    """The hash of words as they are to be spoken: SHA-256 of the locale and the text, without outer space."""
    return hashlib.sha256(f"{locale}\0{' '.join(text.split())}".encode()).hexdigest()


def read(folder: Path) -> Index:
    """The index of a folder of recordings; empty where there is none. Raises Unreadable, OSError."""
    try:
        data = given.contents(folder / NAME, _LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    try:
        prompts = json.loads(data)["prompts"]
        index: Index = {}
        for name, entry in prompts.items():
            locale, _, id = name.partition("/")
            found = Recorded(
                id, locale, str(entry["text"]), str(entry["file"]), tuple(map(str, entry["places"]))
            )
            if found.sha256 != entry["sha256"]:
                raise Unreadable(f"{name}: sha256")
            if found.file and (Path(found.file).is_absolute() or ".." in Path(found.file).parts):
                raise Unreadable(f"{name}: {found.file}")
            index[locale, id] = found
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Unreadable(" ".join(f"{type(problem).__name__}: {problem}".split())) from None
    return index


def text(index: Mapping[tuple[str, str], Recorded]) -> str:
    """The index as it is written: the same prompts give the same bytes."""
    prompts = {
        f"{r.locale}/{r.id}": {"text": r.text, "sha256": r.sha256, "file": r.file, "places": list(r.places)}
        for _, r in sorted(index.items())
    }
    return json.dumps({"made_by": "ivrc", "prompts": prompts}, ensure_ascii=False, indent=1) + "\n"
