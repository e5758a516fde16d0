"""Speech and keys in any form: prompts, and hearing out what was said.

VoiceXML 2.0 only queues a prompt; it is played when an input item waits (section 4.1.8), and a key during it
drops every prompt behind it in the queue, uninterruptible ones too (section 4.1.5). So a node that must come
after what was said (a notice, the clock, a recording, a call, a hang-up) first *hears out* the queue: an input
item that waits a tenth of a second and takes one key, which is the pending key of `docs/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ivrc.flow.nodes import Heard
from ivrc.switches.voicexml.text.grammar import ANY_KEY, grammar
from ivrc.switches.voicexml.text.plan import Plan


def hear_out(plan: Plan, name: str, *, keep: bool) -> list[str]:
    """Plays what is queued. A key stops it and is kept as the pending key, or discarded with all that wait."""
    lines = [f'<field name="{name}" cond="keys == \'\'">' if keep else f'<field name="{name}">']
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
    """Blocks that queue clips in order; before every uninterruptible one the queue is heard out and the keys go.

    `part` begins the blocks' names, `cond` is the condition under which this prompt is wanted at all.
    """
    lines: list[str] = []
    only = f' cond="{cond}"' if cond else ""
    for number, group in enumerate(_heard_together(plays), 1):
        if not group[0].interruptible:
            heard = hear_out(plan, f"{part}{number}heard", keep=False)
            lines += [heard[0].replace(">", f"{only}>"), *heard[1:]]
        lines.append(f'<block name="{part}{number}"{only}>')
        for (free, language), run in groupby(
            group, lambda play: (play.interruptible, plan.languages[play.clip])
        ):
            spoken = f' xml:lang="{language}"' if language else ""
            lines.append(
                f"  <prompt cond=\"keys == ''\"{spoken}>" if free else f'  <prompt bargein="false"{spoken}>'
            )
            lines += [f"    {plan.audio[play.clip]}" for play in run]
            lines.append("  </prompt>")
        lines.append("</block>")
    return lines


def _heard_together(plays: Iterable[Heard]) -> list[list[Heard]]:
    """Split before each uninterruptible clip that follows an interruptible one (or nothing)."""
    groups: list[list[Heard]] = []
    for play in plays:
        if not groups or (not play.interruptible and groups[-1][-1].interruptible):
            groups.append([])
        groups[-1].append(play)
    return groups
