"""The VoiceXML document: valid by the W3C's schema, safe with hostile text, the same bytes each time."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ivrc.flow.nodes import Clip, Hotline
from ivrc.hidden import visible
from ivrc.site import Extensions, Site
from ivrc.switches.admit import admit
from ivrc.switches.voicexml.text.syntax import attribute, comment, identifiers, literal, text
from ivrc.switches.voicexml.text.target import TARGET

from .flows import (
    SPAN,
    branch,
    hangup,
    hotline,
    menu,
    number,
    record,
    retry,
    say,
    schedule,
    site,
    transfer,
    voicemail,
)

VXML = "{http://www.w3.org/2001/vxml}"
HOSTILE = "]]> --> <!-- --- & \"quoted\" 'single' \\ ${x} #{y} ;-- %> \n\r\t\x00\x07\x1b\x85\u2028\ufffe 𠮷 </audio><goto/>"
SITE = site("voicexml", 坐席="sip:8001@pbx.example.com;transport=tcp", 班长="tel:+8657688881001")


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "vxml21" / "vxml.xsd"))


def document(flow: Hotline, at: Site = SITE) -> etree._Element:
    """The emitted document, valid by the schema. A table of days is a script beside it."""
    files = TARGET.emit(flow, at).files
    (content,) = (text for name, text in files.items() if name.endswith(".vxml"))
    assert all(name.endswith((".vxml", ".js")) for name in files)
    tree = etree.fromstring(content.encode())
    assert schema().validate(tree), schema().error_log
    return tree


def everything() -> Hotline:
    """A hotline with every kind of node, and every setting of each."""
    return hotline(
        say("欢迎", "hello", "!notice", "more", to="录音"),
        record("录音", "总机"),
        branch("总机", {"上班": "主菜单", "值班": "坐席"}, "留言"),
        menu(
            "主菜单",
            {"0": "坐席", "2": "再见", "8XXX": "分机", "80": "再见", "*": "主菜单", "#": "总机"},
            "prompt",
            "!must",
            variables={"8XXX": "分机号"},
            silence=retry(2, "坐席", "still"),
            wrong=retry(0, "再见", "sorry"),
        ),
        transfer("坐席", "坐席", "班长", busy="留言", after="评价"),
        menu("评价", {}, "rate", numbers=[number("卡号", 1)]),
        menu(
            "卡号", {"0": "再见"}, numbers=[number("再见", 16, 19, end_key="#", last="*", variable="分机号")]
        ),
        transfer("分机", extension="分机号", no_answer="主菜单"),
        voicemail("留言", "再见", end_key="*"),
        say("再见", "goodbye", to="bye"),
        hangup(),
        schedules=[schedule("上班", (0, 540, 690), (0, 780, 1020), (6, 0, 1440)), schedule("值班")],
        variables=("分机号",),
    )


def test_every_kind_of_node_is_valid() -> None:
    tree = document(everything())
    forms = [form.get("id") for form in tree.iter(f"{VXML}form")]
    assert forms[:3] == ["call", "say.欢迎", "record.录音"]
    assert len(forms) == len(everything().nodes) + 1


def test_every_step_leads_to_a_form() -> None:
    tree = document(everything())
    forms = {form.get("id") for form in tree.iter(f"{VXML}form")}
    steps = {step.get("next") for step in tree.iter(f"{VXML}goto")}
    assert steps <= {f"#{form}" for form in forms}
    assert "#menu.主菜单" in steps


def test_each_form_is_preceded_by_its_node_and_line() -> None:
    tree = document(everything())
    for form in list(tree.iter(f"{VXML}form"))[1:]:
        note = form.getprevious()
        assert isinstance(note, etree._Comment)
        assert form.get("id").split(".", 1)[1] in note.text and "menus/test.ivr:1" in note.text


def test_the_same_flow_gives_the_same_bytes() -> None:
    assert TARGET.emit(everything(), SITE) == TARGET.emit(everything(), SITE)


def hostile() -> Hotline:
    """Hostile text wherever a menu file's author can put text."""
    menu_, box, call, ext = HOSTILE + "2", HOSTILE * 20, "-", "9 lives"
    ways = {"busy": "a:b", "no_answer": "a:b", "unavailable": "a:b"}
    return hotline(
        say(HOSTILE, "clip", to=menu_),
        menu(menu_, {"1": box, "2": call, "XX": ext}, "clip", variables={"XX": HOSTILE}, exit_="a:b"),
        voicemail(box, "a:b", mailbox=HOSTILE),
        transfer(call, HOSTILE, **ways),
        transfer(ext, extension=HOSTILE, **ways),
        branch("hours", {HOSTILE: HOSTILE}, "a:b"),
        hangup("a:b"),
        name=HOSTILE,
        fault="a:b",
        schedules=[schedule(HOSTILE, (0, 0, 60))],
        variables=(HOSTILE,),
        texts={"clip": HOSTILE},
    )


