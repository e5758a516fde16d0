"""The sentences that pieces are cut out of, in several places each: the engine takes the one where the word moves as its
tone does. Within a value it is an item of a list, before a pause the last of a group, at the end of the sentence it
falls.
"""

from __future__ import annotations

from ivrc.speech.spoken import Carrier

_BEFORE = {
    "zh": ("您的号码是四零零，", "您的号码是四零零，", "请您按，"),
    "en": ("Your number is four hundred;",),
    "es": ("Su número es el cuatrocientos;",),
    "fr": ("Votre numéro est le quatre cents ;",),
}
_WITHIN = {
    "zh": ("；请您确认。", "，九九九九，请您确认。", "，然后按井号键。"),
    "en": ("; nine nine nine nine, please confirm.",),
    "es": ("; nueve nueve nueve nueve, confirme, por favor.",),
    "fr": ("; neuf neuf neuf neuf, veuillez confirmer.",),
}
_BEFORE_A_PAUSE = {
    "zh": ("；请您确认。", "；九九九九，请您确认。", "；然后按井号键。"),
    "en": ("; nine nine nine nine, please confirm.",),
    "es": ("; nueve nueve nueve nueve, confirme, por favor.",),
    "fr": ("; neuf neuf neuf neuf, veuillez confirmer.",),
}

_AT_THE_END = {"zh": ("。再见。", "。然后按井号键。", "。再见。")}
"""A full stop with more behind it: a voice falls before it, and says the last word in its full length, as not all do where all
ends."""


def carrier(locale: str, *, begins: bool, ends: bool, pauses: bool = False, value: bool = False) -> Carrier:
    """What surrounds a piece that begins the sentence, ends it, stands before a pause, or within. The words of a value
    have several carriers, the sentence's own words one."""
    tongue = locale.partition("-")[0]
    language = tongue if tongue in _BEFORE else "zh"
    before, after = _BEFORE[language], (_BEFORE_A_PAUSE if pauses else _WITHIN)[language]
    if ends:
        after = _AT_THE_END.get(language, ("",) * len(before)) if value else ("",) * len(before)
    first, *others = dict.fromkeys(zip(("",) * len(before) if begins else before, after, strict=True))
    return Carrier(*first, tuple(others) if value else ())
