"""How well prompts are heard: `python bench/hearing.py MODEL [--joined]`.

MODEL is the folder of a Whisper model that faster-whisper reads (`pip install faster-whisper`; neither comes with ivrc).
Each prompt goes through 8 kHz A-law, with 0.2, 0.3 and 0.5 s of silence around it, and is written down by the recogniser
alone: beam 5, temperature 0. What it is to have heard and what it wrote are normalised alike; figures that it wrote are
read digit by digit or as a quantity, whichever is nearer, for it writes sums of its own. An error is a syllable too many,
too few or another.

With `--joined` the numbers of tests/speech/numbers.txt are joined from pieces, and said in whole sentences, and the share
of their digits that are wrong is told: strictly, where the recogniser did not write that digit in its place, and leniently,
where what it wrote there does not even sound as the digit does, tones aside. A digit too many is an error in both, another
word that is no digit in neither: so no number is judged worse leniently than strictly.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import numpy as np
import soundfile

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, joined, speak
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.pinyin import words
from ivrc.speech.mandarin.syllables import parse
from ivrc.speech.studio import Studio

TESTS = Path(__file__).parent.parent / "tests/speech"
VOICES = ("zf_xiaobei", "zm_yunjian")
MARGINS = (0.2, 0.3, 0.5)
_CARRIER = "您的号码是{%s:digits}，请确认。"
_SAID = "零一二三四五六七八九"
_FIGURES = "0123456789"
_ONE = ("i", 0)
"""一 and 幺, which a recogniser writes alike, and whose tones are of what stands beside them."""
_YAO = "iao"
_MOST = 6
"""Runs of figures of which both readings are tried, one by one; of more, all alike."""

Syllables = list[tuple[str, int]]
Hear = Callable[[np.ndarray, float], str]


def recogniser(model: str) -> Hear:
    """What writes down samples of 16 kHz with so many seconds of silence around them."""
    from faster_whisper import WhisperModel

    whisper: Any = WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=1)

    def hear(samples: np.ndarray, margin: float) -> str:
        silence = np.zeros(round(16_000 * margin), dtype=np.float32)
        parts, _ = whisper.transcribe(
            np.concatenate([silence, samples.astype(np.float32), silence]),
            language="zh", beam_size=5, temperature=0.0, condition_on_previous_text=False,
        )  # fmt: skip
        return "".join(part.text for part in parts).strip()

    return hear


def by_telephone(prompt: Path) -> np.ndarray:
    """A finished prompt as it comes out of A-law, at the recogniser's 16 kHz."""
    import soxr

    coded = io.BytesIO()
    samples, rate = soundfile.read(prompt)
    soundfile.write(coded, samples, rate, format="WAV", subtype="ALAW")
    coded.seek(0)
    samples, rate = soundfile.read(coded)
    return soxr.resample(samples, rate, 16_000, quality="HQ")


def syllables(text: str) -> Syllables:
    """The syllables of a text as it is said, each with its tone; letters one by one."""
    found: Syllables = []
    for word in words(spoken(text)):
        whole = len(word.text) == len(word.pinyin)
        for at, one in enumerate(word.pinyin):
            if whole and word.text[at] in "一幺":
                found.append(_ONE)
                continue
            parsed = parse(one)
            found.append((f"{parsed.initial}{parsed.final}", parsed.tone) if parsed else (one, 0))
        spelt = None if word.pinyin or not word.text.islower() else parse(word.text)
        if spelt:  # "ye", which a recogniser writes where it knows no word
            found.append((f"{spelt.initial}{spelt.final}", 0))
        elif not word.pinyin:
            found += [(letter.lower(), 0) for letter in word.text if letter.isalpha()]
    return found


def readings(written: str) -> Iterator[str]:
    """What a recogniser wrote, its figures digit by digit or as quantities."""
    parts = re.split(r"(\d[\d,.:\-]*\d|\d)", written)
    ways = [(part, _digits(part)) if n % 2 else (part,) for n, part in enumerate(parts)]
    if len(parts) // 2 > _MOST:
        yield from ("".join(w[0] for w in ways), "".join(w[-1] for w in ways))
    else:
        yield from ("".join(way) for way in product(*ways))


def _digits(figures: str) -> str:
    return "".join(_SAID[int(c)] for c in figures if c.isdigit())


def errors(text: str, written: str, *, tones: bool) -> int:
    """Syllables too many, too few or other ones in what was written, and the syllables there are."""
    right = _compared(syllables(text), tones)
    return min(distance(right, _compared(syllables(each), tones)) for each in readings(written))


def _compared(said: Syllables, tones: bool) -> list[Any]:
    return [(sound, tone if tones else 0) for sound, tone in said]


def distance(one: Sequence[Any], other: Sequence[Any]) -> int:
    """Levenshtein's."""
    row = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        last, row[0] = row[0], n
        for m, b in enumerate(other, 1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (a != b))
    return row[-1]


class Written(NamedTuple):
    """A character that a recogniser wrote: which digit it is, if it is one, and how it sounds, tones aside."""

    digit: str
    sound: str


