"""The JSON form of what a flow holds, found by its annotations: which fields, under which names, and what stands in them.

A field's annotation says all of it: its type, and in a `Form` what no type can say.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints


class Form(NamedTuple):
    """What the form of a field is beyond its type. `keywords` are those of JSON Schema; `published` is false of a field that
    the form does not have; one that is there only `if_any` is left out where it is empty."""

    keywords: tuple[tuple[str, Any], ...] = ()
    published: bool = True
    if_any: bool = False


def form(*, published: bool = True, if_any: bool = False, **keywords: Any) -> Form:
    """A form by the keywords of JSON Schema, to stand in an annotation: `Annotated[int, form(minimum=1)]`."""
    return Form(tuple(keywords.items()), published, if_any)


class Field(NamedTuple):
    """A field as it is published: its name in the data and in the form, its annotation, and whether it is left out where it
    is empty."""

    name: str
    key: str
    hint: Any
    if_any: bool


@cache
def fields(kind: Any) -> tuple[Field, ...]:
    """The fields of a NamedTuple that its form has, in order. A place in a source is `at`."""
    hints = get_type_hints(kind, include_extras=True)
    forms = {name: apart(hints[name])[1] for name in kind._fields}
    return tuple(
        Field(name, "at" if name == "span" else name, hints[name], its.if_any)
        for name, its in forms.items()
        if its.published
    )


def apart(hint: Any) -> tuple[Any, Form]:
    """An annotation without its `Form`, and that; an empty one where it has none."""
    if get_origin(hint) is not Annotated:
        return hint, Form()
    base, *about = get_args(hint)
    forms = [each for each in about if isinstance(each, Form)]
    others = tuple(each for each in about if not isinstance(each, Form))
    return Annotated[(base, *others)] if others else base, forms[-1] if forms else Form()
