"""The grammar by which editors colour a menu file before anything is asked of `ivrc lsp`, made from the tables of keywords.

`python -m ivrc.language.as_textmate` prints `editors/vscode/syntaxes/ivr.tmLanguage.json`. It knows a block by its header and its
indentation, and in a block the keywords that may begin a line there, as the lexer does. Full-width forms stand beside the narrow ones: a
grammar reads what was typed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import Any

from ivrc.language.blocks import BLOCKS
from ivrc.language.days import SEVERAL_DAYS, WEEKDAYS
from ivrc.language.keywords import CLAUSES, WORDS
from ivrc.language.words import HEADERS, TARGETS

Rule = dict[str, Any]

_BLANK = r"[ \t\x{3000}\x{00A0}\x{200B}\x{FEFF}]"
_QUOTES = '"＂“”„‟〝〞'
_COMMENT = r"(?<![A-Za-z][:：])[/／]{2}"
_STRING = f"[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]|「[^「」]*」|『[^『』]*』"
_PHRASE = "《[^《》]*》|〈[^〈〉]*〉|[<＜][^<>＜＞]*[>＞]"
_VARIABLE = "[{｛][^{}｛｝]*[}｝]"
_ARROW = "[→⇒➔➜⟶]|(?<![-—–=－＝])[-—–=－＝]+[>＞]"
_NAME = (
    f"(?:(?!{_ARROW})[^\\s,;:，；：、{_QUOTES}《》〈〉<>＜＞{{}}｛｝()（）「」『』=＝/／]|[/／](?![/／]))+"
)
_DIGIT = "[0-9０-９]"
_FIRST = rf"(?:^|\G){_BLANK}*[:：]?{_BLANK}*"
"""Where a line of a block begins: at the margin, or behind the header and its colon."""
_SENTENCE = f"(?:(?!{_ARROW}|{_COMMENT})[^{_QUOTES}《〈「『])+?"
_BEFORE_ARROW = rf"(?=\s*(?:{_ARROW}))"
_TYPES = {word.type: word for word in WORDS}
_NAMED = {"HOTLINE": "namespace", "FLOW": "namespace", "HOURS": "type"}
"""What the name behind a header is; a node, of all others."""


def any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first; a word of letters ends where its letters end."""
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(
        rf"(?i:{re.escape(word)})(?![A-Za-z0-9_-])".replace(r"\ ", r"\s+") if word.isascii() else word
        for word in ordered
    )


def _spellings(types: Iterable[str]) -> str:
    return any_of(word for type_ in types for word in (*_TYPES[type_].zh, *_TYPES[type_].en))


def grammar() -> Rule:
    """The whole grammar."""
    blocks = {f"block-{word.type}": _block(word.type) for word in HEADERS if word.type != "INCLUDE"}
    within = {f"lines-{kind}": {"patterns": _lines(kind)} for kind in BLOCKS if kind != "FLOW"}
    return {
        "information_for_contributors": ["Made by python -m ivrc.language.as_textmate; do not edit."],
        "name": "IVR menu",
        "scopeName": "source.ivr",
        "fileTypes": ["ivr"],
        "patterns": [_to("comment"), _to("include"), *map(_to, blocks)],
        "repository": {**blocks, **within, **_parts()},
    }


def text() -> str:
    """The file."""
    return json.dumps(grammar(), ensure_ascii=False, indent=1) + "\n"


def _to(name: str) -> Rule:
    return {"include": f"#{name}"}


def _match(pattern: str, scope: str, **captures: str) -> Rule:
    """A rule for a stretch of a line; its groups have scopes of their own."""
    rule: Rule = {"match": pattern, "name": f"{scope}.ivr"} if scope else {"match": pattern}
    if captures:
        rule["captures"] = {group[1:]: {"name": f"{name}.ivr"} for group, name in captures.items()}
    return rule


def _block(kind: str) -> Rule:
    """A header and what stands deeper than it. Within a sub-flow headers stand deeper themselves."""
    name = "entity.name." + _NAMED.get(kind, "function")
    other = "constant.numeric.ivr" if kind == "HOTLINE" else "variable.parameter.ivr"
    margin = f"^({_BLANK}*)" if kind != "FLOW" else "^()"
    inner = [_to(f"block-{each}") for each in BLOCKS if each not in ("FLOW", "HOTLINE", "INCLUDE")]
    header = rf"({_spellings([kind])})(?=[\s:：{_QUOTES}]|$){_BLANK}*({_NAME})?((?:{_BLANK}+{_NAME})*)"
    return {
        "name": f"meta.block.{kind.lower()}.ivr",
        "begin": margin + header,
        "beginCaptures": {
            "2": {"name": "keyword.declaration.ivr"},
            "3": {"name": f"{name}.ivr"},
            "4": {"patterns": [{"match": _NAME, "name": other}]},
        },
        "end": rf"^(?!\1{_BLANK}+\S)(?!\s*(?:$|[/／]{{2}}))",
        "patterns": [_to("comment"), *inner, _to("tail")] if kind == "FLOW" else [_to(f"lines-{kind}")],
    }


def _lines(kind: str) -> list[Rule]:
    """What may stand in a block: keywords where they begin a line or stand before an arrow, then what is its own, then the rest."""
    block = BLOCKS[kind]
    rules = [_to("comment"), *_spoken(kind), *([_to("dial")] if "DIAL" in block.words else ())]
    ends = rf"(?=[\s:：,，、;；{_QUOTES}《〈<＜{{｛→⇒➔➜⟶=＝\-－0-9０-９（(]|$)"
    if block.words:
        numbers = _spellings(["NUMBERS"]) if "NUMBERS" in block.words else ""
        sentence = f"(?!(?:{numbers}){_DIGIT})" if numbers else ""
        rules.append(
            _match(rf"{_FIRST}{sentence}({_spellings(block.words)}){ends}", "", _1="keyword.control")
        )
    if block.leading:
        rules.append(_match(rf"(?<=[,，、;；\s])(?:{_spellings(block.leading)}){ends}", "keyword.control"))
    return [*rules, *_own(kind), _to("tail")]


