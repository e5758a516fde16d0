"""The language server: what an editor asks goes to the module that answers it. It speaks on standard input and output."""

from __future__ import annotations

from lsprotocol import types as lsp

from ivrc.lsp import finding_names, showing, writing
from ivrc.lsp.as_lsp import name_of
from ivrc.lsp.session import Server
from ivrc.lsp.surroundings import is_beside

_BESIDE = "**/*.{ivr,yaml,yml,txt,py}"
"""What findings hang on besides the open texts."""


def made(lang: str) -> Server:
    """A server that answers in that language."""
    server = Server(lang)
    _begin(server)
    _follow(server)
    for part in (finding_names, writing, showing):
        part.answer(server)
    return server


def _begin(server: Server) -> None:
    """What the editor says of itself."""

    @server.feature(lsp.INITIALIZE)
    def begun(params: lsp.InitializeParams) -> None:
        told = params.initialization_options
        own = told.get("ownChecks") if isinstance(told, dict) else getattr(told, "ownChecks", None)
        server.desk.own = own is True

    @server.feature(lsp.INITIALIZED)
    async def ready(_: lsp.InitializedParams) -> None:
        about = server.client_capabilities.workspace
        watched = about.did_change_watched_files if about else None
        if watched and watched.dynamic_registration:
            options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(_BESIDE)])
            asked = lsp.Registration("beside", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(lsp.RegistrationParams([asked]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def others(params: lsp.DidChangeWatchedFilesParams) -> None:
        changed = [name_of(each.uri) for each in params.changes]
        if any(each not in server.desk.texts for each in changed):
            server.desk.forget()
            for name in list(server.desk.texts):
                server.later(name)


def _follow(server: Server) -> None:
    """Texts that are opened, changed, saved and closed. What is no menu file is read from disk, once it is saved."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        name = name_of(params.text_document.uri)
        if not is_beside(name):
            server.desk.put(name, params.text_document.text)
        server.later(name)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        name = name_of(params.text_document.uri)
        if not is_beside(name):
            for change in params.content_changes:
                server.desk.put(name, change.text)
            server.later(name)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.desk.forget()
        server.later(name_of(params.text_document.uri))

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.closed(name_of(params.text_document.uri))
