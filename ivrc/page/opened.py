"""What the page shows of a menu file: read again when one of its files has changed, with voices as far as there are any."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.compile import Compiled, compile_file
from ivrc.diagnostics import Severity, has_errors
from ivrc.diagnostics.codes import of_calls
from ivrc.files import shown as shown_path
from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import lists
from ivrc.page.areas import unknown_areas
from ivrc.page.keep import keep, place_of
from ivrc.page.program import told
from ivrc.page.prompts import Voiced, silent
from ivrc.page.shown import Replays, drawn, head, shown
from ivrc.project import find, open_project, open_site, phrases
from ivrc.site import Site

Speak = Callable[[Hotline, Mapping[str, str], Callable[[Voiced], None]], None]
"""Speaks what a hotline of these sources says, and hands on what there is, as it comes."""
Recall = Callable[[Hotline, Site], Iterable[Replays]]
"""Calls of a hotline that can be replayed. The first that an `Opened` is given are those that are kept in it."""


class _Read(NamedTuple):
    compiled: Compiled
    hotline: Hotline | None
    site: Site | None
    stamps: dict[Path, int]


class Opened:
    """A menu file that is open in a page."""

    def __init__(self, path: Path, lang: str, speak: Speak, recalls: Sequence[Recall] = ()) -> None:
        self._path, self._lang, self._speak, self._recalls = path.resolve(), lang, speak, recalls
        self._lock = threading.Lock()
        self._voiced = Voiced()
        self._replays: dict[int, tuple[Replays, ...]] = {}
        self._version = 0
        self._begun: _Read | None = None
        self._pictures: dict[str, str] = {}
        self._read = self._compile()

    def state(self, known: int = -1) -> dict[str, Any] | None:
        """All that the page shows, and the version of it; None where that is the one that is known. Voices and calls are looked
        for from the first time on."""
        with self._lock:
            self._follow()
            if self._begun is not self._read:
                self._begun = self._read
                self._begin()
            return None if known == self._version else self._shown(self._read)

    def summary(self) -> dict[str, Any]:
        """What the hotline is called, and how many errors and warnings there are."""
        with self._lock:
            self._follow()
            found = [one.severity for one in self._read.compiled.diagnostics]
        name = self._read.hotline.name if self._read.hotline else ""
        return {
            "name": name,
            "errors": found.count(Severity.ERROR),
            "warnings": found.count(Severity.WARNING),
        }

    def picture(self, kinds: str) -> str:
        """A picture of the flow: of its `usual` ways, or of `all`. It is drawn when it is first asked for."""
        with self._lock:
            hotline = self._read.hotline
            if hotline is not None and kinds not in self._pictures:
                self._pictures[kinds] = drawn(hotline, self._lang, kinds)
            return self._pictures.get(kinds, "")

    def _follow(self) -> None:
        """Reads again what has changed."""
        if _stamps(self._read.stamps) == self._read.stamps:
            return
        self._read = self._compile()
        self._version += 1
        self._voiced, self._replays = self._voiced._replace(prompts=()), {}
        self._pictures = {}

    def clip(self, name: str) -> Path | None:
        """The sound of a clip; None as long as there is none."""
        return self._voiced.files.get(name)

    def keep(self, told: dict[str, Any]) -> dict[str, Any]:
        """Keeps a call that was played, as a scenario; tells where, or what stands in the way."""
        with self._lock:
            found = keep(self._path, told, self._lang)
        hotline, site = self._read.hotline, self._read.site
        if not found and hotline and site:
            self._recalled(hotline, site, 0)
        if not found:
            return {"kept": shown_path(place_of(self._path))}
        zh = self._lang == "zh"
        return {"problems": [{"code": one.code, "text": one.zh if zh else one.en, "mend": one.mend_zh if zh else one.mend_en} for one in found]}  # fmt: skip

    def _compile(self) -> _Read:
        project, found = open_project(find(self._path))
        library, more = phrases(project)
        compiled = compile_file(self._path, project.root, library, project.chosen, project=project)
        site, told_of_site = open_site(project, None)
        compiled = compiled._replace(diagnostics=[*found, *more, *told_of_site, *compiled.diagnostics])
        hotline = compiled.hotline
        if has_errors(one for one in compiled.diagnostics if not of_calls(one.code)):
            hotline = None
        if hotline and site:
            compiled.diagnostics.extend(unknown_areas(hotline, site))
        files = {self._path, *(Path(name).resolve() for name in compiled.sources)}
        return _Read(compiled, hotline, site, _stamps(dict.fromkeys(files, 0)))

    def _begin(self) -> None:
        """Looks for voices and calls. What cannot be spoken is silent in the page: `ivrc build` says why."""
        hotline, site = self._read.hotline, self._read.site
        if hotline is None or site is None:
            return
        for work in (
            lambda: self._speak(hotline, self._read.compiled.sources, self._spoken),
            lambda: self._recall(hotline, site),
        ):
            threading.Thread(target=_tried, args=(work,), daemon=True).start()

    def _recall(self, hotline: Hotline, site: Site) -> None:
        for number in range(len(self._recalls)):
            self._recalled(hotline, site, number)

    def _recalled(self, hotline: Hotline, site: Site, number: int) -> None:
        found = tuple(self._recalls[number](hotline, site)) if self._recalls else ()
        with self._lock:
            if self._read.hotline is hotline:
                self._replays[number] = found
                self._version += 1

    def _spoken(self, voiced: Voiced) -> None:
        with self._lock:
            self._voiced = Voiced(voiced.prompts, {**self._voiced.files, **voiced.files})
            self._version += 1

    def _shown(self, read: _Read) -> dict[str, Any]:
        state = {
            "version": self._version,
            **head(self._path, read.compiled.diagnostics, read.hotline, self._lang),
        }
        if read.hotline is None or read.site is None:
            return state
        hotline = told(read.hotline, read.site)
        prompts = self._voiced.prompts or silent(hotline).prompts
        replays = [each for _, those in sorted(self._replays.items()) for each in those]
        return state | shown(
            hotline, read.site.extensions.numbers, prompts, replays, self._lang, lists(read.hotline)
        )


def _tried(work: Callable[[], None]) -> None:
    with suppress(Exception):
        work()


def _stamps(files: Mapping[Path, int]) -> dict[Path, int]:
    """When each file was changed last; 0 for one that is gone."""
    found = {}
    for path in files:
        try:
            found[path] = path.stat().st_mtime_ns
        except OSError:
            found[path] = 0
    return found
