"""IVRC340: a menu asks for a password, and nothing says that it is secret."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Span
from ivrc.flow.conditions.compare import Compare
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Case, Number
from ivrc.flow.secret import asks_secret
from ivrc.flow.shape import parts
from ivrc.regex import regex

_WORDS = r"密碼|密码|口令|验证码|驗證碼|校验码|动态码|安全码|(?a:\b(?:[mtu]?pin|pass(?:word|code)|(?:verification|security|one-time) code|cvv|cvc|otp)\b)"
_NAME = regex(_WORDS)
_ASKED = regex(rf"(?:输入|輸入|键入|(?a:\b(?:enter|type|key in|dial)\b))[^,.;!?，。；！？]*?({_WORDS})")


def find(facts: Facts) -> Iterator[Finding]:
    """Each number once, by its name or by what is said before it is typed. One that branches compare cannot be secret: what it
    is compared with stands in the menu."""
    told: set[Span] = set()
    tests = (case.test for node in facts.nodes.values() for case in parts(node, Case))
    compared = {test.value for test in tests if isinstance(test, Compare)}
    for menu in facts.menus.values():
        if asks_secret(facts.hotline, menu):
            continue
        for number in menu.entries:
            if not isinstance(number, Number) or number.edge.span in told or number.variable in compared:
                continue
            if word := _called(facts, menu, number):
                told.add(number.edge.span)
                yield Finding(
                    number.edge.span,
                    f"客户在这里输入“{word}”，可是没有写保密：它会留在录音、交换机的日志和话单里",
                    f'the caller types a secret here ("{word}"), and nothing says so: it stays in the recording, in the switch\'s logs and call records',
                    "在位数后面写上保密，例如：6位，以#结束，保密；选项句子里写不下，就改成收号。",
                    "Write secret behind the number of digits, for instance: 6 digits, ended by #, secret; where it is a sentence of a menu, make it a collect block.",
                )


def _called(facts: Facts, menu: Menu, number: Number) -> str:
    """The word by which a number is known to be a secret; nothing where none tells."""
    if named := _NAME.search(number.variable.lower()):
        return named[0]
    others = sum(isinstance(each, Number) for each in menu.entries) > 1
    for clip in () if others else facts.prompts[menu.id]:
        if asked := _ASKED.search(clip.text.lower()):
            return asked[1]
    return ""


CHECK = Check("IVRC340", find)
