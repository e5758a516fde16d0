"""All that is found in menu files of a project together: what `ivrc check` prints, and what an editor shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ivrc.compile import Compiled, compile_file
from ivrc.diagnostics import Allowed, Diagnostic
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.graph import destinations
from ivrc.flow.nodes import Hotline
from ivrc.lowering.heads import clashes
from ivrc.numbers import misled
from ivrc.output.budgeted import budgeted
from ivrc.output.wanted import strangers
from ivrc.phrases import Library
from ivrc.project import Project, open_site, sites
from ivrc.stopping import step
from ivrc.switches.unbound import anywhere


class Order(NamedTuple):
    """What is looked at: menu files of a project. `before` is what was found in settings and phrases; of the `whole` project
    what stands beside its menus is looked at, too, and where its `calls` are, the files of scenarios."""

    project: Project
    library: Library
    chosen: Chosen
    files: Sequence[Path]
    before: Sequence[Diagnostic] = ()
    whole: bool = False
    calls: bool = True

    def compile(self, path: Path, texts: Mapping[str, str]) -> Compiled:
        """A hotline of it. `texts` stand in the place of what is on disk."""
        return compile_file(path, self.project.root, self.library, self.chosen, texts, self.project)


class Together(NamedTuple):
    """What was found in all files together, the texts that were read, what is allowed, and the hotlines."""

    found: list[Diagnostic]
    sources: dict[str, str]
    allowed: list[Allowed]
    compiled: Sequence[Compiled]

    @property
    def asked(self) -> bool:
        """Whether the checks of every hotline could be asked."""
        return bool(self.compiled) and all(one.hotline for one in self.compiled)


def together(order: Order, compiled: Callable[[Path], Compiled]) -> Together:
    """Looks at it, with the hotlines as they are `compiled`."""
    project = order.project
    every = {path.resolve(): compiled(path) for path in order.files}
    made = Together(list(order.before), {}, [], list(every.values()))
    heads = [one.head for one in made.compiled if one.head]
    for one in made.compiled:
        made.found.extend(one.diagnostics)
        made.sources.update(one.sources)
    if order.whole:
        made.found.extend(_idle(made.compiled))
        made.found.extend(strangers(project, [head.name for head in heads]))
    step()
    made.found.extend(_unbound(project, [one.hotline for one in made.compiled if one.hotline]))
    made.allowed.extend(each for one in made.compiled for each in one.allowed)
    _measure(order, made)
    made.found.extend(clashes(heads))
    made.found.extend(misled(project, heads, whole=order.whole))
    if order.calls:
        _calls(order, every, compiled, made)
    return made._replace(found=list(dict.fromkeys(made.found)), allowed=list(dict.fromkeys(made.allowed)))


def _calls(
    order: Order, every: Mapping[Path, Compiled], compiled: Callable[[Path], Compiled], made: Together
) -> None:
    """Adds what is wrong with files of scenarios. Of the whole project a menu that lies elsewhere is read for them, too."""

    files = sorted((order.project.root / "tests").rglob("*.calls.yaml"))
    if not files:
        return
    from ivrc.findings.calls import misread

    @cache
    def menu(path: Path) -> Compiled | None:
        return every.get(path.resolve()) or (compiled(path) if order.whole else None)

    read = misread(order.project, files, menu)
    made.found.extend(read.found)
    made.sources.update({name: text for name, text in read.sources.items() if name not in made.sources})


def _measure(order: Order, made: Together) -> None:
    """Adds what takes longer than the project allows, by the prompts that were built, else as estimated. A comment in a file that
    several hotlines include allows nothing where it does so in none of them."""
    idle: list[Diagnostic] = []
    for one in made.compiled:
        if one.hotline is not None and (one.measured or order.project.settings.get("budgets")):
            from ivrc.report.lengths import built_seconds

            step()
            seconds = built_seconds(order.project.root / "dist", one.hotline.name)
            sifted = budgeted(order.project, one, one.hotline, seconds, order.chosen)
            made.found.extend(sifted.found)
            made.allowed.extend(sifted.allowed)
            idle.extend(sifted.idle)
    used = {each.span for each in made.allowed}
    made.found.extend(each for each in idle if each.span not in used)


def _unbound(project: Project, hotlines: Sequence[Hotline]) -> list[Diagnostic]:
    """Destinations that no site of the project binds, and what sites say of calls that are made. A project without sites may get them later; where a site cannot
    be read, that is told instead."""
    names = sites(project)
    if not names or not any(hotline.outbound or destinations(hotline) for hotline in hotlines):
        return []
    opened = [open_site(project, name) for name in names]
    found = [diagnostic for _, told in opened for diagnostic in told]
    known = [site for site, _ in opened if site is not None]
    if len(known) == len(names):
        found.extend(one for hotline in hotlines for one in anywhere(hotline, known))
    return found


def _idle(compiled: Sequence[Compiled]) -> Iterator[Diagnostic]:
    """Comments of included files that allow nothing: in none of the hotlines, once all of them were checked."""
    if all(one.hotline for one in compiled):
        used = {each.span for one in compiled for each in one.allowed}
        yield from (idle for one in compiled for idle in one.idle if idle.span not in used)
