"""Kokoro-82M v1.0 by ONNX Runtime: the embedded voice. Mandarin and English; no network, the same bytes in every run."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ivrc.flow.nodes import Clip
from ivrc.speech import findings, mastering, pauses
from ivrc.speech.engines.base import Carrier, Engine, Script, Setup, Sound, cores
from ivrc.speech.engines.options import Option, itself
from ivrc.speech.english import plain
from ivrc.speech.kokoro import (
    choice,
    kept,
    model,
    model_findings,
    numbered,
    options,
    sessions,
    symbols,
    timing,
    tones,
)
from ivrc.speech.kokoro.sessions import VOICES
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.pinyin import shown, words
from ivrc.speech.mandarin.readings import BadReading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Frames = NDArray[np.float64]

PRESENCE_DB = {"zf_xiaobei": 4.0}
"""Between 2 and 3.4 kHz she is 2 to 5 dB weaker than the man's voice, against 500 Hz. Raised by this much a Whisper-base
recogniser heard .002 fewer of the syllables of tests/speech/sentences.txt wrong: little, but where the consonants are. How
well both voices are heard now, docs/prompts.md says."""

_SHELF_HZ = (1200, 2600)
"""Where the rise begins, and where it is complete."""

MANDARIN = ("zh", "zh-CN", "zh-SG", "zh-TW", "cmn")
_RATE = 24_000
_COMFORTABLE = 300
"""Symbols in one breath: longer inputs are cut at a pause, for the model hurries towards the end of them."""

_MOST_HANDS = 8
"""Sentences spoken at a time, at the most: each takes some 150 MB beside the model's 500 MB."""

_NEAR, _TRIES = 0.025, 3
"""How near to its length, as a share, a sentence is spoken, and how often it is tried."""

_PARTING = {"，": ",", "；": ";", "。": ".", ",": ",", ";": ";"}
"""What parts a piece from its surroundings, written and in symbols."""


class Spelt(NamedTuple):
    """A text in symbols, its reading for people, how many syllables it has, and how many of them are of numbers."""

    text: str
    shown: str
    syllables: int
    numbers: int


class Take(NamedTuple):
    """What is said of a part; all that was spoken for it, before pauses were put in; and where its syllables are therein."""

    sound: Sound
    whole: Sound
    syllables: tuple[tones.Syllable, ...] = ()


MODEL = Option(
    "kokoro_model",
    {
        "description": "自备的 Kokoro 模型文件。 A Kokoro model file of your own.",
        "type": "string",
        "minLength": 1,
    },
    files=itself,
)
"""A Kokoro v1.0 ONNX file that replaces the one installed."""


class Kokoro(Engine):
    """The engine. The model is loaded with the first clip that has to be spoken. `speak` may be called from several
    threads at a time, as many as `parallel`: the runtime keeps no state between sentences."""

    name = "kokoro"
    voices = tuple(VOICES)
    options = (MODEL,)

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._own = MODEL.path(setup.settings)
        self._sessions: sessions.Sessions | None = None
        self._loading = threading.Lock()
        self.parallel = min(cores(), _MOST_HANDS)
        self.version = f"1.8/{model.identity(self._own)[:16]}"

    def script(self, clip: Clip) -> Script:
        return self._script(clip, None)

    def piece(self, clip: Clip, carrier: Carrier) -> Script:
        """The clip within its carrier, of which `speak` keeps the clip alone."""
        return self._script(clip, carrier)

    def _script(self, clip: Clip, carrier: Carrier | None) -> Script:
        language = clip.locale.partition("-")[0]
        if clip.locale not in MANDARIN and language != "en":
            raise findings.locale_not_spoken(self.name, clip.locale)
        voice = _voice(self._setup.settings.voice, "a" if language == "en" else "z")
        spell = _english if language == "en" else _mandarin
        try:
            spelt, reading, syllables, numbers = spell(clip)
            around = [self._around(clip, places, spell) for places in _places(carrier)]
        except BadReading as bad:
            raise findings.bad_reading(str(bad)) from None
        except symbols.Unsayable as word:
            raise findings.word_not_spoken(self.name, str(word)) from None
        if carrier and carrier.after:
            spelt = spelt.rstrip(". ")  # what parts it from what follows is the carrier's
        parts, rests = breaths(spelt)
        if len(parts) == 1 and around:
            parts = (choice.OR.join(kept.marked(parts, *each)[0] for each in around),)
        elif around:
            parts = kept.marked(parts, *around[0])
        return Script(spelt, reading, voice, parts, rests, syllables, numbers)

    def _around(self, clip: Clip, places: tuple[str, str], spell: Callable[[Clip], Spelt]) -> tuple[str, str]:
        """A piece's surroundings in symbols, with the sign that parts each from the piece."""
        before, after = (
            timing.unmarked(spell(clip._replace(text=t, readings=())).text)[0] if t else "" for t in places
        )
        if before and places[0][-1] in _PARTING:
            before = before.rstrip(".,;:!? ") + _PARTING[places[0][-1]]
        if after and places[1][0] in _PARTING:
            after = _PARTING[places[1][0]] + after.lstrip(".,;:!? ")
        return before, after

    def speak(self, part: str, voice: str) -> Sound:
        return self.take(part, voice).sound

    def take(self, part: str, voice: str) -> Take:
        """A part spoken: of the sentences of a piece the one in which it is meant to sound best."""
        loaded = self._loaded()
        if loaded.foretells is not None:
            return self._piece(loaded, part, voice) if kept.OPEN in part else self._paced(loaded, part, voice)
        if kept.OPEN in part:
            raise model_findings.untimed(self.name)
        said = _finished(loaded.say(timing.unmarked(part)[0], voice, sessions.ITS_OWN_SPEED), voice)
        return Take(said, said)

    def _loaded(self) -> sessions.Sessions:
        with self._loading:
            if self._sessions is None:
                self._sessions = sessions.load(model.path(self._own, self._setup.models))
            return self._sessions

    def _piece(self, loaded: sessions.Sessions, part: str, voice: str) -> Take:
        meant = [choice.meant(loaded, each, voice, self._setup.settings) for each in part.split(choice.OR)]
        best = min(meant, key=lambda each: each.away)
        bent = best.syllables if choice.OR in part else tones.by_rule(best.syllables)
        bend = tones.bend(best.pitch, bent)
        whole = _finished(loaded.say(best.spelt, voice, best.speed, bend), voice)
        return Take(kept.cut(whole, best.frames, best.wanted), whole, best.syllables)

    def _paced(self, loaded: sessions.Sessions, part: str, voice: str) -> Take:
        """A sentence at its pace. How much of the frames is heard differs by what they hold, so it is spoken again
        where that was guessed wrongly."""
        spelt, slow = timing.unmarked(part)
        raw = loaded.own_frames(spelt, voice)
        settings, factor = self._setup.settings, 1.0
        aim = timing.seconds_due(spelt, slow, settings)
        resting = timing.pauses(spelt, slow)
        quiet = sum(pause.ms for pause in resting) / 1000
        for _ in range(_TRIES):
            planned = timing.frames(raw, spelt, slow, settings, factor)
            by_rule = tones.by_rule(tones.syllables(spelt, planned, (0, len(spelt))))
            whole = _finished(_bent(loaded, spelt, voice, raw / planned, by_rule), voice)
            sound = pauses.placed(whole, timing.places(planned, resting))
            heard = mastering.audible(sound.samples, _RATE)
            has = (heard[1] - heard[0]) / _RATE if heard else aim
            if abs(has / aim - 1) <= _NEAR:
                break
            factor *= max(0.5, min(2.0, (aim - quiet) / max(0.1, has - quiet)))
        return Take(sound, whole, by_rule)


