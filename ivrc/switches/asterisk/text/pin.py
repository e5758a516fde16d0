"""A PIN that is typed on Asterisk is compared, and neither it nor what was typed stands anywhere.

An argument of a step stands in the log with its values, what `Set` gives to a variable too; only what a function makes of
them within an expression does not. So each key stays where `WaitDigit` put it, each in a frame of `Gosub` of its own, in
which the variable of the one before is hidden; `LOCAL_PEEK` reads them all in one expression (app_stack.c), and a step
shows whether its hash is that of the PIN, 1 or 0. Then the frames go, and what was typed with them. The file has the hash.
"""

from __future__ import annotations

from hashlib import sha1

from ivrc.flow.entries import pins
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number
from ivrc.switches.asterisk.text import ask
from ivrc.switches.asterisk.text.number import TYPED
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, put, value, when

KEPT = "kept"
KEEP = f"Gosub({KEPT},1)"
"""The step that keeps a key, and its extension."""
_RIGHT, _LEFT = "IVRC_RIGHT", "IVRC_LEFT"
HELD = f"{ask.SECRET}0"
"""The variable of what is typed, until it is known whether it is taken."""


def asked(node: Menu) -> Number | None:
    """The number of a menu that must be a PIN: one at most, since a secret stands alone."""
    return next(iter(pins(node)), None)


def kept(name: str) -> list[Step]:
    """The variable of the key that came, which a new frame hides."""
    return [put(f"LOCAL({name})")]


def compared(plan: Plan, number: Number, first: str, others: str) -> list[Step]:
    """Whether the first key (of a clip that it stopped), and the others behind it, are the PIN."""
    typed = _typed(number, first, others)
    salt = sha1("\n".join((plan.entry, number.pin)).encode()).hexdigest()
    right = "|".join(
        _hash(salt, keys) for keys in dict.fromkeys((number.digits, number.digits + number.end_key))
    )
    same = value(f'REGEX("^({right})$" {value(f"SHA1({salt}{typed})")})')
    return [put(_RIGHT, same)]


def held(plan: Plan, number: Number, first: str, others: str) -> list[Step]:
    """What was typed waits, until it is known whether it is taken."""
    return [ask.quietly(HELD, _typed(number, first, others))]


def taken(plan: Plan, number: Number) -> Step:
    """It is what a service will be sent, without its end key."""
    digits = "0-9" + (number.last if number.last != number.end_key else "")
    return ask.quietly(ask.secret(plan, number.variable), value(f"FILTER({digits},{value(HELD)})"))


def forgotten(first: str, others: str) -> list[Step]:
    """Of the keys themselves nothing is left."""
    return [
        put(_LEFT, value(f"LEN({value(TYPED)})")),
        ("again", when(f"$[{value(_LEFT)} < 1]", "forgotten")),
        "StackPop()",
        put(_LEFT, f"$[{value(_LEFT)} - 1]"),
        "Goto(again)",
        ("forgotten", put(first)),
        put(others),
    ]


def _typed(number: Number, first: str, others: str) -> str:
    longest = number.lengths[-1] + len(number.end_key)
    return value(first) + "".join(value(f"LOCAL_PEEK({back},{others})") for back in range(longest, 0, -1))


def and_right(form: str) -> str:
    """The condition that what was typed has that form and is the PIN."""
    return f"$[{form} & {value(_RIGHT)}]"


def _hash(salt: str, keys: str) -> str:
    return sha1(f"{salt}{keys}".encode()).hexdigest()
