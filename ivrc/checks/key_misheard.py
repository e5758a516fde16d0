"""IVRC345: a word near a key is written with another word of the same sound: 请安1号键, 按性号键, press too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.flow.nodes import Clip
from ivrc.regex import regex

_ASKED = r"(?<=[请請就再先或可])"
_NUMBER = r"[0-9０-９零〇一二三四五六七八九]"
_SLIPS = (
    (regex(rf"{_ASKED}[安暗案岸氨](?=(?:下|数字|數字)?\s*(?:{_NUMBER}|[*#＊＃星井]))"), "按"),
    (regex(rf"{_ASKED}[波播拔玻](?=\s*(?:{_NUMBER}|[*#＊＃星井]))(?<!拔)"), "拨"),
    (regex(r"(?<=[按拨撥])(?:下)?\s*([性姓醒惺腥猩])(?=[号號])", re.IGNORECASE), "星"),
    (regex(r"(?<=[按拨撥])(?:下)?\s*([警景井惊静静颈警](?<!井))(?=[号號])"), "井"),
    (
        regex(
            rf"(?<=[按拨撥选選])(?:择|擇|下|数字|數字|第)*\s*(?:{_NUMBER}|[*#＊＃星井])[号號]?([建健件见見剑箭])(?=\s*(?:[。，；！？、,.;!?”]|$|重|返|结|結|转|轉|查|确|確))"
        ),
        "键",
    ),
    (regex(r"(?<![运運])[输輸](人)(?=[您你的]{0,2}[^。！？，\s]{0,6}(?:号|號|码|碼|卡|[0-9]位))"), "入"),
    (
        regex(
            r"(?<=[密号號])([马馬玛瑪吗])(?=\s*(?:[。，；！？、,.;!?”]|$|后|後|并|並|以|请|請|输|輸))(?<!号吗)(?<!號吗)"
        ),
        "码",
    ),
    (
        regex(
            r"\b(?:press|dial|push)\s+(?:the\s+)?(won|too|tree|fore|sicks|ate|nein|starr|pond|hatch)\b",
            re.IGNORECASE,
        ),
        "",
    ),
    (regex(r"\bthe\s+(pond|starr|hatch)\s+key\b", re.IGNORECASE), ""),
)
"""A slip and the right word. 拔 for 拨 is IVRC318's; 号吗 is a question."""
_RIGHT = {
    "won": "one",
    "too": "two",
    "tree": "three",
    "fore": "four",
    "sicks": "six",
    "ate": "eight",
    "nein": "nine",
}
_RIGHT |= {"starr": "star", "pond": "pound", "hatch": "hash"}


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text, for its first slip."""
    for clip in facts.hotline.clips.values():
        if not clip.piece and (slip := _slip(clip)):
            wrong, right = slip
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"“{right}”错写成了“{wrong}”：{text.zh}",
                f'"{wrong}" is written for "{right}": {text.en}',
                f"把“{wrong}”改成“{right}”。",
                f'Write "{right}" for "{wrong}".',
            )


def _slip(clip: Clip) -> tuple[str, str] | None:
    """What is written, and what is meant."""
    for pattern, right in _SLIPS:
        if match := pattern.search(clip.text):
            wrong = match[match.lastindex or 0]
            return wrong, right or _RIGHT[wrong.lower()]
    return None


CHECK = Check("IVRC345", find)