def _bent(
    loaded: sessions.Sessions, spelt: str, voice: str, speed: Frames, those: Sequence[tones.Syllable]
) -> Frames:
    """The samples of a sentence in which some syllables move as their tones do."""
    if not those:
        return loaded.say(spelt, voice, speed)
    return loaded.say(spelt, voice, speed, tones.bend(loaded.foretell(spelt, voice, speed).pitch, those))


def _finished(samples: Frames, voice: str) -> Sound:
    return Sound(_raised(samples, PRESENCE_DB.get(voice, 0.0)), _RATE)


def _places(carrier: Carrier | None) -> list[tuple[str, str]]:
    return [(carrier.before, carrier.after), *carrier.others] if carrier else []


def _raised(samples: NDArray[np.float64], db: float) -> NDArray[np.float64]:
    """With the upper part of the telephone band raised. No frequency is shifted in time."""
    import numpy as np

    if db == 0:
        return samples
    at = np.maximum(np.fft.rfftfreq(len(samples), 1 / _RATE), 1.0)
    low, high = np.log(_SHELF_HZ)
    gain = 10 ** (db / 20 * np.clip((np.log(at) - low) / (high - low), 0, 1))
    return np.fft.irfft(np.fft.rfft(samples) * gain, len(samples))


def _mandarin(clip: Clip) -> Spelt:
    said = options.parted(words(spoken(clip.text, clip.readings, clip.locale)))
    spelt = numbered.mandarin(said)
    return Spelt(spelt, shown(said), *timing.counted(spelt))


def _english(clip: Clip) -> Spelt:
    said = plain(clip.text)
    spelt = numbered.english(options.parted_english(said))
    return Spelt(spelt, said, *timing.counted(spelt))


def _voice(asked: str | None, language: str) -> str:
    """The voice asked for if it speaks the language, else the language's own voice of the same sex."""
    own = [v for v in VOICES if v[0] == language]
    alike = [v for v in own if asked in VOICES and asked and v[1] == asked[1]]
    return asked if asked in own else (alike or own)[0]


def breaths(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Cuts a long text at pauses into inputs of a comfortable length, with the rest in milliseconds after
    each.
    """
    clauses = re.findall(r"[^.!?;:,]+(?:[.!?;:,]+ ?|$)", text)
    parts: list[str] = []
    for clause in (piece for whole in clauses for piece in _at_words(whole)):
        if parts and len(parts[-1]) + len(clause) <= _COMFORTABLE:
            parts[-1] += clause
        else:
            parts.append(clause)
    stripped = tuple(p.strip() for p in parts)
    margins = mastering.PROMPT.lead + mastering.PROMPT.tail
    return stripped, tuple(max(0, timing.RESTS.get(p[-1], 250) - margins) for p in stripped[:-1])


def _at_words(clause: str) -> list[str]:
    """A clause without any pause that is too long all the same, cut between words."""
    if len(clause) <= _COMFORTABLE:
        return [clause]
    cut = clause.rfind(" ", 0, _COMFORTABLE) + 1 or _COMFORTABLE
    return [clause[:cut], *_at_words(clause[cut:])]
