"""`ivrc prompts list | play | audition | export | import`"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.cli import UNABLE, WELL
from ivrc.cli.build import choose
from ivrc.cli.menus import gather
from ivrc.cli.out import unknown_format, unwritten
from ivrc.cli.progress import Progress
from ivrc.cli.report import sentence, show, status
from ivrc.compile import compile_file
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.diagnostics.near import nearest
from ivrc.flow.nodes import Clip
from ivrc.places import cache
from ivrc.project import Project, phrases
from ivrc.prompts import listing, lock, prompt_findings
from ivrc.prompts.choice import PromptOrder
from ivrc.prompts.coaching import noted
from ivrc.prompts.prepare import prepare
from ivrc.prompts.sheet import Row, rows
from ivrc.speech import recorded, whole
from ivrc.speech.job import BEEP, RECORDING
from ivrc.speech.production import look, produce


class Gathered(NamedTuple):
    """The prompts of the menus that a command is about, and what is wrong with them."""

    project: Project
    rows: list[Row]
    found: list[Diagnostic]
    sources: dict[str, str]
    recordings: recorded.Index


def run(args: argparse.Namespace) -> int:
    """Runs the subcommand."""
    return {"list": _list, "play": _play, "audition": _audition, "export": _export, "import": _import}[
        args.what
    ](args)


def _gather(args: argparse.Namespace, paths: Sequence[str], *, speak: bool, only: str = "") -> Gathered:
    """Compiles the menus and looks for their prompts' audio: recordings are made ready, and with `speak` what is
    missing is spoken, of the prompts that `only` names or of all."""
    project, files, found = gather(paths)
    library, more = phrases(project)
    found.extend(more)
    choice = choose(project, args.engine, found)
    sheet: list[Row] = []
    sources: dict[str, str] = {}
    index: recorded.Index = {}
    for path in files if choice else ():
        compiled = compile_file(path, project.root, library, project.chosen, project=project)
        sources.update(compiled.sources)
        found.extend(d for d in compiled.diagnostics if d.severity == "error")
        if choice is None or compiled.hotline is None:
            continue
        order = PromptOrder(choice, cache("clips"), use_lock=not args.engine)
        prepared, more = prepare(project, compiled.hotline, library, order)
        found.extend(more)
        index = prepared.recordings
        result, missing = look(prepared.clips, prepared.studio)
        chosen = [
            clip
            for clip in prepared.clips
            if clip.id in missing
            and (missing[clip.id].engine in (RECORDING, BEEP) or (speak and _is(clip, only)))
        ]
        if chosen:
            with Progress(args.lang) as progress:
                spoken = produce(chosen, prepared.studio, progress)
            result = result._replace(
                clips={**result.clips, **spoken.clips}, diagnostics=(*result.diagnostics, *spoken.diagnostics)
            )
            missing = {name: job for name, job in missing.items() if name not in spoken.clips}
        found.extend(result.diagnostics)
        made = rows(compiled.hotline, prepared, result, missing)
        sheet += noted(made, compiled.hotline, compiled.sources, library, lock.approved_at(project.root))
    return Gathered(project, sheet, list(dict.fromkeys(found)), sources, index)


def _list(args: argparse.Namespace) -> int:
    got = _gather(args, args.paths, speak=False)
    if args.json:
        show(got.found, got.sources, args.lang, to_stderr=True)
        print(json.dumps([listing.data(row) for row in got.rows], ensure_ascii=False, indent=1))
    else:
        show(got.found, got.sources, args.lang)
        for line in list(listing.lines(got.rows, args.lang))[1:]:
            print(line)
    return status(got.found)


def _play(args: argparse.Namespace) -> int:
    from ivrc.prompts.player import play

    got = _gather(args, args.paths, speak=True, only=args.prompt)
    chosen = list({row.clip.id: row for row in got.rows if _is(row.clip, args.prompt)}.values())
    exact = [row for row in chosen if args.prompt in (row.clip.id, row.clip.text)]
    chosen = exact if exact else chosen
    problems = [d for d in got.found if d.severity == "error"]
    if len(chosen) != 1 and not (problems and not got.rows):
        near = nearest(
            args.prompt, [name for row in got.rows for name in (row.clip.id, row.clip.text) if name]
        )
        problems = [prompt_findings.no_such_prompt(args.prompt, near if not chosen else "", len(chosen))]
    elif chosen and chosen[0].path is not None:
        row = chosen[0]
        print(
            f"{row.clip.id}  {row.clip.text}  {listing.sound(row)}  {row.source} {row.voice}".rstrip(),
            flush=True,
        )
        if (silent := play(chosen[0].path)) is None:
            return WELL
        problems = [prompt_findings.unplayed(silent)]
    show(problems, got.sources, args.lang, to_stderr=True)
    return UNABLE


def _is(clip: Clip, name: str) -> bool:
    """Whether a prompt is meant: all for an empty name, else by the beginning of its id or a part of its words."""
    return not name or clip.id.startswith(name) or name in clip.text


def _audition(args: argparse.Namespace) -> int:
    from ivrc.prompts.audition import page

    got = _gather(args, args.paths, speak=True)
    return _written(args, got, page(got.rows, args.lang).encode())


def _export(args: argparse.Namespace) -> int:
    from ivrc.prompts.script import as_csv, as_xlsx
    from ivrc.prompts.take import asked_for

    forms = {".xlsx": as_xlsx, ".csv": as_csv}
    form = forms.get(Path(args.out).suffix.lower())
    if form is None:
        show([unknown_format(args.out, ".xlsx 或 .csv", ".xlsx or .csv")], {}, args.lang)
        return UNABLE
    got = _gather(args, args.paths, speak=False)
    if not got.rows or has_errors(got.found):
        return _written(args, got, b"")
    if problem := _index(got, asked_for(got.rows, got.recordings)):
        got.found.append(problem)
    return _written(args, got, form(got.rows, args.lang))


def _import(args: argparse.Namespace) -> int:
    from ivrc.cli import reword
    from ivrc.prompts.take import take

    folder = Path(args.dir)
    if folder.suffix.lower() in reword.ENDINGS and not folder.is_dir():
        return reword.run(args)
    got = _gather(args, args.paths, speak=False)
    problems = [d for d in got.found if d.severity == "error"]
    if not folder.is_dir():
        problems = [_no_folder(args.dir)]
    if problems:
        show(problems, got.sources, args.lang)
        return status(problems)
    try:
        taken, index, found = take(folder, got.rows, got.recordings, got.project.recordings)
    except OSError as refused:
        show([unwritten(str(got.project.recordings), refused)], {}, args.lang)
        return UNABLE
    if taken and (problem := _index(got, index)):
        found.append(problem)
    show(found, {}, args.lang)
    for one in taken:
        print(f"{one.row.clip.id}  {one.seconds:.2f} s  {one.source.name}  {one.row.clip.text}")
    left = len({r.clip.id for r in got.rows if r.clip.text}) - len(
        {r.clip.id for r in got.rows if r.state == "recorded"} | {t.row.clip.id for t in taken}
    )
    print(sentence(args.lang, f"收下 {len(taken)} 条录音，还有 {left} 条没有录音。", f"{counted(len(taken), 'recording')} taken, {counted(left, 'prompt has', 'prompts have')} none."))  # fmt: skip
    return status(found)


def _index(got: Gathered, index: recorded.Index) -> Diagnostic | None:
    """Writes the recordings' index."""
    path = got.project.recordings / recorded.NAME
    try:
        whole.write(path, [recorded.text(index).encode()])
    except OSError as refused:
        return unwritten(str(path), refused)
    return None


