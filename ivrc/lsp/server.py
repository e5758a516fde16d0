"""The language server: what an editor asks goes to the module that answers it. It speaks on standard input and output."""

from __future__ import annotations

from lsprotocol import types as lsp

from ivrc.lsp import finding_names, showing, writing
from ivrc.lsp.as_lsp import name_of
from ivrc.lsp.session import Server


def made(lang: str) -> Server:
    """A server that answers in that language."""
    server = Server(lang)
    _follow(server)
    for part in (finding_names, writing, showing):
        part.answer(server)
    return server


def _follow(server: Server) -> None:
    """Texts that are opened, changed and closed."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.desk.forget()
        server.desk.put(name_of(params.text_document.uri), params.text_document.text)
        server.later(name_of(params.text_document.uri))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        name = name_of(params.text_document.uri)
        for change in params.content_changes:
            server.desk.put(name, change.text)
        server.later(name)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.desk.forget()
        server.later(name_of(params.text_document.uri))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        name = name_of(params.text_document.uri)
        server.tell(name, {})
        server.desk.drop(name)
