"""What it costs to compare two forms of a hotline: `python bench/difference.py`.

One edit in the middle of a hotline of N menus, and one that is of every menu. CPU seconds of one process, after both forms were compiled: until the first change is found, and until all are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from project import make

from ivrc.cli.one import one
from ivrc.difference.changes import Changes, Form, changes, first

EVERYWHERE = ("无按键    5秒", "无按键    8秒")


def form(menu: Path, text: str) -> Form:
    menu.write_text(text, encoding="utf-8")
    _, compiled = one(str(menu))
    if compiled.hotline is None:
        raise SystemExit(str(compiled.diagnostics[:3]))
    return Form(compiled.hotline)


def seconds(find: Callable[[Form, Form], Changes], before: Form, after: Form) -> tuple[float, Changes]:
    begun = time.process_time()
    found = find(before, after)
    return time.process_time() - begun, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    args = parser.parse_args()
    print("menus   edit         first s   all s   calls   changes")
    with tempfile.TemporaryDirectory() as work:
        for size in args.sizes:
            menu = make(Path(work) / str(size), size)
            text = menu.read_text("utf-8")
            middle = (f"“这里是第{size // 2}号服务。”", f"“这里是新的第{size // 2}号服务。”")
            before = form(menu, text)
            for name, (was, now) in {"none": ("", ""), "one menu": middle, "every menu": EVERYWHERE}.items():
                after = form(menu, text.replace(was, now) if was else text)
                soon, _ = seconds(first, before, after)
                whole, found = (
                    seconds(changes, before, after) if name != "every menu" or size < 500 else (0.0, None)
                )
                told = f"{whole:7.2f} {found.calls:7d} {len(found.changes):9d}" if found else "      -"
                print(f"{size:6d} {name:12s} {soon:8.2f} {told}", flush=True)


if __name__ == "__main__":
    main()
