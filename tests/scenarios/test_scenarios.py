"""Scenarios as a team writes them: what is understood, what is a mistake, and how a difference is shown."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.scenarios.expect import parting, read
from ivrc.scenarios.judge import judge
from ivrc.scenarios.load import load, scenarios
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.events.kind import Doubt
from ivrc.simulate.machine import run
from ivrc.simulate.transcript import line

MENU = """\
热线 试验 4001234567
    录音 全程，告知 “本次通话将被录音。”
    无按键 5秒，重听 1次，→ 再见
    按错键 “按错了。” 重听 1次，→ 再见
    故障 → “系统故障。” 再见

播报 欢迎：“您好。” “本次通话将被录音。” → 主菜单

菜单 主菜单：“请选择。”
    坐席请按1 → 坐席
    分机请输入3位分机号 → 分机
    留言请按* → 留言

转接 坐席：拨 甲，乙，振铃 15秒
    占线，无人接听，转接失败 → 主菜单
    通话结束 → 主菜单

转接 分机：拨 {分机号}，振铃 20秒
    占线，无人接听，转接失败 → 主菜单

留言 留言：“请留言。”
    最长 60秒，→ 再见

播报 再见：“再见。” → 挂机
"""
AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def hotline() -> Hotline:
    compiled = compile_text(MENU)
    assert compiled.hotline is not None
    return compiled.hotline


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a menu; the current directory."""
    for name, text in (
        ("ivrc.yaml", "site: 甲\n"),
        ("sites/甲.yaml", "extensions: {numbers: [8XX], dial: {asterisk: 'PJSIP/{}'}}\n"),
        ("menus/试验.ivr", MENU),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "tests").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(project: Path, *calls: str) -> Path:
    path = project / "tests" / "试验.calls.yaml"
    path.write_text(
        "menu: menus/试验.ivr\ncalls:\n" + "".join(f"  - {call}\n" for call in calls), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("steps", "missing"),
    [("1-*", ""), ("801*", ""), ("9-", ""), ("-9.", ""), ("", "请选择。"), ("", "请选择。 系统故障。")],
)
def test_every_line_of_a_transcript_can_be_expected(
    hotline: Hotline, lang: str, steps: str, missing: str
) -> None:
    """The words of `ivrc call` and those of scenarios are one; each line means its own event and no other kind."""
    lost = frozenset(clip.id for clip in hotline.clips.values() if clip.text in missing.split())
    notice = next(clip.id for clip in hotline.clips.values() if clip.text == "坐席请按1")
    script = Script(steps, {notice: "1"}, {"甲": "busy", "乙": "no-answer", "801": "unavailable"})
    events = run(hotline, script, Circumstances(AT, missing=lost, extensions=("8XX",)))
    for event in events:
        wanted = read(line(event, hotline, lang), hotline)
        assert not isinstance(wanted, Doubt), wanted
        assert len(wanted) == 1 and wanted[0].meets(event, hotline)
        others = [
            each
            for each in events
            if each.kind != event.kind and {each.kind, event.kind} != {"answer", "outcome"}
        ]
        assert not any(wanted[0].meets(each, hotline) for each in others)
    whole: list[Any] = [each for event in events for each in read(line(event, hotline, lang), hotline)]
    assert parting(whole, events, hotline, exact=True) is None
    assert parting(whole[:-1], events, hotline, exact=True) == (len(whole) - 1, len(events) - 1)


@pytest.mark.parametrize(
    "words",
    [
        "跳舞",
        "进入 主菜但",
        "听到 没有这句话",
        "听到 “请选”",
        "按",
        "按 a",
        "呼叫 丁",
        "记下 手机 = 1",
        "记下 分机号 = 八",
        "stored",
        "按错 x",
        "留言 别的信箱",
        "hearsay",
        "answered by",
    ],
)
def test_what_cannot_happen_is_no_expectation(hotline: Hotline, words: str) -> None:
    assert isinstance(read(words, hotline), Doubt)


