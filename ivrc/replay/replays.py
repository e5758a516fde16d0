"""Of what findings tell of calls, the `ivrc call …` that shows it: only one that does is printed, for it was played before."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.checks.course import Course
from ivrc.coverage.calls import Maker, Surroundings
from ivrc.flow.nodes import Hotline
from ivrc.flow.stand_in import desk_of
from ivrc.replay.along import routes
from ivrc.replay.script import Scripted, scripted
from ivrc.simulate.plan import Call
from ivrc.simulate.replies import shown

MOST = 100
"""Findings of a hotline for which calls are looked for: what a person reads."""
MOST_ROUTES = 12
"""Calls that are tried for a finding."""


class Setting(NamedTuple):
    """Where calls are played: the hotline at a site, that site's extensions, and what `ivrc call` must be told to be there."""

    hotline: Hotline
    extensions: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


class Replays:
    """The calls of one hotline. `file` is the menu file, `setting` where they are played."""

    def __init__(self, file: str, setting: Setting) -> None:
        self.file, self.setting = file, setting
        self.maker = Maker(setting.hotline, Surroundings(setting.extensions))
        self.known: dict[Course, tuple[str, ...]] = {}

    def of(self, course: Course) -> tuple[str, ...]:
        """The arguments of `ivrc call` for a call that takes a course; none where none was found."""
        if course not in self.known and len(self.known) < MOST:
            self.known[course] = self._played(course)
        return self.known.get(course, ())

    def _played(self, course: Course) -> tuple[str, ...]:
        setting = self.setting
        for number, route in enumerate(routes(self.maker, course)):
            if number == MOST_ROUTES:
                break
            call = _dialled(
                self.maker.call(route, self.maker.plan(route, alike=True)), course, setting.hotline
            )
            script = scripted(setting.hotline, call.caller(), call.given(setting.extensions), course)
            if script is not None:
                return (_named(self.file), *setting.options, *_options(setting.hotline, call, script))
        return ()


def _dialled(call: Call, course: Course, hotline: Hotline) -> Call:
    """The call with one of the numbers that the course asks for."""
    dialled = call.called or next(iter(hotline.numbers), "")
    if not course.called or dialled in course.called:
        return call
    return call._replace(called=course.called[0])


def _options(hotline: Hotline, call: Call, script: Scripted) -> list[str]:
    """A call as `ivrc call` is told it. Each value stands behind a sign of equality, whatever it begins with."""
    clock = call.at.strftime("%Y-%m-%d %H:%M" if not call.at.second else "%Y-%m-%d %H:%M:%S")
    found = [f"--keys={script.keys}"] if script.keys else ["--keys="]
    found.append(f"--at={clock}")
    found += [f"--from={call.number}"] if call.number else []
    found += [f"--to={call.called}"] if call.called else []
    found += [f"--row={name}={held}" for name, held in call.row.items()]
    for name in sorted(call.world.on):
        found.append(f"--away={desk}" if (desk := desk_of(name)) else f"--switched-on={name}")
    found += [f"--listed={name}={number}" for name, number in sorted(call.world.listed)]
    found += [f"--queue={name}={how}" for name, how in sorted(call.world.queues)]
    found += [f"--dest={name}={','.join(each)}" for name, each in script.answers.items()]
    for name, several in script.replies.items():
        found += [f"--service={name}={shown(each)}" for each in several]
    found += [f"--missing={clip}" for clip in sorted(call.missing)]
    return found


def _named(file: str) -> str:
    """A file as an argument that is no option."""
    return f"./{file}" if file.startswith("-") else file
