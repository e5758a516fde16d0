"""The kinds of node against the layers of each switch: what a new kind still lacks is named here."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

import ivrc.switches
from ivrc.flow.kinds import KINDS as BY_NAME
from ivrc.flow.kinds import TRAITS, names
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Play
from ivrc.flow.traits import Traits
from ivrc.site import Site
from ivrc.switches import registry
from ivrc.switches.admit import admit
from ivrc.switches.kinds import Kinds, readers
from tests.targets.flows import SPAN, edge, hotline, say

KINDS = tuple(BY_NAME.values())


def layers() -> list[tuple[str, set[type]]]:
    """Every table of kinds below ivrc/switches, found in its folder: `NODES` of a text, `READERS` of a driver."""
    found = []
    for module in pkgutil.walk_packages(ivrc.switches.__path__, "ivrc.switches."):
        if module.name.endswith((".text.kinds", ".driver.kinds")):
            made = importlib.import_module(module.name)
            table = getattr(made, "NODES", None) or made.READERS
            found.append((module.name.removeprefix("ivrc.switches."), set(table)))
    return found


def test_every_layer_is_found() -> None:
    assert [name for name, _ in layers()] == [
        "asterisk.driver.kinds",
        "asterisk.text.kinds",
        "freeswitch.driver.kinds",
        "freeswitch.text.kinds",
        "voicexml.text.kinds",
    ]


REFUSED = {
    ("Turn", "voicexml.text.kinds"),
    ("Enlist", "voicexml.text.kinds"),
    ("Queue", "voicexml.text.kinds"),
    ("Queue", "freeswitch.text.kinds"),
    ("Queue", "freeswitch.driver.kinds"),
    ("Lookup", "voicexml.text.kinds"),
    ("Lookup", "freeswitch.text.kinds"),
    ("Lookup", "freeswitch.driver.kinds"),
}
"""What a switch has no words for: a document of VoiceXML remembers no call before it, and has no queue; that of FreeSWITCH is to
come."""


def test_no_kind_is_forgotten_in_any_layer() -> None:
    every = [(kind.__name__, name) for kind in KINDS for name, known in layers() if kind not in known]
    forgotten = set(every) - REFUSED
    assert not forgotten, f"these kinds have no file there: {forgotten}"


def test_no_layer_has_a_file_without_a_kind() -> None:
    """One that is misspelt would be found by nobody."""
    strange = {name: set(names(f"ivrc.switches.{name}")) - set(BY_NAME) for name, _ in layers()}
    assert not any(strange.values()), strange


def test_only_a_kind_without_events_needs_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    music, quiet = type("Music", (), {}), type("Quiet", (), {})
    new = {music: Traits(), quiet: Traits(no_events=True)}
    monkeypatch.setattr("ivrc.switches.kinds.TRAITS", {**TRAITS, **new})
    for switch in ("asterisk", "freeswitch"):
        found = readers(f"ivrc.switches.{switch}.driver.kinds", "nothing")
        assert music not in found and found[quiet] == "nothing" and found[Menu] != "nothing"


@pytest.mark.parametrize("switch", ["asterisk", "freeswitch"])
def test_no_two_kinds_read_the_same(switch: str) -> None:
    """Where they did, it would hang on the order of their files which of them is asked. An event of FreeSWITCH is told to
    every kind that reads it, as a recording's is that may be the call's or a message."""
    seen = Counter[tuple[str, str]]()
    for reader in importlib.import_module(f"ivrc.switches.{switch}.driver.kinds").READERS.values():
        tables = {field: table for field, table in reader._asdict().items() if isinstance(table, dict)}
        shared = {"events"} if switch == "freeswitch" else set()
        seen.update((field, name) for field, table in tables.items() if field not in shared for name in table)
    assert seen and max(seen.values()) == 1, seen.most_common(3)


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
