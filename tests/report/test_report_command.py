"""`ivrc report` as it is called: what is refused, what is left out, and what it writes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivrc.cli import main
from ivrc.diagnostics import pages
from tests.report.conftest import AT, Report, call, gone

ROOT = Path(__file__).parents[2]
Written = Callable[..., str]


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["--lang", "zh", "report", *args, "--at", AT])
    got = capsys.readouterr()
    return status, got.out, got.err


def test_a_bad_line_is_told_and_nothing_is_printed(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, written(call("1"), "oops\n", call("2")))
    assert (status, out) == (1, "")
    assert "IVRC041" in err and "calls.jsonl:2" in err and "改法" in err


def test_bad_lines_may_be_left_out_and_are_counted(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    place = written(call("1"), "oops\n", call("2"), "{}\n")
    status, out, err = run(capsys, place, "--skip-bad")
    assert status == 0 and "有 2 行不是好的记录，没有算进去" in out
    assert "IVRC046" in err and "第一个在第 2 行" in err and "2 通电话" in out
    _, out, _ = run(capsys, place, "--skip-bad", "--format", "json")
    assert json.loads(out)["left_out"] == {"bad": 2, "twice": 0}


def test_what_no_skipping_helps(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    later = written(call("1", version=2))
    broken = written("oops\n", name="calls.csv")
    for place, code in ((later, "IVRC043"), (broken, "IVRC044"), (str(ROOT / "README.md"), "IVRC044")):
        status, out, err = run(capsys, place, "--skip-bad")
        assert (status, out) == (1, "") and code in err
    for name in ("none.jsonl", "none"):
        status, out, err = run(capsys, str(Path(later).parent / name), "--skip-bad")
        assert (status, out) == (2, "") and "没有这个文件" in err


def test_a_thousand_bad_lines_are_not_all_told(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, written("oops\n" * 1000))
    assert status == 1 and err.count("IVRC041") <= 101 and "从这里起还有 900 行有错" in err


def test_the_same_records_given_twice_count_once(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    one = written(call("1"), call("2"), name="a.jsonl")
    other = written(call("2"), call("3"), name="b.jsonl")
    status, out, err = run(capsys, one, other, one)
    assert status == 0 and "3 通电话" in out
    assert "IVRC045" in err and "有 1 条记录前面已经有了" in err and "有 1 条记录重复" in out
    status, out, _ = run(capsys, str(Path(one).parent))
    assert status == 0 and "3 通电话" in out


def test_two_calls_of_one_id(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    place = written(call("1"), gone("1"))
    status, out, err = run(capsys, place)
    assert (status, out) == (1, "") and "IVRC045" in err and "calls.jsonl:2" in err and "systemname" in err
    status, out, _ = run(capsys, place, "--skip-bad")
    assert status == 0 and "1 通电话" in out


def test_days_that_are_the_wrong_way_round(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, written(call("1")), "--since", "2026-11-27", "--until", "2026-11-26")
    assert (status, out) == (2, "") and "IVRC011" in err and "对调" in err


def test_a_folder_without_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(tmp_path))
    assert (status, out) == (1, "") and "IVRC044" in err


def test_a_carrier_who_counted_fewer_calls_than_came(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, written(call("1"), call("2")), "--attempts", "1")
    assert (status, out) == (1, "") and "IVRC011" in err and "--since" in err


@pytest.mark.parametrize(
    "options",
    [("--since", "26.11.2026"), ("--until", "2026-02-30"), ("--attempts", "0"), ("--attempts", "-3"), ("--attempts", "9" * 20),
     ("--within", "two"), ("--by", "year"), ("--format", "pdf"), ("--at", "2026-11-26T10:00")],
)  # fmt: skip
def test_options_that_make_no_sense(written: Written, options: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", written(call("1")), *options])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.txt", "大众联合"), ("a.csv", "\ufeffby,name"), ("a.json", "{"), ("a.HTML", "<!DOCTYPE html>")],
)
def test_the_form_is_that_of_the_files_name(
    written: Written, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: str
) -> None:
    status, out, _ = run(capsys, written(call("1")), "-o", str(tmp_path / name))
    assert (status, out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_file_that_cannot_be_written(
    written: Written, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = written(call("1"))
    status, _, err = run(capsys, place, "-o", str(tmp_path / "none" / "a.html"))
    assert status == 2 and "IVRC009" in err
    status, _, err = run(capsys, place, "-o", str(tmp_path / "a.pdf"))
    assert status == 2 and "IVRC011" in err and ".html" in err


EVIL = "</title><script>alert(1)</script><b>&'\""


def test_nothing_of_a_record_is_obeyed_by_a_page(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    place = written(
        call("1", hotline=EVIL, option=EVIL, answered_by=EVIL, agent=EVIL, area=EVIL),
        gone(EVIL, outcome="nobody answered", waited_s=0,
             notes=[{"table": "回电", "at": AT, "fields": {"号码": EVIL, "事由": EVIL}}]),
    )  # fmt: skip
    for by in ("hotline", "option", "agent"):
        status, page, _ = run(capsys, place, "--format", "html", "--by", by)
        assert status == 0 and EVIL not in page and "&lt;script&gt;" in page
        tags = Tags()
        tags.feed(page)
        assert not tags.seen & {"script", "b" if by == "x" else "iframe", "img", "link", "object", "a"}
        assert tags.policy == "default-src 'none'; style-src 'unsafe-inline'"
        assert not re.search(r"https?://|url\(|@import|\son\w+=|\ssrc=|\shref=", page)
        for svg in re.findall(r"<svg .*?</svg>", page, re.DOTALL):
            assert ElementTree.fromstring(svg).tag == "svg"


class Tags(HTMLParser):
    """The tags of a page, and what it may load."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        told = dict(attrs)
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told.get("content") or ""


