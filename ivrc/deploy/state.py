"""What is deployed in a folder: which builds are live, which lie there beside them, and what was live before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from ivrc.switches.deployment import Lying

FORM = 1
FILE = "state.json"
_REMEMBERED = 50


class Broken(ValueError):
    """A state that this version of ivrc has not written."""


class Live(NamedTuple):
    """What is live from a moment on: who made it so, by a deploy or a rollback, which builds, and the ways in by number."""

    since: str
    by: str
    why: str
    builds: tuple[Lying, ...]
    ways_in: Mapping[str, str] = {}


class State(NamedTuple):
    """`loaded` are the builds that the switch reads, those that are live among them; `before` what was live, the last first."""

    live: Live | None = None
    loaded: tuple[Lying, ...] = ()
    before: tuple[Live, ...] = ()

    def beside(self, builds: Sequence[Lying]) -> State:
        """With these loaded as well."""
        known = {each.folder for each in self.loaded}
        return self._replace(loaded=(*self.loaded, *(each for each in builds if each.folder not in known)))

    def leading(self, live: Live) -> State:
        """With calls led there from now on."""
        former = (self.live,) if self.live else ()
        return self.beside(live.builds)._replace(live=live, before=(*former, *self.before)[:_REMEMBERED])

    def without(self, gone: Sequence[Lying]) -> State:
        """With these loaded no more."""
        folders = {each.folder for each in gone}
        return self._replace(loaded=tuple(each for each in self.loaded if each.folder not in folders))

    def spare(self, keep: int, since: str = "") -> tuple[Lying, ...]:
        """The builds that are not needed once no call is in them: neither live, nor among the last `keep` that were, nor live
        at any time since a moment."""
        every = (*((self.live,) if self.live else ()), *self.before)
        late = [
            each for each, after in zip(every[1:], every) if since and _moment(after.since) > _moment(since)
        ]
        kept = {each.folder for live in (*self._last(keep), *late) for each in live.builds}
        return tuple(each for each in self.loaded if each.folder not in kept)

    def _last(self, keep: int) -> list[Live]:
        """The last `keep` that differ, that which is live among them."""
        found: dict[tuple[str, ...], Live] = {}
        for each in (*((self.live,) if self.live else ()), *self.before):
            found.setdefault(tuple(sorted(build.folder for build in each.builds)), each)
        return list(found.values())[:keep]

    def back(self) -> Live | None:
        """What was live last and differs from what is, as far as all of it still lies there."""
        there = {each.folder for each in self.loaded}
        now = {each.folder for each in self.live.builds} if self.live else set()
        for each in self.before:
            folders = {build.folder for build in each.builds}
            if folders != now:
                return each if folders <= there else None
        return None


def text(state: State) -> str:
    """As JSON."""
    return json.dumps({"form": FORM, **_plain(state)}, ensure_ascii=False, indent=1) + "\n"


def read(told: str) -> State:
    """From JSON; the first state of all where there is none. Raises Broken."""
    if not told.strip():
        return State()
    try:
        value = json.loads(told)
        if value["form"] != FORM:
            raise Broken(str(value["form"]))
        live = _live(value["live"]) if value["live"] else None
        return State(live, tuple(map(_lying, value["loaded"])), tuple(map(_live, value["before"])))
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Broken(str(problem)) from None


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told)


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: _plain(held) for key, held in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _live(value: Mapping[str, Any]) -> Live:
    builds = tuple(map(_lying, value["builds"]))
    return Live(value["since"], value["by"], value["why"], builds, dict(value["ways_in"]))


def _lying(value: Mapping[str, Any]) -> Lying:
    files, numbers = tuple(map(str, value["files"])), tuple(map(str, value["numbers"]))
    return Lying(value["hotline"], value["build"], value["folder"], files, numbers, float(value["trial"]))
