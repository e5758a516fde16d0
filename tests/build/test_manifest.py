"""`manifest.json`: the same on every machine, and proof of nothing once anything in it has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from building import MENU, built, change, contents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivrc import manifest, seal
from ivrc.seal import Broken

ASTERISK = Path("dist/示例/asterisk")
FORMER_SHAPES = (
    "", "null", "[]", "{", "3", '"x"', "[" * 100_000, "NaN", "\0", '{"made_by": "ivrc"}',
    '{"made_by": "ivrc", "version": 2, "files": {}}', '{"made_by": "ivrc", "version": "0.1.0", "files": {}, "menus": {}}',
)  # fmt: skip


def warned(project: Path) -> None:
    """Puts something into the menu that is told as a warning."""
    change(project / MENU, "    录音 ", "    客服  小王\n    录音 ")


def test_two_paths_users_and_times_give_the_same_bytes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warned(project)
    change(project / "ivrc.yaml", "speech:", "speech:\n  cache: ../cache")
    other = tmp_path / "elsewhere" / "much" / "deeper" / "热 线"
    shutil.copytree(project, other)
    for path in other.rglob("*"):
        path.touch()
    assert built() == 0
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USER", "other")
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "other cache"))
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.chdir(tmp_path)
    assert built(str(other / MENU)) == 0
    for way_in in (project / "dist").glob("ivrc-numbers.*"):
        way_in.unlink()  # of a whole project only
    one, two = contents(project / "dist"), contents(other / "dist")
    assert one == two
    assert sum(name.endswith("manifest.json") for name in one) == 3
    for data in (data for name, data in one.items() if name.endswith(".json")):
        assert str(tmp_path).encode() not in data
        assert b"Settings(" not in data


def test_the_form_is_as_documented(project: Path) -> None:
    warned(project)
    assert built() == 0
    made = json.loads((project / ASTERISK / "manifest.json").read_bytes())
    page = (Path(__file__).parents[2] / "docs/commands/README.md").read_text(encoding="utf-8")
    told = page.partition("### manifest.json")[2].partition("\n## ")[0]
    assert [key for key in made if f"`{key}`" not in told] == []
    assert (made["made_by"], made["version"], made["source"]) == ("ivrc", 2, MENU)
    assert list(made["menus"]) == [MENU]
    assert "sites/本地.yaml" in made["inputs"]
    assert any(name.startswith("ivrc:prompts/") for name in made["inputs"])
    rest = {key: value for key, value in made.items() if key != "seal"}
    assert made["seal"] == manifest.digest(json.dumps(rest, sort_keys=True).encode())


def test_unchanged_holds_after_a_move_and_from_another_folder(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    warned(project)
    assert built() == 0
    before = contents(project / "dist")
    moved = tmp_path / "moved"
    project.rename(moved)
    for here, paths in ((moved, ()), (tmp_path, (str(moved / "menus"),)), (moved / "menus", ("示例.ivr",))):
        monkeypatch.chdir(here)
        capsys.readouterr()
        assert built(*paths) == 0
        out = capsys.readouterr().out
        assert out.count("没有变化") == 3, here
        assert "客服  小王" in out, "the line that the warning is about is shown"
    assert contents(moved / "dist") == before


def test_a_moved_project_notices_what_changes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built() == 0
    project.rename(tmp_path / "moved")
    monkeypatch.chdir(tmp_path / "moved")
    change(Path(MENU), "您好，欢迎致电", "您好，这里是")
    capsys.readouterr()
    assert built() == 0
    assert "没有变化" not in capsys.readouterr().out


def test_what_an_editor_leaves_in_a_folder_changes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built() == 0
    for name in (".DS_Store", ".企业.yaml.swp", "企业.yaml~", "Thumbs.db"):
        (project / "prompts" / name).write_bytes(b"x")
    capsys.readouterr()
    assert built() == 0
    assert capsys.readouterr().out.count("没有变化") == 3


def rebuilt(project: Path, capsys: pytest.CaptureFixture[str], whole: dict[str, bytes]) -> None:
    """A build notices the damage, says so, and leaves what an undamaged one has."""
    capsys.readouterr()
    assert built("-t", "asterisk") == 0
    out = capsys.readouterr().out
    assert "IVRC012" in out
    assert "没有变化" not in out
    assert {n: d for n, d in contents(ASTERISK).items() if n != "former.json"} == whole


@pytest.mark.parametrize("shape", FORMER_SHAPES, ids=range(len(FORMER_SHAPES)))
def test_a_manifest_that_makes_no_sense_is_rebuilt(
    project: Path, shape: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built("-t", "asterisk") == 0
    whole = contents(ASTERISK)
    (ASTERISK / "manifest.json").write_text(shape)
    rebuilt(project, capsys, whole)
    capsys.readouterr()
    assert built("-t", "asterisk") == 0
    assert "没有变化" in capsys.readouterr().out


@pytest.mark.parametrize("key", ["files", "menus", "inputs", "clips", "diagnostics", "asked", "source"])
@pytest.mark.parametrize("value", [{}, [], None, 0, "x", {"a": 1}, [[]]], ids=repr)
def test_no_value_of_a_manifest_may_change(project: Path, key: str, value: Any) -> None:
    assert built("-t", "asterisk", "--no-audio") == 0
    known = json.loads((ASTERISK / "manifest.json").read_bytes())
    if known[key] == value:
        return
    (ASTERISK / "manifest.json").write_text(json.dumps(known | {key: value}))
    with pytest.raises(Broken):
        manifest.read(ASTERISK)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_is_seen(tmp_path: Path, data: st.DataObject) -> None:
    """Some value anywhere in a manifest becomes another one, goes, or comes; sealed again or not, nothing breaks."""
    whole = manifest.sealed({
        "hotline": "示例", "target": "asterisk", "source": "menus/示例.ivr", "asked": {"site": "本地", "audio": True},
        "lock": "", "menus": {"menus/示例.ivr": "0" * 64}, "inputs": {"ivrc.yaml": "1" * 64},
        "diagnostics": [{"code": "IVRC224", "labels": [[["a", 1, 1, 1, 2], "一", "a"]]}],
        "clips": [{"id": "a", "seconds": 0.8}], "files": {"sounds/a.alaw": "2" * 64},
    })  # fmt: skip
    changed = json.loads(json.dumps(whole))
    place: Any = changed
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(list(keys)))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    if data.draw(st.booleans()):
        place[key] = data.draw(JSON)
    else:
        del place[key]
    (tmp_path / "manifest.json").write_text(json.dumps(changed))
    if json.dumps(changed, sort_keys=True) == json.dumps(whole, sort_keys=True):
        assert manifest.read(tmp_path) == whole
        return
    with pytest.raises(Broken):
        manifest.read(tmp_path)
    if isinstance(changed, dict):
        again = manifest.sealed({k: v for k, v in changed.items() if k not in ("made_by", "version", "seal")})
        (tmp_path / "manifest.json").write_text(json.dumps(again))
        known = manifest.whole(tmp_path)
        assert known is None or isinstance(known["files"], dict)


def test_a_folder_or_a_link_in_the_place_of_a_manifest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built("-t", "asterisk") == 0
    whole = contents(ASTERISK)
    (ASTERISK / "manifest.json").rename(project / "kept.json")
    (ASTERISK / "manifest.json").symlink_to(project / "nothing")
    rebuilt(project, capsys, whole)
    (ASTERISK / "manifest.json").unlink()
    (ASTERISK / "manifest.json").mkdir()
    rebuilt(project, capsys, whole)


def test_beside_a_damaged_manifest_others_files_are_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built("-t", "asterisk") == 0
    (ASTERISK / "manifest.json").write_text("{")
    (ASTERISK / "notes.txt").write_text("mine")
    capsys.readouterr()
    assert built("-t", "asterisk") == 2
    assert "notes.txt" in capsys.readouterr().out
    assert (ASTERISK / "manifest.json").read_text() == "{"


def test_somebody_elses_manifest_is_left_alone(project: Path) -> None:
    ASTERISK.mkdir(parents=True)
    (ASTERISK / "manifest.json").write_text('{"name": "my app"}')
    assert built("-t", "asterisk") == 2
    assert (ASTERISK / "manifest.json").read_text() == '{"name": "my app"}'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), JSON))
def test_a_record_is_written_as_json_has_it(value: dict[str, object]) -> None:
    assert seal.text(value) == json.dumps(value, ensure_ascii=False, indent=1) + "\n"
