"""`ivrc say TEXT -o FILE`"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ivrc.cli.build import choose
from ivrc.cli.out import unknown_format, unwritten
from ivrc.cli.progress import Progress
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.flow.nodes import Clip
from ivrc.places import cache
from ivrc.project import find, open_project
from ivrc.prompts.readings import load

if TYPE_CHECKING:
    from ivrc.speech.studio import Studio

_FORMATS = {".wav": "wav8", ".alaw": "alaw", ".ulaw": "ulaw"}


def run(args: argparse.Namespace) -> int:
    """Speaks a sentence as a build would: the same normalising, engine and mastering."""
    from ivrc.speech.encode import encoded
    from ivrc.speech.studio import Studio

    project, found = open_project(find(Path()))
    choice = choose(project, args.engine, found)
    readings, more = load(project.root / "prompts")
    found.extend(more)
    out = Path(args.out)
    form = _FORMATS.get(out.suffix.lower())
    if form is None:
        found.append(unknown_format(args.out, ".wav、.alaw 或 .ulaw", ".wav, .alaw or .ulaw"))
    if choice is None or form is None or has_errors(found):
        show(found, {}, args.lang)
        return 2
    studio = Studio(
        choice.settings,
        choice.folder or cache("clips"),
        shared=choice.shared,
        with_readings=readings.with_readings,
    )
    said, diagnostics = (_joined if args.joined else _whole)(args, studio)
    found.extend(diagnostics)
    show(found, {}, args.lang, to_stderr=True)
    if said is None:
        return status(found) or 1
    wav, told = said
    try:
        out.write_bytes(encoded(wav, form))
    except OSError as problem:
        show([unwritten(args.out, problem)], {}, args.lang, to_stderr=True)
        return 2
    print(f"{args.out}  {told}")
    return status(found)


Said = tuple[bytes, str] | None
"""A finished WAV and a line about it."""


def _whole(args: argparse.Namespace, studio: Studio) -> tuple[Said, Sequence[Diagnostic]]:
    from ivrc.speech.production import produce

    clip = Clip("say", " ".join(args.text.split()), args.locale, (), Span("TEXT"))
    with Progress(args.lang) as progress:
        result = produce([clip], studio, progress)
    spoken = result.clips.get(clip.id)
    if spoken is None:
        return None, result.diagnostics
    told = f"{spoken.seconds:.2f} s  {spoken.engine} {spoken.voice}  {spoken.reading}"
    return (spoken.path.read_bytes(), told), result.diagnostics


def _joined(args: argparse.Namespace, studio: Studio) -> tuple[Said, Sequence[Diagnostic]]:
    from ivrc.speech import joined

    try:
        parts = joined.plan(" ".join(args.text.split()), args.locale, with_readings=studio.with_readings)
    except joined.NoValue as problem:
        return None, [_value(problem)]
    with Progress(args.lang) as progress:
        result = joined.produce(parts, studio, progress)
    if any(part.clip.id not in result.clips for part in parts):
        return None, result.diagnostics
    spoken = [result.clips[part.clip.id] for part in parts]
    wav, seconds = joined.join(
        [each.path for each in spoken], [p.rest for p in parts], studio.settings.pauses
    )
    told = f"{seconds:.2f} s  {spoken[0].engine} {spoken[0].voice}  {' | '.join(p.clip.text for p in parts)}"
    return (wav, told), result.diagnostics


def _value(problem: ValueError) -> Diagnostic:
    return finding(
        "IVRC011",
        Span("TEXT"),
        zh=f"“{problem}”不知道该怎么念",
        en=f'"{problem}" cannot be read out',
        mend_zh="花括号里写数值，如 {199.9元}、{8021:digits}、{3500:number}。",
        mend_en="Write a value in the braces: {199.9元}, {8021:digits}, {3500:number}.",
    )
