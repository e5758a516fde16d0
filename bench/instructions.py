"""What a check and a build cost in instructions: `python bench/instructions.py [--sizes 1 100 1000]`, where valgrind is.

A count does not hang on what else the machine does: two runs of the same command part by less than one in a thousand, so a
change of one in a hundred is seen. Bytecode and the tables of the grammar are made beforehand, as on an installed ivrc.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from project import make

HERE = Path(__file__).parent
COUNTER = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
MILLION = 1_000_000


def count(command: Sequence[str], folder: Path) -> float:
    """Millions of instructions of a command that ends well. Names are hashed alike in every run."""
    given = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(HERE.parent)}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    run = [sys.executable, *command]
    shutil.rmtree(folder / "out", ignore_errors=True)
    subprocess.run(run, cwd=folder, env=given, check=True, capture_output=True)
    shutil.rmtree(folder / "out", ignore_errors=True)
    made = subprocess.run([*COUNTER, *run], cwd=folder, env=given, check=True, capture_output=True, text=True)
    told = re.search(r"I\s+refs:\s+([0-9,]+)", made.stderr)
    if told is None:
        raise SystemExit("valgrind counts no instructions here")
    return int(told[1].replace(",", "")) / MILLION


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 100, 1000])
    sizes = parser.parse_args().sizes
    if not shutil.which(COUNTER[0]):
        raise SystemExit(f"{COUNTER[0]} is not installed")
    print("millions of instructions\n menus    check    build  bare parse  build/parse")
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / str(size)
            menu = make(folder, size)
            check = count(["-m", "ivrc", "check"], folder)
            build = count(["-m", "ivrc", "build", "--no-audio", "-o", "out"], folder)
            parse = count([str(HERE / "bare_parse.py"), str(menu)], folder)
            print(f"{size:6d} {check:8.0f} {build:8.0f} {parse:11.0f} {build / parse:12.2f}", flush=True)


if __name__ == "__main__":
    main()
