"""The engines: one file each. The list is here; others come by the entry point group `ivrc.engines`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from ivrc.diagnostics.near import alike
from ivrc.speech import findings
from ivrc.speech.engines.base import Engine
from ivrc.speech.engines.options import Option
from ivrc.speech.settings import Settings, Value

BUILT_IN = {
    "kokoro": "ivrc.speech.engines.kokoro:Kokoro",
    "edge": "ivrc.speech.engines.edge:Edge",
    "sherpa": "ivrc.speech.engines.sherpa:Sherpa",
    "espeak": "ivrc.speech.engines.espeak:Espeak",
    "tones": "ivrc.speech.engines.tones:Tones",
}
GROUP = "ivrc.engines"

_COMMON = {
    "engines", "voice", "rate", "number_rate", "pauses", "hotlines", "phrases", "cache", "executor", "address",
}  # fmt: skip
"""The keys of `speech:` that are no engine's own."""


def names() -> tuple[str, ...]:
    """Every engine that can be named in the settings."""
    from importlib import metadata

    return (*BUILT_IN, *(e.name for e in metadata.entry_points(group=GROUP) if e.name not in BUILT_IN))


def factory(name: str) -> type[Engine]:
    """The engine's class, loaded. Raises Failure for a name that no engine has, and for what is none."""
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found: type[Engine] = getattr(import_module(module), attribute)
        return found
    from importlib import metadata

    for entry in metadata.entry_points(group=GROUP, name=name):
        loaded = entry.load()
        if not (isinstance(loaded, type) and issubclass(loaded, Engine)):
            raise findings.no_engine(name, entry.value)
        return loaded
    raise findings.unknown_engine(name, names(), alike(name, names(), 0.6))


def by_itself(name: str) -> bool:
    """Whether what an engine makes of a clip hangs on that clip alone; what is no engine here can only be kept."""
    try:
        return factory(name).by_itself
    except (findings.Failure, ImportError):
        return True


def draft(name: str) -> bool:
    """Whether an engine is for trying out only; a recording is none, and what is no engine here was kept as it was made."""
    try:
        return factory(name).draft
    except (findings.Failure, ImportError):
        return False


def options() -> tuple[Option, ...]:
    """The settings that the engines which come with ivrc have of their own."""
    return tuple(option for name in BUILT_IN for option in factory(name).options)


def own(speech: Mapping[str, Any], root: Path) -> tuple[tuple[str, Value], ...]:
    """What a project gives to single engines; `speech` is what stands under `speech:`, `root` its folder."""
    read = ((option.name, option.read(speech, root)) for option in _given(speech))
    return tuple(sorted((name, value) for name, value in read if value is not None))


def files(speech: Mapping[str, Any], root: Path) -> dict[str, Path]:
    """The files that settings of single engines name, by the setting's name; of a folder, the files in it that matter."""
    found: dict[str, Path] = {}
    for option in _given(speech):
        place = option.read(speech, root)
        if option.files and isinstance(place, Path):
            every = option.files(place)
            found |= {option.name if file == place else f"{option.name}/{file.name}": file for file in every}
    return found


def _given(speech: Mapping[str, Any]) -> tuple[Option, ...]:
    """The options that are given. Where a project has none, which is usual, no engine is loaded for it."""
    return options() if speech.keys() - _COMMON else ()


def check(settings: Settings) -> findings.Failure | None:
    """Whether every engine named exists, and one of them has the voice that is asked for."""
    known: list[str] = []
    try:
        for name in settings.engines:
            known += factory(name).voices
    except findings.Failure as unknown:
        return unknown
    except ImportError:
        return None  # the engine cannot be loaded: that is said when it is opened
    if settings.voice is None or settings.voice in known:
        return None
    near = alike(settings.voice, known, 0.6)
    return findings.unknown_voice(settings.voice, settings.engines, known, near)
