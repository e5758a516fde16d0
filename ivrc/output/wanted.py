"""Which targets each hotline of a project is built for: those that are asked for, and where `ivrc.yaml` names a hotline's
own, no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend, nearest
from ivrc.project import FILE, Project


class Wanted(NamedTuple):
    """`asked` are the targets of the command line, else of the project; `own` those of single hotlines, in `ivrc.yaml`.
    A command line chooses among a hotline's own, the project's list gives way to them."""

    asked: tuple[str, ...]
    own: Mapping[str, tuple[str, ...]]
    by_command: bool = False

    @property
    def every(self) -> tuple[str, ...]:
        """All targets that anything may be built for."""
        more = () if self.by_command else (name for names in self.own.values() for name in names)
        return tuple(dict.fromkeys([*self.asked, *more]))

    def of(self, hotline: str) -> tuple[str, ...]:
        """The targets of a hotline."""
        own = self.own.get(hotline, self.asked)
        return tuple(name for name in self.asked if name in own) if self.by_command else own


def wanted(project: Project, given: Sequence[str], usual: Sequence[str]) -> Wanted:
    """What is wanted of a project: `given` stands on the command line, `usual` is what is made where nobody says."""
    asked = tuple(given or project.settings.get("targets") or usual)
    own = {
        name: tuple(dict.fromkeys(each["targets"]))
        for name, each in project.settings.get("hotlines", {}).items()
    }
    return Wanted(tuple(dict.fromkeys(asked)), own, by_command=bool(given))


def left_out(wanted: Wanted, project: Project, hotline: str) -> Iterator[Diagnostic]:
    """The targets of the command line that a hotline is not built for, because `ivrc.yaml` names others."""
    own_zh, own_en = (mark.join(wanted.own.get(hotline, ())) for mark in ("、", ", "))
    for target in wanted.asked if wanted.by_command else ():
        if target not in wanted.of(hotline):
            yield finding(
                "IVRC630",
                project.place(("hotlines", hotline)),
                zh=f"没有为 {target} 生成热线“{hotline}”：{FILE} 写明它只有 {own_zh}",
                en=f'the hotline "{hotline}" is not built for {target}: {FILE} names only {own_en} for it',
                mend_zh=f"要它也有 {target}，就在这里的 targets 里加上；不要，就不用管。",
                mend_en=f"To have it for {target} too, add that to its targets here; else leave it.",
            )


def strangers(project: Project, hotlines: Sequence[str]) -> Iterator[Diagnostic]:
    """The names under `hotlines` in `ivrc.yaml` that no hotline of the whole project has."""
    for name in project.settings.get("hotlines", {}):
        if name not in hotlines:
            zh, en = mend(
                nearest(name, hotlines),
                f"改成项目里的一条热线：{'、'.join(hotlines) or '还没有'}。",
                f"Write one of the project's hotlines: {', '.join(hotlines) or 'there are none yet'}.",
            )
            yield finding(
                "IVRC631",
                project.place(("hotlines", name)),
                zh=f"{FILE} 的 hotlines 写了“{name}”，项目里没有这条热线",
                en=f'{FILE} names "{name}" under hotlines, and the project has no such hotline',
                mend_zh=zh,
                mend_en=en,
            )
