"""IVRC277: an option offers another language, and leads to a menu that does not speak it."""

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
from ivrc.flow.nodes import Clip, Entry
from ivrc.regex import regex

_OFFERED = wording(
    "英|english|français|francais|french|español|espanol|spanish|中文|汉|漢|普通|mandarin|chinese|法语|法語|西班牙",
    r"(?P<en>英[语語文]|\benglish\b)|(?P<fr>\bfran[cç]ais\b|\bfrench\b|法[语語])|(?P<es>\bespa[nñ]ol\b|\bspanish\b|西班牙[语語])|(?P<zh>中文|[汉漢][语語]|普通[话話]|\bmandarin\b|\bchinese\b)",
)
_NOT = regex(
    r"[课課班]|老师|老師|翻译|翻譯|考试|考試|\b(?:lessons?|class(?:es)?|course|teacher|translat\w*|interpret\w*|department|literature|food|restaurant)\b",
    re.IGNORECASE,
)
"""What else is English than the call."""
_WORDS = {
    "fr": regex(r"\b(?:pour|appuyez|vous|votre|veuillez|nous|bonjour|merci|composez)\b", re.IGNORECASE),
    "es": regex(
        r"\b(?:para|oprima|marque|pulse|presione|usted|gracias|bienvenido|nuestr[oa]s?)\b", re.IGNORECASE
    ),
}
_HAN = regex(r"[\u3400-\u9fff]")


def find(facts: Facts) -> Iterator[Finding]:
    """Each option whose words name one language, against what the menu behind it says."""
    if not facts.says(_OFFERED):
        return
    for name in facts.reached:
        menu = facts.menus.get(name)
        for entry in menu.entries if menu else ():
            if menu is None or not isinstance(entry, Entry):
                continue
            offered = _offered(purpose(facts, menu, entry))
            end = facts.menus.get(facts.endings[entry.edge.target])
            if not offered or end is None or end is menu or not facts.prompts[end.id]:
                continue
            if all(_language(clip) not in (offered, "") for clip in facts.prompts[end.id]):
                yield _found(facts, menu, entry, end)


def _offered(words: str) -> str:
    """The language that is named; nothing where it is none, or several."""
    found = {match.lastgroup for match in _OFFERED.expression.finditer(words)}
    return (found.pop() or "") if len(found) == 1 and not _NOT.search(words) else ""


def _language(clip: Clip) -> str:
    """Which language a text is in, by its words more than by what the hotline says; nothing of a figure."""
    if _HAN.search(clip.text):
        return "zh"
    if not any(map(str.isalpha, clip.text)):
        return ""
    told = {name: len(words.findall(clip.text)) for name, words in _WORDS.items()}
    best = max(told, key=lambda name: told[name])
    if told[best]:
        return best
    own = clip.locale[:2]
    return "en" if own in ("zh", *_WORDS) else own


def _found(facts: Facts, menu: Menu, entry: Entry, end: Menu) -> Finding:
    text, node = quote(purpose(facts, menu, entry).strip("，,。. ")), facts.owner(end.id)
    return Finding(
        entry.edge.span,
        f"{text.zh}给的是另一种语言，可是“{node}”没有一句是那种语言",
        f'{text.en} offers another language, and nothing in "{node}" is spoken in it',
        "换一种语言说，例如：→ 语言 英语 主菜单，热线的“语言”里也写上它；或者让这一项去一个用那种语言说的菜单、去会说它的坐席。",
        "Change the language, for instance: -> speak french main, with it in the hotline's language line; "
        "or lead to a menu in its words, or to somebody who speaks it.",
        [Label(end.span, "这里说的是原来的语言", "this speaks as before")],
        course(facts.reached, menu.id).then([(menu.id, entry.edge)]),
    )


CHECK = Check("IVRC277", find)
