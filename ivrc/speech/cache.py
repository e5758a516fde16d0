"""Finished prompts kept by content, so that nothing is spoken twice.

    entries/ab/ab12….json   which audio a recipe became, with the recipe; named by the recipe's hash
    audio/cd/cd34….wav      the audio, named by its own SHA-256
    unsent/ab12….json       entries that the shared store has not got yet

A folder on this machine, and behind it, where the project names one, a store that machines share, with the same
layout. In the folder both files are written to a temporary file and renamed, audio before entry: a build that is
killed leaves nothing half written, and two builds at once can only write the same thing. What does not prove itself is
not served, wherever it lies, and is made anew: an entry that is not as it was sealed or is for another recipe, audio
whose bytes do not match its name.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from ivrc import given, seal
from ivrc.speech import findings, whole
from ivrc.speech.recipe import Recipe
from ivrc.speech.store import Store


class Kept(NamedTuple):
    """A finished prompt: its file, its length in seconds, and the SHA-256 of the file."""

    path: Path
    seconds: float
    digest: str


class Entry(NamedTuple):
    """What an entry says: the SHA-256 of the audio, its seconds, and of which recipe it is. `reading` is what was
    said, for whoever looks into the folder."""

    recipe: Recipe
    audio: str
    seconds: float
    reading: str


class Damaged(Exception):
    """Something is kept, but not as it was written."""


class Cache:
    """A folder of finished prompts, and the store it shares them with. `damaged` are addresses found damaged."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self.folder, self.store = folder, store
        self.damaged: list[str] = []
        if store:
            self._send_unsent(store)

    def find(self, recipe: Recipe) -> Kept | None:
        """What is kept for a recipe, whole and verified, or None."""
        try:
            found = self._in_folder(recipe)
        except Damaged:
            self.damaged.append(recipe.key)
            found = None
        return found or (self._in_store(self.store, recipe) if self.store else None)

    def audio(self, digest: str, seconds: float) -> Kept | None:
        """Audio by its own SHA-256, whole and verified, or None."""
        path = self._audio(digest)
        with contextlib.suppress(OSError):
            if _digest(given.contents(path, given.SOUND)) == digest:
                return Kept(path, seconds, digest)
        data = self.store.get(_audio_name(digest)) if self.store else None
        if data is None or _digest(data) != digest:
            return None
        self._write(path, data)
        return Kept(path, seconds, digest)

    def keep(self, recipe: Recipe, wav: bytes, seconds: float, reading: str) -> Kept:
        """Keeps a finished prompt. Raises Failure."""
        entry = Entry(recipe, _digest(wav), seconds, reading)
        data = _written(entry)
        self._write(self._audio(entry.audio), wav)
        self._write(self._entry(recipe.key), data)
        if self.store and not self._send(self.store, entry, wav, data):
            self._write(self._unsent(recipe.key), data)
        return Kept(self._audio(entry.audio), seconds, entry.audio)

    def _in_folder(self, recipe: Recipe) -> Kept | None:
        data = _there(self._entry(recipe.key))
        if data is None:
            return None
        entry = read(data, recipe.key)
        audio = _there(self._audio(entry.audio))
        if audio is None:
            return None
        if _digest(audio) != entry.audio:
            raise Damaged
        return Kept(self._audio(entry.audio), entry.seconds, entry.audio)

    def _in_store(self, store: Store, recipe: Recipe) -> Kept | None:
        data = store.get(_entry_name(recipe.key))
        if data is None:
            return None
        try:
            entry = read(data, recipe.key)
        except Damaged:
            self.damaged.append(recipe.key)
            return None
        kept = self.audio(entry.audio, entry.seconds)
        if kept is None and not store.failure:
            self.damaged.append(recipe.key)
        if kept:
            self._write(self._entry(recipe.key), data)
        return kept

    def _send(self, store: Store, entry: Entry, wav: bytes, data: bytes) -> bool:
        return store.put(_audio_name(entry.audio), wav) and store.put(_entry_name(entry.recipe.key), data)

    def _send_unsent(self, store: Store) -> None:
        """What an earlier run could not send is sent now; it stays noted where that fails again."""
        for note in sorted((self.folder / "unsent").glob("*.json")):
            try:
                data = given.contents(note, given.SOUND)
                entry = read(data, note.stem)
                wav = given.contents(self._audio(entry.audio), given.SOUND)
                if _digest(wav) != entry.audio:
                    raise Damaged
            except (OSError, Damaged):
                with contextlib.suppress(OSError):
                    note.unlink()
                continue
            if not self._send(store, entry, wav, data):
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
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            whole.write(file, [data])
        except OSError as refused:
            raise findings.cache_unusable(self.folder, refused) from refused


def read(data: bytes, key: str) -> Entry:
    """The entry at an address, proved to be of it. Raises Damaged, whatever the bytes are."""
    try:
        value = seal.opened(data)
        entry = Entry(Recipe.of(value["recipe"]), value["audio"], value["seconds"], value["reading"])
        sound = (
            entry.recipe.key == key
            and len(bytes.fromhex(entry.audio)) == 32
            and entry.audio == entry.audio.lower()
            and isfinite(entry.seconds)
            and entry.seconds >= 0
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise Damaged from None
    if not sound:
        raise Damaged
    return entry


def _written(entry: Entry) -> bytes:
    return seal.text(seal.sealed({**entry._asdict(), "recipe": entry.recipe.as_data()})).encode()


def _there(path: Path) -> bytes | None:
    """What a file holds, or None where there is none. Raises Damaged for what is no file, such as a folder, a pipe or a
    device, or cannot be read."""
    try:
        return given.contents(path, given.SOUND)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise Damaged from None


def _entry_name(key: str) -> str:
    return f"entries/{key[:2]}/{key}.json"


def _audio_name(digest: str) -> str:
    return f"audio/{digest[:2]}/{digest}.wav"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
