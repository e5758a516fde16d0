"""`ivrc say TEXT -o FILE`"""

from __future__ import annotations

import argparse
from pathlib import Path

from ivrc.cli.build import choose
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, Span, error, has_errors
from ivrc.flow.nodes import Clip
from ivrc.places import cache
from ivrc.project import find, open_project
from ivrc.prompts.readings import load

_FORMATS = {".wav": "wav8", ".alaw": "alaw", ".ulaw": "ulaw"}


def run(args: argparse.Namespace) -> int:
    """Speaks a sentence as a build would: the same normalising, engine and mastering."""
    from ivrc.speech import encode
    from ivrc.speech.production import produce
    from ivrc.speech.studio import Studio

    project, found = open_project(find(Path()))
    choice = choose(project, args.engine, found)
    readings, more = load(project.root / "prompts")
    found.extend(more)
    out = Path(args.out)
    form = _FORMATS.get(out.suffix.lower())
    if form is None:
        found.append(_format(args.out))
    if choice is None or form is None or has_errors(found):
        show(found, {}, args.lang)
        return 2
    clip = Clip("say", " ".join(args.text.split()), args.locale, (), Span("TEXT"))
    studio = Studio(
        choice.settings, choice.folder or cache("clips"), shared=choice.shared, told=readings.told
    )
    result = produce([clip], studio)
    found.extend(result.diagnostics)
    show(found, {}, args.lang, to_stderr=True)
    if clip.id not in result.clips:
        return status(found)
    spoken = result.clips[clip.id]
    try:
        out.write_bytes(encode(spoken.path, form))
    except OSError as problem:
        show([_unwritten(args.out, problem)], {}, args.lang, to_stderr=True)
        return 2
    print(f"{args.out}  {spoken.seconds:.2f} s  {spoken.engine} {spoken.voice}  {spoken.reading}")
    return status(found)


def _format(name: str) -> Diagnostic:
    return error(
        "IVRC011",
        Span("-o"),
        zh=f"不知道“{name}”要写成什么格式",
        en=f'"{name}" does not say which format to write',
        mend_zh="文件名以 .wav、.alaw 或 .ulaw 结尾。",
        mend_en="End the file's name in .wav, .alaw or .ulaw.",
    )


def _unwritten(name: str, problem: OSError) -> Diagnostic:
    reason = problem.strerror or str(problem)
    return error(
        "IVRC009",
        Span(name),
        zh=f"写不进去（{reason}）",
        en=f"it cannot be written ({reason})",
        mend_zh="检查文件夹和权限。",
        mend_en="Check the folder and its permissions.",
    )
