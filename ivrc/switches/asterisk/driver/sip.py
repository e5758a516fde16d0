"""Calls that come in over SIP and RTP, as those of a trunk do: a private Asterisk with PJSIP on loopback, at real speed,
and a telephone of our own (`ivrc.verify.sip`) outside it."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

import soundfile

from ivrc.flow.causes import Words
from ivrc.switches.asterisk.driver import acts
from ivrc.switches.asterisk.driver.acts import Act
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.config import More
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.verify.driver import Driven, Driver, Placed, Wait
from ivrc.verify.harness import Again, Job, Progress
from ivrc.verify.pace import Pulse
from ivrc.verify.run import Total, drive
from ivrc.verify.sip.agent import Agent, Dialog
from ivrc.verify.sip.codecs import ALAW, HEARD_RATE, ULAW, WIDE
from ivrc.verify.sip.legs import (
    EVENTS,
    HELD,
    LEGS,
    LOSES,
    LOST,
    LOST_AFTER_MS,
    VANISHED,
    VANISHED_SECONDS,
    Chosen,
    Leg,
    titled,
)
from ivrc.verify.sip.messages import HERE
from ivrc.verify.sip.voice import KEY_MS, Voice, sine
from ivrc.verify.sounds import CALLER, SILENCE, VOICE_MS, VOICES

MODULES = (
    "res_sorcery_config", "res_sorcery_memory", "res_sorcery_astdb", "res_pjproject", "res_pjsip", "res_pjsip_session",
    "res_pjsip_sdp_rtp", "res_pjsip_pubsub", "res_pjsip_caller_id", "res_pjsip_endpoint_identifier_ip",
    "res_pjsip_dtmf_info",
    "res_rtp_asterisk", "chan_pjsip", "codec_alaw", "codec_ulaw", "codec_g722",
)  # fmt: skip
"""What a switch needs for such calls, beside what the hotlines need."""

_ARRIVALS = "ivrc-verify-sip"
"""The context in which a call waits until it is led to its hotline; its extensions are names of calls."""
_LEG = "X-Ivrc-Leg"
_PATIENCE = 15
"""Seconds in which a call has arrived."""
_HOLD_MS = 600
_BEFORE_KEYS_MS = 500
"""How long a caller in a talk takes before typing, as one within the switch does (`endpoints.py`)."""
_CODECS = {ALAW: "alaw", ULAW: "ulaw", WIDE: "g722"}


def lacking(asterisk: Installed) -> list[str]:
    """The modules that are not there."""
    return [name for name in MODULES if not (asterisk.modules / f"{name}.so").is_file()]


async def again(
    asterisk: Installed, job: Job, picked: Sequence[Chosen], lang: str, progress: Progress
) -> Again:
    """Drives calls, each by its line, and judges them; the lines stand in the calls' names. Raises Unable."""
    if not picked:
        return Again(Words("没有合适的来电", "no call fits"), (), Total.of((), 0))
    number = ("zh", "en").index(lang)
    calls = [call._replace(name=f"{call.name} [{leg.title[number]}]") for leg, call in picked]
    legs = {call.name: leg for call, (leg, _) in zip(calls, picked)}
    async with trunk(asterisk, job, legs) as driver:
        judged, total = await drive(driver, calls, job.sounds, progress=progress)
    return Again(titled(list(legs.values())), judged, total)


@contextlib.asynccontextmanager
async def trunk(asterisk: Installed, job: Job, legs: Mapping[str, Leg]) -> AsyncIterator[Trunk]:
    """The switch with the hotlines, and the telephone; `legs` are the lines of the calls, by their names."""
    agent = Agent()
    await agent.open()
    try:
        agent.switch = (HERE, _free_port())
        more = More(MODULES, _files(agent.switch[1], agent.port), _dialplan())
        async with running(asterisk, job.hotlines, job.site, job.sounds, speed=1, more=more) as switch:
            yield Trunk(switch, agent, legs)
    finally:
        agent.close()


class Trunk(Driver):
    """Places calls over SIP."""

    speed = 1.0

    def __init__(self, switch: Asterisk, agent: Agent, legs: Mapping[str, Leg]) -> None:
        self.title = switch.title
        self._switch, self._agent, self._legs = switch, agent, legs
        self._count = itertools.count(1)
        self._arrivals: dict[str, asyncio.Future[Message]] = {}
        switch.unclaimed = self._arrives

    @property
    def pulse(self) -> Pulse:
        return self._switch.pulse

    async def at(self, speed: float) -> Driver | None:
        return None

    async def place(self, call: Placed) -> Driven:
        leg, name = self._legs[call.name], f"s{next(self._count)}"
        voice = Voice(leg.codec, loses=LOSES if leg.suffers == LOST else 0)
        await voice.open()
        since = time.monotonic()
        arrival = self._arrivals[name] = asyncio.get_running_loop().create_future()
        fields = [f"{_LEG}: {leg.name}"]
        caller = call.given.number or "anonymous"
        dialog = self._agent.invite(name, voice, caller, leg.keys == EVENTS, fields)
        telephone = Telephone(self._agent, dialog, leg)
        try:
            event = await asyncio.wait_for(arrival, _PATIENCE)
            driven = await self._switch.take(call, event["Channel"], event["Uniqueid"], telephone)
        except TimeoutError:
            return Driven((), trouble="gone")
        finally:
            del self._arrivals[name]
            telephone.hang_up()
            voice.close()
        late_ms = max(voice.late_ms, self._switch.pulse.worst_ms(since, time.monotonic()))
        if leg.suffers == VANISHED and not dialog.vanished and late_ms >= LOST_AFTER_MS:
            return driven._replace(trouble=driven.trouble or "late")  # taken for gone while still there
        heard = self._switch.folder / "heard" / f"{name}.alaw"
        await asyncio.to_thread(_write, heard, voice)
        waits = tuple(map(_missed, driven.waits)) if leg.suffers == VANISHED else driven.waits
        return driven._replace(recording=heard, waits=waits)

    def _arrives(self, event: Message) -> None:
        arrival = self._arrivals.get(event.get("Extension", ""))
        if event.get("Context") == _ARRIVALS and arrival and not arrival.done():
            arrival.set_result(event)


