"""`ivrc dial` before anybody is called: what is refused, what a dry run says, and what a journal is good for."""

from __future__ import annotations

import fcntl
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.dial.journal import Journal, of
from ivrc.records.outward import PLACED, BrokenError, Entry
from tests.dial.made import LIST, MENU, SITE, project

Ran = Callable[..., tuple[int, str]]
INCOMING = MENU.replace("    外呼      应缴:金额，截止日期:日期\n", "").replace("您应缴{应缴:金额}，请在{截止日期:日期}以前缴纳，", "")  # fmt: skip


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ran:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*words: str, **made: str) -> tuple[int, str]:
        project(tmp_path, **made)
        status = main(["--lang", "zh", *words])
        return status, capsys.readouterr().out

    return run


DIAL = ("dial", "名单.csv", "--hotline", "menus/催费.ivr")


def test_never_on_by_itself(ran: Ran) -> None:
    status, told = ran(*DIAL, site="destinations: {}\n")
    assert status == 1 and "IVRC670" in told and "sites/办公室.yaml" in told
    mended = re.search(r"outbound: \{.*\}", told)
    assert mended and ran(*DIAL, "--dry-run", site=f"{mended[0]}\n")[0] == 0


def test_a_switch_has_to_be_said(ran: Ran) -> None:
    status, told = ran(*DIAL)
    assert status == 2 and "IVRC616" in told and "--ami" in told


def test_a_switch_that_is_not_there(ran: Ran) -> None:
    status, told = ran(*DIAL, "--ami", "127.0.0.1:1")
    assert status == 2 and "IVRC616" in told and not of(Path("名单.dial.jsonl"), "催费")


def test_a_hotline_that_takes_calls_makes_none(ran: Ran) -> None:
    status, told = ran(*DIAL, menu=INCOMING)
    assert status == 1 and "IVRC672" in told


@pytest.mark.parametrize("name", ["freeswitch", "voicexml"])
def test_other_switches_are_refused_with_the_reason(ran: Ran, name: str) -> None:
    status, told = ran(*DIAL, "--on", name)
    assert status == 2 and "IVRC673" in told and ("用 Asterisk 外呼" in told or name == "voicexml")


def test_a_site_that_does_not_say_how_it_is_dialled(ran: Ran) -> None:
    status, told = ran(*DIAL, site=SITE.replace("asterisk:", "freeswitch:"))
    assert status == 2 and "IVRC673" in told and "dial: {asterisk: …}" in told


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("Local/{}@outside/n", "Local/5@outside/n", "IVRC671"),
        ("Local/{}@outside/n", "PJSIP/{}@a&PJSIP/{}@b", "IVRC671"),
        ("Local/{}@outside/n", "PJSIP/{}@trunk,30,g", "IVRC671"),
        ("Local/{}@outside/n", "PJSIP/${SHELL(id)}{}@trunk", "IVRC671"),
        ("每天 0:00-24:00", "每天 22:00-6:00", "“每天 22:00-6:00”不是一周里的时间"),
        ("Asia/Shanghai", "Asia/../etc", "没有“Asia/../etc”这个时区"),
        ('"1XXXXXXXXXX"', '"120"', "120 是紧急号码"),
        ("ring: 5", "ring: 1", "ring"),
        ("ring: 5", "at once: 0", "at once"),
        ("ring: 5", "wait: {answered: 5}", "没有“answered”这个键"),
        ("ring: 5", "caller: 你好", "caller"),
        ("asterisk: ", "astrisk: ", "没有名为“astrisk”的目标"),
    ],
)
def test_the_setting_is_judged_by_every_command(ran: Ran, before: str, after: str, says: str) -> None:
    assert before in SITE
    _, told = ran("check", site=SITE.replace(before, after))
    built, again = ran("build", "-t", "asterisk", "--no-audio", site=SITE.replace(before, after))
    assert says in told + again
    assert built or "astrisk" in after


ENGLISH = """hotline reminder
    language en-US
    company Acme
    outbound bill:money
    no input 5s, repeat 1 time, -> bye
    wrong key repeat 1 time, -> bye
    fault -> <system fault> hang up

menu opening: "Hello, this is {company}. Your bill is {bill:money}."
    To end the call, press 2 -> bye

say bye: <bye> -> hang up
"""


def test_an_american_list_in_a_zone_that_is_said(ran: Ran) -> None:
    site = SITE.replace('"1XXXXXXXXXX"', '"1XXXXXXXXXX", "5125550XXX"').replace(
        "Asia/Shanghai", "America/Chicago"
    )
    people = 'Number,bill,First name\n512-555-0199,85.50,"Ann, of Austin"\n'
    status, told = ran(*DIAL, "--dry-run", site=site, people=people, menu=ENGLISH)
    assert status == 0 and "5125550199" in told and "First name" in told
    unsaid = site.replace("  zone: America/Chicago\n", "")
    status, told = ran(*DIAL, "--dry-run", site=unsaid, people=people, menu=ENGLISH)
    assert status == 1 and "都没有说 hours 是哪里的时间" in told


def test_a_bad_row_keeps_everybody_from_being_called(ran: Ran) -> None:
    people = LIST + "张三,1,20261201\n"
    status, told = ran(*DIAL, "--dry-run", people=people)
    assert status == 1 and "名单.csv:4" in told and "13805760001" not in told
    status, told = ran(*DIAL, "--dry-run", "--skip-bad", people=people)
    assert status == 0 and "有 1 行打不了，跳过；第一个在第 4 行" in told and "13805760002" in told


def test_a_dry_run_says_whom_and_leaves_nothing(ran: Ran, tmp_path: Path) -> None:
    status, told = ran(*DIAL, "--dry-run")
    lines = [line.split()[-1] for line in told.splitlines()[1:]]
    assert status == 0 and lines == ["13805760001", "13805760002"]
    assert not list(tmp_path.glob("*.jsonl"))


