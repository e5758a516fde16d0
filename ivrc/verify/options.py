"""Options of `ivrc verify` and `ivrc test` that a switch's driver declares for itself. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class Option(NamedTuple):
    """An option: `name` as it is written, such as `--ami`. `test`, where it is not empty, is its help in `ivrc test`,
    which has no other options of a driver. Of those of one `choice` only one may be given. A `flag` takes no value."""

    name: str
    metavar: str
    help: str
    default: Any = None
    type: Callable[[str], Any] | None = None
    test: str = ""
    choice: str = ""
    flag: bool = False

    @property
    def key(self) -> str:
        """The name under which a driver finds what was given."""
        return self.name.lstrip("-").replace("-", "_")


def add(parser: argparse.ArgumentParser, drivers: Sequence[Sequence[Option]], test: bool = False) -> None:
    """Adds the options of all drivers. One that several have is one option, as the first of them declares it, among
    those of the last."""
    found: dict[str, Option] = {}
    for option in (option for options in drivers for option in options if option.test or not test):
        found[option.name] = found.pop(option.name, option)
    choices: dict[str, Any] = {}
    for option in found.values():
        place: Any = parser
        if option.choice and not test:
            place = choices.get(option.choice) or parser.add_mutually_exclusive_group()
            choices[option.choice] = place
        words = option.test if test else option.help
        if option.flag:
            place.add_argument(option.name, action="store_true", help=words)
            continue
        place.add_argument(
            option.name,
            metavar=option.metavar,
            default=option.default,
            type=option.type or str,
            help=words,
        )


def given(options: Sequence[Option], args: argparse.Namespace) -> dict[str, Any]:
    """What was given of a driver's options, else their defaults."""
    return {option.key: getattr(args, option.key, option.default) for option in options}


def address(text: str) -> tuple[str, int]:
    """HOST:PORT as the two of them; an IPv6 host stands in brackets."""
    host, _, port = text.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise argparse.ArgumentTypeError("HOST:PORT")
    return host.strip("[]"), int(port)
