"""Traditional characters: the rules know both scripts, and what they say is in the script of the text."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from ivrc.speech import rule as rules
from ivrc.speech.rule import Rule, Say

_SIMPLE = "个条张台项种钟间时块万亿岁号楼层吨档拨转话电机热线传码单发输验证编为点则两双页只辆户类样键负摄热栋拟区员诊内筹数级"
_FULL = "個條張臺項種鐘間時塊萬億歲號樓層噸檔撥轉話電機熱線傳碼單發輸驗證編為點則兩雙頁隻輛戶類樣鍵負攝熱棟擬區員診內籌數級"
_MORE = {"周": "週", "里": "裡"}
_PAIRS = dict(zip(_SIMPLE, _FULL, strict=True)) | _MORE
_SAID = str.maketrans({c: _PAIRS[c] for c in "点两万亿号键负摄时"})
_ONLY_FULL = frozenset(_PAIRS.values()) | frozenset(
    "請聽進與這們來業務專員課關於對應產語續問題費帳戶號碼預約"
)

_IN_SOME_WORDS = (
    ("(?<![名原专專顯显卓编編土合昭巨論论拙])著(?![作名称稱者有述书書录錄])", "着"),
    ("乾(?![坤隆陵县縣元卦])", "干"),
    ("瞭(?=[解然如])", "了"),
    ("(?<!狼)藉", "借"),
)
"""Characters that simplified writing has, too, where these patterns do not find them."""


def simplified(text: str) -> str:
    """A text as dictionaries and rules look at it, as long as it was. What is said and shown stays in its own script."""
    for pattern, plain in _IN_SOME_WORDS:
        text = re.sub(pattern, plain, text)
    return text.translate(_simple())


@cache
def _simple() -> dict[int, str]:
    table = resources.files(__package__).joinpath("traditional.txt").read_text(encoding="utf-8")
    pairs = (pair for line in table.splitlines() if not line.startswith("#") for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}


def in_both_scripts(pattern: str) -> str:
    """A regular expression of simplified characters that matches the traditional ones as well."""
    out, inside = "", False
    for place, character in enumerate(pattern):
        escaped = place > 0 and pattern[place - 1] == "\\"
        if character in "[]" and not escaped:
            inside = character == "["
        other = _PAIRS.get(character)
        if other:
            out += character + other if inside else f"[{character}{other}]"
        else:
            out += character
    return out


def rule(name: str, pattern: str, say: Say) -> Rule:
    """A rule whose pattern is written in simplified characters and holds for both scripts."""
    return rules.rule(name, in_both_scripts(pattern), say)


def is_traditional(text: str) -> bool:
    """Whether any character of a text exists in the traditional script only."""
    return not _ONLY_FULL.isdisjoint(text)


def as_written(said: str, text: str, locale: str) -> str:
    """What the rules said, in the script of the text or its region: 兩點 for 两点 where that is traditional."""
    region = locale.partition("-")[2]
    return said.translate(_SAID) if region in ("HK", "MO", "TW") or is_traditional(text) else said
