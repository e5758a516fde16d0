"""`ivrc call FILE -o call.wav`: the prompts of a hotline for a call, and the call as one sound file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.cli.build import choose
from ivrc.cli.out import unknown_format, unwritten
from ivrc.cli.progress import Progress
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import Project, phrases
from ivrc.simulate.trace import Event

TALK_MS = 3000
"""How long a talk is in a file: silence, of which nobody wants a minute."""


class Voices(NamedTuple):
    """The mastered prompts of a hotline by clip, and how long each is."""

    files: dict[str, Path]
    lengths_ms: dict[str, int]


def voices(
    args: argparse.Namespace, project: Project, hotline: Hotline, found: list[Diagnostic]
) -> Voices | None:
    """Those of all its clips, spoken where they are not in the cache; what is wrong with any goes to `found`."""
    from ivrc.prompts.choice import PromptOrder
    from ivrc.prompts.prepare import prepare
    from ivrc.speech.production import produce

    if Path(args.out).suffix.lower() != ".wav":
        found.append(unknown_format(args.out, ".wav", ".wav"))
    choice = choose(project, args.engine, found)
    if choice is None or has_errors(found):
        return None
    order = PromptOrder(choice, cache("clips"), use_lock=not args.engine)
    prepared, more = prepare(project, hotline, phrases(project)[0], order)
    found.extend(more)
    with Progress(args.lang) as progress:
        result = produce(prepared.clips, prepared.studio, progress)
    found.extend(result.diagnostics)
    if has_errors(found):
        return None
    lengths = {name: round(spoken.seconds * 1000) for name, spoken in result.clips.items()}
    return Voices({name: spoken.path for name, spoken in result.clips.items()}, lengths)


def write(out: str, trace: Sequence[Event], voices: Voices) -> list[Diagnostic]:
    """Writes the call; what stands in the way otherwise."""
    from ivrc.prompts.call_sound import LONGEST_MS, mixed

    if trace[-1].at_ms > LONGEST_MS:
        return [_too_long(out, trace[-1].at_ms)]
    try:
        Path(out).write_bytes(mixed(trace, voices.files, voices.lengths_ms))
    except OSError as problem:
        return [unwritten(out, problem)]
    return []


def _too_long(out: str, ms: int) -> Diagnostic:
    return finding(
        "IVRC011",
        Span(out),
        zh=f"这通电话有 {ms // 60000} 分钟，没有写成声音",
        en=f"the call takes {ms // 60000} minutes, and was not written as sound",
        mend_zh="在 --keys 里早些挂机，写一个点：--keys 12.",
        mend_en="Hang up earlier in --keys, with a full stop: --keys 12.",
    )
