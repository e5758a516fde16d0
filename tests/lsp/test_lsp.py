"""What an editor is answered: findings while one types, names, completion, mends, the one way of writing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsp_editor import Editor, Play
from lsprotocol import types as lsp

SHOP = """热线 小店 4006659999
    企业名称  东街小店
    无按键    5秒，重听 2次，→ 再见
    按错键    重听 2次，→ 再见
    故障      → 《系统故障》 再见

引用 “部件.ivr”

菜单 主菜单：“😀𠮷您好，{企业名称}。”
    人工服务请按0 → 客服
    投诉请按1 → 《请稍候》 客服

收号 手机号：“请输入手机号。”
    11位
    → 登记

播报 登记：“您的号码是{手机号:号码}。” → 再见
"""
PART = """转接 客服：“请稍候。”
    拨 坐席一，振铃 20秒
    占线，无人接听，转接失败 → 主菜单

播报 再见：《结束语》 → 挂机
"""


def project(folder: Path) -> tuple[Path, Path]:
    (folder / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    (folder / "menus").mkdir()
    whole, part = folder / "menus/小店.ivr", folder / "menus/部件.ivr"
    whole.write_text(SHOP, encoding="utf-8")
    part.write_text(PART, encoding="utf-8")
    return whole, part


def place(text: str, words: str, within: int = 0) -> lsp.Position:
    """Where words stand first, in units of UTF-16."""
    before = text[: text.index(words) + within]
    line = before.rpartition("\n")[2]
    return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def cut(text: str, stretch: lsp.Range) -> str:
    """The words of a stretch of one line, as an editor counts them."""
    line = text.split("\n")[stretch.start.line].encode("utf-16-le")
    return line[2 * stretch.start.character : 2 * stretch.end.character].decode("utf-16-le")


def at(uri: str, position: lsp.Position) -> dict[str, lsp.TextDocumentIdentifier | lsp.Position]:
    return {"text_document": lsp.TextDocumentIdentifier(uri), "position": position}


def test_findings_come_while_one_types_with_second_places(edit: Play, tmp_path: Path) -> None:
    whole, _ = project(tmp_path)

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole)
        await editor.until(lambda: "IVRC306" in editor.codes(uri))
        double = SHOP.replace("播报 登记", "播报 主菜单")
        editor.change(uri, double)
        await editor.until(lambda: "IVRC202" in editor.codes(uri))
        one = next(one for one in editor.told[uri] if one.code == "IVRC202")
        assert cut(double, one.range) == "主菜单" and one.severity == lsp.DiagnosticSeverity.Error
        assert one.related_information and one.related_information[0].location.range.start.line == 8
        editor.change(uri, SHOP.replace("→ 客服", "→ 客服们", 1))
        await editor.until(lambda: any("客服们" in one.message for one in editor.told[uri]))
        wrong = next(one for one in editor.told[uri] if "客服们" in one.message)
        assert (wrong.code, wrong.source) == ("IVRC203", "ivrc")

    edit(acts)


def test_a_finding_of_an_included_file_stands_there(edit: Play, tmp_path: Path) -> None:
    whole, part = project(tmp_path)

    async def acts(editor: Editor) -> None:
        uri = editor.open(part, PART.replace("→ 主菜单", "→ 没有"))
        await editor.until(lambda: "IVRC203" in editor.codes(uri))
        assert "IVRC203" not in editor.codes(whole.as_uri())
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        await editor.until(lambda: editor.codes(uri) == [])

    edit(acts)


def test_names_are_found_and_changed_over_files(edit: Play, tmp_path: Path) -> None:
    whole, part = project(tmp_path)

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole)
        here = at(uri, place(SHOP, "→ 客服", 3))
        (given,) = await editor.text_document_definition_async(lsp.DefinitionParams(**here)) or ()
        assert isinstance(given, lsp.Location) and given.uri == part.as_uri()
        assert cut(PART, given.range) == "客服"
        used = await editor.text_document_references_async(
            lsp.ReferenceParams(context=lsp.ReferenceContext(False), **here)
        )
        assert used and [each.uri for each in used] == [uri, uri]
        change = await editor.text_document_rename_async(lsp.RenameParams(new_name="前台", **here))
        assert change and change.changes and set(change.changes) == {uri, part.as_uri()}
        for file, text in ((uri, SHOP), (part.as_uri(), PART)):
            assert all(cut(text, each.range) == "客服" for each in change.changes[file])
        for other in ("主菜单", "两 个", ""):
            assert await editor.text_document_rename_async(lsp.RenameParams(new_name=other, **here)) is None
        value = at(uri, place(SHOP, "{手机号", 1))
        change = await editor.text_document_rename_async(lsp.RenameParams(new_name="电话", **value))
        assert change and change.changes and len(change.changes[uri]) == 2
        company = at(uri, place(SHOP, "{企业名称", 1))
        (given,) = await editor.text_document_definition_async(lsp.DefinitionParams(**company)) or ()
        assert isinstance(given, lsp.Location) and given.range.start.line == 1
        phrase = at(uri, place(SHOP, "《请稍候", 2))
        (given,) = await editor.text_document_definition_async(lsp.DefinitionParams(**phrase)) or ()
        assert isinstance(given, lsp.Location) and given.uri.endswith(".yaml")
        assert await editor.text_document_prepare_rename_async(lsp.PrepareRenameParams(**phrase)) is None

    edit(acts)


def test_what_may_be_written(edit: Play, tmp_path: Path) -> None:
    whole, _ = project(tmp_path)

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole)

        async def offered(line: str) -> dict[str, lsp.CompletionItem]:
            text = f"{SHOP}\n{line}"
            editor.change(uri, text)
            end = lsp.Position(text.count("\n"), len(line.rpartition("\n")[2].encode("utf-16-le")) // 2)
            found = await editor.text_document_completion_async(lsp.CompletionParams(**at(uri, end)))
            assert isinstance(found, lsp.CompletionList) and not found.is_incomplete
            return {each.label: each for each in found.items}

        nodes = await offered("菜单 次\n    “😀” 其他请按1 → 客")
        assert {"客服", "主菜单", "登记", "重听", "挂机"} <= nodes.keys() and "企业名称" not in nodes
        edit_ = nodes["客服"].text_edit
        assert (
            isinstance(edit_, lsp.TextEdit) and edit_.range.end.character - edit_.range.start.character == 1
        )
        phrases = await offered("播报 次\n    《请")
        assert phrases["请稍候"].detail and "客服" not in phrases
        assert {"企业名称", "手机号"} <= (await offered("播报 次\n    “您好，{")).keys()
        assert "坐席一" in await offered("转接 次\n    拨 ")
        words = await offered("转接 次\n    ")
        assert "拨" in words and "重听" not in words
        assert {"菜单", "播报", "热线"} <= (await offered("菜")).keys()
        assert await offered("播报 次\n    “您好 ") == {} and await offered("// 注释 ") == {}

    edit(acts)


def test_what_is_told_outlined_folded_and_coloured(edit: Play, tmp_path: Path) -> None:
    whole, _ = project(tmp_path)

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole)
        document = lsp.TextDocumentIdentifier(uri)
        await editor.until(lambda: uri in editor.told)

        async def told(words: str, within: int) -> str:
            found = await editor.text_document_hover_async(
                lsp.HoverParams(**at(uri, place(SHOP, words, within)))
            )
            assert found and isinstance(found.contents, lsp.MarkupContent)
            return found.contents.value

        assert "请稍候" in await told("→ 客服", 3) and "东街小店" in await told("{企业名称", 1)
        assert " s)" in await told("《请稍候", 2)
        assert "IVRC306" in await told("收号 手机号", 4)
        symbols = await editor.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
        assert symbols and [each.name for each in symbols] == ["小店", "主菜单", "手机号", "登记"]
        folds = await editor.text_document_folding_range_async(lsp.FoldingRangeParams(document))
        assert folds and (folds[0].start_line, folds[0].end_line) == (0, 4)
        tokens = await editor.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
        assert tokens
        line = start = 0
        words = []
        for down, right, length, kind, _ in zip(*[iter(tokens.data)] * 5, strict=True):
            line, start = line + down, right if down else start + right
            stretch = lsp.Range(lsp.Position(line, start), lsp.Position(line, start + length))
            words.append((cut(SHOP, stretch), kind))
        assert ("企业名称", 4) in words and ("主菜单", 3) in words and ("菜单", 0) in words

    edit(acts)


def test_mends_and_the_one_way_of_writing(edit: Play, tmp_path: Path) -> None:
    whole, _ = project(tmp_path)

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole)
        document = lsp.TextDocumentIdentifier(uri)
        polite = SHOP.replace("您好，", "你好，")
        editor.change(uri, polite)
        await editor.until(lambda: "IVRC317" in editor.codes(uri))
        one = next(one for one in editor.told[uri] if one.code == "IVRC317")
        found = await editor.text_document_code_action_async(
            lsp.CodeActionParams(document, one.range, lsp.CodeActionContext([one]))
        )
        action = next(each for each in found or () if isinstance(each, lsp.CodeAction))
        assert action.is_preferred and action.edit and action.edit.changes
        (mend,) = action.edit.changes[uri]
        assert (cut(polite, mend.range), mend.new_text) == ("你", "您")
        crooked = SHOP.replace("    人工服务请按0 → 客服", "    人工服务请按0   ->   客服")
        editor.change(uri, crooked)
        options = lsp.FormattingOptions(4, True)
        (whole_text,) = (
            await editor.text_document_formatting_async(lsp.DocumentFormattingParams(document, options)) or ()
        )
        assert "人工服务请按0" in whole_text.new_text and "->   " not in whole_text.new_text
        editor.change(uri, SHOP.replace("菜单 主菜单", "菜单"))
        assert not await editor.text_document_formatting_async(
            lsp.DocumentFormattingParams(document, options)
        )

    edit(acts)


def test_of_very_many_names_those_come_that_fit_what_is_typed(edit: Play, tmp_path: Path) -> None:
    whole, _ = project(tmp_path)
    more = "".join(f"播报 通知{number}：“第{number}号通知。” → 再见\n\n" for number in range(400))
    text = f"{SHOP}\n{more}菜单 末尾\n    通知请按1 → 通3"

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole, text)
        end = lsp.Position(text.count("\n"), len("    通知请按1 → 通3"))
        fitting, labels = sum("3" in str(number) for number in range(400)), list[str]()
        while len(labels) < fitting:  # the first answers of a long text tell what has been read of it
            found = await editor.text_document_completion_async(lsp.CompletionParams(**at(uri, end)))
            assert isinstance(found, lsp.CompletionList) and found.is_incomplete
            labels = [each.label for each in found.items]
            assert "通知222" not in labels and "客服" not in labels
        assert "通知333" in labels and len(labels) == fitting

    edit(acts)


def test_names_stand_where_they_are_while_a_long_text_is_still_read(edit: Play, tmp_path: Path) -> None:
    whole, _ = project(tmp_path)
    more = "".join(f"播报 通知{number}：“第{number}号通知。” → 再见\n\n" for number in range(400))
    texts = [f"{SHOP}\n{above}{more}菜单 末尾\n    通知请按1 → 通知300\n" for above in ("", "// 注\n", "")]

    async def acts(editor: Editor) -> None:
        uri = editor.open(whole, texts[0])
        for text in texts:  # no wait between what is typed and what is asked
            editor.change(uri, text)
            lines = text.split("\n")
            use = lsp.Position(len(lines) - 2, len("    通知请按1 → 通"))
            given = next(number for number, line in enumerate(lines) if line.startswith("播报 通知300"))
            here: Any = at(uri, use)
            places = await editor.text_document_definition_async(lsp.DefinitionParams(**here))
            assert isinstance(places, list) and [each.range.start.line for each in places] == [given]
            context = lsp.ReferenceContext(include_declaration=True)
            asked = lsp.ReferenceParams(context=context, **here)
            users = await editor.text_document_references_async(asked)
            assert {each.range.start.line for each in users or ()} == {given, use.line}

    edit(acts)


def test_the_editor_is_asked_to_tell_of_files_beside(edit: Play, tmp_path: Path) -> None:
    project(tmp_path)

    async def acts(editor: Editor) -> None:
        await editor.until(lambda: bool(editor.watched))
        assert editor.watched == ["**/*.{ivr,yaml,yml,txt,py}"]

    edit(acts)
