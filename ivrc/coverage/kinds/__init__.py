"""How each kind of node is covered, one kind a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.coverage.kinds.base import Kind
from ivrc.coverage.kinds.branch import BRANCH
from ivrc.coverage.kinds.hangup import HANGUP
from ivrc.coverage.kinds.menu import MENU
from ivrc.coverage.kinds.pause import PAUSE
from ivrc.coverage.kinds.record import RECORD
from ivrc.coverage.kinds.say import SAY
from ivrc.coverage.kinds.transfer import TRANSFER
from ivrc.coverage.kinds.voicemail import VOICEMAIL
from ivrc.flow.nodes import Branch, Hangup, Menu, Pause, Record, Say, Transfer, Voicemail

KINDS: Mapping[type, Kind[Any]] = {
    Say: SAY,
    Menu: MENU,
    Transfer: TRANSFER,
    Voicemail: VOICEMAIL,
    Branch: BRANCH,
    Record: RECORD,
    Pause: PAUSE,
    Hangup: HANGUP,
}
