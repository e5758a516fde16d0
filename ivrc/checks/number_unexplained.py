"""IVRC324: a menu speaks a short number that no verb tells to press and that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Span
from ivrc.flow.entries import patterns
from ivrc.lowering.telling import told
from ivrc.lowering.written import written


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence of a menu's prompt once. A key that stands before the words is settled."""
    seen: set[Span] = set()
    for node in facts.menus.values():
        for clip in facts.clips(node.prompt):
            settled = {key for entry in node.entries if clip.id in entry.beside for key in patterns(entry)}
            strays = [stray for stray in told(clip).strays if not settled.issuperset(stray.keys)]
            if not strays or clip.span in seen:
                continue
            seen.add(clip.span)
            number = strays[0].keys[0]
            place = strays[0].start, strays[0].end
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"{text.zh}里的 {number} 没有说要按，也没有说是几个什么，来电者不知道它是不是键",
                f"nothing in {text.en} says to press {number}, or what it counts: "
                "a caller cannot tell whether it is a key",
                f"是键就说“请按{number}”；不是键就标出来：{written(clip, place, '不是键')}",
                f"If it is a key, say: press {number}; if it is none, mark it: {written(clip, place, 'no key')}",
            )


CHECK = Check("IVRC324", find)
