"""JUnit's XML and GitLab's Code Quality report, held against what those who read them ask.

What is asked is written here anew. Of JUnit's XML it is what Jenkins' reader asks:
jenkinsci/xunit-plugin, `src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd` of commit 8c515de2, SHA-256
a1a816f58d1bf95e… Of GitLab's it is `app/validators/json_schemas/codeclimate.json` of gitlabhq/gitlabhq, and what GitLab's page on a
custom tool adds: `check_name`, the severities, the line.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import jsonschema
import pytest

from ivrc.cli import main

MET = Path(__file__).parents[1] / "checks/met"
CASES = Path(__file__).parents[1] / "checks/cases"


class Part(NamedTuple):
    """What an element must have and may have, and the elements within it; `text` where words may stand in it."""

    must: frozenset[str]
    may: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    text: bool = False


def part(must: str = "", may: str = "", holds: str = "", text: bool = False) -> Part:
    return Part(frozenset(must.split()), frozenset(may.split()), frozenset(holds.split()), text)


WHY = part(may="type message", text=True)
ASKED = {
    "testsuites": part(may="name time tests failures errors", holds="testsuite"),
    "testsuite": part(
        "name tests failures errors",
        "group time skipped timestamp hostname id package file log url",
        "testsuite properties testcase system-out system-err",
    ),
    "testcase": part("name", "time classname group", "skipped error failure system-out system-err"),
    "failure": WHY,
    "error": WHY,
    "skipped": WHY,
    "system-out": part(text=True),
    "system-err": part(text=True),
}


def odd(element: ElementTree.Element) -> list[str]:
    """In what an element and those within it are otherwise than asked."""
    asked, has = ASKED[element.tag], element.attrib.keys()
    found = [f"{element.tag} lacks {each}" for each in asked.must - has]
    found += [f"{element.tag} has {each}" for each in has - asked.must - asked.may]
    words = (element.text or "") + "".join(each.tail or "" for each in element)
    if words.strip() and not asked.text:
        found.append(f"{element.tag} has words")
    for each in element:
        found += odd(each) if each.tag in asked.holds else [f"{each.tag} in {element.tag}"]
    return found


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Menus with errors, warnings and notes, one in order, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    Path("ivrc.yaml").write_text("checks: {profile: strict}\n", encoding="utf-8")
    shutil.copytree(MET, "menus")
    frame = (CASES / "frame.ivr").read_text("utf-8")
    Path("menus/甲&<乙>.ivr").write_text(frame + "播报 主：“a\x08&<b>]]>你。” → 挂机\n", encoding="utf-8")
    Path("menus/bytes.ivr").write_bytes(b"\xff\xfe\x00")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_is_as_jenkins_asks(project: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", lang, "check", "--format", "junit"]) == 1
    root = ElementTree.fromstring(capsys.readouterr().out)
    assert root.tag == "testsuites" and odd(root) == []
    assert {each.tag for each in root.iter()} >= {"failure", "system-out"}
    assert len(root) >= 14
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite)
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))


def test_what_is_otherwise_is_seen() -> None:
    """The test of JUnit's XML can fail."""
    bad = '<testsuites x="1"><testsuite name="a" tests="1" failures="0">b<testcase><c/></testcase></testsuite></testsuites>'
    assert odd(ElementTree.fromstring(bad)) == [
        "testsuites has x",
        "testsuite lacks errors",
        "testsuite has words",
        "testcase lacks name",
        "c in testcase",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gitlab_is_as_gitlab_asks(project: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", lang, "check", "--format", "gitlab"]) == 1
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, GITLAB)
    assert {one["severity"] for one in value} == {"info", "minor", "major"}
    assert len({one["fingerprint"] for one in value}) == len(value) > 10
