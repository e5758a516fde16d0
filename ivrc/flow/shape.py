"""What a node holds, found by the annotations of its kind: ways on, playings, variables.

A kind says once what its fields are; nobody keeps a list of them. Found once a kind, the places serve all its nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from ivrc.flow.condition import Condition
from ivrc.flow.conditions import CONDITIONS
from ivrc.flow.form import apart

Value = Any
"""A node or a part of one: a NamedTuple."""


class _Field(NamedTuple):
    """A field in which what is looked for can be. `itself`: it is what is looked for, or nothing; `many`: it is a
    tuple of such."""

    place: int
    itself: bool
    many: bool


@cache
def _fields(kind: Hashable, wanted: Hashable) -> tuple[_Field, ...]:
    hints = get_type_hints(kind, include_extras=True)
    found = []
    for place, name in enumerate(getattr(kind, "_fields", ())):
        many, types = _types(hints[name])
        if wanted in types:
            found.append(_Field(place, True, many))
        elif any(_fields(each, wanted) for each in types if hasattr(each, "_fields")):
            found.append(_Field(place, False, many))
    return tuple(found)


def _types(hint: Any) -> tuple[bool, tuple[Any, ...]]:
    """Whether a field holds many, and the types that it can hold."""
    hint = apart(hint)[0]
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        return True, _types(get_args(hint)[0])[1]
    if hint is Condition:
        return False, tuple(CONDITIONS.values())
    if get_origin(hint) in (Union, UnionType):
        return False, tuple(each for each in get_args(hint) if each is not NoneType)
    return False, (hint,)


Collect = Callable[[Value, list[Any]], None]


@cache
def _collector(kind: Hashable, wanted: Hashable) -> Collect | None:
    """What adds everything of a type that a value of a kind holds to a list; None where it can hold none."""
    fields = _fields(kind, wanted)
    if not fields:
        return None

    inside: dict[type, Collect | None] = {}  # by kind, for `wanted` is slow to look up by

    def collect(value: Value, found: list[Any]) -> None:
        for place, itself, many in fields:
            held = value[place]
            if itself:
                if many:
                    found += held
                elif held is not None:
                    found.append(held)
                continue
            for each in held if many else (held,):
                kind = _kind(each)
                if kind not in inside:
                    inside[kind] = _collector(kind, wanted)
                if inner := inside[kind]:
                    inner(each, found)

    return collect


def _kind(value: Value) -> Any:
    return type(value)


def parts(value: Value, wanted: Any) -> list[Any]:
    """Everything of a type that a value holds, in the order of its fields; what is None is not there. Where a field holds
    one of several types, those stand for one another: of what is heard all is found, in order."""
    found: list[Any] = []
    collect = _collector(_kind(value), wanted)
    if collect is not None:
        collect(value, found)
    return found


def holders(value: Value, wanted: Any) -> Iterator[Value]:
    """The parts of a value, or the value itself, that hold something of a type in a field of their own."""
    fields = _fields(_kind(value), wanted)
    if any(field.itself for field in fields):
        yield value
    for place, itself, many in fields:
        if not itself:
            for each in value[place] if many else (value[place],):
                if each is not None:
                    yield from holders(each, wanted)


def replaced(value: Value, wanted: Any, change: Callable[[Any], Any]) -> Value:
    """A value with everything of a type changed."""
    new = list(value)
    for place, itself, many in _fields(_kind(value), wanted):
        one = change if itself else lambda each: replaced(each, wanted, change)
        held = value[place]
        new[place] = tuple(map(one, held)) if many else None if held is None else one(held)
    return type(value)(*new)
