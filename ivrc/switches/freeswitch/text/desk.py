"""What a desk gets to know on FreeSWITCH: variables of the legs of a bridge, and a playback before the two are joined.

Variables in front of a dial string are set on every leg that it makes, and are gone with them. `bridge_pre_execute_bleg_app`
runs on the leg that has answered (switch_ivr_bridge.c of 1.10.12); it is a variable of the caller's channel.
"""

from __future__ import annotations

from ivrc.flow.desk import ANONYMOUS, Desk
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import put, value
from ivrc.switches.notes import form, in_ascii

HEADER = "sip_h_X-Ivrc-Data"
"""The variable that is the SIP header of what is passed on."""
SHOWN = "ivrc_shown"
"""The number that is shown, where it is the caller's."""
_RUN, _DATA = "bridge_pre_execute_bleg_app", "bridge_pre_execute_bleg_data"


def before(plan: Plan, known: Desk) -> list[str]:
    """The actions before the bridge."""
    found: list[str] = []
    if known.caller:
        held = value(plan.variables[known.caller])
        found.append(put(SHOWN, f"${{cond(x{held} == x ? {ANONYMOUS} : {held})}}"))
    if known.tells:
        clips = "!".join(f"{value(labels.SOUNDS)}/{clip}.wav" for clip in known.tells)
        found += [put(_RUN, "playback"), put(_DATA, f"file_string://{clips}" if known.tells[1:] else clips)]
    return found


def after(known: Desk) -> list[str]:
    """The actions after it: nothing is left for another bridge."""
    return [put(_RUN), put(_DATA)] if known.tells else []


def legs(plan: Plan, known: Desk) -> str:
    """The variables of the desk's leg, before its dial string. No value among them holds a comma or a bracket."""
    held: list[str] = []
    if known.shows:
        number = known.number or value(SHOWN)
        held += [f"origination_caller_id_number={number}", f"origination_caller_id_name={number}"]
    if known.passes:
        data = form(known.passes, lambda name: value(plan.variables[name]), in_ascii)
        held.append(f"{HEADER}={data}")
    return f"{{{','.join(held)}}}" if held else ""
