"""The record of a call in the dialplan: only where the site says where it goes, and nothing in it is the switch's."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.as_json import literal
from ivrc.switches.asterisk.text.target import TARGET, emit
from ivrc.switches.freeswitch.text.target import TARGET as FREESWITCH
from ivrc.switches.voicexml.text.target import TARGET as VOICEXML
from tests.targets.flows import hangup, hotline, menu, say

FLOW = hotline(say("甲", "a", to="乙"), menu("乙", {"1": "bye"}, "b"), hangup())


def text(**records: str) -> str:
    (found,) = emit(FLOW, Site("试", {}, records=records)).files.values()
    return found


def test_without_a_place_no_line_of_it_is_there() -> None:
    assert text() == text(voicexml="https://crm.example.com/notes")
    assert not re.search("hangup_handler|FILE\\(|IVRC_PATH|Gosub", text())


def test_with_one_each_node_of_the_source_is_noted_once() -> None:
    found = text(asterisk="/srv/ivrc/")
    assert re.findall(r"place,1\((.*?)\)\)", found) == ["甲", "乙", "bye"]
    assert "Set(FILE(/srv/ivrc/测试热线.jsonl,,,al,u)={" in found
    assert found.count("hangup_handler_push") == 1


@pytest.mark.parametrize(
    "place", ["ivrc", "/srv/a b", "/srv/a=b", "/srv/${X}", "/srv/a,b", "/srv/(a)", "https://x.example"]
)
def test_a_place_that_would_end_the_name_of_the_file_is_refused(place: str) -> None:
    assert [each.code for each in admit(FLOW, Site("试", {}, records={"asterisk": place}), TARGET)] == [
        "IVRC422"
    ]


@given(st.text())
def test_any_text_is_json_and_nothing_in_it_is_replaced(words: str) -> None:
    words = words.encode("utf-16", errors="replace").decode("utf-16")
    held = literal(words)
    assert json.loads(held) == words
    assert not set(held[1:-1]) & set("${}[]();,\"'\n\r=&|:?")


def test_a_target_that_keeps_none_says_so_where_another_does() -> None:
    url, folder = {"voicexml": "https://crm.example.com/notes"}, {"freeswitch": "/srv/ivrc"}
    for target, records, codes in (
        (VOICEXML, url | folder, ["IVRC414"]),
        (VOICEXML, folder, ["IVRC414"]),
        (VOICEXML, url, []),
        (FREESWITCH, url | folder, []),
    ):
        assert [each.code for each in admit(FLOW, Site("试", {}, records=records), target)] == codes
