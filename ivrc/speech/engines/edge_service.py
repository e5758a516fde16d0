"""One request to the service behind edge-tts, by its own client, within bounds: no answer is larger, longer or slower
than the text that it speaks allows, and none comes from another host than the one that was asked.

Loaded with the first request, so that nothing else imports aiohttp and the client.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

import aiohttp
import edge_tts
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived, SkewAdjustmentError

from ivrc.speech import findings
from ivrc.speech.engines import edge_findings
from ivrc.speech.engines.edge_options import How
from ivrc.speech.engines.edge_words import Timed

NAME = "edge"
_TICKS = 10_000_000
_BYTES_A_SECOND = 6000
"""Of audio-24khz-48kbitrate-mono-mp3, which the client asks for; its rate is constant."""

_BESIDE, _A_CHARACTER = 5.0, 1.0
"""Seconds that a text may sound beside its characters, and for each of them. The slowest (the letter W) takes 0.6 s."""

_UNHURRIED = 50
"""Characters. A text of so many may take twice as long to come as the service may be silent, and so on."""

_PASSING = frozenset((403, 408, 425, 429))
"""Refusals that may pass. 403 is an old client, or a clock that is wrong, which the client mends itself."""


class Said(NamedTuple):
    """What the service answered: mp3, and its account of each sentence or word."""

    mp3: bytes
    account: list[Timed]


def longest(text: str, rate: float) -> float:
    """Seconds that a text may sound at the most, at a factor of speed."""
    return (_BESIDE + _A_CHARACTER * len(text)) / rate


def patience(text: str, silence: float) -> float:
    """Seconds that the whole answer for a text may take, where the service may be silent for `silence`."""
    return silence * (1 + len(text) / _UNHURRIED)


async def ask(text: str, voice: str, how: How) -> Said:
    """The service's answer. Raises Failure."""
    connector, silence = _OneHost(), how.silence
    client = edge_tts.Communicate(
        text,
        voice,
        rate=f"{round((how.rate - 1) * 100):+d}%",
        volume=how.volume,
        pitch=how.pitch,
        boundary="WordBoundary" if how.words else "SentenceBoundary",
        connector=connector,
        proxy=how.proxy,
    )
    stream = client.stream()
    try:
        async with asyncio.timeout(patience(text, silence)) as whole:
            return await _collected(stream, text, how.rate, silence)
    except TimeoutError:
        if whole.expired():
            raise edge_findings.too_slow(NAME, patience(text, silence)) from None
        raise findings.stalled(NAME, silence) from None
    except NoAudioReceived:
        raise findings.no_audio(NAME) from None
    except aiohttp.ClientHttpProxyError as answer:
        raise edge_findings.proxy_refused(NAME, answer.status) from None
    except aiohttp.WSServerHandshakeError as answer:
        passing = answer.status in _PASSING or answer.status >= 500
        after = _asked_to_wait(answer.headers or {})
        raise edge_findings.refused(NAME, answer.status, final=not passing, after=after) from None
    except SkewAdjustmentError:
        raise edge_findings.refused(NAME, 403) from None
    except (aiohttp.ClientConnectionError, OSError) as unreachable:
        raise edge_findings.no_network(NAME, _reason(unreachable), whole=False) from None
    except (
        EdgeTTSException,
        aiohttp.ClientError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as broken:
        raise findings.engine_failed(NAME, f"{type(broken).__name__}: {broken}") from None
    finally:
        await connector.end()
        await stream.aclose()


async def _collected(stream: AsyncGenerator[Any, None], text: str, rate: float, silence: float) -> Said:
    """All of an answer. Raises Failure as soon as it is more than the text allows, TimeoutError after silence.

    (`wait_for` would not do: before Python 3.12 it may swallow that it is cancelled.)"""
    audio = bytearray()
    account: list[Timed] = []
    seconds = longest(text, rate)
    while True:
        try:
            async with asyncio.timeout(silence):
                message = await anext(stream)
        except StopAsyncIteration:
            return Said(bytes(audio), account)
        if message["type"] == "audio":
            audio += message["data"]
        else:
            start = message["offset"] / _TICKS
            account.append(Timed(message["text"], start, start + message["duration"] / _TICKS))
        if len(audio) > seconds * _BYTES_A_SECOND or len(account) > len(text):
            raise edge_findings.overlong(NAME, f"> {seconds:.0f} s")
        if account and not account[-1].end <= seconds:
            raise edge_findings.overlong(NAME, f"{account[-1].end:.0f} s > {seconds:.0f} s")


class _OneHost(aiohttp.TCPConnector):
    """Connects to the host that is asked first, and to none that an answer sends it to. It outlives the sessions that
    use it, of which the client may need two; `end` closes it."""

    _asked: tuple[str | None, int | None] | None = None

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Any:
        place = (req.url.host, req.url.port)
        self._asked = self._asked or place
        if place != self._asked:
            raise edge_findings.sent_elsewhere(NAME, f"{req.url.host}:{req.url.port}")
        return await super().connect(req, traces, timeout)

    async def close(self, *, abort_ssl: bool = False) -> None:
        """What a session does when it ends: nothing here."""

    async def end(self) -> None:
        """Closes what is open, the connections that are in use as well."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await super().close()


def _asked_to_wait(headers: Mapping[str, str]) -> float:
    """The seconds of a Retry-After (RFC 9110, 10.2.3: seconds, or a date), 0 without one that can be read."""
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _reason(unreachable: Exception) -> str:
    cause = getattr(unreachable, "os_error", None) or unreachable
    return getattr(cause, "strerror", None) or type(unreachable).__name__
