"""Answers where a name is given and where it is used, and gives it another."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from ivrc.lsp import meant
from ivrc.lsp.as_lsp import Lines, uri_of
from ivrc.lsp.names import FILE, PHRASE, Named
from ivrc.lsp.session import Server


def answer(server: Server) -> None:
    """Registers what is answered."""

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        name, named = server.named(params.text_document.uri, params.position)
        return _given(server, name, named) if named else []

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        name, named = server.named(params.text_document.uri, params.position)
        found = meant.alike(server.desk.together(name), named) if named else []
        given = params.context.include_declaration
        return _located(server, [each for each in found if given or not each.named.given])

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def may_rename(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        name, named = server.named(params.text_document.uri, params.position)
        if named is None or not meant.renamable(server.desk.together(name), named):
            return None
        return server.lines(name).range(named.line, named.start, named.end)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        name, named = server.named(params.text_document.uri, params.position)
        texts = server.desk.together(name)
        if named is None or not meant.renamable(texts, named) or meant.taken(texts, named, params.new_name):
            return None
        changes: dict[str, list[lsp.TextEdit]] = {}
        for place in _located(server, meant.alike(texts, named)):
            changes.setdefault(place.uri, []).append(lsp.TextEdit(place.range, params.new_name))
        return lsp.WorkspaceEdit(changes=changes)


def _given(server: Server, name: str, named: Named) -> list[lsp.Location]:
    """Where a name is given: in these files, or in that of the phrases; an included file at its beginning."""
    top = lsp.Position(0, 0)
    if named.kind == FILE and Path(name).is_absolute():
        part = str((Path(name).parent / named.name).resolve())
        return [lsp.Location(uri_of(part), lsp.Range(top, top))]
    if named.kind != PHRASE:
        return _located(server, meant.given(server.desk.together(name), named))
    phrase = server.desk.around(name).library.find(named.name)
    if phrase is None or not phrase.span.line:
        return []
    place = lsp.Position(phrase.span.line - 1, 0)
    return [lsp.Location(uri_of(str(Path(phrase.span.file).resolve())), lsp.Range(place, place))]


def _located(server: Server, found: list[meant.Found]) -> list[lsp.Location]:
    lines: dict[str, Lines] = {}
    for file, _ in found:
        lines.setdefault(file, server.lines(file))
    return [
        lsp.Location(uri_of(file), lines[file].range(one.line, one.start, one.end)) for file, one in found
    ]
