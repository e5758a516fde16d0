"""What a hotline says once for all its nodes: language, time zone, variables, recording, silence, wrong keys, fault."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ivrc.calendars import folded
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.language.lines.calendar import CalendarLine
from ivrc.language.lines.fault import FaultLine
from ivrc.language.lines.inter_key import InterKeyLine
from ivrc.language.lines.language import LanguageLine
from ivrc.language.lines.list import ListLine
from ivrc.language.lines.numbers import NumbersLine
from ivrc.language.lines.record import RecordLine
from ivrc.language.lines.retry import RetryLine
from ivrc.language.lines.setting import SettingLine
from ivrc.language.lines.stand_in import StandInLine
from ivrc.language.lines.switch import SwitchLine
from ivrc.language.lines.unsaid import UnsaidLine
from ivrc.language.lines.zone import ZoneLine
from ivrc.language.locales import NAMES, NAMES_EN, locale_of
from ivrc.language.telling import TABLES, understood
from ivrc.language.values import MOST
from ivrc.lowering.before import agent_numbers
from ivrc.lowering.clips import COMPANY_NAMES
from ivrc.lowering.days import unknown_calendar
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.notice import notice
from ivrc.lowering.said import Said
from ivrc.lowering.unclear_times import written

ZONES = {"zh-CN": "Asia/Shanghai", "zh-TW": "Asia/Taipei", "zh-HK": "Asia/Hong_Kong"}
"""The time zone of a language that is spoken in one; others have to name theirs."""

COUNTRIES = {
    "US": "America/New_York", "CA": "America/Toronto", "MX": "America/Mexico_City", "GB": "Europe/London",
    "IE": "Europe/Dublin", "FR": "Europe/Paris", "ES": "Europe/Madrid", "AU": "Australia/Sydney", "NZ": "Pacific/Auckland",
    "IN": "Asia/Kolkata", "ZA": "Africa/Johannesburg", "SG": "Asia/Singapore", "HK": "Asia/Hong_Kong", "PH": "Asia/Manila",
}  # fmt: skip
"""The zone that a mend offers in a country, where its capital or most of its people are."""

INTER_KEY_MS = 3000
FIRST_KEY_RANGE_MS = (1000, 60_000)
INTER_KEY_RANGE_MS = (500, 20_000)
RING_RANGE_MS = (3000, 300_000)
MESSAGE_RANGE_MS = (5000, 600_000)
MOST_TIMES = 9
"""What a hotline may set: shorter is a slip of the pen, longer is more than a caller bears."""


class Retries(NamedTuple):
    """What a hotline or a menu says about silence or wrong keys; None where it says nothing."""

    wait_ms: int | None = None
    says: Said | None = None
    times: int | None = None
    way: tree.Way | None = None

    def over(self, other: Retries) -> Retries:
        """These, with what they leave open taken from the other (inheritance)."""
        return Retries(
            other.wait_ms if self.wait_ms is None else self.wait_ms,
            other.says if self.says is None else self.says,
            other.times if self.times is None else self.times,
            other.way if self.way is None else self.way,
        )


class Settings(NamedTuple):
    """The hotline's own settings, `fault` None where it was forgotten."""

    locale: str
    zone: str
    silence: Retries
    wrong: Retries
    inter_key_ms: int
    fault: tree.Way | None
    unsaid: UnsaidLine | None
    whole_call: bool


def spoken_locale(block: tree.Block) -> str:
    """The language that a hotline names, before it is judged; Mandarin where it names none."""
    name = next((line.name.text for line in block.lines if isinstance(line, LanguageLine)), "")
    return (locale_of(name) or name) if name else "zh-CN"


def settings(draft: Draft, block: tree.Block) -> Settings:
    """Reads the hotline's lines; sets the draft's locale, variables and recording notice."""
    locale, zone, inter_key = "zh-CN", "", INTER_KEY_MS
    silence = wrong = Retries()
    fault: tree.Way | None = None
    unsaid: UnsaidLine | None = None
    record: RecordLine | None = None
    seen: dict[str, Span] = {}
    for line in block.lines:
        what = type(line).__name__ + (line.kind if isinstance(line, RetryLine) else "")
        if not isinstance(line, SettingLine | SwitchLine | ListLine | NumbersLine | StandInLine):
            if what in seen:
                draft.found.append(twice(line.span, seen[what]))
                continue
            seen[what] = line.span
        match line:
            case LanguageLine():
                locale = _locale(draft, line.name)
            case ZoneLine():
                zone = _zone(draft, line.name)
            case CalendarLine():
                _calendar(draft, line.name)
            case NumbersLine():
                agent_numbers(draft, line)
            case SettingLine():
                _variable(draft, line)
            case RetryLine():
                if line.kind == "NO_INPUT":
                    silence = retries(draft, line)
                else:
                    wrong = retries(draft, line)
            case InterKeyLine():
                inter_key = bounded(draft, line.wait_ms, INTER_KEY_RANGE_MS, line.span)
            case FaultLine():
                fault = line.way
            case UnsaidLine():
                unsaid = line
            case RecordLine():
                record = line
            case _:
                pass
    for name in COMPANY_NAMES:
        known = next((draft.variables[n] for n in COMPANY_NAMES if n in draft.variables), None)
        draft.variables.setdefault(name, known or tree.Text(block.name.text, block.name.span))
    draft.used.update(COMPANY_NAMES)
    draft.locale = locale
    whole = record is not None and notice(draft, record)
    return Settings(locale, zone or ZONES.get(locale, ""), silence, wrong, inter_key, fault, unsaid, whole)


