"""What deploying asks of a switch: which files lead calls to the builds that lie there, and what its console is told and says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Console = Callable[[str], str]
"""Sends a command to the switch, and gives what it says. Raises OSError where it does not answer."""


class Lying(NamedTuple):
    """A build that lies on a switch: its hotline, what it is called, its folder there, the names of its files, the numbers
    of the hotline, and for how many seconds a trial call hears nothing but the first words; 0 where none is to be made."""

    hotline: str
    build: str
    folder: str
    files: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    trial: float = 0


class Deployment(NamedTuple):
    """How a switch takes builds. `console` are the words before a command; none: it has no console, and nothing is asked.

    `files(live, loaded, ways_in)` are the texts that lead calls to the builds that are live and let those go on that are in
    others; `reload(loaded)` are the commands by which the switch reads them, and `refused(answer)` what of an answer says that it did
    not. `lacks(console, build, folder)` is what the switch does not hold of a build, whose files lie in a folder here, and
    `leads(console, build)` whether calls to its hotline come into it. `calls(console, builds)` counts the calls in each, and
    `trial(console, build)` says what is wrong with a call to it. `once` is the line that leads the switch to the files.
    """

    files: Callable[[Sequence[Lying], Sequence[Lying], Mapping[str, str]], Mapping[str, str]]
    once: Callable[[str], str]
    console: tuple[str, ...] = ()
    reload: Callable[[Sequence[Lying]], Sequence[str]] = lambda loaded: ()
    refused: Callable[[str], str] = lambda answer: ""
    lacks: Callable[[Console, Lying, Path], str] = lambda console, build, folder: ""
    leads: Callable[[Console, Lying], bool] = lambda console, build: True
    calls: Callable[[Console, Sequence[Lying]], Mapping[str, int]] = lambda console, builds: {}
    trial: Callable[[Console, Lying], str] = lambda console, build: ""
