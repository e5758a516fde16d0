"""留言: the caller leaves a message."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.form import form
from ivrc.flow.parts import BEEP, Edge, Keeps, NodeId, Play, Seconds, Takes
from ivrc.flow.traits import Traits

TRAITS = Traits(forgets_keys=True, keeps_message=True, sounds=(Play(BEEP, interruptible=False),))
_DOES = Words("嘀声后留言", "leaves a message after the beep")


class Voicemail(NamedTuple):
    """Plays the beep, records at most `max_seconds`, ended by `end_key`; kept when the caller hangs up."""

    id: NodeId
    span: Span
    mailbox: Keeps
    max_seconds: Seconds
    end_key: Annotated[Takes, form(pattern="^[0-9*#]$")]
    next: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return _DOES


KIND = Voicemail
