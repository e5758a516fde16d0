"""What an option is called by its own sentence: `其他电话请拨2` is 其他电话, `For sales, press 1` is sales."""

from __future__ import annotations

import re

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Play
from ivrc.language.telling.model import SpokenKey
from ivrc.lowering.telling import reading_of
from ivrc.regex import regex

_END = regex("[，,。.；;！!？?]")
_HAN_BEFORE = regex(
    r"([^请請您你要如若想需]{1,16}?)(?:请|請)?(?:直接)?(?:按|拨|撥|拔|撳|揿|选择|選擇|选|選)(?:数字|數字)?"
)
_HAN_AFTER = regex(r"(?:号键|號鍵|键|鍵|号|號)?")
_ENGLISH_BEFORE = regex(r"for\s+(.+?),?\s+(?:please\s+)?(?:press|dial|select|choose)", re.IGNORECASE)
_ENGLISH_AHEAD = regex(r"(?:please\s+)?(?:press|dial|select|choose)", re.IGNORECASE)
_ENGLISH_AFTER = regex(r"for\s+(.+)", re.IGNORECASE)


def option_name(hotline: Hotline, menu: str, keys: str) -> str | None:
    """The words before or after the key in the sentence that tells it; None where no sentence is so simple."""
    node = hotline.nodes[menu]
    assert isinstance(node, Menu)
    for play in node.prompt:
        if not isinstance(play, Play) or play.clip not in hotline.clips:
            continue
        clip = hotline.clips[play.clip]
        reading = reading_of(clip)
        for told in reading.keys:
            if told.keys == keys:
                return name_told(clip.text, clip.locale, told)
    return None


def name_told(text: str, locale: str, told: SpokenKey) -> str | None:
    """What a key that a sentence tells is called by it."""
    before = _END.split(text[: told.start])
    after = _END.split(text[told.end :])[0].strip()
    if locale.startswith("zh"):
        return _han(before[-1].strip(), after)
    return _english(before, after) if locale.startswith("en") else None


def _han(before: str, after: str) -> str | None:
    match = _HAN_BEFORE.fullmatch(before)
    return match[1] if match and _HAN_AFTER.fullmatch(after) else None


def _english(before: list[str], after: str) -> str | None:
    if not after and (match := _ENGLISH_BEFORE.fullmatch(",".join(before[-2:]).strip())):
        return match[1]
    if _ENGLISH_AHEAD.fullmatch(before[-1].strip()) and (match := _ENGLISH_AFTER.fullmatch(after)):
        return match[1]
    return None
