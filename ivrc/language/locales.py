"""The language of a hotline: names and tags (BCP 47) that mean exactly one of the languages whose sentences are read."""

from __future__ import annotations

import re

from ivrc.regex import regex

LANGUAGES = {
    "zh-CN": ("普通话", "普通話", "mandarin", "zh", "cmn", "zh-Hans", "zh-Hans-CN", "cmn-CN", "cmn-Hans-CN"),
    "zh-TW": ("國語", "国语", "台湾国语", "臺灣國語", "zh-Hant-TW", "cmn-TW", "cmn-Hant-TW"),
    "zh-HK": ("粵語", "粤语", "广东话", "廣東話", "cantonese", "yue", "yue-HK", "yue-Hant-HK", "zh-Hant-HK", "zh-yue"),
    "zh-MO": ("zh-Hant-MO", "yue-MO", "yue-Hant-MO"),
    "en-US": ("英语", "英語", "english", "en"),
    "es-ES": ("西班牙语", "西班牙語", "spanish", "español", "castellano", "es"),
    "fr-FR": ("法语", "法語", "french", "français", "fr"),
}  # fmt: skip
"""Of each the names that stand for it. `中文`, `chinese` and `zh-Hant` are none: they are spoken in several ways."""

NAMES = ("普通话", "國語", "粵語", "英语", "西班牙语", "法语")
NAMES_EN = ("mandarin", "cantonese", "english", "spanish", "french")
"""As messages offer them. In English Taiwan's Mandarin is `zh-TW`."""

_KNOWN = {name.lower(): locale for locale, names in LANGUAGES.items() for name in (locale, *names)}
_TAG = regex(r"([a-z]{2,3})-([a-z]{2}|[0-9]{3})", re.IGNORECASE)


def locale_of(name: str) -> str | None:
    """The locale that a name or a tag of a language means; None where it means none, or several.

    Case does not matter in a tag, and `_` is `-` (`es_MX`). A tag of a language and a region is taken as it is, whether
    its sentences are read or not.
    """
    even = " ".join(name.split()).replace("_", "-").lower()
    if known := _KNOWN.get(even):
        return known
    tag = _TAG.fullmatch(even)
    return f"{tag[1]}-{tag[2].upper()}" if tag else None
