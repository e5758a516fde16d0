"""What a desk gets to know on Asterisk: options of Dial, and a context that runs on the desk's channel.

`f` sends a number in the place of the caller's own, with no name, and leaves the caller's channel as it is. `b` runs a
subroutine on the channel that is made, before it is dialled, `U` one when it has answered (app_dial).
"""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.flow.desk import ANONYMOUS, Desk
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Field
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import PLAYED_OUT
from ivrc.switches.asterisk.text.syntax import Step, context, extension, value
from ivrc.switches.notes import form, in_ascii

HEADER = "X-Ivrc-Data"
"""The SIP header that carries what is passed on."""
GIVE = "PJSIP_HEADER(add,"
BEFORE = "before"
_RETURN = "Return()"


def context_of(own: str) -> str:
    """The context that runs on the desk's channel, by that of the transfer."""
    return f"{own}~desk"


def of_desk(plan: Plan, node: Transfer, known: Desk) -> str:
    """The options of Dial. What a value holds is digits and the like, and ends no option."""
    own = context_of(plan.contexts[node.id])
    found = ""
    if known.number:
        found += f"f({known.number})"
    elif known.caller:
        held = plan.variables[known.caller]
        found += f"f(${{IF($[${{LEN({value(held)})}} > 0]?{value(held)}:<{ANONYMOUS}>)}})"
    if known.passes:
        given = "^".join(value(plan.variables[each.value]) for each in _values(known))
        found += f"b({own}^{BEFORE}^1{f'({given})' if given else ''})"
    return found + (f"U({own})" if known.tells else "")


def desk(plan: Plan, node: Transfer, known: Desk) -> str:
    """The context that runs on the desk's channel; none where nothing has to."""
    extensions: list[str] = []
    if known.passes:
        places = {each.value: f"ARG{number}" for number, each in enumerate(_values(known), 1)}
        data = form(known.passes, lambda name: value(places[name]), in_ascii)
        extensions.append(extension(BEFORE, [f"Set({GIVE}{HEADER})={data})", _RETURN]))
    if known.tells:
        steps: list[Step] = [
            *left.taken_up(plan),
            *(f"{PLAYED_OUT}({plan.clip(clip)})" for clip in known.tells),
        ]
        extensions.append(extension(labels.BEGIN, [*steps, _RETURN]))
    if not extensions:
        return ""
    return context(context_of(plan.contexts[node.id]), f"The desk of {node.id}", extensions)


def _values(known: Desk) -> Iterator[Field]:
    return (each for each in known.passes if each.value)
