"""How VS Code colours menu files, by its own engine: what the grammar says is what the lexer reads."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

from ivrc.language.blocks import BLOCKS
from ivrc.language.keywords import WORDS
from ivrc.language.words import HEADERS
from ivrc.lsp.colours import KINDS, colours

ROOT = Path(__file__).parents[2]
GRAMMAR = ROOT / "editors/vscode/syntaxes/ivr.tmLanguage.json"
FILES = sorted(
    path for name in ("menus", "examples", "ivrc/starter") for path in (ROOT / name).rglob("*.ivr")
)
SCOPES = {
    "keyword": "keyword", "comment": "comment", "string": "string", "function": "entity.name", "variable": "variable",
    "namespace": "entity.name", "enumMember": "constant.other", "type": "entity.name",
}  # fmt: skip
"""How the scopes of what the language server colours begin."""
WORDS_OF = {word.type: word for word in WORDS}

Sign = tuple[int, int]
"""A line and a character, both from 0."""


def scoped(texts: list[str]) -> list[dict[Sign, str]]:
    """The innermost scope of every character of the texts."""
    asked = ["node", str(Path(__file__).with_name("scopes.js")), str(GRAMMAR)]
    told = subprocess.run(asked, input=json.dumps(texts), text=True, capture_output=True, check=True).stdout
    return [
        {(line, at): scopes[-1] for line, start, end, scopes in text if scopes for at in range(start, end)}
        for text in json.loads(told)
    ]


def coloured(text: str) -> dict[Sign, str]:
    """What the language server says of every character."""
    found: dict[Sign, str] = {}
    data = colours(text, lambda _, count: count)
    line = start = 0
    for down, right, length, kind, _ in zip(*[iter(data)] * 5):
        line, start = line + down, right + (0 if down else start)
        found |= {(line, at): KINDS[kind] for at in range(start, start + length)}
    return found


@cache
def shipped() -> list[tuple[str, dict[Sign, str], dict[Sign, str]]]:
    texts = [path.read_text("utf-8") for path in FILES]
    return [(text, told, coloured(text)) for text, told in zip(texts, scoped(texts))]


def test_what_the_language_server_colours_has_its_scope_in_every_file() -> None:
    assert len(FILES) > 40
    for text, told, kinds in shipped():
        lines = text.split("\n")
        for sign, kind in kinds.items():
            wanted = SCOPES[kind]
            in_braces = kind == "function" and told.get(sign, "").startswith("variable.other")
            assert told.get(sign, "").startswith(wanted) or in_braces, (lines[sign[0]], sign, kind)


def test_nothing_else_is_a_keyword_or_a_comment_in_any_file() -> None:
    for text, told, kinds in shipped():
        for sign, scope in told.items():
            if scope.startswith(("keyword.control", "keyword.declaration", "comment")):
                wanted = scope.partition(".")[0]
                assert kinds.get(sign) == wanted, (text.split("\n")[sign[0]], sign, scope)


def test_every_word_that_begins_a_line_does_so_in_its_blocks_and_in_no_other() -> None:
    cases = []
    for kind, block in BLOCKS.items():
        for type_, word in WORDS_OF.items():
            if word in HEADERS or kind == "FLOW":
                continue
            for spelling in (*word.zh, *word.en):
                cases.append((kind, spelling, type_ in block.words))
    texts = [f"{WORDS_OF[kind].zh[0]} 甲\n    {spelling} 15秒" for kind, spelling, _ in cases]
    wrong = []
    for (kind, spelling, begins), told in zip(cases, scoped(texts)):
        scope = {told.get((1, 4 + at), "").partition(".ivr")[0] for at in range(len(spelling))}
        if (scope == {"keyword.control"}) != begins:
            wrong.append((kind, spelling, scope))
    assert len(cases) > 500 and wrong == []


FORMS = [
    ("播报 甲：“见 https://a.example/b。” → 乙", "https://a.example/b", "string"),
    ("播报 甲：“您好” → 乙 ／／ 说明", "／／ 说明", "comment"),
    ("播报 甲：“没有收尾 → 乙 // 说明", "// 说明", "comment"),
    ("播报 甲：“您好” -> 乙", "乙", "entity.name.function"),
    ("播报　甲：＜再见＞　＝＞　挂机", "＜再见＞", "constant.other.phrase"),
    ("菜单 甲\n    留言请按1 → 留言", "留言请按1", "string.unquoted"),
    ("菜单 甲\n    １，２、＊ → 乙", "１，２、＊", "constant.numeric"),
    (
        "流程 甲（乙）\n    菜单 丙：“{乙}”\n        好请按1 → 完\n    播报 完：“好。” → 挂机",
        "完：",
        "entity.name.function",
    ),
    ("热线 甲 400\n    工号 3056", "工号", "keyword.control"),
    ("菜单 甲\n// 插一行\n\n    二请按2 → 乙", "二请按2", "string.unquoted"),
    ('HOTLINE acme 800\n    Wrong Key "no" hang up', "Wrong Key", "keyword.control"),
    ("热线 甲\n    企业名称：东街小店 // 店名", "东街小店 ", "string.unquoted"),
]


def test_forms_that_people_type() -> None:
    for (text, words, scope), told in zip(FORMS, scoped([text for text, _, _ in FORMS])):
        line = text[: text.index(words)].count("\n")
        start = text.split("\n")[line].index(words)
        found = [told.get((line, start + at), "") for at in range(len(words.rstrip("：")))]
        assert all(each.startswith(scope) for each in found), (text, found)


def test_hostile_text_takes_no_long_time() -> None:
    texts = ["播报 甲：" + sign * 5_000 for sign in ("“", "-", "《", "{", "/", "a", " ", "：", "，", "1")]
    texts += [f"菜单 甲\n    {sign * 5_000}" for sign in ("你", "-", "1，", "x ", "“", "= ")]
    assert [len(told) > 0 for told in scoped(texts)] == [True] * len(texts)
