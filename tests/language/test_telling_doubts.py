"""Keys that are told so that they may be none, or that no switch can take so: refused, and never left out without a word."""

from __future__ import annotations

import pytest

from ivrc.language.telling import read

HELD = [
    "人工服务请长按2键",
    "人工服务请长按0",
    "人工服务请按住0键",
    "請按住0鍵三秒",
    "To speak to an agent, press and hold 0",
    "press and hold the star key",
    "hold down 2 for help",
    "Mantenga pulsado 2 para ayuda",
]
WITHOUT_A_VERB = [
    "Existing customers should press 1, new customers 2",
    "Existing customers should press one, new customers two.",
    "Existing customers press 1; all others 2",
    "Members, press 1 and non-members 2",
    "Sales press 1, service 2",
    "Clientes actuales marquen 1, clientes nuevos 2",
    "Clients existants, faites le 1, nouveaux clients le 2",
    "老客户请按1，新客户2",
]


@pytest.mark.parametrize("sentence", HELD)
def test_a_key_that_is_held_down(sentence: str) -> None:
    found = read(sentence)
    assert [doubt.why for doubt in found.doubts] == ["held"] and not found.keys


@pytest.mark.parametrize("sentence", WITHOUT_A_VERB)
def test_a_second_key_without_a_verb(sentence: str) -> None:
    found = read(sentence)
    assert [key.keys for key in found.keys] == ["1"]
    assert [(doubt.keys, doubt.why) for doubt in found.doubts] == [(("2",), "alone")]
