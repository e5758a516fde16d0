"""`拨的是 4006659998 → …`: a number of the hotline's own."""

from __future__ import annotations

from ivrc.diagnostics import finding
from ivrc.flow.conditions.called import Called
from ivrc.language.conditions.called import CalledAsked
from ivrc.lowering.draft import Draft
from ivrc.lowering.heads import digits
from ivrc.regex import regex

_AND = regex(r"\s*(?:,|、|和|或者?|\b(?:or|and)\b)\s*|(?<=[0-9])\s+(?=[0-9+])")
_VALUE = "被叫号码"


def lower(draft: Draft, asked: CalledAsked) -> Called:
    """The numbers; one that is not the hotline's can never have been dialled, and is told."""
    written = [each for each in _AND.split(asked.numbers) if each]
    numbers = tuple(dict.fromkeys(map(digits, written)))
    odd = next((each for each in written if digits(each) not in draft.numbers), None)
    if odd is not None or not written:
        own = draft.numbers
        zh = f"“{odd}”不是这条热线的号码" if odd else "“拨的是”后面没有写号码"
        en = f'"{odd}" is no number of this hotline' if odd else 'no number stands behind "called"'
        one = own[-1] if own else "4006659999"
        head = f"热线 {draft.hotline} {' '.join((*own, digits(odd or '') or one))}"
        head_en = f"hotline {draft.hotline} {' '.join((*own, digits(odd or '') or one))}"
        draft.found.append(
            finding(
                "IVRC264",
                asked.words.span,
                zh=zh,
                en=en,
                mend_zh=f"写这条热线的一个号码，例如 拨的是 {one}；真是它的号码，就写进第一行：{head}。",
                mend_en=f"Write a number of this hotline, such as called {one}; if it is one, add it to the first line: {head_en}.",
            )
        )
    draft.value(_VALUE, asked.words.span)
    return Called(_VALUE, numbers or ("0",))
