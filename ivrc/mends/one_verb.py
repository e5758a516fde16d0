"""IVRC352: the verb that the other options have, in front of its key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend, replaced
from ivrc.regex import regex

_CHANGE = regex("把“(?P<was>[^”]+)”改成“(?P<right>[^”]+)”")
_FORMS = {
    "按": "按下?",
    "拨": "(?:直接|直)?[拨撥]打?",
    "摁": "摁下?",
    "选": "[选選](?:择|擇)?",
    "点": "[点點](?:击|擊|选|選)?",
}
_ALIKE = {"choose", "select", "pick", "press", "push", "hit", "dial", "touch", "tap"}
_KEY = r"(?=\s*(?:the\s+|key\s+|number\s+|option\s+)*(?:数字|數字)?[“\"「]?(?:[0-9０-９零〇一二两三四五六七八九]|zero\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b))"


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """Every place of the sentence where the verb stands before a digit."""
    change = _CHANGE.search(one.mend_zh)
    if change is None:
        return
    was, right = change["was"], change["right"]
    if was < "一" and not {was, right} <= _ALIKE:
        return
    form = rf"\b{was}\b" if was.isascii() else _FORMS.get(was, was)
    pattern = re.compile(form + _KEY, re.IGNORECASE)
    yield from replaced(
        one.span,
        text.at(one.span),
        pattern,
        lambda found: right.capitalize() if found[:1].isupper() else right,
    )


MEND = Mend(("IVRC352",), edits)
