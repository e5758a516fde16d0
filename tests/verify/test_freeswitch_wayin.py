"""The way in to a hotline, as the dialplan of a FreeSWITCH has it, whoever wrote that."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from ivrc.switches.freeswitch.driver.deployment import differences
from ivrc.switches.freeswitch.driver.wayin import found, reaches
from ivrc.verify.deployment import Entry, entry

GOES = '<action application="transfer" data="start XML ivrc-a"/>'


def dialplan(
    *conditions: str, actions: str = GOES, context: str = "public"
) -> dict[str, ElementTree.Element]:
    """A context with one extension that asks these of the number that was dialled."""
    *before, last = (f'field="destination_number" expression="{each}"' for each in conditions or ("",))
    asked = "".join(f"<condition {each}/>" for each in before)
    text = f"<x><extension>{asked}<condition {last}>{actions}</condition></extension></x>"
    return {"other": ElementTree.fromstring("<x/>"), context: ElementTree.fromstring(text)}


@pytest.mark.parametrize(
    ("conditions", "numbers", "number"),
    [
        (("^33881001$",), ["33881001"], "33881001"),
        (("^(400|33881001)$",), ["1", "400"], "400"),
        (("^1000$",), ["33881001"], "1000"),
        (("^(1000)$",), [], "1000"),
        ((r"^\+?(?:86)?(\d+)$",), ["33881001"], "33881001"),
        ((r"^\d{8}$", "^3388"), ["33881001"], "33881001"),
        ((".*",), [], "start"),
        ((r"^(?R)$",), ["33881001"], "33881001"),
    ],
)
def test_a_number_is_found_that_leads_in(
    conditions: tuple[str, ...], numbers: list[str], number: str
) -> None:
    there = dialplan(*conditions)
    assert found(there, "ivrc-a", numbers) == Entry(number, "public")
    assert reaches(there, Entry(number, "public"))


@pytest.mark.parametrize(
    "there",
    [
        {},
        dialplan("^1$", actions=GOES.replace("ivrc-a", "ivrc-ab")),
        dialplan("^1$", actions=GOES.replace("ivrc-a", "xivrc-a")),
        dialplan("^1$", actions=GOES.replace("transfer", "log")),
        dialplan("^1$", actions=GOES.replace("XML", "enum")),
        dialplan("^1$", context="ivrc-b"),
        dialplan("^1", "^2", context="public"),
        dialplan(r"^\d{4}$", context="public"),
    ],
)
def test_nothing_leads_in(there: dict[str, ElementTree.Element]) -> None:
    assert found(there, "ivrc-a", ["33881001"]) is None


def test_a_way_in_that_the_user_names_has_to_be_one() -> None:
    there = dialplan("^33881001$")
    assert not reaches(there, Entry("33881002", "public"))
    assert not reaches(there, Entry("33881001", "nowhere"))
    assert not reaches(there, Entry("33881001", "other"))


def test_the_user_names_it_by_extension_and_context() -> None:
    assert entry("33881001@public") == Entry("33881001", "public")
    assert entry("") is None and entry("public") is None


PLAN = '<include><context name="ivrc-a"><extension name="1"/></context><context name="ivrc-a.b"/></include>'


def context(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


@pytest.mark.parametrize(
    ("there", "says", "mend"),
    [
        ({}, "does not hold this hotline", "Copy"),
        ({"ivrc-a": context('<context name="ivrc-a"/>'), "ivrc-a.b": context('<context name="ivrc-a.b"/>')}, "another version", "Copy"),
        ({"ivrc-a": next(iter(context(PLAN)))}, "it lacks the context ivrc-a.b", "Copy"),
    ],
)  # fmt: skip
def test_what_the_switch_holds_otherwise_is_told(
    there: dict[str, ElementTree.Element], says: str, mend: str, tmp_path: Path
) -> None:
    built, conf = tmp_path / "built", tmp_path / "conf"
    built.mkdir(), conf.mkdir()
    (built / "ivrc-a.xml").write_text(PLAN, encoding="utf-8")
    (told,) = differences({"ivrc-a.xml": PLAN}, there, built, conf, "ivrc-a")
    assert told.code == "IVRC618" and says in told.en and told.mend_en.startswith(mend)
    (conf / "ivrc-a.xml").write_text(PLAN, encoding="utf-8")
    (told,) = differences({"ivrc-a.xml": PLAN}, there, built, conf, "ivrc-a")
    assert says in told.en and told.mend_en.startswith("Send reloadxml")


def test_of_a_switch_that_holds_it_as_built_nothing_is_told(tmp_path: Path) -> None:
    there = {each.get("name", ""): each for each in context(PLAN)}
    assert list(differences({"ivrc-a.xml": PLAN}, there, tmp_path, tmp_path, "ivrc-a")) == []
