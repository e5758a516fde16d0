"""The arguments of `ivrc call`."""

from __future__ import annotations

import argparse


def call(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    parser.add_argument("--keys", metavar="KEYS", help='脚本，如 "2-[1]0.": 每个字符是下一次等待时的按键，- 等到超时，. 挂机，放音时按的在方括号里; '
                      "a key at each wait, - lets one time-out pass, . hangs up; in brackets what is typed while a clip plays")  # fmt: skip
    parser.add_argument("--at", metavar="TIME", help='来电时刻 moment of the call, "2026-12-25 10:00"')
    parser.add_argument(
        "--to",
        dest="called",
        default="",
        metavar="NUMBER",
        help="被叫号码，热线的一个号码，外呼是客户的 the number that is dialled",
    )
    parser.add_argument("--row", action="append", default=[], metavar="NAME=VALUE",
                        help="外呼时名单里那一行的一个值 a value of the row by which a call is made")  # fmt: skip
    parser.add_argument("--from", dest="number", default="", metavar="NUMBER", help="主叫号码 calling number")
    parser.add_argument("--switched-on", action="append", default=[], metavar="NAME",
                      help="来电时开着的开关 a switch that is on as the call comes in")  # fmt: skip
    parser.add_argument("--away", action="append", default=[], metavar="NAME",
                      help="来电时离席的坐席 a desk that is away as the call comes in")  # fmt: skip
    parser.add_argument("--listed", action="append", default=[], metavar="LIST=NUMBER",
                      help="来电时名单里的号码 a number in a list as the call comes in")  # fmt: skip
    parser.add_argument("--queue", action="append", default=[], metavar="NAME=HOW",
                        help="排队是 full（满员）还是 no-agents（无坐席） a queue that is full or without agents")  # fmt: skip
    parser.add_argument("--turn", action="append", default=[], metavar="NAME",
                      help="轮流拨时轮到谁，随机拨时抽到谁 whose turn it is, or who is drawn")  # fmt: skip
    parser.add_argument("--pin", action="append", default=[], metavar="NAME=DIGITS",
                      help="口令是什么，代替站点写的 what a PIN is, in the place of the site's")  # fmt: skip
    parser.add_argument("--dest", action="append", default=[], metavar="NAME=OUTCOME",
                      help="坐席如何应答，拨几次就用逗号隔开几个 how a destination answers, with commas between one dialling and the next: "
                      "answered busy no-answer unavailable")  # fmt: skip
    parser.add_argument("--service", action="append", default=[], metavar="NAME=ANSWER",
                      help="服务怎样答，问几次就写几个：余额服务=余额=12.50，到期日=20261201，或 none failed timeout how a service answers, once for each "
                      "time: values, none, failed or timeout")  # fmt: skip
    parser.add_argument("--missing", action="append", default=[], metavar="CLIP",
                      help="少了哪条提示音，写编号的开头，嘀声写 beep；故障就在那里 a clip that is missing, by the beginning of its id (beep for the beep), so that a fault occurs")  # fmt: skip
    parser.add_argument("--site", metavar="NAME", help="站点 site")
    parser.add_argument(
        "-o", "--out", metavar="FILE", help="整通电话写成一个声音文件 the whole call as one sound file: .wav"
    )
    parser.add_argument(
        "--engine", action="append", metavar="NAME", help="语音引擎，可多次 speech engine, may be repeated"
    )
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--json", action="store_true", help="每行一个事件 one event a line")
    told.add_argument("--record", action="store_true", help="只打印通话记录 the call's record alone")
