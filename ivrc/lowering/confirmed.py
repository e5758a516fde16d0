"""Which key of a read-back says that it is right and which asks for the number again, as its words tell: IVRC253."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.nodes import Clip
from ivrc.language.telling import Reading, SpokenKey
from ivrc.lowering.telling import reading_of
from ivrc.regex import regex

_AGAIN = regex(
    r"重新|[重再][输輸填录錄拨撥打来來按]|[修更][改正]|改正|有[误誤]|[错錯]|[换換]|[别別]的|其[他它]|另|[不唔][正对對啱][确確]?|不是"
    r"|(?:\bnot|n['’]t) (?:\w+ )?(?:correct|right)\b|\b(?:again|re-?(?:enter|type|key|do)\w*|chang\w+|incorrect|wrong|another|different|other|mistakes?|over|not|isn['’]t|no)\b|\bto correct\b",
    re.IGNORECASE,
)
_RIGHT = regex(
    r"正[确確]|[确確][认認定]|[对對啱]|是的|\b(?:correct|right|confirm\w*|yes|accept)\b", re.IGNORECASE
)
_THIS = regex(
    r"[这這]个?(?:号|就)|[这這]個?號|此[号號]|本机|本機|呢個|\b(?:this|same|that) (?:one|number|telephone|phone)\b",
    re.IGNORECASE,
)
"""What says that a number is right where nothing beside it asks for another."""
_NO_ERROR = regex(
    r"[没沒冇](?:有)?[错錯]|[无無][误誤]|\b(?:no|without) (?:mistakes?|errors?)\b", re.IGNORECASE
)
_SENTENCE = regex(r"[。！？；.!?;■]")
_DENIED = "正确"
"""Stands for words that deny a mistake while others are looked for."""


_SIDES = ((True, False), (False, True), (True, True))
"""Where the words may stand that belong to a key: before it, behind it, on both sides."""


class Keys(NamedTuple):
    """The keys of a read-back."""

    right: tuple[str, ...]
    again: tuple[str, ...]


def confirming(clips: Sequence[Clip]) -> Keys | None:
    """The keys that words tell; None where it is not clear which is which, or where there are others."""
    told = [(clip.text, reading_of(clip)) for clip in clips]
    if any(reading.typed for _, reading in told):
        return None
    ways = [_read(told, side) for side in _SIDES]
    found = {way for way in ways if way is not None}
    return found.pop() if len(found) == 1 else None


def _read(told: Sequence[tuple[str, Reading]], side: tuple[bool, bool]) -> Keys | None:
    """The keys with the words on that side of them: one for each of the two, and no more."""
    purposes: dict[tuple[int, int], tuple[bool, list[str]]] = {}
    for place, (text, reading) in enumerate(told):
        for number, key in enumerate(reading.keys):
            known = purposes.get((place, key.purpose))
            if known is not None:
                known[1].append(key.keys)
                continue
            again = _again(_words(text, reading.keys, number, *side))
            if again is None:
                return None
            purposes[place, key.purpose] = again, [key.keys]
    found = dict(purposes.values())
    return Keys(tuple(found[False]), tuple(found[True])) if len(purposes) == len(found) == 2 else None


def _words(text: str, told: Sequence[SpokenKey], number: int, before: bool, behind: bool) -> str:
    """The words that belong to a key: of its own sentence, up to the key before or the one behind."""
    start = told[number - 1].end if number else 0
    end = told[number + 1].start if number + 1 < len(told) else len(text)
    words = _SENTENCE.split(text[start : told[number].start])[-1] if before else ""
    return words + " " + (_SENTENCE.split(text[told[number].end : end])[0] if behind else "")


def _again(words: str) -> bool | None:
    """Whether words ask for the number again; None where they say neither, or both."""
    words = _NO_ERROR.sub(_DENIED, words)
    again = _AGAIN.search(words) is not None
    right = any(told.search(_AGAIN.sub("", words)) for told in (_RIGHT, *(() if again else (_THIS,))))
    return again if again != right else None


def unclear(span: Span) -> Diagnostic:
    return finding(
        "IVRC253",
        span,
        zh="从复述的话里看不出按哪个键是正确，按哪个键是重新输入",
        en="the words of the read-back do not tell which key says that it is right and which one asks for it again",
        mend_zh="两个键都说出来，别的键不说，例如：复述 “您输入的是{号码}。” 正确请按1，重新输入请按2",
        mend_en='Tell the two keys and no other, for instance: confirm "You entered {number}." '
        "If that is correct, press 1; to enter it again, press 2",
    )
