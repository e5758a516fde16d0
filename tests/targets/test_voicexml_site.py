"""What a site binds for VoiceXML is judged before anything is emitted."""

from __future__ import annotations

import pytest

from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.voicexml.text.site import can_dial
from ivrc.switches.voicexml.text.target import TARGET

from .flows import hangup, hotline, record, site, transfer, voicemail

FLOW = hotline(
    record("录音", "坐席"),
    transfer("坐席", "坐席", busy="分机"),
    transfer("分机", extension="分机号", no_answer="留言"),
    voicemail("留言", "bye"),
    hangup(),
    variables=("分机号",),
)
GOOD = site("voicexml", 坐席="sip:8001@pbx.example.com")


def codes(at: Site) -> list[str]:
    return [each.code for each in admit(FLOW, at, TARGET)]


@pytest.mark.parametrize(
    "uri",
    [
        "tel:+8657688881001",
        "tel:+86-576-8888-1001",
        "tel:8001;phone-context=pbx.example.com",
        "sip:8001@pbx.example.com",
        "sip:8001@10.0.0.5:5060;transport=tcp",
        "sips:%E5%9D%90%E5%B8%AD@[2001:db8::1]",
        "sip:8001@pbx.example.com?Priority=urgent",
    ],
)
def test_addresses_that_can_be_dialled(uri: str) -> None:
    assert can_dial(uri)
    assert codes(GOOD._replace(destinations={"坐席": {"voicexml": uri}})) == []


@pytest.mark.parametrize(
    "uri",
    [
        *("PJSIP/8001&PJSIP/8002", "user/8001", "8001", "tel:", "sip:", "tel:+", "sip:坐席@pbx.example.com"),
        *(
            "http://example.com",
            "sip:8001@pbx example.com",
            "sip:a@b.example&sip:c@d.example",
            "tel:8001\n",
            "tel:80#1",
        ),
        *("sip:8001@pbx.example.com'", "javascript:alert(1)", "sip:" + "a" * 5000 + "@"),
    ],
)
def test_addresses_that_cannot_be_dialled(uri: str) -> None:
    assert not can_dial(uri)
    assert codes(GOOD._replace(destinations={"坐席": {"voicexml": uri}})) == ["IVRC410"]


@pytest.mark.parametrize("dial", ["sip:@pbx.example.com", "PJSIP/{}", "sip:8001@pbx.example.com", "{}"])
def test_extension_dial_strings_that_cannot_be_used(dial: str) -> None:
    assert codes(GOOD._replace(extensions=Extensions(("8XXX",), {"voicexml": dial}))) == ["IVRC411"]


@pytest.mark.parametrize("setting", ["recordings", "messages"])
@pytest.mark.parametrize(
    "value", ["/var/spool/ivrc", "ftp://a.example", "https://", "https://a.example/大众", "https:// a"]
)
def test_services_are_urls(setting: str, value: str) -> None:
    assert codes(GOOD._replace(**{setting: {"voicexml": value}})) == ["IVRC412"]


@pytest.mark.parametrize("setting", ["recordings", "messages"])
def test_services_that_are_needed_and_not_set(setting: str) -> None:
    assert codes(GOOD._replace(**{setting: {}})) == ["IVRC403"]


@pytest.mark.parametrize(
    ("value", "found"), [("", []), ("../audio", []), ("https://a.example/s", []), ("a b", ["IVRC412"])]
)
def test_sounds(value: str, found: list[str]) -> None:
    assert codes(GOOD._replace(sounds={"voicexml": value})) == found


def test_what_a_hotline_does_not_use_is_not_judged() -> None:
    bad = Site("x", {"别处": {"voicexml": "?"}}, Extensions(("8XXX",), {"voicexml": "?"}), {"voicexml": "?"})
    assert admit(hotline(hangup()), bad, TARGET) == []
