"""IVRC347: a sign that nobody can say: an emoji, an arrow, a tag, the rest of a web page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.placeholder import left_over
from ivrc.checks.story import quote
from ivrc.regex import regex

_TAG = regex(r"</?[A-Za-z]{1,8}/?>|&(?:[a-z]{2,6}|#[0-9]{1,5});|https?://|www\.(?=\S*[/?=])")
_PICTURES = regex(r"\^_?\^|[:;]-?[)(DP](?=\s|$)|[=~～]{2,}|-{3,}|[\\|^_`<>※]")
_SAID = frozenset("℃℉°©®™℡№㎡￥+=×÷±<>|~～^`")
"""Symbols that voices know, and those that `_PICTURES` judges."""
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\ufeff")
"""Format characters of ordinary text, which say where a word may be broken or joined: nothing of them is heard."""
_BAD = ("So", "Sm", "Cf", "Co", "Cn", "Cs", "Sk")
"""Unicode's categories of what is not spoken: other and mathematical symbols, format characters, private use. A circled number is a key."""
_NAMED = {
    "Cf": ("看不见的字符", "a sign that cannot be seen"),
    "Co": ("私用字符", "a character without meaning"),
}


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text, for its first sign. A placeholder is IVRC319's matter, and a key's sign the reading's."""
    for clip in facts.hotline.clips.values():
        if clip.piece or clip.text.replace(" ", "").isalnum():
            continue
        sign = _sign(clip.text)
        if not sign or left_over(clip.text):
            continue
        text = quote(clip.text)
        zh, en = _NAMED.get(unicodedata.category(sign[0]), (f"“{sign}”", f'"{sign}"'))
        yield Finding(
            clip.span,
            f"{text.zh}里有{zh}，没有人念得出来：语音引擎会跳过它，或念成别的",
            f"{text.en} holds {en}, which nobody can say: speech engines skip it, or say something else",
            "写成要说的话，例如：请访问我们的网站；只是装饰就删去。",
            "Write what is to be said, such as: Please visit our web site; delete it where it is decoration.",
        )


def _sign(text: str) -> str:
    """The first sign of a text that cannot be said; empty if there is none."""
    if match := _TAG.search(text) or _PICTURES.search(text):
        return match[0]
    return next((char for char in text if not char.isalnum() and _silent(char)), "")


def _silent(char: str) -> bool:
    return char not in _SAID | _UNSEEN and unicodedata.category(char) in _BAD


CHECK = Check("IVRC347", find)
