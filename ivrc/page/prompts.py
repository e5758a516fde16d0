"""The prompts of a hotline for the page: what has a sound, and who says what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline
from ivrc.page.shown import Prompt
from ivrc.phrases import Library
from ivrc.project import Project
from ivrc.prompts import lock
from ivrc.prompts.choice import PromptOrder
from ivrc.prompts.coaching import noted
from ivrc.prompts.listing import signed, sound, state
from ivrc.prompts.prepare import prepare
from ivrc.prompts.sheet import Row, rows
from ivrc.speech.production import Progress, look, produce


class Voiced(NamedTuple):
    """The prompts of a hotline, and the files of those that have a sound."""

    prompts: tuple[Prompt, ...] = ()
    files: Mapping[str, Path] = {}


def voiced(
    project: Project,
    hotline: Hotline,
    sources: Mapping[str, str],
    library: Library,
    order: PromptOrder,
    lang: str,
    speak: Progress | None,
) -> tuple[Voiced, list[Diagnostic]]:
    """Those of the cache, and all where `speak` is to be told of the progress of speaking them; what is wrong with any."""
    prepared, found = prepare(project, hotline, library, order)
    result, missing = look(prepared.clips, prepared.studio)
    if speak and missing:
        result, missing = produce(prepared.clips, prepared.studio, speak), {}
    sheet = noted(rows(hotline, prepared, result, missing), hotline, sources, library, lock.approved_at(project.root))  # fmt: skip
    files = {row.clip.id: row.path for row in sheet if row.path}
    return Voiced(tuple(_prompt(row, lang) for row in sheet), files), [*found, *result.diagnostics]


def silent(hotline: Hotline) -> Voiced:
    """Those of a hotline that nobody has spoken."""
    return Voiced(tuple(Prompt(clip.id, clip.text, clip.locale) for clip in hotline.clips.values()))


def _prompt(row: Row, lang: str) -> Prompt:
    which = 0 if lang == "zh" else 1
    about = "  ".join(filter(None, (f"{row.source} {row.voice}".strip(), state(row, lang), sound(row))))
    kind = " · ".join(filter(None, (signed(row, lang), row.category[which], row.coaching[which])))
    return Prompt(row.clip.id, row.clip.text, row.clip.locale, row.reading, about, row.seconds, kind)
