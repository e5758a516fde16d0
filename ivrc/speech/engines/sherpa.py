"""sherpa-onnx: a model of the user's own, in a folder: Kokoro, matcha, melo and other VITS, Cantonese among them, English
piper. Offline; an extra, Apache-2.0 from version 2 on (earlier ones hold eSpeak NG).
"""

from __future__ import annotations

import importlib.metadata
import re

from ivrc.flow.nodes import Clip
from ivrc.speech import findings
from ivrc.speech.engines.base import Engine, Script, Setup, Sound, cores
from ivrc.speech.engines.options import Option
from ivrc.speech.english import plain, pronounce
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.normalise import CANTONESE
from ivrc.speech.mandarin.pinyin import words
from ivrc.speech.mandarin.punctuation import PAUSES
from ivrc.speech.mandarin.readings import BadReading, respell
from ivrc.speech.pace import counted
from ivrc.speech.sherpa import folder
from ivrc.speech.sherpa import refusals as own
from ivrc.speech.sherpa.ipa import ipa
from ivrc.speech.sherpa.speaker import Speaker

MODEL = Option(
    "sherpa.model",
    {
        "description": "sherpa-onnx 模型的文件夹，或者其中的 .onnx 文件。 The folder of a sherpa-onnx model, or the .onnx file in it.",
        "type": "string",
        "minLength": 1,
    },
    files=folder.files,
)
LANGUAGE = Option(
    "sherpa.language",
    {
        "description": "模型说的语言，看不出时才要写。 The language of the model, where it cannot be told.",
        "enum": ["zh", "yue", "en", "zh+en"],
        "x-expected": {"zh": "zh、yue、en 或 zh+en", "en": "zh, yue, en or zh+en"},
    },
)

_PACKAGE, _OLDEST = "sherpa-onnx", 2
_OWN_PACE = 250
"""Syllables a minute of such models at their own speed, about: what comes of it is measured and put right."""

_SPEAKERS = 1000
_SPEAKER = re.compile(r"speaker-([0-9]+)")


class Sherpa(Engine):
    """The engine: one model, in a process of its own."""

    name = "sherpa"
    voices = tuple(f"speaker-{number}" for number in range(_SPEAKERS))
    options = (MODEL, LANGUAGE)

    def __init__(self, setup: Setup) -> None:
        place = MODEL.path(setup.settings)
        version = _installed()
        if place is None:
            raise own.no_folder()
        self._model = folder.model(place, str(LANGUAGE.given(setup.settings) or ""))
        self._voice = _voice(self._model, setup.settings.voice)
        self._known = folder.known(self._model)
        self._speed = round(max(0.5, min(2.0, setup.settings.rate / _OWN_PACE)), 3)
        self._speaker = Speaker(self._model, cores())
        self.version = f"1/{version}/{folder.identity(self._model)[:16]}"

    def script(self, clip: Clip) -> Script:
        language = "yue" if clip.locale in CANTONESE else clip.locale.partition("-")[0].replace("cmn", "zh")
        if language not in self._model.languages:
            raise findings.locale_not_spoken(self.name, clip.locale)
        if language == "en":
            text = plain(clip.text)
            syllables = counted(text, english=True)
            said = self._sounds(text) if self._model.kind == folder.PIPER else text
        else:
            said = text = _chinese(clip)
            syllables = counted(text)
        if self._model.kind != folder.PIPER:
            self._check(text)
        return Script(said, text, self._voice, (), (), *syllables)

    def speak(self, part: str, voice: str) -> Sound:
        by_sound = self._model.kind == folder.PIPER
        speaker = int(voice.rpartition("-")[2])
        return self._speaker.say("" if by_sound else part, part if by_sound else "", speaker, self._speed)

    def stop(self) -> None:
        """Ends the process."""
        self._speaker.stop()

    def _sounds(self, text: str) -> str:
        try:
            sounds = ipa(pronounce.symbols(text))
        except pronounce.Unsayable as word:
            raise findings.word_not_spoken(self.name, str(word)) from None
        unknown = [sound for sound in sounds if sound not in self._known]
        if unknown:
            raise findings.word_not_spoken(self.name, unknown[0])
        return sounds

    def _check(self, text: str) -> None:
        """The runtime passes over what its word list does not have, and says nothing of it."""
        for stretch in re.findall(r"[A-Za-z][A-Za-z']*|[^\W_A-Za-z]+", text):
            unknown = _unknown(stretch.lower(), self._known)
            if unknown:
                raise findings.word_not_spoken(self.name, stretch if stretch.isascii() else unknown)


def _unknown(stretch: str, known: frozenset[str]) -> str:
    """What of a word, or of Chinese words one after the other, is in no list; empty if all is."""
    if stretch.isascii():
        return "" if stretch in known else stretch
    at = 0
    while at < len(stretch):
        longest = next(
            (n for n in range(min(8, len(stretch) - at), 0, -1) if stretch[at : at + n] in known), 0
        )
        if not longest:
            return stretch[at]
        at += longest
    return ""


def _chinese(clip: Clip) -> str:
    """What is said, every character of Mandarin one that is read as the whole sentence has it."""
    try:
        pieces = spoken(clip.text, clip.readings, clip.locale)
    except BadReading as bad:
        raise findings.bad_reading(str(bad)) from None
    if clip.locale in CANTONESE:
        return "".join(piece.text for piece in pieces)
    text = ""
    for word in words(pieces):
        apart = text[-1:].isascii() and word.text.isascii() and word.text not in PAUSES and text
        text += f"{' ' if apart else ''}{respell(word)}"
    return text


def _voice(model: folder.Model, asked: str | None) -> str:
    number = _SPEAKER.fullmatch(asked or "")
    if number and int(number[1]) >= model.speakers:
        raise own.no_speaker(model.folder, number[0], model.speakers)
    return number[0] if number else "speaker-0"


def _installed() -> str:
    try:
        version = importlib.metadata.version(_PACKAGE)
    except importlib.metadata.PackageNotFoundError:
        raise findings.not_installed(Sherpa.name, _PACKAGE) from None
    if int(version.partition(".")[0]) < _OLDEST:
        raise findings.not_installed(Sherpa.name, f"{_PACKAGE}>={_OLDEST}")
    return version
