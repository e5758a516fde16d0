"""edge-tts: Microsoft Edge's reading voices, online. An unofficial service that may change or refuse at any
time.

The client reports some failures as success (a connection that breaks in mid-speech) and waits for ever in
others, so what it delivers is bounded by the text (`edge_service`) and checked against the service's own account of
what it has said. A request that failed is made again, after longer and longer waits, for as long as the service
answers others.
"""

from __future__ import annotations

import io
import re

from ivrc.flow.nodes import Clip
from ivrc.speech import findings
from ivrc.speech.engines import edge_faults
from ivrc.speech.engines.base import Engine, Script, Setup, Sound
from ivrc.speech.engines.retries import Retries
from ivrc.speech.english import plain
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.readings import BadReading, respell
from ivrc.speech.pace import counted

_NAMES = {
    "zh-CN": "Xiaoxiao Xiaoyi Yunjian Yunxi Yunxia Yunyang",
    "zh-HK": "HiuGaai HiuMaan WanLung",
    "zh-TW": "HsiaoChen HsiaoYu YunJhe",
    "en-US": "Aria Guy Jenny",
    "en-GB": "Sonia Ryan",
}
"""The voices by locale; the first is the locale's default."""

_LONGEST = 600
"""Characters in one request: the service takes 4,096 bytes, and the client does not cut Chinese text right.
"""

_REST_MS = 350
_OWN_PACE = 250
"""Syllables a minute of the voices at their own speed, about: what the service makes of it is measured and put right."""

_AT_A_TIME = 4
"""Requests under way at a time: an unofficial service is not to be stormed."""

_SLACK = 0.1
"""Seconds that the audio may be shorter than the service's own timing says (an mp3 frame is 0.024 s)."""

_SILENCE, _DRIFT = 1.5, 0.1
"""How much longer the audio may be: the seconds of silence that end it (the service gives 0.9), and a share."""


def _full(locale: str, name: str) -> str:
    return f"{locale}-{name}Neural"


_BY_NAME = {
    written: (locale, _full(locale, name))
    for locale, names in _NAMES.items()
    for name in names.split()
    for written in (name, _full(locale, name))
}


class Edge(Engine):
    """The engine: one connection for each request."""

    name = "edge"
    version = "1"
    voices = tuple(_BY_NAME)
    parallel = _AT_A_TIME

    def __init__(self, setup: Setup) -> None:
        self._settings = setup.settings
        self._factor = max(0.5, min(2.0, setup.settings.rate / _OWN_PACE))
        self._retries = Retries()

    def script(self, clip: Clip) -> Script:
        voice = self._voice(clip.locale)
        if not clip.locale.startswith("zh"):
            text = plain(clip.text)
            return Script(text, text, voice, *self._cut(text), *counted(text, english=True))
        try:
            text = "".join(respell(piece) for piece in spoken(clip.text, clip.readings, clip.locale))
        except BadReading as bad:
            raise findings.bad_reading(str(bad)) from None
        return Script(text, text, voice, *self._cut(text), *counted(text))

    def speak(self, part: str, voice: str) -> Sound:
        if not _words(part):
            raise findings.word_not_spoken(self.name, part)
        return self._retries.run(lambda: self._speak_once(part, voice))

    def stop(self) -> None:
        """Ends the requests that are under way."""
        self._retries.stop()

    async def _speak_once(self, part: str, voice: str) -> Sound:
        import soundfile

        from ivrc.speech.engines.edge_service import ask

        said = await ask(part, voice, self._factor, self._settings.timeout)
        if not said.mp3:
            raise findings.no_audio(self.name)
        try:
            samples, rate = soundfile.read(io.BytesIO(said.mp3), dtype="float64")
        except (soundfile.LibsndfileError, RuntimeError):
            raise findings.engine_failed(self.name, "no mp3") from None
        self._check(part, said.sentences, len(samples) / rate)
        return Sound(samples, int(rate))

    def _cut(self, text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """A long text in requests of whole sentences, or failing that clauses, with the rest after each. Raises
        Failure where there is nothing but signs."""
        parts: list[str] = []
        for clause in re.findall(r"[^。！？；，、.!?;,]*[。！？；，、.!?;,]*", text):
            while clause:
                if not parts or len(parts[-1]) + len(clause) > _LONGEST:
                    parts.append("")
                parts[-1], clause = parts[-1] + clause[:_LONGEST], clause[_LONGEST:]
        spoken = tuple(part for part in parts if _words(part))
        if not spoken:
            raise findings.word_not_spoken(self.name, text)
        return spoken, (_REST_MS,) * (len(spoken) - 1)

    def _voice(self, locale: str) -> str:
        asked = _BY_NAME.get(self._settings.voice or "")
        if asked and asked[0].partition("-")[0] == locale.partition("-")[0]:
            return asked[1]
        language = locale.partition("-")[0]
        home = locale if locale in _NAMES else next((k for k in _NAMES if k.startswith(language + "-")), None)
        if home is None:
            raise findings.locale_not_spoken(self.name, locale)
        return _full(home, _NAMES[home].split()[0])

    def _check(self, text: str, sentences: list[tuple[str, float]], seconds: float) -> None:
        """The service must have accounted for the last word, and the audio must reach as far as its account, and no
        further than the silence that ends it.
        """
        unsaid = _words(text)
        for said in (_words(sentence) for sentence, _ in sentences):
            _, found, rest = unsaid.partition(said) if said else ("", "", "")
            unsaid = rest if found else unsaid
        if unsaid:
            raise findings.cut_off(self.name, f"没有“{unsaid[-10:]}”", f'"{unsaid[-10:]}" is missing')
        end = max(end for _, end in sentences)
        if seconds + _SLACK < end:
            what = f"{seconds:.1f} s < {end:.1f} s"
            raise findings.cut_off(self.name, what, what)
        if seconds > end * (1 + _DRIFT) + _SILENCE / min(1.0, self._factor):
            raise edge_faults.overlong(self.name, f"{seconds:.1f} s > {end:.1f} s")


def _words(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
