"""A finding in a build's record: read back, it is the same, whatever it carries."""

from __future__ import annotations

import json
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Edit, Label, Severity, Span
from ivrc.output.names import Names


def test_a_finding_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    menu = tmp_path / "菜单.ivr"
    menu.write_text("热线 甲\n", "utf-8")
    names = Names(tmp_path)
    span = Span(names.shown("菜单.ivr"), 1, 1, 1, 3)
    found = Diagnostic(
        "IVRC347", Severity.WARNING, span, "一", "one", "二", "two",
        labels=(Label(span, "三", "three"),), fix="热线", edits=(Edit(span, "热线", "热线电话"),),
    )  # fmt: skip
    kept = json.loads(json.dumps(names.as_data(found)))
    assert str(tmp_path) not in json.dumps(kept)
    assert names.from_data(kept) == found
    assert len(dict.fromkeys([found, names.from_data(kept)])) == 1
