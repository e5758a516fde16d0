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
from ivrc.switches.asterisk.text.number import TYPED
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, put, value, when

KEPT = "kept"
KEEP = f"Gosub({KEPT},1)"
"""The step that keeps a key, and its extension."""
_RIGHT, _LEFT = "IVRC_RIGHT", "IVRC_LEFT"


def asked(node: Menu) -> Number | None:
    """The number of a menu that must be a PIN: one at most, since a secret stands alone."""
    return next(iter(pins(node)), None)


def kept(name: str) -> list[Step]:
    """The variable of the key that came, which a new frame hides."""
    return [put(f"LOCAL({name})")]


def compared(plan: Plan, number: Number, first: str, others: str) -> list[Step]:
    """Whether the first key (of a clip that it stopped), and the others behind it, are the PIN; then all are forgotten."""
    longest = number.lengths[-1] + len(number.end_key)
    typed = value(first) + "".join(value(f"LOCAL_PEEK({back},{others})") for back in range(longest, 0, -1))
    salt = sha1("\n".join((plan.entry, number.pin)).encode()).hexdigest()
    right = "|".join(
        _hash(salt, keys) for keys in dict.fromkeys((number.digits, number.digits + number.end_key))
    )
    same = value(f'REGEX("^({right})$" {value(f"SHA1({salt}{typed})")})')
    return [
        put(_RIGHT, same),
        put(_LEFT, value(f"LEN({value(TYPED)})")),
        ("again", when(f"$[{value(_LEFT)} < 1]", "forgotten")),
        "StackPop()",
        put(_LEFT, f"$[{value(_LEFT)} - 1]"),
        "Goto(again)",
        ("forgotten", put(first)),
        put(others),
    ]


def and_right(form: str) -> str:
    """The condition that what was typed has that form and is the PIN."""
    return f"$[{form} & {value(_RIGHT)}]"


def _hash(salt: str, keys: str) -> str:
    return sha1(f"{salt}{keys}".encode()).hexdigest()
