"""The lines of the menu language, one a file: how each is written, what it is in the tree, where it may stand. A file
here with a `LINE` is a line, and there is no list; the grammar, the keywords and the blocks are put together from them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from ivrc.language.lines.form import Form, Kind
from ivrc.modules import modules


def _kinds() -> Iterator[Kind]:
    for name in modules(__path__):
        if name != "form":
            yield import_module(f"{__name__}.{name}").LINE


KINDS: tuple[Kind, ...] = tuple(_kinds())
"""Every line there is, in the order of their files' names."""

FORMS: tuple[Form, ...] = tuple(
    form for kind in KINDS for forms in (kind.forms, *kind.rules.values()) for form in forms
)
"""Every form of a line or of a part of one."""
