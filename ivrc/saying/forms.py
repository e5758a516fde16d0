"""A word sounds by where it stands: within what is said, before a rest, at the end. Each is a sound of its own."""

from __future__ import annotations

from typing import NamedTuple


class Form(NamedTuple):
    """`rest` is the silence after it in milliseconds; before a longer one it is the last of its group."""

    rest: int
    ends: bool = False


WITHIN, GROUP, END = "w", "g", "e"
FORMS = {
    WITHIN: Form(0),
    "s": Form(60),
    GROUP: Form(200),
    "a": Form(250),
    "b": Form(400),
    "c": Form(500),
    END: Form(0, ends=True),
}
"""By the letter that ends the name of a sound: within a value, before the sentence's own words, between groups, before a
comma, a semicolon, a full stop, and at the end of the sentence."""

_SIGNS = dict.fromkeys("、", GROUP) | dict.fromkeys("，：,:", "a") | dict.fromkeys("；;", "b")
_SIGNS |= dict.fromkeys("。！？.!?", "c")
SIGNS = "".join(_SIGNS)


def of_sign(sign: str) -> str:
    """The form of a word before a sign; before the sentence's own words where there is none."""
    return _SIGNS.get(sign, "s")
