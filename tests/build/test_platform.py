"""A site that names its VoiceXML platform: what the manual refuses stops a build, what a setting decides does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import built

import ivrc

SITE = Path("sites/本地.yaml")
DOCUMENT = Path("dist/示例/voicexml/示例.vxml")


def build_on(platform: str, *more: str) -> int:
    SITE.write_text(SITE.read_text("utf-8") + f"platform: {platform}\n", encoding="utf-8")
    return built("--lang", "en", *more)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return "".join(capsys.readouterr())


@pytest.mark.usefixtures("project")
def test_what_no_setting_mends_stops_the_build(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_on("{voicexml: cisco-vvb}") == 1
    assert "IVRC413" in (text := told(capsys)) and "Cisco VVB" in text
    assert not DOCUMENT.exists()


@pytest.mark.usefixtures("project")
def test_other_targets_are_built_for_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_on("{voicexml: cisco-vvb}", "-t", "asterisk") == 0
    assert "IVRC413" not in told(capsys)


@pytest.mark.usefixtures("project")
def test_a_note_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_on("{voicexml: genesys}") == 0
    assert "gvp.policy" in told(capsys)
    assert DOCUMENT.exists()


@pytest.mark.usefixtures("project")
def test_it_is_told_again_when_the_site_names_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_on("{voicexml: genesys}") == 0
    told(capsys)
    SITE.write_text(SITE.read_text("utf-8").replace("genesys", "avaya"), encoding="utf-8")
    assert built("--lang", "en") == 0
    assert "SA8874" in told(capsys)


def test_an_editor_that_reads_the_schema_file_alone_takes_it() -> None:
    from jsonschema_rs import Draft202012Validator

    schema = json.loads((Path(ivrc.__file__).parent / "schemas" / "site.json").read_bytes())
    assert Draft202012Validator(schema).is_valid({"platform": {"voicexml": "genesys"}})


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("{voicexml: cisco}", "cisco-vvb"),
        ("{voicexml: Genesys}", "genesys"),
        ("{voicexml: [genesys]}", "IVRC025"),
        ("{asterisk: avaya}", "asterisk"),
        ("{}", "platform"),
        ("genesys", "platform"),
    ],
)
def test_a_platform_of_which_nothing_is_known_is_refused(
    platform: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_on(platform) == 1
    text = told(capsys)
    assert expected in text and "Traceback" not in text
    assert not DOCUMENT.exists()
