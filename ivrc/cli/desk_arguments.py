"""The arguments of the commands of a designer's desk."""

from __future__ import annotations

import argparse


def fmt(fmt: argparse.ArgumentParser) -> None:
    """Those of `ivrc fmt`."""
    fmt.add_argument("paths", nargs="*", metavar="PATH",
                     help="菜单文件或文件夹，默认 menus/；- 是标准输入 menu files or folders; - is standard input")  # fmt: skip
    shows = fmt.add_mutually_exclusive_group()
    shows.add_argument("--check", action="store_true",
                       help="只列出要改的文件 name the files that would change, and change nothing")  # fmt: skip
    shows.add_argument("--diff", action="store_true",
                       help="只看会怎么改 show what would change, and change nothing")  # fmt: skip
