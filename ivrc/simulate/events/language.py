"""The event of a language: the one that the call is in from here on."""

from __future__ import annotations

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.language import Language
from ivrc.flow.nodes import Hotline
from ivrc.language.locales import locale_of
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words


def _written(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """A language, by a name or a tag of it."""
    known = tuple(dict.fromkeys(node.locale for node in of_kind(hotline, Language)))
    locale = locale_of(rest)
    if locale in known:
        return (Asked((locale,)),)
    return Doubt(f"没有一处换成语言“{rest}”", f'nothing changes the language to "{rest}"', known)


LANGUAGE = EventKind(
    "language",
    {ANY: Words(Wording("语言", "{0}", ("换成语言",)), Wording("language", "{0}", ("speaks",)))},
    ("locale",),
    read=_written,
)
