"""A transfer in VoiceXML: bridged calls in turn, or to an extension that was typed."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.kinds.transfer import RANDOM, Transfer
from ivrc.flow.nodes import Field
from ivrc.switches.notes import form, in_ascii
from ivrc.switches.voicexml.text.plan import NAME, Plan
from ivrc.switches.voicexml.text.speech import hear_out
from ivrc.switches.voicexml.text.syntax import attribute, keys_test, literal


def emit(plan: Plan, node: Transfer) -> list[str]:
    """The lines inside the form of a Transfer node."""
    lines = [
        '<var name="outcome" expr="\'unavailable\'"/>',
        *hear_out(plan, "heard", keep=False),
    ]
    if node.extension:
        lines += _extension(plan, node)
    elif node.order == RANDOM:
        lines += _at_random(plan, node)
    else:
        for number, name in enumerate(node.destinations, 1):
            uri = attribute(plan.site.destinations[name][NAME])
            lines += _dial(plan, f'dest="{uri}"', f"dial{number}", "outcome != 'answered'", node, number - 1)
    lines += hear_out(plan, "dropped", keep=False)
    lines += [
        "<block>",
        "  <if cond=\"outcome == 'answered'\">",
        f"    {plan.go(node.after) if node.after else '<disconnect/>'}",
        "  <elseif cond=\"outcome == 'busy'\"/>",
        f"    {plan.go(node.busy)}",
        "  <elseif cond=\"outcome == 'no-answer'\"/>",
        f"    {plan.go(node.no_answer)}",
        "  <else/>",
        f"    {plan.go(node.unavailable)}",
        "  </if>",
        "</block>",
    ]
    return lines


def _at_random(plan: Plan, node: Transfer) -> list[str]:
    """The list of those who are dialled stands twice, and is begun at a place in its first half."""
    count = len(node.destinations)
    lines = [f'<var name="first" expr="Math.floor(Math.random() * {count})"/>']
    for place in range(2 * count - 1):
        name = node.destinations[place % count]
        cond = attribute(f"outcome != 'answered' && {place} - first >= 0 && {place} - first < {count}")
        uri = attribute(plan.site.destinations[name][NAME])
        lines += _dial(plan, f'dest="{uri}"', f"dial{place + 1}", cond, node, place % count)
    return lines


def _extension(plan: Plan, node: Transfer) -> list[str]:
    typed = plan.variables[node.extension]
    extensions = plan.site.extensions
    pieces = extensions.dial[NAME].split("{}")
    uri = f" + {typed} + ".join(literal(piece) for piece in pieces)
    return [
        "<block>",
        f"  <if cond=\"typeof {typed} == 'undefined'\">",
        '    <throw event="error.ivrc.variable" message="the extension was never typed"/>',
        "  </if>",
        "</block>",
        *_dial(plan, f'destexpr="{uri}"', "dial1", keys_test(extensions.numbers, typed), node),
    ]


def _dial(plan: Plan, destination: str, name: str, cond: str, node: Transfer, number: int = 0) -> list[str]:
    given = f' aaiexpr="{_given(plan, node.desk.passes)}"' if node.desk and node.desk.passes else ""
    return [
        f'<transfer name="{name}" cond="{cond}" type="bridge" {destination}{given}',
        f'          connecttimeout="{node.ring_of(number)}s">',
        '  <catch event="error.connection error.unsupported">',
        f'    <assign name="{name}" expr="\'unknown\'"/>',
        '    <assign name="outcome" expr="\'unavailable\'"/>',
        "  </catch>",
        f'  <filled><assign name="outcome" expr="outcomeOf({name})"/></filled>',
        "</transfer>",
    ]


def _given(plan: Plan, passes: Sequence[Field]) -> str:
    """What is passed on to a desk, as an expression (VoiceXML 2.1, section 7: `aaiexpr`)."""
    pieces = literal(form(passes, lambda name: f"\0{plan.variables[name]}\0", in_ascii))[1:-1].split(
        "\\u0000"
    )
    held = "".join(
        f"' + (typeof {piece} == 'undefined' ? '' : {piece}) + '" if number % 2 else piece
        for number, piece in enumerate(pieces)
    )
    return f"'{held}'"
