"""The tables of the grammar, and the automaton that they describe, against Lark's own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from lark import Lark, Tree, UnexpectedToken
from lark import Token as LarkToken
from lark.lexer import Lexer

from ivrc.language import tables as module
from ivrc.language.automaton import Automaton
from ivrc.language.grammar import grammar
from ivrc.language.lexer import tokens
from ivrc.language.tables import tables

ROOT = Path(__file__).parents[2]
MENUS = sorted(
    path for folder in ("menus", "examples", "tests/golden") for path in (ROOT / folder).rglob("*.ivr")
)


class Names(dict[str, Any]):
    """For every rule what gives its name with what it is made of."""

    def __missing__(self, name: str) -> Any:
        return lambda *children: (name, list(children))


class Ours(Lexer):
    """Our tokens for Lark."""

    def __init__(self, lexer_conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[LarkToken]:
        for token in tokens(lexer_state, "", []):
            yield LarkToken(token.type, str(token))


@cache
def lark() -> Lark:
    return Lark(grammar(), parser="lalr", lexer=Ours)


def plainly(part: Any) -> Any:
    """A tree of Lark's as `Names` write it."""
    if isinstance(part, Tree):
        return str(part.data), [plainly(child) for child in part.children]
    return part if part is None else str(part)


@pytest.mark.parametrize("menu", MENUS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_menu_comes_to_the_tree_that_lark_makes(menu: Path) -> None:
    text = menu.read_text(encoding="utf-8")
    automaton = Automaton(tables(), Names())
    if not all(automaton.take(token.type, str(token)) for token in tokens(text, "", [])):
        with pytest.raises(UnexpectedToken):
            lark().parse(text)
        return
    assert automaton.end() == plainly(lark().parse(text))


def test_what_fits_is_what_lark_accepts() -> None:
    """After every token of a menu."""
    text = (ROOT / "menus/大众联合.ivr").read_text(encoding="utf-8")
    automaton = Automaton(tables(), Names())
    interactive: Any = lark().parse_interactive()
    seen: set[frozenset[str]] = set()
    for token in tokens(text, "", []):
        assert automaton.accepted() == interactive.accepts()
        seen.add(automaton.accepted())
        if not automaton.take(token.type, token):
            break
        interactive.feed_token(LarkToken(token.type, str(token)))
    assert len(seen) > 5


def test_they_are_kept_and_lark_is_not_read_again(tmp_path: Path) -> None:
    code = "import sys; from ivrc.language.parser import parse; print(len(parse('热线 甲 1\\n', 'a.ivr')[0].blocks), 'lark' in sys.modules)"
    run = partial(subprocess.run, [sys.executable, "-c", code], capture_output=True, text=True, check=True)
    env = {"IVRC_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    assert run(env=env).stdout.split() == ["1", "True"]
    assert run(env=env).stdout.split() == ["1", "False"]


@pytest.mark.parametrize("kept", [b"", b"{", b"[1, 2]", b"null", b"\xff", b"[[], [1], 0, 0]"])
def test_what_is_kept_and_broken_is_made_anew(
    kept: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path))
    good = module.tables.__wrapped__()
    (file,) = (tmp_path / "grammar").iterdir()
    assert json.loads(file.read_bytes())
    file.write_bytes(kept)
    assert list(map(len, module.tables.__wrapped__()[:2])) == list(map(len, good[:2]))
    assert json.loads(file.read_bytes()), "it is kept again, whole"


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "grammar").write_text("")
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path))
    assert module.tables.__wrapped__().rules
