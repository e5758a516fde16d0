"""The table of codes against all that goes by a code: the places that use it, its page, its check, its cases."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivrc
from ivrc.checks.registry import CHECKS
from ivrc.cli.report import status
from ivrc.diagnostics import Severity, Span, codes, finding
from ivrc.diagnostics.codes import Code, may_stand, table

PACKAGE = Path(ivrc.__file__).parent
PAGES = PACKAGE.parent / "docs" / "checks"
CASES = Path(__file__).parents[1] / "checks" / "cases"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
CODE = re.compile(r"IVRC\d{3}")


def literals() -> set[str]:
    """Every string of the program that is a code and nothing else."""
    return {
        node.value
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def makings() -> Iterator[tuple[str, str | None, list[str]]]:
    """Each call of `finding`: its place, its code where it is a literal, and the severities that it names."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "finding":
                code = node.args[0]
                named = next((word.value for word in node.keywords if word.arg == "severity"), None)
                severities = [
                    each.attr.lower()
                    for each in ast.walk(named or ast.Constant(None))
                    if isinstance(each, ast.Attribute) and each.attr in Severity.__members__
                ]
                yield (
                    f"{path.relative_to(PACKAGE)}:{node.lineno}",
                    code.value if isinstance(code, ast.Constant) else None,
                    severities,
                )


def test_the_program_uses_every_code_of_the_table_and_no_other() -> None:
    assert sorted(literals()) == list(table())


def test_each_code_has_its_page_with_its_titles_and_each_page_a_code() -> None:
    titles = {
        path.stem: re.split(r" [/·] ", path.read_text(encoding="utf-8").partition("\n")[0], maxsplit=1)
        for path in PAGES.glob("IVRC*.md")
    }
    assert titles == {code: [f"# {code} {one.zh}", one.en] for code, one in table().items()}


def test_no_two_codes_have_one_title_within_a_group() -> None:
    for language in ("zh", "en"):
        titles = [(one.group, getattr(one, language)) for one in table().values()]
        assert len(set(titles)) == len(titles)


def test_each_check_has_its_code_and_its_cases() -> None:
    by_hand = {"IVRC302"}  # the lowering makes every notice uninterruptible; see test_check_flows.py
    of_project = {"IVRC355"}  # what ivrc.yaml sets, and no flow alone: see tests/report/test_budgets.py
    found = [check.code for check in CHECKS]
    of_files = {"IVRC381"}  # a file of a team's own checks: see tests/own_checks
    of_words = {
        "IVRC257",
        "IVRC258",
        "IVRC259",
        "IVRC275",
        "IVRC276",
        "IVRC277",
        "IVRC278",
        "IVRC680",
        "IVRC681",
        "IVRC685",
    }  # beside what the lowering tells
    checks = [code for code in table() if code.startswith("IVRC3") or code in of_words]
    assert sorted({*found, *of_project, *of_files}) == checks
    assert {path.stem for path in CASES.glob("IVRC*.yaml")} == set(found) - by_hand


def test_a_module_of_a_check_begins_with_its_code() -> None:
    for check in CHECKS:
        text = sys.modules[check.find.__module__].__doc__ or ""
        assert text.startswith(f"{check.code}: "), check.code


def test_a_place_names_a_severity_only_where_the_table_lets_it() -> None:
    used: dict[str, set[str]] = {}
    for place, code, severities in makings():
        if code is not None:
            one = table()[code]
            assert set(severities) <= {one.severity, one.also}, place
            used.setdefault(code, set()).update(severities or {one.severity})
    assert sum(len(each) for each in used.values()) > 100
    for code, named in used.items():
        if table()[code].also is None:
            assert named == {table()[code].severity}, code


def test_findings_are_made_of_the_table() -> None:
    """No other call makes one, but for those that were written down and are read again."""
    made = {
        path.relative_to(PACKAGE).as_posix()
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic"
    }
    assert made == {"diagnostics/codes.py", "output/names.py"}


@pytest.mark.parametrize("one", table().values(), ids=lambda one: one.code)
def test_a_finding_is_as_severe_as_the_table_says(one: Code) -> None:
    found = finding(one.code, Span("甲"), zh="一", en="a")
    assert found.severity is one.severity
    error = one.severity is Severity.ERROR
    assert status([found]) == (2 if error and one.surroundings else int(error))
    if one.also:
        other = finding(one.code, Span("甲"), zh="一", en="a", severity=one.also)
        assert other.severity is one.also is not one.severity


def test_what_is_of_the_surroundings_is_an_error_and_may_never_stand() -> None:
    for one in table().values():
        if one.surroundings:
            assert one.severity is Severity.ERROR and one.code not in may_stand()


def test_an_error_of_the_surroundings_beside_one_of_the_input_exits_with_1() -> None:
    outside = finding("IVRC003", Span("甲"), zh="一", en="a")
    inside = finding("IVRC203", Span("甲", 1, 1, 1, 2), zh="一", en="a")
    assert (status([outside]), status([outside, inside])) == (2, 1)
    assert status([finding("IVRC003", Span("甲", 1, 1, 1, 2), zh="一", en="a")]) == 1


def test_another_package_has_codes_of_its_own() -> None:
    theirs = finding("ACME1", Span("甲"), zh="一", en="a", severity=Severity.ERROR)
    assert theirs.severity is Severity.ERROR and status([theirs]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "IVRC001 | grave | | 甲 | a",
        "IVRC001 | error | exit 3 | 甲 | a",
        "IVRC001 | error | 甲 | a",
        "IVRC002 | error | | 甲 | a\nIVRC001 | error | | 乙 | b",
        "IVRC001 | error | | 甲 | a\nIVRC001 | error | | 乙 | b",
    ],
    ids=["severity", "mark", "columns", "order", "twice"],
)
def test_a_badly_written_table_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(codes, "TABLE", path)
    with pytest.raises(ValueError):
        table.__wrapped__()


@pytest.mark.parametrize("command", ["--version", "--help"])
def test_the_table_is_not_read_for_nothing(command: str) -> None:
    program = (
        "import sys; from ivrc.cli import main\n"
        "try: main([sys.argv[1]])\n"
        "finally: print('ivrc.diagnostics.codes' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program, command], capture_output=True, text=True)
    assert ran.stdout.splitlines()[-1] == "False"


def test_what_happened_in_one_run_is_marked_in_the_table() -> None:
    assert [code for code in table() if codes.of_run(code)] == ["IVRC440", "IVRC530", "IVRC532", "IVRC534"]
    assert not codes.of_run("OTHER1")
