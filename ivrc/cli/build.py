"""`ivrc build [PATH…] [-t TARGET]… [-o DIR] [--site NAME|all] [--engine NAME] [--no-audio] [--locked] [--release] [--dry-run]`"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import nullcontext
from functools import cache as cached
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ivrc.cli.built import AtSite, items, lines
from ivrc.cli.menus import gather
from ivrc.cli.progress import Progress
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.diagnostics.near import mend, nearest
from ivrc.files import shown
from ivrc.flow.nodes import Hotline
from ivrc.lowering.heads import Head, clashes
from ivrc.numbers import Dialled, dialled, misled
from ivrc.output import numbers
from ivrc.output.build import Built, Order, Ready, Sources, former_builds, other_sites, put, ready
from ivrc.output.inputs import of_project
from ivrc.output.names import Names
from ivrc.output.release import uncommitted
from ivrc.output.wanted import Wanted, left_out, strangers, wanted
from ivrc.output.write import Way
from ivrc.places import cache
from ivrc.project import Project, open_site, phrases, sites
from ivrc.prompts.choice import Choice, PromptOrder, read
from ivrc.prompts.prompt_findings import unknown_name
from ivrc.site import Site
from ivrc.switches import registry as targets
from ivrc.switches.target import Target

if TYPE_CHECKING:
    from ivrc.compile import Compiled
    from ivrc.phrases import Library


class Asked(NamedTuple):
    """What is built, the same at every site. `sources` takes up the texts that were read."""

    args: argparse.Namespace
    project: Project
    files: list[Path]
    heads: list[Head]
    targets: Wanted
    read: Sources
    sources: dict[str, str]


ALL = "all"
"""`--site all`: every site of the project, each into a folder of its own."""


def run(args: argparse.Namespace) -> int:
    """Builds every menu file for every target, at one site or at all of them, and says what was made."""
    form = "json" if args.json else args.format
    project, files, found = gather(args.paths)
    at, more = _sites(project, args.site)
    found.extend(more)
    asked = wanted(project, args.target or (), targets.SHIPPED)
    found.extend(unknown_targets(asked.every))
    choice = choose(project, args.engine, found)
    sources: dict[str, str] = {}
    made: list[AtSite] = []
    if at and choice is not None and not has_errors(found):
        heads = _heads(project, files, sources) if len(files) > 1 or not args.paths or asked.own else []
        found += [*clashes(heads), *misled(project, heads, whole=not args.paths)]
        if args.release and not args.uncommitted:
            found += uncommitted(project.root, files)
        if not args.paths:
            found += strangers(project, [one.name for one in heads])
        prompts = PromptOrder(choice, cache("clips"), args.locked, args.release, use_lock=not args.engine)
        way = Way(args.dry_run, {} if args.site == ALL else None)
        build = Asked(args, project, files, heads, asked, _sources(project), sources)
        for site in at:
            order = Order(asked.every, _out(args, project, site), site, not args.no_audio, prompts, way)
            one, more = _at_site(build, order, has_errors(found))
            found += more
            made.append(one)
            if has_errors(more):
                break
    found = list(dict.fromkeys(found))
    told = {"built": [each for one in made for each in items(one)]} if form == "json" else {}
    show(found, sources, args.lang, form, more=told)
    if form == "text" and not args.quiet:
        print(
            "".join(f"{line}\n" for one in made for line in lines(one, args.lang, dry=args.dry_run)), end=""
        )
    return status(found)


def _sites(project: Project, asked: str | None) -> tuple[list[Site], list[Diagnostic]]:
    """The sites to build for: the one that is asked for or chosen, or `all` that the project has."""
    if asked != ALL:
        site, found = open_site(project, asked)
        return [site] if site is not None else [], found
    names = sites(project)
    if ALL in names or not names:
        return [], [_no_all(project, ALL in names)]
    opened = [open_site(project, name) for name in names]
    found = [each for _, told in opened for each in told]
    return [site for site, _ in opened if site is not None], found


def _no_all(project: Project, named: bool) -> Diagnostic:
    """Where `--site all` does not say which sites."""
    return finding(
        "IVRC006",
        Span(shown(project.root / "sites")),
        zh="有一个站点就叫“all”，--site all 看不出要哪个" if named else "sites/ 里还没有站点",
        en='one of the sites is called "all", so that --site all can be read in two ways'
        if named
        else "sites/ holds none yet",
        mend_zh="给这个站点改个名字，--site all 就是全部站点。" if named else "写一个站点，或去掉 --site。",
        mend_en="Give that site another name; --site all then means all of them."
        if named
        else "Write a site, or leave --site out.",
    )


def _out(args: argparse.Namespace, project: Project, site: Site) -> Path:
    """Where a site's hotlines go: with `--site all` a folder for each of them."""
    out = Path(args.out) if args.out else project.root / "dist"
    return out / site.name if args.site == ALL else out


