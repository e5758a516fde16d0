"""The whole way from written to spoken English, before any engine sees the words."""

from __future__ import annotations

import re
import unicodedata

from ivrc.speech.english.abbreviations import written_out
from ivrc.speech.english.addresses import dictated
from ivrc.speech.english.rules import RULES

_SIGNS = {
    "&": " and ", "+": " plus ", "=": " equals ", "%": " percent ", "@": " at ", "©": " copyright ", "“": "",
    "”": "", '"': "", "‘": "'", "’": "'", "(": ", ", ")": ", ", "[": ", ", "]": ", ", "—": ", ", "–": ", ",
    "…": ". ", "/": " ", "_": " ", "|": ", ", "→": ", ", "。": ". ", "，": ", ", "！": "! ", "？": "? ",
    "；": "; ", "：": ": ", "、": ", ",
}  # fmt: skip
_SPELT = frozenset((
    "US", "IT", "ID", "UK", "EU", "HR", "PC", "TV", "AM", "PM", "VIP", "SMS", "ATM", "IVR", "FAQ",
    "USA", "UN", "EST", "PST", "CST", "MST", "EDT", "PDT", "MDT", "CDT", "GMT", "UTC", "BST", "CET", "NHS", "DMV", "CEO", "DTMF", "URL", "USB", "PDF", "QQ", "PR",
))  # fmt: skip
_SPELT_SO = {"eSIM": "E SIM", "iOS": "I O S", "PhD": "P H D", "eBay": "E Bay", "MD's": "M D's"}
_SPELT_WORD = re.compile(r"\b(?:" + "|".join(_SPELT_SO) + r")\b")
_JOINED = re.compile(r"\b(wi)-(fi)\b|\b(e)-(mail)", re.IGNORECASE)
_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,5}s?\b")

_PASSES = 4
"""One suffices but where a rule makes something for another: `Mr` ends in a full stop, and then is Mister."""


def plain(text: str) -> str:
    """What is said for an English text: words, pauses (. ! ? ; : ,), and capitals where letters are spelt.

    `Call 800-555-1234 or press *.` becomes `Call eight zero zero, five five five, one two three four or press
    star.` An empty answer means that there is nothing to speak. Saying it again changes nothing.
    """
    for _ in range(_PASSES):
        said = _once(text)
        if said == text:
            break
        text = said
    return text


def _once(text: str) -> str:
    text = re.sub("(?<=[0-9])(?=[¼-¾⅐-⅞])", " ", text.translate({ord("￥"): "¥"}))
    text = unicodedata.normalize("NFKC", text).replace("\u2044", "/")
    text = "".join(c if c.isprintable() else " " for c in text)
    text = _shouted(text)
    text = _JOINED.sub(lambda m: "".join(g for g in m.groups() if g), text)
    text = written_out(dictated(text))
    for rule in RULES:
        text = rule.pattern.sub(rule.say, text)
    text = re.sub("[" + re.escape("".join(_SIGNS)) + "]", lambda m: _SIGNS[m[0]], text)
    text = re.sub(r"\s-+\s|--+", ", ", text)
    text = _SPELT_WORD.sub(lambda m: _SPELT_SO[m[0]], text)
    text = re.sub(r"(?<=[A-Z]{2})-(?=[A-Z]\b)", " ", text)
    text = _LETTERS.sub(lambda m: _spelt(m[0]), text)
    text = re.sub(r"[^\w\s.,!?;:'-]", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.!?;:])", r"\1", text)
    text = re.sub(
        r"([,.!?;:])(?:\s*[,.!?;:])+", lambda m: min(m[0].replace(" ", ""), key=".!?;:,".index), text
    )
    text = re.sub(r"(?<=[,!?;:])(?=\w)", " ", text)
    text = text.strip().lstrip(",.;:!?' ").rstrip(",;:- ")
    if not re.search(r"[^\W_]", text):
        return ""
    return text if text[-1] in ".!?" else f"{text}."


def _shouted(text: str) -> str:
    """A sentence written in capitals throughout, in small letters, but for abbreviations."""
    words = re.findall(r"(?<![^\W_])[A-Za-z]+(?![^\W_])", text)
    if len(words) < 3 or not all(w.isupper() for w in words):
        return text
    return re.sub(
        r"[A-Z]{2,}", lambda m: m[0] if m[0] in _SPELT and m[0] not in ("US", "IT") else m[0].lower(), text
    )


def _spelt(word: str) -> str:
    """An abbreviation with its letters apart. A word in capitals stays one if the dictionary has it."""
    bare = word.replace(".", "")
    if "." in word:
        return " ".join(bare)
    plural = "s" if bare.endswith("s") and len(bare) > 2 else ""
    stem = bare[:-1] if plural else bare
    if stem in _SPELT:
        return " ".join(stem) + ("'s" if plural else "")
    from ivrc.speech.english import lexicon

    if lexicon.find(stem.lower()) or lexicon.find(stem):
        return word
    return " ".join(stem) + ("'s" if plural else "")
