"""A language's event: the one that the call has."""

from __future__ import annotations

from ivrc.flow.kinds.language import Language
from ivrc.simulate.events import language
from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text.kinds.language import LANGUAGE, NAME
from ivrc.verify.position import Position


def _spoken(read: Reading, event: esl.Event, at: int) -> list[Position]:
    if event.get("Event-Subclass") == LANGUAGE:
        read.tell(at, language.LANGUAGE, event.get(NAME, ""))
    return []


READER = Reader[Language](events={"CUSTOM": _spoken})
