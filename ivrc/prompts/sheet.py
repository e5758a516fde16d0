"""One row a prompt: what it says, where, who says it, how long and how loud. Lists, pages and scripts show these."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import BEEP, Clip, Hotline
from ivrc.prompts.prepare import Prepared, stale
from ivrc.prompts.uses import Use, uses
from ivrc.speech.job import RECORDING, Job
from ivrc.speech.production import Result
from ivrc.speech.recorded import Recorded

RECORDED, STALE, SPOKEN, MISSING, FAILED = "recorded", "stale", "spoken", "missing", "failed"
STATES = {
    RECORDED: ("已录音", "recorded"),
    STALE: ("录音过期", "recording stale"),
    SPOKEN: ("已合成", "synthesised"),
    MISSING: ("还没有合成", "not synthesised yet"),
    FAILED: ("有错", "in error"),
}
_ROOM = 1.3
"""How much longer than an engine a person may take."""


class Row(NamedTuple):
    """A prompt of a hotline. `source` is an engine, `recording` or `beep`; `level` is the active speech level in
    dBov (ITU-T P.56); `seconds`, `level` and `path` are None where there is no audio. `longest` is how many seconds
    a recording may take. `former` is what a stale recording says. Category and coaching note (`ivrc.prompts.coaching`) are in Chinese and
    English; `approved` is who approved the words."""

    hotline: str
    clip: Clip
    uses: tuple[Use, ...]
    reading: str
    source: str
    voice: str
    state: str
    seconds: float | None
    level: float | None
    path: Path | None
    longest: float
    former: str = ""
    category: tuple[str, str] = ("", "")
    coaching: tuple[str, str] = ("", "")
    approved: str = ""


def rows(hotline: Hotline, prepared: Prepared, result: Result, missing: Mapping[str, Job]) -> list[Row]:
    """The hotline's prompts in the order of the source."""
    places = uses(hotline)
    old = stale(prepared, hotline, result.clips)
    return [
        _row(
            hotline.name,
            clip,
            tuple(places[clip.id]),
            prepared,
            result,
            missing.get(clip.id),
            old.get(clip.id),
        )
        for clip in prepared.clips
    ]


def _row(
    hotline: str,
    clip: Clip,
    places: tuple[Use, ...],
    prepared: Prepared,
    result: Result,
    job: Job | None,
    old: Recorded | None,
) -> Row:
    said = result.clips.get(clip.id)
    read = prepared.studio.with_readings(clip)
    given = "，".join(f"{word} {reading}" for word, reading in read.readings)
    longest = _longest(clip, said.seconds if said and said.engine != RECORDING else None)
    former = old.text if old else ""
    if said is None:
        state = STALE if old else MISSING if job else FAILED
        engine, voice = (job.engine, job.script.voice) if job else ("", "")
        reading = job.script.shown if job and job.engine != RECORDING else given
        return Row(hotline, clip, places, reading, engine, voice, state, None, None, None, longest, former)
    recording = said.engine == RECORDING
    return Row(
        hotline, clip, places, given if recording else said.reading, said.engine, said.voice,
        RECORDED if recording else STALE if old else SPOKEN,
        said.seconds, _level(said.path), said.path, longest, former,
    )  # fmt: skip


def _longest(clip: Clip, seconds: float | None) -> float:
    """How long a person may take, in whole halves of a second: an engine's own time, or else the words' length."""
    if clip.id == BEEP:
        return 1.0
    usual = seconds or length_ms(clip.text) / 1000
    return math.ceil(usual * _ROOM * 2) / 2


def _level(path: Path) -> float | None:
    import soundfile

    from ivrc.speech.level import measure

    samples, rate = soundfile.read(path, dtype="float64")
    found = measure(samples, int(rate)).active_dbov
    return round(found, 1) if math.isfinite(found) else None
