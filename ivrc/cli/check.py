"""`ivrc check [PATH…] [--format text|json|sarif|github]`"""

from __future__ import annotations

import argparse

from ivrc.cli.menus import gather
from ivrc.cli.report import show, status, told
from ivrc.compile import compile_file
from ivrc.counted import counted
from ivrc.project import phrases


def run(args: argparse.Namespace) -> int:
    """Checks every menu file and prints what was found in all of them together."""
    project, files, found = gather(args.paths)
    library, more = phrases(project)
    found.extend(more)
    sources: dict[str, str] = {}
    for path in files:
        compiled = compile_file(path, project.root, library)
        found.extend(compiled.diagnostics)
        sources.update(compiled.sources)
    show(found, sources, args.lang, args.format)
    if args.format == "text" and not found:
        print(
            told(
                args.lang,
                f"{len(files)} 个菜单文件，没有问题。",
                f"{counted(len(files), 'menu file')}, nothing found.",
            )
        )
    return status(found)
