"""`ivrc flow FILE`"""

from __future__ import annotations

import argparse
import json

from ivrc.cli.one import one
from ivrc.cli.report import show, status


def run(args: argparse.Namespace) -> int:
    """Prints the flow of a menu file as JSON."""
    from ivrc.flow.as_json import as_json

    _, compiled = one(args.file)
    show(compiled.diagnostics, compiled.sources, args.lang, to_stderr=True)
    if compiled.hotline is not None:
        print(json.dumps(as_json(compiled.hotline), ensure_ascii=False, indent=1))
    return status(compiled.diagnostics)
