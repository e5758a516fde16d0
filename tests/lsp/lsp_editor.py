"""`ivrc lsp` as an editor has it: started as a process, spoken to by pygls' own client on its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

PATIENCE = 60
"""Seconds that anything may take on a busy machine."""


class Editor(LanguageClient):
    """A client that keeps what it is told, and asks as an editor does."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: dict[str, list[lsp.Diagnostic]] = {}
        self.news = asyncio.Event()
        self.version = 0
        self.messages: list[str] = []
        self.watched: list[str] = []

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self.news.set()

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def said(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self.news.set()

        @self.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def asked(params: lsp.RegistrationParams) -> None:
            for each in params.registrations:
                options = each.register_options
                watchers = options["watchers"] if isinstance(options, dict) else options.watchers
                self.watched += [
                    w["globPattern"] if isinstance(w, dict) else w.glob_pattern for w in watchers
                ]
            self.news.set()

    async def begin(self, root: Path, lang: str = "en", options: Any = None) -> lsp.InitializeResult:
        await self.start_io(sys.executable, "-m", "ivrc", "--lang", lang, "lsp")
        watching = lsp.WorkspaceClientCapabilities(
            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        )
        result = await self.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(workspace=watching),
                root_uri=root.as_uri(),
                initialization_options=options,
            )
        )
        self.initialized(lsp.InitializedParams())
        return result

    async def end(self) -> None:
        await self.shutdown_async(None)
        self.exit(None)
        await self.stop()

    def open(self, path: Path, text: str | None = None) -> str:
        """Opens a file, with another text than it has where one is given."""
        words = path.read_text("utf-8") if text is None else text
        item = lsp.TextDocumentItem(path.as_uri(), "ivr", self.version, words)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return path.as_uri()

    def change(self, uri: str, text: str) -> None:
        self.version += 1
        document = lsp.VersionedTextDocumentIdentifier(self.version, uri)
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def until(self, so: Callable[[], bool]) -> None:
        """Waits until what was told is so."""
        async with asyncio.timeout(PATIENCE):
            while not so():
                self.news.clear()
                await self.news.wait()

    def codes(self, uri: str) -> list[str]:
        return [str(one.code) for one in self.told.get(uri, [])]


Play = Callable[[Callable[[Editor], Coroutine[Any, Any, None]]], None]