@pytest.mark.parametrize(
    "call",
    [
        "{name: 一, keys: '1', expect: [按 1, 呼叫 甲, 有人接听]}",
        "{name: 一, keys: '1', answers: {甲: busy, 乙: [busy]}, expect: [呼叫 甲, 占线, 呼叫 乙, 占线, 进入 主菜单]}",
        "{name: 一, keys: '1', answers: {坐席: no-answer}, expect: [无人接听, 无人接听], expect not: [有人接听]}",
        "{name: 一, keys: '1-1-', answers: {甲: [busy, answered]}, expect: [呼叫 乙, 进入 主菜单, 呼叫 甲, 有人接听]}",
        "{name: 一, keys: '801', answers: {'801': busy}, expect: [按 801, 记下 分机号 = 801, 呼叫 801, 占线]}",
        "{name: 一, keys: '801', expect: ['记下 分机号=“801”']}",
        "{name: 一, keys: '801', expect: [记下 分机号, 呼叫 801]}",
        "{name: 一, keys: '801', expect: [stored 分机号]}",
        "{name: 一, keys: '1', expect: [呼叫 甲], expect not: [记下 分机号]}",
        "{name: 一, keys: '*', expect: [留言 留言]}",
        "{name: 一, keys: 80-., expect: [按 80, 按错 80, 听到 按错了, 客户挂机]}",
        "{name: 一, keys: '80.', expect: [按 80, 客户挂机], expect not: [按错]}",
        "{name: 一, keys: '1', talk: caller, expect: [有人接听, 客户挂机]}",
        "{name: 一, keys: '*', message: longest, expect: [听到 嘀声, 留言, 系统挂机]}",
        "{name: 一, keys: '*', message: hang up, expect: [留言, 客户挂机]}",
        "{name: 一, during: {请选择: '1'}, talk: caller, expect: [听到 请选择, 打断, 按 1, 进入 坐席], expect not: [听到 坐席请按]}",
        "{name: 一, keys: '[--1]', talk: caller, expect: [听到 请选择, 打断, 按 1, 进入 坐席], expect not: [听到 坐席请按]}",
        "{name: 一, keys: '[ - -1 ] .', expect: [听到 请选择, 打断, 按 1]}",
        "{name: 一, keys: '[.]', exact: true, expect: [接通, 进入 欢迎, 听到 “您好。”, 客户挂机]}",
        "{name: 一, during: {录音: '1'}, keys: ., expect: [开始录音, 客户挂机], expect not: [按 1]}",
        "{name: 一, missing: [请选择], expect: [故障, 听到 系统故障, 系统挂机]}",
        "{name: 一, from: 13800138000, at: 2026-12-25 10:00:30, keys: ., expect: [hangs up]}",
        "{name: 一, during: {您好: .}, exact: true, expect: [接通, 进入 欢迎, 听到 “您好。”, 客户挂机]}",
    ],
)
def test_a_scenario_that_holds(project: Path, call: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, call)
    status = main(["test"])
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("{name: 一, keys: '*', expect: [进入 主菜单, 按 1]}", "按键  *"),
        ("{name: 一, keys: '*', expect: [按 *], expect not: [进入 留言]}", "进入  留言"),
        ("{name: 一, keys: ., exact: true, expect: [接通, 进入 欢迎, 进入 主菜单]}", "听到  “您好。”"),
        ("{name: 一, during: {您好: .}, exact: true, expect: [接通]}", "听到  “您好。”"),
        (
            "{name: 一, during: {您好: .}, exact: true, expect: [接通, 进入 欢迎, 听到 您好, 客户挂机, 挂机]}",
            "（通话已结束）",
        ),
        ("{name: 一, keys: '80.', expect: [客户挂机], expect not: [按 80]}", "按键  8"),
        ("{name: 一, keys: '1', expect: [占线, 有人接听]}", "有人接听"),
        ("{name: 一, keys: '801', expect: [记下 分机号 = 802]}", "记下  分机号 = 801"),
        ("{name: 一, keys: '801', expect: [接通], expect not: [记下 分机号]}", "记下  分机号 = 801"),
    ],
)
def test_a_scenario_that_does_not_hold(
    project: Path, call: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, call)
    assert main(["test"]) == 1
    out = capsys.readouterr().out
    marked = [each for each in out.splitlines() if each.startswith("> ")]
    assert len(marked) == 1 and marked[0].endswith(shown)
    assert "IVRC621" in out and "tests/试验.calls.yaml:3:" in out and "menus/试验.ivr" in out


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("{name: 一, keys: '1', expekt: [按 1]}", "IVRC024"),
        ("{name: 一}", "IVRC026"),
        ("{name: 一, keys: 1x, expect: [接通]}", "IVRC025"),
        ("{name: 一, at: 明天, expect: [接通]}", "IVRC025"),
        ("{name: 一, at: 2026-02-30 10:00, expect: [接通]}", "IVRC620"),
        ("{name: 一, answers: {甲: gone}, expect: [接通]}", "IVRC025"),
        ("{name: 一, answers: {丁: busy}, expect: [接通]}", "IVRC620"),
        ("{name: 一, during: {没有这句话: '1'}, expect: [接通]}", "IVRC620"),
        ("{name: 一, missing: [没有这句话], expect: [接通]}", "IVRC620"),
        ("{name: 一, expect: [接通], expect not: [听到 没有这句话]}", "IVRC620"),
        ("{name: 一, expect: []}", "IVRC025"),
        ("{name: 一, from: 张三, expect: [接通]}", "IVRC025"),
        ("{name: 一, from: -5, expect: [接通]}", "IVRC025"),
        ("[]", "IVRC025"),
    ],
)
def test_what_makes_no_sense_is_a_mistake_with_its_place(
    project: Path, call: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, call)
    assert main(["test"]) == 1
    told = capsys.readouterr()
    assert code in told.out and "试验.calls.yaml:3:" in told.out
    assert "Traceback" not in told.out + told.err


