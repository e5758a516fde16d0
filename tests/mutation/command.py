"""What `make mutants` and `make mutants-freeswitch` share: which mutants of which menus, what is settled already, the report."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from ivrc.compile import compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import find, open_project, open_site, phrases
from ivrc.site import Site
from ivrc.verify.driver import Placed
from ivrc.verify.sounds import Sound, sounds
from tests.mutation import journal, report
from tests.mutation.equivalent import Rule
from tests.mutation.mutants import Mutant, sample
from tests.mutation.runner import Fate, Keep

Say = Callable[[str], None]


class Prepared(NamedTuple):
    """A menu with its site, its sounds in the switch's format, and its generated calls."""

    hotline: Hotline
    site: Site
    sounds: Mapping[str, Sound]
    calls: Sequence[Placed]


S = TypeVar("S")


class Target(NamedTuple, Generic[S]):
    """A switch: `subject` makes of a prepared menu what is spoilt, `mutants` are its mutants, `run` tells what became of some,
    and begins no more after a moment; `rules` are those by which one is none."""

    name: str
    audio: tuple[str, str]
    subject: Callable[[Prepared], S]
    mutants: Callable[[S], list[Mutant]]
    run: Callable[[S, Sequence[Mutant], Say, Keep, float], Awaitable[list[Fate]]]
    rules: Sequence[Rule]


def prepared(menu: Path, site: str | None, audio: tuple[str, str]) -> Prepared:
    """A menu file of a project. Raises ValueError."""
    project, _ = open_project(find(menu.absolute().parent))
    library, _ = phrases(project)
    hotline = compile_file(menu.absolute(), project.root, library).hotline
    chosen, problems = open_site(project, site)
    if hotline is None or chosen is None:
        raise ValueError(f"{menu}: {[each.en for each in problems] or 'see ivrc check'}")
    heard = sounds([hotline], audio, cache("clips"))
    lengths = {name: sound.length_ms for name, sound in heard.items()}
    numbers = chosen.extensions.numbers
    made = (path.call for path in generate(hotline, Surroundings(numbers, lengths)).paths)
    calls = [Placed(call.zh, hotline, call.caller(), call.given(numbers, lengths)) for call in made]
    return Prepared(hotline, chosen, heard, calls)


def main(target: Target[S], description: str) -> int:
    """Gives 1 where the score is below what was asked for."""
    given = _arguments(target.name, description)
    until = time.monotonic() + given.minutes * 60
    told = {}
    for menu in given.menu:
        ready = prepared(menu, given.site, target.audio)
        of = target.subject(ready)
        every = [
            each
            for each in target.mutants(of)
            if given.only in f"{each.construct} {each.operator} {each.place}"
        ]
        chosen = sample(every, given.most or len(every), given.seed)
        _say(f"{menu}: {len(chosen)} of {len(every)} mutants, {len(ready.calls)} calls")
        found = _found(target, of, chosen, given.journal, until)
        print(report.text(str(menu), found, target.rules), flush=True)
        told[str(menu)] = report.data(found, target.rules)
    if given.json:
        given.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(any(each["least"] * 100 < given.least for each in told.values()))


def _arguments(name: str, description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"make {name}", description=description)
    parser.add_argument("menu", type=Path, nargs="+")
    parser.add_argument("--site")
    parser.add_argument("--most", type=int, default=500, metavar="N", help="mutants of a menu, 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only", default="", metavar="WORD", help="those whose construct, operator or place has it"
    )
    parser.add_argument(
        "--journal",
        type=Path,
        metavar="FILE",
        help="what is settled there is taken from it, and written to it",
    )
    parser.add_argument(
        "--minutes", type=float, default=float("inf"), metavar="N", help="begin no more after so many"
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--least", type=float, default=0.0, metavar="PERCENT")
    return parser.parse_args()


def _found(target: Target[S], of: S, chosen: Sequence[Mutant], path: Path | None, until: float) -> list[Fate]:
    """What became of the mutants, from a journal if there is one, the others run until then."""
    settled = journal.kept(path) if path else {}
    left = [each for each in chosen if each not in settled]
    keep = partial(journal.keep, path) if path else (lambda fate: None)

    async def run() -> list[Fate]:
        return await target.run(of, left, _say, keep, until)

    ran = asyncio.run(run()) if left else []
    return [settled[each] for each in chosen if each in settled] + ran


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
