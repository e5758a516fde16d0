"""`ivrc new --template NAME`: every one, in either language, is a whole project that holds together from the first minute."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from ivrc.cli import main
from ivrc.offered_schemas import OFFERED
from ivrc.switches.shipped import SHIPPED

STARTERS = Path(__file__).parents[2] / "ivrc/starter"
EVERY = [(path.parent.name, path.name) for path in sorted(STARTERS.glob("*/*"))]
HAN = re.compile("[\u3000-\u9fff，。：；（）]")
SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.fixture
def begun(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """A project begun with a template, in which one stands."""
    lang, name = request.param
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", lang)
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    assert main(["new", "p", "--template", name]) == 0
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "p")
    return Path()


@pytest.mark.parametrize("begun", EVERY, indirect=True, ids="-".join)
def test_nothing_is_found_the_calls_go_as_written_and_its_targets_take_it(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--strict"]) == 0
    told = capsys.readouterr().out
    assert "没有问题" in told or "nothing found" in told
    assert main(["test"]) == 0
    assert main(["fmt", "--check"]) == 0
    wanted = yaml.safe_load(Path("ivrc.yaml").read_text("utf-8"))["targets"]
    for target in SHIPPED:
        capsys.readouterr()
        status = main(["build", "--no-audio", "-t", target, "-o", f"out/{target}"])
        told = capsys.readouterr().out
        assert (status, "IVRC401" in told) == ((0, False) if target in wanted else (1, True)), told


@pytest.mark.parametrize("begun", EVERY, indirect=True, ids="-".join)
def test_every_yaml_file_names_its_schema_which_is_there(begun: Path) -> None:
    files = [path for path in begun.rglob("*.yaml") if path.parts[0] != "out"]
    assert len(files) == 4
    for path in files:
        line = SCHEMA.match(path.read_text("utf-8"))
        assert line, path
        schema = (path.parent / line[1]).resolve()
        assert schema.is_file() and any(fnmatch(str(path), each) for each in OFFERED[schema.stem].holds)


@pytest.mark.parametrize("begun", [one for one in EVERY if one[0] == "en"], indirect=True, ids="-".join)
def test_an_english_one_is_english_throughout(begun: Path) -> None:
    for path in (path for path in begun.rglob("*") if path.is_file() and path.parts[0] != ".schemas"):
        assert not HAN.search(path.name + path.read_text("utf-8")), path


@pytest.mark.parametrize("begun", [one for one in EVERY if one[0] == "zh"], indirect=True, ids="-".join)
def test_a_chinese_one_is_chinese_throughout(begun: Path) -> None:
    (menu,) = begun.glob("menus/*.ivr")
    (site,) = begun.glob("sites/*.yaml")
    assert all(HAN.search(each.stem) for each in (menu, site, *begun.glob("tests/*")))
    spoken = re.sub(r"//.*", "", menu.read_text("utf-8"))
    assert not re.search("[A-Za-z]", re.sub(r"\{\w+\}|[0-9]XXX|XXX", "", spoken)), menu


def test_both_languages_have_the_same_ones_and_another_is_told_with_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {lang: {name for each, name in EVERY if each == lang} for lang in ("en", "zh")}
    assert names["en"] == names["zh"] and len(names["en"]) == 6
    with pytest.raises(SystemExit) as ended:
        main(["new", str(tmp_path / "p"), "--template", "clinic"])
    told = capsys.readouterr().err
    assert ended.value.code == 2 and all(f"'{name}'" in told for name in names["en"])
    assert not (tmp_path / "p").exists()


def test_where_nothing_is_said_it_is_the_small_one(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "a"), "--lang", "en"]) == 0
    assert main(["new", str(tmp_path / "b"), "--lang", "en", "--template", "small"]) == 0
    one, other = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "a", tmp_path / "b")
    )
    assert one == other and Path("menus/acme.ivr") in one
