"""Applications that only say where a call goes on, or set what others ask."""

from __future__ import annotations

from ivrc.importing import told
from ivrc.importing.asterisk.arguments import target
from ivrc.importing.asterisk.conf import Step
from ivrc.importing.asterisk.expressions import Unforeseen, filled
from ivrc.importing.asterisk.place import At, Position
from ivrc.importing.asterisk.reading import Reading, spelt
from ivrc.importing.model import Unknown
from ivrc.regex import regex

_FUNCTION = regex(r"[A-Z][A-Z0-9_]*\(")


def _set(walk: Reading, position: Position, step: Step) -> Position | Unknown:
    name, _, value = step.arguments.partition("=")
    name = name.strip().lstrip("_")
    if name in ("TIMEOUT(digit)", "TIMEOUT(response)"):
        given = walk.arguments(position, step._replace(arguments=value))
        return position.next().knowing(name, given[0]) if given else Unknown(step.line)
    if _FUNCTION.match(name):
        walk.lose(told.not_imported(step.line, spelt(step)))
        return position.next()
    if name not in walk.read:
        return position.next()
    try:
        return position.next().knowing(name, filled(value.strip().strip('"'), walk.scope(position)))
    except Unforeseen:
        return position.next().knowing(name, f"\0?{name}\0")


def _goto(walk: Reading, position: Position, step: Step) -> Position | Unknown:
    given = walk.arguments(position, step)
    if not given:
        return walk.unknown(step)
    if len(given) == 3 and walk.outside(given[0]):
        there = Position(At(given[0], given[1], 1))
        walk.led.setdefault(there, step.line)
        return there
    at = target(walk.dialplan, position.at, ",".join(given))
    return walk.come(position, at, given[-2] if len(given) > 1 else "") if at else walk.unknown(step)


def _gotoif(walk: Reading, position: Position, step: Step) -> Position | Unknown:
    chosen = walk.chosen(position, step)
    if chosen is None:
        return Unknown(step.line)
    return _goto(walk, position, step._replace(arguments=chosen)) if chosen else position.next()


def _unforeseen(walk: Reading, position: Position, step: Step) -> Position | Unknown:
    """An ExecIf of which only a call knows what it comes to; it is told."""
    return Unknown(step.line)


def _gosub(walk: Reading, position: Position, step: Step) -> Position | Unknown:
    place, _, rest = step.arguments.partition("(")
    given = walk.arguments(position, step._replace(arguments=place))
    values = walk.arguments(position, step._replace(arguments=rest.removesuffix(")"))) if rest else []
    at = target(walk.dialplan, position.at, ",".join(given)) if given else None
    if at is None or values is None or at.pattern.startswith("_") or len(position.back) > 20:
        return walk.unknown(step)
    return _routine(walk, position, at, values)


def _macro(walk: Reading, position: Position, step: Step) -> Position | Unknown:
    given = walk.arguments(position, step)
    if not given or len(position.back) > 20:
        return walk.unknown(step)
    at = target(walk.dialplan, position.at, f"macro-{given[0]},s,1")
    if at is None:
        return walk.unknown(step)
    return _routine(walk, walk.known(position, "MACRO_EXTEN", position.at.pattern), at, given[1:])


def _routine(walk: Reading, position: Position, at: At, values: list[str]) -> Position:
    back = (*position.back, position.next().at)
    inside = Position(at, position.values, back)
    for number, value in enumerate(values, 1):
        inside = walk.known(inside, f"ARG{number}", value)
    return inside


ROUTES = {
    "set": _set,
    "goto": _goto,
    "gotoif": _gotoif,
    "execif": _unforeseen,
    "gosub": _gosub,
    "macro": _macro,
}
"""Applications that only say where a call goes on."""
