"""Sentences made from each language's table come back as the keys that they were made from, whatever stands around."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.language.telling import read
from ivrc.language.telling.read import TABLES
from ivrc.language.telling.table import Table


class Words(NamedTuple):
    """What a language's sentences are made of beside its table."""

    purposes: tuple[str, ...]
    first: str
    """A sentence with its purpose before its key."""
    quantities: tuple[str, ...]
    clauses: tuple[str, ...]
    """With a place for a quantity; they tell no key."""


HAN = Words(
    ("信用卡挂失", "话费查询", "报修", "挂号预约", "寄件", "投诉建议", "英语服务", "转人工"),
    "{purpose}{comma}请{verb}{key}",
    (
        *(
            "8点30分",
            "5月1日",
            "20元",
            "3.5%",
            "20公斤",
            "2026年",
            "3个月",
            "5G",
            "7×24小时",
            "12楼",
            "2次",
            "九点",
            "三天",
            "1,200元",
        ),
        *(
            "400-820-8820",
            "0571-88887777",
            "第3项",
            "1号线",
            "100万元",
            "15分钟",
            "8:30",
            "2026-05-01",
            "二号楼",
            "95后",
            "10%",
        ),
    ),
    ("{}以后办理的，", "满{}可优惠，", "我们的服务时间是{}。", "本次通话每分钟{}。", "关于{}的说明："),
)
ENGLISH = Words(
    ("sales", "billing questions", "prescription refills", "the night desk", "store hours", "a technician"),
    "For {purpose}{comma} {verb} {key}",
    (
        *(
            "8:30",
            "$20",
            "3.5%",
            "0800 123 4567",
            "24 hours",
            "20 pounds",
            "10p per minute",
            "3 days",
            "room 12",
            "1-800-555-0199",
        ),
        *("2026", "May 5th", "24/7", "1,200 dollars", "12 months", "two weeks", "90 percent", "5 years"),
    ),
    (
        "We are closed after {}. ",
        "Your call may take {}. ",
        "For orders over {} see our site. ",
        "Thank you for holding for {}. ",
    ),
)
SPANISH = Words(
    ("ventas", "facturación", "reportar una avería", "hablar con un agente", "horarios"),
    "Para {purpose}{comma} {verb} {key}",
    (
        "8:30",
        "$20",
        "24 horas",
        "3 días",
        "5 pesos",
        "0800 123 4567",
        "12 meses",
        "90%",
        "2026",
        "dos semanas",
    ),
    ("Atendemos hasta las {}. ", "Su pedido llega en {}. ", "La llamada cuesta {}. "),
)
FRENCH = Words(
    ("les ventes", "la facturation", "signaler une panne", "parler à un agent", "nos horaires"),
    "Pour {purpose}{comma} {verb} {key}",
    ("8:30", "20 euros", "24 heures", "3 jours", "0800 123 4567", "12 mois", "90 %", "2026", "deux semaines"),
    ("Nous sommes fermés après {}. ", "Votre commande arrive dans {}. ", "L'appel coûte {}. "),
)
WORDS = {
    "mandarin": HAN,
    "taiwan": HAN,
    "cantonese": HAN,
    "english": ENGLISH,
    "spanish": SPANISH,
    "french": FRENCH,
}

BEFORE = {
    "spanish": ("", "el ", "la tecla "),
    "french": ("le ", "la touche "),
    "english": ("", "the ", "key ", "the number "),
}
AFTER = {"english": ("", " key", " now"), "spanish": ("",), "french": ("",)}


@st.composite
def keys(draw: st.DrawFn, table: Table) -> tuple[str, str]:
    """A key as it is spoken, and the key."""
    form = draw(st.sampled_from(("digit", "two", "word", "star", "pound")))
    if form == "digit":
        spoken = key = draw(st.sampled_from("0123456789"))
    elif form == "two":
        spoken = key = str(draw(st.integers(10, 99)))
    elif form == "word":
        words = [
            word
            for word, value in table.numerals.items()
            if value < 10 and word not in ("两", "oh", "un", "una", "une")
        ]
        spoken = draw(st.sampled_from(words))
        key = str(table.numerals[spoken])
    else:
        names = table.stars if form == "star" else table.pounds
        spoken, key = draw(st.sampled_from(names)), "*" if form == "star" else "#"
    if table.spaced:
        before = draw(st.sampled_from(BEFORE[table.name]))
        if spoken.startswith(("tecla", "signo", "number sign")):
            before = "la " if table.name == "spanish" and spoken.startswith("tecla") else ""
        after = draw(st.sampled_from(AFTER[table.name])) if form != "word" or before else ""
        return f"{before}{spoken}{after}", key
    after = draw(st.sampled_from(("", "键", "号键", *(("字掣",) if table.name == "cantonese" else ()))))
    if form in ("star", "pound") and len(spoken) == 1 and not after:
        after = "号键"
    return (spoken.removesuffix("号").removesuffix("號") if after == "号键" else spoken) + after, key


@st.composite
def sentences(draw: st.DrawFn, table: Table, around: bool) -> tuple[str, list[str]]:
    """A sentence that tells one or two keys, and the keys. `around`: with quantities that are none."""
    words = WORDS[table.name]
    verbs = (
        table.press + table.dial
        if table.spaced
        else table.press + tuple(v for v in table.dial if v != "直接拨打")
    )
    told: list[str] = []
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        spoken, key = draw(keys(table))
        verb = draw(
            st.sampled_from(
                [
                    verb
                    for verb in verbs
                    if not verb.endswith(("ando", "iendo", "ing", "ant", "er sur", "ser"))
                ]
            )
        )
        if re.fullmatch(table.services, key):  # in doubt after a verb of dialling, as it should be
            verb = table.press[0]
        comma = draw(st.sampled_from((",", "") if table.spaced else ("，", "")))
        purpose = draw(st.sampled_from(words.purposes))
        quantity = draw(st.sampled_from(words.quantities)) if around else ""
        if around and not table.spaced and draw(st.booleans()):
            purpose = f"{quantity}的{purpose}"
        option = words.first.format(purpose=purpose, comma=comma, verb=verb, key=spoken)
        if around and draw(st.booleans()):
            option = draw(st.sampled_from(words.clauses)).format(quantity) + option
        parts.append(option)
        told.append(key)
    end = draw(st.sampled_from((". ", "; ") if table.spaced else ("。", "；", "，")))
    text = end.join(parts)
    if around and draw(st.booleans()):
        text += end + draw(st.sampled_from(words.clauses)).format(draw(st.sampled_from(words.quantities)))
    return text, told


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
@pytest.mark.parametrize("around", (False, True), ids=("plain", "among quantities"))
def test_a_made_sentence_tells_what_it_was_made_of(table: Table, around: bool) -> None:
    @settings(max_examples=200, deadline=None)
    @given(sentences(table, around))
    def one(made: tuple[str, list[str]]) -> None:
        text, expected = made
        reading = read(text, table.locales[0])
        assert ([key.keys for key in reading.keys], reading.doubts, reading.typed) == (expected, (), ()), text

    one()