def test_a_hash_that_yaml_takes_for_a_comment_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "tests" / "试验.calls.yaml"
    path.write_text("menu: menus/试验.ivr\ncalls:\n- name: 一\n  expect:\n  - 按 # 键\n", encoding="utf-8")
    assert main(["test"]) == 1
    assert "加上半角引号" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "code", "status"),
    [
        ("空.calls.yaml", "", "IVRC021", 1),
        ("乱.calls.yaml", "menu: [", "IVRC020", 1),
        ("无.calls.yaml", "menu: menus/没有.ivr\ncalls: [{name: 一, expect: [接通]}]\n", "IVRC003", 1),
        ("没有.calls.yaml", None, "IVRC003", 2),
    ],
)
def test_files_that_cannot_be_run(
    project: Path, name: str, text: str | None, code: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "tests" / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main(["test", str(path)]) == status
    told = capsys.readouterr()
    assert code in told.out + told.err and "Traceback" not in told.out + told.err


def test_no_scenarios_at_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test"]) == 2
    assert "IVRC003" in capsys.readouterr().out


def test_a_menu_with_errors_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "{name: 一, expect: [接通]}")
    (project / "menus" / "试验.ivr").write_text(MENU.replace("→ 主菜单\n", "→ 主菜但\n", 1), encoding="utf-8")
    assert main(["test"]) == 1
    assert capsys.readouterr().out.count("错误[IVRC203]") == 1


