"""Speech and keys in any form: prompts, and hearing out what was said.

VoiceXML 2.0 only queues a prompt; it is played when an input item waits (section 4.1.8), and a key during it
drops every prompt behind it in the queue, uninterruptible ones too (section 4.1.5). So a node that must come
after what was said (a notice, the clock, a recording, a call, a hang-up) first *hears out* the queue: an input
item that waits a tenth of a second and takes one key, which is the pending key of `docs/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ivrc.flow.nodes import Heard, Play, Speak
from ivrc.switches.voicexml.text.grammar import ANY_KEY, grammar
from ivrc.switches.voicexml.text.plan import Plan
from ivrc.switches.voicexml.text.saying import said
from ivrc.switches.voicexml.text.syntax import attribute, comment

NO_KEY = "keys == ''"
"""No key is pending."""


def hear_out(plan: Plan, name: str, *, keep: bool, only: str | None = None) -> list[str]:
    """Plays what is queued. A key stops it and is kept as the pending key, or discarded with all that wait. `only` is the
    condition under which that is done at all; where it is not given, that no key is to be kept that is pending already."""
    if only is None:
        only = NO_KEY if keep else ""
    lines = [f'<field name="{name}"{_if(only)}>']
    lines += [f"  {line}" for line in grammar(ANY_KEY, f"k{next(plan.rules)}")]
    if keep:
        lines += [
            f'  <noinput><assign name="{name}" expr="true"/></noinput>',
            "  <nomatch/>",
            f'  <filled><assign name="keys" expr="pressed({name}$.utterance)"/></filled>',
        ]
    else:
        lines += [
            f'  <noinput><assign name="{name}" expr="true"/><assign name="keys" expr="\'\'"/></noinput>',
            "  <nomatch/>",
            f'  <filled><clear namelist="{name}"/></filled>',
        ]
    return [*lines, "</field>"]


def prompts(plays: Iterable[Heard], plan: Plan, part: str = "part", cond: str = "") -> list[str]:
    """Blocks that queue what is heard in order; before every uninterruptible clip the queue is heard out and the keys go.

    `part` begins the blocks' names, `cond` is the condition under which this prompt is wanted at all.
    """
    lines: list[str] = []
    for number, group in enumerate(_heard_together(plays), 1):
        name = f"{part}{number}"
        if not group[0].interruptible:
            lines += hear_out(plan, f"{name}heard", keep=False, only=cond)
        for place, stretch in enumerate(_each_value_first(group)):
            own = f"{name}value{place}" if place else name
            first = stretch[0]
            if isinstance(first, Speak):
                lines += _value(plan, first, own, cond)
            lines += _queued(plan, stretch, own, cond)
    return lines


def _queued(plan: Plan, plays: Sequence[Heard], name: str, cond: str) -> list[str]:
    """A block that queues clips, and the value whose pieces are in the variable of that name."""
    lines = [f'<block name="{name}"{_if(cond)}>']
    for (free, language), run in groupby(plays, lambda play: (play.interruptible, _language(plan, play))):
        spoken = f' xml:lang="{language}"' if language else ""
        lines.append(f"  <prompt{_if(NO_KEY)}{spoken}>" if free else f'  <prompt bargein="false"{spoken}>')
        lines += [f"    {_audio(plan, play, name)}" for play in run]
        lines.append("  </prompt>")
    return [*lines, "</block>"]


def _value(plan: Plan, speak: Speak, name: str, cond: str) -> list[str]:
    """The pieces of a value. Where it has none, what is queued is heard out before its way is taken, or the fault way; where a
    key is pending nothing is. The items' own conditions hold for as long as the visit does: one that a key changed would
    let an item that was passed over be visited once the key is taken (appendix C)."""
    never = (
        plan.go(speak.unsaid)
        if speak.unsaid
        else f'<throw event="error.ivrc.unsaid" message="{attribute(speak.clip)}"/>'
    )
    none = f"{_pieces(name)}.length == 0"
    only = " &amp;&amp; ".join(filter(None, (cond, none)))
    lines = [f'<var name="{_pieces(name)}" expr="{said(plan, speak)}"/> <!-- {comment(speak.clip)} -->']
    if not speak.interruptible:
        return [
            *lines,
            *hear_out(plan, f"{name}before", keep=False, only=only),
            f'<block name="{name}unsaid"{_if(only)}>{never}</block>',
        ]
    passed = f'<if cond="keys != \'\'"><assign name="{name}before" expr="true"/></if>'
    return [
        *lines,
        f'<block name="{name}key"{_if(only)}>{passed}</block>',
        *hear_out(plan, f"{name}before", keep=True, only=only),
        f'<block name="{name}unsaid"{_if(only)}><if cond="{NO_KEY}">{never}</if></block>',
    ]


def _audio(plan: Plan, play: Heard, name: str) -> str:
    if isinstance(play, Play):
        return plan.audio[play.clip]
    piece = '<audio expr="piece.src"><value expr="piece.words"/></audio>'
    return f'<foreach item="piece" array="{_pieces(name)}">{piece}</foreach>'


def _pieces(name: str) -> str:
    return f"{name}pieces"


def _language(plan: Plan, play: Heard) -> str:
    if isinstance(play, Play):
        return plan.languages[play.clip]
    return "" if play.locale == plan.hotline.locale else attribute(play.locale)


def _if(*conditions: str) -> str:
    """The attribute that says when a form item is visited; none where it always is."""
    every = " &amp;&amp; ".join(filter(None, conditions))
    return f' cond="{every}"' if every else ""


def _each_value_first(plays: Sequence[Heard]) -> list[list[Heard]]:
    """Split before each value."""
    found: list[list[Heard]] = []
    for play in plays:
        if not found or isinstance(play, Speak):
            found.append([])
        found[-1].append(play)
    return found


def _heard_together(plays: Iterable[Heard]) -> list[list[Heard]]:
    """Split before each uninterruptible clip that follows an interruptible one (or nothing)."""
    groups: list[list[Heard]] = []
    for play in plays:
        if not groups or (not play.interruptible and groups[-1][-1].interruptible):
            groups.append([])
        groups[-1].append(play)
    return groups
