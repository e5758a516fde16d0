"""Which findings a project is told: profiles, single codes, and what is told always."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.diagnostics.chosen import PROFILES, Chosen
from ivrc.diagnostics.codes import may_stand, table

MENU = """热线 试线 4001
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 再见
时间 早：每天 8:00-13:00
时间 晚：每天 12:00-18:00
分支 总机
    早 → 主菜单
    晚 → 再见
    否则 → 再见
菜单 主菜单：“你好。”
    按1办理业务 → 再见
    9 → 再见
播报 再见：《结束语》 → 挂机
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "menus").mkdir()
    (tmp_path / "menus/甲.ivr").write_text(MENU, encoding="utf-8")
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]", encoding="utf-8")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    status = main(["check", "--format", "json", *words])
    return status, sorted(one["code"] for one in json.loads(capsys.readouterr().out)["diagnostics"])


def settle(project: Path, text: str) -> None:
    (project / "ivrc.yaml").write_text(text, encoding="utf-8")


EVERY = ["IVRC311", "IVRC316", "IVRC317", "IVRC335"]


@pytest.mark.parametrize(
    ("settings", "words", "told"),
    [
        ("targets: [asterisk]", [], ["IVRC311", "IVRC316", "IVRC317"]),
        ("targets: [asterisk]", ["--strict"], EVERY),
        ("targets: [asterisk]", ["--select", "strict"], EVERY),
        ("targets: [asterisk]", ["--select", "IVRC316"], ["IVRC316"]),
        ("targets: [asterisk]", ["--select", "ivrc316, IVRC317"], ["IVRC316", "IVRC317"]),
        ("targets: [asterisk]", ["--select", "IVRC316", "--select", "IVRC335"], ["IVRC316", "IVRC335"]),
        ("targets: [asterisk]", ["--select", "minimal"], ["IVRC311"]),
        ("targets: [asterisk]", ["--ignore", "IVRC311，IVRC31"], []),
        ("checks: {profile: minimal}", [], ["IVRC311"]),
        ("checks: {profile: strict, ignore: [IVRC316]}", [], ["IVRC311", "IVRC317", "IVRC335"]),
        ("checks: {select: [IVRC335]}", [], EVERY),
        ("checks: {ignore: [IVRC317]}", ["--ignore", "IVRC316"], ["IVRC311"]),
        ("checks: {ignore: [IVRC316]}", ["--strict"], ["IVRC311", "IVRC317", "IVRC335"]),
    ],
)
def test_what_is_told(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    settings: str,
    words: list[str],
    told: list[str],
) -> None:
    settle(project, settings)
    status, codes = checked(capsys, *words)
    assert codes == told
    assert status == ("IVRC311" in told)


def test_strict_fails_for_a_warning_and_not_for_a_note(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = project / "menus/甲.ivr"
    menu.write_text(MENU.replace("    9 → 再见\n", ""), encoding="utf-8")
    assert checked(capsys) == (0, ["IVRC316", "IVRC317"])
    assert checked(capsys, "--strict") == (1, ["IVRC316", "IVRC317", "IVRC335"])
    assert checked(capsys, "--strict", "--ignore", "IVRC317") == (0, ["IVRC316", "IVRC335"])


def test_a_build_and_a_call_go_by_the_project_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(project, "checks: {profile: strict, ignore: [IVRC311, IVRC316]}")
    assert main(["build", "--no-audio", "-t", "asterisk"]) == 0
    out = capsys.readouterr().out
    assert "IVRC317" in out and "IVRC335" in out and "IVRC316" not in out


@pytest.mark.parametrize("word", ["IVRC301", "IVRC203", "IVRC999", "anything"])
def test_a_code_that_cannot_be_chosen(project: Path, capsys: pytest.CaptureFixture[str], word: str) -> None:
    for option in ("--select", "--ignore"):
        assert main(["check", option, word]) == 2
        told = capsys.readouterr().err
        assert "IVRC011" in told and word.upper() in told


def test_a_setting_that_cannot_be_chosen_is_told_at_its_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(project, "checks:\n  ignore:\n    - IVRC316\n    - IVRC301\n")
    status = main(["check", "--lang", "zh"])
    told = capsys.readouterr().out
    assert status == 1 and "IVRC025" in told and "ivrc.yaml:4:7" in told and "IVRC301 总是要说的" in told
    settle(project, "checks: {profile: paranoid}\n")
    assert main(["check"]) == 1 and "recommended" in capsys.readouterr().out


def test_a_comment_that_allows_what_is_not_told_is_not_idle() -> None:
    allowed = MENU.replace("按1办理业务 → 再见", "按1办理业务 → 再见   // 允许 IVRC316：老客户")
    found = compile_text(allowed, chosen=Chosen(("IVRC317",))).diagnostics
    assert [one.code for one in found] == ["IVRC317"]


def test_what_cannot_be_allowed_is_told_whatever_is_chosen() -> None:
    nothing = Chosen((), tuple(f"IVRC{digit}" for digit in range(10)))
    assert {code for code in table() if not nothing.tells(code)} == may_stand()


def test_a_profile_has_all_that_the_smaller_one_has() -> None:
    told = [{code for code in table() if Chosen((profile,)).tells(code)} for profile in PROFILES]
    assert told[0] < told[1] < told[2] == set(table())
    assert not Chosen().unknown(PROFILES) and Chosen().unknown(("IVRC3", "IVRC30", "IVRC301", "X")) == [
        "IVRC301",
        "X",
    ]


def test_rules_tells_every_code_and_its_state(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(project, "checks: {ignore: [IVRC316], select: [IVRC335]}")
    assert main(["rules", "--json"]) == 0
    rules = {one["code"]: one for one in json.loads(capsys.readouterr().out)["rules"]}
    assert list(rules) == list(table())
    states = {code: rules[code]["state"] for code in ("IVRC301", "IVRC316", "IVRC317", "IVRC335")}
    assert states == {"IVRC301": "always", "IVRC316": "ignored", "IVRC317": "on", "IVRC335": "on"}
    settle(project, "targets: [asterisk]")
    assert main(["rules", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "IVRC335  note     off      Opening hours that overlap" in lines
    settle(project, "checks: nothing")
    assert main(["rules"]) == 1
