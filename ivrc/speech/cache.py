"""Finished prompts kept by content, so that nothing is spoken twice.

    entries/ab/ab12….json   what was asked for (the address) -> which audio it became
    audio/cd/cd34….wav      the audio, named by its own SHA-256
    unsent/ef56….json       entries that the shared store has not got yet

A folder on this machine, and behind it, where the project names one, a store that machines share, with the same
layout. In the folder both files are written to a temporary file and renamed, audio before entry: a build that is
killed leaves nothing half written, and two builds at once can only write the same thing. Audio whose bytes do not
match its name is not served, wherever it lies; it is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from ivrc.speech import findings, mastering, whole
from ivrc.speech.store import Store


class Kept(NamedTuple):
    """A finished prompt: its file, its length in seconds, and the SHA-256 of the file."""

    path: Path
    seconds: float
    digest: str


class _Damaged(Exception):
    """Something is kept, but not as it was written."""


def address(*parts: str | float) -> str:
    """The SHA-256 of all that decides how a prompt sounds, the version of the mastering included."""
    return hashlib.sha256(json.dumps([mastering.VERSION, *parts], ensure_ascii=False).encode()).hexdigest()


class Cache:
    """A folder of finished prompts, and the store it shares them with. `damaged` are addresses found damaged."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self.folder, self.store = folder, store
        self.damaged: list[str] = []
        if store:
            self._send_unsent(store)

    def find(self, key: str) -> Kept | None:
        """What is kept for an address, whole and verified, or None."""
        try:
            found = self._in_folder(key)
        except _Damaged:
            self.damaged.append(key)
            found = None
        return found or (self._in_store(self.store, key) if self.store else None)

    def audio(self, digest: str, seconds: float) -> Kept | None:
        """Audio by its own SHA-256, whole and verified, or None."""
        path = self._audio(digest)
        with contextlib.suppress(OSError):
            if _digest(path.read_bytes()) == digest:
                return Kept(path, seconds, digest)
        data = self.store.get(_audio_name(digest)) if self.store else None
        if data is None or _digest(data) != digest:
            return None
        self._write(path, data)
        return Kept(path, seconds, digest)

    def keep(self, key: str, wav: bytes, seconds: float, about: dict[str, str]) -> Kept:
        """Keeps a finished prompt; `about` is for whoever looks into the folder. Raises Failure."""
        digest = _digest(wav)
        entry = json.dumps(
            {"audio": digest, "seconds": seconds, **about}, ensure_ascii=False, indent=1, sort_keys=True
        ).encode()
        self._write(self._audio(digest), wav)
        self._write(self._entry(key), entry)
        if self.store and not self._send(self.store, key, digest, wav, entry):
            self._write(self._unsent(key), entry)
        return Kept(self._audio(digest), seconds, digest)

    def _in_folder(self, key: str) -> Kept | None:
        try:
            data = self._entry(key).read_bytes()
        except OSError:
            return None
        digest, seconds = _read_entry(data)
        try:
            audio = self._audio(digest).read_bytes()
        except OSError:
            return None
        if _digest(audio) != digest:
            raise _Damaged
        return Kept(self._audio(digest), seconds, digest)

    def _in_store(self, store: Store, key: str) -> Kept | None:
        entry = store.get(_entry_name(key))
        if entry is None:
            return None
        try:
            digest, seconds = _read_entry(entry)
        except _Damaged:
            self.damaged.append(key)
            return None
        kept = self.audio(digest, seconds)
        if kept is None and not store.failure:
            self.damaged.append(key)
        if kept:
            self._write(self._entry(key), entry)
        return kept

    def _send(self, store: Store, key: str, digest: str, wav: bytes, entry: bytes) -> bool:
        return store.put(_audio_name(digest), wav) and store.put(_entry_name(key), entry)

    def _send_unsent(self, store: Store) -> None:
        """What an earlier run could not send is sent now; it stays noted where that fails again."""
        for note in sorted((self.folder / "unsent").glob("*.json")):
            try:
                entry = note.read_bytes()
                digest, _ = _read_entry(entry)
                wav = self._audio(digest).read_bytes()
            except (OSError, _Damaged):
                with contextlib.suppress(OSError):
                    note.unlink()
                continue
            if not self._send(store, note.stem, digest, wav, entry):
                return
            with contextlib.suppress(OSError):
                note.unlink()

    def _entry(self, key: str) -> Path:
        return self.folder / _entry_name(key)

    def _audio(self, digest: str) -> Path:
        return self.folder / _audio_name(digest)

    def _unsent(self, key: str) -> Path:
        return self.folder / "unsent" / f"{key}.json"

    def _write(self, file: Path, data: bytes) -> None:
        try:
            whole.write(file, [data])
        except OSError as refused:
            raise findings.cache_unusable(self.folder, refused) from refused


def _entry_name(key: str) -> str:
    return f"entries/{key[:2]}/{key}.json"


def _audio_name(digest: str) -> str:
    return f"audio/{digest[:2]}/{digest}.wav"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_entry(data: bytes) -> tuple[str, float]:
    """The audio's SHA-256 and seconds. Raises _Damaged."""
    try:
        entry = json.loads(data)
        digest, seconds = str(entry["audio"]), float(entry["seconds"])
        if len(bytes.fromhex(digest)) != 32:
            raise _Damaged
    except (ValueError, KeyError, TypeError):
        raise _Damaged from None
    return digest, seconds
