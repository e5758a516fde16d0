"""IVRC343: a caller can agree to something without hearing it: its key is typed ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Label
from ivrc.flow.nodes import Clip, Edge
from ivrc.flow.secret import asks_secret
from ivrc.regex import regex

_CONSENT = regex(
    r"授权|授權|收取|扣[款费費]|承诺书|承諾書|协议|協議|条款|條款|免责|免責|(?:是否|视为|視為|即表示)[^。；，,]{0,4}同意|同意[^。；，,]{0,8}(?:录音|錄音|收集)"
    r"|(?:收集|使用|处理|處理|提供)[^。；，,]{0,6}(?:个人|個人)(?:信息|資料|资料|数据)"
    r"|\b(?:i |you )?(?:consent|agree|authori[sz]e|accept the terms)\b|\b(?:will be|be) (?:charged|debited|billed)\b|\bterms and conditions\b"
    r"|\bpersonal (?:data|information)\b|\b(?:fee|charge) (?:of|applies|will apply)\b",
    re.IGNORECASE,
)


def find(facts: Facts) -> Iterator[Finding]:
    """A menu of which a sentence, in it or right before it, asks for consent, and may be cut short by a key, and which is come
    to by a key: two keys typed at once pass over it (docs/semantics.md, rule 2)."""
    told: set[str] = set()
    for name in facts.reached:
        menu = facts.menus.get(name)
        secret = menu is not None and asks_secret(facts.hotline, menu)
        for edge in () if secret else facts.ways[name]:
            if edge.cause.kind not in ("key", "number") or not (heard := _passed_over(facts, edge)):
                continue
            end, clips = heard
            asked = next((clip for clip in clips if _CONSENT.search(clip.text)), None)
            if asked is not None and end not in told:
                told.add(end)
                yield _found(facts, end, asked, edge)


def _passed_over(facts: Facts, edge: Edge) -> tuple[str, list[Clip]] | None:
    """The menu to which a way leads, and all that a key typed ahead passes over until it is taken there; None where it does
    not get so far, or where the menu leaves no choice."""
    clips: list[Clip] = []
    name = edge.target
    for _ in facts.nodes:
        node = facts.nodes[name]
        if node.traits.passes and not node.traits.forgets_keys:
            if not all(play.interruptible for play in facts.plays[name]):
                return None
            clips += facts.clips(facts.plays[name])
            name = facts.ways[name][-1].target
            continue
        menu = facts.menus.get(name)
        if menu is None or len(menu.entries) < 2 or not all(play.interruptible for play in menu.prompt):
            return None
        return name, clips + facts.clips(menu.prompt)
    return None


def _found(facts: Facts, name: str, clip: Clip, way: Edge) -> Finding:
    text = quote(clip.text)
    return Finding(
        facts.nodes[name].span,
        f"“{facts.owner(name)}”里的{text.zh}可以跳过：连着按两个键的来电者没有听到就已经同意了",
        f'{text.en} in "{facts.owner(name)}" can be passed over: who types two keys at once has agreed without hearing it',
        "在说这句话的一节里加一行：不可打断。",
        "Add a line to the block that says it: no barge-in.",
        [Label(way.span, "从这里按键进来", "a key leads here")],
    )


CHECK = Check("IVRC343", find)
