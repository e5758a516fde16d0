"""The record of a call in FreeSWITCH's dialplan and in the template of mod_cdr_csv: only where the site says where it goes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from ivrc.flow.kinds.transfer import ONCE
from ivrc.flow.nodes import Hotline
from ivrc.records.record import KEYS, MAY_LACK
from ivrc.site import Site
from ivrc.switches.admit import admit
from ivrc.switches.freeswitch.driver import files
from ivrc.switches.freeswitch.text import record_line
from ivrc.switches.freeswitch.text.target import TARGET, emit
from ivrc.switches.target import Emitted
from tests.targets.flows import hangup, hotline, menu, say, transfer

FLOW = hotline(say("甲", "a", to="乙"), menu("乙", {"1": "bye"}, "b"), hangup())
CALLING = hotline(
    menu("总机", {"1": "坐席"}, "b"),
    transfer("坐席", "张", "李")._replace(order=ONCE),
    hangup(),
)
DIALS = {"张": {"freeswitch": "user/1,user/2"}, "李": {"freeswitch": "user/3"}}


def made(flow: Hotline = FLOW, **records: str) -> Emitted:
    return emit(flow, Site("试", DIALS, records=records))


def test_without_a_place_no_line_of_it_is_there() -> None:
    assert made() == made(voicexml="https://crm.example.com/notes")
    assert list(made().files) == ["ivrc-测试热线.xml"]
    assert not re.search(
        "accountcode|cdr_csv|ivrc_path|url_encode|goes_on|continue=", "".join(made().files.values())
    )


def test_with_one_each_node_of_the_source_is_noted_once() -> None:
    found = made(freeswitch="/srv/ivrc/").files["ivrc-测试热线.xml"]
    assert re.findall(r'data="ivrc_place=(.+?)"', found) == ["甲", "乙", "bye"]
    assert found.count('continue="true"') == 3
    assert 'data="cdr_csv_base=/srv/ivrc"' in found
    assert set(made(freeswitch="/srv/ivrc").modules) >= {"mod_cdr_csv", "mod_expr", "mod_commands"}


def test_the_template_has_every_key_in_its_order_and_is_the_same_for_every_hotline() -> None:
    one, other = (made(flow, freeswitch="/srv/ivrc").files for flow in (FLOW, CALLING))
    (template,) = files.record_templates(one)
    assert files.record_templates(other)[0].text == template.text == record_line.template()
    assert template.get("name") == "ivrc-records"
    plain = record_line.template()
    while (bare := re.sub(r"\$\{[^{}]*\}", "0", plain)) != plain:
        plain = bare
    asked_by_none = "services"  # no hotline on FreeSWITCH asks one
    assert asked_by_none in MAY_LACK
    assert re.findall(r'"(\w+)":', plain) == [key for key in KEYS if key != asked_by_none]
    assert "\n" not in record_line.template() and "'" not in record_line.template()


def test_no_hotline_has_a_file_of_the_templates_name() -> None:
    named = [
        made(FLOW._replace(name=name), freeswitch="/srv/ivrc").files for name in ("records", "records-ivrc")
    ]
    assert all(len(each) == 2 for each in named)


def test_the_legs_of_several_know_their_numbers() -> None:
    root = ElementTree.fromstring(made(CALLING, freeswitch="/srv/ivrc").files["ivrc-测试热线.xml"])
    (bridge,) = (each.get("data") for each in root.iter("action") if each.get("application") == "bridge")
    assert bridge == "[ivrc_place_of=0]user/1,[ivrc_place_of=0]user/2,[ivrc_place_of=1]user/3"
    root = ElementTree.fromstring(made(CALLING).files["ivrc-测试热线.xml"])
    (bridge,) = (each.get("data") for each in root.iter("action") if each.get("application") == "bridge")
    assert bridge == "user/1,user/2,user/3"


@pytest.mark.parametrize("name", ['"', "a\nb", "${system(rm)}", "a,b]", "\\", "中'文", "😀"])
def test_a_hostile_name_is_json_in_which_nothing_is_the_switchs(name: str) -> None:
    root = ElementTree.fromstring(
        next(iter(made(FLOW._replace(name=name), freeswitch="/srv").files.values()))
    )
    (held,) = (
        data.partition("=")[2]
        for each in root.iter("action")
        if (data := each.get("data", "")).startswith("ivrc_named=")
    )
    assert held[0] == held[-1] == '"' and not set(held[1:-1]) & set("${}()[]\"',\n=")


@pytest.mark.parametrize("place", ["/srv/a b", "/srv/${x}", "/srv/a,b", "https://x.example", "/srv/{a}"])
def test_a_place_that_the_switch_would_change_is_refused(place: str) -> None:
    site = Site("试", {}, records={"freeswitch": place})
    assert [each.code for each in admit(FLOW, site, TARGET)] == ["IVRC432"]
