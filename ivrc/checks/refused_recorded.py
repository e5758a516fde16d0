"""IVRC382: a caller who refuses to be recorded is recorded all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.course import Tree, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.purpose import purpose
from ivrc.diagnostics import Label
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Number
from ivrc.regex import regex

_REFUSES = regex(
    r"(?:不(?:愿意?|願意?|想|希望)?(?:同意|接受|要|被|需要)|不[愿願]意?|唔同意|唔想|拒[绝絕])[^。；，,]{0,8}[录錄]音"
    r"|\b(?:do not|don't|not) (?:agree|consent|want|wish|like) (?:to )?(?:be(?:ing)? |having )?[^.;,]{0,24}\b(?:record|tape)"
    r"|\b(?:decline|refuse|object to|opt out of)\b[^.;,]{0,24}\brecord",
    re.IGNORECASE,
)


def find(facts: Facts) -> Iterator[Finding]:
    """The key of a menu whose words refuse, behind which somebody is spoken to, or speaks, while the call is recorded: it was
    before the menu, or it is from some place behind the key on."""
    records = [name for name in facts.reached if facts.nodes[name].traits.records]
    if not records:
        return
    unrecorded = facts.search(facts.sources, lambda node: not node.traits.records)
    for name in facts.reached:
        menu = facts.menus.get(name)
        refusals = [each.edge for each in menu.entries if _refuses(facts, menu, each)] if menu else []
        for edge in refusals:
            if menu and (serving := _recorded(facts, menu, edge, begun=name not in unrecorded)):
                yield _found(facts, name, edge, serving)


def _refuses(facts: Facts, menu: Menu, entry: Entry | Number) -> bool:
    return _REFUSES.search(purpose(facts, menu, entry)) is not None


def _recorded(facts: Facts, menu: Menu, edge: Edge, begun: bool) -> str:
    """The first place behind a way where a caller is served and recorded; empty where there is none. Who comes to the menu
    again is asked again."""
    behind = facts.search((edge.target,), lambda node: node is not menu)
    before: Tree = {}
    if not begun:
        before = facts.search((edge.target,), lambda node: node is not menu and not node.traits.records)
    return next((name for name in behind if facts.nodes[name].traits.serves and name not in before), "")


def _found(facts: Facts, name: str, edge: Edge, serving: str) -> Finding:
    owner, there = facts.owner(name), facts.owner(serving)
    return Finding(
        edge.span,
        f"在“{owner}”里按键不同意录音的来电者，到“{there}”还是被录了音",
        f'who presses the key in "{owner}" that refuses to be recorded is recorded all the same at "{there}"',
        "先问是否同意，再播报录音告知：同意的走告知，不同意的走一条没有告知的路；或者说明不同意就不能办理，然后挂机。",
        "Ask first, and play the recording notice behind the key that agrees; lead the one that refuses past it, or say that nothing can be done then, and end the call.",
        [Label(facts.nodes[serving].span, "这里在录音", "recorded here")],
        course(facts.reached, name).then([(name, edge)]),
    )


CHECK = Check("IVRC382", find)
