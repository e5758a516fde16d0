"""The arguments of `ivrc report`, of records and of ways, and of `ivrc diff`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

TYPE_CHECKING = False  # as in `typing`, which takes longer to read than all of this
if TYPE_CHECKING:
    from datetime import datetime


def _day(text: str) -> str:
    """A date as ISO 8601 writes it."""
    from datetime import date

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("2026-11-26") from None
    return day.isoformat()


def _moment(text: str) -> datetime:
    """A moment with its offset from UTC."""
    from datetime import datetime

    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise argparse.ArgumentTypeError("2026-11-26T10:00+08:00")
    return at


def _count(text: str) -> int:
    """A whole number above nothing."""
    if not (text.isascii() and text.isdigit() and len(text) < 13 and int(text)):
        raise argparse.ArgumentTypeError("1 2 3 …")
    return int(text)


def asks_for_ways(argv: Sequence[str] | None) -> bool:
    """Whether it is `report paths`, which has options of its own. A file of that name is `./paths`."""
    words = [*argv] if argv else []
    return "report" in words and words[words.index("report") + 1 :][:1] == ["paths"]


def ways(report: argparse.ArgumentParser) -> None:
    report.add_argument("what", choices=("paths",), help="走法 ways")
    report.add_argument("file", metavar="FILE", help="菜单文件 menu file")
    report.add_argument("--build", metavar="DIR", help="生成的文件夹，默认 dist folder of the build")
    report.add_argument("--format", choices=("table", "csv", "json"), help="输出格式 output format")
    report.add_argument("-o", "--out", metavar="FILE", help="写入文件 .txt .csv .json write a file")


def diff(diff: argparse.ArgumentParser) -> None:
    diff.add_argument(
        "before", metavar="BEFORE", help="改前的菜单文件，或 git 版本:路径 menu file, or git REVISION:PATH"
    )
    diff.add_argument("after", metavar="AFTER", help="改后的 the same, changed")
    diff.add_argument("--site", metavar="NAME", help="站点 site")
    diff.add_argument("--format", choices=("table", "markdown", "json"), help="输出格式 output format")
    diff.add_argument(
        "--most", metavar="N", type=_count, default=20, help="最多列几处，默认 20 changes to list"
    )
    diff.add_argument("--first", action="store_true", help="找到一处就停 stop at the first change")
    diff.add_argument("--exit-code", action="store_true", help="有变化时退出码为 1 exit status 1 for changes")
    diff.add_argument("-o", "--out", metavar="FILE", help="写入文件 .txt .md .json write a file")


def report(report: argparse.ArgumentParser) -> None:
    report.add_argument(
        "records",
        nargs="+",
        metavar="RECORDS",
        help="通话记录文件或文件夹 .jsonl .csv files of records, or folders",
    )
    report.add_argument(
        "--by",
        choices=("day", "week", "month", "agent", "option", "hotline"),
        default="day",
        help="分组 groups",
    )
    report.add_argument("--since", metavar="DAY", type=_day, help="从哪天起 first day")
    report.add_argument("--until", metavar="DAY", type=_day, help="到哪天止 last day")
    report.add_argument(
        "--attempts", metavar="N", type=_count, help="运营商统计的呼叫次数 attempts that the carrier counted"
    )
    report.add_argument(
        "--within",
        metavar="HOURS",
        type=_count,
        default=48,
        help="答应几小时内回电，默认 48 hours to call back in",
    )
    report.add_argument(
        "--at", metavar="TIME", type=_moment, help="到哪一刻为止看回电，默认现在 moment, else now"
    )
    for name, told in (
        ("complaints", "算作投诉的选项或事由 options and reasons that are complaints"),
        ("satisfied", "算作满意的评价 answers that are satisfied"),
        ("callbacks", "登记回电的记录表 tables of callbacks to make"),
        ("called-back", "已经回电的记录表 tables of callbacks made"),
    ):
        report.add_argument(f"--{name}", action="append", metavar="NAME", help=f"{told}, may be repeated")
    report.add_argument("--skip-bad", action="store_true", help="坏的记录不算 leave bad records out")
    report.add_argument("--format", choices=("table", "csv", "json", "html"), help="输出格式 output format")
    report.add_argument("-o", "--out", metavar="FILE", help="写入文件 .txt .csv .json .html write a file")