def _written(args: argparse.Namespace, got: Gathered, data: bytes) -> int:
    """Writes what a command made, unless errors keep it from being right."""
    found = list(got.found)
    if got.rows and not has_errors(found):
        try:
            whole.write(Path(args.out), [data])
        except OSError as refused:
            found.append(unwritten(args.out, refused))
    show(found, got.sources, args.lang)
    if not has_errors(found) and got.rows:
        count = len({row.clip.id for row in got.rows})
        print(f"{args.out}  " + sentence(args.lang, f"{count} 条提示音", counted(count, "prompt")))
    return status(found)


def _no_folder(name: str) -> Diagnostic:
    """What was named in the place of a folder of recordings."""
    path = Path(name)
    if not path.exists():
        zh, en = "没有这个文件夹", "there is no such folder"
    else:
        zh, en = "这是一个文件，不是放着录音的文件夹", "it is a file, not a folder of recordings"
    return finding(
        "IVRC003",
        Span(name),
        zh=zh,
        en=en,
        mend_zh="写明放着录音的文件夹，例如：ivrc prompts import 交付/，里面的文件用录音稿里的编号命名；或者写明改过的录音稿（.xlsx、.csv）。",
        mend_en="Name the folder that the recordings are in, such as: ivrc prompts import delivered/. The files in it are "
        "named by the script's IDs. Or name a script that was edited (.xlsx, .csv).",
    )
