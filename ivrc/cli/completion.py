"""`ivrc completion SHELL`: what a shell needs to complete commands, options and files."""

from __future__ import annotations

import argparse

import shtab

from ivrc.cli import WELL
from ivrc.cli.arguments import whole

_FILES = ("FILE", "PATH", "RECORDS", "BEFORE", "AFTER", "LIST", "DIR|SHEET")
_FOLDERS = ("DIR",)
"""What arguments that are files or folders are called."""


def run(args: argparse.Namespace) -> int:
    """Prints the script of a shell."""
    parser = whole()
    _files(parser)
    print(shtab.complete(parser, args.shell))
    return WELL


def _files(parser: argparse.ArgumentParser) -> None:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _files(command)
        elif action.metavar in _FILES:
            vars(action)["complete"] = shtab.FILE
        elif action.metavar in _FOLDERS:
            vars(action)["complete"] = shtab.DIRECTORY
