"""Sets of checks: chosen by their names; which clause was looked at by which check is told, and never that a law is satisfied."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ivrc.cli import main
from ivrc.diagnostics import sets
from ivrc.diagnostics.chosen import Chosen
from ivrc.diagnostics.codes import may_stand, table

ROOT = Path(__file__).parents[2]
MENU = """热线 试线 4001
    录音 全程，告知 《录音告知》
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 《系统故障》 挂机
播报 欢迎：《录音告知》 → 主菜单
菜单 主菜单：“欢迎致电。”
    查账单请按1 → 账单
    结束请按2 → 再见
菜单 账单：“账单寄到您登记的地址。”
    人工服务请按0 → 坐席
    结束请按2 → 再见
转接 坐席：“请稍候。”
    拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 再见
播报 再见：《结束语》 → 挂机
"""
FORBIDDEN = ("合规", "合法", "complian", "comply", "lawful", "certif")
"""What no set may say of a hotline."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", "en")
    Path("menus").mkdir()
    Path("menus/试线.ivr").write_text(MENU, encoding="utf-8")
    Path("ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    return tmp_path


def settle(*names: str) -> None:
    Path("ivrc.yaml").write_text(f"checks: {{sets: [{', '.join(names)}]}}\n", encoding="utf-8")


def as_json(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    main(["check", "--format", "json", *options])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_without_a_set_nothing_is_told_of_any(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = as_json(capsys)
    assert "sets" not in told and told["diagnostics"] == []


def test_a_set_chooses_its_checks_beside_the_profile(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle("elderly")
    told = as_json(capsys)
    assert [one["code"] for one in told["diagnostics"]] == ["IVRC380"]
    (one,) = told["sets"]
    (clause,) = one["clauses"]
    assert clause["clause"] is None
    found = {check["code"]: check["found"] for check in clause["checks"]}
    assert found["IVRC380"] == 1 and sum(found.values()) == 1


def test_the_command_line_takes_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = as_json(capsys, "--select", "Elderly")
    assert [one["name"] for one in told["sets"]] == ["elderly"]
    assert main(["check", "--select", "elderley"]) == 2
    assert '"elderly"' in capsys.readouterr().err


def test_a_person_reads_which_clause_was_looked_at(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle("privacy", "elderly")
    main(["check"])
    told = capsys.readouterr().out
    assert "Personal Information Protection Law of the People's Republic of China, Article 17(1)" in told
    assert "IVRC301  recording starts after its notice: nothing found" in told
    assert "IVRC380  a person is behind one key at most: 1 finding" in told
    assert told.count("Not looked at: ") == 2
    main(["check", "--lang", "zh"])
    told = capsys.readouterr().out
    assert (
        "《中华人民共和国个人信息保护法》第十七条第一款" in told
        and "IVRC301  录音以前已经告知：没有发现问题" in told
    )


def test_what_a_comment_allows_is_found_all_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle("elderly")
    menu = MENU.replace("播报 欢迎", "// 允许 IVRC380：先选业务\n播报 欢迎")
    Path("menus/试线.ivr").write_text(menu, encoding="utf-8")
    told = as_json(capsys)
    assert told["diagnostics"] == [] and [one["code"] for one in told["allowed"]] == ["IVRC380"]
    assert "'IVRC380', " in str(told["sets"]) and "'found': 1" in str(told["sets"])


def test_what_could_not_be_read_was_not_looked_at(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle("privacy")
    Path("menus/试线.ivr").write_text(MENU.replace("→ 账单", "→ 帐单"), encoding="utf-8")
    told = as_json(capsys)
    assert {check["found"] for clause in told["sets"][0]["clauses"] for check in clause["checks"]} == {None}
    main(["check"])
    assert "could not be looked at" in capsys.readouterr().out


def test_a_recording_without_its_notice_is_found_under_its_clause(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settle("privacy", "insurance-sales")
    Path("menus/试线.ivr").write_text(MENU.replace("欢迎：《录音告知》", "欢迎：“您好。”"), encoding="utf-8")
    told = as_json(capsys)
    assert "IVRC303" in [one["code"] for one in told["diagnostics"]]
    sale = next(one for one in told["sets"] if one["name"] == "insurance-sales")
    assert sale["clauses"][0]["clause"]["zh"].endswith("第五条第一款")
    assert {c["code"]: c["found"] for c in sale["clauses"][0]["checks"]}["IVRC303"] == 1


def test_sarif_and_rules_tell_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle("privacy")
    main(["check", "--format", "sarif"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert [one["name"] for one in run["properties"]["sets"]] == ["privacy"]
    assert main(["rules"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n{name}: " in told for name in sets.sets())
    assert main(["rules", "--json"]) == 0
    assert [one["name"] for one in json.loads(capsys.readouterr().out)["sets"]] == list(sets.sets())


def test_an_unknown_set_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle("hipaa")
    assert [one["code"] for one in as_json(capsys)["diagnostics"]] == ["IVRC025"]


def test_a_set_names_checks_that_there_are_and_chooses_those_that_may_be() -> None:
    schema = json.loads((ROOT / "ivrc/schemas/project.json").read_text(encoding="utf-8"))
    named = schema["properties"]["checks"]["properties"]["sets"]["items"]["enum"]
    assert named == sorted(sets.sets())
    for name in sets.sets():
        assert sets.codes(name) <= set(table())
        chosen = Chosen((name,))
        assert {code for code in may_stand() if chosen.tells(code)} == sets.codes(name) & may_stand()


def test_no_clause_is_cited_of_what_was_not_at_hand() -> None:
    cited = {
        name: [clause["clause"]["en"] for clause in each["clauses"] if clause["clause"]]
        for name, each in sets.sets().items()
    }
    assert cited["gov-hotline"] == cited["elderly"] == []
    assert [text.rpartition(", ")[2] for text in cited["privacy"]] == ["Article 17(1)"]
    assert [text.rpartition(", ")[2] for text in cited["insurance-sales"]] == ["Article 5(1)"]


def test_no_set_says_that_a_law_is_satisfied(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(*sets.sets())
    for lang in ("zh", "en"):
        main(["check", "--lang", lang])
        main(["rules", "--lang", lang])
    told = capsys.readouterr().out + (ROOT / "ivrc/diagnostics/sets.json").read_text(encoding="utf-8")
    for page in ("check.md", "check.zh-CN.md"):
        told += (ROOT / "docs/commands" / page).read_text(encoding="utf-8")
    assert "privacy" in told
    assert [word for word in FORBIDDEN if word in told.lower()] == []


def test_the_hook_for_pre_commit_checks_the_menus_that_it_is_given(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["files"], hook["language"]) == ("ivrc-check", r"\.ivr$", "python")
    program, *words = hook["entry"].split()
    assert program == "ivrc"
    assert main([*words, "menus/试线.ivr"]) == 0
    Path("menus/坏.ivr").write_text(
        MENU.replace("→ 账单", "→ 帐单").replace("4001", "4002"), encoding="utf-8"
    )
    assert main([*words, "menus/试线.ivr", "menus/坏.ivr"]) == 1
    assert "IVRC203" in capsys.readouterr().out


def test_the_hook_for_the_files_beside_the_menus_checks_them_all(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    meant = (
        "prompts/告别.yaml",
        "hotlines/sites/lab.yml",
        "lists/黑名单.txt",
        "checks/no_fax.py",
        "ivrc.yaml",
    )
    others = ("menus/试线.ivr", "docs/sites.md", "prompts/告别.wav", "src/prompts.yaml", "my-ivrc.yaml")
    assert [bool(re.search(hook["files"], name)) for name in (*meant, *others)] == [True] * 5 + [False] * 5
    assert hook["pass_filenames"] is False
    _, *words = hook["entry"].split()
    assert main(words) == 0
    Path("ivrc.yaml").write_text("zone: 1\n", encoding="utf-8")
    assert main(words) != 0
    assert "ivrc.yaml" in "".join(capsys.readouterr())
