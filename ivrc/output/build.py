"""Builds a hotline for its targets. Each target's folder is replaced as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc import manifest
from ivrc.at_site import at_site
from ivrc.diagnostics import Diagnostic, Span, has_errors
from ivrc.diagnostics.codes import of_run
from ivrc.flow.nodes import Hotline
from ivrc.output import build_findings, calendar_end, inputs
from ivrc.output.names import Names
from ivrc.output.release import standing, unfit
from ivrc.output.write import Changes, Way, write
from ivrc.project import Project
from ivrc.prompts import lock
from ivrc.site import Site
from ivrc.switches import registry as targets
from ivrc.switches.admit import admit
from ivrc.switches.target import Target

if TYPE_CHECKING:
    from ivrc.compile import Compiled
    from ivrc.phrases import Library
    from ivrc.prompts.choice import PromptOrder
    from ivrc.speech import Progress, Spoken

Former = Mapping[str, tuple[Path, Mapping[str, Any]]]
"""The builds of a menu file that are there, by target: folder and manifest."""


class Order(NamedTuple):
    """What is asked of a build."""

    targets: tuple[str, ...]
    out: Path
    site: Site
    audio: bool
    prompts: PromptOrder
    way: Way = Way()


class Sources(NamedTuple):
    """What a build reads, asked for only if needed: the phrases, and the hotline of a menu file before it is at a site. What
    was read for one site is there for the next."""

    library: Callable[[], tuple[Library, list[Diagnostic]]]
    compiled: Callable[[Path], Compiled]


class Built(NamedTuple):
    """What came of one menu file. `folders` are the targets' folders; `fresh` those that were written now, or would be, and
    `changes` what became of their files."""

    hotline: str
    folders: dict[str, Path]
    fresh: tuple[str, ...]
    diagnostics: list[Diagnostic]
    sources: dict[str, str]
    manifests: dict[str, Mapping[str, Any]]
    changes: Mapping[str, Changes] = {}


class Ready(NamedTuple):
    """A hotline that can be written: nothing on disk was touched yet but the cache. `section` is its part of the
    lock, None where the lock is to stay as it is."""

    hotline: Hotline
    targets: list[Target]
    spoken: Mapping[str, Spoken]
    section: lock.Section | None
    about: Mapping[str, Any]
    found: list[Diagnostic]
    sources: dict[str, str]


def former_builds(out: Path, names: Sequence[str]) -> dict[str, dict[str, tuple[Path, Mapping[str, Any]]]]:
    """The builds that lie in `out`, by menu file and target. What is reached by a link is none of ours."""
    found: dict[str, dict[str, tuple[Path, Mapping[str, Any]]]] = {}
    for name in names:
        for path in sorted(out.glob(f"*/{name}/{manifest.NAME}")):
            place = path.parent
            known = None if build_findings.link(place) else manifest.whole(place)
            if known and (known["hotline"], known["target"]) == (place.parent.name, place.name):
                found.setdefault(known["source"], {})[name] = (place, known)
    return found


def other_sites(
    order: Order, names: Names, menus: Sequence[Path], former: Mapping[str, Former], sites: Sequence[str]
) -> list[Diagnostic]:
    """The folders that this build would write for these menu files and that hold what was built for another one of the
    project's sites."""
    found = []
    for menu in menus:
        for place, known in former.get(names.of(menu), {}).values():
            there = str(known["asked"].get("site", ""))
            if there != order.site.name and there in sites:
                found.append(build_findings.other_site(place, there, order.site.name))
    return found


def ready(
    project: Project,
    menu: Path,
    order: Order,
    read: Sources,
    former: Former,
    project_inputs: Mapping[str, str],
    progress: Progress,
) -> Ready | Built:
    """Makes one menu file ready to be written, or says what came of it where there is nothing to write: there are
    errors among the diagnostics, or nothing has changed."""
    names = Names(project.root)
    asked = inputs.asked(order.site.name, order.audio, order.prompts.choice.engines, order.prompts.release)
    if again := _as_it_was(project, order, names, former, project_inputs, asked):
        return again
    phrases, found = read.library()
    compiled = read.compiled(menu)
    found = [*found, *compiled.diagnostics]
    hotline = compiled.hotline
    if hotline is None or has_errors(found):
        return Built("", {}, (), found, compiled.sources, {})
    hotline, more = at_site(hotline, order.site, project.root)
    found.extend(more)
    chosen = [targets.load(name) for name in order.targets]
    found.extend(_in_the_way(hotline, order, chosen))
    found.extend(_name_is_taken(hotline, names, menu, order))
    spoken, section, more = _spoken(project, hotline, phrases, order, progress, has_errors(found))
    found.extend(more)
    if not has_errors(found):
        found.extend(_late(project, compiled, hotline, spoken))
    if order.prompts.release and not has_errors(found):
        found.extend(unfit(hotline, spoken, audio=order.audio))
    if order.prompts.release:
        found.extend(standing(found, project.chosen.may_stand))
    if has_errors(found):
        return Built(hotline.name, {}, (), found, compiled.sources, {})
    about = {
        "hotline": hotline.name,
        "source": names.of(menu),
        "asked": asked,
        "lock": lock.digest(section) if section else "",
        "menus": inputs.of_menus(names, compiled.sources),
        "inputs": dict(project_inputs),
        **({"calendar": [hotline.calendar.name, hotline.calendar.last]} if hotline.calendar else {}),
        "diagnostics": [names.as_data(d) for d in found if not of_run(d.code)],
    }
    if any(names.kept(name) != name for name in compiled.sources):
        hotline = names.as_kept(hotline)
    return Ready(hotline, chosen, spoken, section, about, found, compiled.sources)


