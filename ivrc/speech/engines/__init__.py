"""The engines: one file each. The list is here; others come by the entry point group `ivrc.engines`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ivrc.speech import findings
from ivrc.speech.engines.base import Factory
from ivrc.speech.settings import Settings

BUILT_IN = {
    "kokoro": "ivrc.speech.engines.kokoro:Kokoro",
    "edge": "ivrc.speech.engines.edge:Edge",
    "espeak": "ivrc.speech.engines.espeak:Espeak",
    "tones": "ivrc.speech.engines.tones:Tones",
}
GROUP = "ivrc.engines"


def names() -> tuple[str, ...]:
    """Every engine that can be named in the settings."""
    from importlib import metadata

    return (*BUILT_IN, *(e.name for e in metadata.entry_points(group=GROUP) if e.name not in BUILT_IN))


def factory(name: str) -> Factory:
    """The engine's class, loaded. Raises Failure for a name that no engine has."""
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found: Factory = getattr(import_module(module), attribute)
        return found
    from importlib import metadata

    for entry in metadata.entry_points(group=GROUP, name=name):
        loaded: Factory = entry.load()
        return loaded
    raise findings.unknown_engine(name, names(), _like(name, names()))


def check(settings: Settings) -> findings.Failure | None:
    """Whether every engine named exists, and one of them has the voice that is asked for."""
    known: list[str] = []
    try:
        for name in settings.engines:
            known += getattr(factory(name), "voices", ())
    except findings.Failure as unknown:
        return unknown
    except ImportError:
        return None  # the engine cannot be loaded: that is said when it is opened
    if settings.voice is None or settings.voice in known:
        return None
    return findings.unknown_voice(settings.voice, settings.engines, known, _like(settings.voice, known))


def _like(word: str, known: Sequence[str]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(word, known, 1)), None)
