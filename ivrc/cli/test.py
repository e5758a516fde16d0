"""`ivrc test [PATH…] [--record] [--on SWITCH [--asterisk PATH]] [--site NAME] [--format text|json|sarif|github|gitlab|junit]`"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ivrc.cli import WELL
from ivrc.cli.interrupt import cancelling
from ivrc.cli.report import sentence, show, status
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.diagnostics.as_json import as_json
from ivrc.files import shown
from ivrc.findings.calls import calls
from ivrc.findings.together import Order
from ivrc.project import Project, find, open_project, open_site, phrases
from ivrc.scenarios.judge import as_dict, failures, judge, transcript
from ivrc.scenarios.scenario import Scenario
from ivrc.simulate.trace import Event
from ivrc.site import Site


def run(args: argparse.Namespace) -> int:
    """Runs the scenarios of all files in the simulator, or on a switch, and shows the calls that do not go as expected."""
    if args.record:
        from ivrc.cli.record import run as record

        return record(args)
    project, found = open_project(find(Path(args.paths[0]) if args.paths else Path()))
    sources: dict[str, str] = {}
    files = _files(args.paths, project, found)
    all_scenarios = gather(project, files, args.site, found, sources)
    if args.on and all_scenarios and not has_errors(found):
        verdicts = judge(all_scenarios, lambda asked: _on_switch(asked, args, found))
    else:
        verdicts = judge(all_scenarios) if not args.on else []
    failed = [each for each in verdicts if each.at is not None]
    found.extend(failures(verdicts))
    if args.format == "json":
        print(as_json(found, calls=[as_dict(each) for each in verdicts]), end="")
        return status(found)
    show(found, sources, args.lang, args.format)
    if args.format == "text":
        for verdict in failed:
            print(f"\n{verdict.scenario.name}")
            print("\n".join(transcript(verdict, args.lang)))
        if not has_errors(found) or all_scenarios:
            passed = len(verdicts) - len(failed)
            print(
                sentence(
                    args.lang,
                    f"{len(files)} 个场景文件，{len(verdicts)} 个来电：{passed} 个照场景走完，{len(failed)} 个没有。",
                    f"{counted(len(files), 'file')}, {counted(len(verdicts), 'call')}: {passed} as expected, {len(failed)} not.",
                )
            )
    return status(found) if has_errors(found) else WELL


def _on_switch(
    asked: Sequence[Scenario], args: argparse.Namespace, found: list[Diagnostic]
) -> Sequence[Sequence[Event]]:
    """The traces of the scenarios' calls on a private switch; none where there is none to be had."""
    from ivrc.cli.switches import harness
    from ivrc.switches.registry import load
    from ivrc.switches.target import audio
    from ivrc.verify.driver import Unable
    from ivrc.verify.options import given
    from ivrc.verify.scenarios import traces

    try:
        driver = harness(args.on, scenarios=True)
        options = given(driver.options, args)
        form = audio(load(args.on), Site("", {}))[0]
        with cancelling():
            return asyncio.run(traces(asked, form, lambda job: driver.reach(job, options), found))
    except Unable as problem:
        found.append(problem.diagnostic)
        return []


def gather(
    project: Project, files: list[Path], site: str | None, found: list[Diagnostic], sources: dict[str, str]
) -> list[Scenario]:
    """The scenarios of files, each with its hotline; what is wrong with them is added to `found`."""
    library, more = phrases(project)
    order = Order(project, library, project.chosen, (), more)
    made = calls(
        project,
        files,
        cache(lambda path: order.compile(path, {})),
        lambda file: open_site(project, site or file.value.get("site")),
    )
    found.extend(dict.fromkeys([*more, *made.at_sites, *made.found]))
    sources.update(made.sources)
    return made.scenarios


def _files(paths: list[str], project: Project, found: list[Diagnostic]) -> list[Path]:
    files: list[Path] = []
    for name in paths or [str(project.root / "tests")]:
        path = Path(name)
        inside = sorted(path.rglob("*.calls.yaml")) if path.is_dir() else [path]
        if not inside or (not paths and not path.exists()):
            found.append(_none(path))
        else:
            files.extend(inside)
    return list(dict.fromkeys(files))


def _none(path: Path) -> Diagnostic:
    return finding(
        "IVRC003",
        Span(shown(path)),
        zh="这里没有场景文件（*.calls.yaml）",
        en="there are no scenario files (*.calls.yaml) here",
        mend_zh="写一个，例如 tests/热线.calls.yaml；ivrc new 建的项目里有样例。",
        mend_en="Write one, such as tests/hotline.calls.yaml; a project made by ivrc new has a sample.",
    )
