"""What one editor has open, and what it was told: texts are checked when nothing was typed for a while, one at a time."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from ivrc import __version__
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.internal import attempt
from ivrc.lsp.as_lsp import Lines, diagnostic, name_of, uri_of
from ivrc.lsp.desk import Desk
from ivrc.lsp.names import Named, at

_QUIET = 0.3
"""Seconds without a key after which a text is checked."""


class Server(LanguageServer):
    """The desk, and what was found on it."""

    def __init__(self, lang: str) -> None:
        super().__init__("ivrc", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.zh, self.lang = lang == "zh", lang
        self.desk = Desk()
        self.found: dict[str, list[Diagnostic]] = {}
        self._told: dict[str, set[str]] = {}
        self._due: dict[str, asyncio.Task[None]] = {}
        self._checking = asyncio.Lock()

    def lines(self, name: str) -> Lines:
        """The lines of a text, in the units that were agreed on."""
        text = self.desk.texts.get(name)
        return Lines(self.desk.together(name)[name] if text is None else text, self.encoding)

    @property
    def encoding(self) -> str:
        """The units in which places are counted."""
        return str(getattr(self.workspace.position_encoding, "value", None) or "utf-16")

    def named(self, uri: str, position: lsp.Position) -> tuple[str, Named | None]:
        """A text, and the name that stands at a place of it."""
        name = name_of(uri)
        return name, at(self.desk.texts.get(name, ""), *self.lines(name).place(position))

    def later(self, name: str) -> None:
        """Checks a text when nothing was typed for a while."""
        if before := self._due.pop(name, None):
            before.cancel()
        self._due[name] = asyncio.ensure_future(self._check(name))

    async def _check(self, name: str) -> None:
        await asyncio.sleep(_QUIET)
        async with self._checking:
            text = self.desk.texts.get(name)
            wrong: list[Diagnostic] = []
            found = await asyncio.to_thread(attempt, wrong, name, self.desk.check, name)
        if self.desk.texts.get(name) == text and text is not None:
            self.tell(name, found if found is not None else {name: wrong})

    def tell(self, name: str, found: dict[str, list[Diagnostic]]) -> None:
        """Shows what was found, and takes away what is no longer."""
        for file in self._told.get(name, set()) - found.keys():
            self._publish(file, [])
        self._told[name] = set(found)
        for file, told in found.items():
            self._publish(file, told)

    def _publish(self, name: str, found: list[Diagnostic]) -> None:
        self.found[name] = found
        lines = self.lines(name)
        told = []
        for one in found:
            files = [label.span.file for label in one.labels]
            near = [str(Path(file).resolve()) if Path(name).is_absolute() else name for file in files]
            told.append(diagnostic(one, lines, [(each, self.lines(each)) for each in near], self.zh))
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri_of(name), told))
