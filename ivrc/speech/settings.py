"""The choices that a project makes about its prompts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

USUAL, USUAL_NUMBERS = 210.0, 170.0
"""Syllables a minute, pauses included. Announcements are said with 180 to 220, and numbers, which people write down,
more slowly."""

Value = str | float | Path
"""Of a setting that one engine alone has."""


class Unheard(str):
    """The value of a setting that decides how a voice is reached and not how it sounds: what was made with another is
    as good."""


SLOWEST, FASTEST = 100.0, 320.0
_SLOWEST_FACTOR, _FASTEST_FACTOR = 0.5, 1.5
SHORTEST_PAUSES, LONGEST_PAUSES = 0.5, 3.0


def syllables_a_minute(given: float) -> float:
    """A rate as people give it: syllables a minute, 100 to 320, or a factor of the usual rate, 0.5 to 1.5.

    Raises ValueError."""
    if SLOWEST <= given <= FASTEST:
        return float(given)
    if _SLOWEST_FACTOR <= given <= _FASTEST_FACTOR:
        return round(USUAL * given, 1)
    raise ValueError(
        f"rate {given} is neither {SLOWEST:g} to {FASTEST:g} nor {_SLOWEST_FACTOR} to {_FASTEST_FACTOR}"
    )


@dataclass(frozen=True)
class Settings:
    """How prompts are spoken.

    `engines` are asked in order of preference. `voice` is used by the engines that have it; None is each
    engine's own. `rate` is in syllables a minute, pauses included, 100 to 320; `number_rate` that of numbers (None: as
    much slower than `rate` as usual). `pauses` is a factor of the silences within a prompt, 0.5 to 3, which lengthens
    the prompt. `timeout` is how many seconds an online engine may stay silent. `own` are the settings that single
    engines have (`engines.options`), by name.
    """

    engines: tuple[str, ...] = ("kokoro",)
    voice: str | None = None
    rate: float = USUAL
    pauses: float = 1.0
    timeout: float = 20.0
    number_rate: float | None = None
    own: tuple[tuple[str, Value], ...] = ()

    def __post_init__(self) -> None:
        for rate in filter(None, (self.rate or -1, self.number_rate)):
            if not SLOWEST <= rate <= FASTEST:
                raise ValueError(f"rate {rate} is not between {SLOWEST:g} and {FASTEST:g}")
        if not SHORTEST_PAUSES <= self.pauses <= LONGEST_PAUSES:
            raise ValueError(f"pauses {self.pauses} is not between {SHORTEST_PAUSES} and {LONGEST_PAUSES}")
        if not self.engines:
            raise ValueError("no engine")

    @property
    def rate_of_numbers(self) -> float:
        """Syllables a minute of what is written down."""
        return self.number_rate or round(self.rate * USUAL_NUMBERS / USUAL, 1)

    @property
    def names_files(self) -> bool:
        """Whether what is heard depends on a file that these settings name."""
        return any(isinstance(value, Path) for _, value in self.own)
