"""Every lesson in examples/ says its idea in a comment, compiles without any finding, and is listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import compile_file
from ivrc.diagnostics import Severity
from ivrc.flow.kinds.transfer import Transfer
from ivrc.project import find, open_project, open_site, phrases

FOLDER = Path(__file__).parent.parent.parent / "examples"
LESSONS = sorted(FOLDER.glob("[0-9]*.ivr"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.name)
def test_the_lesson_is_whole_and_without_findings(lesson: Path) -> None:
    text = lesson.read_text(encoding="utf-8")
    project, found = open_project(find(lesson))
    library, more = phrases(project)
    site, sites_found = open_site(project, None)
    compiled = compile_file(lesson, project.root, library)
    assert project.root == FOLDER
    assert not [*found, *more, *sites_found]
    assert [d for d in compiled.diagnostics if d.severity is not Severity.NOTE] == []
    assert compiled.hotline is not None and site is not None
    dialled = {
        name
        for node in compiled.hotline.nodes.values()
        if isinstance(node, Transfer)
        for name in node.destinations
    }
    assert dialled <= set(site.destinations)
    assert text.startswith("// ")
    assert re.search(r"[\u4e00-\u9fff]", text.partition("\n\n")[0]), "the idea is told in Chinese"
    assert re.search(r"// [A-Z]", text.partition("\n\n")[0]), "and in English"


def test_there_are_enough_lessons_and_each_is_listed() -> None:
    listed = re.findall(
        r"^\| \[.*?\]\((.*?)\)", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert listed == [path.name for path in LESSONS]
    assert len(LESSONS) >= 10
    assert (
        sum(bool(re.search(r"language\s+en-US", path.read_text(encoding="utf-8"))) for path in LESSONS) >= 1
    )


def test_the_examples_are_checked_as_their_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    """`ivrc check examples`: the companies' hotlines beside the lessons, no name and no number twice."""
    assert "ivrc check examples\n" in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert main(["check", str(FOLDER)]) == 0
    assert "error" not in capsys.readouterr().out


def test_no_two_lessons_have_one_name_or_number() -> None:
    headers = [
        re.search(r"^(?:热线|hotline) (\S+)(?: (\S+))?", p.read_text(encoding="utf-8"), re.MULTILINE)
        for p in LESSONS
    ]
    names = [match[1] for match in headers if match]
    numbers = [re.sub(r"\D", "", match[2]) for match in headers if match and match[2]]
    calls = [p for p in LESSONS if re.search(r"^ +(?:外呼|outbound)", p.read_text("utf-8"), re.MULTILINE)]
    assert len(set(names)) == len(LESSONS)
    assert len(set(numbers)) == len(numbers) == len(LESSONS) - len(calls), "one that calls has no number"
