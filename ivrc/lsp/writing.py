"""Answers what may be written at a place, how a text is written in the one way, and what mends a finding."""

from __future__ import annotations

from lsprotocol import types as lsp

from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.internal import attempt
from ivrc.formatter.proof import same_text
from ivrc.formatter.written import written
from ivrc.lsp import completion
from ivrc.lsp.as_lsp import Lines, name_of, touch, uri_of
from ivrc.lsp.names import Soon
from ivrc.lsp.session import Server

_KINDS = {
    "node": lsp.CompletionItemKind.Function, "phrase": lsp.CompletionItemKind.Text, "variable": lsp.CompletionItemKind.Variable,
    "destination": lsp.CompletionItemKind.Value, "hours": lsp.CompletionItemKind.Constant, "keyword": lsp.CompletionItemKind.Keyword,
}  # fmt: skip
_MOST = 200
"""Offers of one answer. Where there are more, the editor asks again with each sign that is typed."""
_SOON = 0.05
"""Seconds in which names are read for an answer: the first of a long file tells those that were come to, and the editor asks again."""
_TRIGGERS = list('《<{→>“" ，')


def answer(server: Server) -> None:
    """Registers what is answered."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=_TRIGGERS))
    def complete(params: lsp.CompletionParams) -> lsp.CompletionList:
        name = name_of(params.text_document.uri)
        lines, library = server.lines(name), server.desk.around(name).library
        line, character = lines.place(params.position)
        texts = server.desk.together(name)
        soon = Soon(_SOON)
        found = completion.offers(texts, name, (line, character), library, soon)
        many = len(found) > _MOST or not soon.whole
        if many:
            found = completion.begun(found, lines.line(line)[:character])[:_MOST]
        items = [
            lsp.CompletionItem(
                each.text,
                kind=_KINDS.get(each.kind),
                detail=each.about or None,
                sort_text=f"{number:04}",
                text_edit=lsp.TextEdit(lines.range(line, each.start, character), each.text),
            )
            for number, each in enumerate(found)
        ]
        return lsp.CompletionList(many, items)

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatted(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        name = name_of(params.text_document.uri)
        return _formatted(name, server.desk.texts.get(name, ""), server.encoding)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    )
    def mends(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        name = name_of(params.text_document.uri)
        lines, found = server.lines(name), server.found.get(name, ())
        here = (one for one in found if one.span.line and touch(lines.of(one.span), params.range))
        made = (_mend(one, lines, uri_of(name), zh=server.zh) for one in here)
        return [each for each in made if each]


def _formatted(name: str, text: str, encoding: str) -> list[lsp.TextEdit]:
    """The whole text in the one way of writing, where that is proved to have the same tree; nothing otherwise."""
    wrong: list[Diagnostic] = []
    after = attempt(wrong, name, written, text) if text.strip() else text
    if after is None or after == text or not same_text(text, after):
        return []
    lines = Lines(text, encoding)
    end = lines.position(len(lines.lines), 0)
    return [lsp.TextEdit(lsp.Range(lsp.Position(0, 0), end), after)]


def _mend(one: Diagnostic, lines: Lines, uri: str, *, zh: bool) -> lsp.CodeAction | None:
    """What `ivrc check --fix` would write, else what most likely should stand there."""
    if one.edits and all(edit.span.file == one.span.file for edit in one.edits):
        edits, sure = lines.edits(one.edits), True
    elif one.fix is not None:
        edits, sure = [lsp.TextEdit(lines.of(one.span), one.fix)], False
    else:
        return None
    return lsp.CodeAction(
        f"{one.code}: {one.mend_zh if zh else one.mend_en}",
        lsp.CodeActionKind.QuickFix,
        is_preferred=sure,
        edit=lsp.WorkspaceEdit(changes={uri: edits}),
    )
