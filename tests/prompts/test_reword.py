"""The script as people of the business bring it back: words edited in a spreadsheet, approvals, and what spreadsheets do to cells."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ivrc.cli import main
from ivrc.prompts import lock, returned
from ivrc.prompts.wording import carried

MENU = Path("menus/示例.ivr")
PHRASES = Path("prompts/企业.yaml")
WELCOME, AGENT, AGAIN, GOODBYE = (
    "您好，欢迎致电示例公司。", "人工服务请按0", "重听请按*", "感谢您的来电，再见。",
)  # fmt: skip
Rows = list[dict[str, str]]
Told = pytest.CaptureFixture[str]


def exported() -> Rows:
    assert main(["prompts", "export", "-o", "稿.csv"]) == 0
    return list(csv.DictReader(io.StringIO(Path("稿.csv").read_text(encoding="utf-8-sig"))))


def as_csv(rows: Rows, delimiter: str = ",", encoding: str = "utf-8-sig") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    Path("改.csv").write_bytes(out.getvalue().encode(encoding, errors="replace"))
    return "改.csv"


def with_words(rows: Rows, **words: str) -> Rows:
    """The rows with other words, by the words that were there."""
    return [{**row, "文字": words.get(row["文字"], row["文字"])} for row in rows]


def edited(**words: str) -> str:
    return as_csv(with_words(exported(), **words))


def test_words_are_shown_as_a_patch_and_then_written_where_they_stand(project: Path, capsys: Told) -> None:
    before = MENU.read_text("utf-8")
    sheet = edited(**{WELCOME: "您好，这里是示例公司。", GOODBYE: "谢谢您来电，再见！"})
    capsys.readouterr()
    assert main(["prompts", "import", sheet]) == 0
    shown = capsys.readouterr().out
    assert "+播报 欢迎：“您好，这里是{企业名称}。” 《录音告知》 → 主菜单" in shown and "--apply" in shown
    assert '+      zh-CN: "谢谢您来电，再见！"' in shown and MENU.read_text("utf-8") == before
    phrases = PHRASES.read_text("utf-8")
    assert main(["prompts", "import", sheet, "--apply"]) == 0
    assert MENU.read_text("utf-8") == before.replace("欢迎致电{企业", "这里是{企业")
    assert PHRASES.read_text("utf-8") == phrases.replace(GOODBYE, "谢谢您来电，再见！")
    capsys.readouterr()
    assert main(["prompts", "import", sheet]) == 1  # the words that it tells of are no longer there
    assert "IVRC668" in capsys.readouterr().out


TWICE = f"""热线 示例 4001234567
    无按键  5秒，重听 2次，→ 再见
    按错键  重听 2次，→ 再见
    故障    → 再见

菜单 主菜单
    业务咨询请按1 → 次
    {AGENT} → 再见 // 说慢一点

菜单 次
    {AGENT}  -> 再见
    返回请按*     → 返回

