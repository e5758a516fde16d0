"""Ctrl-C while a command works: KeyboardInterrupt in the main thread, wherever it is, and never lost."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN = 0.02
"""Seconds until an interruption that was swallowed comes again."""

_lock = threading.Lock()
_working = False
"""Whether there is work to interrupt. Behind it Python is taken down, and a signal would kill it (status -2)."""


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Python's own way with SIGINT for the time of a block; what was there before after it."""
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    ):
        yield
        return
    handler, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    _set_working(True)
    try:
        sys.unraisablehook = _again
        signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        _set_working(False)
        sys.unraisablehook = hook


def _again(lost: UnraisableHookArgs) -> None:
    """Called where Python cannot pass an exception on, as in a destructor."""
    if lost.exc_type is KeyboardInterrupt:
        later = threading.Timer(_AGAIN, _interrupt)
        later.daemon = True
        later.start()
    else:
        sys.__unraisablehook__(lost)


def _set_working(working: bool) -> None:
    global _working
    with _lock:
        _working = working


def _interrupt() -> None:
    with _lock:
        if _working:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def interrupted(problem: BaseException | None) -> bool:
    """Whether an exception is an interruption, or came of one: a module that is interrupted as it is read may say
    something else."""
    while problem is not None:
        if isinstance(problem, KeyboardInterrupt):
            return True
        problem = problem.__cause__ or problem.__context__
    return False
