"""How a verification reaches a switch: what a switch's package declares of its driver, and what it hands over.

Nothing heavy is imported here: a build reads it as well, and needs none of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.causes import Words
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.verify.options import Option

if TYPE_CHECKING:
    from ivrc.verify.driver import Driver, Placed
    from ivrc.verify.run import Judged, Total
    from ivrc.verify.sounds import Sound

Progress = Callable[[int, int], None]
"""Is told how many calls of how many are done."""
Drive = Callable[
    [Sequence["Placed"], Mapping[str, "Sound"], Progress],
    Awaitable[tuple[list["Judged | None"], "Total"]],
]
Left = Callable[[int, int, str], Diagnostic]


class Job(NamedTuple):
    """What is to be put on a switch. `note` is told what does not stop the verification."""

    hotlines: Sequence[Hotline]
    site: Site
    sounds: Mapping[str, Sound]
    note: Callable[[Diagnostic], None] = lambda diagnostic: None


class Again(NamedTuple):
    """Some of the calls, driven once more in another way: `what` that way is."""

    what: Words
    judged: Sequence[Judged]
    total: Total


class Ready(NamedTuple):
    """A switch that holds the hotlines. `title` names it with its version and pace, `holds` says how much of what was
    built it holds, `found` what is wrong with that: then no call is placed. `again`, where it is set, drives some of the
    calls once more, named in a language.

    `drive`, where it is set, drives calls otherwise than `ivrc.verify.run.drive`: None in its result stands for a call
    that cannot be driven now, and `left` is the diagnostic of those (their number, and how many ways on are taken by
    them only, the first of those in words).
    """

    driver: Driver
    title: Words
    holds: Words
    found: Sequence[Diagnostic] = ()
    drive: Drive | None = None
    left: Left | None = None
    again: Callable[[Sequence[Placed], str, Progress], Awaitable[Again]] | None = None

    async def calls(
        self, calls: Sequence[Placed], sounds: Mapping[str, Sound], progress: Progress
    ) -> tuple[Sequence[Judged | None], Total]:
        """Drives calls and judges them."""
        if self.drive is not None:
            return await self.drive(calls, sounds, progress)
        from ivrc.verify.run import drive

        return await drive(self.driver, calls, sounds, progress=progress)


class Deployed(NamedTuple):
    """A hotline as it is deployed: what is wrong with it, and unless something is, the switch to call it on, what was
    compared, and the sounds of its build by clip. `drive` and `left` are those of `Ready`; such a `drive` has its own
    ear for the sounds."""

    found: Sequence[Diagnostic]
    driver: Driver | None = None
    compared: Words = Words("", "")
    sounds: Mapping[str, Path] = {}
    drive: Drive | None = None
    left: Left | None = None

    async def calls(
        self, calls: Sequence[Placed], progress: Progress
    ) -> tuple[Sequence[Judged | None], Total]:
        """Drives calls and judges them."""
        if self.drive is not None:
            return await self.drive(calls, {}, progress)
        from ivrc.verify.recognise import ear
        from ivrc.verify.run import drive

        assert self.driver is not None
        return await drive(self.driver, calls, {}, progress=progress, ear=ear(self.sounds))


class Harness(NamedTuple):
    """A switch's driver, as its package declares it. The options come as a mapping by `Option.key`.

    `reach` puts a job on the switch as long as its context lasts. With `scenarios`, it does so for `ivrc test --on` too,
    of which only the options come that have a `test`. `deployed(hotline, site, built, where, options)` compares what is
    deployed with the build in a folder; `where` is what the user says of the way in, empty where it is to be found. All
    raise `Unable`.
    """

    reach: Callable[[Job, Mapping[str, Any]], AbstractAsyncContextManager[Ready]]
    options: Sequence[Option] = ()
    scenarios: bool = False
    deployed: (
        Callable[[Hotline, Site, Path, str, Mapping[str, Any]], AbstractAsyncContextManager[Deployed]] | None
    ) = None
