"""`ivrc prompts import SHEET [--apply]`: edited words and approvals, shown as a patch before they are written."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from ivrc import given
from ivrc.cli import UNABLE
from ivrc.cli.fix import difference, refused
from ivrc.cli.menus import gather
from ivrc.cli.out import unwritten
from ivrc.cli.report import sentence, show, status
from ivrc.compile import compile_file
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, has_errors
from ivrc.diagnostics.near import nearest
from ivrc.files import read, shown, unreadable
from ivrc.flow.nodes import Clip
from ivrc.held import held
from ivrc.phrases.load import READINGS, read_library
from ivrc.project import FILE, Project, standard_phrases
from ivrc.prompts import lock, returned
from ivrc.prompts.reword_findings import stranger
from ivrc.prompts.reworded import Compile, Made, Reworded, Wanted, reworded
from ivrc.resources import folder
from ivrc.rewrite import rewrite
from ivrc.speech import whole

ENDINGS = (".xlsx", ".csv")
Key = tuple[str, str]


def run(args: argparse.Namespace) -> int:
    """Shows what a sheet changes; with `--apply` writes it."""
    sheet = Path(args.dir)
    project, files, found = gather(args.paths)
    try:
        rows, odd = returned.read(shown(sheet), given.contents(sheet, returned.LARGEST))
    except OSError as problem:
        show([unreadable(Span(shown(sheet)), *given.why(problem))], {}, args.lang)
        return UNABLE
    make = _compiler(project, files)
    first = make({})
    found += [*odd, *(one for one in first.found if one.severity == "error")]
    clips = {(clip.locale, clip.id): clip for hotline in first.hotlines for clip in hotline.clips.values()}
    meant = {row: _meant(row, clips) for row in rows}
    found += [_stranger(row, clips) for row, clip in meant.items() if clip is None]
    wanted = [
        Wanted(row.place, clip.locale, clip.id, clip.text, row.text)
        for row, clip in meant.items()
        if clip and row.text and _edited(clip.text, row.text)
    ]
    if has_errors(found):
        show(found, first.sources, args.lang)
        return status(found)
    result = reworded(wanted, make)
    found += result.refused or _new(first.found, result.made.found)
    show(found, result.made.sources, args.lang)
    if has_errors(found):
        return status(found)
    print(difference(result.before, result.after), end="")
    approved = _approved(meant, result)
    if args.apply and (unwritable := _write(project, result, approved)):
        show([unwritable], {}, args.lang)
        return status([unwritable])
    _tell(args, wanted, approved, len(clips) - len({clip for clip in meant.values() if clip}))
    return status(found)


def _compiler(project: Project, files: Sequence[Path]) -> Compile:
    """Compiles the files, with the project's own phrases, from texts that stand in the place of those on disk."""
    own = project.root / "prompts"
    names = sorted(
        path for path in own.glob("*.y*ml") if path.suffix in (".yaml", ".yml") and path.name != READINGS
    )
    read_once = {shown(path): read(path, shown(path))[0] or "" for path in names}
    ships = own.resolve() == folder("prompts").resolve()

    def make(texts: Mapping[str, str]) -> Made:
        words = {name: texts.get(name, text) for name, text in read_once.items()}
        library, wrong = read_library(list(words.items()))
        library = library if ships else standard_phrases().overlaid(library)
        sources, found, hotlines = dict(words), list(wrong), []
        for path in files:
            one = compile_file(path, project.root, library, project.chosen, texts, project)
            sources.update(one.sources)
            found += one.diagnostics
            hotlines += [one.hotline] if one.hotline else []
        return Made(tuple(hotlines), sources, library, found)

    return make


def _meant(row: returned.Returned, clips: Mapping[Key, Clip]) -> Clip | None:
    """The prompt of a row; of a sheet without languages the only one with its ID."""
    if row.locale:
        return clips.get((row.locale, row.id))
    same = [clip for (_, name), clip in clips.items() if name == row.id]
    return same[0] if len(same) == 1 else None


def _edited(old: str, new: str) -> bool:
    """Whether words were edited. What GBK cannot hold Excel saves as question marks, and nobody wrote those."""
    return new not in (old, old.encode("gbk", errors="replace").decode("gbk"))


def _stranger(row: returned.Returned, clips: Mapping[Key, Clip]) -> Diagnostic:
    near = nearest(row.id, [name for _, name in clips]) if row.id else ""
    return stranger(row.place, row.id, near)


def _new(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is found with the new words only."""
    known = {(one.code, one.zh) for one in before}
    return [one for one in dict.fromkeys(after) if (one.code, one.zh) not in known]


def _approved(meant: Mapping[returned.Returned, Clip | None], result: Reworded) -> dict[str, dict[str, str]]:
    """Who approved which words, by `LOCALE/ID` of the words as they are now; an empty name for nobody."""
    now = {
        (clip.locale, clip.text): clip.id
        for hotline in result.made.hotlines
        for clip in hotline.clips.values()
    }
    told = {}
    for row, clip in meant.items():
        if clip is not None and row.approved is not None and row.text:
            words = row.text if _edited(clip.text, row.text) else clip.text
            if name := now.get((clip.locale, words)):
                told[f"{clip.locale}/{name}"] = {"by": row.approved, "text": words}
    return told


def _write(project: Project, result: Reworded, approved: dict[str, dict[str, str]]) -> Diagnostic | None:
    """Writes files, all or none, and then who approved the words."""
    try:
        rewrite({Path(name): (result.before[name], text) for name, text in result.after.items()})
    except OSError as problem:
        return refused(problem, project.root)
    path = project.root / lock.NAME
    try:
        with held(project.root / FILE if (project.root / FILE).exists() else project.root):
            before = lock.approvals(project.root)
            after = {name: each for name, each in {**before, **approved}.items() if each["by"]}
            if after != before:
                whole.write(path, [lock.text(lock.read(project.root), after).encode()])
    except (OSError, lock.Unreadable) as problem:
        return unwritten(shown(path), problem if isinstance(problem, OSError) else OSError(0, str(problem)))
    return None


def _tell(
    args: argparse.Namespace, wanted: Sequence[Wanted], approved: Mapping[str, Mapping[str, str]], left: int
) -> None:
    names = sum(bool(each["by"]) for each in approved.values())
    zh = f"改了 {len(wanted)} 句话，{names} 句有人同意，{left} 条提示音不在表里。"
    en = (
        f"{counted(len(wanted), 'sentence')} edited, {names} approved, "
        f"{counted(left, 'prompt is', 'prompts are')} not in the sheet."
    )
    if not args.apply and (wanted or names):
        zh += "还没有写进文件：看过没有问题，加上 --apply 再运行一次。"
        en += " Nothing is written yet: when it is right, run it again with --apply."
    print(sentence(args.lang, zh, en))
