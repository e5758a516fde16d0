"""What the switch's events mean, by kind of node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.flow.nodes import Branch, Hangup, Menu, Pause, Record, Say, Transfer, Voicemail
from ivrc.switches.freeswitch.driver.menu import MENU
from ivrc.switches.freeswitch.driver.pause import PAUSE
from ivrc.switches.freeswitch.driver.reading import Reader
from ivrc.switches.freeswitch.driver.record import RECORD
from ivrc.switches.freeswitch.driver.transfer import TRANSFER
from ivrc.switches.freeswitch.driver.voicemail import VOICEMAIL

READERS: Mapping[type, Reader[Any]] = {
    Say: Reader[Say](),
    Menu: MENU,
    Transfer: TRANSFER,
    Voicemail: VOICEMAIL,
    Branch: Reader[Branch](),
    Record: RECORD,
    Pause: PAUSE,
    Hangup: Reader[Hangup](),
}
"""A kind of which nothing needs to be read but that it was entered has an empty reader."""