def test_calls_are_told_to_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        project,
        "{name: 一, keys: '*', from: +8613800138000, expect: [按 1]}",
        "{name: 二, keys: '*', expect: ['按 *']}",
    )
    assert main(["test", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["diagnostics"]] == ["IVRC621"] and told["errors"] == 1
    first, second = told["calls"]
    assert (first["name"], first["from"], first["as_expected"], first["because"]) == (
        "一", "+8613800138000", False, "按 1",
    )  # fmt: skip
    assert first["events"][first["parts"]]["event"] == "key"
    assert (second["name"], second["line"], second["as_expected"], second["parts"]) == ("二", 4, True, None)
    assert [event["event"] for event in second["events"]][-1] == "hangup"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_calling_number_is_told(project: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "{name: 一, keys: ., from: '+8613800138000', expect: [留言]}")
    assert main(["test", "--lang", lang]) == 1
    assert "+8613800138000" in capsys.readouterr().out


def test_one_of_a_thing_is_told_as_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "{name: 一, keys: ., expect: [接通]}")
    assert main(["test", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "1 file, 1 call: 1 as expected, 0 not.\n"
    write(project, "{name: 一, keys: ., expect: [接通]}", "{name: 二, keys: ., expect: [接通]}")
    assert main(["test", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "1 file, 2 calls: 2 as expected, 0 not.\n"


def test_the_calls_of_scenarios_are_data_that_any_runner_can_make(project: Path, hotline: Hotline) -> None:
    path = write(
        project, "{name: 一, keys: '801.', expect: [按 801]}", "{name: 二, keys: '*', expect: [按 1]}"
    )
    file, found = load(path)
    assert not found
    made, found = scenarios(file, hotline, ("8XX",))
    assert not found
    assert made[0].call.plan.waits == ("801",)
    seen: list[str] = []

    def runner(given: Any) -> Any:
        seen.extend(each.name for each in given)
        return [run(each.hotline, each.call.caller(), each.given) for each in given]

    verdicts = judge(made, runner)
    assert seen == ["一", "二"]
    assert [each.at is None for each in verdicts] == [True, False]


def test_the_shipped_scenarios_hold(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "tests"]) == 0
    assert "个没有" in capsys.readouterr().out


def test_a_new_project_has_scenarios_that_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "p")]) == 0
    monkeypatch.chdir(tmp_path / "p")
    assert main(["test"]) == 0
    assert "3 个照场景走完，0 个没有" in capsys.readouterr().out


NOTED = """\
热线 试验 4001112222
    时区 Asia/Shanghai
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 再见
播报 开始
    记录 未接来电（来电={主叫号码}，事由=催件）
    → 再见
播报 再见：“再见。” → 挂机
"""


@pytest.mark.parametrize("hidden", ["anonymous", "Anonymous", "不显示"])
def test_a_caller_may_show_no_number(project: Path, hidden: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "menus" / "试验.ivr").write_text(NOTED, encoding="utf-8")
    write(project, f"{{name: 一, from: {hidden}, expect: ['记录 未接来电  来电=，事由=催件']}}")
    assert main(["test"]) == 0, capsys.readouterr().out
    assert main(["call", str(project / "menus" / "试验.ivr"), "--keys", "", "--from", hidden]) == 0
    assert "来电=，" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [
        "回电 来电=",
        "未接来电（来电=，事由=催件）",
        "未接来电 事由=催件",
        "未接来电 来电=13805761234，事由=投诉",
        "未接来电 来电=138",
    ],
)
def test_a_note_that_no_call_leaves_is_told_with_a_line_to_copy(
    project: Path, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "menus" / "试验.ivr").write_text(NOTED, encoding="utf-8")
    write(project, f"{{name: 一, expect: ['记录 {wrong}']}}")
    assert main(["test", "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "IVRC620" in out and "照 ivrc call 输出的那一行抄，例如：记录 未接来电  来电=…，事由=催件" in out


def test_what_is_noted_otherwise_is_to_be_copied(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "menus" / "试验.ivr").write_text(NOTED, encoding="utf-8")
    write(project, "{name: 一, from: '13805761234', expect: ['记录 未接来电 来电=1，事由=催件']}")
    assert main(["test", "--lang", "en"]) == 1
    assert "has to be copied as it stands there" in capsys.readouterr().out
