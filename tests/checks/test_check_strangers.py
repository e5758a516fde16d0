"""Small menus as strangers write them, of many trades and regions: of those with a fault it is told, and of the others nothing.

`strangers/faults*.txt` and `right*.txt` hold them: behind `===` the language of the frame, a name, and behind `|` the codes that are
told (with `/` between those of which one is enough). They were written before they were tried.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics.chosen import Chosen

FOLDER = Path(__file__).parent / "strangers"
ZH_HEAD = """热线 甲 4006659999
    无按键 6秒，重听 2次，→ 坐席
    按错键 《按键有误》 重听 2次，→ 坐席
    故障 → 《系统故障》 再见

"""
ZH_TAIL = """
转接 坐席：“正在为您转接，请稍候。”
    拨 前台，振铃 25秒
    占线，无人接听，转接失败 → “坐席都在通话中，请稍后再拨。” 再见
播报 再见：《结束语》 → 挂机
"""


def hant(lang: str, sorry: str, wrong: str, wait: str, busy: str, bye: str) -> tuple[str, str]:
    return (
        f"""热线 甲 28881234
    语言 {lang}
    无按键 6秒，重听 2次，→ 坐席
    按错键 “{wrong}” 重听 2次，→ 坐席
    故障 → “{sorry}” 再见

""",
        f"""
转接 坐席：“{wait}”
    拨 前台，振铃 25秒
    占线，无人接听，转接失败 → “{busy}” 再见
播报 再见：“{bye}” → 挂机
""",
    )


HK = hant(
    "粵語",
    "系統暫時未能使用，請稍後再打嚟。",
    "您撳錯咗掣。",
    "請您等等，而家幫您接駁。",
    "同事都喺通話中，請您遲啲再打嚟。",
    "多謝您嘅來電，再見。",
)
TW = hant(
    "國語",
    "系統忙碌中，請稍後再撥。",
    "您的按鍵有誤。",
    "正在為您轉接，請稍候。",
    "專員都在線上，請稍後再撥。",
    "感謝您的來電，再見。",
)
EN_HEAD = """hotline a 8005551234
    language en-US
    no input 6s, repeat 2 times, -> desk
    wrong key <wrong-key> repeat 2 times, -> desk
    fault -> <system-fault> bye

"""
EN_TAIL = """
transfer desk: "Please hold while we connect you."
    dial front, ring 25s
    busy, no answer, unavailable -> "All our agents are busy. Please call again later." bye
say bye: <goodbye> -> hang up
"""
ES = (
    """hotline a 8005551234
    language es-MX
    no input 6s, repeat 2 times, -> desk
    wrong key "La opción no es válida." repeat 2 times, -> desk
    fault -> "El sistema no está disponible. Llame más tarde." bye

""",
    """
transfer desk: "Espere un momento, por favor."
    dial front, ring 25s
    busy, no answer, unavailable -> "Todos los agentes están ocupados. Llame más tarde." bye
say bye: "Gracias por llamar. Hasta luego." -> hang up
""",
)
FR = (
    """hotline a 8005551234
    language fr-CA
    no input 6s, repeat 2 times, -> desk
    wrong key "Ce choix n'est pas valide." repeat 2 times, -> desk
    fault -> "Le système n'est pas disponible. Veuillez rappeler plus tard." bye

""",
    """
transfer desk: "Un instant, s'il vous plaît."
    dial front, ring 25s
    busy, no answer, unavailable -> "Tous nos agents sont occupés. Veuillez rappeler plus tard." bye
say bye: "Merci de votre appel. Au revoir." -> hang up
""",
)
GB = (
    """hotline a 02079460000
    language en-GB
    no input 6s, repeat 2 times, -> desk
    wrong key "Sorry, that option isn't available." repeat 2 times, -> desk
    fault -> "Sorry, something has gone wrong. Please ring again later." bye

""",
    """
transfer desk: "Putting you through now."
    dial front, ring 25s
    busy, no answer, unavailable -> "All our advisers are busy. Please ring again later." bye
say bye: "Thank you for calling. Goodbye." -> hang up
""",
)
FRAMES = {
    "zh": (ZH_HEAD, ZH_TAIL),
    "hk": HK,
    "tw": TW,
    "en": (EN_HEAD, EN_TAIL),
    "gb": GB,
    "es": ES,
    "fr": FR,
}


class Case(NamedTuple):
    """A menu in its frame, and the codes that are wanted of it."""

    name: str
    text: str
    codes: tuple[tuple[str, ...], ...]


def cases(file: str) -> list[Case]:
    found = []
    for part in re.split(r"^=== ", (FOLDER / file).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, _, codes = head.partition(" | ")
        begin, end = FRAMES[name.split()[0]]
        text = body if body.startswith(("热线", "hotline")) else begin + body + end
        found.append(Case(name, text, tuple(tuple(code.split("/")) for code in codes.split())))
    return found


def told(case: Case, profile: str) -> list[str]:
    return [one.code for one in compile_text(case.text, chosen=Chosen((profile,))).diagnostics]


FAULTS = (
    cases("faults.txt") + cases("faults-second.txt") + cases("faults-third.txt") + cases("faults-fourth.txt")
)
RIGHT = cases("right.txt") + cases("right-second.txt") + cases("right-third.txt") + cases("right-fourth.txt")


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case.name)
def test_a_fault_is_told(case: Case) -> None:
    found = told(case, "strict")
    assert case.codes and all(any(code in found for code in each) for each in case.codes), found


@pytest.mark.parametrize("case", RIGHT, ids=lambda case: case.name)
def test_nobody_is_accused(case: Case) -> None:
    """But of a number that begins with an option's key: that caller waits, and a note says so; and of one that nobody uses."""
    assert told(case, "recommended") == [code for (code,) in case.codes]


def test_they_are_many() -> None:
    assert len(FAULTS) >= 200 and len(RIGHT) >= 100
