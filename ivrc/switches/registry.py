"""Every switch there is. A new one is a folder with `switch.py` and a name in `shipped`; another package's comes by the entry
point `ivrc.switches`. Packages that only bring a `Target`, by the entry point `ivrc.targets`, are taken as they were."""

from __future__ import annotations

from importlib import import_module

from ivrc.switches.shipped import SHIPPED as SHIPPED
from ivrc.switches.switch import Switch
from ivrc.switches.target import Target

ENTRY_POINTS = "ivrc.switches"
TARGETS = "ivrc.targets"
"""The entry point of packages that were written when there was no way to bring a driver."""


class UnusableError(Exception):
    """A switch of another package that cannot be used. `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def names() -> tuple[str, ...]:
    """The names that `-t` takes, the shipped ones first."""
    return (*SHIPPED, *sorted({*_named(ENTRY_POINTS), *_named(TARGETS)} - set(SHIPPED)))


def driven(scenarios: bool = False) -> tuple[str, ...]:
    """The names that `--on` takes: of other packages all that can have a driver, which is not known before they are
    loaded. With `scenarios`, those on which `ivrc test` can run."""
    own = (name for name in SHIPPED if (made := switch(name).driver) and (made.scenarios or not scenarios))
    return (*own, *sorted(_named(ENTRY_POINTS) - set(SHIPPED)))


def _named(group: str) -> set[str]:
    from importlib.metadata import entry_points

    return {point.name for point in entry_points(group=group)}


def load(name: str) -> Target:
    """The target of that name, which is one of `names()`. Raises UnusableError."""
    return switch(name).text


def switch(name: str) -> Switch:
    """The switch of that name, which is one of `names()`. Raises UnusableError."""
    if name in SHIPPED:
        made = import_module(f"ivrc.switches.{name}.switch").SWITCH
        assert isinstance(made, Switch)
        return made
    return _of_another_package(name)


def _of_another_package(name: str) -> Switch:
    from importlib.metadata import entry_points

    (point, *_) = (*entry_points(group=ENTRY_POINTS, name=name), *entry_points(group=TARGETS, name=name))
    try:
        made = point.load()
    except Exception as problem:  # whatever happens in somebody else's module
        why = f"{type(problem).__name__}: {problem}"
        raise UnusableError(
            f"载入 {point.value} 失败（{why}）", f"loading {point.value} fails ({why})"
        ) from problem
    if isinstance(made, Target):
        made = Switch(made)
    if not isinstance(made, Switch):
        what = "Switch" if point.group == ENTRY_POINTS else "Target"
        raise UnusableError(f"{point.value} 不是 {what}", f"{point.value} is no {what}")
    _judge(made.text, name, point.value)
    return made


def _judge(target: Target, name: str, value: str) -> None:
    """Raises UnusableError for a target that could not be built for."""
    from ivrc.speech.encode import FORMATS

    if target.name != name:
        raise UnusableError(f"{value} 自称“{target.name}”", f'{value} calls itself "{target.name}"')
    if strange := sorted(target.audio_formats.keys() - FORMATS.keys()):
        listing = ", ".join(strange)
        raise UnusableError(f"不知道提示音格式 {listing}", f"its formats of prompts are not known: {listing}")
    if not target.audio_formats:
        raise UnusableError("它没有提示音格式", "it has no format of prompts")
