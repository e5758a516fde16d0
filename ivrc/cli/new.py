"""`ivrc new DIR [--template NAME] [--lang zh|en]`"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
from pathlib import Path

from ivrc.cli import UNABLE, WELL
from ivrc.cli.out import taken_already, unwritten
from ivrc.cli.report import sentence, show
from ivrc.offered_schemas import OFFERED, text

_STARTERS = Path(__file__).parent.parent / "starter"
"""Projects in each language, a folder for each template: its menu, names, scenarios and comments."""
SCHEMAS = ".schemas"
"""Where the first lines of a project's YAML files look for their schemas."""


def run(args: argparse.Namespace) -> int:
    """Makes a project in the language of messages that builds at once. A folder that holds anything is left alone."""
    target = Path(args.dir)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        show([taken_already(args.dir)], {}, args.lang)
        return UNABLE
    starter = _STARTERS / args.lang / args.template
    there = target.exists()
    try:
        _write(starter, target)
    except OSError as problem:
        if not there:
            shutil.rmtree(target, ignore_errors=True)
        show([unwritten(args.dir, problem)], {}, args.lang)
        return UNABLE
    (menu,) = starter.glob("menus/*.ivr")
    steps = (
        f"cd {_in_a_shell(args.dir)}",
        "ivrc check",
        f"ivrc call menus/{menu.name}",
        "ivrc test",
        "ivrc build",
    )
    print(sentence(args.lang, f"{args.dir} 建好了。接下来：", f"{args.dir} is ready. Next:"))
    print("\n".join(f"  {step}" for step in steps))
    return WELL


def _write(starter: Path, target: Path) -> None:
    """Raises OSError."""
    made = {
        path.relative_to(starter): path.read_bytes() for path in sorted(starter.rglob("*")) if path.is_file()
    }
    made |= {Path(SCHEMAS, f"{name}.json"): text(name).encode() for name in OFFERED}
    for name, data in made.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    (target / "prompts" / "recordings").mkdir(parents=True, exist_ok=True)


def _in_a_shell(name: str) -> str:
    """A folder's name as it can be typed; `shlex.quote` would put a Chinese one between quotation marks."""
    return name if re.fullmatch(r"[\w./-]+", name) else shlex.quote(name)
