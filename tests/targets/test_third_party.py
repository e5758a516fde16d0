"""A target of another package, registered by entry point: a package made here, on the path like one that is installed."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

from ivrc.cli import main

MODULE = """\
from ivrc.switches.target import Target
from ivrc.switches.capability import YES, Feature
from ivrc.switches.reach import TELEPHONE, unknown

TARGET = Target(
    name="teletype",
    title="Teletype 33",
    audio_formats={"wav8": ".wav", "ulaw": ".ul"},
    audio_folder="tape",
    supports={feature: YES for feature in Feature if feature != Feature.RECORDING},
    emit=lambda hotline, site: {"tape.txt": hotline.name + "\\n"},
    reach=lambda dial: TELEPHONE if dial == "line:{}" else unknown(dial),
)
"""
MENU = """\
热线 试验 4001234567
    故障 → 再见

播报 欢迎：“您好。” → 坐席

转接 坐席：拨 前台，振铃 15秒
    占线，无人接听，转接失败 → 再见

播报 再见：“再见。” → 挂机
"""
RECORDED = MENU.replace("    故障", "    录音 全程，告知 《录音告知》\n    故障").replace(
    "“您好。”", "“您好。” 《录音告知》"
)
SITE = "destinations: {前台: {teletype: 'line:1'}}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    for name in ("menus", "sites"):
        (tmp_path / name).mkdir()
    (tmp_path / "ivrc.yaml").write_text("site: 甲\ntargets: [teletype]\n", encoding="utf-8")
    (tmp_path / "menus/试验.ivr").write_text(MENU, encoding="utf-8")
    (tmp_path / "sites/甲.yaml").write_text(SITE, encoding="utf-8")
    install(tmp_path, monkeypatch, MODULE)
    return tmp_path


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """The package as an installer would leave it."""
    place = folder / "packages"
    about = place / "ivrc_teletype-1.0.dist-info"
    about.mkdir(parents=True, exist_ok=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ivrc-teletype\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[ivrc.targets]\nteletype = teletype_target:TARGET\n")
    (place / "teletype_target.py").write_text(module, encoding="utf-8")
    sys.modules.pop("teletype_target", None)
    monkeypatch.syspath_prepend(str(place))
    importlib.invalidate_caches()


def site(project: Path, more: str) -> None:
    (project / "sites/甲.yaml").write_text(SITE + more, encoding="utf-8")


def test_it_builds_with_its_own_default_format(project: Path) -> None:
    assert main(["build", "--engine", "tones"]) == 0
    made = project / "dist/试验/teletype"
    assert (made / "tape.txt").read_text("utf-8") == "试验\n"
    assert {path.suffix for path in (made / "tape").iterdir()} == {".wav"}


@pytest.mark.parametrize(("written", "suffixes"), [("ulaw", {".ul"}), ("[ulaw, wav8]", {".ul", ".wav"})])
def test_a_site_chooses_its_formats(project: Path, written: str, suffixes: set[str]) -> None:
    site(project, f"audio: {{teletype: {written}}}\n")
    assert main(["build", "--engine", "tones"]) == 0
    assert {path.suffix for path in (project / "dist/试验/teletype/tape").iterdir()} == suffixes


@pytest.mark.parametrize(("written", "column"), [("g722", 19), ("[ulaw, g722]", 26)])
def test_a_format_that_it_has_not_is_told_at_its_place(
    project: Path, written: str, column: int, capsys: pytest.CaptureFixture[str]
) -> None:
    site(project, f"audio: {{teletype: {written}}}\n")
    assert main(["build", "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "IVRC025" in told and f"sites/甲.yaml:2:{column}" in told and "wav8, ulaw" in told
    assert not (project / "dist").exists()


def test_a_feature_that_it_does_not_name_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "menus/试验.ivr").write_text(RECORDED, encoding="utf-8")
    assert main(["build", "--no-audio", "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "IVRC401" in told and "Teletype 33" in told and "record a call" in told
    assert not (project / "dist").exists()


def test_a_name_in_a_site_that_is_no_target_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site(project, "audio: {teletipe: ulaw}\nrecordings: {asterix: /srv}\n")
    assert main(["build", "--no-audio", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.count("warning[IVRC010]") == 2
    assert 'Did you mean "teletype"?' in told and 'Did you mean "asterisk"?' in told


def test_its_own_word_on_extensions_counts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(project, "extensions: {numbers: [81XX], dial: {teletype: 'line:{}'}}\n")
    assert main(["build", "--no-audio"]) == 0
    site(project, "extensions: {numbers: [81XX], dial: {teletype: 'far:{}'}}\n")
    assert main(["build", "--no-audio"]) == 1
    assert "IVRC404" in capsys.readouterr().out


def test_where_it_says_nothing_of_extensions_they_lead_outside(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(project, monkeypatch, "".join(line for line in MODULE.splitlines(True) if "reach=" not in line))
    site(project, "extensions: {numbers: [81XX], dial: {teletype: 'line:{}'}}\n")
    assert main(["build", "--no-audio"]) == 1
    assert "IVRC404" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ("import no_such_module\n", "ModuleNotFoundError"),
        ("TARGET = 1 / 0\n", "ZeroDivisionError"),
        ("TARGET = 'teletype'\n", "is no Target"),
        ("OTHER = 1\n", "AttributeError"),
        (MODULE.replace('name="teletype"', 'name="other"'), 'calls itself "other"'),
        (MODULE.replace('"ulaw"', '"opus"'), "opus"),
        (MODULE.replace('{"wav8": ".wav", "ulaw": ".ul"}', "{}"), "no format"),
    ],
)
def test_a_package_that_cannot_be_used_is_told(
    project: Path, module: str, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(project, monkeypatch, module)
    assert main(["build", "--no-audio", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert "IVRC406" in out and why in out and not err
    assert not (project / "dist").exists()


def test_the_manifest_names_the_format_that_was_chosen(project: Path) -> None:
    site(project, "audio: {teletype: ulaw}\n")
    assert main(["build", "--engine", "tones"]) == 0
    made = json.loads((project / "dist/试验/teletype/manifest.json").read_text("utf-8"))
    assert all(clip["file"].endswith(".ul") for clip in made["clips"])
