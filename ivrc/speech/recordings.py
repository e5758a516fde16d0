"""Recordings by people, which take precedence over every engine: `RECORDINGS/LOCALE/NAME.wav` (or flac, mp3).

NAME is the clip's id, or its words as written, with or without the sign at the end. A file that `ivrc prompts import`
put there is also found by its words, which the index beside the folders holds (`recorded.py`).
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path
from typing import NamedTuple

from ivrc import given
from ivrc.flow.nodes import Clip
from ivrc.speech import findings, recorded
from ivrc.speech.spoken import Sound

SUFFIXES = (".wav", ".flac", ".mp3")
"""In order of preference, when one prompt has several."""


class Recording(NamedTuple):
    """A recording as it lies in its file."""

    path: Path
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class Shelf:
    """The recordings of a project; each locale's folder is read once."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._by_name: dict[str, dict[str, Path]] = {}
        self._by_words: dict[str, Path] | None = None

    def find(self, clip: Clip) -> Recording | None:
        """The clip's recording, if there is one. Raises Failure when it cannot be read."""
        path = self.place(clip)
        if path is None:
            return None
        try:
            return Recording(path, given.contents(path, given.SOUND))
        except OSError as refused:
            raise findings.recording_unusable(path, *given.why(refused)) from refused

    def has(self, clip: Clip) -> bool:
        """Whether there is a recording of the clip."""
        return self.place(clip) is not None

    def place(self, clip: Clip) -> Path | None:
        """The file of the clip's recording."""
        if self._folder is None:
            return None
        by_name = self._locale(self._folder, clip.locale)
        names = [plain(name) for name in (clip.id, clip.text, unsigned(clip.text)) if name]
        named = next((by_name[name] for name in names if name in by_name), None)
        return named or self._said(self._folder).get(recorded.fingerprint(clip.locale, clip.text))

    def _said(self, folder: Path) -> dict[str, Path]:
        """The files of the index by the fingerprint of their words. Who builds is told of an index that cannot be
        read elsewhere."""
        if self._by_words is None:
            try:
                index = recorded.read(folder)
            except (recorded.Unreadable, OSError):
                index = {}
            files = ((r.sha256, folder / r.file) for r in index.values() if r.file)
            self._by_words = {words: path for words, path in files if path.is_file()}
        return self._by_words

    def _locale(self, folder: Path, locale: str) -> dict[str, Path]:
        if locale not in self._by_name and Path(locale).name == locale:
            found: dict[str, Path] = {}
            for suffix in reversed(SUFFIXES):
                for path in sorted((folder / locale).glob("*")):
                    if path.suffix.lower() == suffix:
                        found[plain(path.stem)] = path
            self._by_name[locale] = found
        return self._by_name.get(locale, {})


def sound(recording: Recording) -> Sound:
    """The recording decoded and mixed to one channel. Raises Failure."""
    import io

    import soundfile

    try:
        samples, rate = soundfile.read(io.BytesIO(recording.data), dtype="float64", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError) as broken:
        raise findings.recording_unusable(
            recording.path, "不是可识别的音频", "it is not audio that is known"
        ) from broken
    return Sound(samples.mean(axis=1), int(rate))


def plain(name: str) -> str:
    """A name as names are compared: Unicode NFC (macOS gives file names in NFD), no space around it."""
    return unicodedata.normalize("NFC", name).strip()


def unsigned(text: str) -> str:
    """Words without the sign that ends them, as people name files."""
    return text.rstrip("。.！!？? ")
