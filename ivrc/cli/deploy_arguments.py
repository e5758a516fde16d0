"""The arguments of `ivrc deploy`, `rollback` and `status`."""

from __future__ import annotations

import argparse


def deploy(made: argparse.ArgumentParser) -> None:
    _where(made)
    _build(made)
    made.add_argument("--dry-run", action="store_true",
                      help="只说会做什么，不做 say what would be done, and do nothing")  # fmt: skip
    made.add_argument("--no-trial", action="store_true",
                      help="不试打新版本 without a trial call to the new build")  # fmt: skip


def rollback(made: argparse.ArgumentParser) -> None:
    _where(made)


def status(made: argparse.ArgumentParser) -> None:
    _where(made)
    _build(made)
    made.add_argument("--json", action="store_true", help="输出 JSON print JSON")


def _where(made: argparse.ArgumentParser) -> None:
    made.add_argument("site", nargs="?", metavar="SITE", help="站点 site: a file in sites/")
    made.add_argument("-t", "--target", metavar="TARGET", help="只要这个目标 this target only")


def _build(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--engine", action="append", metavar="NAME", help="语音引擎，可多次 speech engine, may be repeated"
    )
    made.add_argument("--release", action="store_true",
                      help="和 build --release 一样 the same as build --release")  # fmt: skip
    made.add_argument("--uncommitted", action="store_true",
                      help="和 --release 一起：没有提交的也发布 with --release: also what is not committed")  # fmt: skip
    made.set_defaults(paths=[], quiet=True)
