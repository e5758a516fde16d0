"""What the speech tests share: clips, and a local server that speaks the protocol of the online voices."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import random
import re
import threading
from collections.abc import Callable, Coroutine, Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
import soundfile
from aiohttp import web

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip


def clip(
    text: str, id: str = "", *, locale: str = "zh-CN", readings: tuple[tuple[str, str], ...] = ()
) -> Clip:
    return Clip(id or text or "beep", text, locale, readings, Span("大众联合.ivr", 3, 5, 3, 9))


@cache
def mp3(seconds: float) -> bytes:
    """Something speech-like in length and loudness: a warbling tone."""
    time = np.arange(int(seconds * 24000)) / 24000
    out = io.BytesIO()
    samples = 0.2 * np.sin(2 * np.pi * 300 * time) * (1 + 0.5 * np.sin(2 * np.pi * 4 * time))
    soundfile.write(out, samples, 24000, format="MP3")
    return out.getvalue()


class Service:
    """Answers as the online service does, or fails in one of the ways that were seen.

    `behaviour` is `well`, `cut` (closes in mid-audio), `drop` (the line breaks there), `account` (all sentences accounted for, audio short), `empty`,
    `stall` (says nothing), `stall later`, `refuse` (403), `garbage` (audio that is none), `unknown` (a path that the
    client does not know), `endless` (audio for ever), `drip` (audio for ever, drop by drop), `prattle` (sentences for
    ever), `long` (three times the audio of its account), `silent sentence` (one without words among the others), `far`
    (an account of an hour), a status such as `404`, `redirect` (to `elsewhere`).
    """

    segment: Callable[[str], list[str]] = staticmethod(lambda text: re.findall(r"[A-Za-z']+\W*|\w\W*", text))
    """A text's words, each with the signs behind it, as the service's own account parts them."""

    def __init__(self) -> None:
        self.behaviour = "well"
        self.behaviour_of_next: Callable[[], str] = lambda: self.behaviour
        self.failing = 0.0
        self.ways: tuple[str, ...] = ()
        """The share of requests that fail, and how: each way as often as the others."""
        self._dice = random.Random(4)
        self.requests: list[str] = []
        self.connections = 0
        self.headers: dict[str, str] = {}
        self.elsewhere = ""
        """What comes with a refusal, and where a request is sent on to."""
        self.sent = 0
        """Bytes of audio, over all requests."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.port: int = self._do(self._start())

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _start(self) -> int:
        app = web.Application()
        app.router.add_get("/edge/v1", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return int(self._runner.addresses[0][1])

    def close(self) -> None:
        self._do(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.connections += 1
        behaviour = self.behaviour_of_next()
        if self._dice.random() < self.failing:
            behaviour = self.ways[self.connections % len(self.ways)]
        if behaviour == "refuse":
            return web.Response(status=403, headers=self.headers)
        if behaviour.isdigit():
            return web.Response(status=int(behaviour), headers=self.headers)
        if behaviour == "redirect":
            return web.Response(status=302, headers={"Location": f"{self.elsewhere}?{request.query_string}"})
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        words = '"wordBoundaryEnabled":"true"' in await socket.receive_str()
        ssml = (await socket.receive_str()).partition("\r\n\r\n")[2]
        self.requests.append(ssml)
        text = ssml.partition("'>")[2].rpartition("</prosody>")[0].rpartition("'>")[2]
        if behaviour == "stall":
            await asyncio.sleep(30)
        assert request.transport
        with contextlib.suppress(ConnectionError):
            await self._speak(socket, text, request.transport, behaviour, words=words)
        await socket.close()
        return socket

    async def _speak(
        self,
        socket: web.WebSocketResponse,
        text: str,
        transport: asyncio.Transport,
        behaviour: str,
        *,
        words: bool,
    ) -> None:
        kind = "WordBoundary" if words else "SentenceBoundary"

        async def say(path: str, body: object) -> None:
            head = f"X-RequestId:1\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n"
            await socket.send_str(head + json.dumps(body, ensure_ascii=False))

        async def account(sentence: str, start: float, seconds: float) -> None:
            data = {"Offset": int(start * 1e7), "Duration": int(seconds * 1e7)}
            data_with_text = data | {
                "text": {"Text": sentence, "Length": len(sentence), "BoundaryType": kind}
            }
            await say("audio.metadata", {"Metadata": [{"Type": kind, "Data": data_with_text}]})

        async def sound(data: bytes) -> None:
            head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nX-StreamId:2\r\nPath:audio\r\n"
            await socket.send_bytes(len(head).to_bytes(2, "big") + head + data)
            self.sent += len(data)

        await say("turn.start", {})
        await say("response", {})
        if behaviour == "unknown":
            await say("new.thing", {})
        if behaviour == "empty":
            await say("turn.end", {})
            return
        sentences = [s + "。" for s in text.split("。") if s] or [text]
        if words:
            sentences = self.segment(text)
        seconds = 0.2 * len(text)
        if behaviour == "silent sentence":
            sentences.insert(1, "……")
        audio = mp3(seconds + 0.8) if behaviour != "garbage" else b"no mp3 at all" * 50
        if behaviour == "long":
            audio = mp3(3 * seconds)
        whole = len(audio)
        if behaviour == "account":
            audio = audio[: whole // 2]
        start = 3600.0 if behaviour == "far" else 0.0
        while behaviour in ("endless", "drip", "prattle"):
            await (account("您好", start, 0.0) if behaviour == "prattle" else sound(audio[:4000]))
            await asyncio.sleep(0.02 if behaviour == "drip" else 0)
        for number, sentence in enumerate(sentences):
            share = 0.2 * len(sentence)
            await account(sentence, start, share)
            await sound(
                audio[len(audio) * number // len(sentences) : len(audio) * (number + 1) // len(sentences)]
            )
            if behaviour == "cut":
                return
            if behaviour == "drop":
                transport.abort()
                return
            if behaviour == "stall later":
                await asyncio.sleep(30)
            start += share
        await say("turn.end", {})


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A running service; the real client is told to go there."""
    edge = pytest.importorskip("edge_tts.communicate")
    running = Service()
    monkeypatch.setattr(edge, "WSS_URL", f"ws://127.0.0.1:{running.port}/edge/v1?TrustedClientToken=0")
    yield running
    running.close()


Make = Callable[..., Clip]


@pytest.fixture
def make() -> Make:
    return clip
