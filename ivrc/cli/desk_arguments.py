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


def draw(draw: argparse.ArgumentParser) -> None:
    """Those of `ivrc draw`."""
    draw.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    draw.add_argument("-o", "--out", required=True, metavar="FILE", help=".svg .mmd .dot")
    draw.add_argument("--show", metavar="KINDS", default="keys,transfer",
                      help="画哪些走法，逗号隔开 kinds of ways, with commas between: keys, transfer, silence, wrong, fault; all")  # fmt: skip


def page(page: argparse.ArgumentParser) -> None:
    """Those of `ivrc page`."""
    page.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    page.add_argument("-o", "--out", required=True, metavar="FILE", help=".html")
    page.add_argument("--site", metavar="NAME", help="站点 site")
    page.add_argument("--no-audio", action="store_true", help="不带声音 without sound")
    page.add_argument("--no-calls", action="store_true", help="不带可以重放的来电 without calls to replay")
    page.add_argument(
        "--engine", action="append", metavar="NAME", help="语音引擎，可多次 speech engine, may be repeated"
    )


def open_(opened: argparse.ArgumentParser) -> None:
    """Those of `ivrc open`."""
    opened.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="菜单文件或文件夹，默认 menus/ menu files or folders, else menus/",
    )
    opened.add_argument(
        "--port", type=int, default=0, metavar="N", help="端口，默认随便一个 port, else any that is free"
    )
    opened.add_argument("--no-browser", action="store_true", help="只给出网址 print the address only")
    opened.add_argument(
        "--no-audio", action="store_true", help="只放已有的提示音 play only prompts that are there already"
    )
    opened.add_argument(
        "--engine", action="append", metavar="NAME", help="语音引擎，可多次 speech engine, may be repeated"
    )


def schema(schema: argparse.ArgumentParser) -> None:
    """Those of `ivrc schema`."""
    schema.add_argument("name", nargs="?", type=_schema, metavar="NAME", help="哪一个 which one")
    schema.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        help="写进这个文件夹，不写名字就是全部 folder to write it, or all of them, into",
    )


def _schema(name: str) -> str:
    """The name of a schema. They are read only where one is named."""
    from ivrc.offered_schemas import OFFERED

    if name not in OFFERED:
        raise argparse.ArgumentTypeError(" ".join(OFFERED))
    return name


def completion(made: argparse.ArgumentParser) -> None:
    """Those of `ivrc completion`."""
    made.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help="哪种 which one")
