"""Questions about what callers type in a menu that checks, targets and the proof all ask."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.runs import runs

ANY_LENGTH = tuple(range(1, 33))
"""The lengths of a number that may have any: as many digits as an entry can have keys."""


def patterns(entry: Entry | Number) -> list[str]:
    """The patterns of what an entry is, one for each length of a number. Its end key is not among them."""
    if not isinstance(entry, Number):
        return [entry.pattern]
    return [entry.digits] if entry.digits else ["X" * length for length in entry.lengths]


def pins(node: object) -> list[Number]:
    """The numbers of a node that must be a PIN of the site."""
    return (
        [each for each in node.entries if isinstance(each, Number) and each.pin]
        if isinstance(node, Menu)
        else []
    )


def several_keys(menu: Menu) -> bool:
    """Whether a menu ever waits for a further key."""
    return any(
        entry.lengths[-1] > 1 or entry.end_key != "" if isinstance(entry, Number) else len(entry.pattern) > 1
        for entry in menu.entries
    )


def end_keys(menu: Menu) -> set[str]:
    """The keys that end a number in a menu."""
    return {entry.end_key for entry in menu.entries if isinstance(entry, Number) and entry.end_key}


def ranges_told(lengths: Sequence[int], joint: str = ",", to: str = "-") -> str:
    """Lengths in short: `4-6,8`."""
    return joint.join(str(low) if low == high else f"{low}{to}{high}" for low, high in runs(lengths))


def in_words(number: Number) -> tuple[str, str]:
    """A number as messages name it, in Chinese and English: `4至6位会员号`, `the 4 to 6-digit pin`."""
    name_zh, name_en = number.variable or "数字", number.variable or "number"
    if number.lengths == ANY_LENGTH:
        return f"任意位数的{name_zh}", f"the {name_en} of any length"
    zh = f"{ranges_told(number.lengths, '或', '至')}位{name_zh}"
    return zh, f"the {ranges_told(number.lengths, ' or ', ' to ')}-digit {name_en}"
