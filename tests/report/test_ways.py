"""`ivrc report paths`: which ways keys open, and when what is heard on them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from ivrc.cli import main
from ivrc.compile import compile_file, compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.causes import FOUND, NEXT, named
from ivrc.flow.graph import edges
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Hotline
from ivrc.manifest import sealed
from ivrc.project import find, open_project, phrases, standard_phrases
from ivrc.report.ways import Way, ways

ROOT = Path(__file__).parents[2]
HEAD = """热线 {name} 4007778899
    无按键 3秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 《系统故障》 挂机

"""
TAIL = """
播报 再见：“再见。” → 挂机
"""
VET = """播报 欢迎：“您好，青禾兽医站。” → 总机

菜单 总机
    “请听选项。”
    急诊请按1    → “正在转接。” 值班
    疫苗请按2    → 疫苗
    重听请按*    → 重听

菜单 疫苗
    预约请按1    → 预约
    返回请按#    → 返回

转接 值班：拨 甲，振铃 15秒
    占线，无人接听，转接失败 → 再见

留言 预约：“请留言。”
    最长 60秒，→ 再见
"""
HOURS = """时间 上班
    周一至周五 9:00-17:00

分支 开始
    上班 → 总机
    否则 → 再见

菜单 总机
    人工请按0 → 再问

分支 再问
    上班 → 值班
    否则 → 再见

转接 值班：拨 甲，振铃 15秒
    占线，无人接听，转接失败 → 再见
"""
TYPED = """菜单 总机
    请输入4位房号 → 房间

播报 房间：“您的房号是{房号}。” “稍等。” → 停一下

播报 停一下
    停顿 2秒
    → 再见
