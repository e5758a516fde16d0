"""Checks of a team's own: asked, chosen, allowed and told as ours are; where their files fail, that is told and nothing else."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from ivrc.checks.own import Check, Finding, Severity, Span, Words, unfit
from ivrc.cli import main
from ivrc.testing import found

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(yaml|python|python test)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> dict[str, str]:
    """The first block of each kind of a page."""
    every = BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    return dict(reversed(every))


PAGE = blocks("own-checks.zh-CN.md")
MENU = re.findall(r'"""(.*?)"""', PAGE["python test"], re.DOTALL)[0]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", "en")
    for folder in ("menus", "checks"):
        Path(folder).mkdir()
    Path("ivrc.yaml").write_text(PAGE["yaml"], encoding="utf-8")
    Path("checks/no_fax.py").write_text(PAGE["python"], encoding="utf-8")
    Path("menus/试线.ivr").write_text(MENU, encoding="utf-8")
    return tmp_path


def settle(text: str) -> None:
    Path("ivrc.yaml").write_text(text, encoding="utf-8")


def checked(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[dict[str, Any]]]:
    status = main(["check", "--format", "json", *options])
    return status, json.loads(capsys.readouterr().out)["diagnostics"]


@pytest.mark.parametrize("page", ["own-checks.md", "own-checks.zh-CN.md"])
def test_the_example_of_the_page_is_found_and_its_tests_pass(
    page: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = blocks(page)
    settle(written["yaml"])
    Path("checks/no_fax.py").write_text(written["python"], encoding="utf-8")
    space: dict[str, Any] = {}
    exec(compile(written["python test"], page, "exec"), space)
    tests = [space[name] for name in space if name.startswith("test_")]
    assert len(tests) == 2
    for test in tests:
        test()
    Path("menus/试线.ivr").write_text(space["MENU"], encoding="utf-8")
    status, told = checked(capsys)
    assert status == 0 and [(one["code"], one["severity"]) for one in told] == [("FAX001", "warning")]
    assert told[0]["replay"].startswith("ivrc call 'menus/试线.ivr'")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), ["FAX001"]),
        (("--select", "FAX001"), ["FAX001"]),
        (("--select", "fax"), ["FAX001"]),
        (("--select", "FAX0"), ["FAX001"]),
        (("--select", "IVRC3"), []),
        (("--select", "minimal"), []),
        (("--ignore", "FAX001"), []),
        (("--ignore", "IVRC3"), ["FAX001"]),
    ],
)
def test_it_is_chosen_by_its_code(
    project: Path, options: tuple[str, ...], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert [one["code"] for one in checked(capsys, *options)[1]] == told


@pytest.mark.parametrize("word", ["FA", "FAX2", "FAX0011", "AX001"])
def test_a_code_that_no_check_has_is_told(
    project: Path, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--select", word]) == 2
    assert f"there is no code or profile {word}" in capsys.readouterr().err
    settle(PAGE["yaml"] + f"  ignore: [{word}]\n")
    assert "IVRC025" in [one["code"] for one in checked(capsys)[1]]


def test_the_project_ignores_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(PAGE["yaml"] + "  ignore: [FAX]\n")
    assert checked(capsys) == (0, [])


def test_a_comment_with_a_reason_allows_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    menu = MENU.replace("播报 传真台", "// 允许 FAX001：老客户还在用\n播报 传真台")
    Path("menus/试线.ivr").write_text(menu, encoding="utf-8")
    assert main(["check", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["diagnostics"] == []
    assert [(one["code"], one["allowed"]["reason"]) for one in told["allowed"]] == [
        ("FAX001", "老客户还在用")
    ]
    Path("menus/试线.ivr").write_text(menu.replace("FAX001", "FAX002"), encoding="utf-8")
    assert sorted(one["code"] for one in checked(capsys)[1]) == ["FAX001", "IVRC114"]
    Path("menus/试线.ivr").write_text(menu.replace("FAX001", "RFC2833"), encoding="utf-8")
    assert [one["code"] for one in checked(capsys)[1]] == ["FAX001"]  # a comment about something else


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_every_format_tells_it(project: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", form]) == 0
    told = capsys.readouterr().out
    assert "FAX001" in told and "no hotline of ours has a fax" in told
    if form in ("sarif", "github", "junit"):
        assert "A hotline with a fax" in told


def test_it_is_listed_and_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--json"]) == 0
    last = json.loads(capsys.readouterr().out)["rules"][-1]
    assert (last["code"], last["severity"], last["state"]) == ("FAX001", "warning", "on")
    assert main(["explain", "fax001"]) == 0
    assert capsys.readouterr().out == (
        "# FAX001 A hotline with a fax\n\nNo hotline of ours has a fax: nobody empties it.\n"
    )
    assert main(["explain", "FAX009"]) == 2


def test_a_build_goes_by_it_and_a_call_is_played(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strict = PAGE["python"].replace("Severity.WARNING", "Severity.ERROR")
    build = ["build", "--no-audio", "-t", "voicexml"]
    assert main(build) == 0 and "FAX001" in capsys.readouterr().out
    Path("checks/no_fax.py").write_text(strict, encoding="utf-8")
    assert main(build) == 1  # made anew, for the check has changed
    assert "error[FAX001]" in capsys.readouterr().out
    assert main(["call", "menus/试线.ivr", "--keys=1"]) == 0
    assert "1 error" in capsys.readouterr().err


WRONG = [
    ("syntax", "x = (\n", 1, "SyntaxError"),
    ("as it is loaded", "import os\n\ndef f():\n    return 1 / 0\n\nf()\n", 4, "ZeroDivisionError"),
    ("it ends the program", "import sys\nsys.exit(3)\n", 2, "SystemExit"),
    ("nothing in it", "x = 1\n", None, "neither CHECK nor CHECKS"),
    ("no check", "CHECK = 1\n", None, "a int and no Check"),
    ("no list", "CHECKS = 5\n", None, "its CHECKS are no list"),
    ("a neighbour", "import no_fax\n", 1, "ModuleNotFoundError"),
    ("a finding that is none", "{head}def find(facts):\n    yield 5\n{tail}", None, "yields a int"),
    (
        "no place",
        "{head}def find(facts):\n    yield Finding(3, 'a', 'a', 'a', 'a')\n{tail}",
        None,
        "is no place",
    ),
    (
        "half its words",
        "{head}def find(facts):\n    yield Finding(Span('a'), '', 'a', 'a', 'a')\n{tail}",
        None,
        "words",
    ),
    ("as it is asked", "{head}def find(facts):\n    facts.nodes['x']\n    yield\n{tail}", 4, "KeyError"),
    ("it finds nothing iterable", "{head}def find(facts):\n    return None\n{tail}", None, "TypeError"),
]
HEAD = "from ivrc.checks.own import *\n\n"
TAIL = "CHECK = Check('BAD001', find, Words('错', 'bad'))\n"


@pytest.mark.parametrize(("name", "text", "line", "said"), WRONG, ids=[each[0] for each in WRONG])
def test_a_file_that_fails_is_told_and_all_others_are_asked(
    project: Path, name: str, text: str, line: int | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settle("checks: {files: [checks/bad.py, checks/no_fax.py]}\n")
    written = text.replace("{head}", HEAD).replace("{tail}", TAIL)
    Path("checks/bad.py").write_text(written, encoding="utf-8")
    status, told = checked(capsys)
    assert status == 1
    assert sorted(one["code"] for one in told) == ["FAX001", "IVRC381"]
    one = next(one for one in told if one["code"] == "IVRC381")
    assert (one["file"], one["line"]) == ("checks/bad.py", line)
    assert said in one["message"]["en"] and "Traceback" not in one["message"]["en"]


def test_a_code_of_two_checks_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checks/again.py").write_text(PAGE["python"], encoding="utf-8")
    settle("checks: {files: [checks/no_fax.py, checks/again.py]}\n")
    told = checked(capsys)[1]
    assert [(one["code"], one["file"]) for one in told if one["code"] != "FAX001"] == [
        ("IVRC381", "checks/again.py")
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [("IVRC301", "IVRC"), ("fax1", "capital"), ("F1", "capital"), ("FAX", "digits"), ("FAX00001", "digits")],
)
def test_a_code_that_does_not_fit(code: str, said: str) -> None:
    words = unfit(Check(code, lambda facts: iter(()), Words("甲", "a")))
    assert words is not None and said in words.en


def test_a_check_needs_a_title_and_a_severity() -> None:
    find = lambda facts: iter(())  # noqa: E731
    assert unfit(Check("FAX001", find, Words("甲", "a"), Severity.NOTE)) is None
    for wrong in (Check("FAX001", find), Check("FAX001", find, Words("甲", " "))):
        assert "title" in (unfit(wrong) or Words("", "")).en
    odd = Check("FAX001", find, Words("甲", "a"), "fatal")  # type: ignore[arg-type]
    assert "severity" in (unfit(odd) or Words("", "")).en
    assert unfit(Check("FAX001", 3, Words("甲", "a"))) is not None  # type: ignore[arg-type]


@pytest.mark.parametrize("way", ["../outside.py", "checks/link.py"])
def test_no_file_outside_the_project_is_run(
    project: Path, way: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tmp_path_factory.mktemp("outside") / "ran"
    spy = f"open({str(ran)!r}, 'w').close()\n" + PAGE["python"]
    for place in (ran.with_name("spy.py"), project.parent / "outside.py"):
        place.write_text(spy, encoding="utf-8")
    Path("checks/link.py").symlink_to(ran.with_name("spy.py"))
    settle(f"checks: {{files: [{way}]}}\n")
    status, told = checked(capsys)
    assert status == 1 and [one["code"] for one in told] == ["IVRC381"]
    assert told[0]["file"] == "ivrc.yaml" and "is not run" in told[0]["message"]["en"]
    assert not ran.exists()


def test_a_file_that_is_not_named_is_not_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checks/spy.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    checked(capsys)
    assert not Path("ran").exists()


def test_what_it_prints_spoils_no_output(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checks/no_fax.py").write_text("print('hello')\n" + PAGE["python"], encoding="utf-8")
    assert main(["check", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["warnings"] == 1 and "hello" in told.err


@pytest.fixture
def package(project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package of checks."""
    site = tmp_path_factory.mktemp("site-packages")
    (site / "our_house").mkdir()
    (site / "our_house/__init__.py").write_text("", encoding="utf-8")
    (site / "our_house/checks.py").write_text(PAGE["python"], encoding="utf-8")
    about = site / "our_house-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: our-house\nVersion: 1.0\n", encoding="utf-8"
    )
    (about / "entry_points.txt").write_text("[ivrc.checks]\nour-house = our_house.checks\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "our_house.checks", raising=False)


@pytest.mark.usefixtures("package")
def test_a_package_is_asked_where_the_project_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    settle("targets: [asterisk]\n")
    assert checked(capsys) == (0, [])
    assert "our_house.checks" not in sys.modules
    settle("checks: {packages: [our-house]}\n")
    assert [one["code"] for one in checked(capsys)[1]] == ["FAX001"]
    settle("checks: {packages: [your-house]}\n")
    status, told = checked(capsys)
    assert status == 1 and "our-house" in told[0]["message"]["en"]


def test_the_harness_refuses_what_is_no_menu(project: Path) -> None:
    with pytest.raises(ValueError, match="no-such-place"):
        found("checks/no_fax.py", MENU.replace("→ 传真台", "→ no-such-place"))
    Path("checks/bad.py").write_text("x = (\n", encoding="utf-8")
    assert [one.code for one in found("checks/bad.py", MENU)] == ["IVRC381"]


def test_a_finding_needs_no_call() -> None:
    assert Finding(Span("a"), "甲", "a", "乙", "b").course is None
