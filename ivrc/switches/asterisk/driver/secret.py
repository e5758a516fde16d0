"""What of a secret a switch tells: its keys are hidden in the trace, and wherever else they show is an event that nobody meant."""

from __future__ import annotations

import re

from ivrc.flow.secret import HIDDEN, asks_secret
from ivrc.simulate.events.keys import SET
from ivrc.switches.asterisk.driver.reading import Reading
from ivrc.switches.asterisk.text.ask import SECRET
from ivrc.switches.asterisk.text.number import TYPED
from ivrc.switches.asterisk.text.secret import CAME, PLAYED_KEY

_EMPTIED = (CAME, PLAYED_KEY)
_TELLING = 4
"""Digits that stand in no other text by chance."""
TOLD = "told by"
"""Says where a secret showed."""


def hides(read: Reading) -> bool:
    """Whether what is typed now is a secret."""
    return asks_secret(read.hotline, read.current)


def as_typed(read: Reading, keys: str) -> str:
    """Keys as the trace has them."""
    return HIDDEN if keys and hides(read) else keys


def key(read: Reading, typed: str) -> None:
    """A key of a secret came."""
    if hides(read):
        read.secret += typed


def step(read: Reading, extension: str, application: str, data: str, at: int) -> None:
    """A step as the log has it: its extension, its arguments."""
    if _known(read, data) or (
        read.secret and (extension in set(read.secret) - set("*#") or _holds(read, data))
    ):
        _told(read, application, at)


def variable(read: Reading, name: str, value: str, at: int) -> None:
    """A variable as call records have it."""
    if name.startswith(SECRET):
        return  # who may see the variables of a call sees its keys as well
    if name in _EMPTIED:
        read.unemptied = read.unemptied | {name} if value else read.unemptied - {name}
    elif read.secret and (_holds(read, value) or (name == TYPED and any(map(str.isdigit, value)))):
        _told(read, name, at)


def refused(read: Reading) -> None:
    """What was typed is no entry: another follows it."""
    read.refused.add(_digits(read.secret))
    read.secret = ""


def left(read: Reading, at: int) -> None:
    """The menu is left, or the call is over."""
    for name in sorted(read.unemptied):
        _told(read, name, at)
    if read.secret:
        read.secrets.add(_digits(read.secret))
    read.secret, read.unemptied = "", frozenset()


def _digits(typed: str) -> str:
    return typed.strip("*#")


def _holds(read: Reading, text: str) -> bool:
    digits = _digits(read.secret)
    return len(digits) >= _TELLING and digits in text


def _known(read: Reading, text: str) -> bool:
    """Whether one that was typed before stands in a text by itself, and is no other value, too."""
    plain = {event.what[-1] for event in read.trace if event.kind == SET.name}
    secrets = (each for each in (read.secrets | read.refused) - plain if len(each) >= _TELLING)
    return any(re.search(rf"(?<!\d){each}(?!\d)", text) for each in secrets)


def _told(read: Reading, by: str, at: int) -> None:
    read.tell(at, SET, TOLD, by)
