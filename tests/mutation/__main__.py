"""`make mutants`: spoils what is emitted for Asterisk, line by line, and tells which faults the generated calls miss."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ivrc.compile import compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.places import cache
from ivrc.project import find, open_project, open_site, phrases
from ivrc.switches.asterisk.driver.install import Installed, installed
from ivrc.verify.driver import Placed
from ivrc.verify.sounds import sounds
from tests.mutation import journal, report
from tests.mutation.mutants import Mutant, sample
from tests.mutation.runner import Fate, fates
from tests.mutation.subject import Subject


def subject(menu: Path, site: str | None) -> Subject:
    """A menu file of a project with its site, sounds and generated calls. Raises ValueError."""
    project, _ = open_project(find(menu.absolute().parent))
    library, _ = phrases(project)
    hotline = compile_file(menu.absolute(), project.root, library).hotline
    chosen, problems = open_site(project, site)
    if hotline is None or chosen is None:
        raise ValueError(f"{menu}: {[each.en for each in problems] or 'see ivrc check'}")
    heard = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in heard.items()}
    numbers = chosen.extensions.numbers
    made = (path.call for path in generate(hotline, Surroundings(numbers, lengths)).paths)
    calls = [Placed(call.zh, hotline, call.caller(), call.given(numbers, lengths)) for call in made]
    return Subject(hotline, chosen, heard, calls)


def main() -> int:
    """Gives 1 where the score is below what was asked for."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
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
    given = parser.parse_args()
    asterisk = installed(None, cache("asterisk"))
    until = time.monotonic() + given.minutes * 60
    told = {}
    for menu in given.menu:
        of = subject(menu, given.site)
        every = [
            each for each in of.mutants() if given.only in f"{each.construct} {each.operator} {each.place}"
        ]
        chosen = sample(every, given.most or len(every), given.seed)
        _say(f"{menu}: {len(chosen)} of {len(every)} mutants, {len(of.calls)} calls")
        found = _found(asterisk, of, chosen, given.journal, until)
        print(report.text(str(menu), found), flush=True)
        told[str(menu)] = report.data(found)
    if given.json:
        given.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(any(each["least"] * 100 < given.least for each in told.values()))


def _found(
    asterisk: Installed, of: Subject, chosen: Sequence[Mutant], path: Path | None, until: float
) -> list[Fate]:
    """What became of the mutants, from a journal if there is one, the others run until then."""
    settled = journal.kept(path) if path else {}
    left = [each for each in chosen if each not in settled]
    keep = partial(journal.keep, path) if path else (lambda fate: None)
    ran = asyncio.run(fates(asterisk, of, left, _say, keep, until)) if left else []
    return [settled[each] for each in chosen if each in settled] + ran


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
