"""The schemas as the editor's extension takes them."""

from __future__ import annotations

import json
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from ivrc.offered_schemas import OFFERED

ROOT = Path(__file__).parents[2]


def node(program: str, *arguments: str) -> Any:
    """What a program of JavaScript prints as JSON."""
    asked = ["node", "-e", program, *arguments]
    return json.loads(subprocess.run(asked, text=True, capture_output=True, check=True).stdout)


def patterns(document: Any) -> list[str]:
    """Every regular expression of a schema."""
    if isinstance(document, list):
        return [each for part in document for each in patterns(part)]
    if not isinstance(document, dict):
        return []
    own = [value for key, value in document.items() if key == "pattern" and isinstance(value, str)]
    own += list(document.get("patternProperties", {}))
    return own + [each for part in document.values() for each in patterns(part)]


def test_every_expression_is_one_of_javascript() -> None:
    asked = [each for offered in OFFERED.values() for each in patterns(offered.document())]
    assert len(asked) > 10
    wrong = "const wrong = JSON.parse(process.argv[1]).filter((p) => { try { new RegExp(p, 'u') } catch { return true } });"
    assert node(f"{wrong} console.log(JSON.stringify(wrong))", json.dumps(asked)) == []


PLACES = ["ivrc.yaml", "sites/甲.yaml", "prompts/问候.yaml", "prompts/readings.yaml", "tests/甲.calls.yaml", "tests/甲.yaml",
          "calendars/CN.yaml", "sites/more/甲.yaml", "menus/甲.yaml"]  # fmt: skip


def meant(place: str) -> str | None:
    """The schema of a file as `ivrc schema` tells it."""
    for name, offered in OFFERED.items():
        if all(fnmatch(place, each.lstrip("!")) != each.startswith("!") for each in offered.holds):
            return name if "/" not in place.partition("/")[2] else None
    return None


@pytest.mark.parametrize("whole", [True, False])
def test_a_file_has_the_schema_of_its_place_in_a_project_only(tmp_path: Path, whole: bool) -> None:
    if whole:
        (tmp_path / "ivrc.yaml").write_text("")
    found = node(
        "const { nameOf } = require(process.argv[1]);"
        "console.log(JSON.stringify(process.argv.slice(2).map((file) => nameOf(file) ?? null)))",
        str(ROOT / "editors/vscode/schemas.js"),
        *(str(tmp_path / place) for place in PLACES),
    )
    assert found == [meant(place) if whole else None for place in PLACES]
