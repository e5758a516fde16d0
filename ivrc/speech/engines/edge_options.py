"""The settings of the online voices, and how one request is to be spoken by them."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.speech.engines.options import Option
from ivrc.speech.settings import Settings

PITCH = Option(
    "edge.pitch",
    {
        "description": "音高的增减，如 +5Hz、-10Hz。 A change of pitch, such as +5Hz or -10Hz.",
        "type": "string",
        "pattern": "^[+-]([0-9]{1,2}|100)Hz$",
        "x-expected": {"zh": "±100Hz 以内，如 +5Hz", "en": "a change within 100Hz such as +5Hz"},
    },
)
VOLUME = Option(
    "edge.volume",
    {
        "description": "音量的增减，如 +10%；成品的电平总是 -26 dBov。 A change of volume, such as +10%; prompts have -26 dBov all the same.",
        "type": "string",
        "pattern": "^[+-]([0-9]{1,2}|100)%$",
        "x-expected": {"zh": "±100% 以内，如 +10%", "en": "a change within 100% such as +10%"},
    },
)
PROXY = Option(
    "edge.proxy",
    {
        "description": "HTTP 代理的地址，如 http://10.0.0.1:3128。 The address of an HTTP proxy, such as http://10.0.0.1:3128.",
        "type": "string",
        "pattern": "^https?://[^\\s/]+/?$",
        "x-expected": {
            "zh": "代理的地址，如 http://10.0.0.1:3128",
            "en": "a proxy's address such as http://10.0.0.1:3128",
        },
    },
    heard=False,
)

_OWN_PACE = 250
"""Syllables a minute of the voices at their own speed, about: what the service makes of it is measured and put right."""


class How(NamedTuple):
    """How a request is spoken: `rate` is a factor of the voice's own speed, `silence` the seconds that the service may
    say nothing. `words` asks for an account of every word where one of sentences will do else."""

    rate: float
    pitch: str
    volume: str
    proxy: str | None
    silence: float
    words: bool = False


def how(settings: Settings) -> How:
    """What a project's settings ask for."""

    def given(option: Option) -> str | None:
        value = option.given(settings)
        return None if value is None else str(value)

    rate = max(0.5, min(2.0, settings.rate / _OWN_PACE))
    return How(rate, given(PITCH) or "+0Hz", given(VOLUME) or "+0%", given(PROXY), settings.timeout)
