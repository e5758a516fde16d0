"""`ivrc build --site all`: every site of a project, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import TARGETS, built, change, contents

Out = pytest.CaptureFixture[str]


@pytest.fixture
def two(project: Path) -> Path:
    """A project with the sites 台州 and 杭州, whose desks are not the same."""
    (first,) = Path("sites").glob("*.yaml")
    text = first.read_text(encoding="utf-8")
    assert "PJSIP/" in text
    first.unlink()
    Path("sites/台州.yaml").write_text(text, encoding="utf-8")
    Path("sites/杭州.yaml").write_text(text.replace("PJSIP/", "PJSIP/hz-"), encoding="utf-8")
    settings = Path("ivrc.yaml")
    settings.write_text(
        "".join(
            line
            for line in settings.read_text("utf-8").splitlines(keepends=True)
            if not line.startswith("site:")
        ),
        encoding="utf-8",
    )
    return project


def plans(place: str) -> dict[str, bytes]:
    return {
        name: data
        for name, data in contents(Path(place)).items()
        if not name.endswith((".alaw", ".wav", ".json"))
    }


def test_each_site_has_what_a_build_of_it_alone_makes(two: Path) -> None:
    assert built("--site", "all") == 0
    assert sorted(path.name for path in Path("dist").iterdir()) == ["台州", "杭州"]
    for name in ("台州", "杭州"):
        assert built("--site", name, "-o", f"alone/{name}") == 0
        assert contents(Path(f"dist/{name}")) == contents(Path(f"alone/{name}"))
        assert sorted(path.name for path in Path(f"dist/{name}/示例").iterdir()) == sorted(TARGETS)
    assert plans("dist/台州") != plans("dist/杭州")
    assert b"hz-" not in b"".join(plans("dist/台州").values())
    assert b"hz-" in b"".join(plans("dist/杭州").values())


def test_clips_that_are_alike_are_kept_once_and_replaced_apart(two: Path) -> None:
    assert built("--site", "all", "-t", "asterisk") == 0
    one, other = (sorted(Path(f"dist/{name}/示例/asterisk/sounds").iterdir()) for name in ("台州", "杭州"))
    assert one and [path.name for path in one] == [path.name for path in other]
    assert all(a.samefile(b) for a, b in zip(one, other))
    change(Path("menus/示例.ivr"), "欢迎致电", "感谢您致电")
    assert built("--site", "台州", "-o", "dist/台州", "-t", "asterisk") == 0
    assert {path.name for path in Path("dist/杭州/示例/asterisk/sounds").iterdir()} == {
        path.name for path in other
    }
    assert not Path("dist/杭州/示例/asterisk/former.json").exists()


def test_a_second_build_changes_nothing(two: Path, capsys: Out) -> None:
    assert built("--site", "all") == 0
    before = contents(Path("dist"))
    capsys.readouterr()
    assert built("--site", "all", "--lang", "en") == 0
    assert capsys.readouterr().out.count("(unchanged)") == 2 * len(TARGETS)
    assert contents(Path("dist")) == before


def test_what_one_site_lacks_is_told_with_its_name_and_the_next_is_not_begun(two: Path, capsys: Out) -> None:
    path = Path("sites/台州.yaml")
    text = path.read_text(encoding="utf-8")
    start = text.index("destinations:")
    path.write_text(text[:start] + "destinations: {}\n", encoding="utf-8")
    assert built("--site", "all") == 1
    told = capsys.readouterr().out
    assert "台州" in told and "杭州" not in told
    assert not Path("dist").exists()


def test_a_site_that_is_called_all_makes_it_a_doubt(two: Path, capsys: Out) -> None:
    Path("sites/台州.yaml").rename("sites/all.yaml")
    assert built("--site", "all") == 2
    assert "[IVRC006]" in capsys.readouterr().out
    assert not Path("dist").exists()


def test_a_project_without_sites_has_none_to_build_for(two: Path, capsys: Out) -> None:
    for path in Path("sites").iterdir():
        path.unlink()
    assert built("--site", "all") == 2
    assert "[IVRC006]" in capsys.readouterr().out


def test_a_folder_of_another_site_is_not_taken(two: Path, capsys: Out) -> None:
    assert built("--site", "杭州", "-o", "dist/台州") == 0
    before = contents(Path("dist"))
    capsys.readouterr()
    assert built("--site", "all") == 2
    assert "[IVRC015]" in capsys.readouterr().out
    assert contents(Path("dist")) == before
