"""The events of what is typed, and of what is not."""

from __future__ import annotations

import re

from ivrc.flow.nodes import KEYS, Hotline
from ivrc.flow.secret import HIDDEN, has_secret
from ivrc.flow.values import ASKED, FORMS
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words

_NO_MARKS = str.maketrans("", "", " '\"“”")
_NO_KEYS = Doubt("按键用 0-9 * #", "keys are 0-9 * #")


def _each(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """Several keys are an event each; one that is typed into a secret is told as all of them are."""
    if rest == HIDDEN and has_secret(hotline):
        return (Asked((HIDDEN,)),)
    keys = rest.translate(_NO_MARKS)
    return tuple(Asked((key,)) for key in keys) if keys and _are_keys(keys) else _NO_KEYS


def _together(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    keys = rest.translate(_NO_MARKS)
    return (Asked((keys,)),) if _are_keys(keys) else _NO_KEYS


def _stored(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """`NAME = KEYS`, or the name alone for whatever is typed; of what a service answers `NAME = 12.50`, too."""
    name, _, value = (part.strip() for part in rest.partition("="))
    if name not in hotline.values:
        return Doubt(
            f"没有菜单让客户输入“{name}”", f'no menu lets the caller type "{name}"', tuple(hotline.values)
        )
    keys, kept = value.translate(_NO_MARKS), hotline.values[name]
    brought = kept.source == ASKED and re.fullmatch(FORMS[kept.kind], keys, re.ASCII)
    return (Asked((name, keys)),) if _are_keys(keys) or brought else _NO_KEYS


def _are_keys(text: str) -> bool:
    return not set(text) - set(KEYS)


KEY = EventKind(
    "key",
    {ANY: Words(Wording("按键", "{0}", ("按",)), Wording("presses", "{0}"))},
    ("key",),
    read=_each,
)
SET = EventKind(
    "set",
    {ANY: Words(Wording("记下", "{0} = {1}"), Wording("stored", "{0} = {1}", ("stores",)))},
    ("name", "value"),
    read=_stored,
    unnoticed=True,
)
SILENCE = EventKind("silence", {ANY: Words(Wording("没有按键"), Wording("no input"))})
WRONG = EventKind(
    "wrong",
    {ANY: Words(Wording("按错", "{0}"), Wording("wrong key", "{0}", ("wrong keys",)))},
    ("keys",),
    read=_together,
)
