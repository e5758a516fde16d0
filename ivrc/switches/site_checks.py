"""What a site file says that its schema cannot know: names of targets, formats of other packages, outside lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from ivrc.diagnostics import Diagnostic, Severity, finding
from ivrc.diagnostics.near import mend, nearest
from ivrc.switches import calling
from ivrc.switches.outside import outside
from ivrc.switches.services import plain
from ivrc.switches.settings import Settings, alone
from ivrc.switches.shipped import SHIPPED
from ivrc.yamlfile import Marks, Path, Schema
from ivrc.yamlfile.schema import judge as fits

if TYPE_CHECKING:
    from ivrc.switches.switch import Switch
    from ivrc.switches.target import Target


def judge(site: Mapping[str, Any], marks: Marks) -> Iterator[Diagnostic]:
    """Everything about a site file that takes the targets to know. The schema has accepted the file."""
    places = list(_places(site))
    strange = {name for _, name in places} - set(SHIPPED)
    installed = _installed() if strange else SHIPPED
    dials = site.get("extensions", {}).get("dial", {})
    switches = {name: switch for name in strange | dials.keys() if (switch := _switch(name, installed))}
    known = {name: switch.text for name, switch in switches.items()}
    for path, name in places:
        if name not in installed:
            yield _no_target(name, installed, marks, path)
    for name, formats in site.get("audio", {}).items():
        if name in strange and name in known:
            yield from _formats(name, formats, known[name], marks)
    for name in sorted(strange & switches.keys()):
        if settings := {k: part for k, part in switches[name].settings.items() if name in site.get(k, {})}:
            yield from fits(dict(site), Schema(None, partial(_alone, name, settings)), marks, set())
    yield from plain(site, marks)
    yield from calling.judge(site, marks)
    yield from outside(site, marks, {n: known[n].reach(dial) for n, dial in dials.items() if n in known})


def _places(site: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Every name of a target in a site file, with the place of it."""
    by_target: list[Path] = [("destinations", name) for name in site.get("destinations", {})]
    by_target += [(key, "dial") for key in ("extensions", "outbound") if key in site]
    by_target += [(key,) for key in ("recordings", "messages", "records", "sounds", "audio") if key in site]
    for path in by_target:
        value: Any = site
        for step in path:
            value = value[step]
        yield from (((*path, name), name) for name in value)


def _alone(name: str, settings: Settings, _document: dict[str, Any]) -> dict[str, Any]:
    return alone(name, settings)


def _installed() -> tuple[str, ...]:
    from ivrc.switches import registry

    return registry.names()


def _switch(name: str, installed: tuple[str, ...]) -> Switch | None:
    """The switch; None where there is none, or it cannot be used, which a build for it tells."""
    if name not in installed:
        return None
    from ivrc.switches import registry

    try:
        return registry.switch(name)
    except registry.UnusableError:
        return None


def _no_target(name: str, installed: tuple[str, ...], marks: Marks, path: Path) -> Diagnostic:
    near = nearest(name, installed)
    zh, en = mend(
        near,
        f"可用的有：{'、'.join(installed)}；别的目标要先装上它的软件包。",
        f"There are: {', '.join(installed)}; for another one install its package.",
    )
    return finding(
        "IVRC010",
        marks.key(path),
        zh=f"没有名为“{name}”的目标，这里写的不起作用",
        en=f'there is no target "{name}", so what is written here has no effect',
        mend_zh=zh,
        mend_en=en,
        fix=near or None,
        severity=Severity.WARNING,
    )


def _formats(name: str, formats: str | list[str], target: Target, marks: Marks) -> Iterator[Diagnostic]:
    """Formats that a target of another package does not play."""
    listed = [formats] if isinstance(formats, str) else formats
    for number, form in enumerate(listed):
        if form not in target.audio_formats:
            path: Path = ("audio", name) if isinstance(formats, str) else ("audio", name, number)
            known = tuple(target.audio_formats)
            yield finding(
                "IVRC025",
                marks.place(path),
                zh=f"{target.title} 没有“{form}”这种提示音格式",
                en=f"{target.title} has no format `{form}` for prompts",
                mend_zh=f"这里应当是{'、'.join(known)}之一。",
                mend_en=f"This should be one of {', '.join(known)}.",
            )
