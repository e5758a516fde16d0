"""Ctrl-C while a command works: KeyboardInterrupt in the main thread, wherever it is, and never lost.

A module that is being read is read to its end first: libraries in C that are broken off as they begin may take the
process with them. What comes too early, or is lost in a destructor, comes again by the clock (SIGALRM).
"""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator

TYPE_CHECKING = False  # as in `typing`, which takes longer to read than all of this
if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType

_AGAIN = 0.02
"""Seconds until an interruption comes again."""


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Python's own way with SIGINT for the time of a block; what was there before after it."""
    handler, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    if handler is signal.SIG_IGN or not _in_main_thread():
        yield
        return
    clock = signal.getsignal(signal.SIGALRM)
    try:
        sys.unraisablehook = _lost
        signal.signal(signal.SIGALRM, _interrupt)
        signal.signal(signal.SIGINT, _interrupt)
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, clock)
        sys.unraisablehook = hook


@contextlib.contextmanager
def cancelling() -> Iterator[None]:
    """For the time of an event loop: at an interruption it cancels its work, and ends by KeyboardInterrupt when that is
    done. `asyncio.Runner` sees to that where it finds Python's own handler."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is not _interrupt:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _in_main_thread() -> bool:
    """Where `threading` was never read, there is no other thread."""
    threading = sys.modules.get("threading")
    return threading is None or threading.current_thread() is threading.main_thread()


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            _come_again()
            return
        frame = frame.f_back
    raise KeyboardInterrupt


def _lost(problem: UnraisableHookArgs) -> None:
    """Called where Python cannot pass an exception on, as in a destructor."""
    if problem.exc_type is KeyboardInterrupt:
        _come_again()
    else:
        sys.__unraisablehook__(problem)


def _come_again() -> None:
    signal.setitimer(signal.ITIMER_REAL, _AGAIN)


def interrupted(problem: BaseException | None) -> bool:
    """Whether an exception is an interruption, or came of one: a module that is interrupted as it is read may say
    something else."""
    while problem is not None:
        if isinstance(problem, KeyboardInterrupt):
            return True
        problem = problem.__cause__ or problem.__context__
    return False
