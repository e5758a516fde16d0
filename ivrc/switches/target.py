"""What a target is: a name, an audio format, a table of what it can express, and one pure function.

A target never sees a flow that it cannot express or a site that lacks a binding: `admit` (in `capability`) has
asked both before. So `emit` gives what is to be written and nothing else, and the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.conditions.open import Open
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.capability import Feature, Support
from ivrc.switches.reach import Reach, unknown


def _content(_hotline: Hotline, _site: Site) -> list[Diagnostic]:
    return []


def _no_numbers(_dialled: Iterable[tuple[str, str, bool]]) -> Mapping[str, str]:
    return {}


FIRST_KINDS: tuple[type, ...] = (Say, Menu, Transfer, Voicemail, Branch, Record, Hangup)
"""The kinds of node that a target knows which does not say which: those that there were when targets began."""

FIRST_CONDITIONS: tuple[type, ...] = (Open,)
"""Likewise the conditions of a branch."""


class Emitted(NamedTuple):
    """A hotline in a switch's words: `files` are texts and `data` are bytes, both by relative name; `modules` of the
    switch is what it has to load for them, `copies` are names below the folder of audio under which clips lie there once more."""

    files: Mapping[str, str]
    data: Mapping[str, bytes] = {}
    modules: tuple[str, ...] = ()
    copies: Mapping[str, str] = {}

    def changed(self, change: Callable[[str], str]) -> Emitted:
        """The same with every text changed."""
        return self._replace(files={name: change(text) for name, text in self.files.items()})


class Target(NamedTuple):
    """A target. `audio_formats` are names that `ivrc.speech.encode` knows and their files' suffixes, the default one
    first; the audio of clip ID is written to `audio_folder/ID + suffix` beside the emitted files.

    `emit(hotline, site)` says the flow; a mapping of names to texts alone is taken as well. `supports` has an entry for every `Feature`; one that
    is not there is taken for one that the target lacks. `inspect(hotline, site)` finds what else stands in this target's
    way, such as a dial string of the wrong form. `reach(dial)` tells how far callers reach by a dial string for
    extensions; where it is not given every one of them leads outside. `kinds` are the kinds of node that it can say, and
    `conditions` those of a branch.
    `numbers(dialled)` says which hotline each number of a project leads to: tuples of the number, the hotline's name, and
    whether the hotline knows the number itself; none where that is no part of the target's own texts.
    """

    name: str
    title: str
    audio_formats: Mapping[str, str]
    audio_folder: str
    supports: Mapping[Feature, Support]
    emit: Callable[[Hotline, Site], Emitted | Mapping[str, str]]
    inspect: Callable[[Hotline, Site], list[Diagnostic]] = _content
    reach: Callable[[str], Reach] = unknown
    kinds: Container[type] = FIRST_KINDS
    conditions: Container[type] = FIRST_CONDITIONS
    numbers: Callable[[Iterable[tuple[str, str, bool]]], Mapping[str, str]] = _no_numbers
    stands_in: bool = False
    """Whether `emit` puts all that holds the name of the build between the marks of `ivrc.build_name`, so that it need
    not be asked once without a name and once with it."""


def emitted(target: Target, hotline: Hotline, site: Site) -> Emitted:
    """A hotline in the words of a target."""
    made = target.emit(hotline, site)
    return made if isinstance(made, Emitted) else Emitted(made)


def audio(target: Target, site: Site) -> tuple[tuple[str, str], ...]:
    """The formats that a site wants its clips in, each with its suffix: the target's default if it names none.

    Raises KeyError for one that the target does not play.
    """
    wanted = site.audio.get(target.name) or tuple(target.audio_formats)[:1]
    return tuple((name, target.audio_formats[name]) for name in wanted)
