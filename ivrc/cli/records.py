"""`ivrc report RECORDS… [--by WHAT] [--since DAY] [--until DAY] [--attempts N] [--format FORM] [-o FILE]`"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from ivrc.cli import UNABLE, WELL
from ivrc.cli.out import form_of, put
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.report.model import Report
from ivrc.report.wording import Asked

FORMS = ("table", "csv", "json", "html")


def run(args: argparse.Namespace) -> int:
    """Makes figures of records of calls. Where a record is bad nothing is printed but that, unless it may be left out."""
    form = form_of(args.format, args.out, FORMS)
    found = [form] if isinstance(form, Diagnostic) else _of_days(args)
    if isinstance(form, Diagnostic) or found:
        show(found, {}, args.lang, to_stderr=True)
        return UNABLE
    made, found = _report(args)
    show(found, {}, args.lang, to_stderr=True)
    if made is None:
        return status(found)
    refused = put(_teller(form)(made, args.lang), args.out)
    show(refused, {}, args.lang, to_stderr=True)
    return UNABLE if refused else WELL


def _of_days(args: argparse.Namespace) -> list[Diagnostic]:
    if not (args.since and args.until and args.since > args.until):
        return []
    return [
        finding(
            "IVRC011",
            Span("--until"),
            zh=f"最后一天 {args.until} 早于第一天 {args.since}",
            en=f"the last day, {args.until}, is before the first one, {args.since}",
            mend_zh="把 --since 和 --until 对调。",
            mend_en="Exchange --since and --until.",
        )
    ]


def _report(args: argparse.Namespace) -> tuple[Report | None, list[Diagnostic]]:
    from ivrc.report.figures import report
    from ivrc.report.store import Store
    from ivrc.report.take import Taken

    asked = _asked(args)
    store = Store(asked)
    try:
        taken = Taken(store, args.skip_bad)
        taken.take(args.records)
        if has_errors(taken.found):
            return None, taken.found
        made = report(store, asked, taken.left)
    finally:
        store.close()
    if asked.attempts is not None and asked.attempts < made.connected:
        return None, [*taken.found, _too_few(asked.attempts, made.connected)]
    return made, taken.found


def _asked(args: argparse.Namespace) -> Asked:
    usual = Asked(args.by, args.at.timestamp() if args.at else time.time())
    return Asked(
        usual.by,
        usual.now,
        args.since or usual.since,
        args.until or usual.until,
        args.attempts,
        args.within,
        tuple(args.complaints or usual.complaints),
        tuple(args.satisfied or usual.satisfied),
        tuple(args.callbacks or usual.callbacks),
        tuple(args.called_back or usual.called_back),
    )


def _teller(form: str) -> Callable[[Report, str], str]:
    if form == "table":
        from ivrc.report.as_text import as_text

        return as_text
    if form == "html":
        from ivrc.report.as_html import as_html

        return as_html
    from ivrc.report.as_data import as_csv, as_json

    return as_csv if form == "csv" else as_json


def _too_few(attempts: int, connected: int) -> Diagnostic:
    return finding(
        "IVRC011",
        Span("--attempts"),
        zh=f"运营商统计的呼叫次数 {attempts} 比接通的 {connected} 次还少",
        en=f"the carrier's {attempts} attempts are fewer than the {connected} calls that were connected",
        mend_zh="核对两边说的是不是同样的号码、同样的日子（--since、--until）。",
        mend_en="Check whether both speak of the same numbers and the same days (--since, --until).",
    )
