"""IVRC345: a word near a key is written with another word of the same sound, or a key with a letter: 请安1号键, 按性号键, press too, press O."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.flow.nodes import Clip
from ivrc.language.letter_keys import LETTER, figure_of

_ASKED = r"(?<=[请請就再先或可])"
_NUMBER = r"[0-9０-９零〇一二三四五六七八九]"
_SLIPS = (
    (
        wording("安|暗|案|岸|氨", rf"{_ASKED}[安暗案岸氨](?=(?:下|数字|數字)?\s*(?:{_NUMBER}|[*#＊＃星井]))"),
        "按",
    ),
    (wording("波|播|玻", rf"{_ASKED}[波播玻](?=\s*(?:{_NUMBER}|[*#＊＃星井]))"), "拨"),
    (wording("性|姓|醒|惺|腥|猩", r"(?<=[按拨撥])(?:下)?\s*([性姓醒惺腥猩])(?=[号號])"), "星"),
    (wording("警|景|惊|静|颈", r"(?<=[按拨撥])(?:下)?\s*([警景惊静颈])(?=[号號])"), "井"),
    (
        wording(
            "建|健|件|见|見|剑|箭",
            rf"(?<=[按拨撥选選])(?:择|擇|下|数字|數字|第)*\s*(?:{_NUMBER}|[*#＊＃星井])[号號]?([建健件见見剑箭])(?=\s*(?:[。，；！？、,.;!?”]|$|重|返|结|結|转|轉|查|确|確))",
        ),
        "键",
    ),
    (
        wording(
            "输人|輸人", r"(?<![运運])[输輸](人)(?=[您你的]{0,2}[^。！？，\s]{0,6}(?:号|號|码|碼|卡|[0-9]位))"
        ),
        "入",
    ),
    (
        wording(
            "马|馬|玛|瑪|吗",
            r"(?<=[密号號])([马馬玛瑪吗])(?=\s*(?:[。，；！？、,.;!?”]|$|后|後|并|並|以|请|請|输|輸))(?<!号吗)(?<!號吗)",
        ),
        "码",
    ),
    (
        wording(
            "won|too|tree|fore|sicks|ate|nein|starr|pond|hatch",
            r"\b(?:press|dial|push)\s+(?:the\s+)?(won|too|tree|fore|sicks|ate|nein|starr|pond|hatch)\b",
        ),
        "",
    ),
    (wording("按|撳|揿|拨|撥|press|dial|hit|push|touch|或|or", LETTER), ""),
    (wording("pond|starr|hatch", r"\bthe\s+(pond|starr|hatch)\s+key\b"), ""),
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
    slips = [(words.expression, right) for words, right in _SLIPS if facts.says(words)]
    for clip in facts.hotline.clips.values() if slips else ():
        if not clip.piece and (slip := _slip(clip, slips)):
            wrong, right = slip
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"“{right}”错写成了“{wrong}”：{text.zh}",
                f'"{wrong}" is written for "{right}": {text.en}',
                f"把“{wrong}”改成“{right}”。",
                f'Write "{right}" for "{wrong}".',
            )


def _slip(clip: Clip, slips: list[tuple[re.Pattern[str], str]]) -> tuple[str, str] | None:
    """What is written, and what is meant."""
    for pattern, right in slips:
        if match := pattern.search(clip.text):
            wrong = match[match.lastindex or 0]
            return wrong, right or _RIGHT.get(wrong.lower()) or figure_of(wrong)
    return None


CHECK = Check("IVRC345", find)
