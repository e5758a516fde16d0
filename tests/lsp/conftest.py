"""What is done in an editor, played."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from lsp_editor import PATIENCE, Editor, Play


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Plays what is done in an editor."""
    monkeypatch.chdir(tmp_path)

    def play(acts: Callable[[Editor], Coroutine[Any, Any, None]], options: Any = None) -> None:
        async def all_of_it() -> None:
            editor = Editor()
            await editor.begin(tmp_path, options=options)
            try:
                async with asyncio.timeout(2 * PATIENCE):
                    await acts(editor)
            finally:
                await editor.end()

        asyncio.run(all_of_it())

    return play
