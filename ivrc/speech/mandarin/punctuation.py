"""Signs to pauses. What remains are 。？！；：，、 and nothing else that is not a word."""

from __future__ import annotations

import re

PAUSES = "。？！；：，、"
"""The pauses, the longest first (GB/T 15834-2011, marks inside and at the end of a sentence)."""

HAN = r"㐀-䶿一-鿿豈-﫿〇\U00020000-\U0003ffff\ue000-\uf8ff"
"""Chinese characters, and the private-use marks that stand for a reading, as the inside of a character
class.
"""

_SAID: dict[str, str | int | None] = {
    "&": "和",
    "+": "加",
    "=": "等于",
    "@": "艾特",
    "×": "乘",
    "÷": "除以",
    "℃": "摄氏度",
    "%": "百分号",
}
_PAUSE_FOR: dict[str, str | int | None] = {
    ",": "，", ".": "。", "．": "。", ";": "；", ":": "：", "!": "！", "?": "？", "~": "，",
    "～": "，", "—": "，", "–": "，", "-": "，", "_": "，", "/": "、", "\\": "、", "|": "、",
    "…": "，", "(": "，", ")": "，", "（": "，", "）": "，", "[": "，", "]": "，", "【": "，",
    "】": "，", "<": "，", ">": "，", "〈": "，", "〉": "，", "→": "，",
}  # fmt: skip
_DROPPED = re.compile("[\"'“”‘’「」『』《》·•`^￥¥$°]")
_SPACE_AS_PAUSE = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_SPACE = re.compile(rf"\s*([{PAUSES}])\s*")
_OTHER = re.compile(rf"[^{HAN}{PAUSES}\w\s]")
_RUN = re.compile(rf"[{PAUSES}]{{2,}}")


def to_pauses(text: str) -> str:
    """Every sign becomes a word, a pause or nothing; runs of pauses become the longest; a full stop ends it.

    A gap between two Chinese characters is heard as a short pause: whoever writes one means one.
    """
    text = _DROPPED.sub("", text)
    text = text.translate(str.maketrans(_SAID)).translate(str.maketrans(_PAUSE_FOR))
    text = _OTHER.sub("，", text)
    text = _SPACE_AS_PAUSE.sub("，", text)
    text = _SPACE.sub(r"\1", text)
    text = re.sub(rf"\s*(?<=[{HAN}])\s+|\s+(?=[{HAN}])", "", text)
    text = _RUN.sub(lambda m: min(m[0], key=PAUSES.index), text)
    text = re.sub(r"\s+", " ", text).strip().lstrip(PAUSES).strip()
    stem = text.rstrip("；：，、")
    return stem if not stem or stem[-1] in "。？！" else stem + "。"
