"""Answers what is told of a place, the outline of a text, what can be folded away, and how it is coloured."""

from __future__ import annotations

from lsprotocol import types as lsp

from ivrc.diagnostics import pages
from ivrc.lsp import colours, hover, outline
from ivrc.lsp.as_lsp import Lines, name_of, touch
from ivrc.lsp.places import units
from ivrc.lsp.session import Server

_SYMBOLS = {
    "HOTLINE": lsp.SymbolKind.Module, "MENU": lsp.SymbolKind.Class, "HOURS": lsp.SymbolKind.Constant, "FLOW": lsp.SymbolKind.Namespace,
    "BRANCH": lsp.SymbolKind.Enum,
}  # fmt: skip


def answer(server: Server) -> None:
    """Registers what is answered."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def told(params: lsp.HoverParams) -> lsp.Hover | None:
        return _told(server, params)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        name = name_of(params.text_document.uri)
        text = await server.read(name)
        lines = server.lines(name)
        return [_symbol(each, lines) for each in outline.outline(text, server.lang)]

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folds(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        text = await server.read(name_of(params.text_document.uri))
        return [lsp.FoldingRange(first, last) for first, last in outline.folds(text)]

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, lsp.SemanticTokensLegend(list(colours.KINDS), []))
    async def coloured(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        text, encoding = await server.read(name_of(params.text_document.uri)), server.encoding
        return lsp.SemanticTokens(colours.colours(text, lambda line, count: units(line, count, encoding)))


def _told(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """What stands under the pointer, and the pages of what was found in its line."""
    name, named = server.named(params.text_document.uri, params.position)
    lines, desk = server.lines(name), server.desk
    parts = []
    if named is not None:
        library, hotline = desk.around(name).library, desk.hotline(name)
        texts = desk.together(name)
        parts.append(hover.hover(texts, named, hotline, library, desk.seconds(name), server.lang))
    here = lsp.Range(params.position, params.position)
    found = (one for one in server.found.get(name, ()) if one.span.line)
    codes = sorted({one.code for one in found if touch(lines.of(one.span), here)})
    parts += [pages.page(code, server.lang) for code in codes]
    value = "\n\n---\n\n".join(filter(None, parts))
    stretch = lines.range(named.line, named.start, named.end) if named else None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, value), stretch) if value else None


def _symbol(each: outline.Entry, lines: Lines) -> lsp.DocumentSymbol:
    end = lines.position(each.last, len(lines.lines[each.last]))
    return lsp.DocumentSymbol(
        each.name,
        _SYMBOLS.get(each.type, lsp.SymbolKind.Function),
        lsp.Range(lines.position(each.line, 0), end),
        lines.range(each.line, each.start, each.end),
        each.kind,
        children=[_symbol(one, lines) for one in each.within],
    )
