"""Taking a talent's recordings: which prompt each file is of, whether it can be used, and where it goes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc import given
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.near import nearest
from ivrc.files import shown
from ivrc.flow.nodes import BEEP
from ivrc.prompts import intake, prompt_findings
from ivrc.prompts.prepare import places_of
from ivrc.prompts.sheet import Row
from ivrc.speech import recorded, whole
from ivrc.speech.engines.base import Sound
from ivrc.speech.recordings import SUFFIXES, plain, unsigned

SOUNDS = (*SUFFIXES, ".m4a", ".aac", ".ogg", ".opus", ".wma", ".aif", ".aiff", ".amr")
"""Files that are recordings, whether or not they can be read here."""


class Taken(NamedTuple):
    """A recording that was taken: the prompt, where it came from and where it lies now, its seconds."""

    row: Row
    source: Path
    file: Path
    seconds: float


def take(
    folder: Path, rows: Sequence[Row], index: recorded.Index, recordings: Path
) -> tuple[list[Taken], recorded.Index, list[Diagnostic]]:
    """Takes what lies in `folder` and below. Gives the index with what was taken in it; the files are written, the
    index is not. Raises OSError where `recordings` cannot be written."""
    names = _names(rows)
    found: list[Diagnostic] = []
    taken: dict[tuple[str, str], Taken] = {}
    index = dict(index)
    for path in sorted(p for p in folder.rglob("*") if not p.is_dir() and p.suffix.lower() in SOUNDS):
        row = names.get(plain(path.stem).casefold())
        if row is None:
            found.append(_stranger(path, names, rows, index))
            continue
        key = (row.clip.locale, row.clip.id)
        if key in taken:
            other = shown(taken[key].source)
            found.append(
                prompt_findings.flawed(
                    shown(path), f"同一句已经有 {other}", f"{other} is of the same prompt",
                    "留下一个。", "Keep one of them.",
                )
            )  # fmt: skip
            continue
        sound, more = _judged(path, row)
        found += more
        if sound is None:
            continue
        name = f"{row.clip.locale}/{row.clip.id}.wav"
        whole.write(recordings / name, [intake.wav(sound)])
        places = tuple(p for r in rows if r.clip.id == row.clip.id for p in places_of(r.hotline, r.uses))
        index[key] = recorded.Recorded(row.clip.id, row.clip.locale, row.clip.text, name, places)
        taken[key] = Taken(row, path, recordings / name, len(sound.samples) / sound.rate)
    return list(taken.values()), index, found


def asked_for(rows: Sequence[Row], index: recorded.Index) -> recorded.Index:
    """The index with every prompt of a script that goes to a talent, so that its words are known when it returns."""
    index = dict(index)
    for row in rows:
        if row.clip.id == BEEP:
            continue
        key = (row.clip.locale, row.clip.id)
        places = tuple(p for r in rows if r.clip.id == row.clip.id for p in places_of(r.hotline, r.uses))
        file = index[key].file if key in index else ""
        index[key] = recorded.Recorded(row.clip.id, row.clip.locale, row.clip.text, file, places)
    return index


def _names(rows: Sequence[Row]) -> dict[str, Row]:
    """What a file may be called: a prompt's id, or its words with or without the sign at the end."""
    names: dict[str, Row] = {}
    for row in (r for r in rows if r.clip.id != BEEP):
        for name in (row.clip.id, row.clip.text, unsigned(row.clip.text)):
            names.setdefault(plain(name).casefold(), row)
    return names


def _stranger(path: Path, names: Mapping[str, Row], rows: Sequence[Row], index: recorded.Index) -> Diagnostic:
    """A file whose prompt is not in the menus: one of words that have changed, or one that nobody knows."""
    stem = plain(path.stem).casefold()
    old = next((r for r in index.values() if stem in (r.id.casefold(), plain(r.text).casefold())), None)
    if old is None:
        return prompt_findings.unmatched(shown(path), nearest(path.stem, names))
    now = [r.clip.text for r in rows if set(places_of(r.hotline, r.uses)) & set(old.places)]
    return prompt_findings.recorded_before(shown(path), old.text, now[0] if now else "")


def _judged(path: Path, row: Row) -> tuple[Sound | None, list[Diagnostic]]:
    import soundfile

    file = shown(path)
    try:
        data = given.contents(path, given.SOUND)
        samples, rate = soundfile.read(io.BytesIO(data), dtype="float64", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, OSError) as broken:
        zh, en = (
            given.why(broken)
            if isinstance(broken, OSError)
            else ("不是可识别的音频", "it is not audio that is known")
        )
        mends = "以 WAV、FLAC 或 MP3 交付。", "Deliver WAV, FLAC or MP3."
        return None, [prompt_findings.flawed(file, zh, en, *mends)]
    sound, flaws = intake.judge(samples, int(rate), row.clip.text, row.longest)
    told = [
        (prompt_findings.flawed if flaw.fatal else prompt_findings.doubtful)(
            file, flaw.zh, flaw.en, flaw.mend_zh, flaw.mend_en
        )
        for flaw in flaws
        if flaw.fatal or sound is not None
    ]
    return sound, told
