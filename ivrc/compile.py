"""One hotline from its file to its flow: the file and what it includes are read, parsed, lowered and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ivrc.calendars import calendars as own_calendars
from ivrc.checks.allowed import sift
from ivrc.checks.registry import check
from ivrc.diagnostics import Allowed, Diagnostic, Span, finding
from ivrc.diagnostics.chosen import Chosen
from ivrc.diagnostics.codes import measured
from ivrc.diagnostics.internal import attempt
from ivrc.diagnostics.listed import listed
from ivrc.files import read, shown
from ivrc.flow.nodes import Hotline
from ivrc.language import tree
from ivrc.language.allowances import Allowance, allowances
from ivrc.language.hotline_line import hotline_line
from ivrc.language.parser import parse
from ivrc.lists import of_project
from ivrc.lowering.heads import Head, head
from ivrc.lowering.lower import lower
from ivrc.own_checks import OwnChecks, own_checks
from ivrc.phrases import Library
from ivrc.project import Project
from ivrc.replayed import replays
from ivrc.uncollected import uncollected

LARGEST = 1_800_000
"""Bytes of all files of a hotline together; ten thousand menus take nine tenths of it."""
MOST_LINES = 70_000
"""Lines of all files of a hotline together."""
MOST_FILES = 200
"""Files that a hotline may be written in."""

_USUAL = Chosen()
_NO_CHECKS = OwnChecks()
"""What is told where nobody chooses."""

Reader = Callable[[str], tuple[str | None, list[Diagnostic]]]
"""From a file's name, as diagnostics show it, to its text."""


class Compiled(NamedTuple):
    """`hotline` is None where an error kept it from being made. `sources` are the texts read, by shown name.

    `allowed` are findings that a comment lets stand; `idle` tell of comments in included files that allow nothing in
    this hotline, but may in another one; `measured` are comments about what is asked where prompts' seconds are known. `head` is the hotline's header, where there is one that can be read.
    """

    hotline: Hotline | None
    diagnostics: list[Diagnostic]
    sources: dict[str, str]
    allowed: Sequence[Allowed] = ()
    idle: Sequence[Diagnostic] = ()
    head: Head | None = None
    measured: Sequence[Allowance] = ()


def compile_text(
    text: str,
    library: Library | None = None,
    name: str = "menu.ivr",
    chosen: Chosen = _USUAL,
    teams: OwnChecks = _NO_CHECKS,
) -> Compiled:
    """A hotline that stands in one text, with the standard phrases unless others are given. `teams` are checks of one's own."""
    if library is None:
        from ivrc.project import standard_phrases

        library = standard_phrases()
    return _compile(name, lambda _: (text, []), library, chosen=chosen, teams=teams)


def compile_file(
    path: Path,
    root: Path,
    library: Library,
    chosen: Chosen = _USUAL,
    texts: Mapping[str, str] | None = None,
    project: Project | None = None,
) -> Compiled:
    """A hotline in a file of a project. Diagnostics name files relative to the current directory where they can.

    `texts` stand in the place of what is on disk, by the names that diagnostics give. Calls that findings tell of are played at
    a site of the `project`.
    """

    def reader(name: str) -> tuple[str | None, list[Diagnostic]]:
        return (texts[name], []) if texts and name in texts else read(Path(name), name)

    return _compile(shown(path), reader, library, root, chosen, project, own_checks(project))


def read_head(path: Path, root: Path) -> tuple[Head | None, dict[str, str]]:
    """The header of the hotline in a file of a project, and the texts that were read for it."""
    name = shown(path)
    text, _ = read(path, name)
    if text and (line := hotline_line(text)) and (one := head(name, [parse(line, name)[0]])):
        return one, {name: text}
    sources: dict[str, str] = {}
    files = _files(name, lambda name: read(Path(name), name), root, sources, [])
    return head(name, files), sources


@uncollected()
def _compile(
    name: str,
    reader: Reader,
    library: Library,
    root: Path | None = None,
    chosen: Chosen = _USUAL,
    project: Project | None = None,
    teams: OwnChecks = _NO_CHECKS,
) -> Compiled:
    chosen = chosen._replace(own=teams.rows)
    sources: dict[str, str] = {}
    found: list[Diagnostic] = []
    malformed: list[Diagnostic] = []
    files = list(_files(name, reader, root, sources, found))
    comments = [one for file, text in sources.items() for one in allowances(text, file, malformed)]
    hotline: Hotline | None = None
    if files and all(file.whole for file in files):
        calendars, lists = partial(own_calendars, root), partial(of_project, root)
        hotline, lowered = attempt(found, name, lower, files, library, name, calendars, lists) or (None, [])
        found.extend(lowered)
    if any(d.severity == "error" for d in found):
        hotline = None
    if hotline is not None:
        played = replays(name, hotline, project, chosen.tells)
        commented = {one.code for one in comments}
        found.extend(
            check(
                hotline,
                played,
                partial(teams.asked, replays=played),
                lambda code: code in commented or chosen.tells(code),
            )
        )
    later = [one for one in comments if one.code in measured()]
    comments = [one for one in comments if one.code not in measured()]
    sifted = sift(found, comments, checked=hotline is not None, may=chosen.may_stand)
    own = [one for one in sifted.idle if one.span.file == name]
    others = [one for one in sifted.idle if one.span.file != name]
    found = [*teams.found, *chosen.of(sifted.found), *malformed, *own]
    return Compiled(
        hotline, listed(_in_order(found)), sources, sifted.allowed, others, head(name, files), later
    )


