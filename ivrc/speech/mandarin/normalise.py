"""The whole way from written to spoken Mandarin, before any engine sees the words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.speech.english import plain
from ivrc.speech.mandarin.letters import say_letters
from ivrc.speech.mandarin.punctuation import HAN, to_pauses
from ivrc.speech.mandarin.readings import Piece, mark, piece, pieces
from ivrc.speech.mandarin.rules import RULES

_FULL_WIDTH = {
    c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_FULL_WIDTH |= {
    ord("＊"): ord("*"),
    ord("＃"): ord("#"),
    ord("％"): ord("%"),
    ord("－"): ord("-"),
    0x3000: ord(" "),
}
_COLON_IN_TIME = re.compile(r"(?<=\d)：(?=\d)")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z']*(?:,? +[A-Za-z']+){2,}(?:,? +[A-Za-z0-9'*#.-]+)*")
"""A sentence of English within Chinese, `For English, press 2`: its figures are said in English."""

_UNSPEAKABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def normalise(text: str) -> str:
    """What is said for a Mandarin text: Chinese characters, pauses, spelt letters and a few Latin words.

    `请拨400-665-9999或按*键` becomes `请拨四零零、六六五、九九九九或按星号键。`. An empty answer means that
    there is nothing to speak. Saying it again changes nothing.
    """
    text = _UNSPEAKABLE.sub("", text).translate(_FULL_WIDTH)
    text = _COLON_IN_TIME.sub(":", text)
    text = _ENGLISH.sub(_in_english, text)
    for rule in RULES:
        text = rule.pattern.sub(rule.say, text)
    text = to_pauses(say_letters(text))
    return text if has_words(text) else ""


def _in_english(m: re.Match[str]) -> str:
    """Abbreviations one after the other are no sentence, and the full stop is the writer's to give."""
    if sum(len(w) > 1 and not w.isupper() for w in re.findall(r"[A-Za-z']+", m[0])) < 2:
        return m[0]
    said = plain(m[0])
    return said if m[0][-1] == "." else said.rstrip(".")


def has_words(text: str) -> bool:
    """Whether anything in a text can be spoken at all: a Chinese character, a letter or a digit."""
    return re.search(rf"[{HAN}]|[^\W_]", text) is not None


def spoken(text: str, readings: Iterable[tuple[str, str]] = ()) -> tuple[Piece, ...]:
    """A clip's text as pieces to speak; empty when it has no words. Raises BadReading for a malformed
    reading.
    """
    marked = mark(text, (piece(characters, pinyin) for characters, pinyin in readings))
    return pieces(normalise(marked.text), marked.pieces)
