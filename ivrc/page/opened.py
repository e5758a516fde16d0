"""What the page shows of a menu file: read again when one of its files has changed, with voices as far as there are any."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ivrc.at_site import at_site
from ivrc.compile import Compiled, compile_file
from ivrc.diagnostics import has_errors
from ivrc.diagnostics.codes import of_calls
from ivrc.flow.graph import dials
from ivrc.flow.nodes import Hotline
from ivrc.page.call import Call
from ivrc.picture.graph import ALL, picture
from ivrc.picture.svg import svg
from ivrc.project import find, open_project, open_site, phrases
from ivrc.simulate.caller import OUTCOMES, Circumstances, is_number
from ivrc.site import Site

Voice = Mapping[str, tuple[Path, float]]
"""The files and the seconds of clips, by their ids."""
Speak = Callable[[Hotline, Callable[[Voice], None]], None]
"""Speaks what a hotline says, and hands on what there is, as it comes."""


class _Read(NamedTuple):
    compiled: Compiled
    hotline: Hotline | None
    site: Site | None
    stamps: dict[Path, int]


class Opened:
    """A menu file that is open in a page."""

    def __init__(self, path: Path, lang: str, speak: Speak) -> None:
        self._path, self._lang, self._speak = path.resolve(), lang, speak
        self._lock = threading.Lock()
        self._voice: Voice = {}
        self._version = 0
        self._read = self._compile()
        self._begin_to_speak()

    def state(self) -> dict[str, Any]:
        """All that the page shows, and the version of it: another one where something has changed."""
        with self._lock:
            if _stamps(self._read.stamps) != self._read.stamps:
                self._read = self._compile()
                self._version += 1
                self._begin_to_speak()
            return self._shown(self._read)

    def clip(self, name: str) -> Path | None:
        """The sound of a clip; None as long as there is none."""
        found = self._voice.get(name)
        return found[0] if found else None

    def call(self, asked: Mapping[str, Any]) -> Call | None:
        """A new call, as the page asks for it; None where it asks for what there is not."""
        read = self._read
        moment, outcomes = asked.get("at") or "", asked.get("outcomes") or {}
        number = str(asked.get("from") or "")
        if read.hotline is None or read.site is None or (number and not is_number(number)):
            return None
        if not isinstance(outcomes, dict) or not set(map(str, outcomes.values())) <= set(OUTCOMES):
            return None
        zone = ZoneInfo(read.hotline.zone)
        try:
            at = datetime.fromisoformat(str(moment)).replace(tzinfo=zone) if moment else datetime.now(zone)
        except ValueError:
            return None
        lengths = {clip: round(seconds * 1000) for clip, (_, seconds) in self._voice.items()}
        given = Circumstances(at, number, lengths_ms=lengths, extensions=read.site.extensions.numbers)
        return Call(read.hotline, given, {str(k): str(v) for k, v in outcomes.items()}, self._lang)

    def _compile(self) -> _Read:
        project, found = open_project(find(self._path))
        library, more = phrases(project)
        compiled = compile_file(self._path, project.root, library, project.chosen)
        site, told = open_site(project, None)
        compiled = compiled._replace(diagnostics=[*found, *more, *told, *compiled.diagnostics])
        hotline = compiled.hotline
        if has_errors(one for one in compiled.diagnostics if not of_calls(one.code)):
            hotline = None
        if hotline and site:
            hotline, _ = at_site(hotline, site, project.root)
        files = {self._path, *(Path(name).resolve() for name in compiled.sources)}
        return _Read(compiled, hotline, site, _stamps(dict.fromkeys(files, 0)))

    def _begin_to_speak(self) -> None:
        hotline = self._read.hotline
        if hotline is not None:
            threading.Thread(target=self._try_to_speak, args=(hotline,), daemon=True).start()

    def _try_to_speak(self, hotline: Hotline) -> None:
        """What cannot be spoken is silent in the page: `ivrc build` says why."""
        with suppress(Exception):
            self._speak(hotline, self._spoken)

    def _spoken(self, voice: Voice) -> None:
        with self._lock:
            self._voice = {**self._voice, **voice}
            self._version += 1

    def _shown(self, read: _Read) -> dict[str, Any]:
        zh = self._lang == "zh"
        told: dict[str, Any] = {
            "version": self._version,
            "lang": self._lang,
            "file": self._path.name,
            "findings": [
                {"code": one.code, "severity": str(one.severity), "text": one.zh if zh else one.en, "line": one.span.line,
                 "mend": one.mend_zh if zh else one.mend_en}
                for one in read.compiled.diagnostics
            ],
        }  # fmt: skip
        if read.hotline is None:
            return told
        clips = [
            {"id": clip.id, "text": clip.text, "seconds": self._voice[clip.id][1] if clip.id in self._voice else None}
            for clip in read.hotline.clips.values()
        ]  # fmt: skip
        return told | {
            "name": read.hotline.name,
            "numbers": list(read.hotline.numbers),
            "pictures": {
                "usual": svg(picture(read.hotline, self._lang), self._lang),
                "all": svg(picture(read.hotline, self._lang, ALL), self._lang),
            },
            "clips": clips,
            "destinations": list(dials(read.hotline)),
            "outcomes": list(OUTCOMES),
        }


def _stamps(files: Mapping[Path, int]) -> dict[Path, int]:
    """When each file was changed last; 0 for one that is gone."""
    found = {}
    for path in files:
        try:
            found[path] = path.stat().st_mtime_ns
        except OSError:
            found[path] = 0
    return found
