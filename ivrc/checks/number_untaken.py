"""IVRC325: a menu asks for a number, says neither how long it is nor how it ends, and takes none."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import takes_any
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Span


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence of a menu's prompt once."""
    seen: set[Span] = set()
    for name, node in facts.menus.items():
        if takes_any(node):
            continue
        for clip in facts.prompts[node.id]:
            asked = facts.reading(clip).open
            if not asked or clip.span in seen:
                continue
            seen.add(clip.span)
            text, what = quote(clip.text), asked[0].variable or "号码"
            what_en = asked[0].variable or "number"
            yield Finding(
                clip.span,
                f"菜单“{name}”里说{text.zh}，可是它不接受输入的{what}",
                f'menu "{name}" says {text.en}, but takes no {what_en} that is typed',
                f"说出几位，例如：请输入4位{what} → …；或在菜单里加一行：4位{{{what}}} → …",
                f"Say how long it is, for instance: enter the 4-digit {what_en} -> …; "
                f"or add a line to the menu: 4 digits {{{what_en}}} -> …",
            )


CHECK = Check("IVRC325", find)
