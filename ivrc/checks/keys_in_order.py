"""IVRC353: the keys of a menu are not told in their order, or one is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label, Span
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.regex import regex

_COUNTED = tuple("1234567")
"""8 and 9 are often the keys of what all menus have (`para español, marque 9`, `專人服務請按9`): they stand wherever their
writer wants, and what lies before them may be left out."""
_SIGNS = ("*", "#")
_LEAVES = regex(r"返回|退出|(?i:\b(?:back|previous|return)\b)")


def find(facts: Facts) -> Iterator[Finding]:
    """Each menu once, in whatever language. 0 may be told wherever its writer wants: an emergency goes first, an operator last."""
    seen: set[Span] = set()
    for menu in facts.menus.values():
        if menu.span in seen:
            continue
        seen.add(menu.span)
        entries = [entry for entry in menu.entries if not isinstance(entry, Number)]
        yield from (
            _backwards(menu, entries) or _after_a_sign(facts, menu, entries) or _left_out(menu, entries)
        )


def _backwards(menu: Menu, entries: list[Entry]) -> list[Finding]:
    digits = [entry for entry in entries if entry.pattern in _COUNTED]
    for one, other in pairwise(digits):
        if other.pattern < one.pattern:
            return [
                Finding(
                    other.edge.span,
                    f"菜单“{menu.id}”里先说 {one.pattern}，后说 {other.pattern}：来电者照次序记键，容易按错",
                    f'the menu "{menu.id}" tells {one.pattern} before {other.pattern}: callers keep keys in mind by their order',
                    "按 1、2、3 的次序排选项，把这一行移到前面，或换一个键。",
                    "Tell the options in the order of 1, 2, 3: move this line up, or give it another key.",
                    [Label(one.edge.span, "这个键先说", "told before")],
                )
            ]
    return []


def _closes(facts: Facts, menu: Menu, entry: Entry) -> bool:
    """Whether it is * or # by which the menu is heard again or left, and no sign that confirms."""
    if entry.pattern not in _SIGNS:
        return False
    clip = facts.sentence(menu, entry.pattern)
    return entry.edge.target == menu.id or bool(clip and _LEAVES.search(clip.text))


def _after_a_sign(facts: Facts, menu: Menu, entries: list[Entry]) -> list[Finding]:
    sign = next((entry for entry in entries if _closes(facts, menu, entry)), None)
    last = next((entry for entry in reversed(entries) if entry.pattern in _COUNTED), None)
    if sign is None or last is None or entries.index(last) < entries.index(sign):
        return []
    return [
        Finding(
            sign.edge.span,
            f"菜单“{menu.id}”里说了 {sign.pattern} 以后还说 {last.pattern}：听到重听、返回的来电者以为选项已经说完",
            f'the menu "{menu.id}" tells {last.pattern} behind {sign.pattern}: who hears of repeating or going back takes the options for over',
            "* 和 # 放在数字键后面，把这一行移到最后。",
            "Tell * and # behind the digits: move this line to the end.",
            [Label(last.edge.span, "后面还有这个键", "this key comes behind it")],
        )
    ]


def _left_out(menu: Menu, entries: list[Entry]) -> list[Finding]:
    digits = [entry for entry in entries if entry.pattern in _COUNTED]
    if len(digits) < 2:
        return []
    counted = {entry.pattern for entry in digits}
    gone = [key for key in _COUNTED[: int(max(counted))] if key not in counted]
    if not gone:
        return []
    last = next(entry for entry in digits if entry.pattern > gone[0])
    zh, en = "、".join(gone), ", ".join(gone)
    return [
        Finding(
            last.edge.span,
            f"菜单“{menu.id}”里没有 {zh}，就说到 {last.pattern}：按了空着的键，来电者听到的是按键有误",
            f'the menu "{menu.id}" tells {last.pattern} and has no {en}: a caller who presses it hears that it is wrong',
            "选项从 1 起连着编号。",
            "Number the options from 1 on without a gap.",
        )
    ]


CHECK = Check("IVRC353", find)
