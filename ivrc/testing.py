"""Tests of a team's own checks: what a file of them finds in a menu, as `ivrc check` would tell it.

from ivrc.testing import found

assert [(one.span.line, one.code) for one in found("checks/no_fax.py", MENU)] == [(6, "FAX001")]
"""

from __future__ import annotations

from pathlib import Path

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.own_checks import of_file


def found(file: str | Path, menu: str) -> list[Diagnostic]:
    """What the checks of a Python file find in the text of a menu, and what is wrong with the file (IVRC381).

    Raises ValueError where the text is no menu: a test of it would pass whatever the checks do.
    """
    teams = of_file(Path(file))
    compiled = compile_text(menu, teams=teams)
    if compiled.hotline is None:
        errors = [f"{one.span}: {one.en}" for one in compiled.diagnostics if one.severity == "error"]
        raise ValueError("\n".join(errors))
    codes = {own.check.code for own in teams.checks} | {"IVRC381"}
    return [one for one in compiled.diagnostics if one.code in codes]
