"""`ivrc say TEXT -o FILE`"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
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
from ivrc.prompts.choice import Choice
from ivrc.prompts.readings import load

if TYPE_CHECKING:
    from ivrc.speech.joined import Untold
    from ivrc.speech.settings import Settings
    from ivrc.speech.studio import Studio

_FORMATS = {".wav": "wav8", ".alaw": "alaw", ".ulaw": "ulaw"}


def run(args: argparse.Namespace) -> int:
    """Speaks a sentence as a build would: the same normalising, engine and mastering. Values in braces are said as the
    sentence has them."""
    from ivrc.speech.encode import encoded
    from ivrc.speech.studio import Studio

    project, found = open_project(find(Path()))
    choice = choose(project, args.engine, found)
    readings, more = load(project.root / "prompts")
    found.extend(more)
    settings = _settings(choice, args, found) if choice else None
    out = Path(args.out)
    form = _FORMATS.get(out.suffix.lower())
    if form is None:
        found.append(unknown_format(args.out, ".wav、.alaw 或 .ulaw", ".wav, .alaw or .ulaw"))
    if choice is None or settings is None or form is None or has_errors(found):
        show(found, {}, args.lang)
        return 2
    studio = Studio(
        settings,
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


def _settings(choice: Choice, args: argparse.Namespace, found: list[Diagnostic]) -> Settings | None:
    """The project's settings, with the voice and the rate of the command line before them."""
    from ivrc.speech.settings import FASTEST, SLOWEST, syllables_a_minute

    settings = choice.settings
    if args.voice:
        settings = replace(settings, voice=args.voice)
    if args.rate is None:
        return settings
    try:
        return replace(settings, rate=syllables_a_minute(float(args.rate)), number_rate=None)
    except ValueError:
        found.append(
            finding(
                "IVRC011",
                Span("--rate"),
                zh=f"“{args.rate}”不是语速",
                en=f'"{args.rate}" is no rate',
                mend_zh=f"写每分钟的音节数，{SLOWEST:g} 到 {FASTEST:g}，如 --rate 190。",
                mend_en=f"Give syllables a minute, {SLOWEST:g} to {FASTEST:g}, such as --rate 190.",
            )
        )
        return None


Said = tuple[bytes, str] | None
"""A finished WAV and a line about it."""


def _whole(args: argparse.Namespace, studio: Studio) -> tuple[Said, Sequence[Diagnostic]]:
    from ivrc.speech.joined import NoValue, Untold, whole
    from ivrc.speech.production import produce

    try:
        text, given = whole(" ".join(args.text.split()), args.locale)
    except Untold as problem:
        return None, [_untold(problem)]
    except NoValue as problem:
        return None, [_value(problem)]
    clip = Clip("say", text, args.locale, given, Span("TEXT"))
    with Progress(args.lang) as progress:
        result = produce([clip], studio, progress)
    spoken = result.clips.get(clip.id)
    if spoken is None:
        return None, result.diagnostics
    told = f"{spoken.seconds:.2f} s  {spoken.engine} {spoken.voice}  {spoken.reading}"
    return (spoken.path.read_bytes(), told), result.diagnostics


def _joined(args: argparse.Namespace, studio: Studio) -> tuple[Said, Sequence[Diagnostic]]:
    from ivrc.speech import joined

    if not joined.speaks(args.locale):
        return None, [_only_whole(args.locale)]
    try:
        parts = joined.plan(" ".join(args.text.split()), args.locale, with_readings=studio.with_readings)
    except joined.Untold as problem:
        return None, [_untold(problem)]
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
        mend_zh="花括号里写数值或读音，如 {199.9元}、{8021:digits}、{3500:number}、{20:euros}、{重庆:chóng qìng}。",
        mend_en="Write a value or a reading in the braces: {199.9元}, {8021:digits}, {3500:number}, {20:euros}, {重庆:chóng qìng}.",
    )


def _untold(problem: Untold) -> Diagnostic:
    one, other = problem.ways
    return finding(
        "IVRC011",
        Span("TEXT"),
        zh=f"“{problem}”有两种读法",
        en=f'"{problem}" can be read in two ways',
        mend_zh=f"写明是哪一种：{one} 还是 {other}。",
        mend_en=f"Say which it is: {one} or {other}.",
    )


def _only_whole(locale: str) -> Diagnostic:
    return finding(
        "IVRC011",
        Span("--joined"),
        zh=f"{locale} 的句子不能用片段拼，只有中文、英语、西班牙语和法语可以",
        en=f"sentences in {locale} cannot be joined from pieces; those in Chinese, English, Spanish and French can",
        mend_zh="去掉 --joined，整句合成。",
        mend_en="Leave --joined out: the sentence is spoken whole.",
    )
