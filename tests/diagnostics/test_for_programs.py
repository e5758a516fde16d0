"""What programs read: JSON, SARIF 2.1.0 and GitHub's workflow commands."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from ivrc.compile import compile_text
from ivrc.diagnostics import Allowed, Diagnostic, Label, Span, finding, pages
from ivrc.diagnostics.render import Format, render

FILE = "menus/大众 联合,50%.ivr"
HOSTILE = 'a"b\\c\x1b[2J\u2028%0A\r\n,:]]></script>'

FOUND = [
    finding(
        "IVRC203",
        Span(FILE, 9, 22, 9, 26),
        zh="没有节点“客服坐系”",
        en='no node "客服坐系"',
        mend_zh="是不是“客服坐席”？",
        mend_en='Did you mean "客服坐席"?',
        labels=(Label(Span("公共.ivr", 3, 1, 3, 3), "像这个", "like this"),),
        fix="客服坐席",
    ),
    finding(
        "IVRC224",
        Span(FILE, 2, 1, 4, 3),
        zh="没有用到",
        en="not used",
        mend_zh="删去。",
        mend_en="Delete it.",
    ),
    finding("IVRC012", Span(FILE), zh=HOSTILE, en=HOSTILE),
    finding(
        "IVRC109", Span(FILE, 5, 7, 5, 7), zh="到头了", en="the line ends", mend_zh=HOSTILE, mend_en=HOSTILE
    ),
]


def test_json() -> None:
    text = render(FOUND, {}, Format.JSON)
    value = json.loads(text)
    assert list(value) == ["version", "diagnostics", "allowed", "errors", "warnings", "notes"]
    assert (value["version"], value["errors"], value["warnings"], value["notes"]) == (1, 2, 1, 1)
    assert value["diagnostics"][0] == {
        "code": "IVRC203",
        "severity": "error",
        "file": FILE,
        "line": 9,
        "column": 22,
        "end_line": 9,
        "end_column": 26,
        "message": {"zh": "没有节点“客服坐系”", "en": 'no node "客服坐系"'},
        "mend": {"zh": "是不是“客服坐席”？", "en": 'Did you mean "客服坐席"?'},
        "fix": "客服坐席",
        "edits": [],
        "replay": None,
        "labels": [
            {
                "file": "公共.ivr",
                "line": 3,
                "column": 1,
                "end_line": 3,
                "end_column": 3,
                "message": {"zh": "像这个", "en": "like this"},
            }
        ],
    }
    whole = value["diagnostics"][2]
    assert [whole[name] for name in ("line", "column", "end_line", "end_column", "fix")] == [None] * 5
    assert whole["message"]["zh"] == HOSTILE
    assert len(text.split("\n")) == len(FOUND) + 4


def test_json_of_nothing() -> None:
    assert json.loads(render([], {}, Format.JSON)) == {
        "version": 1,
        "diagnostics": [],
        "allowed": [],
        "errors": 0,
        "warnings": 0,
        "notes": 0,
    }


def test_a_file_name_that_is_no_text_stays_readable_json() -> None:
    one = finding("IVRC003", Span("菜\udcff.ivr"), zh="读不了", en="unreadable")
    text = render([one], {}, Format.JSON)
    text.encode("utf-8")
    assert json.loads(text)["diagnostics"][0]["file"] == "菜\udcff.ivr"
    uri = sarif([one])["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E8%8F%9C%FF.ivr"


def sarif(found: list[Diagnostic], language: str = "zh", allowed: tuple[Allowed, ...] = ()) -> dict[str, Any]:
    """The only run of a log that the model of the published schema takes; it knows no other keys."""
    text = render(found, {}, Format.SARIF, language, allowed=allowed)
    SarifLog.model_validate_json(text)
    run: dict[str, Any]
    (run,) = json.loads(text)["runs"]
    return run


ALLOWED = Allowed(
    finding("IVRC316", Span(FILE, 9, 5, 9, 9), zh="先说键", en="key first"), Span(FILE, 8, 8, 8, 15), "老客户"
)


def test_json_tells_what_is_allowed_and_counts_it_not() -> None:
    value = json.loads(render([], {}, Format.JSON, allowed=(ALLOWED,)))
    (one,) = value["allowed"]
    assert (one["code"], one["line"], value["notes"], value["diagnostics"]) == ("IVRC316", 9, 0, [])
    assert (one["allowed"]["line"], one["allowed"]["column"], one["allowed"]["reason"]) == (8, 8, "老客户")


def test_sarif_tells_what_is_suppressed_of_all_results_or_of_none() -> None:
    """Clauses 3.27.23 (suppressions) and 3.35 (suppression)."""
    run = sarif(FOUND, allowed=(ALLOWED,))
    *others, last = run["results"]
    assert [one["suppressions"] for one in others] == [[]] * len(FOUND)
    (told,) = last["suppressions"]
    assert (told["kind"], told["justification"]) == ("inSource", "老客户")
    assert told["location"]["physicalLocation"]["region"]["startLine"] == 8
    assert run["tool"]["driver"]["rules"][last["ruleIndex"]]["id"] == "IVRC316"
    assert not any("suppressions" in one for one in sarif(FOUND)["results"])


def test_github_and_people_are_not_told_what_is_allowed() -> None:
    for form in (Format.GITHUB, Format.TEXT, Format.GITLAB, Format.JUNIT):
        assert render(FOUND, {}, form, allowed=(ALLOWED,)) == render(FOUND, {}, form)


def test_sarif_says_what_it_is() -> None:
    log = json.loads(render(FOUND, {}, Format.SARIF))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")


@pytest.mark.parametrize("found", [FOUND, [], compile_text("热线\n播报 x").diagnostics])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_holds_together(found: list[Diagnostic], language: str) -> None:
    """Clauses 3.19.23 (rules), 3.27.5 and 3.27.6 (rule of a result), 3.30 (regions), 3.55 (fixes)."""
    run = sarif(found, language)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one.code for one in found})
    assert run["columnKind"] == "unicodeCodePoints"
    for rule in rules:
        assert rule["shortDescription"]["text"] == pages.title(rule["id"], language)
        assert rule["help"]["markdown"] == pages.page(rule["id"])
    assert len(run["results"]) == len(found)
    for result, one in zip(run["results"], found, strict=True):
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"] == one.code
        assert result["level"] == one.severity
        assert result["message"]["text"].startswith(one.zh if language == "zh" else one.en)
        (location,) = result["locations"]
        assert location["physicalLocation"].get("region") == region(one.span)
        assert [place["id"] for place in result.get("relatedLocations", [])] == list(range(len(one.labels)))
        assert ("fixes" in result) == (one.fix is not None)


def region(span: Span) -> dict[str, int] | None:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, span[1:], strict=True)) if span.line else None


def test_sarif_files_are_uris_and_fixes_replace_the_place() -> None:
    result = sarif(FOUND)["results"][0]
    uri = "menus/%E5%A4%A7%E4%BC%97%20%E8%81%94%E5%90%88%2C50%25.ivr"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change == {
        "artifactLocation": {"uri": uri},
        "replacements": [{"deletedRegion": region(FOUND[0].span), "insertedContent": {"text": "客服坐席"}}],
    }
    absolute = sarif([finding("IVRC003", Span("/tmp/甲.ivr"), zh="读不了", en="unreadable")])["results"][0]
    assert (
        absolute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///tmp/%E7%94%B2.ivr"
    )


def test_github() -> None:
    first, second, third, fourth = render(FOUND, {}, Format.GITHUB).splitlines()
    file = "menus/大众 联合%2C50%25.ivr"
    title = pages.title
    assert first == (
        f"::error file={file},line=9,col=22,endColumn=25,title=IVRC203 {title('IVRC203')}"
        "::没有节点“客服坐系”%0A是不是“客服坐席”？"
    )
    assert (
        second
        == f"::warning file={file},line=2,endLine=4,title=IVRC224 {title('IVRC224')}::没有用到%0A删去。"
    )
    assert third.startswith(f"::notice file={file},title=IVRC012 {title('IVRC012').replace(',', '%2C')}::")
    assert third.endswith('::a"b\\c␛[2J<U+2028>%250A␍␊,:]]></script>')
    assert ",line=5,col=7,endColumn=7," in fourth


def test_github_never_begins_a_command_of_another() -> None:
    hostile = "x\n::set-output name=a::b\r::error::c"
    one = finding(
        "IVRC203", Span(f"a,line=1::b\n{hostile}", 1, 1, 1, 2), zh=hostile, en=hostile, mend_zh=hostile
    )
    text = render([one], {}, Format.GITHUB)
    assert len(text.splitlines()) == 1 and text.endswith("\n")
    properties, message = text.removeprefix("::error ").split("::", 1)
    assert properties.startswith("file=a%2Cline=1%3A%3Ab%0Ax%0A%3A%3Aset-output name=a%3A%3Ab%0D%3A%3A")
    assert message.startswith("x␊::set-output")


def test_nothing_found() -> None:
    assert render([], {}, Format.GITHUB) == ""
    assert sarif([])["results"] == []


def test_gitlab() -> None:
    """The keys that GitLab's Code Quality report requires, a fingerprint for each, the same wherever the lines move."""
    value = json.loads(render(FOUND, {}, Format.GITLAB))
    assert [one["check_name"] for one in value] == [one.code for one in FOUND]
    assert [one["severity"] for one in value] == ["major", "minor", "info", "major"]
    assert value[0]["location"] == {"path": FILE, "lines": {"begin": 9}}
    assert value[2]["location"]["lines"]["begin"] == 1 and HOSTILE in value[2]["description"]
    moved = [one._replace(span=Span(FILE, 99, 1, 99, 2)) for one in FOUND]
    marks = [one["fingerprint"] for one in value]
    assert [one["fingerprint"] for one in json.loads(render(moved, {}, Format.GITLAB))] == marks
    twice = json.loads(render([FOUND[0], FOUND[0]], {}, Format.GITLAB))
    assert twice[0]["fingerprint"] != twice[1]["fingerprint"]
    assert json.loads(render([], {}, Format.GITLAB)) == []


def test_junit() -> None:
    sources = {FILE: "", "menus/好.ivr": ""}
    text = render(FOUND, sources, Format.JUNIT)
    root = ElementTree.fromstring(text)
    assert (root.get("tests"), root.get("failures")) == (str(len(FOUND) + 1), "2")
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [FILE, "menus/好.ivr"]
    assert suites["menus/好.ivr"].get("failures") == "0" and len(suites["menus/好.ivr"]) == 1
    failures = [case.find("failure") for case in suites[FILE]]
    assert [each is not None for each in failures] == [True, False, False, True]
    assert failures[0] is not None and failures[0].get("type") == "IVRC203"
    assert "是不是“客服坐席”" in (failures[0].text or "")
    assert "\x1b" not in text and "</script>" not in text
    nothing = ElementTree.fromstring(render([], {}, Format.JUNIT))
    assert (nothing.get("tests"), len(nothing)) == ("0", 0)
