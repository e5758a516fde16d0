"""A team's own checks: files of the project that its `ivrc.yaml` names, and installed packages that it names.

No other code is run: not what a menu, a site or a phrase file says, and no file outside the project.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Replays
from ivrc.checks.own import misfit, row, unfit
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.chosen import judge
from ivrc.diagnostics.codes import Code
from ivrc.files import read, shown
from ivrc.flow.causes import Words
from ivrc.project import Project

ENTRY_POINTS = "ivrc.checks"
"""The group of entry points of packages that bring checks."""


class Own(NamedTuple):
    """A check, and the file or package that it is of."""

    check: Check
    file: str


class OwnChecks(NamedTuple):
    """The checks of a project, and what is wrong with their files."""

    checks: tuple[Own, ...] = ()
    found: tuple[Diagnostic, ...] = ()

    @property
    def rows(self) -> tuple[Code, ...]:
        """Their codes."""
        return tuple(row(own.check) for own in self.checks)

    def asked(self, facts: Facts, replays: Replays) -> Iterator[Diagnostic]:
        """What they find. One that fails is told, at the line where it does."""
        for check, file in self.checks:
            yield from _asked(check, file, facts, replays)


def _asked(check: Check, file: str, facts: Facts, replays: Replays) -> Iterator[Diagnostic]:
    found: list[Any] = []
    problem = _guarded(file, lambda: found.extend(check.find(facts)))
    wrong = next(filter(None, map(misfit, found)), None)
    if problem is not None:
        yield problem
    elif wrong is not None:
        yield _wrong(Span(file), Words(f"{check.code}：{wrong.zh}", f"{check.code}: {wrong.en}"))
    else:
        yield from check._replace(find=lambda facts: found).ask(facts, replays)


def own_checks(project: Project | None) -> OwnChecks:
    """The checks that a project names under `checks` of its `ivrc.yaml`."""
    if project is None or not (asked := project.settings.get("checks", {})):
        return OwnChecks()
    sources = [_of_file(project, name, number) for number, name in enumerate(asked.get("files", ()))]
    sources += [_of_package(project, name, number) for number, name in enumerate(asked.get("packages", ()))]
    made = _together(sources)
    return (
        made if made.found else made._replace(found=tuple(judge(project.settings, project.place, made.rows)))
    )


def of_file(path: Path) -> OwnChecks:
    """The checks of one file, which whoever calls this wants run."""
    text, problems = read(path, shown(path))
    return OwnChecks((), tuple(problems)) if text is None else _together([_loaded(shown(path), text)])


def _together(sources: Iterable[_Source]) -> OwnChecks:
    known: dict[str, Own] = {}
    found: list[Diagnostic] = []
    for file, checks, problems in sources:
        found += problems
        for check in checks:
            if wrong := unfit(check):
                found.append(_wrong(Span(file), wrong))
            elif check.code in known:
                twice = Words(f"编号 {check.code} 用了两次", f"the code {check.code} is used twice")
                found.append(_wrong(Span(file), twice))
            else:
                known[check.code] = Own(check, file)
    return OwnChecks(tuple(known.values()), tuple(found))


_Source = tuple[str, tuple[Any, ...], list[Diagnostic]]


def _of_file(project: Project, name: str, number: int) -> _Source:
    path = project.root / name
    file, place = shown(path), project.place(("checks", "files", number))
    if not path.resolve().is_relative_to(project.root.resolve()):
        words = Words(
            f"“{name}”不在这个项目的文件夹里，不会运行",
            f'"{name}" does not lie within the project and is not run',
        )
        return file, (), [_wrong(place, words)]
    text, problems = read(path, file)
    if text is None:
        return (
            file,
            (),
            [one._replace(span=place, zh=f"{name}：{one.zh}", en=f"{name}: {one.en}") for one in problems],
        )
    return _loaded(file, text)


@cache
def _loaded(file: str, text: str) -> _Source:
    """What a file of Python has for checks; it is run once."""
    module = ModuleType("ivrc_own_check")
    module.__file__ = file
    problem = _guarded(file, lambda: exec(compile(text, file, "exec"), module.__dict__))
    if problem is not None:
        return file, (), [problem]
    return file, *_taken(module, file)


def _of_package(project: Project, name: str, number: int) -> _Source:
    """What an installed package has for checks, by the name of its entry point."""
    from importlib.metadata import entry_points

    points = tuple(entry_points(group=ENTRY_POINTS, name=name))
    place = project.place(("checks", "packages", number))
    if not points:
        every = sorted({point.name for point in entry_points(group=ENTRY_POINTS)})
        words = Words(
            f"没有装名为“{name}”的检查包；有：{'、'.join(every) or '（没有）'}",
            f'no package of checks "{name}" is installed; there are: {", ".join(every) or "(none)"}',
        )
        return name, (), [_wrong(place, words)]
    loaded: list[Any] = []
    problem = _guarded(name, lambda: loaded.append(points[0].load()))
    if problem is not None:
        return name, (), [problem._replace(span=place)]
    return name, *_taken(loaded[0], name)


def _taken(holder: Any, file: str) -> tuple[tuple[Any, ...], list[Diagnostic]]:
    """`CHECK`, or all of `CHECKS`, of a module; a check itself is its own."""
    if isinstance(holder, Check):
        return (holder,), []
    one, several = getattr(holder, "CHECK", None), getattr(holder, "CHECKS", ())
    if one is None and not several:
        words = Words("里面没有 CHECK，也没有 CHECKS", "it has neither CHECK nor CHECKS")
        return (), [_wrong(Span(file), words)]
    if not isinstance(several, (tuple, list)):
        return (), [_wrong(Span(file), Words("CHECKS 不是列表", "its CHECKS are no list"))]
    return (*(() if one is None else (one,)), *several), []


def _guarded(file: str, step: Callable[[], object]) -> Diagnostic | None:
    """Runs a team's code. What it prints goes where messages do; what it raises is a finding at the line that raised it."""
    try:
        with redirect_stdout(sys.stderr):
            step()
    except (Exception, SystemExit) as problem:
        said = f"{type(problem).__name__}: {problem}".splitlines()[0][:300]
        return _wrong(_line(file, problem), Words(said, said))
    return None


def _line(file: str, problem: BaseException) -> Span:
    """Where a file failed: the place of wrong syntax, else its own innermost line of the traceback."""
    if isinstance(problem, SyntaxError) and problem.filename == file and problem.lineno:
        column = problem.offset or 1
        return Span(file, problem.lineno, column, problem.lineno, column + 1)
    from traceback import extract_tb

    frames = extract_tb(problem.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == file and frame.lineno]
    return Span(file, lines[-1], 1, lines[-1], 2) if lines else Span(file)


def _wrong(span: Span, what: Words) -> Diagnostic:
    return finding(
        "IVRC381",
        span,
        zh=f"自己的检查用不了：{what.zh}",
        en=f"a check of your own cannot be used: {what.en}",
        mend_zh="改好它，或者在 ivrc.yaml 的 checks 里删去它；写法见 docs/own-checks.zh-CN.md。",
        mend_en="Mend it, or take it out of checks in ivrc.yaml; docs/own-checks.md says how one is written.",
    )
