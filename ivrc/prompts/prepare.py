"""Everything that a hotline's prompts depend on, put together for a run; and what the run's results say of the lock
and of recordings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.near import nearest
from ivrc.files import shown
from ivrc.flow.clips import all_clips
from ivrc.flow.nodes import BEEP, Clip, Hotline
from ivrc.phrases.library import Library
from ivrc.project import Project
from ivrc.prompts import lock, prompt_findings
from ivrc.prompts.choice import PromptOrder
from ivrc.prompts.readings import load
from ivrc.prompts.uses import Use, uses
from ivrc.speech import recorded
from ivrc.speech.production import Result, Spoken
from ivrc.speech.studio import Locked, Studio, asked

_ALIKE = 0.3
"""How alike two texts at one place are, at the least, to be the old and the new words of one prompt."""


class Prepared(NamedTuple):
    """A hotline's clips and the studio that makes them. `section` is what the lock holds of the hotline,
    `recordings` what was recorded."""

    clips: list[Clip]
    studio: Studio
    section: lock.Section
    recordings: recorded.Index


def prepare(
    project: Project, hotline: Hotline, library: Library, order: PromptOrder
) -> tuple[Prepared, list[Diagnostic]]:
    """Reads readings, lock and the recordings' index, and chooses for every clip."""
    choice = order.choice
    readings, found = load(project.root / "prompts")
    section: lock.Section = {}
    if order.use_lock:
        try:
            section = lock.read(project.root).get(hotline.name, {})
        except (lock.Unreadable, OSError) as problem:
            found.append(_unreadable(project.root / lock.NAME, problem))
    index: recorded.Index = {}
    try:
        index = recorded.read(project.recordings)
    except (recorded.Unreadable, OSError) as problem:
        found.append(_unreadable(project.recordings / recorded.NAME, problem))
    found += [
        prompt_findings.unknown_name("标准用语", "standard phrase", name, nearest(name, library.names()))
        for name in choice.phrases
        if library.find(name) is None
    ]
    clips = all_clips(hotline)
    studio = Studio(
        choice.of_hotline(hotline.name),
        choice.folder or order.cache,
        choice.of_clips(hotline.name, clips, library),
        project.recordings,
        choice.shared,
        readings.with_readings,
        lock.results(section),
        order.locked,
        choice.cluster,
    )
    return Prepared(clips, studio, section, index), found


def relocked(prepared: Prepared, result: Result) -> lock.Section:
    """The hotline's new section of the lock."""
    studio = prepared.studio
    return {
        clip.id: lock.entry(clip, studio.of(clip), _locked(studio, clip, result.clips[clip.id]))
        for clip in prepared.clips
        if clip.id in result.clips and clip.id != BEEP
    }


def differences(prepared: Prepared, new: lock.Section, root: Path, *, locked: bool) -> list[Diagnostic]:
    """What there is to be said of results that are not the lock's. Without `locked` a clip that is new, or a lock
    that is not there yet, is nothing to talk about."""
    clips = {clip.id: clip for clip in prepared.clips}
    changed, missing = lock.changes(clips, prepared.section, new)
    missing = missing if locked else 0
    if not changed and not missing:
        return []
    return [prompt_findings.lock_differs(shown(root / lock.NAME), changed, missing, locked=locked)]


def stale(prepared: Prepared, hotline: Hotline, result: Mapping[str, Spoken]) -> dict[str, recorded.Recorded]:
    """The clips whose words changed after they were recorded, with what the recording says, by clip id.

    A recording is stale when its words are nowhere in the hotline any more, and where they stood there are others,
    which nobody has recorded.
    """
    current = {recorded.fingerprint(clip.locale, clip.text) for clip in prepared.clips}
    gone = [r for r in prepared.recordings.values() if r.file and r.sha256 not in current]
    if not gone:
        return {}
    by_place = {place: r for r in gone for place in r.places}
    old: dict[str, recorded.Recorded] = {}
    for clip_id, places in uses(hotline).items():
        clip = hotline.clips.get(clip_id)
        said = result.get(clip_id)
        if (
            clip is None
            or (said and said.engine == "recording")
            or (clip.locale, clip.id) in prepared.recordings
        ):
            continue
        for place in places_of(hotline.name, places):
            former = by_place.get(place)
            if former and former.locale == clip.locale and _alike(former.text, clip.text):
                old[clip_id] = former
    return old


def places_of(hotline: str, found: Iterable[Use]) -> tuple[str, ...]:
    """Where a clip is used, as the recordings' index has it."""
    return tuple(f"{hotline}/{use.place}" for use in found)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _locked(studio: Studio, clip: Clip, said: Spoken) -> Locked:
    return Locked(
        asked(studio.with_readings(clip), studio.of(clip)), said.engine, said.version, said.voice, said.reading,
        said.audio, said.seconds,
    )  # fmt: skip


def _unreadable(path: Path, problem: Exception) -> Diagnostic:
    why = getattr(problem, "strerror", None) or str(problem)
    return prompt_findings.unreadable(shown(path), why, why)
