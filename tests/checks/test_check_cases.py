"""Each check against its cases: menus that pass, and menus that fail at the places they name.

A case without a `热线` of its own is continued by `cases/frame.ivr`. Nothing may be found that a case does not name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from ivrc.checks.registry import CHECKS
from ivrc.compile import compile_text
from ivrc.diagnostics.chosen import Chosen

ALL = Chosen(("strict",))
FOLDER = Path(__file__).parent / "cases"
FRAME = (FOLDER / "frame.ivr").read_text("utf-8")


class CaseFile(NamedTuple):
    code: str
    passes: list[dict[str, Any]]
    fails: list[dict[str, Any]]


FILES = [
    CaseFile(path.stem, **yaml.safe_load(path.read_text("utf-8")))
    for path in sorted(FOLDER.glob("IVRC*.yaml"))
]


def found(case: dict[str, Any]) -> tuple[list[str], str]:
    text = case["menu"]
    if "热线 " not in text and "hotline " not in text:
        text = text + "\n" + FRAME
    diagnostics = compile_text(text, chosen=ALL).diagnostics
    told = "\n".join(f"{d.zh}\n{d.en}" for d in diagnostics)
    return [f"{d.span.line} {d.severity} {d.code}" for d in diagnostics], told


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(file.code, case, id=f"{file.code}-{case['name']}")
        for file in FILES
        for case in getattr(file, kind)
    ]


@pytest.mark.parametrize(("code", "case"), cases("passes"))
def test_passes(code: str, case: dict[str, Any]) -> None:
    places, told = found(case)
    assert places == case.get("expect", []), told
    assert not any(place.endswith(code) for place in places)


@pytest.mark.parametrize(("code", "case"), cases("fails"))
def test_fails(code: str, case: dict[str, Any]) -> None:
    places, told = found(case)
    assert places == case["expect"], told
    assert any(place.endswith(code) for place in places)
    for words in case.get("says", []):
        assert words in told


def test_every_check_the_language_can_offend_has_cases() -> None:
    by_hand = {"IVRC302"}  # the lowering makes every notice uninterruptible; see test_check_flows.py
    assert {file.code for file in FILES} == {each.code for each in CHECKS} - by_hand
    for file in FILES:
        assert file.passes and file.fails, file.code