def test_a_table_for_spreadsheets_has_no_formulas(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(
        capsys, written(call("1", option="=cmd|'/c calc'!A0")), "--format", "csv", "--by", "option"
    )
    every, option = csv.DictReader(io.StringIO(out))
    assert (every["by"], every["calls"]) == ("all", "1")
    assert option["name"] == "'=cmd|'/c calc'!A0" and option["answer_rate"] == "1.0"


def test_a_long_list_of_callbacks_is_cut_short(
    written: Written, capsys: pytest.CaptureFixture[str], report: Report
) -> None:
    note = {"table": "回电", "at": "2026-11-26T10:00:00+08:00", "fields": {}}
    calls = [gone(f"{n}", outcome="nobody answered", waited_s=0, notes=[note]) for n in range(60)]
    _, out, _ = run(capsys, written(*calls))
    assert "还有 10 个" in out
    assert len(report(*calls)["callbacks"]["open"]) == 60


@pytest.mark.parametrize("days", [1, 62, 63, 500, 2000])
def test_a_long_time_is_drawn_by_week_or_month(
    written: Written, capsys: pytest.CaptureFixture[str], days: int
) -> None:
    from datetime import date, timedelta

    calls = [call(str(n), f"{date(2020, 1, 1) + timedelta(n)}T10:00:00+08:00") for n in range(days)]
    _, page, _ = run(capsys, written(*calls), "--format", "html", "--by", "hotline")
    unit = "日期" if days <= 62 else "周" if days <= 60 * 7 else "月"
    assert f"<h2>来电（按{unit}）</h2>" in page


@pytest.mark.parametrize(("lang", "page"), [("en", "report.md"), ("zh", "report.zh-CN.md")])
def test_the_pages_sample_is_what_is_printed(
    in_root: Path, capsys: pytest.CaptureFixture[str], lang: str, page: str
) -> None:
    text = (ROOT / "docs" / "commands" / page).read_text(encoding="utf-8")
    ((command, told),) = re.findall(
        r"^\$ ivrc (report examples/records .*?)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    assert main(["--lang", lang, *command.split()]) == 0
    assert capsys.readouterr().out == told


def test_the_samples_of_the_page_on_two_records_of_one_call(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    for code, options in (("IVRC045", ()), ("IVRC046", ("--skip-bad",))):
        samples = re.findall(
            r"^```jsonl (wrong|right)\n(.*?)^```$", pages.page(code), re.MULTILINE | re.DOTALL
        )
        assert [kind for kind, _ in samples] == ["wrong", "right"] * 2
        for kind, text in samples:
            _, _, err = run(capsys, written(text), *options)
            assert (code in err) == (kind == "wrong")
