"""The kinds of node against the layers: what a new kind still lacks is named here."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from ivrc.flow.kinds import KINDS as BY_NAME
from ivrc.flow.kinds import TRAITS, names, of_each, of_those
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Retry
from ivrc.flow.shape import holders, parts, replaced
from ivrc.flow.traits import Traits

ROOT = Path(__file__).parents[2]
KINDS: tuple[Any, ...] = tuple(BY_NAME.values())


LAYERS = ("flow", "lowering", "simulate", "coverage")


def lacking(layer: str) -> set[str]:
    """The kinds of which a layer has no file."""
    return set(BY_NAME) - {path.stem for path in Path(ROOT, "ivrc", layer, "kinds").glob("*.py")}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_kind_is_one_file_of_its_name_in_each_layer(layer: str) -> None:
    """Looked up on the disk: a layer that lacks one cannot be imported at all."""
    assert not lacking(layer), f"ivrc/{layer}/kinds has no file for these"
    assert set(names(f"ivrc.{layer}.kinds")) - {"base"} == set(BY_NAME), "a file without a kind"


def test_a_forgotten_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    music = type("Music", (), {"__module__": "ivrc.flow.kinds.music"})
    monkeypatch.setitem(globals(), "BY_NAME", {**BY_NAME, "music": music})
    assert all("music" in lacking(layer) for layer in LAYERS)
    with pytest.raises(ModuleNotFoundError, match=r"ivrc\.simulate\.kinds\.music"):
        of_each("ivrc.simulate.kinds", "step")[music]
    assert music not in of_those("ivrc.lowering.kinds", "lower")
    assert set(of_those("ivrc.lowering.kinds", "lower")) < set(KINDS)


def test_what_is_no_kind_has_nothing_in_a_table() -> None:
    assert Edge not in of_each("ivrc.simulate.kinds", "step") and Edge not in TRAITS
    assert "music" not in BY_NAME and "base" not in BY_NAME


def test_every_table_knows_every_kind() -> None:
    tables = (
        import_module("ivrc.simulate.kinds").STEPS,
        import_module("ivrc.coverage.kinds").KINDS,
        TRAITS,
    )
    assert all(set(table) == set(KINDS) for table in tables)


def test_a_kind_is_called_as_its_file() -> None:
    """The JSON form and emitted files name the class, tables the file."""
    assert list(BY_NAME) == [kind.__name__.lower() for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_says_what_it_is(kind: Any) -> None:
    """Its traits, and what the caller notices of it; and one that passes on has one way out."""
    blank = kind(*(_blank(hint) for hint in get_type_hints(kind).values()))
    assert isinstance(blank.traits, Traits) and blank.traits == TRAITS[kind] and blank.does is not None
    if blank.traits.passes:
        assert len(parts(blank, Edge)) == 1
    if blank.traits.ends:
        assert not parts(blank, Edge)


def test_a_part_is_found_and_changed_wherever_it_stands() -> None:
    blank = Menu(*(_blank(hint) for hint in get_type_hints(Menu).values()))
    moved = replaced(blank, Edge, lambda edge: edge._replace(target="there"))
    assert [edge.target for edge in parts(moved, Edge)] == ["there", "there"]
    assert [type(part).__name__ for part in holders(blank, Edge)] == ["Retry", "Retry"]
    assert parts(blank, Retry) == [blank.silence, blank.wrong]


def _blank(hint: Any) -> Any:
    """Something of a type: the least of it."""
    if hasattr(hint, "_fields"):
        return hint(*(_blank(each) for each in get_type_hints(hint).values()))
    known: dict[Any, Any] = {str: "", int: 0, bool: False}
    return known.get(hint, ())
