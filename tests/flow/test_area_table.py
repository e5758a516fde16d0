"""A deployer's table of mobile prefixes: what a row may be, and calls that are looked up in it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrc.areas import areas
from ivrc.areas.placed import placed
from ivrc.areas.table import MOST, compiled
from ivrc.cli import main
from ivrc.compile import compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.as_json import as_json
from ivrc.flow.nodes import Hotline
from ivrc.flow.prefixes import FIRST, SLOTS, WIDTH
from ivrc.project import open_project, open_site, standard_phrases
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.registry import load

MENU = """热线 样例 4006659999
    故障    → 《系统故障》 挂机
分支 分
    来电地区是 上海、江苏 → 甲
    来电地区不明 → 丙
    否则 → 乙
播报 甲：“甲。” → 挂机
播报 丙：“丙。” → 挂机
播报 乙：“乙。” → 挂机
"""
TABLE = "\ufeff号段,区号\r\n# 上海\r\n1300000,021\r\n1380576,0576\r\n\r\n1999999,0512\r\n1399999,0378\r\n"
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def project(root: Path, table: str | bytes | None = TABLE, areas_: str = "tables/号段.csv") -> Path:
    for folder in ("menus", "sites", "tables"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "ivrc.yaml").write_text("site: lab\ntargets: [asterisk]\n", encoding="utf-8")
    (root / "sites/lab.yaml").write_text(f"areas: {json.dumps(areas_)}\n", encoding="utf-8")
    (root / "menus/样例.ivr").write_text(MENU, encoding="utf-8")
    if table is not None:
        data = table if isinstance(table, bytes) else table.encode()
        (root / "tables/号段.csv").write_bytes(data)
    return root / "menus/样例.ivr"


def hotline_at(root: Path) -> Hotline:
    menu = project(root)
    site, found = open_site(open_project(root)[0], None)
    hotline = compile_file(menu, root, standard_phrases()).hotline
    assert site is not None and hotline is not None and not found
    hotline, found = placed(hotline, site, root)
    assert not found
    return hotline


@pytest.mark.parametrize(
    ("number", "to"),
    [
        ("13000001234", "甲"),
        ("+8613000009999", "甲"),
        ("1795113000000000", "甲"),
        ("013000000000", "甲"),
        ("19999991234", "甲"),
        ("13805761234", "乙"),
        ("13999991234", "乙"),
        ("13000011234", "丙"),
        ("1300000123", "丙"),
        ("130000012345", "丙"),
        ("02187654321", "甲"),
        ("01087654321", "乙"),
        ("0021", "丙"),
        ("", "丙"),
        ("${FILE(/etc/passwd)}", "丙"),
        ("１３０００００１２３４", "丙"),
    ],
)
def test_a_mobile_call_goes_by_its_row(tmp_path: Path, number: str, to: str) -> None:
    events = run(hotline_at(tmp_path), Script(), Circumstances(NOW, number))
    assert [each.what[0] for each in events if each.kind == "goto"][1] == to


@given(
    st.dictionaries(
        st.integers(FIRST, FIRST + SLOTS - 1), st.sampled_from(sorted(areas().codes)), min_size=1, max_size=30
    )
)
def test_each_row_is_found_and_nothing_beside_it(rows: dict[int, str]) -> None:
    table, found = compiled("".join(f"{prefix},{code}\n" for prefix, code in rows.items()), "t.csv")
    assert table is not None and not found and len(table.records) == SLOTS * WIDTH
    for prefix, code in rows.items():
        assert table.of(f"{prefix}5678") == code.ljust(4, "-")
        for beside in (prefix - 1, prefix + 1):
            if beside not in rows and FIRST <= beside < FIRST + SLOTS:
                assert table.of(f"{beside}0000") == "----"
    for code in set(rows.values()):
        of_it = sorted(prefix for prefix, its in rows.items() if its == code)
        assert table.ends(code) == tuple(map(str, dict.fromkeys((of_it[0], of_it[-1]))))


HOSTILE = [
    (b"1380576,0576,\xe5\x8f\xb0\xe5\xb7\x9e\n", 1, "3 列"),
    (b"1380576\n", 1, "1 列"),
    (b"a,b\n1380576,0576\n", 1, "前七位"),
    (b"1380576,0576\n138057,0576\n", 2, "前七位"),
    (b"1380576,0576\n13805767,0576\n", 2, "前七位"),
    (b"1280576,0576\n", 1, "前七位"),
    (b"1380576,576\n", 1, "不是区号"),
    (b"1380576, 0576\n", 1, "不是区号"),
    (b"1380576,0999999\n", 1, "不是区号"),
    (b"1380576,0260\n", 1, "没有区号 0260"),
    (b'"1380576","0576"\n', 1, "前七位"),
    (b"1380576,${SHELL(touch x)}\n", 1, "SHELL"),
    (b"${SHELL(touch x)},0576\n", 1, "SHELL"),
    (b"5" * 500 + b",0576\n", 1, "555…"),
    (b"1380576," + b"0" * 500 + b"\n", 1, "不是区号"),
    ("１３８０５７６,0576\n".encode(), 1, "前七位"),
    (b"1380576,0576\n1380577,0576\n1380576,0571\n", 3, "第 1 行"),
    (b"1380576,0576\n1380576,0576\n", 2, "第 1 行"),
    (b"1380576,0576\n1380577,05\x0076\n", 2, "NUL"),
    ("1380576,0576\n# 台州\n".encode("gb18030"), 2, "GBK"),
    ("1380576,0576\n".encode("utf-16"), 1, "UTF-16"),
    (b"", 0, "没有号段"),
    ("号段,区号\n# 空\n".encode(), 0, "没有号段"),
    ("1380576,0576\n号段,区号\n".encode(), 2, "前七位"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "line", "says"), HOSTILE)
def test_a_row_that_is_none_is_told_with_file_and_line(
    tmp_path: Path, data: bytes, line: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = project(tmp_path, data)
    for command in (
        ["build", str(menu), "--no-audio"],
        ["call", str(menu), "--keys", ""],
        ["paths", str(menu)],
    ):
        assert main([*command, "--lang", "zh"]) in (1, 2)
        said = "".join(capsys.readouterr())
        assert says in said and f"号段.csv{f':{line}:' if line else ''}" in said and "Traceback" not in said
    assert not (tmp_path / "dist").exists()


def test_more_rows_than_a_table_holds_are_told() -> None:
    rows = "".join(f"{FIRST + slot},021\n" for slot in range(MOST + 1))
    table, (one,) = compiled(rows, "t.csv")
    assert table is None and one.code == "IVRC407" and str(MOST + 1) in one.zh
    assert compiled(rows[: -len("1800000,021\n")], "t.csv")[0] is not None


@pytest.mark.parametrize("place", ["../号段.csv", "/etc/passwd", "tables/没有.csv"])
def test_a_table_that_is_not_in_the_project_is_told(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = project(tmp_path / "p", areas_=place)
    (tmp_path / "号段.csv").write_text("1380576,0576\n")
    assert main(["build", str(menu), "--no-audio", "--lang", "zh"]) in (1, 2)
    said = "".join(capsys.readouterr())
    assert ("不在项目里" in said or "没有这个文件" in said) and "root:" not in said


def test_a_hotline_that_asks_for_no_area_does_not_read_the_table(tmp_path: Path) -> None:
    menu = project(tmp_path, b"\x00")
    menu.write_text(
        MENU.replace("    来电地区是 上海、江苏 → 甲\n    来电地区不明 → 丙\n", "").replace(
            "否则 → 乙", "主叫不显示 → 甲\n    主叫是 10086 → 丙\n    否则 → 乙"
        )
    )
    assert main(["build", str(menu), "--no-audio"]) == 0


def test_a_changed_table_is_built_anew(tmp_path: Path) -> None:
    menu = project(tmp_path)
    built = tmp_path / "dist/样例/asterisk/ivrc-样例.areas"
    for _ in range(2):
        assert main(["build", str(menu), "--no-audio", "-o", str(tmp_path / "dist")]) == 0
        data = built.read_bytes()
        assert len(data) == SLOTS * WIDTH + 4 and data.startswith(b"021-") and data.endswith(b"0512ivrc")
    (tmp_path / "tables/号段.csv").write_text("1300000,0576\n1999999,0512\n")
    assert main(["build", str(menu), "--no-audio", "-o", str(tmp_path / "dist")]) == 0
    assert built.read_bytes().startswith(b"0576")


def test_the_generated_calls_come_from_mobiles_of_each_area(tmp_path: Path) -> None:
    paths = generate(hotline_at(tmp_path), Surroundings())
    numbers = {path.call.number for path in paths.paths}
    assert {"13000001234", "19999991234", "13000011234", "19999981234"} <= numbers and not paths.unreached


def test_other_switches_refuse_the_table_and_say_the_way_round(tmp_path: Path) -> None:
    hotline = hotline_at(tmp_path)
    for name in ("freeswitch", "voicexml"):
        (one,) = (each for each in admit(hotline, Site("lab", {}), load(name)) if "号段表" in each.zh)
        assert one.code == "IVRC401" and "不写 areas" in one.zh and "without areas" in one.en
    assert not [
        each for each in admit(hotline, Site("lab", {}), load("asterisk")) if each.severity == "error"
    ]


def test_the_table_is_no_part_of_the_flow_as_json(tmp_path: Path) -> None:
    assert '"table"' not in json.dumps(as_json(hotline_at(tmp_path)))
