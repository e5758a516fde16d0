"""The site of a verification: every destination is a telephone that the driver answers, every folder is private.

And the dialplan around the hotlines: where calls come in, what the caller's telephone does, what a desk does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.site import Extensions, Site
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.recording import IS_RECORDED
from ivrc.switches.asterisk.text.syntax import argument
from ivrc.verify.endpoints import destinations
from ivrc.verify.sounds import DESK, VOICE_MS, VOICES


class Around(NamedTuple):
    """The contexts around the hotlines: where calls come in, the caller's telephone, the desks, the switch's pulse."""

    way_in: str
    caller: str
    desk: str
    pulse: str


def around(tag: str = "") -> Around:
    """Those contexts. On a switch that is not ours alone, `tag` keeps them apart from another verification's."""
    begin = f"ivrc-verify-{tag}-" if tag else "ivrc-verify-"
    return Around(f"{begin}in", f"{begin}caller", f"{begin}desk", f"{begin}pulse")


PRIVATE = around()

_DESK = re.compile(r"ivrc-verify-(?:[0-9a-f]{8}-)?desk")
_KNOWS = r"(?:A\(:[^():]*\))?(?:f\([^()]*\))?(?:b\([^()]*(?:\([^()]*\))?\))?(?:U\([^()]*\))?"
"""What a desk gets to know: of the options of Dial those that let no key do anything."""
_ONE = rf"Local/([de])([0-9*#]+)@{_DESK.pattern}/n"
_DIALLED = re.compile(rf"{_ONE}(?:&{_ONE})*,\d+,g{_KNOWS}")
_EACH = re.compile(_ONE)
BEAT_MS = 500
"""The wait whose length tells how late the switch is (`ivrc.verify.pace`)."""
KEY_MS = 100
"""A key with the pause behind it."""
_ASKING = 30
"""Seconds of the switch's time in which it has answered all that it is asked at once."""
_LONG = 360_000
"""Seconds of the switch's time: longer than any call."""

