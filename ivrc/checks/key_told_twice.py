"""IVRC258: one key is told for two things in one menu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.purpose import segments
from ivrc.checks.story import quote
from ivrc.diagnostics import Label
from ivrc.flow.nodes import Clip
from ivrc.regex import regex

_FRAME = regex(
    r"[\W_]|[请請](?:您|直接)?|按[键鍵]?|[拨撥撳选選]|如果?[需要您]*|若[需要您]*|\b(?:for|to|please|the|press|dial|or|and|if|you|would|like|want)\b",
    re.IGNORECASE,
)
"""What tells nothing of the purpose."""
_HAN = regex(r"[\u3400-\u9fff]")


def find(facts: Facts) -> Iterator[Finding]:
    """Each key of a menu once. The same thing told again, shortened or in another script, is one thing."""
    for name, menu in facts.menus.items():
        known: dict[str, tuple[str, Clip]] = {}
        told: set[str] = set()
        for clip in dict.fromkeys(facts.prompts[menu.id]):
            for key, words in segments(clip.text, facts.reading(clip)):
                core = _FRAME.sub("", words).casefold()
                before, where = known.setdefault(key, (core, clip))
                if key in told or not core or not before or _alike(core, before):
                    continue
                told.add(key)
                yield _found(
                    facts.owner(name), key, where, clip, _said(where, key, facts), words.strip("，,。.；; ")
                )


def _alike(one: str, other: str) -> bool:
    return one in other or other in one or bool(_HAN.search(one)) != bool(_HAN.search(other))


def _said(clip: Clip, key: str, facts: Facts) -> str:
    return next(words for told, words in segments(clip.text, facts.reading(clip)) if told == key).strip(
        "，,。.；; "
    )


def _found(menu: str, key: str, where: Clip, clip: Clip, first: str, second: str) -> Finding:
    one, two = quote(first), quote(second)
    return Finding(
        clip.span,
        f"菜单“{menu}”里 {key} 键说了两件事：{one.zh}和{two.zh}",
        f'in the menu "{menu}" the key {key} is told for two things: {one.en} and {two.en}',
        "一件事一个键；两件事真的到一个地方，就说在一句话里：“开卡和账单查询请按2”。",
        'Give each its key; where both do lead to one place, say it in one sentence: "For cards and bills, press 2".',
        [] if where.span == clip.span else [Label(where.span, "先这样说", "told first here")],
    )


CHECK = Check("IVRC258", find)
