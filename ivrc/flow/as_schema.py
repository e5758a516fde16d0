"""The published schema of the flow's JSON, made from the declarations of what a flow holds.

`python -m ivrc.flow.as_schema` prints `ivrc/flow/schema.json`. A class is a definition of its own, and the first paragraph of
its docstring is its description.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from ivrc.diagnostics import Span
from ivrc.flow.as_json import NAMES, ORDER, VERSION
from ivrc.flow.causes import Cause
from ivrc.flow.condition import Condition
from ivrc.flow.conditions import NAMES as CONDITIONS
from ivrc.flow.form import apart, fields
from ivrc.flow.kinds import NAMES as NODES
from ivrc.flow.nodes import Hotline, Node
from ivrc.flow.parts import Ms, NodeId

WIDTH = 120
"""A value that fits into a line of so many characters stands on one."""

_HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": f"urn:ivrc:flow:{VERSION}",
    "title": "ivrc flow",
    "description": "A hotline as data, as `ivrc flow` prints it. Its meaning is docs/semantics.md. Times are milliseconds "
    "unless a name says seconds.",
}
_VERSION = {
    "const": VERSION,
    "description": "The version of this form. 2: an entry of a menu may be a number; a clip may have no_keys. 3: values in the place of "
    "variables; the case of a branch has a test, which is a condition of any kind.",
}
_AT = {"type": "string", "description": "file:line:column, counting from 1; a column is a character."}
_PLAIN = {str: "string", Cause: "string", int: "integer", bool: "boolean", NoneType: "null"}
_NAMED = {"node_id": NodeId, "ms": Ms}
_FAMILIES: Mapping[Any, Mapping[type, str]] = {Node: NODES, Condition: CONDITIONS}
"""What a field holds one of."""

Schema = dict[str, Any]


class Definitions:
    """What has a name in the schema, each defined as it comes up first."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {"at": _AT} | {
            name: self._unnamed(hint) for name, hint in _NAMED.items()
        }

    def of(self, hint: Any) -> Schema:
        """What an annotation allows."""
        name = next((name for name, named in _NAMED.items() if named == hint), "")
        return _refers(name) if name else self._unnamed(hint)

    def properties(self, kind: Any) -> dict[str, Schema]:
        """What the fields of a NamedTuple allow, by their names in the form."""
        return {field.key: self.of(field.hint) for field in fields(kind)}

    def _unnamed(self, hint: Any) -> Schema:
        kind, form = apart(hint)
        said = {word: list(value) if isinstance(value, tuple) else value for word, value in form.keywords}
        allowed = self._of_type(kind)
        if "enum" in said:
            del allowed["type"]
        return allowed | said

    def _of_type(self, kind: Any) -> Schema:
        origin, parts = get_origin(kind), get_args(kind)
        if kind is Span:
            return _refers("at")
        if kind in _PLAIN:
            return {"type": _PLAIN[kind]}
        if origin in (Union, UnionType):
            return {"oneOf": [self.of(part) for part in parts]}
        if origin is dict:
            return {"type": "array", "items": self.of(parts[1])}
        if origin is tuple:
            fixed = {} if parts[-1] is Ellipsis else {"minItems": len(parts), "maxItems": len(parts)}
            return {"type": "array", "items": self.of(parts[0])} | fixed
        if origin is Annotated:  # a string that says what it names
            return self._of_type(parts[0])
        return self._defined(kind)

    def _defined(self, kind: Any) -> Schema:
        name = _name(kind)
        if name not in self.found:
            self.found[name] = {}  # its place, before those of its parts
            self.found[name] = self._any_of(_FAMILIES[kind]) if kind in _FAMILIES else self._record(kind)
        return _refers(name)

    def _any_of(self, family: Iterable[type]) -> Schema:
        return {"oneOf": [self._defined(kind) for kind in family]}

    def _record(self, kind: Any) -> Schema:
        named = {"kind": {"const": NAMES[kind]}} if kind in NAMES else {}
        needed = [*named, *(field.key for field in fields(kind) if not field.if_any)]
        return {"description": _told(kind)} | _object(named | self.properties(kind), needed)


def _name(kind: Any) -> str:
    """What a class is called among the definitions."""
    if kind in NODES:
        return f"{NODES[kind]}_node"
    return f"{CONDITIONS[kind]}_condition" if kind in CONDITIONS else str(kind.__name__).lower()


def _refers(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(properties: dict[str, Schema], needed: list[str]) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def _told(kind: Any) -> str:
    """The first paragraph of a class's docstring, in one line."""
    paragraph, *_ = inspect.cleandoc(kind.__doc__).split("\n\n")
    return " ".join(paragraph.split())


def schema() -> Schema:
    """The schema as data."""
    definitions = Definitions()
    hotline = definitions.properties(Hotline)
    properties = {"ivrc": _VERSION} | {key: hotline[key] for key in ORDER}
    optional = {field.key for field in fields(Hotline) if field.if_any}
    return (
        _HEAD
        | _object(properties, [key for key in properties if key not in optional])
        | {"$defs": definitions.found}
    )


def text() -> str:
    """The schema as a file."""
    return _written(schema(), "") + "\n"


def _written(value: Any, indent: str, before: int = 0) -> str:
    """A value, on one line where it fits behind what stands before it."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + before + len(flat) < WIDTH:
        return flat
    inner = indent + "  "
    if isinstance(value, list):
        parts = [_written(each, inner) for each in value]
    else:
        keys = {json.dumps(key): each for key, each in value.items()}
        parts = [f"{key}: {_written(each, inner, len(key) + 2)}" for key, each in keys.items()]
    begin, end = "[]" if isinstance(value, list) else "{}"
    return begin + ",".join(f"\n{inner}{part}" for part in parts) + f"\n{indent}{end}"


if __name__ == "__main__":
    sys.stdout.buffer.write(text().encode())
