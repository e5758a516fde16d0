"""What a 回电 says where its writer wrote nothing: sentences that name keys, which no standard phrase does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.tongues import first_locale

_READ_BACK, _PARAMETER = "回电号码复述", "回电号码"


class Words(NamedTuple):
    """How the number is asked for, and which keys confirm it."""

    ask: str
    keys: str


_WORDS = {
    "zh-CN": Words("请输入7至12位电话号码，按井号键结束。", "正确请按1，换一个号码请按2。"),
    "zh-TW": Words("請輸入7至12位電話號碼，按井字鍵結束。", "正確請按1，換一個號碼請按2。"),
    "zh-HK": Words("請輸入7至12位電話號碼，按井字鍵結束。", "正確請按1，換一個號碼請按2。"),
    "en-US": Words(
        "Please enter your telephone number, 7 to 12 digits, followed by the pound key.",
        "If that is correct, press 1. For another number, press 2.",
    ),
}


def without_words(draft: Draft) -> list[str]:
    """The languages of the hotline in which there are no such sentences."""
    locales = [first_locale(draft), *(each.locale for each in draft.tongues[1:])]
    return [locale for locale in locales if locale not in _WORDS]


def asking(draft: Draft, span: Span) -> tree.Speech:
    return (_text(draft, span, lambda words: words.ask),)


def confirming(draft: Draft, value: str, span: Span) -> tree.Speech:
    said = tree.Phrase(_READ_BACK, ((_PARAMETER, f"{{{value}:digits}}"),), span, f"《{_READ_BACK}》")
    return said, _text(draft, span, lambda words: words.keys)


def _text(draft: Draft, span: Span, which: Callable[[Words], str]) -> tree.Text:
    """A sentence in every language of the hotline."""
    others = tuple(
        tree.Other(each.locale, tree.Text(which(_WORDS[each.locale]), span)) for each in draft.tongues[1:]
    )
    return tree.Text(which(_WORDS[first_locale(draft)]), span, others)
