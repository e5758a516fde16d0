"""A verification as a guest on a running switch: a folder that the switch looks into, and one file of its own in the
dialplan, both taken away again in the end."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

from ivrc.diagnostics import Diagnostic
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Unable

_PATIENCE = 20
"""Seconds in which a switch has taken up its dialplan again."""


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new folder below TMPDIR, removed in the end. The switch may be another user: it has to be able to look in."""
    made = Path(tempfile.mkdtemp(prefix="ivrc-verify-"))
    try:
        made.chmod(0o755)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def shared(path: Path) -> None:
    """Makes a folder in which the switch can write, whoever it runs as."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o777)


@contextlib.asynccontextmanager
async def placed(
    path: Path, text: str, refused: Callable[[OSError], Diagnostic], reload: Callable[[], Awaitable[object]]
) -> AsyncIterator[None]:
    """The dialplan is on the switch as long as this lasts; `reload` makes the switch read its files. No file that is
    there is overwritten. Raises Unable, also what `reload` raises of it; nothing is left behind then."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
        path.chmod(0o644)
    except OSError as problem:
        raise Unable(refused(problem)) from problem
    try:
        await reload()
        yield
    finally:
        path.unlink(missing_ok=True)
        with contextlib.suppress(Closed, Unable, asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.shield(asyncio.ensure_future(reload())), _PATIENCE)
