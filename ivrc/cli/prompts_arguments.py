"""The arguments of `ivrc prompts`, and of what it does."""

from __future__ import annotations

import argparse


def prompts(made: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """The subcommands of `ivrc prompts`."""
    whats = made.add_subparsers(dest="what", metavar="WHAT", required=True)

    def what(name: str, told: str) -> argparse.ArgumentParser:
        made = whats.add_parser(name, help=told, description=told, parents=[common])
        made.add_argument(
            "--engine",
            action="append",
            metavar="NAME",
            help="语音引擎，可多次 speech engine, may be repeated",
        )
        return made

    def menus(made: argparse.ArgumentParser) -> None:
        made.add_argument(
            "paths", nargs="*", metavar="PATH", help="菜单文件或文件夹，默认 menus/ menu files or folders"
        )

    listed = what("list", "列出每一条提示音 list every prompt")
    menus(listed)
    listed.add_argument("--json", action="store_true", help="给程序读 for programs")

    play = what("play", "播放一条提示音 play a prompt")
    play.add_argument(
        "prompt", metavar="ID|TEXT", help="编号的开头，或文字的一部分 the beginning of an id, or some words"
    )
    menus(play)

    audition = what("audition", "生成试听和签字用的网页 make a page to listen and sign")
    menus(audition)
    audition.add_argument("-o", "--out", required=True, metavar="FILE", help="网页文件 HTML file")

    export = what("export", "导出录音稿 write the voice talent's script")
    menus(export)
    export.add_argument("-o", "--out", required=True, metavar="FILE", help=".xlsx .csv")

    taken = what("import", "导入录音，或者改过的话 take recordings, or edited words")
    taken.add_argument("dir", metavar="DIR|SHEET",
                       help="放着录音的文件夹，或改过的录音稿 folder of recordings, or a script that was edited (.xlsx .csv)")  # fmt: skip
    taken.add_argument("--apply", action="store_true",
                       help="把改过的话写进文件；不写只看会改什么 write edited words into files, else only show them")  # fmt: skip
    menus(taken)
