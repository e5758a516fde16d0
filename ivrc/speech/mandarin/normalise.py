"""The whole way from written to spoken Mandarin, before any engine sees the words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.numerals.mandarin import digit_by_digit
from ivrc.speech.english import plain
from ivrc.speech.english.abbreviations import TITLES
from ivrc.speech.mandarin.letters import say_letters
from ivrc.speech.mandarin.punctuation import HAN, to_pauses
from ivrc.speech.mandarin.readings import Piece, mark, piece, pieces
from ivrc.speech.mandarin.rules import RULES
from ivrc.speech.mandarin.traditional import as_written

_FULL_WIDTH: dict[int, int | str] = {
    c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_FULL_WIDTH |= {
    ord("＊"): ord("*"),
    ord("＃"): ord("#"),
    ord("％"): ord("%"),
    ord("－"): ord("-"),
    ord("＋"): ord("+"),
    ord("．"): ord("."),
    0x3000: ord(" "),
}
_FULL_WIDTH |= {c: str(c - 0x2460 + 1) for c in range(0x2460, 0x2474)}  # circled 1 to 20
_FULL_WIDTH |= {c: str(c - 0x2160 + 1) for c in range(0x2160, 0x216C)}  # Roman I to XII
_WEB = re.compile(
    r"(?:https?://)?[A-Za-z0-9_-]+(?:[.@][A-Za-z0-9_-]+)*\.(?:com|cn|net|org|gov|edu|hk|tw|io)(?![A-Za-z0-9])(?:/[\w/.-]*)?"
)
CANTONESE = ("zh-HK", "zh-MO", "yue", "yue-HK")
_CIRCLED_TOGETHER = re.compile("(?<=[①-⑳])(?=[①-⑳])")
_UNSAYABLE_LABEL = re.compile(
    r"(?<![A-Za-z])(?:[b-df-hj-np-tv-z]{2,5}|(?=[a-z]{3,5}(?![a-z]))[a-z]*[b-df-hj-np-tv-z]{3}[a-z]*)(?![A-Za-z])"
)
"""A part of an address that is no syllable: its letters are said, C N, I C B C."""

_TITLE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, TITLES))})(?=\s*[A-Z])")
_COLON_IN_TIME = re.compile(r"(?<=\d)：(?=\d)")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z']*(?:,? +[A-Za-z']+){2,}(?:,? +[A-Za-z0-9'*#.-]+)*")
"""A sentence of English within Chinese, `For English, press 2`: its figures are said in English."""

_UNSPEAKABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def normalise(text: str, locale: str = "zh-CN") -> str:
    """What is said for a Mandarin text: Chinese characters, pauses, spelt letters and a few Latin words.

    `请拨400-665-9999或按*键` becomes `请拨四零零、六六五、九九九九或按星号键。`. An empty answer means that
    there is nothing to speak. Saying it again changes nothing. Traditional text stays traditional; in Cantonese
    (`zh-HK`, `yue`) a 1 is 一 wherever it stands.
    """
    written = text
    text = _CIRCLED_TOGETHER.sub("、", _UNSPEAKABLE.sub("", text)).translate(_FULL_WIDTH)
    text = _WEB.sub(_address, text)
    text = _COLON_IN_TIME.sub(":", text)
    text = _TITLE.sub(lambda m: TITLES[m[0]] + " ", text)
    text = _ENGLISH.sub(_in_english, text)
    for rule in RULES:
        text = rule.pattern.sub(rule.say, text)
    text = as_written(to_pauses(say_letters(text)), written, locale)
    if locale in CANTONESE:
        text = text.replace("幺", "一")
    return text if has_words(text) else ""


def _address(m: re.Match[str]) -> str:
    """An address on the net as it is read out: `www.abc.com` is W W W 点 abc 点 com."""
    said = re.sub(r"https?://|/$", "", m[0]).replace("www.", "W W W.")
    said = re.sub(r"\d+", lambda d: digit_by_digit(d[0]), said)
    said = _UNSAYABLE_LABEL.sub(lambda label: " ".join(label[0].upper()), said)
    return (
        said.replace(".", "点")
        .replace("/", "斜杠")
        .replace("@", "艾特")
        .replace("-", "杠")
        .replace("_", "下划线")
    )


def _in_english(m: re.Match[str]) -> str:
    """Abbreviations one after the other are no sentence, and the full stop is the writer's to give."""
    if sum(len(w) > 1 and not w.isupper() for w in re.findall(r"[A-Za-z']+", m[0])) < 2:
        return m[0]
    said = plain(m[0])
    return said if m[0][-1] == "." else said.rstrip(".")


def has_words(text: str) -> bool:
    """Whether anything in a text can be spoken at all: a Chinese character, a letter or a digit."""
    return re.search(rf"[{HAN}]|[^\W_]", text) is not None


def spoken(text: str, readings: Iterable[tuple[str, str]] = (), locale: str = "zh-CN") -> tuple[Piece, ...]:
    """A clip's text as pieces to speak; empty when it has no words. Raises BadReading for a malformed
    reading.
    """
    marked = mark(text, (piece(characters, pinyin) for characters, pinyin in readings))
    return pieces(normalise(marked.text, locale), marked.pieces)