播报 再见：《结束语》 → 挂机
"""


def test_a_sentence_that_stands_in_several_places_is_changed_in_all(project: Path) -> None:
    MENU.write_text(TWICE, "utf-8")
    rows = exported()
    row = next(row for row in rows if row["文字"] == AGENT)
    assert (row["怎么说"], row["类别"]) == ("说慢一点", "菜单")
    assert main(["prompts", "import", as_csv(with_words(rows, **{AGENT: "转人工请按0"})), "--apply"]) == 0
    assert MENU.read_text("utf-8") == TWICE.replace(AGENT, "转人工请按0")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (AGENT, "人工服务请按9", "按键"),
        (AGENT, "人工服务", "IVRC667"),
        (AGENT, "人工服务请按0 → 再见", "IVRC667"),
        (AGENT, "人工服务请按0 // 好", "IVRC667"),
        (WELCOME, "您好，欢迎致电别家公司。", "花括号"),
        (WELCOME, "您好，示例公司欢迎您致电示例公司。", "花括号"),
        (WELCOME, "您好，{企业名称}欢迎示例公司。", "IVRC667"),
        (WELCOME, "您好”，欢迎致电示例公司。", "IVRC667"),
        (WELCOME, "您好\u202e，欢迎致电示例公司。", "IVRC667"),
        (WELCOME, "  ", "空的"),
        (WELCOME, "您好" * 2000 + "示例公司", "IVRC667"),
        ("为了保证服务质量，本次通话将被录音。", "本次通话将被录音。", "自带的用语"),
        (WELCOME, AGENT, "另一行"),
    ],
)
def test_what_changes_more_than_words_is_refused_and_nothing_is_written(
    project: Path, capsys: Told, old: str, new: str, words: str
) -> None:
    rows = exported()
    before = MENU.read_text("utf-8"), PHRASES.read_text("utf-8")
    sheet = as_csv(with_words(rows, **{AGENT: "转人工请按0", GOODBYE: "谢谢，再见。", old: new}))
    capsys.readouterr()
    assert main(["prompts", "import", sheet, "--apply"]) == 1
    assert words in capsys.readouterr().out
    assert before == (MENU.read_text("utf-8"), PHRASES.read_text("utf-8"))


def test_a_menu_that_changed_meanwhile_is_not_written_over(project: Path, cut: Any, capsys: Told) -> None:
    sheet = edited(**{WELCOME: "您好，这里是示例公司。"})
    cut("欢迎致电{企业名称}", "感谢致电{企业名称}")
    capsys.readouterr()
    assert main(["prompts", "import", sheet, "--apply"]) == 1
    assert "IVRC668" in capsys.readouterr().out and "感谢致电" in MENU.read_text("utf-8")


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "gbk"), (";", "utf-8"), ("\t", "utf-16"), (",", "utf-8-sig")]
)
def test_csv_as_spreadsheets_save_it(project: Path, capsys: Told, delimiter: str, encoding: str) -> None:
    rows = with_words(exported(), **{AGENT: "转人工请按0"})
    rows = [
        dict(reversed(row.items())) for row in reversed(rows[1:])
    ]  # sorted otherwise, columns moved, a row deleted
    capsys.readouterr()
    assert main(["prompts", "import", as_csv(rows, delimiter, encoding), "--apply"]) == 0
    assert "转人工请按0 → 人工" in MENU.read_text("utf-8") and "1 条提示音不在表里" in capsys.readouterr().out


def test_what_gbk_cannot_hold_was_not_edited(project: Path, cut: Any, capsys: Told) -> None:
    cut("您好，欢迎致电", "您好😀，欢迎致电")
    sheet = as_csv(exported(), encoding="gbk")
    capsys.readouterr()
    assert main(["prompts", "import", sheet]) == 0 and "改了 0 句话" in capsys.readouterr().out


def test_rows_that_were_added_or_doubled_are_told(project: Path, capsys: Told) -> None:
    rows = exported()
    strange = [{**rows[0], "编号": "新的一句", "文字": "新的一句。"}, {**rows[0], "编号": ""}]
    twice = [{**next(row for row in rows if row["文字"] == AGENT), "文字": "别的话请按0"}]
    sheet = as_csv([*rows, *strange, *twice])
    capsys.readouterr()
    assert main(["prompts", "import", sheet, "--apply"]) == 1
    told = capsys.readouterr().out
    assert told.count("IVRC668") >= 2 and "编号相同" in told and f"改.csv:{len(rows) + 2}" in told


def workbook(change: Callable[[Any, dict[str, int]], None]) -> str:
    """A workbook that was exported and then changed in Excel."""
    assert main(["prompts", "export", "-o", "稿.xlsx"]) == 0
    book = openpyxl.load_workbook("稿.xlsx")
    sheet = book["录音稿"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    change(sheet, columns)
    book.save("改.xlsx")
    return "改.xlsx"


def row_of(sheet: Any, columns: dict[str, int], words: str) -> int:
    return next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, columns["文字"]).value == words)


def test_a_workbook_with_words_and_approvals(project: Path, capsys: Told) -> None:
    def change(sheet: Any, columns: dict[str, int]) -> None:
        row = row_of(sheet, columns, AGENT)
        sheet.cell(row, columns["文字"]).value = "转人工\n请按0 "
        sheet.cell(row, columns["同意人"]).value = "市场部"
        sheet.cell(row_of(sheet, columns, AGAIN), columns["同意人"]).value = "市场部"

    name = workbook(change)
    capsys.readouterr()
    assert main(["prompts", "import", name, "--apply"]) == 0 and "2 句有人同意" in capsys.readouterr().out
    assert "转人工请按0 → 人工" in MENU.read_text("utf-8")
    assert main(["prompts", "list", "--json"]) == 0
    rows = {row["text"]: row["approved_by"] for row in json.loads(capsys.readouterr().out)}
    assert (rows["转人工请按0"], rows[AGAIN], rows[WELCOME]) == ("市场部", "市场部", None)
    assert main(["build", "-t", "asterisk"]) == 0  # which writes the lock anew
    assert {each["text"] for each in lock.approvals(project).values()} == {"转人工请按0", AGAIN}
    rows_again = exported()
    assert [row["文字"] for row in rows_again if row["同意人"] == "市场部"] == ["转人工请按0", AGAIN]
    assert main(["prompts", "import", as_csv([{**row, "同意人": ""} for row in rows_again]), "--apply"]) == 0
    assert lock.approvals(project) == {}


@pytest.mark.parametrize(
    ("value", "words"),
    [(400, "400"), ("=1+1", "公式"), (True, "真假"), ("#REF!", "错误值"), (1e30, "数")],
)
def test_cells_that_are_no_text_any_more_are_told(
    project: Path, capsys: Told, value: object, words: str
) -> None:
    def change(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, columns, AGENT), columns["文字"]).value = value

    name = workbook(change)
    capsys.readouterr()
    assert main(["prompts", "import", name, "--apply"]) == 1
    told = capsys.readouterr().out
    assert "IVRC669" in told and words in told


def test_cells_that_were_merged_are_told(project: Path, capsys: Told) -> None:
    def change(sheet: Any, columns: dict[str, int]) -> None:
        row = row_of(sheet, columns, AGENT)
        sheet.merge_cells(
            start_row=row, end_row=row + 1, start_column=columns["文字"], end_column=columns["文字"]
        )

    name = workbook(change)
    capsys.readouterr()
    assert main(["prompts", "import", name]) == 1
    assert capsys.readouterr().out.count("合并") == 2


def test_words_that_look_like_a_formula_come_back_as_they_went(project: Path, cut: Any, capsys: Told) -> None:
    cut("“您好，欢迎致电{企业名称}。”", "“=HYPERLINK(1)点击”")
    for name in (as_csv(exported()), workbook(lambda sheet, columns: None)):
        capsys.readouterr()
        assert main(["prompts", "import", name]) == 0
        assert "改了 0 句话" in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"\xff\xfe\x00", b"\x00" * 100, "一,二\n".encode()])
def test_what_is_no_script_is_told(project: Path, capsys: Told, data: bytes) -> None:
    for name in ("坏.xlsx", "坏.csv"):
        Path(name).write_bytes(data)
        assert main(["prompts", "import", name]) == 1
        assert "IVRC669" in capsys.readouterr().out
    assert main(["prompts", "import", "没有.csv"]) == 2


def test_a_workbook_that_unpacks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned, "_UNPACKED", 1000)
    book = openpyxl.Workbook()
    data = io.BytesIO()
    book.save(data)
    rows, (wrong,) = returned.read("大.xlsx", data.getvalue())
    assert rows == [] and wrong.code == "IVRC669" and "太大" in wrong.zh


def test_a_phrase_with_a_parameter_is_changed_once_for_all_its_uses(
    project: Path, cut: Any, capsys: Told
) -> None:
    text = PHRASES.read_text("utf-8") + (
        "\n  报到:\n    when: {zh: 报名字。}\n    parameters:\n      谁: {about: {zh: 名字}, example: 甲}\n"
        "    texts:\n      zh-CN: '请{谁}稍候。'  # 单引号\n"
    )
    PHRASES.write_text(text, "utf-8")
    cut("《录音告知》 → 主菜单", "《录音告知》 《报到（谁=张三）》 《报到（谁=李四）》 → 主菜单")
    rows = exported()
    both = {"请张三稍候。": "麻烦张三等一下。", "请李四稍候。": "麻烦李四等一下。"}
    assert main(["prompts", "import", as_csv(with_words(rows, **both)), "--apply"]) == 0
    assert "zh-CN: '麻烦{谁}等一下。'  # 单引号" in PHRASES.read_text("utf-8")
    PHRASES.write_text(text, "utf-8")
    capsys.readouterr()
    one = {"请张三稍候。": "麻烦张三等一下。"}
    assert main(["prompts", "import", as_csv(with_words(rows, **one)), "--apply"]) == 1
    assert "IVRC667" in capsys.readouterr().out and PHRASES.read_text("utf-8") == text
    other = {"请张三稍候。": "麻烦张三等一下。", "请李四稍候。": "请李四等等。"}
    assert main(["prompts", "import", as_csv(with_words(rows, **other)), "--apply"]) == 1
    assert "两样" in capsys.readouterr().out and PHRASES.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("raw", "old", "new", "after"),
    [
        ("您好，{企业}。", "您好，甲。", "您好，欢迎致电甲。", "您好，欢迎致电{企业}。"),
        ("到{重庆:chóng qìng}", "到重庆", "去重庆", "去{重庆:chóng qìng}"),
        ("号码是{号:号码}，请确认", "号码是", "您的号码是", "您的号码是{号:号码}，请确认"),
        ("  a   b ", "a b", "a b c", "  a b c "),
        ("{甲}{乙}", "一二", "一二三", None),
        ("{甲}到{乙}", "一到一", "一去一", "{甲}去{乙}"),
        ("{甲}", "一", "一一", None),
        ("{甲}" * 200, "一" * 200, "一" * 4000, None),
    ],
)
def test_words_are_carried_over_what_stands_in_braces(
    raw: str, old: str, new: str, after: str | None
) -> None:
    assert carried(raw, old, new) == after