def _spoken(kind: str) -> list[Rule]:
    """Sentences that are spoken as they stand, and keys."""
    if kind in ("BRANCH", "HOURS", "HOTLINE", "USE", "FLOW"):
        return []
    keys = rf"{_FIRST}([0-9０-９*＊#＃Xx]+(?:\s*[,，、;；/／]\s*[0-9０-９*＊#＃Xx]+)*)"
    found = [_match(rf"{keys}(?=\s*(?:{_ARROW}|[{_QUOTES}《〈「『<＜{{｛]))", "", _1="constant.numeric.key")]
    if kind in ("MENU", "SURVEY"):
        keyword = _spellings(BLOCKS[kind].words)
        end = _BEFORE_ARROW if kind == "MENU" else rf"(?=\s*(?:{_ARROW}|{_COMMENT}|$))"
        mark = rf"[{_QUOTES}《〈「『<＜→⇒➔➜⟶=＝\-－—–:：\s]"
        rule = _match(rf"{_FIRST}(?!(?:{keyword})(?=[\s:：,，、]|$))(?!{mark})({_SENTENCE}){end}", "")
        rule["captures"] = {"1": {"name": "string.unquoted.ivr", "patterns": [_to("variable")]}}
        found.append(rule)
    return found


def _own(kind: str) -> list[Rule]:
    """What only the lines of one kind of block have."""
    match kind:
        case "HOTLINE":
            setting = _match(
                rf"{_FIRST}({_NAME})(?:\s*[:：=＝]\s*|\s+|$)((?:(?!{_ARROW}|{_COMMENT})[^{_QUOTES}《〈「『])*)",
                "",
            )
            setting["captures"] = {
                "1": {"name": "variable.other.definition.ivr"},
                "2": {"name": "string.unquoted.ivr", "patterns": [_to("variable")]},
            }
            return [setting]
        case "HOURS":
            return [_match(any_of((*WEEKDAYS, *SEVERAL_DAYS)), "support.constant.day")]
        case "BRANCH" | "USE":
            condition = _match(rf"{_FIRST}(?![{_QUOTES}《〈])({_SENTENCE}){_BEFORE_ARROW}", "")
            condition["captures"] = {"1": {"name": "entity.name.type.ivr", "patterns": [_to("variable")]}}
            used = _match(rf"\G{_BLANK}*[:：]{_BLANK}*({_NAME})", "", _1="entity.name.namespace")
            return [used, condition] if kind == "USE" else [condition]
        case _:
            return []


def _parts() -> dict[str, Rule]:
    """What stands in lines of all kinds."""
    text = {"0": {"patterns": [_to("variable")]}}
    clauses = _spellings(word.type for word in CLAUSES)
    ends = _spellings([*(word.type for word in TARGETS), "HANGUP"])
    amount = rf"{_DIGIT}+(?:[.．]{_DIGIT}+)?"
    return {
        "comment": {"match": f"{_COMMENT}.*$", "name": "comment.line.double-slash.ivr"},
        "include": {
            "match": rf"^({_spellings(['INCLUDE'])})(?=[\s:：{_QUOTES}]|$)\s*({_STRING})?",
            "captures": {"1": {"name": "keyword.control.import.ivr"}, "2": {"name": "string.quoted.ivr"}},
        },
        "string": {"match": _STRING, "name": "string.quoted.ivr", "captures": text},
        "phrase": {"match": _PHRASE, "name": "constant.other.phrase.ivr", "captures": text},
        "variable": {"match": _VARIABLE, "name": "variable.other.ivr"},
        "number": _match(
            rf"(?<![\w]){amount}\s*(?:毫秒|秒钟|秒|分钟|分(?!机)|小时|次|遍|位|(?i:ms|seconds?|secs?|s|minutes?|mins?|hours?|times?|digits?)\b)?"
            rf"|{_DIGIT}{{1,2}}[:：]{_DIGIT}{{2}}",
            "constant.numeric",
        ),
        "way": {
            "begin": _ARROW,
            "beginCaptures": {"0": {"name": "keyword.operator.arrow.ivr"}},
            "end": rf"(?=$|{_COMMENT})",
            "patterns": [
                _to("string"), _to("phrase"), _to("variable"),
                _match(rf"(?:{ends})(?=[\s,，、]|$)", "keyword.control.flow"),
                _match(_NAME, "entity.name.function"),
            ],
        },
        "dial": {
            "begin": rf"{_FIRST}({_spellings(['DIAL'])})(?=[\s:：{_QUOTES}{{｛]|$)",
            "beginCaptures": {"1": {"name": "keyword.control.ivr"}},
            "end": rf"(?=$|{_COMMENT})",
            "patterns": [
                _to("string"), _to("phrase"), _to("variable"), _to("way"), _to("clause"), _to("number"),
                _match(rf"(?!{any_of(('and', 'then'))}){_NAME}", "constant.other.destination"),
            ],
        },
        "clause": _match(rf"(?<![A-Za-z0-9_-])(?:{clauses})", "keyword.other"),
        "tail": {
            "patterns": [
                _to("comment"), _to("string"), _to("phrase"), _to("variable"), _to("way"), _to("clause"), _to("number"),
                _match(_NAME, ""),
            ]
        },
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.buffer.write(text().encode())