class Telephone:
    """A caller's telephone outside the switch, which does as one within it does (`endpoints.py`)."""

    def __init__(self, agent: Agent, dialog: Dialog, leg: Leg) -> None:
        self._agent, self._dialog, self._voice, self._leg = agent, dialog, dialog.voice, leg
        self._doing: asyncio.Task[None] | None = None

    def feed(self, event: Message) -> None:
        """It has no channel of its own."""

    def do(self, act: Act) -> None:
        if self._doing:
            self._doing.cancel()
        self._voice.stop()
        self._doing = asyncio.create_task(self._do(act))

    def hang_up(self) -> None:
        if self._doing:
            self._doing.cancel()
        self._agent.bye(self._dialog)

    async def _do(self, act: Act) -> None:
        match act.kind:
            case acts.TALKS | acts.TALKS_LATER:
                await _for(act.told_ms + _BEFORE_KEYS_MS)
                await self._types(act.keys)
                await self._speaks()
                await self._holds()
                await _for(act.after_ms)
                self._leaves()
            case acts.LEAVES | acts.LEAVES_ALL:
                await self._speaks()
                await _for(len(SILENCE) // 8 if act.kind == acts.LEAVES_ALL else act.after_ms)
                await self._types(act.keys)
            case acts.BREAKS_OFF:
                await self._speaks()
                await _for(act.after_ms)
                self._leaves()
            case acts.HANGS_UP:
                await _for(act.after_ms)
                self._leaves()
            case _:
                await _for(act.after_ms)
                await self._types(act.keys)

    async def _types(self, keys: str) -> None:
        match self._leg.keys:
            case "info":
                for key in keys:
                    self._agent.info(self._dialog, key, KEY_MS // 2)
                    await _for(KEY_MS)
            case "inband":
                await _for(self._voice.type_tones(keys))
            case _:
                await _for(self._voice.type_events(keys))

    async def _speaks(self) -> None:
        await _for(self._voice.say(sine(VOICES[CALLER], self._leg.codec.rate, VOICE_MS[CALLER])))

    async def _holds(self) -> None:
        if self._leg.suffers == HELD:
            self._agent.hold(self._dialog)
            await _for(_HOLD_MS)
            self._agent.resume(self._dialog)

    def _leaves(self) -> None:
        if self._leg.suffers == VANISHED:
            self._agent.vanish(self._dialog)
        else:
            self._agent.bye(self._dialog)


async def _for(ms: int) -> None:
    await asyncio.sleep(max(0, ms) / 1000)


def _missed(wait: Wait) -> Wait:
    """A talk or a message goes on until the switch misses a caller who is gone."""
    late_ms = (VANISHED_SECONDS + 1) * 1000 if wait.what in ("talk", "message", "told") else 0
    return wait._replace(slack_ms=wait.slack_ms + late_ms)


def _write(path: Path, voice: Voice) -> None:
    soundfile.write(path, voice.heard(), HEARD_RATE, format="RAW", subtype="ALAW")


def _dialplan() -> str:
    return f"\n[{_ARRIVALS}]\nexten => _sX!,1,Wait({_PATIENCE})\n"


def _files(port: int, telephone: int) -> Mapping[str, str]:
    """A trunk for each line: it is told by a header field. All media on loopback."""
    parts = [
        f"[udp]\ntype=transport\nprotocol=udp\nbind={HERE}:{port}\n"
        "[global]\ntype=global\nendpoint_identifier_order=header,ip\n"
    ]
    for leg in LEGS:
        parts.append(
            f"[{leg.name}]\ntype=endpoint\ncontext={_ARRIVALS}\naors={leg.name}\ndisallow=all\n"
            f"allow={_CODECS[leg.codec]}\ndtmf_mode={leg.keys}\ndirect_media=no\nmedia_address={HERE}\n"
            f"bind_rtp_to_media_address=yes\n"
            + (f"rtp_timeout={VANISHED_SECONDS}\n" if leg.suffers == VANISHED else "")
            + f"[{leg.name}]\ntype=aor\ncontact=sip:trunk@{HERE}:{telephone}\n"
            f"[{leg.name}]\ntype=identify\nendpoint={leg.name}\nmatch_header={_LEG}: {leg.name}\n"
        )
    return {"etc/pjsip.conf": "".join(parts), "etc/rtp.conf": "[general]\nicesupport=no\n"}


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
