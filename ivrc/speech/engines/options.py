"""Settings that one engine alone has: declared by the engine, written under `speech:` in ivrc.yaml, and kept with the
others in `Settings.own`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.speech.settings import Settings, Unheard, Value

Files = Callable[[Path], tuple[Path, ...]]


def itself(path: Path) -> tuple[Path, ...]:
    """The one file that a setting names."""
    return (path,)


class Option(NamedTuple):
    """`name` is the key under `speech:`, with a dot where it stands in a mapping of the engine's (`edge.pitch`).
    `schema` is the JSON Schema of its value. `files`, of one that names a file or a folder, gives the files that what
    is heard depends on. `heard` is off for one that does not decide how it sounds."""

    name: str
    schema: Mapping[str, Any]
    files: Files | None = None
    heard: bool = True

    def given(self, settings: Settings) -> Value | None:
        """What a project gives; a file's name is a path by then. None where it gives nothing."""
        return dict(settings.own).get(self.name)

    def path(self, settings: Settings) -> Path | None:
        """The same of one that names a file or a folder."""
        value = self.given(settings)
        return value if isinstance(value, Path) else None

    def read(self, speech: Mapping[str, Any], root: Path) -> Value | None:
        """Its value in what stands under `speech:`, judged by the schema already."""
        within, _, key = self.name.rpartition(".")
        value = (speech.get(within, {}) if within else speech).get(key)
        if value is not None and self.files:
            return root / Path(value).expanduser()
        return value if self.heard or value is None else Unheard(value)


def schema(options: tuple[Option, ...]) -> dict[str, Any]:
    """The properties of `speech:` that options stand for, as the project's schema has them."""
    found: dict[str, Any] = {}
    for option in options:
        within, _, key = option.name.rpartition(".")
        place = found
        if within:
            mapping = {"type": "object", "additionalProperties": False, "properties": {}}
            place = found.setdefault(within, mapping)["properties"]
        place[key] = dict(option.schema)
    return found
