"""IVRC257: an option says where it leads, and leads elsewhere: to a person, back, to the same once more, to somebody for who waits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.purpose import segments
from ivrc.checks.regrets import empty, last_words
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.flow.causes import Words
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Node
from ivrc.regex import regex

_PERSON = wording(
    "人工|职员|職員|職员|职員|话务|話務|话務|話务|接线|接線|专人|專人|专员|專員|专員|專员|真人|operator|agent|representative|person|receptionist|someone|somebody|advis|secretary|member|nurse|engineer|technician|manager|warden|dispatcher|值班|调度|調度|客服|管理|技术|技術|工作|业务|業務|接待",
    r"(?:人工|[职職][员員])(?:服[务務]|坐席|座席|客服|接[听聽]|台)|[转轉]接?人工|人工(?=[请請，,按拨撥撳])|[话話][务務][员員]|接[线線](?:员|員|生)"
    r"|[专專][人员員](?:为您|為您|服[务務]|接[听聽])|真人"
    r"|(?:[接转轉找]|接通)(?:值班|调度|調度|客服|接待|管理|技[术術]|工作|业务|業務)人?[员員]"
    r"|\b(?:speak|talk) (?:to|with) (?:an?|the|our|one of our)(?: (?:live|real|human|customer|service|sales|support|care))* ?(?:operator|agent|representative|person|receptionist|advis[eo]r"
    r"|secretary|nurse|engineer|technician|manager|warden|dispatcher|(?:team|staff) member|member of (?:the|our) (?:team|staff))s?\b"
    r"|\b(?:speak|talk) (?:to|with) (?:someone|somebody)\b"
    r"|\bfor (?:an?|the) (?:live )?(?:operator|agent|representative|receptionist|advis[eo]r)\b",
)
_BACK = wording(
    "返回|回到|回上|previous|main menu|go back",
    r"(?:返回|回到)(?:主[选選菜]|前一)|回到?上一?[级級层層步]|返回上一?[级級层層步]|返回(?=[请請，,按拨撥撳])|\b(?:the|our) (?:previous|main) menu\b|\bto go back\b",
)
_AGAIN = wording(
    "重听|重聽|再听|再聽|again|repeat",
    r"重[听聽](?!课|課)|再[听聽]一|\bhear (?:this|these|that|them|it|the (?:menu|options?|choices))(?: \w+)? again\b|\brepeat (?:this|these|the|that) (?:menu|options?|choices|message)\b",
)
_SAME = regex(
    r"[重再]|[没沒]有?[听聽]|[听聽](?:不清|多)|多[听聽]|一遍|返[回去]|回[到上]|[继繼][续續]|等|其[他它]|更正|修改|别|\b(?:again|repeat|back|retry|re-?enter|another|others?|else|menu|wait|hold|continue|more|change|correct|start|repetir|volver|otr[ao]|missed|catch|once more|réécouter|répéter|retour\w*|autre)\b",
    re.IGNORECASE,
)
"""Purposes for which a menu may lead to itself."""
_WAIT = wording(
    "等待|等候|线上|線上|收线|收線|hold|stay|remain|wait",
    r"(?:直接|在[线線]|[请請]您?)等[待候]|[留持]在?[线線]上|唔好收[线線]"
    r"|\b(?:stay|remain) on (?:the )?line\b|(?<!sorry )\b(?:or|please) (?:just )?(?:hold|wait)\b",
)


def find(facts: Facts) -> Iterator[Finding]:
    """Each option of the menus that calls come to. What it leads to by a choice further on, or at another hour, counts. Of a
    hotline in which nobody answers, none promises a person more than the others."""
    served = _served(facts)
    for name in facts.reached:
        menu = facts.menus.get(name)
        if menu is None:
            continue
        for entry in menu.entries:
            if isinstance(entry, Entry) and (wrong := _wrong(facts, menu, entry, served)):
                yield _found(facts, menu, entry.edge, _purpose(facts, menu, entry), wrong)
        yield from _waiting(facts, menu, served)


def _served(facts: Facts) -> set[str]:
    """From where a call can come to somebody: backwards from all who answer."""
    left = [name for name, node in facts.nodes.items() if node.traits.reaches_person]
    found = set(left)
    for name in left:
        for before in facts.entrances[name]:
            if before not in found:
                found.add(before)
                left.append(before)
    return found


def _wrong(facts: Facts, menu: Menu, entry: Entry, served: set[str]) -> Words | None:
    """What an option says and does not do; nothing where it does."""
    again = entry.edge.target == menu.id
    end = facts.nodes[facts.endings[entry.edge.target]]
    unserved = bool(served) and entry.edge.target not in served
    if not (again or unserved or _gone(end)):
        return None
    words = _purpose(facts, menu, entry)
    if not words:
        return None
    if again:
        if not _SAME.search(words):
            return Words(
                "去一个别的地方，可是按了又是这个菜单", "to lead elsewhere, but leads to this menu again"
            )
        return None
    if unserved and _PERSON.expression.search(words):
        heard = last_words(facts, entry.edge)
        if not (end.traits.ends and heard is not None and not empty(heard)):
            return Words(
                "去找人工，可是这条路到不了人工", "to lead to a person, but nobody is reached behind it"
            )
    if _gone(end) and len(facts.menus) > 1 and _BACK.expression.search(words):
        return Words("返回，可是按了就离开了菜单", "to lead back, but leads away from all menus")
    if _gone(end) and _AGAIN.expression.search(words):
        return Words("再听一遍，可是按了就离开了菜单", "to say it again, but leads away from all menus")
    return None


def _purpose(facts: Facts, menu: Menu, entry: Entry) -> str:
    """The words for this key alone, the whole sentence where it tells no other; nothing where they are not clear."""
    for keys in patterns(entry):
        if (clip := facts.sentence(menu, keys)) is not None:
            reading = facts.reading(clip)
            found = [words for key, words in segments(clip.text, reading) if key == keys]
            return (found[0] if reading.keys[1:] or reading.doubts else clip.text).strip() if found else ""
    return ""


def _gone(node: Node) -> bool:
    """Whether a call that is here has left the menus."""
    return node.traits.ends or node.traits.serves


def _waiting(facts: Facts, menu: Menu, served: set[str]) -> Iterator[Finding]:
    """Callers are told to wait, and who waits hears a goodbye at most."""
    exit = menu.silence.exit
    if not served:
        return
    if exit.target in served or (heard := last_words(facts, exit)) is None or not empty(heard):
        return
    clip = next((each for each in facts.prompts[menu.id] if _WAIT.expression.search(each.text)), None)
    if clip is not None:
        wrong = Words(
            "等着就有人接，可是等到的是挂机", "that waiting leads on, but it leads to the end of the call"
        )
        yield _found(facts, menu, exit, clip.text, wrong)


def _found(facts: Facts, menu: Menu, edge: Edge, words: str, wrong: Words) -> Finding:
    text = quote(words.strip("，,。. "))
    return Finding(
        edge.span,
        f"菜单“{facts.owner(menu.id)}”里{text.zh}说是{wrong.zh}",
        f'in the menu "{facts.owner(menu.id)}" {text.en} promises {wrong.en}',
        "改箭头，让它到说的地方去，例如 → 坐席、→ 返回、→ 重听；或者改话。",
        "Lead it where it says, for instance -> agents, -> back, -> repeat; or change the words.",
        course=course(facts.reached, menu.id).then([(menu.id, edge)]),
    )


CHECK = Check("IVRC257", find)
