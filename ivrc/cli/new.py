"""`ivrc new DIR`"""

from __future__ import annotations

import argparse
from pathlib import Path

from ivrc.cli.report import show, told
from ivrc.diagnostics import Diagnostic, Span, error

_STARTER = Path(__file__).parent.parent / "starter"


def run(args: argparse.Namespace) -> int:
    """Makes a project that builds at once. A folder that holds anything is left alone."""
    target = Path(args.dir)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        show([_taken(args.dir)], {}, args.lang)
        return 2
    for source in sorted(_STARTER.rglob("*")):
        if source.is_file():
            made = target / source.relative_to(_STARTER)
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(source.read_bytes())
    (target / "prompts" / "recordings").mkdir(parents=True, exist_ok=True)
    print(
        told(
            args.lang,
            f"{args.dir} 建好了。接下来：\n  cd {args.dir}\n  ivrc check\n  ivrc call menus/示例.ivr\n  ivrc test\n  ivrc build",
            f"{args.dir} is ready. Next:\n  cd {args.dir}\n  ivrc check\n  ivrc call menus/示例.ivr\n  ivrc test\n  ivrc build",
        )
    )
    return 0


def _taken(name: str) -> Diagnostic:
    return error(
        "IVRC007",
        Span(name),
        zh="这个位置已经有东西了，不会覆盖",
        en="something is there already, and it is not overwritten",
        mend_zh="换一个名称，或先把它移走。",
        mend_en="Choose another name, or move it away first.",
    )
