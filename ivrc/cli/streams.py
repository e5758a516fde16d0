"""Standard input, output and error as the command finds them: closed, in an encoding that lacks characters, or a
terminal that can or cannot be steered."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys

TYPE_CHECKING = False  # as in `typing`, which takes longer to read than all of this
if TYPE_CHECKING:
    from typing import IO

_LACKING = "ivrc-lacking"


def ready() -> None:
    """Makes the three of them usable for everything that a command may do with them.

    One that is closed reads and writes nothing, and no file that is opened later takes its number. A character that
    the encoding lacks is written as JSON writes it (`\\uXXXX`, RFC 8259, 7), so that JSON stays JSON.
    """
    _in_utf8()
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # takes the lowest number that is free
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    codecs.register_error(_LACKING, _as_json_would)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_LACKING)


def _in_utf8() -> None:
    """Begins again in Python's UTF-8 mode where file names would be ASCII, which can name no Chinese file at all:
    the C locale with that mode switched off. What is printed keeps its encoding."""
    if (
        sys.getfilesystemencoding() != "ascii"
        or os.environ.get("PYTHONUTF8") == "1"
        or sys.flags.ignore_environment
    ):
        return
    os.environ.setdefault("PYTHONIOENCODING", "ascii")
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _as_json_would(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end].encode("utf-16-be", "surrogatepass")
    units = (lacking[at : at + 2].hex() for at in range(0, len(lacking), 2))
    return "".join(f"\\u{unit}" for unit in units), problem.end


def finish() -> bool:
    """Writes out what is left, and says whether it was taken; a place that takes no more is not asked again when the
    process ends."""
    taken = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            silence(stream)
            taken = False
    return taken


def silence(stream: IO[str]) -> None:
    """Lets a stream that takes nothing more write to nowhere."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def reader_gone(stream: IO[str]) -> bool:
    """Whether a pipe that the stream writes to has no reader any more."""
    import select

    try:
        waiting = select.poll()
        waiting.register(stream.fileno(), 0)
        return any(
            event & (select.POLLERR | select.POLLHUP | select.POLLNVAL) for _, event in waiting.poll(0)
        )
    except (OSError, ValueError):
        return True


def steerable(stream: IO[str]) -> bool:
    """Whether it is a terminal that can move its cursor and change colours; `TERM=dumb` says that it cannot."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def coloured(stream: IO[str]) -> bool:
    """Whether to write in colours: in a terminal, unless NO_COLOR is set to anything."""
    return steerable(stream) and not os.environ.get("NO_COLOR")
