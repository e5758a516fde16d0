"""`make mutants`: spoils what is emitted for Asterisk, line by line, and tells which faults the generated calls miss."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from ivrc.compile import compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.places import cache
from ivrc.project import find, open_project, open_site, phrases
from ivrc.switches.asterisk.driver.install import installed
from ivrc.verify.driver import Placed
from ivrc.verify.sounds import sounds
from tests.mutation import report
from tests.mutation.mutants import sample
from tests.mutation.runner import fates
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
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--least", type=float, default=0.0, metavar="PERCENT")
    given = parser.parse_args()
    asterisk = installed(None, cache("asterisk"))
    told = {}
    for menu in given.menu:
        of = subject(menu, given.site)
        every = [
            each for each in of.mutants() if given.only in f"{each.construct} {each.operator} {each.place}"
        ]
        chosen = sample(every, given.most or len(every), given.seed)
        print(f"{menu}: {len(chosen)} of {len(every)} mutants, {len(of.calls)} calls", file=sys.stderr)
        found = asyncio.run(
            fates(asterisk, of, chosen, lambda line: print(line, file=sys.stderr, flush=True))
        )
        print(report.text(str(menu), found), flush=True)
        told[str(menu)] = report.data(found)
    if given.json:
        given.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(any(each["score"] * 100 < given.least for each in told.values()))


if __name__ == "__main__":
    sys.exit(main())
