"""The choices that a project makes about its prompts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SLOWEST, FASTEST = 0.5, 2.0
SHORTEST_PAUSES, LONGEST_PAUSES = 0.5, 3.0


@dataclass(frozen=True)
class Settings:
    """How prompts are spoken.

    `engines` are asked in order of preference. `voice` is used by the engines that have it; None is each
    engine's own. `rate` is a factor of speed, 0.5 to 2 (1 is the voice's own). `pauses` is a factor of the
    silences within a prompt, 0.5 to 3. `kokoro_model` is a Kokoro v1.0 ONNX file that replaces the one installed. `timeout` is how many seconds an online engine may stay
    silent.
    """

    engines: tuple[str, ...] = ("kokoro",)
    voice: str | None = None
    rate: float = 1.0
    pauses: float = 1.0
    kokoro_model: Path | None = None
    timeout: float = 20.0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.rate <= FASTEST:
            raise ValueError(f"rate {self.rate} is not between {SLOWEST} and {FASTEST}")
        if not SHORTEST_PAUSES <= self.pauses <= LONGEST_PAUSES:
            raise ValueError(f"pauses {self.pauses} is not between {SHORTEST_PAUSES} and {LONGEST_PAUSES}")
        if not self.engines:
            raise ValueError("no engine")
