"""Finished prompts kept by content, so that nothing is spoken twice.

    entries/ab/ab12….json   what was asked for (the address) -> which audio it became
    audio/cd/cd34….wav      the audio, named by its own SHA-256

Both are written to a temporary file and renamed, audio before entry: a build that is killed leaves nothing
half written, and two builds at once can only write the same thing. Audio whose bytes do not match its name
is not served; it is spoken anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from ivrc.speech import findings, mastering, whole


class Kept(NamedTuple):
    """A finished prompt: its file, and its length in seconds."""

    path: Path
    seconds: float


def address(*parts: str | float) -> str:
    """The SHA-256 of all that decides how a prompt sounds, the version of the mastering included."""
    return hashlib.sha256(json.dumps([mastering.VERSION, *parts], ensure_ascii=False).encode()).hexdigest()


class Cache:
    """A folder of finished prompts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Kept | None:
        """What is kept for an address, whole and verified, or None."""
        try:
            entry = json.loads(self._entry(key).read_bytes())
            digest, seconds = str(entry["audio"]), float(entry["seconds"])
            audio = self._audio(digest)
            intact = hashlib.sha256(audio.read_bytes()).hexdigest() == digest
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Kept(audio, seconds) if intact else None

    def keep(self, key: str, wav: bytes, seconds: float, about: dict[str, str]) -> Kept:
        """Keeps a finished prompt; `about` is for whoever looks into the folder. Raises Failure."""
        digest = hashlib.sha256(wav).hexdigest()
        entry = json.dumps(
            {"audio": digest, "seconds": seconds, **about}, ensure_ascii=False, indent=1, sort_keys=True
        )
        self._write(self._audio(digest), wav)
        self._write(self._entry(key), entry.encode())
        return Kept(self._audio(digest), seconds)

    def _entry(self, key: str) -> Path:
        return self.folder / "entries" / key[:2] / f"{key}.json"

    def _audio(self, digest: str) -> Path:
        return self.folder / "audio" / digest[:2] / f"{digest}.wav"

    def _write(self, file: Path, data: bytes) -> None:
        try:
            whole.write(file, [data])
        except OSError as refused:
            raise findings.cache_unusable(self.folder, refused) from refused
