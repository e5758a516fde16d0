"""Hotlines and sites that get in each other's way are told, and before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import built, contents

from ivrc.cli import main

Out = pytest.CaptureFixture[str]


def hotline(path: str, head: str) -> None:
    Path(path).write_text(
        f"热线 {head}\n    故障 → 《系统故障》 挂机\n\n播报 开头：“您好。” “再见。” → 挂机\n",
        encoding="utf-8",
    )


def site(name: str) -> None:
    (first, *_) = sorted(Path("sites").glob("*.yaml"))
    Path(f"sites/{name}.yaml").write_text(first.read_text("utf-8"), encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [["check"], ["build", "--engine", "tones"], ["build", "--no-audio", "--release", "--uncommitted"]],
)
@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("甲 4007654321", "乙 4007654321", ["IVRC014"]),
        ("甲 400-765-4321", "乙 4007654321", ["IVRC014"]),
        ("甲 4007654321 4007654322", "乙 4007654323 4007654322", ["IVRC014"]),
        ("甲 4007654321", "甲 4007654322", ["IVRC008"]),
        ("Acme 4007654321", "acme 4007654322", ["IVRC008"]),
        ("caf\u00e9 4007654321", "cafe\u0301 4007654322", ["IVRC008"]),
        ("甲 4007654321", "甲 4007654321", ["IVRC008", "IVRC014"]),
    ],
)
def test_two_hotlines_of_one_name_or_number(
    project: Path, command: list[str], one: str, other: str, codes: list[str], capsys: Out
) -> None:
    hotline("menus/a.ivr", one)
    hotline("menus/b.ivr", other)
    assert main(command) == 1
    told = capsys.readouterr().out
    assert [code for code in ("IVRC008", "IVRC014") if f"[{code}]" in told] == codes
    assert "menus/a.ivr" in told and "menus/b.ivr" in told
    assert not Path("dist").exists()


def test_it_is_told_though_another_line_of_a_file_is_wrong(project: Path, capsys: Out) -> None:
    hotline("menus/a.ivr", "甲 4007654321")
    hotline("menus/b.ivr", "乙 4007654321")
    path = Path("menus/b.ivr")
    path.write_text(path.read_text("utf-8").replace("→ 挂机\n", "→ 没有\n"), encoding="utf-8")
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "[IVRC203]" in told and "[IVRC014]" in told


def test_three_hotlines_of_one_number_are_two_mistakes(project: Path, capsys: Out) -> None:
    for name in ("甲", "乙", "丙"):
        hotline(f"menus/{name}.ivr", f"{name} 4007654321")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.count("[IVRC014]") == 2


def test_a_number_that_is_written_twice_in_one_hotline(project: Path, capsys: Out) -> None:
    hotline("menus/a.ivr", "甲 4007654321 400-765-4321")
    assert main(["check"]) == 1
    assert "[IVRC218]" in capsys.readouterr().out


def test_hotlines_without_numbers_are_many(project: Path) -> None:
    hotline("menus/a.ivr", "甲")
    hotline("menus/b.ivr", "乙")
    assert main(["check"]) == 0
    assert built() == 0


def test_one_file_that_is_named_twice_is_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hotline("menus/a.ivr", "甲 4007654321")
    Path("menus/同一.ivr").symlink_to("a.ivr")
    assert main(["check", "menus/a.ivr", "./menus/a.ivr", str(Path("menus/a.ivr").resolve()), "menus"]) == 0
    assert built("menus/a.ivr", str(Path("menus/a.ivr").resolve())) == 0


def test_a_hotline_that_another_file_includes_is_built_from_both(project: Path, capsys: Out) -> None:
    hotline("menus/a.ivr", "甲 4007654321")
    Path("menus/b.ivr").write_text("引用 “a.ivr”\n", encoding="utf-8")
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "menus/a.ivr 和 menus/b.ivr" in told and "[IVRC008]" in told and "[IVRC014]" not in told


def test_another_site_does_not_take_a_folder(project: Path, capsys: Out) -> None:
    site("台州")
    site("杭州")
    assert built("--site", "台州") == 0
    before = contents(Path("dist"))
    capsys.readouterr()
    assert built("--site", "杭州") == 2
    told = capsys.readouterr().out
    assert told.count("[IVRC015]") >= 3 and "台州" in told and "-o dist/杭州" in told
    assert contents(Path("dist")) == before
    assert built("--site", "杭州", "-o", "dist/杭州") == 0
    assert built("--site", "台州") == 0
    assert contents(Path("dist"))["示例/asterisk/manifest.json"] == before["示例/asterisk/manifest.json"]


def test_the_site_of_another_target_or_hotline_is_in_nobody_s_way(project: Path) -> None:
    site("台州")
    site("杭州")
    hotline("menus/乙.ivr", "乙 4007654321")
    assert built("--site", "台州", "-t", "asterisk", "menus/示例.ivr") == 0
    assert built("--site", "杭州", "-t", "freeswitch", "menus/示例.ivr") == 0
    assert built("--site", "杭州", "-t", "asterisk", "menus/乙.ivr") == 0
    assert built("--site", "杭州", "-t", "asterisk", "menus") == 2


def test_a_site_that_is_gone_is_in_nobody_s_way(project: Path) -> None:
    (first,) = Path("sites").glob("*.yaml")
    assert built() == 0
    first.rename("sites/总部.yaml")
    settings = Path("ivrc.yaml")
    settings.write_text(settings.read_text("utf-8").replace(first.stem, "总部"), encoding="utf-8")
    assert built() == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["build", "--site", "甲", "--site", "乙"], "甲, 乙"),
        (["build", "--site=甲", "-o", "x", "--site=乙"], "one site at a time"),
        (["build", "-o", "x", "--out", "y"], "x, y"),
        (["call", "m.ivr", "--keys", "1", "--keys", "2"], "1, 2"),
        (["check", "--format", "json", "--format", "sarif"], "json, sarif"),
        (["verify", "m.ivr", "--speed", "2", "--speed", "3"], "2.0, 3.0"),
        (["test", "--lang", "zh", "--lang", "en"], "zh, en"),
        (["prompts", "export", "-o", "x.csv", "-o", "y.csv"], "x.csv, y.csv"),
    ],
)
def test_an_option_given_twice_is_told(words: list[str], told: str, capsys: Out) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_options_that_may_be_repeated_still_are_and_the_same_value_is_no_mistake(project: Path) -> None:
    assert built("-t", "asterisk", "-t", "voicexml", "-o", "x", "-o", "x") == 0
    assert sorted(path.name for path in Path("x/示例").iterdir()) == ["asterisk", "voicexml"]
