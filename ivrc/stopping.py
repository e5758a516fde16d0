"""Work that nobody waits for any longer: it ends at its next step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class StoppedError(BaseException):
    """Nobody wants the result. No `except Exception` takes it for an error."""


def _never() -> bool:
    return False


_STOPPED: ContextVar[Callable[[], bool]] = ContextVar("stopped", default=_never)


def step() -> None:
    """Where long work may end. Raises StoppedError."""
    if _STOPPED.get()():
        raise StoppedError


@contextmanager
def until(stopped: Callable[[], bool]) -> Iterator[None]:
    """What is done within ends when `stopped` says so."""
    before = _STOPPED.set(stopped)
    try:
        yield
    finally:
        _STOPPED.reset(before)
