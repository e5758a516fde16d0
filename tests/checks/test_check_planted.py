"""Small menus that others planted faults in, of which the first version said nothing, and one that it accused wrongly. Each fault is told
on its line, with a mend; where it is about a call, that call is played.

`strangers/planted.txt`: behind `===` what is planted, and behind `|` the line, the code, and whether a call is told.
"""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from ivrc.cli import main

FILE = Path(__file__).parent / "strangers/planted.txt"


class Planted(NamedTuple):
    """A menu, and what is told of it: nothing where `code` is empty."""

    what: str
    text: str
    line: int
    code: str
    call: bool


def planted() -> list[Planted]:
    found = []
    for part in re.split(r"^=== ", FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, text = part.partition("\n")
        what, _, told = head.partition(" |")
        line, code, *call = told.split() or ("0", "")
        found.append(Planted(what, text, int(line), code, bool(call)))
    return found


@pytest.mark.parametrize("case", planted(), ids=lambda case: case.what)
def test_it_is_told(
    case: Planted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.ivr").write_text(case.text, encoding="utf-8")
    status = main(["check", "m.ivr", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    if not case.code:
        assert (status, found) == (0, [])
        return
    one = next(each for each in found if (each["line"], each["code"]) == (case.line, case.code))
    assert one["mend"]["zh"] and one["mend"]["en"]
    assert (one["replay"] is not None) == case.call
    if one["replay"]:
        assert main([*shlex.split(one["replay"])[1:], "--json"]) in (0, 1)
        events = [json.loads(line)["event"] for line in capsys.readouterr().out.splitlines()]
        assert events[0] == "answer" and len(events) > 2


def test_they_are_all_there() -> None:
    assert len(planted()) == 17 and sum(case.call for case in planted()) == 10
