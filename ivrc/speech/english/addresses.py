"""Addresses of the net as they are dictated: https://abc.com/help is abc dot com slash help."""

from __future__ import annotations

import re

_COUNTRIES = "uk|au|ca|cn|hk|tw|nz|eu|ie|sg|jp|de|fr"
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[A-Za-z0-9][\w.+-]*@)?[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*"
    rf"\.(?:com|org|net|gov|edu|io|info|biz|app|{_COUNTRIES})(?![\w@-])(?:/[\w./-]*\w|/)?"
)
_SAID = {".": " dot ", "/": " slash ", "@": " at ", "-": " dash ", "_": " underscore ", "+": " plus "}


def dictated(text: str) -> str:
    """The text with its addresses in words."""
    return _ADDRESS.sub(_say, text)


def _say(m: re.Match[str]) -> str:
    said = re.sub(r"^https?://|/$", "", m[0])
    said = re.sub(r"^www\.", "W W W.", said)
    said = re.sub(rf"\.({_COUNTRIES})\b", lambda c: "." + " ".join(c[1].upper()), said)
    return re.sub(r"[./@_+-]", lambda sign: _SAID[sign[0]], said)
