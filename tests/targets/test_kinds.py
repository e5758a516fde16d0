"""The kinds of node against the layers of each switch: what a new kind still lacks is named here."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import ivrc.switches
from ivrc.flow.kinds import KINDS as BY_NAME
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Play
from ivrc.site import Site
from ivrc.switches import registry
from ivrc.switches.admit import admit
from ivrc.switches.kinds import Kinds
from tests.targets.flows import SPAN, edge, hotline, say

KINDS = tuple(BY_NAME.values())


def layers() -> list[tuple[str, set[type]]]:
    """Every table of kinds below ivrc/switches, found by its name: `NODES` of a text, `READERS` of a driver."""
    found = []
    for module in pkgutil.walk_packages(ivrc.switches.__path__, "ivrc.switches."):
        if module.name.endswith((".text.target", ".driver.kinds")):
            made = importlib.import_module(module.name)
            table = getattr(made, "NODES", None) or made.READERS
            found.append((module.name.removeprefix("ivrc.switches."), set(table)))
    return found


def test_every_layer_is_found() -> None:
    assert [name for name, _ in layers()] == [
        "asterisk.driver.kinds",
        "asterisk.text.target",
        "freeswitch.driver.kinds",
        "freeswitch.text.target",
        "voicexml.text.target",
    ]


def test_no_kind_is_forgotten_in_any_layer() -> None:
    forgotten = [(kind.__name__, name) for kind in KINDS for name, known in layers() if kind not in known]
    assert not forgotten, f"these kinds have no row there: {forgotten}"


@pytest.mark.parametrize("name", registry.SHIPPED)
def test_a_kind_is_one_file_of_its_name_in_each_text(name: str) -> None:
    text = Path(ivrc.switches.__path__[0], name, "text")
    assert {kind.__name__.lower() for kind in KINDS} <= {path.stem for path in text.glob("*.py")}


@pytest.mark.parametrize("name", registry.SHIPPED)
def test_a_kind_that_a_switch_does_not_know_is_refused_before_anything_is_written(name: str) -> None:
    flow = hotline(say("a", "hi", to="r"), Record("r", SPAN, edge("bye")), Hangup("bye", SPAN))
    target = registry.load(name)
    there = Site("test", {}, recordings={"voicexml": "https://recorder.example.com/calls"})
    assert not admit(flow, there, target)
    told = admit(flow, there, target._replace(kinds=[kind for kind in target.kinds if kind is not Record]))
    assert [(d.code, d.span) for d in told] == [("IVRC401", SPAN)]
    assert "Record" in told[0].en and "Record" in told[0].zh and target.name in told[0].mend_en


def test_a_target_that_does_not_say_which_kinds_it_knows_is_asked_for_no_new_one() -> None:
    target = registry.load("asterisk")
    unsaid = type(target)(**{k: v for k, v in target._asdict().items() if k != "kinds"})
    assert set(unsaid.kinds) <= set(KINDS)


def test_a_kind_has_one_row() -> None:
    table = Kinds[str, str]().says(Say, lambda plan, node: f"{plan}{node.id}")
    assert table("plan-", Say("a", SPAN, (Play("hi"),), edge("b"))) == "plan-a"
    with pytest.raises(ValueError, match="Say"):
        table.says(Say, lambda plan, node: "")
    with pytest.raises(KeyError):
        table("plan-", Hangup("bye", SPAN))
