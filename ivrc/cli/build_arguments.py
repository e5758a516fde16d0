"""The arguments of `ivrc build` and `ivrc manifest`."""

from __future__ import annotations

import argparse

from ivrc.cli.formats import FORMATS


def build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="菜单文件或文件夹，默认 menus/ menu files or folders"
    )
    parser.add_argument(
        "-t", "--target", action="append", metavar="TARGET", help="目标，可多次 target, may be repeated"
    )
    parser.add_argument("-o", "--out", metavar="DIR", help="输出文件夹，默认 dist output folder")
    parser.add_argument("--site", metavar="NAME", help="站点；all 是全部站点，各有一个文件夹 site: a file in sites/; all: each into a folder of its own")  # fmt: skip
    parser.add_argument(
        "--engine", action="append", metavar="NAME", help="语音引擎，可多次 speech engine, may be repeated"
    )
    parser.add_argument("--no-audio", action="store_true", help="不合成提示音 without prompts")
    parser.add_argument("--locked", action="store_true",
                       help="与 prompts.lock 不一致就报错 refuse prompts that differ from prompts.lock")  # fmt: skip
    parser.add_argument("--release", action="store_true",
                       help="录音过期、试听的声音、没有声音、有提醒、没有提交就报错 refuse stale recordings, drafts, silence, warnings and what is not committed")  # fmt: skip
    parser.add_argument("--uncommitted", action="store_true",
                       help="和 --release 一起：没有提交的也发布 with --release: also what is not committed")  # fmt: skip
    parser.add_argument("--dry-run", action="store_true",
                       help="只说会写什么，不写 say what would be written, and write nothing")  # fmt: skip
    parser.add_argument("--quiet", action="store_true",
                       help="只说问题 tell findings only")  # fmt: skip
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMATS, default="text", help="输出格式 output format")
    form.add_argument("--json", action="store_true", help="即 --format json：还有写了什么 the same as --format json: with what was written")  # fmt: skip


def manifest(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    told = "看每个文件是不是生成时的样子 see whether every file is as it was written"
    whats = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    verify = whats.add_parser("verify", help=told, description=told, parents=[common])
    verify.add_argument("dirs", nargs="*", metavar="DIR", help="文件夹，默认 dist folders")
    verify.add_argument("--seal", metavar="HASH", type=_hash, help="签过字的那一次生成的封印，至少开头 8 位 the seal that was signed off, its first 8 digits at least")  # fmt: skip
    verify.add_argument("--format", choices=FORMATS, default="text", help="输出格式 output format")


def _hash(text: str) -> str:
    """The beginning of a SHA-256 in hexadecimal."""
    if not 8 <= len(text) <= 64 or set(text.lower()) - set("0123456789abcdef"):
        raise argparse.ArgumentTypeError("0f3a9c51…")
    return text
