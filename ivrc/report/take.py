"""Records from files into the store, and what is told of those that cannot be counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ivrc import given
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Severity, Span, finding
from ivrc.files import shown, unreadable
from ivrc.records import outward
from ivrc.records.read import files, read
from ivrc.records.refusals import at, bad_table
from ivrc.report.model import Left
from ivrc.report.store import Store

_MOST = 100
"""Bad lines that are told, each for itself."""

_OF_LINES = ("IVRC041", "IVRC042", "IVRC045")
"""What is wrong with one line only: a report can leave it out. A version that is not known is of all lines."""


class Taken:
    """Reads files into a store. `found` is what is to be told, `left` what was not counted."""

    def __init__(self, store: Store, skip_bad: bool) -> None:
        self._store, self._skip_bad = store, skip_bad
        self.found: list[Diagnostic] = []
        self.skipped: list[Span] = []
        self._told = self._twice = 0
        self._untold: Span | None = None

    @property
    def left(self) -> Left:
        return Left(len(self.skipped), self._twice)

    def take(self, places: Iterable[str]) -> None:
        """Each file once, whatever names it has."""
        known: set[Path] = set()
        for place in places:
            paths = files(Path(place))
            if not paths:
                self.found.append(_no_files(place))
            for path in paths:
                if path.resolve() not in known:
                    known.add(path.resolve())
                    self._file(path)
        if self._untold is not None:
            self.found.append(_more(self._untold, self._told - _MOST))

    def _file(self, path: Path) -> None:
        name = shown(path)
        if path.name.endswith(outward.SUFFIX):
            self._calls_made(path, name)
            return
        before, twice = len(self.skipped), 0
        for line, each in read(path):
            if isinstance(each, Diagnostic):
                self._bad(each)
            elif (new := self._store.take(each)) is None:
                self._bad(_differs(at(name, line), each.id))
            elif not new:
                twice += 1
        if twice:
            self.found.append(_told_twice(name, twice))
            self._twice += twice
        if skipped := self.skipped[before:]:
            self.found.append(_left_out(name, skipped))

    def _calls_made(self, path: Path, name: str) -> None:
        """The journal of a list by which calls were made."""
        try:
            held = outward.read(given.contents(path, outward.LARGEST))
        except OSError as problem:
            self.found.append(unreadable(Span(name), *given.why(problem)))
        except outward.BrokenError as problem:
            zh, en = problem.args
            mend = "日志由 ivrc dial 写，不要改。", "ivrc dial writes journals; leave them as they are."
            self.found.append(bad_table(Span(name), f"这个日志读不了：{zh}", f"this journal cannot be read: {en}", *mend))  # fmt: skip
        else:
            self._store.calls_made(held)

    def _bad(self, one: Diagnostic) -> None:
        if self._skip_bad and one.code in _OF_LINES:
            self.skipped.append(one.span)
            return
        self._told += 1
        if self._told <= _MOST:
            self.found.append(one)
        else:
            self._untold = self._untold or one.span


def _differs(span: Span, id: str) -> Diagnostic:
    return finding(
        "IVRC045",
        span,
        zh=f"通话“{id}”在别处还有一条记录，两条说的不一样",
        en=f'the call "{id}" has another record, which says something else',
        mend_zh="两台交换机用了同样的编号，就各起一个名称（asterisk.conf 的 systemname）；否则删去错的那一条。",
        mend_en="Where two switches number calls alike, name each (systemname in asterisk.conf); else delete the wrong record.",
    )


def _told_twice(name: str, count: int) -> Diagnostic:
    return finding(
        "IVRC045",
        Span(name),
        severity=Severity.WARNING,
        zh=f"有 {count} 条记录前面已经有了，每通只算一次",
        en=f"{counted(count, 'record')} stood before already; each call is counted once",
        mend_zh="同一份记录不要给两次。",
        mend_en="Do not give the same records twice.",
    )


def _left_out(name: str, lines: list[Span]) -> Diagnostic:
    return finding(
        "IVRC046",
        Span(name),
        zh=f"有 {len(lines)} 行不是好的记录，没有算进去；第一个在第 {lines[0].line} 行",
        en=f"{counted(len(lines), 'line')} held no record and {'was' if len(lines) == 1 else 'were'} left out, the first at line {lines[0].line}",
        mend_zh="不加 --skip-bad 再运行一次，就列出每一行错在哪里。",
        mend_en="Run it again without --skip-bad to be told what is wrong with each.",
    )


def _no_files(place: str) -> Diagnostic:
    return bad_table(
        Span(place),
        "这个文件夹里没有通话记录",
        "this folder holds no records of calls",
        "通话记录是 .jsonl 或 .csv 文件。",
        "Records of calls are in files that end in .jsonl or .csv.",
    )


def _more(span: Span, untold: int) -> Diagnostic:
    return finding(
        "IVRC112",
        span,
        severity=Severity.ERROR,
        zh=f"从这里起还有 {untold} 行有错，没有一一列出",
        en=f"from here on there are {counted(untold, 'more bad line', 'more bad lines')}, which are not listed",
        mend_zh="先改写记录的程序；要先看报表，就加 --skip-bad。",
        mend_en="Mend what writes the records; --skip-bad makes a report of the rest.",
    )
