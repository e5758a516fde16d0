"""The 95 things that the trade's rule books ask of a hotline, each written as somebody would who has read the sentence that asks for it
and the pages of the language: it goes so, or it is refused with a mend that says what to write instead. None is taken for something
else in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from ivrc.cli import main
from ivrc.compile import Compiled, compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.graph import dials
from ivrc.project import standard_phrases
from ivrc.records.of_trace import record_of
from ivrc.scenarios.judge import Verdict, judge
from ivrc.scenarios.load import of_text, scenarios
from ivrc.site import Extensions, Service, Site
from ivrc.switches.admit import admit
from ivrc.switches.registry import load

HEAD = """热线 甲公司 4006651000
    企业名称 甲公司
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障 → 《系统故障》 挂机
"""
GOODBYE = "\n播报 再见：《结束语》 → 挂机\n"
NUMBERS = ("80XX",)
SWITCHES = ("asterisk", "freeswitch", "voicexml")


class Row(NamedTuple):
    """`told` are the codes of what is advised; `lacks` those for which a switch refuses it."""

    number: int
    text: str
    calls: list[dict[str, Any]]
    told: list[str]
    refused: str
    mend: str
    report: str
    figures: list[str]
    lacks: dict[str, str]


def rows() -> Iterator[Row]:
    for file in sorted(Path(__file__).parent.glob("*.yaml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            settings = [f"    {line[2:]}" for line in row["menu"].splitlines() if line.startswith("+ ")]
            blocks = [line for line in row["menu"].splitlines() if not line.startswith("+ ")]
            text = "\n".join(blocks)
            if not text.startswith("热线"):
                goodbye = "" if "播报 再见" in text else GOODBYE
                text = f"{HEAD}{chr(10).join(settings)}\n\n{text}\n{goodbye}"
            yield Row(
                row["number"], text, row.get("calls", []), row.get("told", []), row.get("refused", ""),
                row.get("mend", ""), row.get("report", ""), row.get("figures", []), row.get("lacks", {}),
            )  # fmt: skip


ROWS = list(rows())
SAID = [row for row in ROWS if not row.refused]


def named(row: Row) -> str:
    return f"{row.number}-{ROWS.index(row)}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "menus").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "大客户.txt").write_text("13800000001 # 王总\n", encoding="utf-8")
    return tmp_path


def compiled(project: Path, row: Row) -> Compiled:
    path = project / "menus" / "甲公司.ivr"
    path.write_text(row.text, encoding="utf-8")
    return compile_file(path, project, standard_phrases())


def judged(row: Row, hotline: Any) -> list[Verdict]:
    written, found = of_text(
        "calls", yaml.safe_dump({"menu": "甲公司.ivr", "calls": row.calls}, allow_unicode=True)
    )
    made, more = scenarios(written, hotline, NUMBERS)
    assert not [*found, *more], [each.zh for each in (*found, *more)]
    return judge(made)


def site(hotline: Any, name: str) -> Site:
    """One that has all that a site of that switch can have."""
    every = {
        name: dict.fromkeys(SWITCHES, "user/1") | {"voicexml": "sip:1@pbx.example.com"}
        for name in dials(hotline)
    }
    there = dict.fromkeys(SWITCHES, "/srv/ivrc") | {"voicexml": "https://pbx.example.com/ivrc"}
    dial = {"asterisk": "PJSIP/{}", "freeswitch": "user/{}", "voicexml": "sip:{}@pbx.example.com"}
    services = dict.fromkeys(
        ("余额服务", "业务服务", "工单服务", "进度服务"), Service("https://crm.example.com")
    )
    return Site(
        "试", every, Extensions(NUMBERS, dial), there, there, records={name: there[name]}, services=services
    )


def test_every_behaviour_has_its_menu() -> None:
    assert {row.number for row in ROWS} == set(range(1, 96))


@pytest.mark.parametrize("row", SAID, ids=named)
def test_what_can_be_said_goes_so(row: Row, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = compiled(project, row)
    assert sorted({each.code for each in made.diagnostics}) == row.told, [
        each.zh for each in made.diagnostics
    ]
    assert row.mend in "".join(each.mend_zh for each in made.diagnostics)
    assert made.hotline is not None
    verdicts = judged(row, made.hotline) if row.calls else []
    for each in verdicts:
        assert each.at is None, (each.because, each.events)
    made_up = generate(made.hotline, Surroundings(NUMBERS, {}))
    assert not made_up.unreached, made_up.unreached
    if row.figures:
        file = project / "records.jsonl"
        lines = [
            record_of(each.scenario.hotline, each.events, each.scenario.given, str(place)).line()
            for place, each in enumerate(verdicts)
        ]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        capsys.readouterr()
        assert main(["report", "--lang", "zh", *row.report.split(), str(file)]) == 0
        shown = " ".join(capsys.readouterr().out.split())
        assert [each for each in row.figures if each not in shown] == [], shown


@pytest.mark.parametrize("row", [row for row in ROWS if row.refused], ids=named)
def test_what_cannot_be_said_is_refused_with_what_to_write(row: Row, project: Path) -> None:
    made = compiled(project, row)
    first = next(each for each in made.diagnostics if each.code == row.refused)
    assert row.mend in first.mend_zh and first.mend_en


@pytest.mark.parametrize("row", SAID, ids=named)
def test_what_a_switch_lacks_it_refuses_by_name(row: Row, project: Path) -> None:
    hotline = compiled(project, row).hotline
    assert hotline is not None
    for name in SWITCHES:
        found = admit(hotline, site(hotline, name), load(name))
        assert " ".join(sorted({each.code for each in found})) == row.lacks.get(name, ""), [
            each.zh for each in found
        ]
        assert all(each.mend_zh and each.mend_en for each in found)
