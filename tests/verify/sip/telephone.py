"""The telephones of a site: one places calls as a trunk does, the others are those of the desks."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from ivrc.verify.sip.agent import Agent, Dialog
from ivrc.verify.sip.codecs import ALAW, HEARD_RATE
from ivrc.verify.sip.messages import Message, address, media
from ivrc.verify.sip.voice import Voice, sine


class Desk(NamedTuple):
    """How a telephone behaves: it answers, speaks and hangs up, or refuses with a status. `firsts` are the first
    sequence numbers of its RTP, call by call, and `early` says whether its ringing is heard as RTP already (183)."""

    firsts: tuple[int, ...] = (1,)
    hertz: int = 1000
    talks: float = 2.0
    refuses: int = 0
    early: bool = False


class Telephones(Agent):
    """All telephones share one socket, and `desks` says by the called name what each does."""

    def __init__(self, desks: Mapping[str, Desk]) -> None:
        super().__init__()
        self.desks = dict(desks)
        self._rung: Counter[str] = Counter()
        self._ringing: dict[str, asyncio.Task[None]] = {}

    def close(self) -> None:
        for task in self._ringing.values():
            task.cancel()
        super().close()

    async def call(self, number: str, first: int = 1, hertz: int = 600) -> Dialog:
        """A call from the trunk, answered, from whom one tone is heard."""
        voice = Voice(ALAW, sine(hertz, HEARD_RATE, 1000), first)
        await voice.open()
        dialog = self.invite(number, voice)
        await asyncio.wait_for(dialog.answered.wait(), 60)
        return dialog

    def invited(self, message: Message) -> None:
        name = message.fields["call-id"]
        if name not in self._ringing:
            self._ringing[name] = asyncio.create_task(self._ring(message))

    async def _ring(self, invite: Message) -> None:
        """What a called telephone does."""
        user = re.match(r"INVITE sip:([^@;>]+)@", invite.line)
        called = user[1] if user else ""
        desk = self.desks[called]
        first = desk.firsts[self._rung[called] % len(desk.firsts)]
        voice = Voice(ALAW, sine(desk.hertz, HEARD_RATE, 1000), first)
        self._rung[called] += 1
        await voice.open()
        name = invite.fields["call-id"]
        tag = f";tag={random.getrandbits(40):x}"
        dialog = self.dialogs[name] = Dialog(voice, invite.fields["to"] + tag, invite.fields["from"], name)
        dialog.target = address(invite.fields["contact"])
        voice.peer = media(invite.body) if desk.early or not desk.refuses else None
        if desk.early:
            self.respond(invite, "183 Session Progress", tag, self.own(dialog))
            await asyncio.sleep(1)
        else:
            self.respond(invite, "180 Ringing", tag)
        await asyncio.sleep(0.3)
        if desk.refuses:
            voice.close()
            self.respond(invite, f"{desk.refuses} No", tag)
            return
        self.respond(invite, "200 OK", tag, self.own(dialog))
        await asyncio.sleep(desk.talks)
        self.bye(dialog)
        voice.close()