_AROUND = f"""
[CALLER]
exten => s,1,Answer()
 same => n,GotoIf(${{EXISTS(${{IVRC_VERIFY_HEARD}})}}?:on)
 same => n,MixMonitor(${{IVRC_VERIFY_HEARD}})
 same => n(on),Wait({_LONG})
exten => _k-.,1,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,SendDTMF(${{EXTEN:9}},50,50)
 same => n,Wait({_LONG})
exten => _h-.,1,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,Hangup()
exten => _t-.,1,Wait(0.5)
 same => n,SendDTMF(${{EXTEN:9}},50,50)
 same => n,Playback(VOICE)
 same => n,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,Hangup()
exten => _u-.,1,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,Goto(t-${{EXTEN:9}},1)
exten => _m-.,1,Playback(VOICE)
 same => n,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,SendDTMF(${{EXTEN:9}},50,50)
 same => n,Wait({_LONG})
exten => _q-.,1,Playback(VOICE)
 same => n,Playback(VOICE-silent)
 same => n,SendDTMF(${{EXTEN:9}},50,50)
 same => n,Wait({_LONG})
exten => _b-.,1,Playback(VOICE)
 same => n,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,Hangup()

exten => _l-.,1,Playback(VOICE-silent)
 same => n,Goto(1)
exten => _p-.,1,Playback(VOICE-still)
 same => n,SendDTMF(${{EXTEN:9}},50,50)
 same => n,Goto(l-,1)
exten => _o-.,1,Playback(VOICE-still)
 same => n,Hangup()
exten => l-,1,Goto(l-0,1)

[DESK]
exten => _[de].,1,Wait({_LONG})
exten => _a-.,1,Wait(0.2)
 same => n,Answer()
 same => n,PlayTones({VOICES[DESK]})
 same => n,Wait({VOICE_MS[DESK] / 1000:g})
 same => n,StopPlayTones()
 same => n,Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,Hangup()
exten => _w-.,1,Wait(0.2)
 same => n,Answer()
 same => n,GotoIf(${{EXISTS(${{IVRC_VERIFY_DESK}})}}?:on)
 same => n,MixMonitor(${{IVRC_VERIFY_DESK}})
 same => n(on),Wait(${{EXTEN:2:3}}.${{EXTEN:5:3}})
 same => n,Goto(a-${{EXTEN:9}},3)
exten => busy,1,Wait(0.2)
 same => n,Busy(1)
exten => unavailable,1,Wait(0.2)
 same => n,Congestion(1)

[PULSE]
exten => s,1,Answer()
 same => n(beat),Wait({BEAT_MS / 1000:g})
 same => n,Goto(beat)
exten => fills,1,Answer()
 same => n,Wait({_LONG})
exten => probe,1,Answer()
 same => n,Set(IVRC_PROBE=0)
 same => n,UserEvent(ivrc-probe)
 same => n,SendDTMF(5,50,50)
 same => n,Wait(1)
 same => n,Hangup()
exten => says,1,Answer()
 same => n,Set(TIMEOUT(absolute)={_ASKING})
 same => n(next),Set(IVRC_ROW=${{SHIFT(IVRC_ASK,^)}})
 same => n,GotoIf($["${{IVRC_ROW}}" = ""]?over)
 same => n,Gosub(${{IVRC_ASK_TABLE}},s,1(IVRC_ROW,${{IVRC_ASK_BEGINS}},${{IVRC_ASK_LAST}}))
 same => n,UserEvent(ivrc-asked,Row: ${{IVRC_ROW}},Answer: ${{IVRC_SAID}})
 same => n,Goto(next)
 same => n(over),Hangup()
exten => days,1,Answer()
 same => n,Set(TIMEOUT(absolute)={_ASKING})
 same => n(next),Set(IVRC_ROW=${{SHIFT(IVRC_ASK,^)}})
 same => n,GotoIf($["${{IVRC_ROW}}" = ""]?over)
 same => n,Set(GOSUB_RETVAL=)
 same => n,GosubIf(${{DIALPLAN_EXISTS(${{IVRC_ASK_TABLE}},${{IVRC_ROW}},1)}}?${{IVRC_ASK_TABLE}},${{IVRC_ROW}},1)
 same => n,UserEvent(ivrc-asked,Row: ${{IVRC_ROW}},Answer: ${{GOSUB_RETVAL}})
 same => n,Goto(next)
 same => n(over),Hangup()
"""


def six_digits(ms: int) -> str:
    """Milliseconds as the six digits that the dialplan above takes apart."""
    return f"{max(0, min(ms, 999_999)):06}"


def site(
    hotlines: Sequence[Hotline],
    real: Site,
    spool: Path,
    places: Around = PRIVATE,
    sounds: str = "",
    tables: str = "",
) -> Site:
    """Where calls and recordings go while verifying, and where clips are found if that is not the switch's own folder.
    The extensions that may be dialled stay those of the real site, and records are told where it wants them."""
    names = destinations(hotlines)
    return Site(
        real.name,
        {name: {NAME: f"Local/d{number}@{places.desk}/n"} for name, number in names.items()},
        Extensions(real.extensions.numbers, {NAME: f"Local/e{{}}@{places.desk}/n"}),
        {NAME: str(spool / "monitor")},
        {NAME: str(spool / "messages")},
        {NAME: sounds} if sounds else {},
        tables=tables,
        tongue="${IVRC_VERIFY_SOUNDS}_",
        records={NAME: str(spool / "records")} if real.binding("records", NAME) else {},
        services=real.services,
    )


def rings(context: str, extension: str, application: str) -> bool:
    """Whether a desk's telephone begins to ring with this step of the dialplan above."""
    return (
        _DESK.fullmatch(context) is not None
        and application == "Wait"
        and extension[:1] in ("d", "e")
        and extension[1:].isdigit()
    )


def dialled(data: str, names: Sequence[str]) -> tuple[str, ...]:
    """Whom Dial's arguments call, one or several at once: a destination's name, an extension's digits, or, when it is
    neither, the arguments; so too where an option lets a key do something in the talk, or does not come back from it."""
    if _DIALLED.fullmatch(data) is None:
        return (data,)
    return tuple(called(match[1], match[2], names) or data for match in _EACH.finditer(data))


