"""Deploying and going back, step by step. What is live is one link, `now`, which is exchanged at one stroke; whatever comes to an
end between two steps leaves the link whole, and all that it leads to lies there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ivrc.deploy import findings, state
from ivrc.deploy.machine import Machine, Session, Unreachable
from ivrc.deploy.state import Live, State
from ivrc.diagnostics import Diagnostic
from ivrc.switches.deployment import Deployment, Lying

_SETTLE_SECONDS = 1.0
"""Between leading calls elsewhere and counting those that are left: a call may just be on its way in."""


_LONGEST_HOURS = 24
"""Of a call on what does not tell of its calls."""


class Refused(Exception):
    """Why a deployment ended, with everything as it was."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.en)
        self.diagnostic = diagnostic


class Place(NamedTuple):
    """Where to deploy, the switch there, and how many builds are kept."""

    machine: Machine
    switch: Deployment
    keep: int
    name: str


class Told(NamedTuple):
    """What came of it: the state, and the calls in each build that is not live any more but has some."""

    state: State
    left: Mapping[str, int]


def known(place: Place) -> State:
    """What is deployed there. Raises Refused."""
    try:
        return state.read(place.machine.read(f"now/{state.FILE}"))
    except Unreachable as problem:
        raise Refused(findings.unreachable(place.name, problem)) from None
    except state.Broken as problem:
        raise Refused(findings.broken(place.name, problem)) from None


def deploy(place: Place, who: str, live: Live, here: Mapping[str, Path], *, trial: bool) -> Told:
    """Puts the builds there whose files lie `here`, by their folders there; has them loaded beside what is live, tries them,
    leads calls there, and takes away what is not needed. Raises Refused, Busy and Unreachable."""
    with Session(place.machine, who) as session:
        before = known(place)
        _sweep(session, before)
        fresh = [each for each in live.builds if each.folder not in {one.folder for one in before.loaded}]
        for each in fresh:
            _lay(session, each, here[each.folder])
        beside = before.beside(live.builds)
        try:
            _put(place, session, beside)
            for each in live.builds:
                _look(place, session, each, here[each.folder])
            for each in fresh if trial else ():
                _try(place, session, each)
        except Refused:
            _return(place, session, before)
            _sweep(session, before)
            raise
        return _lead(place, session, beside, live)


def back(place: Place, who: str, made: Callable[[Live], Live]) -> Told:
    """Leads calls to what was live before. Raises Refused, Busy and Unreachable."""
    with Session(place.machine, who) as session:
        before = known(place)
        former = before.back()
        if former is None:
            raise Refused(findings.no_way_back(place.name))
        return _lead(place, session, before, made(former))


def _lay(session: Session, build: Lying, here: Path) -> None:
    """The folder of a build, which is there whole or not at all."""
    files = [(str(path.relative_to(here)), path) for path in sorted(here.rglob("*")) if path.is_file()]
    name = session.machine.send(files)
    session.run('rm -rf -- "$2" && mv -T -- "$1" "$2"', name, build.folder)


def _put(place: Place, session: Session, new: State) -> None:
    """Exchanges what the switch reads, and has it read it. Raises Refused."""
    live = new.live.builds if new.live else ()
    texts = place.switch.files(live, new.loaded, new.live.ways_in if new.live else {})
    files = [(name, text.encode()) for name, text in {**texts, state.FILE: state.text(new)}.items()]
    name = session.machine.send(files)
    session.run(
        'n=states/$(basename "$1") && mv -T -- "$1" "$n" && ln -sfn "$n" staging/now && mv -T staging/now now',
        name,
    )
    _reload(place, session, new)
    session.run('for each in states/*; do [ "$each" = "$(readlink now)" ] || rm -rf -- "$each"; done')


def _reload(place: Place, session: Session, new: State) -> None:
    for command in place.switch.reload(new.loaded):
        if wrong := place.switch.refused(session.ask(command)):
            raise Refused(_not_taken(place, f"{command}：{wrong}", f"{command}: {wrong}"))


def _look(place: Place, session: Session, build: Lying, here: Path) -> None:
    if lacks := place.switch.lacks(session.ask, build, here):
        raise Refused(
            _not_taken(place, f"它没有 {lacks}，或者是别的样子", f"it lacks {lacks}, or holds it otherwise")
        )


def _try(place: Place, session: Session, build: Lying) -> None:
    if build.trial and (came := place.switch.trial(session.ask, build)):
        raise Refused(findings.trial(place.name, build.hotline, came))


def _not_taken(place: Place, zh: str, en: str) -> Diagnostic:
    return findings.not_taken(place.name, zh, en, place.switch.once(place.machine.folder))


def _lead(place: Place, session: Session, beside: State, live: Live) -> Told:
    """Leads calls to what is to be live, and takes away what is spare and has no call."""
    leading = beside.leading(live)
    try:
        _put(place, session, leading)
        for each in live.builds:
            if not place.switch.leads(session.ask, each):
                zh, en = (
                    f"打“{each.hotline}”的来电到不了新版本",
                    f'calls to "{each.hotline}" do not come into the new build',
                )
                raise Refused(_not_taken(place, zh, en))
    except Refused:
        _return(place, session, beside)  # calls may be in the new builds already
        raise
    silent = not place.machine.console
    spare = leading.spare(place.keep, _earlier(live.since) if silent else "")
    if not spare:
        return Told(leading, {})
    time.sleep(0 if silent else _SETTLE_SECONDS)
    calls = place.switch.calls(session.ask, spare)
    empty = [each for each in spare if not calls.get(each.build, 0)]
    if empty:
        leading = leading.without(empty)
        _put(place, session, leading)
        for each in empty:
            session.run('rm -rf -- "$1"', each.folder)
    return Told(leading, {name: count for name, count in calls.items() if count})


def _earlier(now: str) -> str:
    return (datetime.fromisoformat(now) - timedelta(hours=_LONGEST_HOURS)).isoformat()


def _return(place: Place, session: Session, before: State) -> None:
    """Everything as it was. What fails here has failed already."""
    with suppress(Refused):
        _put(place, session, before)


def _sweep(session: Session, there: State) -> None:
    """Takes away the builds that nothing leads to: those of a deployment that was killed."""
    kept = [each.folder.rpartition("/")[2] for each in there.loaded]
    script = (
        'for each in versions/*; do case " $* " in *" ${each#*/} "*) ;; *) rm -rf -- "$each";; esac; done'
    )
    session.run(script, *kept)
