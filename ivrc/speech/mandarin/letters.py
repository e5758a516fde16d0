"""Latin letters within Chinese: abbreviations are spelt, the few words everyone says as words stay words."""

from __future__ import annotations

import re

SAID_AS_WORDS = frozenset({"wifi", "email", "hello", "bye", "ok", "pos", "sim", "covid"})
"""Words that are said, not spelt, whatever their capitals. An engine must know every one of them."""

_SPELT = frozenset(
    {"app", "vip", "atm", "qq", "sms", "gps", "pin", "id", "crm", "erp", "it", "hr", "pc", "cvv", "vpn"}
)
_JOINED = {"wi-fi": "wifi", "e-mail": "email"}
_PARTED = {"esim": "E sim", "ebay": "E bay", "iphone": "iPhone", "ipad": "iPad"}
_LONGEST_ABBREVIATION = 6
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def say_letters(text: str) -> str:
    """`VIP` becomes `V I P`, `App` `A P P`, `Wi-Fi` `wifi`. Other words of mixed or small letters stay."""
    return _WORD.sub(lambda m: f" {_say(m[0])} ", text)


def _say(word: str) -> str:
    small = _JOINED.get(word.lower(), word.lower())
    if small in _PARTED:
        return _PARTED[small]
    if small in _SPELT or len(word) == 1:
        return " ".join(word.upper())
    if small in SAID_AS_WORDS:
        return small
    if word.isupper() and len(word) <= _LONGEST_ABBREVIATION:
        return " ".join(word)
    return " ".join(_say(part) for part in word.split("-")) if "-" in word else word
