"""`prompts.lock`: what was chosen for every prompt, and what came of it, so that other machines get the same.

JSON, sorted, beside ivrc.yaml, meant for version control:

    {"made_by": "ivrc", "hotlines": {"大众联合": {"您好大众联合-b5757cf8": {
       "text": "您好，大众联合。",
       "asked": "…",                       fingerprint of words, readings, engines, voice, rate and pauses
       "engine": "kokoro", "version": "1.0/…", "voice": "zf_xiaobei", "rate": 210.0, "pauses": 1.0,
       "reading": "nín hǎo, dà zhòng lián hé.", "audio": "…", "seconds": 1.9}}}}

`approved` beside `hotlines` has, by language and clip id, the words that somebody approved and who did; other words have another id.

While `asked` is what is asked now and the audio is in the cache, that audio is used, whatever versions of engines and
mastering are installed. To take newer ones, remove the entry, or the file, and build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from ivrc import given
from ivrc.flow.nodes import Clip
from ivrc.speech.settings import Settings
from ivrc.speech.studio import Locked

NAME = "prompts.lock"
_LARGEST = 64 << 20
_KEPT = ("asked", "engine", "version", "voice", "reading", "audio")

Approved = Mapping[str, Mapping[str, str]]
"""Who approved words (`by`), and the words (`text`), by `LOCALE/ID`."""
Section = dict[str, dict[str, Any]]
"""A hotline's prompts by clip id."""


class Unreadable(ValueError):
    """The lock is there and makes no sense; its text says why."""


class Change(NamedTuple):
    """A clip whose result is not what the lock says, and how, in Chinese and English."""

    clip: Clip
    zh: str
    en: str


def read(root: Path) -> dict[str, Section]:
    """The lock by hotline; empty where there is none. Raises Unreadable, OSError."""
    try:
        data = given.contents(root / NAME, _LARGEST)
    except FileNotFoundError:
        return {}
    try:
        hotlines: dict[str, Section] = json.loads(data)["hotlines"]
        for section in hotlines.values():
            results(section)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Unreadable(" ".join(f"{type(problem).__name__}: {problem}".split())) from None
    return hotlines


def approvals(root: Path) -> dict[str, dict[str, str]]:
    """Who approved which words; empty where there is no lock. Raises Unreadable, OSError."""
    try:
        data = given.contents(root / NAME, _LARGEST)
    except FileNotFoundError:
        return {}
    try:
        told = json.loads(data).get("approved", {})
        return {str(name): {key: str(each[key]) for key in ("by", "text")} for name, each in told.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Unreadable(" ".join(f"{type(problem).__name__}: {problem}".split())) from None


def approved_at(root: Path) -> Approved:
    """The same for whoever lists words: a lock that cannot be read is told where it is read for its sounds."""
    try:
        return approvals(root)
    except (Unreadable, OSError):
        return {}


def digest(section: Section) -> str:
    """The fingerprint of a hotline's section; empty for one that holds nothing."""
    return sha256(json.dumps(section, sort_keys=True).encode()).hexdigest() if section else ""


def digest_on_disk(root: Path, hotline: str) -> str:
    """The fingerprint of a hotline's section as it lies on disk; empty where there is none that can be read."""
    try:
        return digest(read(root).get(hotline, {}))
    except (Unreadable, OSError):
        return ""


def results(section: Section) -> dict[str, Locked]:
    """A section as the speech part takes it. Raises KeyError, TypeError, ValueError where it makes no sense."""
    return {
        clip: Locked(**{key: str(entry[key]) for key in _KEPT}, seconds=_seconds(entry["seconds"]))
        for clip, entry in section.items()
    }


def _seconds(value: Any) -> float:
    if not isfinite(float(value)):
        raise ValueError(f"seconds: {value}")
    return float(value)


def entry(clip: Clip, settings: Settings, result: Locked) -> dict[str, Any]:
    """What the lock holds of a clip."""
    about = {"text": clip.text, "rate": settings.rate, "pauses": settings.pauses}
    return about | {**result._asdict(), "seconds": round(result.seconds, 3)}


def text(hotlines: Mapping[str, Section], approved: Approved) -> str:
    """The lock as it is written: the same results give the same bytes."""
    whole = {"made_by": "ivrc", "hotlines": hotlines, **({"approved": approved} if approved else {})}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def changes(clips: Mapping[str, Clip], old: Section, new: Section) -> tuple[list[Change], int]:
    """The clips whose result differs, and how many are not in the lock at all."""
    differing = [
        Change(clips[name], *_how(old[name], entry))
        for name, entry in new.items()
        if name in old and name in clips and old[name] != entry
    ]
    return differing, len(new.keys() - old.keys())


def _how(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, str]:
    for key, zh, en in (
        ("engine", "引擎", "the engine"),
        ("voice", "声音", "the voice"),
        ("rate", "语速", "the rate"),
        ("pauses", "停顿", "the pauses"),
        ("version", "引擎版本", "the engine's version"),
        ("reading", "读音", "the reading"),
    ):
        if old.get(key) != new.get(key):
            return (
                f"{zh}由 {old.get(key)} 变成 {new.get(key)}",
                f"{en} was {old.get(key)} and is {new.get(key)}",
            )
    return "声音的内容不同", "the sound itself is another"
