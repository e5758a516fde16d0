"""The keywords: each has one Chinese and one English spelling (and the forms that the trade writes for it).

A keyword is a keyword only where the grammar has a place for it; everywhere else it is a name like any other
(`留言 留言` is a voicemail called 留言).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.week import DAYS_EN, DAYS_ZH


class Word(NamedTuple):
    """A keyword's token type and its spellings; the first Chinese and English ones are the formatter's."""

    type: str
    zh: tuple[str, ...]
    en: tuple[str, ...]


HEADERS = (
    Word("HOTLINE", ("热线",), ("hotline",)),
    Word("SAY", ("播报",), ("say",)),
    Word("MENU", ("菜单",), ("menu",)),
    Word("TRANSFER", ("转接",), ("transfer",)),
    Word("VOICEMAIL", ("留言",), ("voicemail",)),
    Word("HOURS", ("时间",), ("hours",)),
    Word("BRANCH", ("分支",), ("branch",)),
    Word("INCLUDE", ("引用",), ("include",)),
)
"""What stands at the left margin and begins a block."""

LINES = (
    Word("NO_INPUT", ("无按键",), ("no input",)),
    Word("WRONG_KEY", ("按错键",), ("wrong key",)),
    Word("INTER_KEY", ("键间隔",), ("inter-key",)),
    Word("_FAULT", ("故障",), ("fault",)),
    Word("LANGUAGE", ("语言",), ("language",)),
    Word("ZONE", ("时区",), ("time zone",)),
    Word("RECORD", ("录音",), ("record",)),
    Word("PAUSE", ("停顿", "等待"), ("pause",)),
    Word("BARGE_OFF", ("不可打断",), ("no barge-in",)),
    Word("DIAL", ("拨",), ("dial",)),
    Word("BUSY", ("占线",), ("busy",)),
    Word("NO_ANSWER", ("无人接听",), ("no answer",)),
    Word("UNAVAILABLE", ("转接失败",), ("unavailable",)),
    Word("AFTER", ("通话结束",), ("after call",)),
    Word("LONGEST", ("最长",), ("at most",)),
    Word("MAILBOX", ("信箱",), ("mailbox",)),
    Word("HANGUP", ("挂机",), ("hang up",)),
    Word("_OTHERWISE", ("否则",), ("otherwise",)),
)
"""What begins a line within a block."""

CLAUSES = (
    Word("REPEAT", ("重听",), ("repeat",)),
    Word("BACK", ("返回",), ("back",)),
    Word("IN_TURN", ("依次",), ("in turn",)),
    Word("EACH", ("每个",), ("each",)),
    Word("RING", ("振铃",), ("ring",)),
    Word("WHOLE", ("全程",), ("whole call",)),
    Word("NOTICE", ("告知",), ("notice",)),
)
"""What may stand within a line."""

WORDS = HEADERS + LINES + CLAUSES

TYPES: dict[str, str] = {
    re.sub(r"\s+", " ", spelling): word.type for word in WORDS for spelling in word.zh + word.en
}
"""Token type by spelling, English in lower case and with single spaces."""


def folded(word: str) -> str:
    """A word as keywords are compared: in small letters where it is ASCII (`K`, the Kelvin sign, is no `k`)."""
    return word.lower() if word.isascii() else word


WEEKDAYS: dict[str, int] = {
    **{f"{prefix}{name}": day for prefix in ("周", "星期", "礼拜") for day, name in enumerate(DAYS_ZH)},
    "周天": 6,
    "星期天": 6,
    "礼拜天": 6,
    **{name.lower(): day for day, full in enumerate(DAYS_EN) for name in (full, full[:3])},
}
"""0 is Monday."""

SEVERAL_DAYS = {
    "每天": (0, 6),
    "每日": (0, 6),
    "every day": (0, 6),
    "daily": (0, 6),
    "weekdays": (0, 4),
    "周末": (5, 6),
    "weekends": (5, 6),
}
"""First and last. 工作日 is not among them: it depends on the calendar of public holidays, not on the weekday."""


def header_spelling(type_: str) -> tuple[str, str]:
    """A keyword as the messages name it: Chinese, English."""
    for word in WORDS:
        if word.type == type_:
            return word.zh[0], word.en[0]
    return type_, type_
