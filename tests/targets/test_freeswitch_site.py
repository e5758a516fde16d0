"""What a site may say to FreeSWITCH, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.freeswitch.text.target import TARGET

from .flows import (
    hangup,
    hotline,
    menu,
    record,
    transfer,
    voicemail,
)
from .freeswitch_flows import EVERYTHING, SITE

GOOD = (
    *(
        "user/8001",
        "user/8001@$${domain}",
        "sofia/gateway/gw-1/+8613800138000",
        "loopback/8001/lab",
        "error/USER_BUSY",
    ),
    *(
        "sofia/internal/8001%10.0.0.1:5060",
        "sofia/internal/8001@host;transport=tcp",
        "verto.rtc/8001",
        "user/1,user/2",
    ),
)
BAD = (
    *(
        "8001",
        "user/",
        "user/1|user/2",
        "[leg_timeout=9]user/1",
        "{a=b}user/1",
        "user/${caller_id_number}",
        "user/1 2",
    ),
    *("user/1:_:user/2", "user/1,", "<x>user/1", "user/$$${x}", "user/1'", "user/$${a b}", "user/1\n"),
)


@pytest.mark.parametrize("dial", GOOD)
def test_dial_strings_that_are(dial: str) -> None:
    assert not admit(
        EVERYTHING,
        SITE._replace(destinations={name: {"freeswitch": dial} for name in SITE.destinations}),
        TARGET,
    )


@pytest.mark.parametrize("dial", BAD)
def test_dial_strings_that_are_not(dial: str) -> None:
    site = SITE._replace(destinations={name: {"freeswitch": dial} for name in SITE.destinations})
    found = admit(EVERYTHING, site, TARGET)
    assert [(one.code, dial in one.en, dial in one.zh) for one in found] == [("IVRC430", True, True)] * 2


@pytest.mark.parametrize("dial", ["user/8001", "{}", "user/${x}{}", "user/{} {}"])
def test_dial_strings_for_extensions_that_are_not(dial: str) -> None:
    site = SITE._replace(extensions=Extensions(("8XXX",), {"freeswitch": dial}))
    assert [one.code for one in admit(EVERYTHING, site, TARGET)] == ["IVRC431"]


@pytest.mark.parametrize("place", ["/srv/a b", "/srv/${x}", "/srv/{a=b}", "a!b", "'a'", "/srv/a\n"])
def test_places_that_are_not(place: str) -> None:
    for setting in ("recordings", "messages", "sounds"):
        found = admit(EVERYTHING, SITE._replace(**{setting: {"freeswitch": place}}), TARGET)
        assert [(one.code, setting in one.en) for one in found] == [("IVRC432", True)]
    assert not admit(hotline(hangup()), SITE._replace(recordings={"freeswitch": place}), TARGET)


def test_a_wait_shorter_than_the_switch_can_is_refused() -> None:
    one, two = menu("m", {"0": "bye"}, "p"), menu("m", {"00": "bye"}, "p")
    for node in (one._replace(first_key_ms=999), two._replace(inter_key_ms=500)):
        assert [found.code for found in admit(hotline(node, hangup()), SITE, TARGET)] == ["IVRC401"]
    assert not admit(hotline(one._replace(inter_key_ms=500), hangup()), SITE, TARGET)


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parents[2].glob("sites/*.yaml")), ids=lambda path: path.stem
)
def test_the_shipped_sites_bind_what_the_switch_takes(path: Path) -> None:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    extensions = Extensions(tuple(read["extensions"]["numbers"]), read["extensions"]["dial"])
    places = {name: read.get(name, {}) for name in ("recordings", "messages", "sounds")}
    site = Site(path.stem, read["destinations"], extensions, **places)
    calls = transfer("t", *site.destinations)
    flow = hotline(
        calls, transfer("e", extension="v"), record("r", "t"), voicemail("v", "t"), hangup(), variables=("v",)
    )
    assert not admit(flow, site, TARGET)