def _files(
    name: str, reader: Reader, root: Path | None, sources: dict[str, str], found: list[Diagnostic]
) -> Iterable[tree.File]:
    """The trees of a file and of everything it includes, each file once, in the order met."""
    todo: list[tuple[str, Span | None]] = [(name, None)]
    met = {name}
    size = lines = 0
    for file, asked in todo:
        text, problems = reader(file)
        if text is None:
            found.extend(_asked_for(problem, asked) for problem in problems)
            continue
        sources[file] = text
        size += len(text.encode(errors="surrogatepass"))
        lines += text.count("\n")
        if size > LARGEST or lines > MOST_LINES:
            found.append(_too_large(asked or Span(file)))
            return
        if not text.strip():
            found.append(_empty(file))
            continue
        parsed, problems = attempt(found, file, parse, text, file) or (tree.File((), (), whole=False), [])
        found.extend(problems)
        meant = {raw: _meant(file, raw, root) for raw in {include.path.raw for include in parsed.includes}}
        for include in parsed.includes:
            target = meant[include.path.raw]
            if target is None:
                found.append(_outside(include, root))
                continue
            if target in met:
                continue
            if len(met) == MOST_FILES:
                found.append(_too_large(include.span))
                break
            met.add(target)
            todo.append((target, include.span))
        yield parsed


def too_large(text: str) -> bool:
    """Whether a file is larger by itself than a hotline may be. Such a file is told of and never parsed."""
    return text.count("\n") > MOST_LINES or len(text.encode(errors="surrogatepass")) > LARGEST


def _asked_for(problem: Diagnostic, asked: Span | None) -> Diagnostic:
    """A file that cannot be read is told where it was asked for."""
    if asked is None or problem.span.line:
        return problem
    return problem._replace(
        span=asked, zh=f"{problem.span.file}：{problem.zh}", en=f"{problem.span.file}: {problem.en}"
    )


def _meant(file: str, raw: str, root: Path | None) -> str | None:
    """The file that an include means, as diagnostics name it; None where it does not lie within the project."""
    if root is None or not raw or "\0" in raw:
        return None
    target = (Path(file).parent / raw).resolve()
    return shown(target) if target.is_relative_to(root.resolve()) else None


def _outside(include: tree.Include, root: Path | None) -> Diagnostic:
    return finding(
        "IVRC005",
        include.path.span,
        zh=f"引用的“{include.path.raw}”不在这个项目的文件夹里"
        if root is not None
        else "这里不能引用别的文件",
        en=f'the included "{include.path.raw}" does not lie within the project'
        if root is not None
        else "no file can be included here",
        mend_zh="只能引用项目文件夹里的文件，路径相对于本文件。",
        mend_en="Include only files of the project, by a path relative to this file.",
    )


def _too_large(span: Span) -> Diagnostic:
    return finding(
        "IVRC004",
        span,
        zh=f"一条热线最多写在 {MOST_FILES} 个文件里，合起来最多 {MOST_LINES} 行、{LARGEST / 1e6:g} MB，从这里起超过了",
        en=f"a hotline is written in {MOST_FILES} files at most, of {MOST_LINES} lines and {LARGEST / 1e6:g} MB together; "
        "with this there is more",
        mend_zh="检查是不是放错了文件；真有这么大，就分成几条热线。",
        mend_en="Check whether it is the right file; split what is really so large into several hotlines.",
    )


def _empty(file: str) -> Diagnostic:
    return finding(
        "IVRC002",
        Span(file),
        zh="文件是空的",
        en="the file is empty",
        mend_zh="写上热线，例如：热线 名称 号码；或运行 ivrc new 看一个样例。",
        mend_en="Write a hotline: hotline NAME NUMBER; or run ivrc new for a sample.",
    )


def _in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """By file (in the order met), line and column; the same finding once."""
    order = {span.file: number for number, span in reversed(list(enumerate(d.span for d in found)))}
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda d: (order[d.span.file], d.span.line, d.span.column, d.code))
