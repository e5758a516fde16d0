"""A parser of arguments whose options hold one value each: a second one is told, where argparse takes the last in silence."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # as in `typing`, which takes longer to read than all of this
if TYPE_CHECKING:
    from typing import Any

_HOW = {
    "site": "（一次一个站点，或者用 --site all one site at a time, or --site all）",
}
"""What to do instead, by the option's destination."""


class Parser(argparse.ArgumentParser):
    """The parser, and with it those of its commands. Options that are to be repeated have an action of their own."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.register("action", None, _Once)


class _Once(argparse.Action):
    """Stores a value; the same value may be given again, another one may not."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        given: dict[str, Any] = vars(namespace).setdefault("given", {})
        first = given.setdefault(self.dest, values)
        if option_string and first != values:
            how = _HOW.get(self.dest, "")
            parser.error(f"{option_string} 写了两次 is given twice: {first}, {values}{how}")
        setattr(namespace, self.dest, values)
