"""Records of calls as they are read and written: what is taken, and what is refused with a mend."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.diagnostics import Diagnostic, pages
from ivrc.records.read import files, read
from ivrc.records.record import ANSWERED, KEYS, MAY_LACK, OUTCOMES, Record
from ivrc.records.table import written
from tests.records.made import CALL, GONE, line

ROOT = Path(__file__).parents[2]


def taken(tmp_path: Path, content: str | bytes, name: str = "calls.jsonl") -> list[Record | Diagnostic]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [each for _, each in read(path)]


def record(tmp_path: Path, content: str | bytes, name: str = "calls.jsonl") -> Record:
    (one,) = taken(tmp_path, content, name)
    assert isinstance(one, Record), one
    return one


def refused(tmp_path: Path, content: str | bytes, name: str = "calls.jsonl") -> Diagnostic:
    (one,) = taken(tmp_path, content, name)
    assert isinstance(one, Diagnostic), one
    assert one.mend_zh and one.mend_en
    return one


def test_a_record_is_what_it_says(tmp_path: Path) -> None:
    one = record(tmp_path, line())
    assert one.id == "1732586400.7" and one.outcome == ANSWERED and one.waited_s == 12.0
    assert one.start.isoformat() == "2026-11-26T10:00:00+08:00"
    assert one.path == ("开始", "主菜单", "投诉")
    assert one.notes[0].fields == {"号码": "13805761234", "事由": "投诉"}
    assert one.as_dict() == CALL


def test_a_caller_who_is_not_known_and_a_hotline_that_did_not_answer(tmp_path: Path) -> None:
    one = record(tmp_path, line(**GONE, caller=None, called=None, answered=None, path=[], option=None))
    assert (one.caller, one.called, one.answered, one.path) == (None, None, None, ())


def test_keys_of_a_later_ivrc_are_passed_over(tmp_path: Path) -> None:
    assert record(tmp_path, line(mood="好")).as_dict() == CALL


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n"],
    ids=["nothing", "empty lines", "a byte order mark", "white space"],
)
def test_a_file_without_calls(tmp_path: Path, content: bytes) -> None:
    assert taken(tmp_path, content) == []


def test_line_ends_of_windows_and_a_byte_order_mark(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + (line() + line(id="2")).replace("\n", "\r\n").encode()
    assert [type(one) for one in taken(tmp_path, content)] == [Record, Record]


BAD_LINES = {
    "half a line": (line()[:200], "断在这一行|中间断了"),
    "no JSON": ("{'version': 1}\n", "不是 JSON"),
    "a list": ("[1]\n", "不是 JSON 对象"),
    "null": ("null\n", "不是 JSON 对象"),
    "NUL": (line().replace("浙江", "浙\0江"), "U\\+0000"),
    "an escaped NUL": (line(area="a\0b"), "U\\+0000"),
    "half a character": (line().replace("浙江台州", "\\ud800"), "U\\+D800"),
    "a bidirectional control": (line(area="\u202etxt"), "U\\+202E"),
    "NaN": (line().replace("12.0", "NaN"), "NaN"),
    "infinity": (line().replace("12.0", "-Infinity"), "Infinity"),
    "a key twice": (line().replace('"id"', '"id": "1", "id"'), "“id”在一个对象里写了两次"),
    "deep nesting": ("[" * 100_000 + "\n", "不是 JSON"),
    "a whole number of 5,000 figures": (line().replace("12.0", "9" * 5000), "不是 JSON"),
    "not UTF-8": (line().encode("gb18030"), "不是 UTF-8"),
    "UTF-16": (line().encode("utf-16")[:40] + b"\n", "不是 UTF-8"),
    "a line of 10 MB": ("x" * 10_000_000, "超过 1 MiB"),
}


@pytest.mark.parametrize(("content", "told"), BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_line_that_is_no_record(tmp_path: Path, content: str | bytes, told: str) -> None:
    one = refused(tmp_path, content)
    assert one.code == "IVRC041" and one.span.line == 1
    assert re.search(told, one.zh + one.mend_zh)


def test_a_bad_line_does_not_hide_the_next_one(tmp_path: Path) -> None:
    content = line() + "x" * 3_000_000 + "\n" + "oops\n" + line(id="2")
    kinds = [(type(one).__name__, getattr(one, "span", None)) for one in taken(tmp_path, content)]
    assert [kind for kind, _ in kinds] == ["Record", "Diagnostic", "Diagnostic", "Record"]
    assert [span.line for _, span in kinds if span] == [2, 3]


MISFITS: dict[str, tuple[dict[str, Any], str]] = {
    "no offset": ({"start": "2026-11-26T10:00:00"}, "start"),
    "a space for the T": ({"start": "2026-11-26 10:00:00+08:00"}, "start"),
    "no such day": ({"end": "2026-02-30T10:00:00+08:00"}, "没有 2026-02-30T10:00:00\\+08:00 这个时刻（end）"),
    "an offset of a day": ({"start": "2026-11-26T10:00:00+24:00"}, "start"),
    "no such time of a note": (
        {"notes": [{"table": "回电", "at": "2026-11-31T00:00:00Z", "fields": {}}]},
        "notes.0.at",
    ),
    "a caller that is no string": ({"caller": 13805761234}, "caller"),
    "a caller that is a name": ({"caller": "anonymous"}, "caller"),
    "a caller that a spreadsheet rounded": ({"caller": "1.38058E+10"}, "表格软件"),
    "an empty id": ({"id": ""}, "id"),
    "a long id": ({"id": "x" * 401}, "id"),
    "an id on two lines": ({"id": "a\nb"}, "id"),
    "an outcome that is none": ({"outcome": "hung up"}, "outcome"),
    "a wait below nothing": ({"waited_s": -1}, "waited_s"),
    "a wait that is text": ({"waited_s": "12"}, "waited_s"),
    "a notice that is no answer": ({"notice": "yes"}, "notice"),
    "a path that is text": ({"path": "开始"}, "path"),
    "an empty node": ({"path": ["开始", ""]}, "path.1"),
    "a fault without its node": ({"faults": [{"what": "x"}]}, "“faults”的记录缺少 node"),
    "a note whose field is a number": (
        {"notes": [{"table": "t", "at": CALL["start"], "fields": {"数": 1}}]},
        "notes.0.fields.数",
    ),
    "the end before the start": ({"end": "2026-11-26T09:59:59+08:00"}, "自相矛盾"),
    "answered before the start": ({"answered": "2026-11-26T09:59:59+08:00"}, "answered 早于 start"),
    "a wait longer than the call": ({"waited_s": 280}, "waited_s 比整通电话还长"),
    "answered by nobody": ({"answered_by": None}, "answered_by"),
    "somebody who answered, and nobody": ({"outcome": "nobody answered"}, "有 answered_by"),
    "nobody, and no wait": ({**GONE, "outcome": "nobody answered"}, "waited_s 却是 null"),
    "an answer without a wait": ({"waited_s": None}, "waited_s 却是 null"),
    "a message that was not left": ({**GONE, "outcome": "message"}, "messages 却是空的"),
    "a message that is not told": ({**GONE, "messages": ["a.wav"]}, "有留言"),
    "a fault that is not told": ({**GONE, "outcome": "fault"}, "faults 却是空的"),
    "a goodbye before the answer": ({**GONE, "outcome": "goodbye", "answered": None}, "answered 是 null"),
}


@pytest.mark.parametrize(("other", "told"), MISFITS.values(), ids=MISFITS.keys())
def test_a_value_that_does_not_fit(tmp_path: Path, other: dict[str, Any], told: str) -> None:
    one = refused(tmp_path, line(**other))
    assert one.code == "IVRC042" and one.span.line == 1
    assert re.search(told, one.zh + one.mend_zh)


@pytest.mark.parametrize("key", [key for key in KEYS if key not in MAY_LACK])
def test_every_key_is_asked_for(tmp_path: Path, key: str) -> None:
    lacking = {name: value for name, value in CALL.items() if name != key}
    one = refused(tmp_path, json.dumps(lacking))
    assert one.code == "IVRC042" and f"缺少 {key}" in one.zh


@pytest.mark.parametrize("version", [2, 0, "1", 1.5, None, True, [1]])
def test_another_version_is_refused(tmp_path: Path, version: Any) -> None:
    assert refused(tmp_path, line(version=version)).code == "IVRC043"


def test_what_calls_may_have_gone_through(tmp_path: Path) -> None:
    moment = "2026-11-01T01:30:00-05:00"  # the second half past one of the night in which clocks go back
    one = record(
        tmp_path,
        line(start="2026-11-01T01:59:50-04:00", answered="2026-11-01T01:59:51.250000-04:00", end=moment),
    )
    assert (one.end - one.start).total_seconds() == 1810


def test_a_file_of_another_form(tmp_path: Path) -> None:
    assert refused(tmp_path, line(), "calls.txt").code == "IVRC044"
    ((_, missing),) = read(tmp_path / "none.jsonl")
    ((_, folder),) = read(tmp_path.with_suffix(".jsonl"))
    assert isinstance(missing, Diagnostic) and missing.code == "IVRC003"
    assert isinstance(folder, Diagnostic) and folder.code == "IVRC003"


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.CSV", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in files(tmp_path)] == ["a.CSV", "b.jsonl"]
    assert files(tmp_path / "b.jsonl") == [tmp_path / "b.jsonl"]


def table(rows: list[dict[str, str]], keys: tuple[str, ...] = KEYS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, keys, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def row(tmp_path: Path, **other: str) -> dict[str, str]:
    (cells,) = csv.DictReader(io.StringIO(written([record(tmp_path, line())]).decode("utf-8-sig")))
    return cells | other


def test_a_table_in_another_order_with_a_column_more(tmp_path: Path) -> None:
    cells = row(tmp_path, remark="x", notice="TRUE")
    content = table([cells], ("remark", *reversed(KEYS)))
    assert record(tmp_path, content, "calls.csv").as_dict() == CALL


def test_what_a_spreadsheet_would_take_for_a_formula_is_text(tmp_path: Path) -> None:
    other = {"option": "=cmd|'/c calc'!A0", "caller": "+8613805761234", "area": "'台州", "survey": "＠满意"}
    one = record(tmp_path, line(**other))
    content = written([one])
    (cells,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert [cells[key] for key in other] == ["'=cmd|'/c calc'!A0", "'+8613805761234", "''台州", "'＠满意"]
    assert record(tmp_path, content, "calls.csv") == one


BAD_TABLES = {
    "nothing": ("", "IVRC044", 1),
    "a column missing": (",".join(KEYS[1:]) + "\n", "IVRC044", 1),
    "a column twice": (",".join((*KEYS, "id")) + "\n", "IVRC044", 1),
    "semicolons": (";".join(KEYS) + "\n", "IVRC044", 1),
    "too few cells": (",".join(KEYS) + "\n\n1,2\n", "IVRC041", 3),
    "a quotation mark alone": (",".join(KEYS) + '\n1,"2' + ",x" * 20 + "\n", "IVRC044", 2),
    "a line of 3 MB": (",".join(KEYS) + "\n" + "x" * 3_000_000, "IVRC044", 2),
}


@pytest.mark.parametrize(("content", "code", "at"), BAD_TABLES.values(), ids=BAD_TABLES.keys())
def test_a_table_that_cannot_be_read(tmp_path: Path, content: str, code: str, at: int) -> None:
    one = refused(tmp_path, content, "calls.csv")
    assert (one.code, one.span.line) == (code, at)


BAD_CELLS = {
    "version": ("2", "IVRC043"),
    "notice": ("yes", "IVRC042"),
    "waited_s": ("NaN", "IVRC042"),
    "path": ("开始 > 主菜单", "IVRC042"),
    "notes": ('[{"table":"t","table":"u"}]', "IVRC042"),
    "id": ("", "IVRC042"),
    "caller": ("1.38058E+10", "IVRC042"),
    "area": ("a\0b", "IVRC041"),
    "option": ("\u2066x", "IVRC041"),
}


@pytest.mark.parametrize(("key", "cell", "code"), [(key, *rest) for key, rest in BAD_CELLS.items()])
def test_a_cell_that_does_not_fit(tmp_path: Path, key: str, cell: str, code: str) -> None:
    one = refused(tmp_path, table([row(tmp_path, **{key: cell})]), "calls.csv")
    assert (one.code, one.span.line) == (code, 2)


def test_a_table_that_is_not_utf8(tmp_path: Path) -> None:
    content = table([row(tmp_path)]).encode("gb18030")
    assert refused(tmp_path, content, "calls.csv").zh == "这一行不是 UTF-8"


TEXTS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20)
MOMENTS = st.datetimes(timezones=st.just(__import__("datetime").timezone.utc)).map(lambda at: at.isoformat())


@settings(max_examples=60, deadline=None)
@given(
    option=TEXTS,
    area=st.none() | TEXTS,
    path=st.lists(TEXTS, max_size=4),
    fields=st.dictionaries(TEXTS, st.text(st.characters(categories=("L", "P", "S")))),
    at=MOMENTS,
)
def test_what_is_written_is_read_as_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    option: str,
    area: str | None,
    path: list[str],
    fields: dict[str, str],
    at: str,
) -> None:
    folder = tmp_path_factory.mktemp("records")
    notes = [{"table": "回电", "at": at, "fields": fields}]
    one = record(folder, line(option=option, area=area, path=path, notes=notes))
    assert record(folder, one.line()) == one
    assert record(folder, written([one]), "calls.csv") == one


@pytest.mark.parametrize("code", ["IVRC041", "IVRC042", "IVRC043", "IVRC044"])
def test_the_samples_of_a_page_do_what_they_say(tmp_path: Path, code: str) -> None:
    found = re.findall(
        r"^```(jsonl|csv) (wrong|right)\n(.*?)^```$", pages.page(code), re.MULTILINE | re.DOTALL
    )
    assert [kind for _, kind, _ in found] == ["wrong", "right"] * 2
    for form, kind, content in found:
        one = taken(tmp_path, content, f"calls.{form}")
        assert [getattr(each, "code", "") for each in one] == [code if kind == "wrong" else ""]


@pytest.mark.parametrize("page", ["docs/records.md", "docs/records.zh-CN.md"])
def test_the_pages_samples_and_words(tmp_path: Path, page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    (sample,) = re.findall(r"^```jsonl\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert all(isinstance(one, Record) for one in taken(tmp_path, sample))
    assert all(f"`{key}`" in text for key in KEYS)
    assert all(f"`{outcome}`" in text for outcome in OUTCOMES)


ASKED = [
    {"service": "余额服务", "outcome": "found", "ms": 312},
    {"service": "登记", "outcome": "timeout", "ms": 3001},
]


def test_services_are_told_where_some_were_asked(tmp_path: Path) -> None:
    one = record(tmp_path, line(services=ASKED))
    assert one.as_dict()["services"] == ASKED
    assert record(tmp_path, written([one]), "calls.csv") == one
    none = record(tmp_path, line(services=[]))
    assert none == record(tmp_path, line()) and "services" not in none.as_dict()
    assert record(tmp_path, written([none]), "calls.csv") == none
    older = table([row(tmp_path)], tuple(key for key in KEYS if key not in MAY_LACK))
    assert record(tmp_path, older, "calls.csv") == none


@pytest.mark.parametrize(
    "wrong",
    [
        [{"service": "余额服务", "outcome": "found"}],
        [{"service": "余额服务", "outcome": "maybe", "ms": 1}],
        [{"service": "余额服务", "outcome": "found", "ms": -1}],
        [{"service": "余额服务", "outcome": "found", "ms": "1"}],
        [{"service": "a\nb", "outcome": "found", "ms": 1}],
        "余额服务",
        None,
    ],
)
def test_services_that_do_not_fit(tmp_path: Path, wrong: Any) -> None:
    assert refused(tmp_path, line(services=wrong)).code == "IVRC042"


def test_the_schema_has_the_keys_and_outcomes_of_the_model() -> None:
    schema = json.loads((ROOT / "ivrc/schemas/record.json").read_text(encoding="utf-8"))
    assert tuple(schema["properties"]) == KEYS
    assert tuple(schema["required"]) == tuple(key for key in KEYS if key not in MAY_LACK)
    assert schema["properties"]["outcome"]["enum"] == list(OUTCOMES)


@pytest.mark.parametrize(
    "name", ["ivrc-records.csv", "ivrc-records.csv.2026-11-27-10-00-00", "IVRC-RECORDS.CSV"]
)
def test_freeswitchs_file_of_another_ending_is_read_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    assert record(tmp_path, line(), name).as_dict() == CALL
    assert files(tmp_path) == [tmp_path / name]


@pytest.mark.parametrize("name", ["Master.csv", "Master.csv.2026-11-27-10-00-00"])
def test_in_a_folder_the_switchs_own_lines_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('"王","13805761234","start"\n', encoding="utf-8")
    (tmp_path / "ivrc-records.csv").write_text(line(), encoding="utf-8")
    assert files(tmp_path) == [tmp_path / "ivrc-records.csv"]
    (one,) = [each for _, each in read(tmp_path / name)]
    assert isinstance(one, Diagnostic) and one.code == "IVRC044"


def test_a_line_of_another_template_is_told(tmp_path: Path) -> None:
    one, other = taken(tmp_path, line() + '\n"王","13805761234","start"\n', "ivrc-records.csv")
    assert isinstance(one, Record) and isinstance(other, Diagnostic) and other.code == "IVRC041"
