"""What the tests on a real switch share: the Asterisk from the cache, the shipped hotline, sounds, generated calls."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from ivrc.compile import compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import open_project, open_site, phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed, installed
from ivrc.verify.driver import Placed, Unable
from ivrc.verify.sounds import Sound, sounds

ROOT = Path(__file__).parents[2]


class Shipped(NamedTuple):
    """大众联合, its site, its sounds."""

    hotline: Hotline
    site: Site
    sounds: Mapping[str, Sound]

    def calls(self, hotline: Hotline | None = None) -> list[Placed]:
        """Its generated calls, for itself or a copy of another name."""
        lengths = {name: sound.length_ms for name, sound in self.sounds.items()}
        return placed(hotline or self.hotline, self.site.extensions.numbers, lengths)


def placed(hotline: Hotline, numbers: tuple[str, ...], lengths: Mapping[str, int]) -> list[Placed]:
    """The generated calls of a hotline, as a driver takes them."""
    made = generate(hotline, Surroundings(numbers, lengths))
    assert not made.unreached
    calls = [path.call for path in made.paths]
    return [Placed(call.zh, hotline, call.caller(), call.given(numbers, lengths)) for call in calls]


@pytest.fixture(scope="module", autouse=True)
def alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """One module after the other drives the FreeSWITCH of IVRC_FREESWITCH: there is one, and its clock is everybody's."""
    if not os.environ.get("IVRC_FREESWITCH") or not hasattr(request.module, "SWITCH"):
        yield
        return
    with (Path(tempfile.gettempdir()) / "ivrc-tests-freeswitch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def asterisk() -> Installed:
    """An Asterisk, fetched into the cache if need be. Where there is none to be had the test is skipped, under
    CI=true it fails."""
    try:
        return installed(None, cache("asterisk"))
    except Unable as problem:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Asterisk, and CI=true: {problem.diagnostic.en}")
        pytest.skip(problem.diagnostic.en)


@pytest.fixture(scope="session")
def shipped() -> Shipped:
    """The shipped hotline."""
    project, _ = open_project(ROOT)
    library, _ = phrases(project)
    hotline = compile_file(ROOT / "menus/大众联合.ivr", ROOT, library).hotline
    site, _ = open_site(project, "lab")
    assert hotline is not None and site is not None
    return Shipped(hotline, site, sounds([hotline], ("alaw", ".alaw"), cache("clips")))


def in_words(found: Sequence[object]) -> str:
    """Diagnostics for an assertion's message."""
    return "\n".join(str(getattr(each, "zh", each)) for each in found)
