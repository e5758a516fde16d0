"""`ivrc check --fix` and `--diff`: what leaves nothing to decide is mended in the menu files, or shown as it would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown
from ivrc.mends.apply import applied, fitting
from ivrc.mends.registry import mended
from ivrc.rewrite import ChangedError, rewrite

MOST_ROUNDS = 100
"""A sentence that stands in so many places is mended in them all: a check tells of one at a time."""

_FORM = "IVRC1"
"""Of what stands in the way of reading a file."""

Check = Callable[[Mapping[str, str]], tuple[list[Diagnostic], Mapping[str, str]]]
"""From texts that stand in the place of files, by their names, to what is found in all files, and the texts read."""


class Mended(NamedTuple):
    """The texts of changed files as they were read and as they are to be; what was mended; what is left."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    done: list[Diagnostic]
    left: list[Diagnostic]


def mend(check: Check) -> Mended:
    """Mends until there is nothing more to be mended. A mend is kept only if its finding is gone and nothing else has come."""
    texts: dict[str, str] = {}
    found, sources = check(texts)
    first = dict(sources)
    done: list[Diagnostic] = []
    refused: set[tuple[str, str, tuple[object, ...]]] = set()
    for _ in range(MOST_ROUNDS):
        ready = [one for one in mended(found, sources) if one.edits and _key(one) not in refused]
        ready = fitting(ready, dict(sources))
        if not ready:
            break
        for group in _groups(ready):
            tried = {**texts, **_changed(group, sources)}
            then, read = check(tried)
            if _better(found, then, group):
                texts, found, sources = tried, then, read
                done += group
                break
            if len(group) == 1:
                refused.add(_key(group[0]))
    changed = {name: text for name, text in texts.items() if text != first[name]}
    return Mended({name: first[name] for name in changed}, changed, done, found)


def _groups(ready: list[Diagnostic]) -> list[list[Diagnostic]]:
    """All at once, and where that fails each by itself."""
    return [ready, *([one] for one in ready)] if len(ready) > 1 else [ready]


def _changed(group: Sequence[Diagnostic], sources: Mapping[str, str]) -> dict[str, str]:
    edits = [edit for one in group for edit in one.edits]
    files = dict.fromkeys(edit.span.file for edit in edits)
    return {
        name: applied(sources[name], [edit for edit in edits if edit.span.file == name]) for name in files
    }


def _better(before: Sequence[Diagnostic], after: Sequence[Diagnostic], group: Sequence[Diagnostic]) -> bool:
    """Whether all that was to be mended is gone from its place, and of nothing is there more. A sentence that stands elsewhere,
    too, is told there now. What a line that cannot be read has kept from being looked at is not new."""
    added = Counter(
        (edit.span.file, edit.span.line)
        for one in group
        for edit in one.edits
        for _ in range(edit.text.count("\n"))
    )
    there = {(one.code, one.span.file, one.span.line, one.span.column) for one in after}
    for one in group:
        more = sum(n for (file, line), n in added.items() if file == one.span.file and line < one.span.line)
        if (one.code, one.span.file, one.span.line + more, one.span.column) in there:
            return False
    counts, then = Counter(one.code for one in before), Counter(one.code for one in after)
    hidden = any(one.code.startswith(_FORM) for one in group)
    return all(then[code] <= counts[code] for code in then if not hidden or code.startswith(_FORM))


def _key(one: Diagnostic) -> tuple[str, str, tuple[object, ...]]:
    """A finding that stays itself where lines before it come and go."""
    return one.code, one.zh, tuple((edit.was, edit.text, edit.span.column) for edit in one.edits)


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The changes of texts as `diff -u` shows them, to be given to `patch -p0`."""
    told: list[str] = []
    for name, text in after.items():
        lines = unified_diff(before[name].splitlines(True), text.splitlines(True), name, name)
        told.extend(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )
    return "".join(told)


def write(made: Mended, *roots: Path) -> list[Diagnostic]:
    """Writes the changed files, all or none; what stands in the way otherwise. Files outside the projects are left alone."""
    paths = {Path(name): (made.before[name], after) for name, after in made.after.items()}
    inside = [root.resolve() for root in roots]
    outside = [path for path in paths if not any(map(path.resolve().is_relative_to, inside))]
    if outside:
        return [
            _refused(Span(shown(path)), "它不在这个项目里", "it lies outside the project") for path in outside
        ]
    try:
        rewrite(paths)
    except OSError as problem:
        return [refused(problem, roots[0])]
    return []


def refused(problem: OSError, root: Path) -> Diagnostic:
    """Why files could not be written anew."""
    if isinstance(problem, ChangedError):
        return _refused(
            Span(shown(Path(problem.filename))), "读过以后它又变了", "it has changed since it was read"
        )
    reason = problem.strerror or str(problem)
    place = Span(shown(Path(problem.filename)) if problem.filename else shown(root))
    return _refused(place, f"写不进去（{reason}）", f"it cannot be written ({reason})")


def _refused(span: Span, zh: str, en: str) -> Diagnostic:
    return finding(
        "IVRC009",
        span,
        zh=f"没有改，一个文件也没动：{zh}",
        en=f"nothing was mended, in no file: {en}",
        mend_zh="检查文件和权限，再运行一次；只想看会改什么，用 --diff。",
        mend_en="Check the file and its permissions, and run it again; to see what would be mended only: --diff.",
    )
