"""The kinds of node against the layers that know them all: what a new kind still lacks is named here."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from ivrc.flow.nodes import Node
from ivrc.simulate.kinds import STEPS

KINDS = get_args(Node)
NAMES = {kind.__name__.lower() for kind in KINDS}


def test_every_kind_has_a_step_in_the_simulator() -> None:
    assert [kind.__name__ for kind in KINDS if kind not in STEPS] == []
    assert set(STEPS) <= set(KINDS)


def test_the_schema_of_the_flow_has_every_kind_with_its_fields() -> None:
    schema = json.loads((files("ivrc.flow") / "schema.json").read_text(encoding="utf-8"))
    written = {
        branch["properties"]["kind"]["const"]: set(branch["required"])
        for part in schema["$defs"].values()
        for branch in part.get("oneOf", ())
        if "kind" in branch.get("properties", {})
    }
    assert written == {
        kind.__name__.lower(): {"kind", "at", *kind._fields} - {"span"} - _left_out(kind) for kind in KINDS
    }


def _left_out(kind: type) -> set[str]:
    """Fields that the JSON form does not have."""
    return {"beside"} & set(getattr(kind, "_fields", ()))


@pytest.mark.parametrize("layer", ["flow", "simulate", "lowering"])
def test_a_kind_is_a_file_of_its_name(layer: str) -> None:
    folder = Path(str(files(f"ivrc.{layer}.kinds")))
    assert sorted(NAMES - {path.stem for path in folder.glob("*.py")}) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_kind_says_what_it_is(kind: type) -> None:
    assert isinstance(kind.__dict__["traits"], property) and isinstance(kind.__dict__["does"], property)
