"""Every target there is. A new one is a file and a line here; a third party's comes by the entry point `ivrc.targets`."""

from __future__ import annotations

from importlib import import_module

from ivrc.switches.target import Target

SHIPPED = ("asterisk", "freeswitch", "voicexml")
ENTRY_POINTS = "ivrc.targets"


class UnusableError(Exception):
    """A target of another package that cannot be used. `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def names() -> tuple[str, ...]:
    """The names that `-t` takes, the shipped ones first."""
    from importlib.metadata import entry_points

    return (*SHIPPED, *sorted({point.name for point in entry_points(group=ENTRY_POINTS)} - set(SHIPPED)))


def load(name: str) -> Target:
    """The target of that name, which is one of `names()`. Raises UnusableError."""
    if name in SHIPPED:
        target = import_module(f"ivrc.switches.{name}.text.target").TARGET
        assert isinstance(target, Target)
        return target
    return _of_another_package(name)


def _of_another_package(name: str) -> Target:
    from importlib.metadata import entry_points

    from ivrc.speech.encode import FORMATS

    (point, *_) = entry_points(group=ENTRY_POINTS, name=name)
    try:
        target = point.load()
    except Exception as problem:  # whatever happens in somebody else's module
        why = f"{type(problem).__name__}: {problem}"
        raise UnusableError(
            f"载入 {point.value} 失败（{why}）", f"loading {point.value} fails ({why})"
        ) from problem
    if not isinstance(target, Target):
        raise UnusableError(f"{point.value} 不是 Target", f"{point.value} is no Target")
    if target.name != name:
        raise UnusableError(
            f"{point.value} 自称“{target.name}”", f'{point.value} calls itself "{target.name}"'
        )
    if strange := sorted(target.audio_formats.keys() - FORMATS.keys()):
        listing = ", ".join(strange)
        raise UnusableError(f"不知道提示音格式 {listing}", f"its formats of prompts are not known: {listing}")
    if not target.audio_formats:
        raise UnusableError("它没有提示音格式", "it has no format of prompts")
    return target
