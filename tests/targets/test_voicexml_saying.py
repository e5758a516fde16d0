"""Values in VoiceXML: the emitted ECMAScript in a real engine says what `ivrc.saying` says, and calls go as the simulator's."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import dukpy
import pytest
from lxml import etree

from ivrc.flow.nodes import Hotline, Speak
from ivrc.flow.values import CALLED, CALLER, Value
from ivrc.saying import say as said
from ivrc.saying import sound, table
from ivrc.switches.voicexml.text.target import TARGET
from tests.saying.said import NEVER, SAID

from .flows import SPAN, edge, hangup, hotline, menu, number, say, site, speak
from .test_voicexml_document import document
from .vxml_browser import VXML, Browser, Caller, at, heard

SITE = site("voicexml")
LOCALES = ("zh-CN", "zh-TW", "zh-HK", "en-US", "en-GB", "es-ES", "es-MX", "es-US", "fr-FR", "fr-CA")
FORMS = "wsgabce"


def saying(*spoken: Speak, **more: Any) -> Hotline:
    """A hotline that says the values."""
    node = say("报", *spoken, to="bye")
    return hotline(node, hangup(), variables=tuple(dict.fromkeys(each.value for each in spoken)), **more)


@cache
def engine() -> dukpy.JSInterpreter:
    """An engine with the rules of every language."""
    every = [speak("v", locale, reading) for locale in LOCALES for reading in table(locale).begins]
    made = dukpy.JSInterpreter()
    for script in document(saying(*every)).findall(f"{VXML}script"):
        made.evaljs(f"{script.text}\n;0")
    return made


def pieces(asked: list[tuple[str, str, object, str]]) -> list[list[dict[str, str]]]:
    """What the script makes of each locale, state, value and form."""
    call = "saidAs(a[0], a[1], a[2] === null ? undefined : a[2], a[3])"
    made: list[list[dict[str, str]]] = engine().evaljs(
        f"{json.dumps(asked)}.map(function (a) {{ return {call}; }})"
    )
    return made


def agree(asked: list[tuple[str, str, str, str]]) -> None:
    for (locale, begins, value, last), found in zip(asked, pieces([*asked]), strict=True):
        names = said(locale, begins, value, last) or ()
        sources = [f"audio/{sound(locale, name)}.wav" for name in names]
        assert [each["src"] for each in found] == sources, (locale, begins, value)
        assert [each["words"] for each in found] == [table(locale).words[name[:-1]].text for name in names]


def test_every_case_of_the_table_is_said_as_the_rules_say() -> None:
    agree(
        [
            (locale, table(locale).begins[reading], value, form)
            for locale, reading, value, _ in SAID
            for form in "ae"
        ]
    )


def test_what_is_never_said_is_not_said() -> None:
    asked = [
        (locale, begins[reading] if reading in begins else begins["money dollars"], value, "e")
        for locale in ("zh-CN", "en-US")
        for begins in (table(locale).begins,)
        for reading, value in NEVER
    ]
    agree(asked)
    assert pieces([*asked, ("zh-CN", "d", None, "e")]) == [[]] * (len(asked) + 1)


@pytest.mark.parametrize("locale", LOCALES)
def test_values_of_chance_are_said_as_the_rules_say(locale: str) -> None:
    chance = random.Random(locale)
    asked = []
    for begins in table(locale).begins.values():
        for _ in range(400):
            digits = "".join(
                chance.choice("00123456789")
                for _ in range(chance.choice((1, 2, 3, 4, 6, 8, 8, 10, 11, 16, 19, 33)))
            )
            date = f"20{chance.randrange(100):02}{chance.randrange(14):02}{chance.randrange(33):02}"
            time = f"{chance.randrange(25):02}{chance.randrange(61):02}"
            value = chance.choice((digits, digits, date, time)) + chance.choice(
                ("", "", "", ".5", ".05", ".40", "*", "p")
            )
            asked.append((locale, begins, chance.choice(("", "", "", "-")) + value, chance.choice(FORMS)))
    agree(asked)


# In a call

READ_BACK = hotline(
    menu("收号", {}, "enter", numbers=[number("报", 1, 2, 3, 4, end_key="#", variable="时间")]),
    say("报", "before", speak("时间", reading="time", last="a"), "after", to="bye"),
    say("坏", "broken", to="bye"),
    hangup(),
    fault="坏",
    variables=("时间",),
)


def run(flow: Hotline, caller: Caller) -> list[str]:
    document(flow)
    (content,) = TARGET.emit(flow, SITE).files.values()
    return [line for line in heard(Browser(content.encode(), caller).call()) if not line.startswith("typed")]


def test_a_value_is_said_between_the_words_around_it() -> None:
    trace = run(READ_BACK, Caller(at((1, "0905#"))))
    clips = [f"play say-zh-CN-{name}" for name in ("d9w", "clw", "d0w", "d5w", "mia")]
    assert trace == ["play enter", "play before", *clips, "play after", "disconnect"]


def test_a_key_stops_all_of_it() -> None:
    trace = run(READ_BACK, Caller(at((1, "0905#"), (3.9, "1"))))
    assert trace[-4:] == ["play say-zh-CN-d9w", "play say-zh-CN-clw", "interrupted", "disconnect"]


def test_what_cannot_be_said_is_a_fault_behind_the_words_before_it() -> None:
    assert run(READ_BACK, Caller(at((1, "905#")))) == [
        "play enter",
        "play before",
        "play broken",
        "disconnect",
    ]


def test_a_key_in_the_words_before_it_passes_over_what_cannot_be_said() -> None:
    trace = run(READ_BACK, Caller(at((1, "905#"), (2.2, "1"))))
    assert trace == ["play enter", "play before", "interrupted", "disconnect"]


def test_a_value_that_keys_do_not_stop_is_heard_whole_and_one_that_cannot_be_said_is_a_fault() -> None:
    flow = saying(speak("甲", interruptible=False), fault="报")
    assert run(flow, Caller(at((0.1, "1")))) == ["disconnect"]
    told = flow._replace(values={"甲": Value("甲", "digits", CALLER, False, SPAN)})
    content = next(iter(TARGET.emit(told, SITE).files.values())).replace("numberOf(caller)", "'12'")
    trace = heard(Browser(content.encode(), Caller(at((0.4, "1")))).call())
    assert trace == ["play say-zh-CN-q1w", "play say-zh-CN-d2e", "disconnect"]


def test_a_way_of_its_own_is_taken_where_it_cannot_be_said() -> None:
    node = say("报", speak("甲", unsaid=edge("人工")), to="bye")
    flow = hotline(node, say("人工", "agent", to="bye"), hangup(), fault="bye", variables=("甲",))
    assert run(flow, Caller()) == ["play agent", "disconnect"]


ADDRESSES = {
    "sip:13805761234@pbx.example.com": "13805761234",
    "sips:+8613805761234@h;transport=tls": "8613805761234",
    "SIP:13805761234;phone-context=+86@h": "13805761234",
    "sip:1000:secret@h": "1000",
    "tel:+86-571-8888(1001)": "8657188881001",
    "tel:1001;ext=5": "1001",
    "33881001": "33881001",
    "+33881001": "33881001",
    "": None, "sip:anonymous@anonymous.invalid": None, "sip:12a@h": None, "sip:@h": None, "sip:h": None,
    "sip:１２@h": None, "tel:": None, "tel:+": None, "sip:" + "1" * 21 + "@h": None, "http://123": None, "sip:1\n@h": None,
    "sip:1-2@h": None, "sip:%31@h": None,
}  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_number_is_read_from_an_address(address: str) -> None:
    flow = saying(speak("主叫号码"))._replace(
        values={"主叫号码": Value("主叫号码", "digits", CALLER, False, SPAN)}
    )
    made = dukpy.JSInterpreter()
    for script in document(flow).findall(f"{VXML}script"):
        made.evaljs(f"{script.text}\n;0")
    assert (
        made.evaljs(
            f"(function (n) {{ return n === undefined ? null : n; }})(numberOf({json.dumps(address)}))"
        )
        == ADDRESSES[address]
    )


@pytest.mark.parametrize(
    ("called", "number_"),
    [("sip:33881002@h", "33881002"), ("sip:ivr@10.0.0.1", "33881001"), ("sip:9@h", "33881001")],
)
def test_the_called_number_is_one_of_the_hotlines(called: str, number_: str) -> None:
    flow = saying(speak("被叫号码"))._replace(
        values={"被叫号码": Value("被叫号码", "digits", CALLED, False, SPAN)},
        numbers=("33881001", "33881002"),
    )
    var = document(flow).find(f"{VXML}var[@name='value1']")
    made = dukpy.JSInterpreter()
    for script in etree.fromstring(next(iter(TARGET.emit(flow, SITE).files.values())).encode()).findall(
        f"{VXML}script"
    ):
        made.evaljs(f"{script.text}\n;0")
    assert made.evaljs(f"var called = {json.dumps(called)}; {var.get('expr')}") == number_


def test_a_hotline_that_says_no_value_has_none_of_it() -> None:
    flow = hotline(say("报", "hello", to="bye"), hangup())
    (content,) = TARGET.emit(flow, SITE).files.values()
    assert "sayings" not in content and "numberOf" not in content