def retries(draft: Draft, line: RetryLine) -> Retries:
    """A 无按键 or 按错键 line as data, its numbers within what a caller can bear."""
    wait = line.wait_ms
    if wait is not None:
        wait = bounded(draft, wait, FIRST_KEY_RANGE_MS, line.span)
    times = line.times
    if times is not None and times > MOST_TIMES:
        told = ("这么多次", "so many times") if times >= MOST else (f"{times} 次", f"{times} times")
        draft.found.append(out_of_range(line.span, *told, f"0 到 {MOST_TIMES} 次", f"0 to {MOST_TIMES}"))
    if wait is not None and line.kind == "WRONG_KEY":
        draft.found.append(
            finding(
                "IVRC207",
                line.span,
                zh="按错键是按了才知道的，没有等待时间",
                en="a wrong key is known when it is pressed: there is nothing to wait for",
                mend_zh="把时长写在“无按键”一行里。",
                mend_en='Write the time in the "no input" line.',
            )
        )
    draft.found.extend(written(line))
    said = Said(line.says, line.nth)
    return Retries(wait, said if said != Said(()) else None, times, line.way)


def bounded(draft: Draft, ms: int, bounds: tuple[int, int], span: Span) -> int:
    """`ms` if it lies within the bounds, else a diagnostic and the nearer bound."""
    low, high = bounds
    if low <= ms <= high:
        return ms
    told = ("这么长的时间", "so long a time") if ms >= MOST else (seconds(ms, "秒"), seconds(ms, "s"))
    draft.found.append(
        out_of_range(span, *told, f"{seconds(low, '')} 到 {seconds(high, '秒')}",
                      f"{seconds(low, '')} to {seconds(high, 's')}")
    )  # fmt: skip
    return min(max(ms, low), high)


def seconds(ms: int, unit: str) -> str:
    """5000 as `5秒` or `5s`."""
    return f"{ms / 1000:g}{unit}"


def twice(span: Span, first: Span) -> Diagnostic:
    return finding(
        "IVRC218",
        span,
        zh="这一项写了两遍，不知道以哪一个为准",
        en="this is written twice, and it is not clear which one holds",
        mend_zh="留下一个。",
        mend_en="Keep one.",
        labels=here(first),
    )


def out_of_range(span: Span, zh: str, en: str, range_zh: str, range_en: str) -> Diagnostic:
    return finding(
        "IVRC215",
        span,
        zh=f"{zh} 超出了范围",
        en=f"{en} is out of range",
        mend_zh=f"可以写 {range_zh}。",
        mend_en=f"It may be {range_en}.",
    )


def _locale(draft: Draft, name: tree.Name) -> str:
    if known := locale_of(name.text):
        if not understood(known):
            draft.found.append(_not_understood(name))
        return known
    zh = f"可以写：{'、'.join(NAMES)}，或 en-US、zh-TW 这样的代码。"
    en = f"Write one of {', '.join(NAMES_EN)}, or a tag such as en-US or zh-TW."
    draft.found.append(
        finding(
            "IVRC217",
            name.span,
            zh=f"不认识语言“{name.text}”",
            en=f'the language "{name.text}" is not known',
            mend_zh=zh,
            mend_en=en,
        )
    )
    return "zh-CN"


def _not_understood(name: tree.Name) -> Diagnostic:
    names = "、".join(table.name for table in TABLES)
    return finding(
        "IVRC232",
        name.span,
        zh=f"不知道“{name.text}”怎样说键：这种语言的句子里说了什么键，编译器读不出来",
        en=f'how keys are told in "{name.text}" is not known: no key is read from sentences in it',
        mend_zh=f"把键写在话的前面：1 “…” → 去处。读得懂的有：{names}。",
        mend_en=f'Write the keys before the words: 1 "…" -> somewhere. Read are: {names.replace("、", ", ")}.',
    )


def _calendar(draft: Draft, name: tree.Name) -> None:
    draft.calendar_span = name.span
    draft.found.extend(draft.calendars().found)
    draft.calendar = draft.calendars().by_name.get(folded(name.text))
    if draft.calendar is None:
        draft.found.append(unknown_calendar(draft, name))


def _zone(draft: Draft, name: tree.Name) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name.text).key
    except (KeyError, ValueError, OSError):
        near = draft.nearest(name.text, _zones()) if "/" in name.text else ""
        zh, en = mend(
            near, "请写 IANA 时区名，如 Asia/Shanghai。", "Write an IANA name such as Asia/Shanghai."
        )
        draft.found.append(
            finding(
                "IVRC217",
                name.span,
                zh=f"没有时区“{name.text}”",
                en=f'there is no time zone "{name.text}"',
                mend_zh=zh,
                mend_en=en,
            )
        )
        return "UTC"


@cache
def _zones() -> tuple[str, ...]:
    from zoneinfo import available_timezones

    return tuple(sorted(available_timezones()))


def _variable(draft: Draft, line: SettingLine) -> None:
    if line.name.text in draft.variables:
        draft.found.append(twice(line.name.span, draft.variables[line.name.text].span))
    elif "{" in line.value.raw or "}" in line.value.raw:
        draft.found.append(
            finding(
                "IVRC205",
                line.value.span,
                zh="变量的内容里不能再用变量",
                en="the value of a variable cannot hold another variable",
                mend_zh="直接写出内容。",
                mend_en="Write the value itself.",
            )
        )
    draft.variables[line.name.text] = line.value
