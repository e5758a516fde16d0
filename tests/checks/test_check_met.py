"""Menus on which an earlier version failed: it read them wrongly, or said nothing of what is wrong. What is read and said now."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number

FOLDER = Path(__file__).parent / "met"
KEYS = {
    "card": [["16-19#"]],
    "emerg": [["1"]],
    "false_zh2": [["1", "2", "3", "4"]],
    "fr": [["1"]],
    "hours830": [["1", "2"]],
    "hours830b": [["1"]],
    "multi2": [["1", "2", "3", "4"]],
    "pin": [["6-6#"], ["1", "#"]],
    "ringall": [["0"]],
    "rx": [["7-7#"], ["1", "#"]],
    "silent_en": [["1", "2", "3", "4", "5", "6", "*9"]],
}
"""Of each menu the keys that are taken; of a number its shortest and its longest length, and its end key."""
SAID = {
    "card": [(7, "IVRC322")],
    "multi2": [(7, "IVRC316")],
    "pin": [(7, "IVRC322"), (7, "IVRC340"), (7, "IVRC341")],
    "pos": [(7, "IVRC231")],
    "rx": [(8, "IVRC322"), (8, "IVRC341")],
    "unset": [(7, "IVRC314"), (10, "IVRC321")],
}
"""What is said of those that are not in order, at the strictest; of the others nothing."""
MENUS = sorted(path.stem for path in FOLDER.glob("*.ivr"))


@pytest.mark.parametrize("name", MENUS)
def test_it_is_read_and_told_rightly(name: str) -> None:
    compiled = compile_text((FOLDER / f"{name}.ivr").read_text("utf-8"), chosen=Chosen(("strict",)))
    told = [(one.span.line, one.code) for one in compiled.diagnostics]
    assert told == SAID.get(name, [])
    if name not in KEYS:
        return
    assert compiled.hotline is not None
    menus = [node for node in compiled.hotline.nodes.values() if isinstance(node, Menu)]
    assert [
        [
            f"{each.lengths[0]}-{each.lengths[-1]}{each.end_key}"
            if isinstance(each, Number)
            else patterns(each)[0]
            for each in menu.entries
        ]
        for menu in menus
    ] == KEYS[name]


def test_there_are_menus() -> None:
    assert len(MENUS) == 13 and {*KEYS, *SAID} == {*MENUS}
