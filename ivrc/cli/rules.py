"""`ivrc rules [--json]`"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ivrc.cli.report import show, status
from ivrc.cli.sets import lines
from ivrc.diagnostics import has_errors
from ivrc.diagnostics.chosen import Chosen
from ivrc.diagnostics.codes import Code, table
from ivrc.diagnostics.sets import sets
from ivrc.diagnostics.terminal import cells
from ivrc.own_checks import own_checks
from ivrc.project import find, open_project

STATES = {
    "always": ("总是说", "always"),
    "on": ("说", "on"),
    "off": ("不说", "off"),
    "ignored": ("已忽略", "ignored"),
}


def run(args: argparse.Namespace) -> int:
    """Prints every code, how bad it is, and whether this project is told of it."""
    project, found = open_project(find(Path()))
    if has_errors(found):
        show(found, {}, args.lang, to_stderr=True)
        return status(found)
    own = own_checks(project)
    if own.found:
        show(own.found, {}, args.lang, to_stderr=True)
        return status(own.found)
    chosen = project.chosen._replace(own=own.rows)
    rows = [(row, _state(row.code, chosen)) for row in (*table().values(), *own.rows)]
    if args.json:
        told = [_as_dict(row, state) for row, state in rows]
        print(json.dumps({"version": 1, "rules": told, "sets": _sets()}, ensure_ascii=False, indent=1))
        return status(found)
    zh = args.lang == "zh"
    for row, state in rows:
        word = STATES[state][0 if zh else 1]
        print(f"{row.code}  {row.severity:<8} {word}{' ' * (9 - cells(word))}{row.zh if zh else row.en}")
    for line in lines(_sets(), args.lang):
        print(line)
    return status(found)


def _sets() -> list[dict[str, Any]]:
    """Every set, with nothing looked at."""
    return [
        {"name": name, "title": each["title"], "clauses": each["clauses"], "not_looked_at": each["left"]}
        for name, each in sets().items()
    ]


def _state(code: str, chosen: Chosen) -> str:
    if code not in chosen.may_stand:
        return "always"
    if chosen.ignores(code):
        return "ignored"
    return "on" if chosen.tells(code) else "off"


def _as_dict(row: Code, state: str) -> dict[str, object]:
    return {
        "code": row.code,
        "severity": row.severity,
        "state": state,
        "may_be_allowed": row.may_stand,
        "title": {"zh": row.zh, "en": row.en},
    }
