"""The sentences that pieces are cut out of, set off as an item of a list: then the voice says a word as one after which
more comes. The last piece is said as one that ends.
"""

from __future__ import annotations

from ivrc.speech.spoken import Carrier

_BEFORE_AND_AFTER = {
    "zh": ("您的号码是四零零", "九九九九，请您确认。"),
    "en": ("Your number is four hundred", "nine nine nine nine, please confirm."),
}


def carrier(locale: str, *, begins: bool, ends: bool) -> Carrier:
    """What surrounds a piece that begins the sentence, ends it, or stands within."""
    before, after = _BEFORE_AND_AFTER["en" if locale.startswith("en") else "zh"]
    return Carrier("" if begins else before, "" if ends else after)
