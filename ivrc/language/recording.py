"""Words that tell that a call is recorded, and words that deny it, by language."""

from __future__ import annotations

import re

from ivrc.regex import regex

_TELLS = {
    "zh": r"[录錄](?:音|制|製|下|低|影|像)|[被将將会會程][录錄](?![取用入])"
    r"|(?:通|对|對|谈|談)[話话][^。；;，,]{0,8}[记記紀][录錄]",
    "en": r"\b(?:audio-?|tape-?|voice-?)?record(?:ed|ing|ings)\b|\b(?:we|may|will|shall|to)\s+(?:\w+\s+)?record\b|\btaped\b",
    "es": r"\bgraba(?:d[ao]s?|ci[oó]n(?:es)?|r|r[aá]n?|remos|mos|ndo)?\b",
    "fr": r"\benregistr\w+",
    "pt": r"\bgrava(?:d[ao]s?|ção|ções|r|mos|ndo)\b",
    "de": r"\b(?:aufgezeichnet|aufzeichn\w+|aufgenommen|mitgeschnitten|mitschn\w+)\b",
    "it": r"\bregistrat[aoei]\b|\bregistrazion[ei]\b",
    "ja": r"録音",
    "ko": r"녹음",
    "ru": r"\bзапис\w+",
}
"""What tells of recording, by language. A notice may be in several, so that all of them count everywhere."""
_DENIES = {
    "zh": r"(?:不|没有?|沒有?|未|无|無|勿|唔|冇)(?:会|會|被|再|作|做|进行|進行|予以?|需要?|必|得|能|可以?|准|許|许)*",
    "en": r"(?:(?:\bnot|n['’]t|\bnever|\bno|\bwithout|\bneither)\b|\bun)[\s-]*(?:\w+\s+){0,3}?",
    "es": r"\b(?:no|sin|nunca)\s+(?:\w+\s+){0,2}?",
    "fr": r"\b(?:pas|sans|jamais|aucun)\s+(?:\w+\s+){0,2}?",
    "de": r"\b(?:nicht|nie|keine?)\s+(?:\w+\s+){0,2}?",
}
"""What stands right before those words where they say the contrary."""
_PROMISES = {
    "zh": r"(?:[通谈談对對][话話]|来电|來電|电话|電話)[^。；;，,录錄]{0,8}(?:将|將|会|會|被|正在|可能)[^。；;，,录錄]{0,6}[录錄](?:音|制|製)"
    r"|(?:[通谈談][话話]|电话|電話)(?:全程|均|都|一律)?[录錄]音(?:中|(?=[，。；,;!！]|$))|(?:将|將|会|會)?[对對][^。；;，,录錄]{0,4}[通谈談][话話](?:进行|進行|全程)*[录錄]音",
    "en": r"\b(?:call|conversation)s?\b[^.;!?]{0,30}\b(?:being|be|are|is|get)\s+(?:\w+\s+(?:(?:and|or|and/or)\s+)?)?(?:recorded|taped)\b"
    r"|\b(?:on|is) a recorded (?:line|call)\b"
    r"|\bthis (?:line|call) is (?:being |always )?recorded\b|\b(?:we|may|will)\s+(?:\w+\s+)?record\s+(?:this|your|the|all|every|each)\s+(?:phone\s+)?(?:call|conversation)",
    "es": r"\b(?:llamadas?|conversaci[oó]n(?:es)?)\b[^.;!?]{0,30}\b(?:ser[aá]n?|est[aá]n?|puede)\s+(?:\w+\s+)?graba",
    "fr": r"\b(?:appels?|conversations?)\b[^.;!?]{0,30}\b(?:sera|est|être|seront|sont)\s+(?:\w+\s+)?enregistr",
}
"""What promises that the call itself is recorded, and not a message or something that can be asked for."""
_BARE = regex(
    r"\W*(?:(?:本次|正在|通话|通話)?[录錄](?:音|制|製)(?:告知|提示|开始|開始)?|(?:call\s+)?record(?:ing|ed)?|grabaci[oó]n|enregistrement)\W*",
    re.IGNORECASE,
)
"""The bare word, which says of nothing that it is recorded."""
_IN = {language: regex(pattern, re.IGNORECASE) for language, pattern in _TELLS.items()}
_TELLING = regex("|".join(_TELLS.values()), re.IGNORECASE)
_DENYING = regex(
    "|".join(f"(?:{before})(?:{_TELLS[language]})" for language, before in _DENIES.items()), re.IGNORECASE
)
_PROMISING = regex("|".join(_PROMISES.values()), re.IGNORECASE)


def tells_of_recording(words: str) -> bool:
    """Whether words plausibly tell that the call is recorded: they speak of it in more than one bare word, and do not only
    deny it."""
    return not _BARE.fullmatch(words) and _TELLING.search(_DENYING.sub(" ", words)) is not None


def tells_in(words: str, locale: str) -> bool | None:
    """The same in one language alone; None of a language whose words are not known."""
    language = locale.partition("-")[0].lower()
    telling = _IN.get("zh" if language in ("yue", "cmn") else language)
    return telling and telling.search(_DENYING.sub(" ", words)) is not None


def promises_recording(words: str) -> bool:
    """Whether words say that this call is recorded."""
    return tells_of_recording(words) and _PROMISING.search(words) is not None
