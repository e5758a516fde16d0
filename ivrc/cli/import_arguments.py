"""The arguments of `ivrc import`."""

from __future__ import annotations

import argparse

FORMS = ("asterisk", "freepbx", "freeswitch", "fusionpbx")


def import_(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=FORMS, help="哪一种交换机 which switch")
    parser.add_argument(
        "file", metavar="FILE", help="extensions.conf；freeswitch 是 XML the file: XML of freeswitch"
    )
    parser.add_argument(
        "--entry",
        metavar="CONTEXT[,EXTEN]",
        help="来电从哪里进来，分机默认 s where calls come in; the extension is s unless it is written",
    )
    parser.add_argument(
        "--outside",
        action="append",
        default=[],
        metavar="CONTEXT",
        help="不导入的上下文，只当去处，可多次 context that is not imported and only dialled, may be repeated",
    )
    parser.add_argument(
        "--words",
        metavar="FILE",
        help="声音文件里说的话，一行一个“文件名: 话” what sound files say, a line each: NAME: WORDS",
    )
    parser.add_argument("--name", help="热线名 name of the hotline")
    parser.add_argument(
        "--number",
        action="append",
        default=[],
        metavar="NUMBER",
        help="来电拨打的号码，可多次 number that callers dial, may be repeated",
    )
    parser.add_argument(
        "--language", metavar="TAG", help="说哪种话，例如 zh-CN、en-US language that is spoken"
    )
    parser.add_argument("--time-zone", metavar="ZONE", help="时区，例如 Asia/Shanghai time zone")
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        default=".",
        help="写到哪个项目，默认这里 the project to write to, default here",
    )
