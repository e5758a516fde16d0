"""IVRC343: a caller can agree to something without hearing it: its key is typed ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Label
from ivrc.flow.nodes import Clip
from ivrc.regex import regex

_CONSENT = regex(
    r"授权|授權|收取|扣[款费費]|承诺书|协议|協議|条款|條款|免责|免責"
    r"|\b(?:i |you )?(?:consent|agree|authori[sz]e|accept the terms)\b|\b(?:will be|be) charged\b|\bterms and conditions\b",
    re.IGNORECASE,
)


def find(facts: Facts) -> Iterator[Finding]:
    """A menu whose sentence asks for consent, which a key may cut short, and which is come to by a key: two keys typed at
    once pass over it (docs/semantics.md, rule 2)."""
    ahead = {
        facts.endings[edge.target]: edge
        for name in facts.reached
        for edge in facts.ways[name]
        if edge.cause.kind == "key" and _hears(facts, edge.target)
    }
    for name, menu in facts.menus.items():
        clip = _asked(facts, name)
        if clip is not None and name in ahead and len(menu.entries) > 1:
            text = quote(clip.text)
            yield Finding(
                menu.span,
                f"“{facts.owner(name)}”里的{text.zh}可以跳过：连着按两个键的来电者没有听到就已经同意了",
                f'{text.en} in "{facts.owner(name)}" can be passed over: who types two keys at once has agreed without hearing it',
                "在这一节里加一行：不可打断。",
                "Add a line to this block: no barge-in.",
                [Label(ahead[name].span, "从这里按键进来", "a key leads here")],
            )


def _asked(facts: Facts, name: str) -> Clip | None:
    """The sentence of a menu that asks for consent and that a key stops."""
    known = facts.hotline.clips
    plays = (play for play in facts.menus[name].prompt if play.interruptible and play.clip in known)
    return next((known[play.clip] for play in plays if _CONSENT.search(known[play.clip].text)), None)


def _hears(facts: Facts, name: str) -> bool:
    """Whether keys typed ahead of a chain of speech reach its end."""
    for _ in facts.nodes:
        node = facts.nodes[name]
        if not node.traits.passes:
            return True
        if node.traits.forgets_keys or not all(play.interruptible for play in facts.plays[name]):
            return False
        name = facts.ways[name][-1].target
    return False


CHECK = Check("IVRC343", find)
