"""What a site says of calls that are made, as its file is read: hours, zone, patterns and dial strings. Code: IVRC671."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.outbound import NEVER, fits, spans
from ivrc.yamlfile import Marks


def judge(site: Mapping[str, Any], marks: Marks) -> Iterator[Diagnostic]:
    """What of it no call can be made by. The schema has accepted the file."""
    outbound = site.get("outbound", {})
    for at, line in enumerate(outbound.get("hours", ())):
        if not spans(line):
            yield _wrong(marks.place(("outbound", "hours", at)), f"“{line}”不是一周里的时间", f'"{line}" is no time of the week',
                         "写成 周一至周五 9:00-12:00、周六 10:00-16:00 或 每天 9:00-20:00，先早后晚；过了零点的写成两行。",
                         "Write Mon-Fri 9:00-12:00, Saturday 10:00-16:00 or daily 9:00-20:00, the earlier time first; two lines where it goes on after midnight.")  # fmt: skip
    if "zone" in outbound and not zone(outbound["zone"]):
        yield _wrong(marks.place(("outbound", "zone")), f"没有“{outbound['zone']}”这个时区", f'there is no time zone "{outbound["zone"]}"',
                     "写 IANA 时区，如 Asia/Shanghai。", "Write one of IANA's, such as Asia/Shanghai.")  # fmt: skip
    for target, dial in outbound.get("dial", {}).items():
        if not template(dial):
            yield undialable(marks.place(("outbound", "dial", target)), dial)
    for at, pattern in enumerate(str(each) for each in outbound.get("numbers", ())):
        if "X" not in pattern and any(fits(pattern, each) for each in NEVER):
            yield _wrong(marks.place(("outbound", "numbers", at)), f"{pattern} 是紧急号码，从来不拨", f"{pattern} is called by those in need, and never by a list",
                         "删去这一项。", "Delete it.")  # fmt: skip


def zone(name: str) -> ZoneInfo | None:
    """A time zone by its name; None where there is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        return None
    except KeyError:
        return None


def template(dial: str) -> bool:
    """Whether a dial string calls one number: it has one place for it, and rings nobody besides."""
    return dial.count("{}") == 1 and "&" not in dial and "," not in dial


def undialable(span: Span, dial: str) -> Diagnostic:
    return _wrong(span, f"照这个拨号串不能拨一个号码：{dial}", f"no number can be called by this dial string: {dial}",
                  "写成 PJSIP/{}@trunk 或 Local/{}@context/n：{} 是号码，写一次；不带 &、选项、变量和空格。",
                  "Write PJSIP/{}@trunk or Local/{}@context/n: {} is the number, once; no &, options, variables or blanks.")  # fmt: skip


def no_zone(span: Span) -> Diagnostic:
    """Neither the site nor the hotline says where its hours are."""
    return _wrong(span, "站点和热线都没有说 hours 是哪里的时间", "neither the site nor the hotline says in which time zone its hours are",
                  "在站点文件的 outbound: 下写上 zone: Asia/Shanghai。", "Write zone: America/New_York under outbound: of the site file.")  # fmt: skip


def _wrong(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC671", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
