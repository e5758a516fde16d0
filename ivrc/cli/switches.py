"""Switches as commands that drive one ask for them: their options, and the driver behind `--on`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ivrc.diagnostics import Diagnostic, Span, finding

if TYPE_CHECKING:
    from ivrc.verify.harness import Harness
    from ivrc.verify.options import Option


def add_on(parser: argparse.ArgumentParser, told: str, default: str | None, scenarios: bool = False) -> None:
    """Adds `--on` and the options of the switches that it takes."""
    from ivrc.switches.registry import driven
    from ivrc.verify.options import add

    names = driven(scenarios)
    parser.add_argument("--on", choices=names, default=default, help=told)
    add(parser, [_options(name) for name in names], scenarios)


def _options(name: str) -> Sequence[Option]:
    """The options of a switch; none of one that cannot be used, which is told where it is asked for."""
    from ivrc.switches.registry import UnusableError, switch

    try:
        made = switch(name)
    except UnusableError:
        return ()
    return made.driver.options if made.driver else ()


def harness(name: str, scenarios: bool = False) -> Harness:
    """The driver of a switch. Raises Unable where it has none, or its package cannot be used."""
    from ivrc.switches.registry import UnusableError, switch
    from ivrc.verify.driver import Unable

    try:
        made = switch(name).driver
        if made is None:
            raise UnusableError("它没有驱动，只能用来生成", "it has no driver, and can only be built for")
        if scenarios and not made.scenarios:
            raise UnusableError(
                "它没有给 ivrc test 用的驱动", "its driver is for ivrc verify, not for ivrc test"
            )
    except UnusableError as problem:
        raise Unable(unusable(name, problem.zh, problem.en)) from problem
    return made


def of_others(args: argparse.Namespace) -> list[Diagnostic]:
    """The options given that the switch behind `--on` does not have: they would do nothing, and are refused."""
    from ivrc.switches.registry import driven

    own = {option.name for option in _options(args.on)}
    others = {option.name: (option, name) for name in driven() for option in _options(name)}
    found = []
    for option, owner in others.values():
        unsaid = False if option.flag else option.default
        if option.name not in own and getattr(args, option.key, unsaid) != unsaid:
            found.append(_not_of(option.name, args.on, owner))
    return found


def _not_of(option: str, on: str, owner: str) -> Diagnostic:
    return finding(
        "IVRC011",
        Span(option),
        zh=f"{option} 不是“{on}”的选项",
        en=f'{option} is no option of "{on}"',
        mend_zh=f"删去它，或用 --on {owner}。",
        mend_en=f"Leave it out, or use --on {owner}.",
    )


def unusable(name: str, zh: str, en: str) -> Diagnostic:
    """A switch that cannot be driven, and why."""
    return finding(
        "IVRC406",
        Span("ivrc"),
        zh=f"目标“{name}”的软件包用不了：{zh}",
        en=f'the package of the target "{name}" cannot be used: {en}',
        mend_zh="重装或更新这个软件包，或用 --on 选择别的交换机。",
        mend_en="Install the package anew or a newer one, or choose another switch with --on.",
    )
