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
from ivrc.speech.engines import edge_findings, edge_takes, edge_voices, edge_words
from ivrc.speech.engines.base import Carrier, Engine, Script, Setup, Sound
from ivrc.speech.engines.edge_options import PITCH, PROXY, VOLUME, how
from ivrc.speech.engines.edge_takes import Take
from ivrc.speech.engines.edge_words import Timed, letters
from ivrc.speech.engines.retries import Retries
from ivrc.speech.english import plain
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.readings import BadReading, respell
from ivrc.speech.pace import counted

_LONGEST = 600
"""Characters in one request: the service takes 4,096 bytes, and the client does not cut Chinese text right.
"""

_REST_MS = 350

_AT_A_TIME = 4
"""Requests under way at a time: an unofficial service is not to be stormed."""

_SLACK = 0.1
"""Seconds that the audio may be shorter than the service's own timing says (an mp3 frame is 0.024 s)."""

_SILENCE, _DRIFT = 1.5, 0.1
"""How much longer the audio may be: the seconds of silence that end it (the service gives 0.9), and a share."""


_PARTING = "，；。,;"
_ENDS = ". " + _PARTING
"""What parts a piece from what stands beside it, and what a text that is spoken alone may begin or end with."""

_KEYS = {"es": {"*": "asterisco", "#": "almohadilla"}, "fr": {"*": "étoile", "#": "dièse"}}
"""What the keys are called."""


class Edge(Engine):
    """The engine: one connection for each request."""

    name = "edge"
    voices = edge_voices.NAMES
    parallel = _AT_A_TIME
    options = (PITCH, VOLUME, PROXY)

    def __init__(self, setup: Setup) -> None:
        self._asked = setup.settings.voice
        self._how = how(setup.settings)
        self._retries = Retries()
        self.version = f"4/{self._how.pitch}/{self._how.volume}"

    def script(self, clip: Clip) -> Script:
        voice = edge_voices.voice_of(clip.locale, self._asked)
        if voice is None:
            raise findings.locale_not_spoken(self.name, clip.locale)
        text, syllables = _said(clip)
        return Script(text, text, voice, *self._cut(text), *syllables)

    def piece(self, clip: Clip, carrier: Carrier) -> Script:
        """The clip within its carrier, out of which `speak` cuts it."""
        script = self.script(clip)
        if len(script.parts) > 1:
            return script
        places = ((carrier.before, carrier.after), *carrier.others)
        within = (_within(clip, script.text, before, after) for before, after in places)
        return script._replace(parts=(edge_words.OR.join(dict.fromkeys(within)),))

    def speak(self, part: str, voice: str) -> Sound:
        places = part.split(edge_words.OR)
        if len(places) > 1:
            return edge_takes.best(self._takes(places, voice))
        return self._ask(part, voice).sound

    def _ask(self, part: str, voice: str) -> Take:
        text, kept = edge_words.unmarked(part)
        if not letters(text):
            raise findings.word_not_spoken(self.name, part)
        sound, account = self._retries.run(lambda: self._speak_once(text, voice, kept is not None))
        if kept is None:
            return Take(sound, sound, text)
        spoken = letters(text)
        between = edge_words.place(account, spoken, kept)
        if between is None:
            raise edge_findings.not_parted(self.name, spoken[slice(*kept)])
        return Take(edge_words.cut(sound, between, kept, spoken), sound, spoken[slice(*kept)])

    def _takes(self, places: list[str], voice: str) -> list[Take]:
        """One of each place, without those out of which it cannot be cut. Raises Failure where that is all of them."""
        takes = []
        for number, place in enumerate(places):
            try:
                takes.append(self._ask(place, voice))
            except findings.Failure as failure:
                if failure.code != edge_findings.NOT_PARTED or (number == len(places) - 1 and not takes):
                    raise
        return takes

    def stop(self) -> None:
        """Ends the requests that are under way."""
        self._retries.stop()

    async def _speak_once(self, text: str, voice: str, words: bool) -> tuple[Sound, list[Timed]]:
        import soundfile

        from ivrc.speech.engines.edge_service import ask

        said = await ask(text, voice, self._how._replace(words=words))
        if not said.mp3:
            raise findings.no_audio(self.name)
        try:
            samples, rate = soundfile.read(io.BytesIO(said.mp3), dtype="float64")
        except (soundfile.LibsndfileError, RuntimeError):
            raise findings.engine_failed(self.name, "no mp3") from None
        self._check(text, said.account, len(samples) / rate)
        return Sound(samples, int(rate)), said.account

    def _cut(self, text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """A long text in requests of whole sentences, or failing that clauses, with the rest after each. Raises
        Failure where there is nothing but signs."""
        parts: list[str] = []
        for clause in re.findall(r"[^。！？；，、.!?;,]*[。！？；，、.!?;,]*", text):
            while clause:
                if not parts or len(parts[-1]) + len(clause) > _LONGEST:
                    parts.append("")
                parts[-1], clause = parts[-1] + clause[:_LONGEST], clause[_LONGEST:]
        spoken = tuple(part for part in parts if letters(part))
        if not spoken:
            raise findings.word_not_spoken(self.name, text)
        return spoken, (_REST_MS,) * (len(spoken) - 1)

    def _check(self, text: str, account: list[Timed], seconds: float) -> None:
        """The service must have accounted for the last word, and the audio must reach as far as its account, and no
        further than the silence that ends it.
        """
        unsaid = letters(text)
        for said in (letters(sentence.text) for sentence in account):
            _, found, rest = unsaid.partition(said) if said else ("", "", "")
            unsaid = rest if found else unsaid
        if unsaid:
            raise findings.cut_off(self.name, f"没有“{unsaid[-10:]}”", f'"{unsaid[-10:]}" is missing')
        end = max(each.end for each in account)
        if seconds + _SLACK < end:
            what = f"{seconds:.1f} s < {end:.1f} s"
            raise findings.cut_off(self.name, what, what)
        if seconds > end * (1 + _DRIFT) + _SILENCE / min(1.0, self._how.rate):
            raise edge_findings.overlong(self.name, f"{seconds:.1f} s > {end:.1f} s")


def _within(clip: Clip, text: str, before: str, after: str) -> str:
    """A piece's text in one of its surroundings, marked."""
    ahead, behind = (
        _said(clip._replace(text=t, readings=()))[0].strip(_ENDS) if t else "" for t in (before, after)
    )
    if ahead and before[-1] in _PARTING:
        ahead += before[-1]
    if behind:
        behind = after[0] * (after[0] in _PARTING) + behind + after[-1]
    kept = text.strip(_ENDS) if behind else text
    return edge_words.marked(re.sub(r"([;,])$", r"\1 ", ahead), kept, re.sub("^([;,])", r"\1 ", behind))


def _said(clip: Clip) -> tuple[str, tuple[int, int]]:
    """What the service is sent for a clip, and how many syllables it has. Spanish and French are sent as they are written,
    for the service reads their numbers; how long they take is not known beforehand, so that their pace is the voice's."""
    language = clip.locale.partition("-")[0]
    if language in _KEYS:
        return re.sub("[*#]", lambda sign: f" {_KEYS[language][sign[0]]} ", clip.text), (0, 0)
    if language == "en":
        text = plain(clip.text)
        return text, counted(text, english=True)
    try:
        text = "".join(respell(piece) for piece in spoken(clip.text, clip.readings, clip.locale))
    except BadReading as bad:
        raise findings.bad_reading(str(bad)) from None
    return text, counted(text)
