"""Within how long a caller is called back: what a 回电 or its hotline promises, and how that is said."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language import tree
from ivrc.language.lines.within import WithinLine
from ivrc.lowering import callback_findings
from ivrc.lowering.clips import fill
from ivrc.lowering.draft import Draft
from ivrc.lowering.tongues import in_first, variable
from ivrc.numerals import english
from ivrc.numerals.hours import hours
from ivrc.regex import regex

_PHRASE, _PARAMETER = "回电已登记", "回复时限"
_VARIABLES = (_PARAMETER, "reply-time")
_WITHIN = regex(r"^within\s+|之?[内內]$")


class Promise(NamedTuple):
    """`text` is what is noted, as it is written. `own` tells that the block says it, and not the hotline."""

    text: str
    hours: int
    own: bool

    def said_in(self, draft: Draft, way: tree.Way) -> tree.Way:
        """The way on with what is said on it: its own words, else the standard phrase."""
        if way.speech:
            return way
        said = self.text if draft.tongue is None else self._in(draft.tongue.locale)
        arguments = ((_PARAMETER, said),) if self.own else ()
        phrase = tree.Phrase(_PHRASE, arguments, way.span, f"《{_PHRASE}》")
        others = tuple(
            tree.Other(each.locale, phrase._replace(arguments=((_PARAMETER, self._in(each.locale)),)))
            for each in draft.tongues[1:]
        )
        return way._replace(speech=(phrase._replace(others=others if self.own else ()),))

    def _in(self, locale: str) -> str:
        """The time in the words of another language; what is written in characters is read in each that has them."""
        if locale.startswith("zh") == (not self.text.isascii()):
            return self.text
        if locale.startswith("zh"):
            return f"{self.hours}小时"
        return f"{english.cardinal(str(self.hours))} hour{'s' if self.hours > 1 else ''}"


def promised(draft: Draft, source: tree.Block) -> Promise | None:
    """What a block promises; None where it is no time, which is told."""
    line = next((line for line in source.lines if isinstance(line, WithinLine)), None)
    if line is not None:
        text = in_first(draft, lambda: fill(draft, line.limit.raw, line.limit.span, {})[0])
    else:
        name = next((name for name in _VARIABLES if name in draft.variables), None)
        text = in_first(draft, lambda: variable(draft, name)) if name else ""
    text = _WITHIN.sub("", " ".join(text.split()))
    found = hours(text)
    if found is None:
        draft.found.append(callback_findings.no_time(line.span if line else source.name.span, text))
        return None
    return Promise(text, found, line is not None)
