"""`ivrc test --record [MENU…] [--site NAME]`: the behaviour of today, written as scenarios."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from ivrc.at_site import at_site
from ivrc.cli import WELL
from ivrc.cli.menus import gather
from ivrc.cli.out import taken_already, unwritten
from ivrc.cli.report import sentence, show, status
from ivrc.compile import compile_file
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.files import shown
from ivrc.flow.nodes import Hotline
from ivrc.pins import bound, untold
from ivrc.project import Project, open_site, phrases
from ivrc.rewrite import make
from ivrc.site import Site

_HEAD = {
    "zh": "# 录下的是今天的样子：ivrc test --record {menu}{site}。有意改动以后，看过 ivrc diff，删掉这个文件再录一次。",
    "en": "# As it is today, recorded by: ivrc test --record {menu}{site}. After a change that is meant, read ivrc diff, delete this file and record again.",
}


def run(args: argparse.Namespace) -> int:
    """Writes a scenario file beside those of the team for each menu file; what is there already is not touched."""
    project, menus, found = gather(args.paths)
    if args.on:
        found.append(_not_on_a_switch())
    places = {menu: project.root / "tests" / f"{menu.stem}.recorded.calls.yaml" for menu in menus}
    found += [taken_already(shown(path)) for path in places.values() if path.exists()]
    library, more = phrases(project)
    site, problems = open_site(project, args.site)
    found += [*more, *problems]
    sources: dict[str, str] = {}
    files: dict[Path, str] = {}
    for menu, path in ({} if has_errors(found) else places).items():
        compiled = compile_file(menu, project.root, library, project.chosen, project=project)
        found += [each for each in compiled.diagnostics if each.severity == "error"]
        sources.update(compiled.sources)
        if compiled.hotline is None or site is None or has_errors(found):
            continue
        text, more = _of(compiled.hotline, menu, path, site, project, args)
        files[path] = text
        found += more
    if not has_errors(found):
        found += _write(files)
    show(found, sources, args.lang, to_stderr=True)
    if has_errors(found):
        return status(found)
    for path, text in files.items():
        calls = text.count("\n- name: ")
        print(sentence(args.lang, f"写好了 {shown(path)}：{calls} 个来电", f"Wrote {shown(path)}: {counted(calls, 'call')}"))  # fmt: skip
    return WELL


def _of(
    hotline: Hotline, menu: Path, path: Path, site: Site, project: Project, args: argparse.Namespace
) -> tuple[str, list[Diagnostic]]:
    """The text of a scenario file. Calls are made with digits that stand for PINs; one that comes to something else with those of
    the site is left out, as every call is that no scenario can tell."""
    from ivrc.coverage.calls import Surroundings
    from ivrc.coverage.generate import generate
    from ivrc.scenarios.recorded import recorded, written

    here, found = at_site(hotline, site, project.root)
    if has_errors(found):
        return "", found
    numbers = site.extensions.numbers
    made_up, _ = bound(here, site._replace(pins=untold(here)))
    paths = generate(made_up, Surroundings(numbers)).paths
    items = [recorded(path.call, here, numbers, args.lang) for path in paths]
    left = Counter(path.purpose.kind for path, item in zip(paths, items) if item is None)
    name = os.path.relpath(menu.resolve(), project.root.resolve())
    line = _HEAD[args.lang].format(menu=name, site=f" --site {args.site}" if args.site else "")
    begins = written({"menu": name} | ({"site": args.site} if args.site else {}))
    text = f"{line}\n{begins}calls:\n{''.join(filter(None, items))}"
    return text, [*found, *([_left_out(path, left.total(), len(paths))] if left else [])]


def _write(files: dict[Path, str]) -> list[Diagnostic]:
    """Writes the files, all of them or none."""
    written: list[Path] = []
    for path, text in files.items():
        try:
            make(path, text)
        except OSError as problem:
            for made in written:
                made.unlink()
            there = isinstance(problem, FileExistsError)
            return [taken_already(shown(path)) if there else unwritten(shown(path), problem)]
        written.append(path)
    return []


def _left_out(path: Path, count: int, of: int) -> Diagnostic:
    return finding(
        "IVRC647",
        Span(shown(path)),
        zh=f"{of} 通来电里有 {count} 通写不成场景，没有写进去",
        en=f"{count} of {counted(of, 'call')} cannot be told by a scenario, and are left out",
        mend_zh="不用改：ivrc verify 照样打这些来电。",
        mend_en="Nothing to do: ivrc verify makes these calls all the same.",
    )


def _not_on_a_switch() -> Diagnostic:
    return finding(
        "IVRC011",
        Span("--on"),
        zh="--record 录的是模拟器里的样子，不在交换机上录",
        en="--record writes down what the simulator says, and not a switch",
        mend_zh="去掉 --on 再录；录好以后，ivrc test --on 在交换机上跑。",
        mend_en="Leave --on out; once it is recorded, ivrc test --on runs it on a switch.",
    )
