"""The list by which calls are made: a row for each, with its number and what the hotline says of it. CSV as spreadsheets save it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ivrc import given, lists
from ivrc.cells import NoTable, rows
from ivrc.diagnostics import Diagnostic
from ivrc.dial import findings
from ivrc.files import shown
from ivrc.flow.values import DATE, FORMS, MONEY, NUMBER, TIME, Value
from ivrc.outbound import Outbound
from ivrc.regex import regex

HEADS = ("号码", "number")
"""The column of numbers."""
MOST = 10_000
LARGEST = 8 << 20
_SHOWN = 40
_DAY = regex(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_CLOCK = regex(r"([0-9]{1,2})[:：]([0-9]{2})")
_ROUNDED = regex(r"[0-9.]+[eE][+]?[0-9]+")


class Row(NamedTuple):
    """Whom to call: the number as it is dialled within the country, the line of the file, and the values of the row."""

    number: str
    line: int
    values: Mapping[str, str]


class List(NamedTuple):
    """The rows that are called, and what is to be told; `bad` are rows that cannot be called, each with why."""

    rows: tuple[Row, ...]
    found: tuple[Diagnostic, ...] = ()
    bad: tuple[Diagnostic, ...] = ()


def read(path: Path, wanted: Sequence[Value], outbound: Outbound) -> List:
    """A list for a hotline whose rows have these values."""
    name = shown(path)
    try:
        table = list(rows(given.contents(path, LARGEST), (*HEADS, *(each.name for each in wanted))))
    except OSError as problem:
        return List((), (findings.no_list(name, *given.why(problem)),))
    except NoTable as problem:
        return List((), (findings.no_list(name, *problem.args),))
    table = [(line, cells) for line, cells in table if any(cell.strip() for cell in cells)]
    if not table:
        return List((), (findings.no_list(name, "是空的", "it is empty"),))
    if len(table) > MOST + 1:
        why = (
            f"有 {len(table) - 1} 行，最多 {MOST} 行",
            f"it has {len(table) - 1} rows, and {MOST} is the most",
        )
        return List((), (findings.no_list(name, *why),))
    heads = [cell.strip() for cell in table[0][1]]
    columns, found = _columns(name, heads, [each.name for each in wanted])
    if columns is None:
        return List((), tuple(found))
    return _rows(name, table[1:], columns, {each.name: each.kind for each in wanted}, outbound, found)


def _columns(
    name: str, heads: Sequence[str], wanted: Sequence[str]
) -> tuple[dict[str, int] | None, list[Diagnostic]]:
    """Where each value stands, the number as the empty name; None where that cannot be told."""
    number = [at for at, head in enumerate(heads) if head.lower() in HEADS]
    twice = sorted({head for head in heads if head in wanted and heads.count(head) > 1})
    lacking = [each for each in wanted if each not in heads]
    if len(number) != 1:
        head_zh = "没有“号码”一列" if not number else "“号码”有几列，不知道拨哪一列"
        head_en = "it has no column `number`" if not number else "it has several columns of numbers"
        return None, [findings.no_list(name, head_zh, head_en)]
    if twice:
        return None, [findings.no_list(name, f"“{twice[0]}”有几列", f"it has several columns `{twice[0]}`")]
    if lacking:
        return None, [findings.no_list(name, f"没有“{'”“'.join(lacking)}”一列，话里要用", f"it has no column {', '.join(lacking)}, which the hotline says")]  # fmt: skip
    strange = [head for head in heads if head and head not in wanted and head.lower() not in HEADS]
    found = [findings.strangers(name, strange)] if strange else []
    return {"": number[0], **{each: heads.index(each) for each in wanted}}, found


def _rows(
    name: str,
    table: Sequence[tuple[int, list[str]]],
    columns: Mapping[str, int],
    kinds: Mapping[str, str],
    outbound: Outbound,
    found: list[Diagnostic],
) -> List:
    taken: dict[str, Row] = {}
    bad: list[Diagnostic] = []
    for line, cells in table:
        held = {each: _cell(cells, at) for each, at in columns.items()}
        number = lists.number(held[""])
        if why := _wrong_number(held[""], number, outbound):
            bad.append(findings.bad_row(name, line, *why))
            continue
        values = {each: _value(held[each], kind) for each, kind in kinds.items()}
        if wrong := next((each for each, value in values.items() if not value), None):
            bad.append(findings.bad_row(name, line, *_wrong_value(wrong, held[wrong], kinds[wrong])))
            continue
        before = taken.setdefault(number, Row(number, line, values))
        if before.line != line and before.values == values:
            found.append(findings.twice(name, line, before.line))
        elif before.line != line:
            bad.append(findings.bad_row(name, line, *_differs(before.line)))
    if not taken and not bad:
        found.append(findings.no_list(name, "只有标题，没有人", "it has heads and nobody below them"))
    return List(tuple(taken.values()), tuple(found), tuple(bad))


def _cell(cells: Sequence[str], at: int) -> str:
    """What a cell holds, full-width figures and signs as narrow ones."""
    return unicodedata.normalize("NFKC", cells[at]).strip() if at < len(cells) else ""


_Why = tuple[str, str, str, str]


def _quoted(text: str) -> str:
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(each if each.isprintable() else "�" for each in short)


def _wrong_number(written: str, number: str, outbound: Outbound) -> _Why | None:
    quoted = _quoted(written)
    if _ROUNDED.fullmatch(written):
        return (f"电子表格把号码变成了 {quoted}，后几位没有了", f"a spreadsheet has made {quoted} of the number, and its last digits are lost",
                "把这一列的格式设成“文本”，重新填上号码。", "Make the column one of text, and write the numbers again.")  # fmt: skip
    if not number:
        return (f"“{quoted}”不是号码" if written else "没有号码", f'"{quoted}" is no number' if written else "there is no number",
                "写成 13805761234、0576-88888888 或 +8613805761234。", "Write 13805761234, 0576-88888888 or +8613805761234.")  # fmt: skip
    if not outbound.allows(number):
        return (f"站点不允许拨 {number}", f"the site does not allow to call {number}",
                "从名单里删去，或者在站点文件的 outbound: 的 numbers 下加上它的样子，如 0576XXXXXXXX；110、120 之类的号码从来不拨。",
                "Take it out of the list, or add its pattern to numbers under outbound: of the site file, such as 0576XXXXXXXX; numbers such as 110 and 911 are never called.")  # fmt: skip
    return None


def _value(written: str, kind: str) -> str:
    """The value as a call takes it, empty where it has not that form."""
    if found := _NARROWED[kind](written) if kind in _NARROWED else written:
        return found if regex(FORMS[kind]).fullmatch(found) else ""
    return ""


def _day(written: str) -> str:
    match = _DAY.fullmatch(written)
    plain = f"{match[1]}{int(match[2]):02}{int(match[3]):02}" if match else written
    try:
        return date.fromisoformat(f"{plain[:4]}-{plain[4:6]}-{plain[6:]}").strftime("%Y%m%d")
    except ValueError:
        return ""


def _clock(written: str) -> str:
    match = _CLOCK.fullmatch(written)
    plain = f"{int(match[1]):02}{match[2]}" if match else written
    return plain if plain.isdigit() and plain[:2] < "24" and plain[2:] < "60" else ""


_NARROWED: Mapping[str, Callable[[str], str]] = {DATE: _day, TIME: _clock}
_LIKE = {MONEY: "199.50", NUMBER: "12", DATE: "2026-11-28", TIME: "9:30"}


def _wrong_value(name: str, written: str, kind: str) -> _Why:
    quoted, like = _quoted(written), _LIKE.get(kind, "8021")
    return (f"“{name}”是“{quoted}”，不能照它读出来" if written else f"“{name}”是空的", f'{name} is "{quoted}", which cannot be said so' if written else f"{name} is empty",
            f"写成 {like} 这样，不带单位和别的字。", f"Write it like {like}, without units and other words.")  # fmt: skip


def _differs(line: int) -> _Why:
    return (f"号码和第 {line} 行相同，别的不同，不知道照哪一行说", f"it has the number of line {line} and says something else",
            "两行留一行；真要打两次，另写一个名单。", "Leave one of them; who is to be called twice stands in two lists.")  # fmt: skip
