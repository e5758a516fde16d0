"""The JSON Schemas of the files that people write beside menus, whole, as an editor is to have them: in which files of a project each holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.switches.settings import complete

_HERE = Path(__file__).parent


class Offered(NamedTuple):
    """A schema: where it lies, and the files of a project that it is for, as patterns; those that begin with `!` are not meant."""

    file: str
    holds: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """The schema as data. What a switch asks of its part of a site file stands in it."""
        document: dict[str, Any] = json.loads((_HERE / self.file).read_bytes())
        return complete(document) if self.file == "schemas/site.json" else document


OFFERED = {
    "project": Offered("schemas/project.json", ("ivrc.yaml",)),
    "site": Offered("schemas/site.json", ("sites/*.yaml",)),
    "phrases": Offered("phrases/schema.json", ("prompts/*.yaml", "!prompts/readings.yaml")),
    "readings": Offered("schemas/readings.json", ("prompts/readings.yaml",)),
    "calls": Offered("schemas/calls.json", ("tests/*.calls.yaml",)),
    "calendar": Offered("schemas/calendar.json", ("calendars/*.yaml",)),
}
"""By name."""


def text(name: str) -> str:
    """A schema as a file."""
    return json.dumps(OFFERED[name].document(), ensure_ascii=False, indent=2) + "\n"