def test_who_was_called_is_not_planned_again(ran: Ran, tmp_path: Path) -> None:
    from zoneinfo import ZoneInfo

    with Journal(tmp_path / "名单.dial.jsonl", "催费", ZoneInfo("Asia/Shanghai")) as kept:
        kept.write(Entry(1.8e9, "13805760001", PLACED, "a"))
    _, told = ran(*DIAL, "--dry-run")
    assert "13805760001" not in told and "13805760002" in told


@pytest.mark.parametrize(
    "text",
    [
        '{"journal": 2, "hotline": "催费"}\n',
        '{"journal": 1, "hotline": "别的"}\n',
        '{"journal": 1, "hotline": "催费"}\nx\n',
        '{"journal": 1, "hotline": "催费"}\n{"at": "2026", "is": "gone"}\n',
        "[]\n",
    ],
)
def test_a_journal_that_makes_no_sense(ran: Ran, tmp_path: Path, text: str) -> None:
    (tmp_path / "名单.dial.jsonl").write_text(text, encoding="utf-8")
    status, told = ran(*DIAL, "--ami", "127.0.0.1:1")
    assert status == 2 and "IVRC674" in told
    assert (tmp_path / "名单.dial.jsonl").read_text("utf-8") == text


def test_one_runner_at_a_time(ran: Ran, tmp_path: Path) -> None:
    ran("check")
    for name in ("名单.dial.jsonl", "sites/办公室.yaml"):
        with (tmp_path / name).open("a+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            status, told = ran(*DIAL, "--ami", "127.0.0.1:1")
            assert status == 2 and "另一个 ivrc dial 正在打" in told


def test_a_line_that_was_being_written_had_not_happened(tmp_path: Path) -> None:
    from zoneinfo import ZoneInfo

    path, zone = tmp_path / "a.dial.jsonl", ZoneInfo("Asia/Shanghai")
    with Journal(path, "催费", zone) as kept:
        assert kept.entries == ()
        kept.write(Entry(1.8e9, "13805760001", PLACED, "a"))
        with pytest.raises(BrokenError), Journal(path, "催费", zone):
            pass
    whole = path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    path.write_bytes(whole + b'{"at": "2027-01-15T16:00:01.000+08:00", "number": "138')
    with Journal(path, "催费", zone) as kept:
        assert [each[:4] for each in kept.entries] == [(1.8e9, "13805760001", PLACED, "a")]
        assert path.read_bytes() == whole


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--to", "13805760001", "--row", "应缴=85.50"), "还缺 截止日期"),
        (("--to", "你好", "--row", "应缴=85.50", "--row", "截止日期=20261201"), "“你好”不是号码"),
        (("--to", "119", "--row", "应缴=85.50", "--row", "截止日期=20261201"), "站点不允许拨这个号码：119"),
        (("--to", "13805760001", "--row", "应缴=85.50", "--row", "截止日期=明天"), "不认识 --row"),
        (("--to", "13805760001", "--journal", "x"), "它和名单一起用"),
        (("名单.csv", "--row", "应缴=1"), "只和 --to 一起用"),
    ],
)
def test_one_number_that_is_not_called(ran: Ran, words: tuple[str, ...], says: str) -> None:
    status, told = ran("dial", *words, "--hotline", "menus/催费.ivr")
    assert status and says in told, told


def test_one_number_in_its_hours(ran: Ran) -> None:
    row = ("--row", "应缴=85.50", "--row", "截止日期=20261201", "--hotline", "menus/催费.ivr")
    status, told = ran("dial", "--to", "+8613805760001", "--dry-run", *row)
    assert status == 0 and "会拨 13805760001" in told
    from datetime import datetime
    from zoneinfo import ZoneInfo

    today = "一二三四五六日"[(datetime.now(ZoneInfo("Asia/Shanghai")).weekday() + 3) % 7]
    status, told = ran("dial", "--to", "13805760001", *row, site=SITE.replace("每天", f"周{today}"))
    assert status == 1 and "现在不是站点允许外呼的时间" in told


def test_a_report_of_what_was_reached(ran: Ran, tmp_path: Path) -> None:
    day = "2026-11-27T10:00:00+08:00"
    lines: list[dict[str, object]] = [{"journal": 1, "hotline": "催费"}]
    for number, call, *came in (
        ("1", "a", "busy"), ("1", "b", "answered", "over"), ("2", "c", "no answer"), ("3", "d", "failed"), ("4", "e"), ("2", "f", "busy"),
    ):  # fmt: skip
        lines += [{"at": day, "number": number, "is": what, "call": call} for what in ("placed", *came)]
    text = "".join(json.dumps(each) + "\n" for each in lines)
    records = tmp_path / "records"
    records.mkdir()
    (records / "a.dial.jsonl").write_text(text, encoding="utf-8")
    (records / "copy.dial.jsonl").write_text(text, encoding="utf-8")
    status, told = ran("report", "records", "--format", "json")
    (of_hotline,) = json.loads(told)["outward"]
    rate = {"part": 1, "whole": 4, "value": 0.25}
    assert status == 0 and of_hotline == {
        "hotline": "催费", "people": 4, "tries": 6, "reached": 1, "busy": 1, "no_answer": 0, "failed": 1, "unknown": 1, "reached_rate": rate
    }  # fmt: skip
    status, told = ran("report", "records")
    assert "照名单打出去的" in told and "25.0%" in told
    status, told = ran("report", "records", "--since", "2026-11-28")
    assert status == 0 and "照名单打出去的" not in told
    (records / "a.dial.jsonl").write_text("x\n", encoding="utf-8")
    status, _ = ran("report", "records")
    assert status == 1
