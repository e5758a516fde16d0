"""A PIN that is typed on FreeSWITCH is compared, and neither it nor what was typed stands anywhere.

The log has every action twice, as it is written (mod_dialplan_xml.c) and with its values (`EXECUTE`, switch_core_session.c), but
neither what a call of the API within one is given nor what it gives. So `md5` makes a digest of the one so far and each
key, `uuid_setvar` keeps it for the next, and `regex` says whether the last is that of the PIN: true or false. Salt and
digests are global variables, which the file sets as it is loaded: in an action stand their names. A caller who hangs up
leaves a digest of the keys so far.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import md5, sha1

from ivrc.flow.entries import pins
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.syntax import Condition, extension, put, value
from ivrc.switches.freeswitch.text.syntax import asked as asked_step

_KEEP = "keep"
PROOF, RIGHT = "ivrc_proof", "ivrc_right"
"""The digest so far, and whether it is that of the PIN."""
NOTHING_TYPED = [put(PROOF), put(RIGHT)]


def asked(node: Menu) -> Number | None:
    """The number of a menu that must be a PIN: one at most, since a secret stands alone."""
    return next(iter(pins(node)), None)


def has_pin(plan: Plan) -> bool:
    """Whether the hotline asks for one."""
    return bool(_pins(plan))


def keep(plan: Plan, variable: str) -> list[str]:
    """The action that draws the key in a variable into the digest, if one came."""
    return [plan.shared(f"{_KEEP}:{variable}")]


def steps(plan: Plan) -> list[str]:
    """The step that does so; nothing where no PIN is asked for."""
    if not has_pin(plan):
        return []
    drawn = f"${{md5({value(_salt(plan))}{value(PROOF)}{value('$1')})}}"
    came = (value(labels.HIDDEN_KEY), ".")
    keeps = put(RIGHT, f"${{uuid_setvar({value('uuid')} {PROOF} {drawn})}}")
    return [extension("a key of a PIN", [came, asked_step(f"{_KEEP}:(.+)")], [keeps])]


def compared(plan: Plan, node: Menu) -> list[str]:
    """Whether what was typed is the PIN, with its end key or without."""
    number = asked(node)
    if number is None:
        return []
    either = "|".join(value(name) for name, _ in _digests(plan, number))
    return [put(RIGHT, f"${{regex(m:~{value(PROOF)}~^({either})$)}}")]


def right(entry: Entry | Number) -> list[Condition]:
    """The condition that it is, of a number that must be one."""
    return [(value(RIGHT), "^true$")] if isinstance(entry, Number) and entry.pin else []


def known(plan: Plan) -> dict[str, str]:
    """The global variables of a hotline."""
    numbers = _pins(plan)
    digests = {name: held for number in numbers for name, held in _digests(plan, number)}
    return {_salt(plan): _salted(plan), **digests} if numbers else {}


def _pins(plan: Plan) -> list[Number]:
    return [number for node in of_kind(plan.hotline, Menu) for number in pins(node)]


def _salt(plan: Plan) -> str:
    return f"ivrc_salt_{_own(plan)}"


def _own(plan: Plan) -> str:
    return sha1(plan.entry.encode()).hexdigest()[:16]


def _salted(plan: Plan) -> str:
    return sha1("\n".join((plan.entry, *(number.digits for number in _pins(plan)))).encode()).hexdigest()


def _digests(plan: Plan, number: Number) -> Iterator[tuple[str, str]]:
    """The global variables that say what a PIN is."""
    names = list(dict.fromkeys(each.pin for each in _pins(plan)))
    name = f"ivrc_pin_{_own(plan)}_{names.index(number.pin) + 1}"
    yield name, _digest(plan, number.digits)
    if number.end_key:
        ended = {"#": "pound", "*": "star"}[number.end_key]
        yield f"{name}_{ended}", _digest(plan, number.digits + number.end_key)


def _digest(plan: Plan, keys: str) -> str:
    digest = ""
    for key in keys:
        digest = md5(f"{_salted(plan)}{digest}{key}".encode(), usedforsecurity=False).hexdigest()
    return digest
