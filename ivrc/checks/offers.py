"""An option that a mend offers: on a key that the menu has free, in a sentence that is read as it is meant."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.flow.causes import Words
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry
from ivrc.language.telling import read

_KEYS = "1234567890"


def free_key(menu: Menu, among: str = _KEYS) -> str:
    """The first of the keys with which no entry of the menu begins; empty if there is none."""
    taken = {entry.pattern[0] if isinstance(entry, Entry) else "X" for entry in menu.entries}
    return "" if "X" in taken else next((key for key in among if key not in taken), "")


def menus(facts: Facts) -> Iterator[Menu]:
    """The menus that calls come to."""
    return (facts.menus[name] for name in facts.reached if name in facts.menus)


def option(purpose: Words, key: str, to: Words) -> Words:
    """An option's line. A purpose that would be read for a key, or for a doubt, is put in other words."""
    sentence = Words(f"{purpose.zh}请按{key}", f"For {purpose.en}, press {key}")
    if not _as_meant(sentence.zh, "zh-CN", key) or not _as_meant(sentence.en, "en-US", key):
        sentence = Words(f"其他业务请按{key}", f"For anything else, press {key}")
    return Words(f"{sentence.zh} → {to.zh}", f"{sentence.en} -> {to.en}")


def _as_meant(sentence: str, locale: str, key: str) -> bool:
    reading = read(sentence, locale)
    return [told.keys for told in reading.keys] == [key] and not reading.doubts
