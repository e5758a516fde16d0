"""The event of a message that is kept."""

from __future__ import annotations

import re

from ivrc.flow.graph import mailboxes
from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words

_KEPT = re.compile(r"^(?:存入“(.+)”，\d+ 秒|kept in (.+), \d+ s)$")


def _mailbox(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """The mailbox that the message is kept in, or none."""
    told = _KEPT.match(rest)
    mailbox = (told[1] or told[2]) if told else rest
    known = mailboxes(hotline)
    if not mailbox or mailbox in known:
        return (Asked((mailbox,)),)
    return Doubt(f"没有名为“{mailbox}”的信箱", f'there is no mailbox "{mailbox}"', known)


MESSAGE = EventKind(
    "message",
    {ANY: Words(Wording("留言", "存入“{0}”，{1} 秒"), Wording("message", "kept in {0}, {1} s"))},
    ("mailbox", "seconds"),
    uncompared=("seconds",),
    read=_mailbox,
)