def digit_errors(number: str, written: str, *, strict: bool) -> int:
    """Digits wrong of a number in `您的号码是…，请确认。`: at most all of them. What is written besides costs nothing, unless it is a
    digit too many."""
    found = characters(written)
    sounds = _sounds(_digits(number))
    row = [0]
    for each in found:
        row.append(row[-1] + bool(each.digit))
    for digit, sound in zip(number, sounds, strict=True):
        last, row[0] = row[0], row[0] + 1
        for at, each in enumerate(found, 1):
            alike = each.sound == sound or (digit == "1" and each.sound == _YAO)
            right = each.digit == digit or (alike and not strict)
            instead = last + (0 if right else 1 if each.digit or not strict else 2)
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + bool(each.digit), instead)
    return min(len(number), row[-1])


def characters(written: str) -> list[Written]:
    """What a recogniser wrote without the sentence around the number, one by one; letters that spell a syllable are one."""
    inner = re.sub(
        r"^.*?(?:号码|號碼|号|號)[是\W]*|[，。,.\s]*请?請?确?確?认?認?[。.]?$", "", normalize("NFKC", written)
    )
    found = []
    for each in re.findall(r"[a-z]+|\w", inner.lower().replace("幺", "一")):
        digit = each if each in _FIGURES else str(_SAID.index(each)) if each in _SAID else ""
        found.append(Written(digit, next(iter(_sounds(_SAID[int(digit)] if digit else each)), "")))
    return found


def _sounds(text: str) -> list[str]:
    return [sound for sound, _ in _compared(syllables(text), tones=False)]


def clips(texts: Iterable[str]) -> list[Clip]:
    return [Clip(f"c{n}", text, "zh-CN", (), Span("bench.ivr")) for n, text in enumerate(texts)]


def sentences(
    voice: str, file: Path, folder: Path, hear: Hear, margins: Sequence[float]
) -> list[dict[str, Any]]:
    """Of each sentence what was heard at each margin, and the errors."""
    texts = [text for text in file.read_text(encoding="utf-8").split("\n") if text]
    made = speak(clips(texts), Settings(voice=voice), folder).clips
    rows = []
    for number, text in enumerate(texts):
        sound = by_telephone(made[f"c{number}"].path)
        heard = [hear(sound, margin) for margin in margins]
        count = len(syllables(text))
        wrong = [[errors(text, each, tones=tones) for each in heard] for tones in (False, True)]
        rows.append(
            {"text": text, "syllables": count, "heard": heard, "toneless": wrong[0], "toned": wrong[1]}
        )
    return rows


def digits(voice: str, folder: Path, hear: Hear, margins: Sequence[float]) -> list[dict[str, Any]]:
    """Of each number what was heard of it joined and in a whole sentence, and the errors."""
    numbers = (TESTS / "numbers.txt").read_text(encoding="utf-8").split()
    studio = Studio(Settings(voice=voice), folder)
    whole = speak(
        clips(_CARRIER.replace("{%s:digits}", "%s") % n for n in numbers), studio.settings, folder
    ).clips
    rows = []
    for at, number in enumerate(numbers):
        parts = joined.plan(_CARRIER % number)
        made = joined.produce(parts, studio).clips
        file = folder / "joined.wav"
        file.write_bytes(joined.join([made[p.clip.id].path for p in parts], [p.rest for p in parts])[0])
        for way, path in (("joined", file), ("whole", whole[f"c{at}"].path)):
            heard = [hear(by_telephone(path), margin) for margin in margins]
            wrong = {
                name: [digit_errors(number, each, strict=strict) for each in heard]
                for name, strict in (("strict", True), ("lenient", False))
            }
            rows.append({"number": number, "way": way, "heard": heard, **wrong})
    return rows


def share(rows: Sequence[dict[str, Any]], what: str, of: Callable[[dict[str, Any]], int]) -> float:
    return sum(np.mean(row[what]) for row in rows) / sum(of(row) for row in rows)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model")
    parser.add_argument("--joined", action="store_true")
    parser.add_argument("--texts", type=Path, default=TESTS / "sentences.txt")
    parser.add_argument("--voice", action="append")
    parser.add_argument("--margin", type=float, action="append", help="seconds of silence around a prompt")
    parser.add_argument("--json", type=Path, help="where all that was heard is written")
    parser.add_argument("--cache", type=Path, help="where prompts are kept for another run")
    options = parser.parse_args(arguments)
    hear, margins, found = recogniser(options.model), options.margin or MARGINS, {}
    with tempfile.TemporaryDirectory() as name:
        folder = options.cache or Path(name)
        for voice in options.voice or VOICES:
            if options.joined:
                rows = found[voice] = digits(voice, folder, hear, margins)
                for way in ("joined", "whole"):
                    these = [row for row in rows if row["way"] == way]
                    wrong = [
                        share(these, what, lambda row: len(row["number"])) for what in ("strict", "lenient")
                    ]
                    print(f"{voice} {way}: strict {wrong[0]:.3f} lenient {wrong[1]:.3f}")
            else:
                rows = found[voice] = sentences(voice, options.texts, folder, hear, margins)
                wrong = [share(rows, what, lambda row: row["syllables"]) for what in ("toneless", "toned")]
                print(
                    f"{voice}: toneless {wrong[0]:.3f} toned {wrong[1]:.3f} of {sum(r['syllables'] for r in rows)}"
                )
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