def _sources(project: Project) -> Sources:
    """The project's phrases and hotlines, read when they are needed."""

    @cached
    def library() -> tuple[Library, list[Diagnostic]]:
        return phrases(project)

    @cached
    def compiled(menu: Path) -> Compiled:
        from ivrc.compile import compile_file

        return compile_file(menu, project.root, library()[0], project.chosen, project=project)

    return Sources(library, compiled)


def _at_site(asked: Asked, order: Order, refused: bool) -> tuple[AtSite, list[Diagnostic]]:
    """Builds all menu files for one site; nothing where another's hotlines lie in the folder, or all is `refused`."""
    args, project, heads = asked.args, asked.project, asked.heads
    nothing = AtSite(order.site.name, [], [])
    former = former_builds(order.out, order.targets)
    names = Names(project.root)
    found = other_sites(order, names, asked.files, former, sites(project))
    if refused or has_errors(found):
        return nothing, found
    project_inputs = of_project(project, order.site)
    made: list[Ready | Built] = []
    hotlines = {one.file: one.name for one in heads}
    for path in asked.files:
        hotline = hotlines.get(shown(path), "")
        found.extend(left_out(asked.targets, project, hotline))
        if not asked.targets.of(hotline):
            continue
        with nullcontext(_unseen) if args.quiet else Progress(args.lang) as progress:
            known = former.get(names.of(path), {})
            own = order._replace(targets=asked.targets.of(hotline))
            one = ready(project, path, own, asked.read, known, project_inputs, progress)
        made.append(one if args.release or isinstance(one, Built) else put(project, order, one))
    built = released(project, order, made) if args.release else [m for m in made if isinstance(m, Built)]
    for done in built:
        found.extend(done.diagnostics)
        asked.sources.update(done.sources)
    if args.paths or has_errors(found):
        return AtSite(order.site.name, built, []), found
    found += _no_such_hotlines(order.prompts.choice.hotlines, [one.hotline for one in built])
    if has_errors(found):
        return AtSite(order.site.name, built, []), found
    ways_in, more = numbers.put(order.out, _led(asked.targets, dialled(project, heads)), dry=order.way.dry)
    return AtSite(order.site.name, built, ways_in), [*found, *more]


def made_for(
    args: argparse.Namespace, project: Project, files: list[Path], site: Site, target: str, out: Path
) -> tuple[list[Built], list[Diagnostic], dict[str, str], dict[str, Hotline]]:
    """Builds the whole project for one target at a site: what was built, and the hotlines by their names."""
    found: list[Diagnostic] = []
    asked = Wanted((target,), wanted(project, (), targets.SHIPPED).own, by_command=True)
    sources: dict[str, str] = {}
    choice = choose(project, args.engine, found)
    heads = _heads(project, files, sources)
    found += [*clashes(heads), *misled(project, heads, whole=True)]
    if args.release and not args.uncommitted:
        found += uncommitted(project.root, files)
    if choice is None or has_errors(found):
        return [], found, sources, {}
    prompts = PromptOrder(choice, cache("clips"), False, args.release, use_lock=not args.engine)
    read = _sources(project)
    build = Asked(args, project, files, heads, asked, read, sources)
    one, more = _at_site(build, Order((target,), out, site, True, prompts), False)
    every = [hotline for path in files if (hotline := read.compiled(path).hotline)]
    return list(one.built), [*found, *more], sources, {each.name: each for each in every}