"""


def flow(text: str) -> Hotline:
    compiled = compile_text(HEAD.format(name="样例") + text + TAIL, standard_phrases())
    assert compiled.hotline is not None, [each.zh for each in compiled.diagnostics]
    return compiled.hotline


def found(text: str, **seconds: float) -> list[Way]:
    hotline = flow(text)
    named = {clip.id: seconds[clip.text] for clip in hotline.clips.values() if clip.text in seconds}
    return [way for way in ways(hotline, named) if not way.silent]


def keys(way: Way) -> str:
    return " ".join(step.keys for step in way.steps)


def test_each_way_of_keys_and_where_it_ends() -> None:
    assert [(keys(way), way.end, way.node) for way in found(VET) if not way.later] == [
        ("1", "person", "值班"), ("2 1", "message", "预约"), ("2 #", "back", "总机"), ("*", "back", "总机"),
    ]  # fmt: skip


def test_who_presses_nothing_hears_it_all_and_waits() -> None:
    silent = [way for way in ways(flow(VET), {}) if way.silent]
    ((way,), said) = silent, sum(map(length_ms, ("请听选项。", "急诊请按1", "疫苗请按2", "重听请按*")))
    assert (keys(way), way.if_zh, way.end, way.node) == ("-", ("什么也不按",), "end", "再见")
    assert way.at_ms == length_ms("您好，青禾兽医站。") + 2 * (said + 3000) + length_ms("再见。")


def test_what_happens_without_a_key_begins_a_way() -> None:
    told = [(way.if_zh, keys(way), way.end, way.node) for way in found(VET) if way.later]
    assert told[:3] == [
        (("故障",), "", "end", "样例"),
        (("总机：一直不按键",), "", "end", "再见"),
        (("总机：一直按错键",), "", "end", "再见"),
    ]
    assert (("值班：占线",), "", "end", "再见") in told
    assert [one for one in told if one[0][0].startswith("疫苗")]


def test_a_way_goes_on_behind_a_service_that_answers() -> None:
    """For how long it is asked is not known; what else it may answer begins ways."""
    text = VET.replace("” 值班", "” 查班")
    assert text != VET
    text += "\n查询 查班\n    问 排班服务（主叫号码）\n    记下 班次:号码\n    最长 3秒\n    查到 → 值班\n"
    text += "    没有 → 预约\n    失败，超时 → 再见\n"
    asked = [way for way in found(text) if "查到" in way.if_zh]
    assert asked and all(
        (way.end, way.node, way.least, way.later) == ("person", "值班", True, False) for way in asked
    )
    begun = [(way.if_zh[0], way.end) for way in found(text) if way.later and way.if_zh[0].startswith("查班")]
    assert begun == [("查班：没有", "message"), ("查班：失败", "end"), ("查班：超时", "end")]


def test_menus_behind_a_busy_desk_are_come_to() -> None:
    text = VET.replace("占线，无人接听，转接失败 → 再见", "占线，无人接听，转接失败 → 再问")
    text += "\n菜单 再问\n    留言请按1 → 预约\n    不用了请按2 → 再见\n"
    told = [(way.if_zh[0], keys(way), way.end) for way in found(text) if way.later and way.steps]
    assert told == [("值班：占线", "1", "message"), ("值班：占线", "2", "end")]


SHIPPED = sorted((ROOT / "menus").glob("*.ivr"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_way_that_the_calls_of_coverage_drive_is_listed(path: Path) -> None:
    project, _ = open_project(find(path))
    hotline = compile_file(path, project.root, phrases(project)[0]).hotline
    assert hotline is not None
    come_to: dict[str, None] = {}
    listed = list(ways(hotline, {}, come_to))
    options = {step.span for way in listed for step in way.steps}
    conditions = {told for way in listed for told in way.if_zh}
    taken = generate(hotline, Surroundings(("1XXX", "8XXX"))).taken
    assert len(taken) > 10
    for feature in taken:
        if not feature.node:
            assert named(feature.cause).zh in conditions
            continue
        assert feature.node in come_to, feature
        node = hotline.nodes[feature.node]
        (edge, *_) = (each for each in edges(node) if each.cause == feature.cause)
        if feature.cause.kind in ("key", "number"):
            assert edge.span in options, feature
        elif node.traits.chooses or feature.cause == FOUND:
            assert edge.target in come_to and (named(feature.cause).zh in conditions), feature
        elif feature.cause != NEXT:
            assert f"{hotline.owner(feature.node)}：{named(feature.cause).zh}" in conditions, feature


def test_options_are_heard_one_after_the_other() -> None:
    lengths = {
        "您好，青禾兽医站。": 2.0,
        "请听选项。": 1.0,
        "急诊请按1": 1.5,
        "疫苗请按2": 1.25,
        "正在转接。": 0.5,
    }
    hotline = flow(VET)
    by_text = {clip.text.rstrip("，。"): clip.id for clip in hotline.clips.values()}
    seconds = {by_text[text.rstrip("，。")]: length for text, length in lengths.items()}
    emergency, vaccine, *_ = ways(hotline, seconds)
    assert emergency.steps[0].at_ms == 4500 and emergency.at_ms == 5000
    assert vaccine.steps[0].at_ms == 5750
    assert [step.menu for step in vaccine.steps] == ["总机", "疫苗"]
    assert [step.option for step in vaccine.steps] == ["疫苗", "预约"]


def test_what_was_not_built_is_estimated() -> None:
    (way, *_) = found(VET)
    heard = ["您好，青禾兽医站。", "请听选项。", "急诊请按1"]
    assert way.steps[0].at_ms == sum(map(length_ms, heard))


def test_what_was_open_stays_open_within_a_call() -> None:
    told = [(keys(way), way.end, way.if_en) for way in found(HOURS) if not way.later]
    assert [(each, end) for each, end, _ in told] == [("0", "person"), ("", "end")]
    assert len(told[0][2]) == 1 and told[0][2] != told[1][2]


def test_a_number_a_pause_and_a_value() -> None:
    (way,) = (way for way in found(TYPED) if not way.later)
    assert keys(way) == "4位房号" and way.least
    assert way.at_ms >= way.steps[0].at_ms + 2000 + length_ms("稍等。")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["--lang", "zh", "report", "paths", *args])
    got = capsys.readouterr()
    return status, got.out, got.err


@pytest.fixture
def menu(tmp_path: Path) -> str:
    (tmp_path / "样例.ivr").write_text(HEAD.format(name="样例") + VET + TAIL, encoding="utf-8")
    return str(tmp_path / "样例.ivr")


def test_the_prompts_of_a_build_are_measured(
    menu: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hotline = flow(VET)
    shape: dict[str, Any] = {
        "hotline": "样例", "target": "asterisk", "source": "样例.ivr", "asked": {}, "lock": "", "menus": {}, "inputs": {},
        "diagnostics": [], "files": {}, "clips": [{"id": clip, "seconds": 1.0} for clip in hotline.clips],
    }  # fmt: skip
    folder = tmp_path / "out" / "样例" / "asterisk"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps(sealed(shape)), encoding="utf-8")
    status, out, _ = run(capsys, menu, "--build", str(tmp_path / "out"), "--format", "json")
    told = json.loads(out)
    assert status == 0 and told["measured"] and told["ways"][0]["steps"][0]["heard_s"] == 3.0
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    _, out, _ = run(capsys, menu, "--build", str(tmp_path / "out"))
    assert "秒数是估计的" in out


def test_the_forms(menu: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, menu)
    assert out.startswith("样例 · 14 条路\n") and "转人工：值班" in out and "回到：总机" in out
    _, out, _ = run(capsys, menu, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["options"] for row in rows[:2]] == ["值班", "疫苗 > 预约"] and rows[3]["keys"] == "*"
    status, out, _ = run(capsys, menu, "-o", str(tmp_path / "ways.json"))
    told = json.loads((tmp_path / "ways.json").read_text(encoding="utf-8"))
    assert (status, out) == (0, "") and len(told["ways"]) == 14 and told["version"] == 1 and not told["more"]
    status, _, err = run(capsys, menu, "-o", str(tmp_path / "ways.html"))
    assert status == 2 and "IVRC011" in err


def test_a_menu_with_mistakes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.ivr").write_text("热线 样例\n", encoding="utf-8")
    status, out, err = run(capsys, str(tmp_path / "a.ivr"))
    assert (status, out) == (1, "") and "IVRC" in err


def test_very_many_ways_are_cut_short(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    menus = "\n".join(
        f"菜单 级{n}\n" + "".join(f"    {key}号请按{key} → 级{n + 1}\n" for key in range(1, 7))
        for n in range(6)
    )
    text = HEAD.format(name="多") + menus + "\n播报 级6：“好的。” → 挂机\n" + TAIL
    (tmp_path / "a.ivr").write_text(text, encoding="utf-8")
    status, out, _ = run(capsys, str(tmp_path / "a.ivr"))
    assert status == 0, out
    assert "多 · 2000 条路" in out and "还有，没有列出" in out


@pytest.mark.parametrize(("lang", "page"), [("en", "report.md"), ("zh", "report.zh-CN.md")])
def test_the_pages_sample_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, page: str
) -> None:
    text = (ROOT / "docs" / "commands" / page).read_text(encoding="utf-8")
    ((command, told),) = re.findall(
        r"^\$ ivrc (report paths .*?)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    (tmp_path / "examples").mkdir()
    for path in (*(ROOT / "examples").glob("*.ivr"), ROOT / "examples" / "ivrc.yaml"):
        shutil.copy(path, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    assert main(["--lang", lang, *command.split()]) == 0
    assert capsys.readouterr().out == told