def called(kind: str, number: str, names: Sequence[str]) -> str:
    """Whose telephone it is by what it is dialled by, empty where it is nobody's."""
    if kind == "e":
        return number
    return names[int(number)] if number.isdigit() and int(number) < len(names) else ""


def telephone(channel: str, names: Sequence[str]) -> str:
    """Whose telephone a channel's name is, empty where it is nobody's."""
    match = re.match(r"Local/([de])([0-9*#]+)@", channel)
    return called(match[1], match[2], names) if match else ""


LEFT = "ivrc-left"
"""A feature of talks, which key 9 asks for (config.py), and the event that tells of it."""
_LEFT = "".join(
    f" same => n,Set({name}={held})\n"
    for name, held in {
        "IVRC_KEY": "7",
        "IVRC_FAULT": "1",
        "IVRC_SILENCE": "7",
        "IVRC_WRONG": "7",
        "BRIDGE_FEATURES": "hH",
        "DYNAMIC_FEATURES": LEFT,
    }.items()
)
"""What another hotline of the same call may have left behind: a key typed early, a fault way that was taken, tries of a
menu, keys that mean something in a talk."""


def extensions_conf(plans: Sequence[Plan], files: Iterable[str], voice: Path) -> str:
    """The dialplan that includes the hotlines' files. A call enters hotline N by `hN`; the language picks the folder of
    sounds, so that a call can be made in which a clip is missing."""
    includes = "".join(f"#include {name}\n" for name in files)
    return f"[general]\nstatic=yes\n\n[globals]\n\n{includes}\n{surroundings(plans, voice)}"


BEGIN, BY_NUMBER, LIMITED, FAILED, RECORDED = "h", "n", "l", "e", "r"
"""Begin the extensions by which a call comes to a hotline: to its beginning; by the number that callers dial; with a limit
of time; as if a step had not been done; recorded already by the hotline that it comes from."""
LIMIT_SECONDS = 1


def by_number(number: int, hotline: Hotline, called: str) -> str:
    """The extension by which a call comes to hotline N by one of its numbers. A `-` would not part them: to Asterisk `n1-1`
    is `n11`."""
    place = hotline.numbers.index(called)
    return f"{BY_NUMBER}{number}{f'x{place}' if place else ''}"


def _way_in(name: str, plan: Plan, extension: str, more: str = "") -> str:
    begin = f"exten => {name},1,Set(CHANNEL(language)=${{IVRC_VERIFY_SOUNDS}})\n"
    return f"{begin}{_LEFT}{more} same => n,Goto({plan.entry},{extension},1)\n"


def surroundings(plans: Sequence[Plan], voice: Path, places: Around = PRIVATE) -> str:
    """The contexts around the hotlines; `voice` is the caller's, as a file of sound without its suffix."""
    ways_in = "".join(
        _way_in(f"{BEGIN}{number}", plan, "s")
        + "".join(
            _way_in(by_number(number, plan.hotline, called), plan, called) for called in plan.hotline.numbers
        )
        + _way_in(f"{LIMITED}{number}", plan, "s", f" same => n,Set(TIMEOUT(absolute)={LIMIT_SECONDS})\n")
        + _way_in(f"{FAILED}{number}", plan, "e")
        + _way_in(f"{RECORDED}{number}", plan, "s", f" same => n,Set({IS_RECORDED}=1)\n")
        for number, plan in enumerate(plans)
    )
    return f"[{places.way_in}]\n{ways_in}{telephones(places, voice)}"


def telephones(places: Around, voice: Path) -> str:
    """The contexts of the caller's telephone, the desks and the pulse."""
    text = _AROUND.replace("(VOICE", f"({argument(str(voice))}")
    for name, context in (("CALLER", places.caller), ("DESK", places.desk), ("PULSE", places.pulse)):
        text = text.replace(f"[{name}]", f"[{context}]")
    return text
