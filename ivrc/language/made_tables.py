"""The tables of the grammar as Lark makes them, in the form in which they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lark import Lark
from lark.lexer import Lexer

from ivrc.language.automaton import Kept, Rule, Tables


class _NoLexer(Lexer):
    """Lark asks for one; nothing is read here."""

    def __init__(self, lexer_conf: object) -> None: ...

    def lex(self, lexer_state: object, parser_state: object) -> Iterator[Any]:
        yield from ()


def made(grammar: str) -> Tables:
    """The tables of a grammar."""
    state = Lark(grammar, parser="lalr", lexer=_NoLexer).parse_interactive("").parser_state
    table: Any = state.parse_conf.parse_table
    actions = [table.states[number] for number in range(len(table.states))]
    rules = dict.fromkeys(
        what for state in actions for action, what in state.values() if action.name == "Reduce"
    )
    numbers = {rule: -1 - number for number, rule in enumerate(rules)}
    states = [
        {
            str(name): what if action.name == "Shift" else numbers[what]
            for name, (action, what) in state.items()
        }
        for state in actions
    ]
    return Tables(states, list(map(_rule, rules)), table.start_states["start"], table.end_states["start"])


def _rule(rule: Any) -> Rule:
    """A rule, as Lark's builder of trees would take it: a token or a rule whose name begins with `_` is no value of its own, and
    what stands in brackets and is missing is None."""
    given = "".join("01"[empty] for empty in rule.options.empty_indices) or "0" * len(rule.expansion)
    *before, behind = map(len, given.split("0"))
    kept: list[Kept] = []
    missing = 0
    for place, symbol in enumerate(rule.expansion):
        missing += before[place]
        if not (symbol.is_term and symbol.filter_out):
            kept.append(Kept(place, not symbol.is_term and symbol.name.startswith("_"), missing))
            missing = 0
    missing += behind
    all_of_it = not missing and kept == [Kept(place, False, 0) for place in range(len(rule.expansion))]
    name = rule.alias or rule.origin.name
    return Rule(
        str(rule.origin.name),
        len(rule.expansion),
        "" if name.startswith("_") else str(name),
        None if all_of_it else tuple(kept),
        missing,
        rule.options.expand1 and not rule.alias,
    )
