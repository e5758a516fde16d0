"""Calls that Asterisk makes: `Originate` of AMI rings the telephone, and whoever answers goes on in the hotline's context."""

from __future__ import annotations

import asyncio
import contextlib
import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence

from ivrc.flow.values import FORMS, ROW
from ivrc.outbound import ANSWERED, BUSY, FAILED, NO_ANSWER, UNKNOWN
from ivrc.switches.asterisk.driver import verdicts
from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.switches.asterisk.driver.guest import Address, connected
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import NAME, Plan, entry, plan
from ivrc.switches.placing import OVER, Call, Told, Wanted
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Unable

_PATIENCE = 10.0
"""Seconds in which a switch that answers at all has answered, beside those for which a telephone rings."""
_PULSE, _PING = 1.0, 30.0
"""Seconds after which it is looked whether the connection is there, and the switch is asked to answer."""
_LATER = 1.0
"""Seconds within which the channel of a call that failed goes."""
_OF_REASON = {"3": NO_ANSWER, "5": BUSY}
"""AST_CONTROL_RINGING and AST_CONTROL_BUSY (frame.h): the `Reason` of an OriginateResponse. 0, 1 and 8 say less than the cause does."""
_OF_CAUSE = {17: BUSY, 18: NO_ANSWER, 19: NO_ANSWER}
"""ITU-T Q.850: user busy, no user responding, no answer from user."""
_NOWHERE = "Local/s@ivrc-dial-nowhere/n"
"""A call that rings nobody."""


@contextlib.asynccontextmanager
async def calling(at: Address, wanted: Wanted) -> AsyncIterator[Asterisk]:
    """The switch, once it is known that it holds the hotline and lets us call. Raises Unable."""
    events, actions = await connected(at)
    try:
        made = Asterisk(events, actions, wanted)
        await made.may()
        await made.holds()
        yield made
    except Closed as gone:
        raise Unable(verdicts.no_manager(str(gone))) from gone
    finally:
        await events.close()
        await actions.close()


