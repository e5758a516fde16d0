"""Ctrl-C while a command works: KeyboardInterrupt in the main thread, wherever it is, and never lost."""

from __future__ import annotations

import _thread
import contextlib
import signal
import sys
from collections.abc import Iterator

TYPE_CHECKING = False  # as in `typing`, which takes longer to read than all of this
if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN = 0.02
"""Seconds until an interruption that was swallowed comes again."""

_lock = _thread.allocate_lock()
_working = False
"""Whether there is work to interrupt. Behind it Python is taken down, and a signal would kill it (status -2)."""


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Python's own way with SIGINT for the time of a block; what was there before after it."""
    handler, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    if handler is signal.SIG_IGN or not _in_main_thread():
        yield
        return
    _set_working(True)
    try:
        sys.unraisablehook = _again
        signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        _set_working(False)
        sys.unraisablehook = hook


def _in_main_thread() -> bool:
    """Where `threading` was never read, there is no other thread."""
    threading = sys.modules.get("threading")
    return threading is None or threading.current_thread() is threading.main_thread()


def _again(lost: UnraisableHookArgs) -> None:
    """Called where Python cannot pass an exception on, as in a destructor."""
    if lost.exc_type is KeyboardInterrupt:
        import threading

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
    import threading

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
