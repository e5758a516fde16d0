"""The arguments of `ivrc dial`."""

from __future__ import annotations

import argparse


def dial(made: argparse.ArgumentParser) -> None:
    from ivrc.switches.registry import names, switch
    from ivrc.verify.options import add

    who = made.add_mutually_exclusive_group(required=True)
    who.add_argument("list", nargs="?", metavar="LIST", help="名单，CSV a list, CSV")
    who.add_argument(
        "--to", metavar="NUMBER", help="只打这一个号码，接通后进热线 call one number, and put it through"
    )
    made.add_argument("--hotline", required=True, metavar="FILE", help="外呼热线的菜单文件 menu file of a hotline that calls")  # fmt: skip
    made.add_argument("--site", metavar="NAME", help="站点 site")
    made.add_argument(
        "--row", action="append", default=[], metavar="NAME=VALUE",
        help="和 --to 一起：外呼一行里的值，可多次 with --to: a value of the row, may be repeated",
    )  # fmt: skip
    made.add_argument(
        "--journal", metavar="FILE", help="记进度的文件，默认在名单旁边 where progress is kept, else beside the list"
    )  # fmt: skip
    made.add_argument("--skip-bad", action="store_true", help="打不了的行跳过 pass over rows that cannot be called")  # fmt: skip
    made.add_argument("--dry-run", action="store_true", help="只说会在什么时候打给谁 say who would be called when, and call nobody")  # fmt: skip
    made.add_argument("--on", choices=names(), default="asterisk", help="交换机 switch")
    placing = switch("asterisk").placing
    add(made, [placing.options if placing else ()])
