"""What the checks cost beside the rest of compiling: `python bench/checks.py`.

All parts are measured in one process, in turn, in CPU seconds of its own, and the ratios are those of their medians. With
`--lint COMMAND` the emitted dialplan of the same hotline is read by another program as well, such as asterisklint in an environment
of its own (it is GPL and no dependency of ivrc): its whole process against that of `ivrc check`.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from compile import IVRC, in_turn, measure
from project import make

from ivrc.checks.registry import CHECKS, check
from ivrc.compile import compile_file
from ivrc.language.parser import parse
from ivrc.lowering.lower import lower
from ivrc.project import standard_phrases


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process, with nothing left over from before."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def of_one_size(menu: Path, times: int) -> tuple[float, float, float]:
    """Medians: parsing and lowering, the checks alone, all of compiling."""
    text, library = menu.read_text("utf-8"), standard_phrases()
    rest, checks, whole = [], [], []
    for _ in range(times):
        tree, _ = parse(text, menu.name)
        rest.append(seconds(lambda: lower([parse(text, menu.name)[0]], library, menu.name)))
        hotline, found = lower([tree], library, menu.name)
        if hotline is None:
            raise SystemExit(str(found[:3]))
        checks.append(seconds(partial(check, hotline)))
        whole.append(seconds(lambda: compile_file(menu, menu.parent, library)))
    return statistics.median(rest), statistics.median(checks), statistics.median(whole)


def linting(menu: Path, lint: Sequence[str], times: int) -> None:
    folder = menu.parent.parent
    measure([*IVRC, "build", "--no-audio", "-t", "asterisk", "-o", "out"], folder)
    dialplan = next(folder.glob("out/*/asterisk/*.conf"))
    other_one = [
        "sh",
        "-c",
        '"$@" >/dev/null 2>&1 || true',
        "lint",
        *lint,
        str(dialplan),
    ]  # what it finds is no failure here
    own, other = in_turn([[*IVRC, "check", str(menu)], other_one], folder, times)
    print(
        f"       ivrc check {own.seconds:.2f} s, {Path(lint[0]).name} {other.seconds:.2f} s, ratio {own.seconds / other.seconds:.2f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument(
        "--lint", nargs="+", help="a program that reads the emitted dialplan, and its arguments"
    )
    args = parser.parse_args()
    print(f"{len(CHECKS)} checks\nmenus   parse and lower s   checks s   checks/rest   all s")
    with tempfile.TemporaryDirectory() as work:
        for size in args.sizes:
            menu = make(Path(work) / str(size), size)
            rest, checks, whole = of_one_size(menu, args.times)
            print(f"{size:6d} {rest:18.2f} {checks:10.2f} {checks / rest:13.2f} {whole:7.2f}", flush=True)
            if args.lint:
                linting(menu, args.lint, args.times)


if __name__ == "__main__":
    main()
