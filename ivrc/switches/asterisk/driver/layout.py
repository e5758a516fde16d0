"""The hotlines' files and sounds in a switch's folder, with what the telephones around them say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import endpoints, queues
from ivrc.switches.asterisk.text import places
from ivrc.switches.asterisk.text.plan import Plan, plan
from ivrc.switches.target import Emitted
from ivrc.verify.sounds import CALLER, SILENCE, STILL_BYTES, Sound, voice

Emit = Callable[[Hotline, Site], Emitted]


def write(folder: Path, hotlines: Sequence[Hotline], real: Site, sounds: Mapping[str, Sound], emit: Emit) -> tuple[list[Plan], Emitted]:  # fmt: skip
    """Puts the hotlines' files and sounds into a switch's folder."""
    stub = endpoints.site(hotlines, real, folder / "spool")
    plans = [plan(hotline, stub) for hotline in hotlines]
    files: dict[str, str] = {}
    modules: list[str] = []
    for hotline, each in zip(hotlines, plans):
        made = emit(hotline, stub)
        modules += made.modules
        for name, text in made.files.items():
            files[name] = text
            (folder / "etc" / name).write_text(text, encoding="utf-8")
        for name, data in made.data.items():
            (folder / "etc" / name).write_bytes(data)
        put_clips(folder, each, sounds)
    (folder / "heard").mkdir()
    (folder / "spool/desks").mkdir(parents=True)
    parts = queues.parts_of(files)
    for name, held in queues.configured(parts, sounds, str(folder)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(held if isinstance(held, bytes) else held.encode())
    (folder / "etc/extensions.conf").write_text(
        endpoints.extensions_conf(plans, [each for each in files if each not in parts], put_voice(folder)),
        encoding="utf-8",
    )
    return plans, Emitted(files, modules=tuple(dict.fromkeys(modules)))


def put_voice(folder: Path) -> Path:
    """What the caller says, as a file without its suffix; beside it a silence, which a line carries as sound."""
    (folder / "caller.alaw").write_bytes(voice(CALLER))
    (folder / "caller-silent.alaw").write_bytes(SILENCE)
    (folder / "caller-still.alaw").write_bytes(SILENCE[:STILL_BYTES])
    return folder / "caller"


def put_clips(folder: Path, each: Plan, sounds: Mapping[str, Sound]) -> None:
    """A hotline's sounds, and the folder of its recordings."""
    shelf = folder / "clips" / each.folder
    shelf.mkdir(parents=True)
    for clip in {*each.hotline.clips, "beep"} & sounds.keys():
        (shelf / f"{clip}{sounds[clip].suffix}").write_bytes(sounds[clip].data)
    (folder / "spool/monitor" / each.folder).mkdir(parents=True, exist_ok=True)
    (folder / "spool/records").mkdir(exist_ok=True)


class Shelved(Protocol):
    """A switch as far as its folders go."""

    @property
    def folder(self) -> Path: ...

    def shelf(self, plan: Plan, language: str) -> Path: ...


class Shelves:
    """The folders of sounds from which calls are played, a language each: some lack clips."""

    def __init__(self, switch: Shelved, plans: Sequence[Plan], sounds: Mapping[str, Sound]) -> None:
        self._switch, self._plans, self._sounds = switch, plans, sounds
        self._made: dict[frozenset[str], str] = {}

    def without(self, missing: frozenset[str]) -> str:
        """The language whose folder lacks these clips."""
        if missing not in self._made:
            self._made[missing] = name = f"m{len(self._made)}"
            for each in self._plans:
                self._fill(name, each, missing)
        return self._made[missing]

    def _fill(self, name: str, each: Plan, missing: frozenset[str]) -> None:
        shelf = self._switch.shelf(each, name)
        shelf.mkdir(parents=True)
        for clip in {*each.hotline.clips, "beep"} & self._sounds.keys() - missing:
            source = self._switch.folder / "clips" / each.folder / f"{clip}{self._sounds[clip].suffix}"
            if source.exists():
                (shelf / source.name).symlink_to(source)
        for place, clip in places.files(each).items():
            root = shelf.parents[len(Path(each.sounds).parts)]
            if clip in self._sounds.keys() - missing:
                path = root / f"{name}_{each.sounds}/{place}{self._sounds[clip].suffix}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self._sounds[clip].data)
