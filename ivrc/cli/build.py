"""`ivrc build [PATH…] [-t TARGET]… [-o DIR] [--site NAME] [--engine NAME] [--no-audio] [--locked] [--release]`"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from functools import cache as cached
from pathlib import Path
from typing import Any

from ivrc.cli.menus import gather
from ivrc.cli.progress import Progress
from ivrc.cli.report import sentence, show, status
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.diagnostics.near import mend, nearest
from ivrc.files import shown
from ivrc.lowering.heads import Head, clashes
from ivrc.numbers import dialled, misled
from ivrc.output import numbers
from ivrc.output.build import Built, Order, Ready, former_builds, other_sites, put, ready
from ivrc.output.inputs import of_project
from ivrc.output.names import Names
from ivrc.places import cache
from ivrc.project import Project, open_site, phrases, sites
from ivrc.prompts.choice import Choice, PromptOrder, read
from ivrc.prompts.prompt_findings import unknown_name
from ivrc.switches import registry as targets


def run(args: argparse.Namespace) -> int:
    """Builds every menu file for every target and says what was made."""
    project, files, found = gather(args.paths)
    site, more = open_site(project, args.site)
    found.extend(more)
    wanted = tuple(args.target or project.settings.get("targets") or targets.SHIPPED)
    found.extend(unknown_targets(wanted))
    choice = choose(project, args.engine, found)
    if site is None or choice is None or has_errors(found):
        show(found, {}, args.lang)
        return status(found)
    out = Path(args.out) if args.out else project.root / "dist"
    prompts = PromptOrder(choice, cache("clips"), args.locked, args.release, use_lock=not args.engine)
    order = Order(tuple(dict.fromkeys(wanted)), out, site, not args.no_audio, prompts)
    library = cached(lambda: phrases(project))
    sources: dict[str, str] = {}
    former = former_builds(out, order.targets)
    project_inputs = of_project(project, site)
    names = Names(project.root)
    heads = _heads(project, files, sources) if len(files) > 1 or not args.paths else []
    found += [*clashes(heads), *misled(project, heads, whole=not args.paths)]
    found.extend(other_sites(order, names, files, former, sites(project)))
    if has_errors(found):
        show(found, sources, args.lang)
        return status(found)
    made: list[Ready | Built] = []
    for path in files:
        with Progress(args.lang) as progress:
            known = former.get(names.of(path), {})
            one = ready(project, path, order, library, known, project_inputs, progress)
        made.append(one if args.release or isinstance(one, Built) else put(project, order, one))
    built = released(project, order, made) if args.release else [m for m in made if isinstance(m, Built)]
    for done in built:
        found.extend(done.diagnostics)
        sources.update(done.sources)
    ways_in: list[Path] = []
    if not args.paths and not has_errors(found):
        found += _no_such_hotlines(choice.hotlines, [one.hotline for one in built])
    if not args.paths and not has_errors(found):
        ways_in, more = numbers.put(
            out, [targets.load(name) for name in order.targets], dialled(project, heads)
        )
        found += more
    found = list(dict.fromkeys(found))
    show(found, sources, args.lang)
    _tell(built, ways_in, args.lang)
    return status(found)


def _tell(built: Iterable[Built], ways_in: Iterable[Path], lang: str) -> None:
    """A line for every folder that was made."""
    for one in built:
        for name, place in one.folders.items():
            print(_line(name, place, one, lang))
    for way_in in ways_in:
        print(_way_in(way_in, lang))


def _no_such_hotlines(asked: Iterable[str], hotlines: list[str]) -> list[Diagnostic]:
    """Those for which the project sets a voice or a pace, and which it does not have."""
    return [
        unknown_name("热线", "hotline", name, nearest(name, hotlines))
        for name in asked
        if name not in hotlines
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


def _line(target: str, place: Path, one: Built, lang: str) -> str:
    """What was made: the folder, how many clips and how long they are together."""
    made: Mapping[str, Any] = one.manifests[target]
    clips = [clip for clip in made["clips"] if "seconds" in clip]
    total = sum(clip["seconds"] for clip in clips)
    fresh = target in one.fresh
    if clips:
        length = sentence(
            lang,
            f"{len(clips)} 段提示音，共 {total:.1f} 秒",
            f"{counted(len(clips), 'prompt')}, {total:.1f} s",
        )
    else:
        length = sentence(lang, "没有提示音", "no prompts")
    state = "" if fresh else sentence(lang, "（没有变化）", " (unchanged)")
    return f"{shown(place)}  {length}{state}"


def _way_in(place: Path, lang: str) -> str:
    """The file by which the numbers of all hotlines come in."""
    return f"{shown(place)}  {sentence(lang, '号码各进哪条热线', 'which hotline each number leads to')}"


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
