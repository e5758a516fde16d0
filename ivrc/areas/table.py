"""A deployer's table of mobile prefixes: a CSV of two columns, the first seven digits of a number and its area code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ivrc.areas import areas
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import read, shown
from ivrc.flow.prefixes import EMPTY, FILL, FIRST, SLOTS, WIDTH, Prefixes
from ivrc.regex import regex

MOST = 500_000
"""Rows of a table. There were that many prefixes in 2024."""
_HEADS = ("号段,区号", "prefix,area code")
_ROW = regex(r"(1[3-9][0-9]{5}),(0[0-9]{2,3})")


def prefixes(path: Path) -> tuple[Prefixes | None, list[Diagnostic]]:
    """The table in a file, or None and what is wrong with it. Read once as long as the file stays as it is."""
    try:
        about = path.stat()
    except OSError:
        return _read(path)
    return _once(path, about.st_mtime_ns, about.st_size, shown(path))


@cache
def _once(path: Path, changed: int, size: int, name: str) -> tuple[Prefixes | None, list[Diagnostic]]:
    return _read(path)


def _read(path: Path) -> tuple[Prefixes | None, list[Diagnostic]]:
    file = shown(path)
    text, problems = read(path, file)
    return (None, problems) if text is None else compiled(text, file)


def compiled(text: str, file: str) -> tuple[Prefixes | None, list[Diagnostic]]:
    """The rows of a text, each put where its prefix says. The first that is wrong is told."""
    codes = {code: code.ljust(WIDTH, FILL).encode() for code in areas().codes}
    codes |= {old: codes[new] for old, new in areas().former.items()}
    records, taken = bytearray(EMPTY.encode() * SLOTS), bytearray(SLOTS)
    count = 0
    for at, line in enumerate(text.split("\n"), 1):
        row = _ROW.fullmatch(line)
        record = codes.get(row[2]) if row else None
        if row is None or record is None:
            if not line.strip() or line.startswith("#") or (line in _HEADS and not count):
                continue
            return None, [_no_row(Span(file, at, 1, at, len(line) + 1), line)]
        slot = int(row[1]) - FIRST
        if taken[slot]:
            return None, [_twice(Span(file, at, 1, at, len(line) + 1), row[1], text)]
        taken[slot] = 1
        records[slot * WIDTH : slot * WIDTH + WIDTH] = record
        count += 1
    if not 0 < count <= MOST:
        return None, [_length(Span(file), count)]
    return Prefixes(bytes(records)), []


def _no_row(span: Span, line: str) -> Diagnostic:
    prefix, *others = line.split(",")
    short = line if len(line) <= 40 else f"{line[:40]}…"
    if len(others) != 1:
        why = (
            f"应当是两列，这里有 {len(others) + 1} 列",
            f"there are two columns, and here are {len(others) + 1}",
        )
    elif not regex("1[3-9][0-9]{5}").fullmatch(prefix):
        why = (
            "前面不是手机号码的前七位",
            "what stands first are not the first seven digits of a mobile number",
        )
    elif regex("0[0-9]{2,3}").fullmatch(others[0]):
        why = f"没有区号 {others[0]}", f"there is no area code {others[0]}"
    else:
        why = "后面不是区号", "what stands behind is no area code"
    return _told(
        span,
        f"号段表里的一行“{short}”读不了：{why[0]}",
        f'a row of the table of mobile prefixes, "{short}", cannot be read: {why[1]}',
        "一行写前七位、逗号、带 0 的区号：1380576,0576；不加空格、引号和别的列。",
        "Write seven digits, a comma and an area code with its 0: 1380576,0576; no blanks, quotes or further columns.",
    )


def _twice(span: Span, prefix: str, text: str) -> Diagnostic:
    first = next(at for at, line in enumerate(text.split("\n"), 1) if line.startswith(f"{prefix},"))
    return _told(
        span,
        f"号段 {prefix} 写了两次，先在第 {first} 行",
        f"the prefix {prefix} stands there twice, first in line {first}",
        "删去其中一行。",
        "Delete one of the two rows.",
    )


def _length(span: Span, count: int) -> Diagnostic:
    return _told(
        span,
        f"号段表有 {count} 行，最多 {MOST} 行" if count else "号段表里没有号段",
        f"the table has {count} rows, and {MOST} is the most" if count else "the table holds no prefix",
        "一行一个号段，写前七位：1380576,0576；不用表，就从站点文件里删去 areas。",
        "Write a prefix of seven digits a row: 1380576,0576; or take areas out of the site file.",
    )


def outside(site: str, file: str) -> Diagnostic:
    """A table that does not lie in the project."""
    return _told(
        Span(site),
        f"号段表“{file}”不在项目里",
        f'the table "{file}" does not lie in the project',
        "把它放进项目，例如 tables/号段.csv，areas 里写从项目算起的路径。",
        "Put it into the project, as tables/areas.csv, and write its path from there under areas.",
    )


def _told(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC407", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
