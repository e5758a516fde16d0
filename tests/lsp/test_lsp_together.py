"""An editor shows what `ivrc check` prints: of sites, budgets, phrases, scenarios and the team's own checks, too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lsp_editor import Editor, Play
from lsprotocol import types as lsp

from ivrc.cli import main

MENU = """hotline garage 8005550100
    language   en-US
    company    Mill Lane Garage
    no input   5s, <no-key> repeat 2 times, -> desk
    wrong key  <wrong-key> repeat 2 times, -> goodbye
    fault      -> <system-fault> goodbye

menu main: "Mill Lane Garage."
    For the fax room, press 1  -> fax-room
    To speak to us, press 0    -> desk
    To hear this again, press star -> repeat

say fax-room: "The fax is out of order." -> goodbye

transfer desk: <please-hold-for-transfer>
    dial counter, ring 20s
    busy, no answer, unavailable -> <transfer-failed> goodbye

say goodbye: <goodbye> -> hang up
"""
OTHER = MENU.replace("garage", "spares", 1)
"""Another hotline of the same number."""
SITE = "destinations:\n  {}: {{asterisk: PJSIP/8001}}\n"
CALLS = """menu: menus/garage.ivr
calls:
  - name: the counter answers
    keys: "0"
    answers: {canteen: busy}
    expect: [dials counter]
"""
CHECK = """from ivrc.checks.own import Check, Finding, Words

print("read")


def find(facts):
    \"\"\"No fax.\"\"\"
    for name, node in facts.nodes.items():
        if "fax" in name:
            yield Finding(node.span, "不设传真", "no fax here", "删去它。", "Delete it.")


CHECK = Check("FAX001", find, Words("不设传真", "A fax"))
"""
SETTINGS = "targets: [asterisk]\nbudgets: {option: 1s}\nchecks: {files: [fax.py]}\n"


@pytest.fixture
def garage(tmp_path: Path) -> Path:
    for folder in ("menus", "sites", "prompts", "tests"):
        (tmp_path / folder).mkdir()
    for name, text in {
        "ivrc.yaml": SETTINGS, "menus/garage.ivr": MENU, "menus/spares.ivr": OTHER, "sites/yard.yaml": SITE.format("counters"),
        "prompts/own.yaml": "phrases:\n  goodbye: {text: Bye.}\n", "tests/garage.calls.yaml": CALLS, "fax.py": CHECK,
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "menus/garage.ivr"


def shown(editor: Editor) -> set[tuple[str, str]]:
    """The file and the code of all that the editor shows."""
    return {(uri.rpartition("/")[2], str(one.code)) for uri, told in editor.told.items() for one in told}


@pytest.mark.parametrize("trusted", [True, False, "true"])
def test_it_shows_what_check_prints(
    edit: Callable[..., None], garage: Path, trusted: bool | str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    printed = {(one["file"].rpartition("/")[2], one["code"]) for one in told}
    assert {"IVRC402", "IVRC355", "IVRC620", "FAX001", "IVRC014"} <= {code for _, code in printed}
    assert {"own.yaml", "garage.calls.yaml", "spares.ivr"} <= {file for file, _ in printed}
    wanted = printed if trusted is True else {(file, code) for file, code in printed if code != "FAX001"}

    async def acts(editor: Editor) -> None:
        uri = editor.open(garage)
        await editor.until(lambda: shown(editor) == wanted)
        if trusted is True:
            assert editor.messages == []
        else:
            await editor.until(lambda: len(editor.messages) == 1)
            assert "fax.py" not in editor.messages[0] and "ivrc check" in editor.messages[0]
        editor.change(uri, MENU + "\n")
        editor.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        await editor.until(lambda: not shown(editor))
        assert len(editor.messages) == (trusted is not True)

    edit(acts, {"ownChecks": trusted})


def test_what_was_mended_beside_the_menus_is_shown_no_more(edit: Play, garage: Path) -> None:
    root = garage.parents[1]
    site, calls = root / "sites/yard.yaml", root / "tests/garage.calls.yaml"

    async def acts(editor: Editor) -> None:
        editor.open(garage)
        await editor.until(lambda: {"IVRC402", "IVRC620"} <= {code for _, code in shown(editor)})
        site.write_text(SITE.format("counter"), encoding="utf-8")
        calls.write_text(CALLS.replace("canteen", "counter"), encoding="utf-8")
        changes = [lsp.FileEvent(each.as_uri(), lsp.FileChangeType.Changed) for each in (site, calls)]
        editor.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(changes))
        await editor.until(lambda: not {"IVRC402", "IVRC620"} & {code for _, code in shown(editor)})
        site.write_text("destinations: 8\n", encoding="utf-8")
        editor.open(site)  # a file beside the menus is looked at on disk
        await editor.until(lambda: ("yard.yaml", "IVRC025") in shown(editor))

    edit(acts)


def test_of_two_open_menus_neither_hides_what_the_other_comes_to(edit: Play, garage: Path) -> None:
    root = garage.parents[1]

    async def acts(editor: Editor) -> None:
        uri, other = editor.open(garage), editor.open(root / "menus/spares.ivr")
        await editor.until(lambda: ("spares.ivr", "IVRC402") in shown(editor))
        editor.change(uri, MENU.replace("press 1  -> fax-room", "press 1  -> fax-romo"))
        await editor.until(lambda: "IVRC203" in editor.codes(uri))
        assert "IVRC402" in editor.codes(other)
        editor.change(other, OTHER.replace("press 1  -> fax-room", "press 1  -> fax-romo"))
        await editor.until(lambda: "IVRC203" in editor.codes(other))
        editor.change(uri, MENU)
        await editor.until(lambda: "IVRC203" not in editor.codes(uri))
        assert "IVRC203" in editor.codes(other)

    edit(acts)
