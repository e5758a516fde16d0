"""Which of the switch's modules a dialplan needs: those of its applications and functions (Asterisk 22.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.switches.asterisk.text.number import WAIT_FOR_KEYS
from ivrc.switches.asterisk.text.record import SILENCE, SILENCE_OVER, START, STOP, WAIT
from ivrc.switches.asterisk.text.speech import PLAYED_OUT, STOPPED_BY_KEYS
from ivrc.switches.asterisk.text.transfer import DIAL
from ivrc.switches.asterisk.text.voicemail import RECORD

CORE = ""
APPLICATIONS = {
    **dict.fromkeys(("Answer", "Goto", "GotoIf", "GotoIfTime", "Hangup", "NoOp", "Set"), CORE),
    **dict.fromkeys((WAIT, WAIT_FOR_KEYS, STOPPED_BY_KEYS), CORE),
    PLAYED_OUT: "app_playback",
    DIAL: "app_dial",
    RECORD: "app_record",
    "UserEvent": "app_userevent",
    "Log": "app_verbose",
    **dict.fromkeys((START, STOP), "app_mixmonitor"),
    **dict.fromkeys((SILENCE, SILENCE_OVER), "app_playtones"),
    **dict.fromkeys(("Gosub", "Return"), "app_stack"),
}
FUNCTIONS = {
    "TIMEOUT": "func_timeout",
    "EXISTS": "func_logic",
    "FILTER": "func_strings",
    "REGEX": "func_strings",
}
ALWAYS = (
    "pbx_config",
    "format_pcm",
    "format_wav",
    "codec_alaw",
    "codec_ulaw",
    "res_timing_timerfd",
    "bridge_simple",
)
"""What reads a dialplan, plays its clips and connects its calls."""

EVERY = tuple(
    dict.fromkeys(
        module for module in (*ALWAYS, *APPLICATIONS.values(), *FUNCTIONS.values()) if module != CORE
    )
)
"""The modules that are enough for every hotline."""

_COMMENT = re.compile(r"(?<!\\);.*$", re.MULTILINE)
_STEP = re.compile(r"^(?:exten => .+?,1|[ ]same => n)(?:\([^)]*\))?,(\w+)\(", re.MULTILINE)
_FUNCTION = re.compile(r"\$\{([A-Z][A-Z0-9_]*)\(|,Set\(([A-Z][A-Z0-9_]*)\(")


def needed(texts: Iterable[str]) -> tuple[str, ...]:
    """The modules, without the core's own. Raises KeyError for an application or a function that has no row here."""
    found: set[str] = set()
    for text in (_COMMENT.sub("", text) for text in texts):
        found |= {APPLICATIONS[name] for name in set(_STEP.findall(text))}
        found |= {FUNCTIONS[name or other] for name, other in set(_FUNCTION.findall(text))}
    return (*ALWAYS, *sorted(found - {CORE, *ALWAYS}))
