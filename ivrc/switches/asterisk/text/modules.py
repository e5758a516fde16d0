"""Which of the switch's modules a dialplan needs: those of its applications and functions (Asterisk 22.10)."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.regex import regex
from ivrc.switches.asterisk.text.kinds.lookup import MUSIC, MUSIC_OVER
from ivrc.switches.asterisk.text.kinds.queue import QUEUE
from ivrc.switches.asterisk.text.kinds.record import SILENCE, SILENCE_OVER, WAIT
from ivrc.switches.asterisk.text.kinds.transfer import DIAL
from ivrc.switches.asterisk.text.kinds.voicemail import RECORD
from ivrc.switches.asterisk.text.number import WAIT_FOR_KEYS
from ivrc.switches.asterisk.text.recording import START, STOP
from ivrc.switches.asterisk.text.secret import STOPPED
from ivrc.switches.asterisk.text.secret import WAIT as WAIT_ONE_KEY
from ivrc.switches.asterisk.text.speech import PLAYED_OUT, STOPPED_BY_KEYS

CORE = ""
APPLICATIONS = {
    **dict.fromkeys(("Answer", "Goto", "GotoIf", "GotoIfTime", "Hangup", "NoOp", "Set"), CORE),
    **dict.fromkeys((WAIT, WAIT_FOR_KEYS, STOPPED_BY_KEYS), CORE),
    WAIT_ONE_KEY: CORE,
    PLAYED_OUT: "app_playback",
    STOPPED: "app_controlplayback",
    DIAL: "app_dial",
    QUEUE: "app_queue",
    RECORD: "app_record",
    "UserEvent": "app_userevent",
    **dict.fromkeys((MUSIC, MUSIC_OVER), "res_musiconhold"),
    "ExecIf": "app_exec",
    "Log": "app_verbose",
    **dict.fromkeys((START, STOP), "app_mixmonitor"),
    **dict.fromkeys((SILENCE, SILENCE_OVER), "app_playtones"),
    **dict.fromkeys(("Gosub", "Return", "StackPop"), "app_stack"),
}
FUNCTIONS = {
    "TIMEOUT": "func_timeout",
    "DB": "func_db",
    "EXISTS": "func_logic",
    "IF": "func_logic",
    "PJSIP_HEADER": "res_pjsip_header_funcs",
    "CALLERID": "func_callerid",
    "CURL": "func_curl",
    "CURLOPT": "func_curl",
    "CUT": "func_cut",
    "ENV": "func_env",
    "FIELDQTY": "func_strings",
    "FILTER": "func_strings",
    "LEN": "func_strings",
    "CHANNEL": "func_channel",
    "FILE": "func_env",
    "LOCAL": "app_stack",
    "LOCAL_PEEK": "app_stack",
    "LOCK": "func_lock",
    "SHA1": "func_sha1",
    "SHARED": "func_global",
    "UNLOCK": "func_lock",
    "REPLACE": "func_strings",
    "SET": "func_logic",
    "STRREPLACE": "func_strings",
    "URIENCODE": "func_uri",
    "RAND": "func_rand",
    "REGEX": "func_strings",
    "STRFTIME": "func_strings",
    "DIALPLAN_EXISTS": "func_dialplan",
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

_COMMENT = regex(r"(?<!\\);")


def needed(texts: Iterable[str]) -> tuple[str, ...]:
    """The modules, without the core's own."""
    found = {
        module
        for text in texts
        for table, called in ((APPLICATIONS, (",{}(",)), (FUNCTIONS, ("${{{}(", ",Set({}(")))
        for name, module in table.items()
        if any(_holds(text, each.format(name)) for each in called)
    }
    if FUNCTIONS["CURL"] in found:
        found.add("res_curl")
    if APPLICATIONS[QUEUE] in found:
        found.add("res_musiconhold")
    return (*ALWAYS, *sorted(found - {CORE, *ALWAYS}))


def _holds(text: str, words: str) -> bool:
    """Whether the words stand in a line, and not in its comment. A name is looked for by itself: a dialplan is long,
    and to read it step by step would cost as much as to write it."""
    at = text.find(words)
    while at >= 0 and _COMMENT.search(text, text.rfind("\n", 0, at) + 1, at):
        at = text.find(words, at + 1)
    return at >= 0
