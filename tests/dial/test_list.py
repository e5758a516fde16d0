"""Lists as people bring them: other encodings, other ways of writing, what spreadsheets make of numbers, and what nobody means well by."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.diagnostics import Span
from ivrc.dial.list import List, read
from ivrc.flow.values import DATE, MONEY, ROW, TIME, Value
from ivrc.outbound import Outbound

ALLOWED = Outbound(("1XXXXXXXXXX", "0576XXXXXXXX", "00852XXXXXXXX", "XXX"), {}, ("daily 9:00-20:00",))
NOWHERE = Span("x")
VALUES = [Value("应缴", MONEY, ROW, False, NOWHERE), Value("日期", DATE, ROW, False, NOWHERE)]


def of(folder: Path, text: str | bytes, values: list[Value] = VALUES) -> List:
    path = folder / "名单.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, values, ALLOWED)


def why(made: List) -> str:
    return "\n".join(f"{each.span.line} {each.zh}" for each in (*made.found, *made.bad))


HEAD = "号码,应缴,日期\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_any_encoding_of_a_spreadsheet(tmp_path: Path, encoding: str) -> None:
    made = of(tmp_path, (HEAD + "13805760001,85.50,2026-12-01\r\n\r\n").encode(encoding))
    assert not made.found and [(each.number, each.line, dict(each.values)) for each in made.rows] == [
        ("13805760001", 2, {"应缴": "85.50", "日期": "20261201"})
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+8613805760001", "13805760001"),
        ("'+8613805760001", "13805760001"),
        ("138 0576 0001", "13805760001"),
        ("0576-88888888", "057688888888"),
        ("１３８０５７６０００１", "13805760001"),
        ("+852 2345 6789", "0085223456789"),
        ("013805760001", "13805760001"),
    ],
)
def test_a_number_is_taken_as_it_is_dialled(tmp_path: Path, written: str, number: str) -> None:
    made = of(tmp_path, f"{HEAD}{written},1,20261201\n")
    assert [each.number for each in made.rows] == [number] and not made.bad


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("1.38058E+10", "电子表格把号码变成了"),
        ("", "没有号码"),
        ("张三", "“张三”不是号码"),
        ("=HYPERLINK(1)", "不是号码"),
        ("13805760001/n&Local/1@x", "不是号码"),
        ("${SHELL(id)}", "不是号码"),
        ("1380576000\u202e1", "不是号码"),
        ("8888888", "站点不允许拨 8888888"),
        ("+12125550100", "站点不允许拨 0012125550100"),
        ("110", "站点不允许拨 110"),
        ("1" * 400, "不是号码"),
    ],
)
def test_what_is_no_number_to_call(tmp_path: Path, written: str, says: str) -> None:
    made = of(tmp_path, f'{HEAD}"{written}",1,20261201\n13805760001,1,20261201\n')
    assert len(made.rows) == 1 and len(made.bad) == 1 and says in why(made), why(made)
    assert made.bad[0].code == "IVRC635" and made.bad[0].span.line == 2


@pytest.mark.parametrize(
    ("money", "day", "says"),
    [
        ("85.5元", "2026-12-01", "“应缴”是“85.5元”"),
        ("1,234.50", "2026-12-01", "“应缴”是“1,234.50”"),
        ("", "2026-12-01", "“应缴”是空的"),
        ("85", "2026-02-30", "“日期”是“2026-02-30”"),
        ("85", "12/01/26", "“日期”是"),
        ("85\nSet: x", "2026-12-01", "“应缴”是"),
    ],
)
def test_a_value_that_cannot_be_said(tmp_path: Path, money: str, day: str, says: str) -> None:
    made = of(tmp_path, f'{HEAD}13805760001,"{money}",{day}\n')
    assert not made.rows and says in why(made), why(made)


@pytest.mark.parametrize(
    ("written", "held"), [("9:30", "0930"), ("0930", "0930"), ("24:00", ""), ("9点", "")]
)
def test_a_time(tmp_path: Path, written: str, held: str) -> None:
    made = of(tmp_path, f"number,at\n13805760001,{written}\n", [Value("at", TIME, ROW, False, NOWHERE)])
    assert [each.values["at"] for each in made.rows] == ([held] if held else [])


def test_columns_of_others_are_told_and_not_read(tmp_path: Path) -> None:
    made = of(tmp_path, "姓名;号码;应缴;日期;备注\n张三;13805760001;1;20261201;=cmd|x\n")
    assert [each.code for each in made.found] == ["IVRC636"] and "姓名、备注" in why(made)
    assert dict(made.rows[0].values) == {"应缴": "1", "日期": "20261201"}


def test_the_same_row_twice_is_called_once_and_told(tmp_path: Path) -> None:
    row = "13805760001,1,20261201\n"
    made = of(tmp_path, HEAD + row + row.replace("138", "+86138"))
    assert len(made.rows) == 1 and not made.bad and "和第 2 行一样，只打一次" in why(made)


def test_a_number_with_two_bills_is_refused_with_both_lines(tmp_path: Path) -> None:
    made = of(tmp_path, HEAD + "13805760001,1,20261201\n13805760001,2,20261201\n")
    assert made.bad and "3 号码和第 2 行相同，别的不同" in why(made)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "是空的"),
        ("号码,应缴,日期\n", "只有标题"),
        ("电话,应缴,日期\n1,2,3\n", "没有“号码”一列"),
        ("号码,number,应缴,日期\n1,2,3,4\n", "有几列"),
        ("号码,应缴,应缴,日期\n1,2,3,4\n", "“应缴”有几列"),
        ("号码,应缴\n1,2\n", "没有“日期”一列"),
        (b"\xff\xfe\x00", "既不是 UTF-8"),
        (HEAD + "13805760001,1,20261201\n" * 10_001, "最多 10000 行"),
    ],
)  # fmt: skip
def test_what_is_no_list(tmp_path: Path, text: str | bytes, says: str) -> None:
    made = of(tmp_path, text)
    assert not made.rows and says in why(made), why(made)


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        assert [each.code for each in read(path, VALUES, ALLOWED).found] == ["IVRC635"]
