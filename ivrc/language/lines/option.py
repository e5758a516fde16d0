"""`客服电话请拨0 → 客服坐席`, `1，2 → 时间`: what a key of a menu brings."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Speech, Text, Way


class OptionLine(NamedTuple):
    """`客服电话请拨0 → 客服坐席`, or `0 → 客服坐席` for keys that stand by themselves (`sentence` None).

    `keys` and `variable` are those of the second form (`1，2 → 时间`, `XXXX{分机号} → 分机`); the first has them in its
    sentence. `words` are spoken there: the sentence, or what is written behind the keys (`1，2 “…” → 时间`).
    """

    sentence: Text | None
    keys: tuple[str, ...]
    variable: str
    words: Speech
    way: Way
    span: Span


def option_line(at: At, sentence: Token, way: Way) -> OptionLine:
    text = Text(str(sentence), at(sentence))
    return OptionLine(text, (), "", (text,), way, at(sentence, way))


def keys_line(at: At, *parts: Any) -> OptionLine:
    tokens = [part for part in parts if isinstance(part, Token)]
    keys = tuple(str(part).upper() for part in tokens if part.type == "KEYS")
    variable = next((str(part) for part in tokens if part.type == "VARIABLE"), "")
    words: Speech = next((part for part in parts if type(part) is tuple), ())
    return OptionLine(None, keys, variable, words, parts[-1], at(parts[0], parts[-1]))


LINE = Kind(
    OptionLine,
    ("MENU", "COLLECT", "CALLBACK", "QUEUE"),
    (Form("OPTION way", option_line), Form("KEYS (_COMMA KEYS)* VARIABLE? speech? way", keys_line)),
)
