"""Words by which something is asked for that no line says: the mend is what stands for it, and never the nearest keyword."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text

MENU = """\
hotline shop 8005551234
    language en-US
{hotline}    no input 5s, repeat 2 times, -> bye
    wrong key repeat 2 times, -> bye
    fault -> <system fault> hang up
menu main: "Hello, and welcome to the shop."
    To speak to us, press 0 -> desk
transfer desk
    dial {dials}, ring 20s
{transfer}    busy, no answer, unavailable -> bye
branch front
{case}    otherwise -> main
say bye: {said} -> hang up
"""
NOTHING = {"hotline": "", "dials": "counter", "transfer": "", "case": "", "said": '"Goodbye."'}


@pytest.mark.parametrize(
    ("part", "text", "code", "mend"),
    [
        ("hotline", "    volume 5\n", "IVRC224", "ivrc.yaml"),
        ("hotline", "    dropped -> bye\n", "IVRC207", "ivrc dial"),
        ("transfer", "    whisper lead\n", "IVRC107", "function of the switch"),
        ("transfer", "    notify lead\n", "IVRC107", "note complaint"),
        ("transfer", "    To reach sales, press 7 -> main\n", "IVRC207", "after call"),
        ("transfer", "    disconnected -> main\n", "IVRC207", "ivrc dial"),
        ("dials", "sticky agent, counter, in turn", "IVRC116", "dial counter, in turn"),
        ("dials", "sticky, counter", "IVRC116", "list callers-of-desk"),
        ("dials", "counter, weekly rota", "IVRC116", "hours turn"),
        ("case", "    returning-caller -> desk\n", "IVRC206", "caller in known"),
        ("case", "    VIP -> desk\n", "IVRC206", "caller in members"),
        ("case", "    every other monday -> desk\n", "IVRC206", "Write the dates"),
        ("said", '"Hello, {customer name}."', "IVRC205", "cannot be spoken"),
        ("said", '"You call from {caller id}."', "IVRC205", "{caller}"),
        ("said", '"It is {ticket number}."', "IVRC205", "keep ticket number:digits"),
    ],
)
def test_what_stands_elsewhere_is_told(part: str, text: str, code: str, mend: str) -> None:
    found = compile_text(MENU.format(**NOTHING | {part: text})).diagnostics
    first = next(each for each in found if each.code == code)
    assert mend in first.mend_en + first.en, first
    assert "Did you mean" not in first.mend_en


@pytest.mark.parametrize(
    ("part", "text", "near"),
    [
        ("transfer", "    bussy -> bye\n", "busy"),
        ("said", '"{compny}"', "company"),
        ("hotline", "    languge fr\n", "language"),
    ],
)
def test_a_slip_of_the_pen_still_gets_the_nearest_word(part: str, text: str, near: str) -> None:
    found = compile_text(MENU.format(**NOTHING | {part: text})).diagnostics
    assert any(near in each.mend_en for each in found), [each.mend_en for each in found]
