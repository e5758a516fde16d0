"""IVRC356: a caller who presses nothing is taken to agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.purpose import purpose
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.diagnostics import Label
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip, Entry, Number
from ivrc.regex import regex

_AGREES = wording(
    "同意|授|接受|認同|认同|agree|accept|consent|authori|acept",
    r"(?<![不未])(?<!不是)(?:同意|授[权權]|接受|認同|认同)|\b(?:i |to |you )?(?:agree|accept|consent|authori[sz]e)\b|\bacept|\baccepte",
)
_NOT = regex(
    r"[不未]\s*(?:愿意)?(?:同意|授[权權]|接受)|唔同意|拒[绝絕]|\b(?:don't|do not|not|decline|disagree|refuse)\b|\bno acept|\bn'accepte",
    re.IGNORECASE,
)
_SILENCE_IS = wording(
    "同意|授|接受|agree|accept|consent|authori|silence",
    r"(?:不按[键鍵]|没有按[键鍵]|未按[键鍵]|不操作|不作[选選][择擇]|不出[声聲]|[继繼][续續]等待|不[挂掛](?:机|機|断|斷))[^。；]{0,6}(?:[视視][为為作]|表示|即[为為是]|就是|默[认認])[^。；]{0,8}(?:同意|授[权權]|接受)"
    r"|\bif you (?:do nothing|press nothing|do not press|don't press|say nothing|stay on the line|remain on the line)[^.;]{0,24}\b(?:you (?:will be taken to )?|we (?:will )?take (?:it )?that you )(?:agree|accept|consent|authori[sz]e)"
    r"|\bby (?:staying|remaining) on (?:the|this) (?:line|call)\b[^.;]{0,16}\byou (?:agree|accept|consent|authori[sz]e)"
    r"|\bsilence (?:is|means|counts as) (?:consent|agreement)\b",
)


def find(facts: Facts) -> Iterator[Finding]:
    """A menu in which silence leads where the key does that agrees, or whose words say that silence agrees."""
    if not (facts.says(_AGREES) or facts.says(_SILENCE_IS)):
        return
    for name in facts.reached:
        menu = facts.menus.get(name)
        if menu is None:
            continue
        clips = facts.prompts[menu.id]
        said = next((clip for clip in clips if _SILENCE_IS.expression.search(clip.text)), None)
        agreed = next((entry for entry in menu.entries if _agrees(facts, menu, entry)), None)
        alike = agreed is not None and _alike(facts, menu, agreed)
        if said or alike:
            yield _found(facts, menu, said, agreed if alike else None)


def _agrees(facts: Facts, menu: Menu, entry: Entry | Number) -> bool:
    """Whether the sentence that tells a key says that it agrees."""
    words = purpose(facts, menu, entry)
    return _AGREES.expression.search(words) is not None and not _NOT.search(words)


def _alike(facts: Facts, menu: Menu, agreed: Entry | Number) -> bool:
    """Whether silence leads where agreeing does, and another key does not."""
    end = _end(facts, agreed.edge.target)
    others = {_end(facts, entry.edge.target) for entry in menu.entries}
    return len(others) > 1 and _end(facts, menu.silence.exit.target) == end


def _end(facts: Facts, target: str) -> str:
    """Where a way leads, nodes aside that say nothing and pass on."""
    return facts.silent_endings[target]


def _found(facts: Facts, menu: Menu, said: Clip | None, agreed: Entry | Number | None) -> Finding:
    name, exit = facts.owner(menu.id), menu.silence.exit
    if agreed is not None:
        zh = f"在“{name}”里什么也不按，和按了同意一样：都到“{facts.owner(_end(facts, exit.target))}”"
        en = f'pressing nothing in "{name}" is the same as agreeing: both lead to "{facts.owner(_end(facts, exit.target))}"'
        labels = [Label(agreed.edge.span, "按这个键是同意", "this key agrees")]
    else:
        text = quote(said.text if said else "")
        zh, en, labels = f"{text.zh}把不按键当作同意", f"{text.en} takes silence for consent", []
    return Finding(
        exit.span if agreed is not None or said is None else said.span,
        zh,
        en,
        "不按键时不要当作同意：无按键转到人工，或者说明没有同意、不办理；同意要由来电者按键。",
        "Do not take silence for consent: lead no input to a person, or say that nothing was agreed; a caller agrees by a key.",
        labels,
        course(facts.reached, menu.id).then([(menu.id, exit)]),
    )


CHECK = Check("IVRC356", find)
