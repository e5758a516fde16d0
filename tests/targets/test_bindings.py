"""Everybody whom any kind of node dials has to be bound at a site, and by a dial string that the switch takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.compile import compile_file
from ivrc.flow.graph import dials
from ivrc.flow.nodes import Hotline
from ivrc.project import open_project, open_site, standard_phrases
from ivrc.site import Site
from ivrc.switches import registry
from ivrc.switches.admit import admit

ROOT = Path(__file__).parents[2]
DIALLING = ("examples/36-代接.ivr", "examples/37-排队.ivr", "examples/44-总机.ivr", "menus/转接服务.ivr")


@pytest.fixture(scope="module")
def lab() -> Site:
    found, _ = open_site(open_project(ROOT)[0], "lab")
    assert found is not None
    return found


def _hotline(path: str) -> Hotline:
    compiled = compile_file(ROOT / path, ROOT, standard_phrases())
    assert compiled.hotline is not None
    return compiled.hotline


@pytest.mark.parametrize("path", DIALLING)
def test_each_of_those_who_are_dialled_has_to_be_bound(path: str, lab: Site) -> None:
    hotline = _hotline(path)
    target = registry.load("asterisk")
    everybody = {name: {"asterisk": "PJSIP/1"} for name in dials(hotline)}
    assert everybody and not admit(hotline, lab._replace(destinations=everybody), target)
    for name in everybody:
        left = {each: by for each, by in everybody.items() if each != name}
        found = admit(hotline, lab._replace(destinations=left), target)
        assert [each.code for each in found] == ["IVRC402"] and name in found[0].en


@pytest.mark.parametrize("switch", ["asterisk", "freeswitch"])
@pytest.mark.parametrize("path", DIALLING)
def test_each_of_their_dial_strings_is_judged(path: str, switch: str, lab: Site) -> None:
    hotline = _hotline(path)
    target = registry.load(switch)
    before = [each.code for each in admit(hotline, lab, target)]
    for name in dials(hotline):
        bound = {**lab.destinations, name: {switch: "SIP 1\n${x}"}}
        found = admit(hotline, lab._replace(destinations=bound), target)
        more = [each for each in found if each.code not in before]
        assert len(more) == 1 and name in more[0].en