def test_hostile_text_in_every_field_of_a_flow() -> None:
    tree = document(
        hostile(), SITE._replace(destinations={HOSTILE: {"voicexml": "sip:8001@pbx.example.com"}})
    )
    assert len(tree.findall(f"{VXML}form")) == len(hostile().nodes) + 1
    audio = tree.find(f".//{VXML}audio")
    spoken = "".join(audio.itertext())
    assert spoken.startswith("]]> --> <!--") and spoken.endswith("</audio><goto/>")
    assert len(audio) == 0


def test_hostile_text_in_every_field_of_a_site() -> None:
    """It is refused; and were it not, the document would still be the same elements."""
    bindings = {"voicexml": HOSTILE + "{}"}
    site_ = Site("x", {HOSTILE: bindings}, Extensions(("8XXX",), bindings), bindings, bindings, bindings)
    found = [each.code for each in admit(hostile(), site_, TARGET)]
    assert sorted(found) == ["IVRC410", "IVRC411", "IVRC412", "IVRC412"]
    good = SITE._replace(destinations={HOSTILE: {"voicexml": "sip:8001@pbx.example.com"}})
    (content,) = TARGET.emit(hostile(), site_).files.values()
    tags = [each.tag for each in etree.fromstring(content.encode()).iter()]
    assert tags == [each.tag for each in document(hostile(), good).iter()]


def test_silence_does_not_end_a_message() -> None:
    recorder = document(hotline(voicemail("留言", "bye", seconds=90), hangup())).find(f".//{VXML}record")
    assert dict(recorder.attrib) == {
        "name": "message",
        "type": "audio/x-wav",
        "beep": "false",
        "maxtime": "90s",
        "finalsilence": "90s",
        "dtmfterm": "false",
    }
    assert [(p.get("name"), p.get("value")) for p in recorder.iter(f"{VXML}property")] == [("timeout", "90s")]


def test_names_that_would_meet_stay_apart() -> None:
    long = "很" * 300
    ids = identifiers(
        [("say", "a b"), ("say", "a_b"), ("say", "a:b"), ("say", long + "一"), ("say", long + "二")]
    )
    assert len(set(ids.values())) == 5
    assert ids["a_b"] == "say.a_b"
    assert all(len(each) < 130 for each in ids.values())


def test_clips_in_another_language_say_so() -> None:
    flow = hotline(say("欢迎", "zh", "en", "zh2", to="bye"), hangup())
    flow = flow._replace(clips=flow.clips | {"en": Clip("en", "Welcome", "en-US", (), SPAN)})
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    tree = document(flow)
    assert tree.get(lang) == "zh-CN"
    assert [prompt.get(lang) for prompt in tree.iter(f"{VXML}prompt")] == [None, "en-US", None]


def test_audio_is_found_where_the_site_says() -> None:
    flow = hotline(say("欢迎", "您好-1", to="bye"), hangup())
    sources = [a.get("src") for a in document(flow).iter(f"{VXML}audio")]
    assert sources == ["audio/%E6%82%A8%E5%A5%BD-1.wav"]
    elsewhere = SITE._replace(
        sounds={"voicexml": "https://cdn.example.com/大众/".encode("ascii", "ignore").decode()}
    )
    sources = [a.get("src") for a in document(flow, elsewhere).iter(f"{VXML}audio")]
    assert sources == ["https://cdn.example.com/%E6%82%A8%E5%A5%BD-1.wav"]


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec=None), max_size=40))
def test_escaping_gives_the_text_back(value: str) -> None:
    legal = "".join(c if ord(c) > 31 or c in "\t\n\r" else "\ufffd" for c in value)
    legal = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 or ord(c) in (0xFFFE, 0xFFFF) else c for c in legal)
    element = etree.fromstring(f'<a b="{attribute(value)}">{text(value)}</a>'.encode())
    assert element.get("b") == legal
    assert (element.text or "") == legal
    note = etree.fromstring(f"<a><!-- {comment(value)} --></a>".encode())[0]
    assert "".join(note.text.split()).replace("-", "") == "".join(
        visible(" ".join(legal.split())).split()
    ).replace("-", "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_a_literal_stands_unescaped_in_an_attribute(value: str) -> None:
    assert etree.fromstring(f'<a b="{literal(value)}"/>'.encode()).get("b") == literal(value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=20), unique=True, max_size=20))
def test_an_id_is_a_name_and_no_two_are_alike(names: list[str]) -> None:
    ids = identifiers([("menu", name) for name in names])
    assert len(set(ids.values())) == len(names)
    for each in ids.values():
        etree.fromstring(f"<{each}/>".encode())


@pytest.mark.parametrize(
    "setting", ["inputmodes", "bargein", "bargeintype", "timeout", "termtimeout", "termchar"]
)
def test_nothing_of_dtmf_is_left_to_the_platform(setting: str) -> None:
    names = [each.get("name") for each in document(everything()).findall(f"{VXML}property")]
    assert setting in names
