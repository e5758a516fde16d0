"""A language's event: the one that the channel has."""

from __future__ import annotations

from ivrc.flow.kinds.language import Language
from ivrc.simulate.events import language
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text.kinds.language import LANGUAGE, NAME
from ivrc.switches.asterisk.text.plan import code


def _spoken(read: Reading, event: Message, at: int) -> None:
    told = event.get(NAME, "")
    locales = (read.hotline.locale, *(each.locale for each in read.hotline.languages))
    known = next((locale for locale in locales if told.endswith(code(locale))), told)
    read.tell(at, language.LANGUAGE, known)


READER = Reader[Language](messages={LANGUAGE: _spoken})
