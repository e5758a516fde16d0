"""What is spoilt: a hotline with its site, its sounds and its calls, and the text of its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import endpoints, files
from ivrc.switches.asterisk.text.target import emit
from ivrc.verify.driver import Placed
from ivrc.verify.sounds import Sound
from tests.mutation import settings
from tests.mutation.mutants import Mutant, applied, of_clips, of_text


class Texts(NamedTuple):
    """The emitted files by name: those of the dialplan, and parts of the switch's settings; and all names in the order in
    which they are emitted."""

    dialplans: Mapping[str, str]
    settings: Mapping[str, str]
    names: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The dialplan as the switch reads it: one file behind the other."""
        return "".join(self.dialplans.values())

    def before(self, file: str) -> int:
        """How many lines of the dialplan stand before a file of it."""
        names = list(self.dialplans)
        return sum(len(self.dialplans[name].splitlines()) for name in names[: names.index(file)])

    def spoilt(self, mutant: Mutant) -> Texts:
        """The texts with a fault."""
        of = self.dialplans if mutant.file in self.dialplans else self.settings
        change = applied if of is self.dialplans else settings.applied
        made = {**of, mutant.file: change(mutant, of[mutant.file])}
        return self._replace(**{"dialplans" if of is self.dialplans else "settings": made})


class Subject(NamedTuple):
    """What is spoilt."""

    hotline: Hotline
    site: Site
    sounds: Mapping[str, Sound]
    calls: Sequence[Placed]

    def texts(self) -> Texts:
        """The text of its files as the mutants name it."""
        made = emit(self.hotline, endpoints.site([self.hotline], self.site, Path("/spool"))).files
        parts = files.queues(made)
        whole = {name: text for name, text in made.items() if name not in parts}
        return Texts(whole, parts, tuple(made))

    def mutants(self) -> list[Mutant]:
        """All mutants of its files."""
        texts = self.texts()
        return [
            *(each for name, text in texts.dialplans.items() for each in of_text(name, text)),
            *(each for name, text in texts.settings.items() for each in settings.of_text(name, text)),
            *of_clips(sorted(self.sounds)),
        ]
