"""Whether a user of the manager interface may do, and hears, all that a verification needs: found with one call of our
own, before any other is placed."""

from __future__ import annotations

import asyncio
import secrets

from ivrc.switches.asterisk.driver import verdicts
from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.switches.asterisk.driver.endpoints import Around
from ivrc.verify.driver import Unable

_PATIENCE = 10
"""Seconds in which a switch that answers at all has answered."""
_CLASSES = {
    "Newchannel": "call",
    "Hangup": "call",
    "Newexten": "dialplan",
    "VarSet": "dialplan",
    "DTMFEnd": "dtmf",
    "UserEvent": "user",
}
"""The events of the call, and the class of `read` that each belongs to (Asterisk's manager.conf)."""


async def check(manager: Manager, actions: Manager, places: Around) -> None:
    """Raises Unable where something is missing; the diagnostic names it with the line that mends it."""
    own = secrets.token_hex(4)
    ids = (f"{own}-probe-a", f"{own}-probe-b")
    heard: dict[str, Message] = {}
    before = manager.listen

    def listen(event: Message) -> None:
        if event.get("Uniqueid") in ids:
            heard.setdefault(event["Event"], event)

    manager.listen = listen
    try:
        await _place(actions, places, ids)
        until = asyncio.get_running_loop().time() + _PATIENCE
        while not _CLASSES.keys() <= heard.keys() and asyncio.get_running_loop().time() < until:
            if "Newchannel" in heard:
                await _may_set(actions, heard["Newchannel"])
            await asyncio.sleep(0.05)
    finally:
        manager.listen = before
    if missing := [name for name in _CLASSES if name not in heard]:
        classes = ",".join(dict.fromkeys(_CLASSES[name] for name in missing))
        raise Unable(verdicts.no_events(", ".join(missing), classes))
    if any(not _timed(event) for event in heard.values()):
        raise Unable(verdicts.no_times())


async def _place(actions: Manager, places: Around, ids: tuple[str, str]) -> None:
    answer = await actions.ask(
        "Originate",
        Channel=f"Local/probe@{places.pulse}/n",
        Application="Wait",
        Data="2",
        Async="true",
        ChannelId=ids[0],
        OtherChannelId=ids[1],
    )
    if answer.get("Response") != "Success":
        raise Unable(verdicts.no_right(f"Originate: {answer.get('Message', 'refused')}", "originate"))


async def _may_set(actions: Manager, there: Message) -> None:
    """Keys, hang-ups and the clock of a call need the same right as a variable of it."""
    channel = there.get("Channel", "")
    answer = await actions.ask("Setvar", Channel=channel, Variable="IVRC_PROBE", Value="1")
    if "permission" in answer.get("Message", "").lower():
        raise Unable(verdicts.no_right(f"Setvar: {answer['Message']}", "call"))


def _timed(event: Message) -> bool:
    try:
        return float(event.get("Timestamp", "")) > 0
    except ValueError:
        return False