class Asterisk:
    """A running switch that calls. The name of a call is that of its channel, which its record has, too."""

    def __init__(self, events: Manager, actions: Manager, wanted: Wanted) -> None:
        self._events, self._actions = events, actions
        self._plan = plan(wanted.hotline, wanted.site)
        self._outbound = wanted.outbound
        self._dial = wanted.outbound.dial[NAME]
        self._told: asyncio.Queue[Told] = asyncio.Queue()
        self._asked: dict[str, str] = {}
        """The calls that were asked for, by the number of the action, until it is told what came of them."""
        self._answered: set[str] = set()
        self._failed: dict[str, str] = {}
        """What came of those that were not answered, as far as it is known before their channels go."""
        self._causes: dict[str, int] = {}
        self._asked_at = 0.0
        events.listen = self._hear

    async def place(self, call: Call) -> None:
        row = {labels.of_row(self._plan.variables[name]): value for name, value in call.values.items()}
        number, answer = self._actions.begin(
            "Originate",
            {"Variable": [f"{name}={value}" for name, value in {labels.CALLED: call.number, **row}.items()]},
            Channel=self._dial.replace("{}", call.number),
            Context=entry(self._plan.hotline.name),
            Exten=labels.BEGIN,
            Priority="1",
            Async="true",
            Timeout=str(self._outbound.ring * 1000),
            ChannelId=call.id,
            **({"OtherChannelId": f"{call.id}-2"} if self._dial.lower().startswith("local/") else {}),
            **({"CallerID": f"<{self._outbound.caller}>"} if self._outbound.caller else {}),
        )
        self._asked[number] = call.id
        asyncio.get_running_loop().call_later(self._outbound.ring + _PATIENCE, self._untold, number)
        if (told := await answer).get("Response") != "Success":
            self._asked.pop(number, None)
            _permitted(told)
            self._told.put_nowait(Told(call.id, FAILED))

    async def next(self, seconds: float | None) -> Told | None:
        if self._told.empty() and self._events.broken:
            raise Unable(verdicts.no_manager(str(self._events.broken)))
        wait = _PULSE if seconds is None else min(max(seconds, 0), _PULSE)
        try:
            return await asyncio.wait_for(self._told.get(), wait)
        except TimeoutError:
            await self._lives()
            return None

    async def _lives(self) -> None:
        """Raises Unable where the switch does not answer any more: a line that is cut says nothing."""
        now = asyncio.get_running_loop().time()
        if now < self._asked_at + _PING:
            return
        self._asked_at = now
        for each in (self._actions, self._events):
            try:
                await asyncio.wait_for(each.ask("Ping"), _PATIENCE)
            except TimeoutError:
                raise Unable(verdicts.no_manager("time-out")) from None

    async def going_on(self, ids: Sequence[str]) -> Mapping[str, bool]:
        found = {}
        told = (await self._actions.command("core show channels concise")).get("Output", "")
        for fields in (line.split("!") for line in told.splitlines()):
            if fields[-1] in ids:
                found[fields[-1]] = len(fields) > 4 and fields[4] == "Up"
                if found[fields[-1]]:
                    self._answered.add(fields[-1])
                else:
                    self._asked[fields[-1]] = fields[-1]
        return found

    async def may(self) -> None:
        """Raises Unable where we may not call or would not hear what comes of it: a call to nobody fails, and that is told."""
        own = f"ivrc-dial-probe-{secrets.token_hex(4)}"
        number, answer = self._actions.begin(
            "Originate", Channel=_NOWHERE, Application="NoOp", Async="true", ChannelId=own
        )
        self._asked[number] = own
        _permitted(await answer)
        try:
            await asyncio.wait_for(self._told.get(), _PATIENCE)
        except TimeoutError:
            raise Unable(verdicts.no_events("OriginateResponse", "call")) from None

    async def holds(self) -> None:
        """Raises Unable unless the switch holds the hotline that takes rows as these are."""
        context = entry(self._plan.hotline.name)
        told = await self._shown(context)
        if goes := re.search(rf"Goto\((ivrc-[^,()]+),{labels.BEGIN},1\)", told):
            told += await self._shown(goes[1]) if labels.of_row("") not in told else ""
        if "There is no existence" in told or not told:
            raise Unable(verdicts.not_there(context, "没有这条热线", "the switch does not hold it"))
        takes = {
            (name, form)
            for name, form in re.findall(r'REGEX\("\^(.+)\$" \$\{(IVRC_V[0-9]+)\}\)', told)
            if labels.of_row(form) in told
        }
        if takes != _rows(self._plan) or told.count("FILTER(0-9.-,${" + labels.of_row("")) != len(takes):
            why = "它要的值和“外呼”一行里的不同", "it takes other values than the line `outbound` has"
            raise Unable(verdicts.not_there(context, *why))

    async def _shown(self, context: str) -> str:
        answer = await self._actions.command(f"dialplan show {labels.BEGIN}@{context}")
        if "permission" in answer.get("Message", "").lower():
            raise Unable(verdicts.no_right(f"Command: {answer['Message']}", "command"))
        return answer.get("Output", "")

    def _hear(self, event: Message) -> None:
        kind, id = event.get("Event"), event.get("Uniqueid", "")
        if kind == "OriginateResponse":
            call = self._asked.pop(event.get("ActionID", ""), "") or self._asked.pop(id, "")
            if call and event.get("Response") == "Success":
                self._answered.add(call)
                self._told.put_nowait(Told(call, ANSWERED))
            elif call:  # its channel goes in a moment, and says why
                self._failed[call] = _OF_REASON.get(event.get("Reason", ""), "")
                later = 0 if call in self._causes else _LATER
                asyncio.get_running_loop().call_later(later, self._fail, call, self._causes.pop(call, 0))
        elif kind == "Hangup":
            cause = int(event["Cause"]) if event.get("Cause", "").isdigit() else 0
            if id in self._answered:
                self._answered.discard(id)
                self._told.put_nowait(Told(id, OVER, cause))
            elif id in self._failed:
                self._fail(id, cause)
            elif self._asked.pop(id, ""):  # one that somebody else has placed
                self._told.put_nowait(Told(id, _OF_CAUSE.get(cause, UNKNOWN), cause))
            elif id in self._asked.values():
                self._causes[id] = cause

    def _fail(self, call: str, cause: int) -> None:
        if call in self._failed:
            came = self._failed.pop(call) or _OF_CAUSE.get(cause, FAILED)
            self._told.put_nowait(Told(call, came, cause))

    def _untold(self, number: str) -> None:
        """What came of a call ought to have been told long since."""
        if call := self._asked.pop(number, ""):
            self._told.put_nowait(Told(call, UNKNOWN))


def _permitted(answer: Message) -> None:
    if "permission" in answer.get("Message", "").lower():
        raise Unable(verdicts.no_right(f"Originate: {answer['Message']}", "originate"))


def _rows(plan: Plan) -> set[tuple[str, str]]:
    """The form of each value of a row, with its variable."""
    return {
        (FORMS[each.kind], plan.variables[each.name])
        for each in plan.hotline.values.values()
        if each.source == ROW
    }
