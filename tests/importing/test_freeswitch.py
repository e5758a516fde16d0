"""Menus of FreeSWITCH: what is understood of them, and what is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.compile import compile_text
from ivrc.importing.freeswitch import xml
from ivrc.importing.freeswitch.importing import first, hotline, menus
from ivrc.importing.model import Imported
from ivrc.importing.names import of_sounds
from ivrc.importing.written import Heading, menu_file, sounds
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

LIBRARY = """<include>
<!-- a library: loans and a room, two menus deep -->
<menu name="library" greet-long="lib/welcome.wav" invalid-sound="lib/wrong.wav" exit-sound="lib/bye.wav"
      timeout="4000" inter-digit-timeout="2000" max-failures="2" max-timeouts="3" digit-len="3">
  <entry action="menu-sub" digits="1" param="loans"/>
  <entry action="menu-play-sound" digits="2" param="file_string://lib/hours.wav!silence_stream://500!lib/address.wav"/>
  <entry action="menu-exec-app" digits="/^(3[0-2]\\d)$/" param="transfer $1 XML rooms"/>
  <entry action="menu-exec-app" digits="0" param="bridge user/100"/>
  <entry action="menu-exec-app" digits="8" param="voicemail default $${domain} 100"/>
  <entry action="menu-exit" digits="9"/>
</menu>
<menu name="loans" greet-long="lib/loans.wav" invalid-sound="lib/wrong.wav" timeout="3000" digit-len="1">
  <entry action="menu-sub" digits="1" param="renew"/>
  <entry action="menu-back" digits="*"/>
</menu>
<menu name="renew" greet-long="lib/renew.wav" timeout="3000" digit-len="1" max-failures="1">
  <entry action="menu-back" digits="*"/>
  <entry action="menu-top" digits="0"/>
  <entry action="menu-exit" digits="9"/>
</menu>
</include>"""


def imported(text: str, name: str = "") -> Imported:
    found = menus(xml.read(text))
    made = hotline("ivr.xml", found, name or first(found)[0])
    assert made is not None
    return made


def heard(text: str, steps: str) -> list[str]:
    """What a call hears in the menu file, by the names of the sounds; undecided lines are decided."""
    made = imported(text)
    menu = menu_file(made, Heading("in"), "en").replace("undecided", "hang up")
    for sound, phrase in of_sounds(sounds(made)).items():
        menu = menu.replace(f"<{phrase}>", f'"{sound}."')
    lines = []
    for line in menu.splitlines():
        lines.append(f"{line}, ring 20s" if line.strip().startswith("dial") else line)
        if line.strip().startswith("mailbox"):
            lines.append("    at most 60s")
    compiled = compile_text("\n".join(lines))
    assert compiled.hotline is not None, [one.en for one in compiled.diagnostics]
    flow = compiled.hotline
    events = run(
        flow, Script(steps, outcomes={"user-100": "busy"}), Circumstances(datetime(2026, 11, 27, tzinfo=UTC))
    )
    return [
        flow.clips[event.what[0]].text.removesuffix(".").removesuffix(".wav")
        for event in events
        if event.kind == "play"
    ]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("---", "welcome welcome welcome bye"),
        ("55", "welcome wrong welcome wrong bye"),
        ("5-2-9", "welcome wrong welcome welcome hours address welcome welcome bye"),
        ("9", "welcome bye"),
        ("1*9", "welcome loans welcome bye"),
        ("11*9", "welcome loans renew loans wrong loans loans loans welcome welcome welcome bye"),
        ("119", "welcome loans renew bye"),
        ("1109", "welcome loans renew welcome bye"),
        ("11-*9", "welcome loans renew loans welcome bye"),
        ("0-9", "welcome welcome welcome bye"),
    ],
)
def test_a_call_hears_what_the_switch_plays(steps: str, told: str) -> None:
    """By src/switch_ivr_menu.c: silences and wrong keys are counted apart, a menu returns to the one that called it, and only the
    first one says goodbye."""
    assert heard(LIBRARY, steps) == [f"lib/{name}" for name in told.split()]


def test_the_menu_file() -> None:
    text = menu_file(imported(LIBRARY), Heading("library"), "en")
    assert "    30X{number-3} -> loopback-number-3-rooms\n" in text
    assert "    no input 4s, repeat 2 times, -> <lib-bye> hang up\n" in text
    assert "    wrong key <lib-wrong> repeat 1 times, -> <lib-wrong> <lib-bye> hang up\n" in text
    assert "    inter-key 2s\n" in text
    assert "dial {number-3}\n" in text
    assert imported(LIBRARY).dialled == {"loopback/{}/rooms": ("30X", "31X", "32X")}


def test_what_is_left_to_decide_is_told_at_its_line() -> None:
    made = imported(LIBRARY)
    assert {(one.code, one.span.line) for some in made.lost.values() for one in some} == {
        ("IVRC661", line) for line in (3, 5, 7, 8, 9, 13)
    }


def test_what_is_not_understood_leads_nowhere() -> None:
    text = '<menu name="a" greet-long="say:Hello" digit-len="1" pin="1234">'
    text += '<entry action="menu-exec-app" digits="1" param="lua x.lua"/><entry action="menu-exec-app" digits="/^(\\d+)$/" param="transfer $1 XML a"/>'
    text += '<entry action="menu-exec-app" digits="2" param="transfer 5000 enum"/><entry action="menu-sub" digits="3" param="none"/></menu>'
    made = imported(text)
    assert [one.code for some in made.lost.values() for one in some].count("IVRC660") == 5
    assert menu_file(made, Heading("a"), "en").count("-> undecided") == 3


def test_menus_that_nobody_calls_are_where_calls_come_in() -> None:
    assert first(menus(xml.read(LIBRARY))) == ["library"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<menu", 1),
        ("<a>\n</b>", 2),
        ('<!DOCTYPE a [<!ENTITY x "xxxx">]><a>&x;</a>', 1),
        ("<a>" * 200, 1),
        ("", 1),
        ("plain", 1),
    ],
)
def test_what_is_no_xml_is_refused(text: str, line: int) -> None:
    with pytest.raises(xml.NotXml) as refused:
        xml.read(text)
    assert refused.value.line == line


def test_menus_that_call_one_another_without_end_come_to_one() -> None:
    text = '<m><menu name="a" digit-len="1"><entry action="menu-sub" digits="1" param="b"/></menu>'
    text += '<menu name="b" digit-len="1"><entry action="menu-sub" digits="1" param="a"/></menu></m>'
    assert len(imported(text, "a").nodes) < 30


_VALUE = st.text(
    st.characters(codec="utf-8", exclude_characters='<&"', exclude_categories=("Cc", "Cs")), max_size=20
)


@settings(max_examples=200)
@given(
    _VALUE,
    _VALUE,
    st.sampled_from(["menu-sub", "menu-exec-app", "menu-play-sound", "menu-back", "menu-top", "x"]),
    _VALUE,
)
def test_nothing_in_a_menu_breaks_the_menu_file(greeting: str, digits: str, action: str, param: str) -> None:
    text = f'<menu name="a{greeting}" greet-long="{greeting}" digit-len="3"><entry action="{action}" digits="{digits}" param="{param}"/></menu>'
    made = imported(text)
    found = compile_text(menu_file(made, Heading("in"), "zh")).diagnostics
    assert not [one for one in found if one.code < "IVRC200"], found