def _spoken(
    project: Project, hotline: Hotline, phrases: Library, order: Order, progress: Progress, refused: bool
) -> tuple[Mapping[str, Spoken], lock.Section | None, list[Diagnostic]]:
    """The hotline's prompts and its part of the lock, where audio is asked for and nothing is `refused` yet; and why it
    may not be released."""
    if refused:
        return {}, None, []
    spoken: Mapping[str, Spoken] = {}
    section: lock.Section | None = None
    found: list[Diagnostic] = []
    if order.audio:
        from ivrc.output.prompts import spoken as speak

        spoken, section, found = speak(project, hotline, phrases, order.prompts, progress)
    return spoken, section, found


def _late(
    project: Project, compiled: Compiled, hotline: Hotline, spoken: Mapping[str, Spoken]
) -> list[Diagnostic]:
    """What takes callers longer than the project allows, and comments of the menu file itself that allow none of it."""
    if not compiled.measured and not project.settings.get("budgets"):
        return []
    from ivrc.output.budgeted import budgeted

    seconds = {name: one.seconds for name, one in spoken.items()}
    sifted = budgeted(project, compiled, hotline, seconds, project.chosen)
    name = next(iter(compiled.sources))
    return [*sifted.found, *(one for one in sifted.idle if one.span.file == name)]


def _in_the_way(hotline: Hotline, order: Order, chosen: Iterable[Target]) -> Iterator[Diagnostic]:
    """What targets do not admit, and a calendar that ends soon."""
    for target in chosen:
        yield from admit(hotline, order.site, target)
    if hotline.calendar:
        yield from calendar_end.findings(hotline.calendar.name, hotline.calendar.last, hotline.span)


def put(project: Project, order: Order, made: Ready) -> Built:
    """Renews the hotline's part of the lock and writes its folders. An error among the diagnostics means that nothing
    was written for the target that it is about; if the lock cannot be written, nothing at all."""
    built = Built(made.hotline.name, {}, (), made.found, made.sources, {})
    if made.section is not None and not order.way.dry:
        from ivrc.output.prompts import renew

        built.diagnostics.extend(renew(project.root, made.hotline.name, made.section))
        if has_errors(built.diagnostics):
            return built
    changes: dict[str, Changes] = {}
    for target in made.targets:
        place = order.out / made.hotline.name / target.name
        written = write(made.hotline, order.site, target, place, made.spoken, made.about, order.way)
        built.diagnostics.extend(written.found)
        if written.manifest is None:
            continue
        built.folders[target.name] = place
        built.manifests[target.name] = written.manifest
        changes[target.name] = written.changes
    built = built._replace(fresh=tuple(built.folders), changes=changes)
    return built if order.way.dry or order.site.deployed else _with_modes(built)


def _with_modes(built: Built) -> Built:
    """What was built, with a word where only its owner may read it. What is deployed can be read by everybody where it comes to lie."""
    first = next(iter(built.folders.values()), None)
    if first and (told := build_findings.private(first)):
        built.diagnostics.append(told)
    return built


def _as_it_was(
    project: Project,
    order: Order,
    names: Names,
    former: Former,
    project_inputs: Mapping[str, str],
    asked: Mapping[str, Any],
) -> Built | None:
    """The former build, where nothing that any of its targets depends on has changed and nothing of it is missing."""
    if not set(order.targets) <= set(former):
        return None
    folders = {name: former[name][0] for name in order.targets}
    made = {name: former[name][1] for name in order.targets}
    hotlines = {str(known["hotline"]) for known in made.values()}
    if len(hotlines) != 1:
        return None
    (hotline,) = hotlines
    locks = order.audio and order.prompts.use_lock
    locked = lock.digest_on_disk(project.root, hotline) if locks else ""
    for name, known in made.items():
        same = (
            "build" in known
            and known["lock"] == locked
            and inputs.unchanged(names, known, project_inputs, asked)
        )
        if not same or not manifest.intact(folders[name], known):
            return None
    known = made[order.targets[-1]]
    try:
        found = [names.from_data(data) for data in known["diagnostics"]]
    except (KeyError, TypeError, ValueError):
        return None
    if calendar := known.get("calendar"):
        found.extend(calendar_end.findings(calendar[0], calendar[1], Span(names.shown(str(known["source"])))))
    sources = {names.shown(name): _text(names.path(name)) for name in known["menus"]} if found else {}
    return _with_modes(Built(hotline, folders, (), found, sources, made))


def _text(path: Path) -> str:
    from ivrc.files import read

    return read(path)[0] or ""


def _name_is_taken(hotline: Hotline, names: Names, menu: Path, order: Order) -> list[Diagnostic]:
    """Two menu files with one hotline name would overwrite each other."""
    for name in order.targets:
        known = manifest.whole(order.out / hotline.name / name)
        other = names.path(str(known["source"])) if known else menu
        if known and known["source"] != names.of(menu) and other.is_file():
            return [build_findings.name_is_taken(hotline.name, hotline.span, names.shown(known["source"]))]
    return []
