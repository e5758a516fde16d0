"""The benchmark of compiling: `python bench/compile.py` (or `make bench`).

Every figure is a whole process of its own: CPU seconds (user and system) and peak memory from the operating system's
account of that child. Commands that are compared run in turn, and the ratio is that of their medians in this one
run, so that it holds on a slow machine as on a quick one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from project import make

HERE = Path(__file__).parent
IVRC = [sys.executable, "-m", "ivrc"]


class Run(NamedTuple):
    """CPU seconds and peak memory in MiB of one process."""

    seconds: float
    mebibytes: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Runs a command to its end in a folder; it has to end well."""
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execvp(command[0], list(command))
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: Sequence[Run]) -> Run:
    return Run(statistics.median(r.seconds for r in runs), max(r.mebibytes for r in runs))


def in_turn(commands: Sequence[Sequence[str]], folder: Path, times: int) -> list[Run]:
    """The medians of commands that were run in turn."""
    rounds = [[measure(command, folder) for command in commands] for _ in range(times)]
    return [median(column) for column in zip(*rounds)]


def compiling(sizes: Sequence[int], times: int, work: Path, languages: bool = False) -> None:
    """Whole builds against Lark's bare parse of the same text, and a second build of the unchanged project."""
    print("menus    build s   bare parse s   ratio   second s   second/first   peak MiB   growth")
    before: float | None = None
    for size in sizes:
        folder = work / str(size)
        menu = make(folder, size, languages)
        bare = [sys.executable, str(HERE / "bare_parse.py"), str(menu)]
        first, second, parse = [], [], []
        for number in range(times):
            build = [*IVRC, "build", "--no-audio", "-o", f"out{number}"]
            first.append(measure(build, folder))
            parse.append(measure(bare, folder))
            second.append(measure(build, folder))
        a, b, c = median(first), median(parse), median(second)
        growth = f"{a.seconds / before:6.1f}" if before else "     -"
        before = a.seconds
        print(
            f"{size:6d} {a.seconds:9.2f} {b.seconds:14.2f} {a.seconds / b.seconds:7.2f} {c.seconds:10.2f}"
            f" {c.seconds / a.seconds:14.2f} {a.mebibytes:10.0f} {growth}",
            flush=True,
        )


def against_asterisklint(size: int, times: int, work: Path) -> None:
    """The whole compile against asterisklint's mere reading of the dialplan that it emits."""
    folder = work / f"lint{size}"
    make(folder, size)
    build = [*IVRC, "build", "--no-audio", "-t", "asterisk", "-o", "out"]
    measure(build, folder)
    plan = next((folder / "out").glob("*/asterisk/*.conf"))
    whole = [*IVRC, "build", "--no-audio", "-t", "asterisk", "-t", "freeswitch", "-t", "voicexml"]
    main = folder / "extensions.conf"
    main.write_text(f"[general]\n\n[globals]\n\n#include {plan}\n", encoding="utf-8")
    lint = [str(Path(sys.executable).with_name("asterisklint")), "dialplan-check", str(main)]
    compile_, reading = in_turn(
        [["sh", "-c", 'rm -rf again; exec "$@"', "sh", *whole, "-o", "again"], lint], folder, times
    )
    print(
        f"\n{size} menus: compile for three targets {compile_.seconds:.2f} s, asterisklint reads the emitted "
        f"dialplan in {reading.seconds:.2f} s, ratio {compile_.seconds / reading.seconds:.2f}"
    )


def starting(times: int, work: Path) -> None:
    """`ivrc --version` against `python -c pass`."""
    ivrc = str(Path(sys.executable).with_name("ivrc"))
    bare, version = in_turn([[sys.executable, "-c", "pass"], [ivrc, "--version"]], work, times)
    print(
        f"\nivrc --version {version.seconds * 1000:.0f} ms, python -c pass {bare.seconds * 1000:.0f} ms, "
        f"ratio {version.seconds / bare.seconds:.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--times", type=int, default=3, help="runs of each command")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        starting(max(args.times, 5), work)
        print()
        compiling(args.sizes, args.times, work)
        print("\nin four languages")
        compiling(args.sizes[1:2], args.times, work / "languages", languages=True)
        against_asterisklint(max(args.sizes), 1, work)


if __name__ == "__main__":
    main()
