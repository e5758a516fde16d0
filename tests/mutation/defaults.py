"""Faults of a queue's settings that no call can tell (app_queue.c of 22, "init_queue", "queue_set_param", "say_position")."""

from __future__ import annotations

from tests.mutation.equivalent import Rule
from tests.mutation.mutants import Mutant

_DEFAULTS = {
    "timeoutpriority = app", "wrapuptime = 0", "announce-frequency = 0", "periodic-announce-frequency = 0",
    "announce-to-first-user = no", "reportholdtime = no", "autopause = no",
    "random-periodic-announce = no",
}  # fmt: skip
_OF_PLACES = ("announce-holdtime", "announce-position")
_ANY = "announce-to-first-user"


def _by_default(mutant: Mutant, text: str, spoilt: str) -> bool:
    return mutant.operator == "deleted" and mutant.before in _DEFAULTS


def _never_said(mutant: Mutant, text: str, spoilt: str) -> bool:
    own = _section(spoilt, mutant.place)
    no_place = "announce-frequency = 0" in own
    nothing = no_place and "periodic-announce-frequency = 0" in own
    return (mutant.construct in _OF_PLACES and no_place) or (mutant.construct == _ANY and nothing)


def _section(text: str, name: str) -> list[str]:
    """The lines of a queue."""
    _, _, rest = text.partition(f"[{name}]\n")
    return rest.partition("\n[")[0].split("\n")


RULES = (
    Rule("by default", "the line says what the switch takes without it, and ours is not the one with another [general]", _by_default),
    Rule("never said", "a caller's place, and how long it will be, is said every announce-frequency seconds, and with 0 never; with no sentence either, nothing is", _never_said),
)  # fmt: skip


def rule(mutant: Mutant, text: str, spoilt: str) -> Rule | None:
    """The rule by which such a fault is none."""
    return next((each for each in RULES if each.holds(mutant, text, spoilt)), None)