def _unseen(begun: object) -> None:
    """Progress that nobody asked to see."""


def _no_such_hotlines(asked: Iterable[str], hotlines: list[str]) -> list[Diagnostic]:
    """Those for which the project sets a voice or a pace, and which it does not have."""
    return [
        unknown_name("热线", "hotline", name, nearest(name, hotlines))
        for name in asked
        if name not in hotlines
    ]


def _led(asked: Wanted, numbers: Iterable[Dialled]) -> list[tuple[Target, list[Dialled]]]:
    """Every target with the numbers of the hotlines that are built for it."""
    return [
        (targets.load(name), [one for one in numbers if name in asked.of(one.hotline)])
        for name in asked.every
    ]


def _heads(project: Project, files: list[Path], sources: dict[str, str]) -> list[Head]:
    """The headers of the hotlines, before any of them is written."""
    from ivrc.compile import read_head

    heads: list[Head] = []
    for path in files:
        one, texts = read_head(path, project.root)
        heads += [one] if one else []
        sources.update(texts)
    return heads


def released(project: Project, order: Order, made: list[Ready | Built]) -> list[Built]:
    """All that was made ready is written, or, where an error stands against any of it, nothing."""
    refused = any(has_errors(one.diagnostics if isinstance(one, Built) else one.found) for one in made)
    if not refused:
        return [one if isinstance(one, Built) else put(project, order, one) for one in made]
    return [
        one if isinstance(one, Built) else Built(one.hotline.name, {}, (), one.found, one.sources, {})
        for one in made
    ]


def unknown_targets(names: tuple[str, ...]) -> list[Diagnostic]:
    """A diagnostic for each name that is no target, or none that can be used."""
    strange = [name for name in dict.fromkeys(names) if name not in targets.SHIPPED]
    known = targets.names() if strange else targets.SHIPPED
    found: list[Diagnostic] = []
    for name in strange:
        if name not in known:
            found.append(unknown("IVRC010", "目标", "target", name, known))
            continue
        try:
            targets.load(name)
        except targets.UnusableError as problem:
            found.append(_unusable(name, problem))
    return found


def _unusable(name: str, problem: targets.UnusableError) -> Diagnostic:
    return finding(
        "IVRC406",
        Span("ivrc"),
        zh=f"目标“{name}”的软件包用不了：{problem.zh}",
        en=f'the package of the target "{name}" cannot be used: {problem.en}',
        mend_zh="重装或更新这个软件包，或用 -t 选择别的目标。",
        mend_en="Install the package anew or a newer one, or choose other targets with -t.",
    )


def unknown(code: str, what_zh: str, what_en: str, name: str, known: tuple[str, ...]) -> Diagnostic:
    """A name on the command line or in ivrc.yaml that stands for nothing."""
    near = nearest(name, known)
    zh, en = mend(near, f"可用的有：{'、'.join(known)}。", f"There are: {', '.join(known)}.")
    return finding(
        code,
        Span("ivrc"),
        zh=f"没有名为“{name}”的{what_zh}",
        en=f'there is no {what_en} "{name}"',
        mend_zh=zh,
        mend_en=en,
    )


def choose(project: Project, engines: list[str] | None, found: list[Diagnostic]) -> Choice | None:
    """How prompts are spoken: `ivrc.yaml`, with the engines of the command line before it."""
    from ivrc.speech import engines as known

    choice = read(project.settings.get("speech", {}), project.root, engines or ())
    wanted = dict.fromkeys(name for settings in choice.every() for name in settings.engines)
    strange = [name for name in wanted if name not in known.BUILT_IN]
    names = known.names() if strange else tuple(known.BUILT_IN)
    wrong = [unknown("IVRC010", "语音引擎", "speech engine", n, names) for n in strange if n not in names]
    found.extend(wrong)
    return None if wrong else choice
