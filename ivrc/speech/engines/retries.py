"""Asking an unreliable service until it answers: exponential backoff with jitter, and an end to it.

A call is tried `CALL` times. A service is given up for the run (`Failure.whole`) when `SERVICE` answers in a row were
failures, whichever calls they belonged to; `NEVER` if it has not answered once; and at once where asking again is no
use. While a service has asked to be left alone, no call is made; one that asks for longer than `LONGEST_ASKED` seconds
is given up. With three failures in ten answers,
evenly spread, a call fails for good once in 170,000 times; a service that is not there at all is given up within
some ten seconds.
"""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ivrc.speech import findings
from ivrc.speech.findings import Failure

CALL, SERVICE, NEVER = 10, 12, 6
FIRST_WAIT, LONGEST_WAIT = 0.25, 4.0
"""Seconds. A wait is between half of this and all of it, so that calls which failed together do not come back
together."""

LONGEST_ASKED = 60.0
clock, sleep = time.monotonic, asyncio.sleep

Answer = TypeVar("Answer")


class Retries:
    """One service in one run. Its methods may be called from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._answered = False
        self._not_before = 0.0
        self._given_up: Failure | None = None
        self._running: dict[asyncio.Task[object], asyncio.AbstractEventLoop] = {}

    def run(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """The call's answer, in the end. Raises its last Failure."""
        try:
            return asyncio.run(self._until_answered(call))
        except asyncio.CancelledError:
            raise findings.interrupted() from None

    def stop(self) -> None:
        """Ends all calls that are under way; they raise Failure."""
        with self._lock:
            running = list(self._running.items())
        for task, loop in running:
            try:
                loop.call_soon_threadsafe(task.cancel)
            except RuntimeError:
                continue  # it has just ended

    async def _until_answered(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        task = asyncio.current_task()
        assert task
        with self._lock:
            self._running[task] = asyncio.get_running_loop()
        try:
            for attempt in range(CALL):
                await self._turn()
                if self._given_up:
                    raise self._given_up
                try:
                    answer = await call()
                except Failure as failure:
                    self._failed(failure)
                    if attempt == CALL - 1 or self._given_up:
                        raise
                    await sleep(wait(attempt))
                else:
                    self._succeeded()
                    return answer
            raise AssertionError("the last attempt returns or raises")
        finally:
            with self._lock:
                del self._running[task]

    async def _turn(self) -> None:
        """Waits for as long as the service has asked to be left alone."""
        while not self._given_up and (left := self._not_before - clock()) > 0:
            await sleep(left)

    def _failed(self, failure: Failure) -> None:
        with self._lock:
            self._in_a_row += 1
            self._not_before = max(self._not_before, clock() + failure.after)
            often = self._in_a_row >= (SERVICE if self._answered else NEVER)
            if often or failure.final or failure.after > LONGEST_ASKED:
                failure.whole = True
                self._given_up = failure
            else:
                failure.whole = False

    def _succeeded(self) -> None:
        with self._lock:
            self._in_a_row, self._answered = 0, True


def wait(attempt: int) -> float:
    """Seconds to wait after an attempt, counted from 0."""
    longest: float = min(LONGEST_WAIT, FIRST_WAIT * 2.0**attempt)
    return longest * random.uniform(0.5, 1.0)
