"""`主叫在 黑名单 → …`: a list that is kept on the switch, or else one of the project."""

from __future__ import annotations

from ivrc.areas import areas, folded
from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.conditions.listed import Listed
from ivrc.flow.values import DIGITS, NATIONAL, Value
from ivrc.language.conditions.listed import ListedAsked
from ivrc.lowering.conditions.caller import NAME
from ivrc.lowering.draft import Draft


def lower(draft: Draft, asked: ListedAsked) -> Listed:
    """The condition; that there is no such list, is told."""
    draft.given.setdefault(NAME, Value(NAME, DIGITS, NATIONAL, False, asked.words.span))
    if asked.list in draft.lists_kept:
        draft.used_lists.add(asked.list)
        return Listed(NAME, asked.list, True)
    found = draft.lists(asked.list)
    if found.numbers is None:
        draft.found.append(_unknown(draft, asked, (*draft.lists_kept, *found.names)))
    draft.found.extend(found.found)
    return Listed(NAME, asked.list, False, found.numbers or ("0",))


def _unknown(draft: Draft, asked: ListedAsked, names: tuple[str, ...]) -> Diagnostic:
    near = draft.nearest(asked.list, names)
    draft.used_lists.add(near)
    kept = near in draft.lists_kept
    place = folded(asked.list) in areas().names
    zh, en = (near, near) if kept else (f"lists/{near or '黑名单'}.txt", f"lists/{near or 'blocked'}.txt")
    return finding(
        "IVRC265",
        asked.words.span,
        zh=f"没有名单“{asked.list}”",
        en=f'there is no list "{asked.list}"',
        mend_zh=f"是不是 {zh}？"
        if near
        else f"问从哪里打来的，写 来电地区是 {asked.list}。"
        if place
        else f"项目的名单：一行一个号码，写在 {zh}，这里写它的名称。通话中加减的名单：在热线里加一行 名单 {asked.list or '黑名单'}。",
        mend_en=f"Did you mean {en}?"
        if near
        else f"To ask where the call comes from, write caller is from {asked.list}."
        if place
        else f"A list of the project: write numbers, one a line, into {en} and its name here. One that calls change: add a line "
        f"to the hotline: list {asked.list or 'blocked'}.",
    )
