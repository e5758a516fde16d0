"""Which engine, voice, rate and pauses a clip is spoken with: `speech:` in ivrc.yaml.

    speech:
      engines: [kokoro, edge]        # in order of preference
      voice: zf_xiaobei
      hotlines: {台州客服: {rate: 200}}
      phrases: {录音告知: {voice: zm_yunjian, pauses: 1.2}}

What a phrase is given wins over what the hotline is given, and that over the project's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.flow.nodes import Clip
from ivrc.phrases.library import Library, Phrase
from ivrc.phrases.placeholders import BRACED
from ivrc.speech.settings import USUAL, Settings, syllables_a_minute

Given = Mapping[str, Any]
_OWN = ("engines", "voice", "rate", "number_rate", "pauses")
_RATES = ("rate", "number_rate")


@dataclass(frozen=True)
class Choice:
    """A project's choices. `engines` of the command line, where there are any, take the place of all others."""

    settings: Settings = field(default_factory=Settings)
    hotlines: Mapping[str, Given] = field(default_factory=dict)
    phrases: Mapping[str, Given] = field(default_factory=dict)
    engines: tuple[str, ...] = ()
    shared: str = ""
    folder: Path | None = None
    cluster: str = ""

    def every(self) -> list[Settings]:
        """All settings that a clip could be spoken with."""
        halls = [self.settings, *(self._with(self.settings, g) for g in self.hotlines.values())]
        return [*halls, *(self._with(hall, g) for hall in halls for g in self.phrases.values())]

    def of_hotline(self, name: str) -> Settings:
        return self._with(self.settings, self.hotlines.get(name, {}))

    def of_clips(self, hotline: str, clips: Iterable[Clip], library: Library) -> dict[str, Settings]:
        """The settings of the clips that have their own, by clip id: those that speak a phrase named here."""
        named = [(phrase, given) for name, given in self.phrases.items() if (phrase := library.find(name))]
        usual = self.of_hotline(hotline)
        return {
            clip.id: self._with(usual, given)
            for phrase, given in named
            for clip in clips
            if speaks(clip, phrase)
        }

    def _with(self, settings: Settings, given: Given) -> Settings:
        own = {key: given[key] for key in _OWN if key in given}
        own |= {key: syllables_a_minute(float(own[key])) for key in _RATES if key in own}
        if "engines" in own:
            own["engines"] = tuple(own["engines"])
        if self.engines:
            own["engines"] = self.engines
            own["voice"] = _known(self.engines, own.get("voice", settings.voice))
        return replace(settings, **own)


class PromptOrder(NamedTuple):
    """What is asked of the prompts. `cache` is this machine's own folder. `locked` refuses results that
    differ from the lock, `release` refuses stale recordings; `use_lock` is off for engines of the command line."""

    choice: Choice
    cache: Path
    locked: bool = False
    release: bool = False
    use_lock: bool = True


def read(given: Given, root: Path, engines: Iterable[str] = ()) -> Choice:
    """The choices of a project at `root`; `given` is what stands under `speech:`, judged by the schema already."""
    from ivrc.speech.engines import own

    place = str(given.get("cache", ""))
    settings = Settings(
        engines=tuple(given.get("engines") or Settings().engines),
        voice=given.get("voice"),
        rate=syllables_a_minute(float(given.get("rate", USUAL))),
        pauses=float(given.get("pauses", 1.0)),
        number_rate=syllables_a_minute(float(given["number_rate"])) if "number_rate" in given else None,
        own=own(given, root),
    )
    forced = tuple(engines)
    if forced:
        settings = replace(settings, engines=forced, voice=_known(forced, settings.voice))
    return Choice(
        settings,
        given.get("hotlines", {}),
        given.get("phrases", {}),
        forced,
        shared=place if "://" in place else "",
        folder=(root / Path(place).expanduser()) if place and "://" not in place else None,
        cluster=str(given.get("address", "?")) if given.get("executor") == "dask" else "",
    )


def speaks(clip: Clip, phrase: Phrase) -> bool:
    """Whether a clip's words are the phrase's, whatever was put in for its parameters."""
    text = phrase.texts.get(clip.locale, "")
    fixed = [re.escape(" ".join(part.split())) for part in BRACED.split(text)[::2]]
    return any(fixed) and bool(re.fullmatch(".+?".join(fixed), clip.text))


def _known(engines: Iterable[str], voice: str | None) -> str | None:
    """The voice, if one of the engines has it: engines of the command line need not know the project's."""
    from ivrc.speech.engines import factory
    from ivrc.speech.findings import Failure

    for name in engines if voice else ():
        try:
            if voice in factory(name).voices:
                return voice
        except (Failure, ImportError):
            continue
    return None
