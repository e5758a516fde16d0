"""The configuration of a private Asterisk: one folder, AMI on loopback and nothing else that listens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.switches.asterisk.driver import endpoints

USER = "ivrc"


class More(NamedTuple):
    """What a switch has besides: modules, configuration files by relative name, and dialplan."""

    modules: tuple[str, ...] = ()
    files: Mapping[str, str] = {}
    dialplan: str = ""


NOTHING_MORE = More()

DRIVING = (
    "bridge_builtin_features",
    "app_userevent",
    "app_senddtmf",
    "app_playtones",
    "app_playback",
    "app_mixmonitor",
    "func_channel",
    "func_logic",
    "func_timeout",
)
"""What the driver needs beside a hotline's own: keys, voices, what a caller hears, and the choice of a folder of sounds
for each call."""

_PLAYERS = {
    ".gsm": ("format_gsm", "codec_gsm"),
    ".g722": ("codec_g722",),
    ".sln": ("format_sln",),
    ".sln16": ("format_sln", "codec_resample"),
    ".wav16": ("codec_resample",),
    ".WAV": ("format_wav_gsm", "codec_gsm"),
}
"""What a format of sounds needs beside them (docs/targets/asterisk.md lists the same)."""

EVENTS = ("Newchannel", "Newexten", "VarSet", "DTMFEnd", "Hangup", "UserEvent", "OriginateResponse", "QueueCallerJoin", "MusicOnHoldStart", "MusicOnHoldStop", "ListDialplan", "ShowDialPlanComplete")  # fmt: skip

_INDICATIONS = [
    "[general]",
    "country = cn",
    "[cn]",
    "description = China",
    "ringcadence = 1000,4000",
    "dial = 450",
    "busy = 450/350,0/350",
    "ring = 450/1000,0/4000",
    "congestion = 450/700,0/700",
]


_FIRST = {
    "res_pjsip_header_funcs": (
        "res_sorcery_config", "res_sorcery_memory", "res_sorcery_astdb", "res_pjproject", "res_pjsip",
        "res_pjsip_session",
    ),
}  # fmt: skip
"""What a module of the hotlines needs before it, which a switch with telephones has anyway."""


def players(suffixes: Iterable[str]) -> tuple[str, ...]:
    """The modules that play files of these suffixes, beside those that every hotline needs."""
    return tuple(dict.fromkeys(module for suffix in sorted(suffixes) for module in _PLAYERS.get(suffix, ())))


_DIRECTORIES = {
    "astetcdir": "etc",
    "astvarlibdir": "var",
    "astdbdir": "db",
    "astkeydir": "key",
    "astdatadir": "data",
    "astagidir": "data/agi-bin",
    "astspooldir": "spool",
    "astrundir": "run",
    "astlogdir": "log",
    "astsbindir": "run",
}


def files(folder: Path, modules: Path, port: int, secret: str, needed: Sequence[str]) -> Mapping[str, str]:
    """The configuration files below `folder`, by relative name; `needed` are the modules of the hotlines. The dialplan
    is not among them."""
    main = ["[directories]", f"astmoddir => {modules}"]
    main += [f"{name} => {folder / place}" for name, place in _DIRECTORIES.items()]
    main += [
        "[options]",
        "verbose = 0",
        "transmit_silence = yes",
        "hideconnect = yes",
        "mindtmfduration = 20",
        "documentation_language = en_US",
    ]
    first = (each for name in needed for each in _FIRST.get(name, ()))
    loads = [f"load = {name}.so" for name in dict.fromkeys((*first, *needed, *DRIVING))]
    empty = ("acl", "ccss", "cel", "cli_permissions", "stasis", "udptl", "pjproject", "pjsip", "sorcery")
    return {
        "asterisk.conf": _text(main),
        "etc/asterisk.conf": _text(main),
        "etc/modules.conf": _text(["[modules]", "autoload = no", *loads]),
        "etc/manager.conf": _text(_ami(port, secret)),
        "etc/logger.conf": "[general]\ndateformat = %F %T.%3q\n[logfiles]\nmessages => notice,warning,error\n",
        "etc/features.conf": f"[applicationmap]\n{endpoints.LEFT} = 9,self,UserEvent,{endpoints.LEFT}\n",
        "etc/http.conf": "[general]\nenabled = no\n",
        "etc/cdr.conf": "[general]\nenable = no\n",
        "etc/indications.conf": _text(_INDICATIONS),
        **{f"etc/{name}.conf": "" for name in empty},
    }


def _ami(port: int, secret: str) -> list[str]:
    """The manager interface: on loopback only, with all the events that are read."""
    return [
        "[general]",
        "enabled = yes",
        "bindaddr = 127.0.0.1",
        f"port = {port}",
        "timestampevents = yes",
        f"[{USER}]",
        f"secret = {secret}",
        "deny = 0.0.0.0/0.0.0.0",
        "permit = 127.0.0.1/255.255.255.255",
        "read = all",
        "write = all",
        "writetimeout = 30000",
        *(f"eventfilter(name({name}),action(include)) =" for name in EVENTS),
    ]


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
