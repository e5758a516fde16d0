"""What the switch's events mean, by kind of node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.switches.asterisk.driver.menu import MENU
from ivrc.switches.asterisk.driver.pause import PAUSE
from ivrc.switches.asterisk.driver.reading import Reader
from ivrc.switches.asterisk.driver.record import RECORD
from ivrc.switches.asterisk.driver.transfer import TRANSFER
from ivrc.switches.asterisk.driver.voicemail import VOICEMAIL

READERS: Mapping[type, Reader[Any]] = {
    Say: Reader[Say](),
    Menu: MENU,
    Transfer: TRANSFER,
    Voicemail: VOICEMAIL,
    Branch: Reader[Branch](),
    Record: RECORD,
    Pause: PAUSE,
    Hangup: Reader[Hangup](hangs_up=lambda extension: "flow"),
}
"""A kind of which nothing needs to be read but that it was entered has an empty reader."""
