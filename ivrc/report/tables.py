"""A report in words: sections of rows, which the forms for people share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from ivrc.counted import counted
from ivrc.report.model import Group, Report, Share, Waits
from ivrc.report.wording import GROUPINGS, OUTCOMES

NONE = "—"
"""In the place of a figure that there is none of."""

_MOST_OPEN = 50
"""Callbacks that are listed; JSON has them all."""


class Section(NamedTuple):
    """A table with its title; `head` may be empty. The first column is a name, and `numbers` those that are numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


def title(report: Report, lang: str) -> str:
    """Of which hotlines and days it is, and of how many calls."""
    calls = f"{report.all.calls} 通电话" if lang == "zh" else counted(report.all.calls, "call")
    days = NONE if report.first is None else " … ".join(dict.fromkeys((report.first, report.last or "")))
    return " · ".join(
        filter(
            None, ("、".join(report.hotlines) if lang == "zh" else ", ".join(report.hotlines), days, calls)
        )
    )


def remarks(report: Report, lang: str) -> Iterator[str]:
    """What was not counted."""
    bad, twice = report.left
    if bad:
        yield (
            f"有 {bad} 行不是好的记录，没有算进去" if lang == "zh" else f"{counted(bad, 'bad line')} left out"
        )
    if twice:
        yield (
            f"有 {twice} 条记录重复，只算一次"
            if lang == "zh"
            else f"{counted(twice, 'record')} given twice, counted once"
        )


def sections(report: Report, lang: str) -> list[Section]:
    """All of it, in the order in which it is read."""
    zh = lang == "zh"
    none = "（没有选）" if zh else "(none chosen)"
    calls = report.all.calls
    outcomes = [(OUTCOMES[name][not zh], count) for name, count in report.outcomes]
    options = [(name or none, count) for name, count in report.options]
    told = [
        Section("指标" if zh else "Figures", (), tuple(figures(report, zh)), (1, 2)),
        Section("结果" if zh else "Outcomes", (), tuple(_counts(calls, outcomes)), (1, 2)),
        Section("选项" if zh else "Options", (), tuple(_counts(calls, options)), (1, 2)),
        groups(report.by, report.groups, zh),
    ]
    due = [_open(report, zh)] if report.callbacks.open else []
    due += [_missed(report, zh)] if report.missed else []
    due += [_outward(report, zh)] if report.outward else []
    told += [_services(report, zh)] if report.services else []
    return [told[0], *due, *told[1:]]


def figures(report: Report, zh: bool) -> Iterator[tuple[str, str, str, str]]:
    """Each figure: its name, its value, of which counts it comes, and by which formula."""
    return _in_chinese(report) if zh else _in_english(report)


def _in_chinese(report: Report) -> Iterator[tuple[str, str, str, str]]:
    every, back, again, hours = report.all, report.callbacks, report.complaints, report.within_h
    good, about = "、".join(report.satisfied), "、".join(report.complained)
    yield _rate("人工应答率", every.answer_rate, "有人接听的 ÷ 呼叫过坐席的")
    yield _rate("呼损率", every.lost_rate, "等坐席时挂机的 ÷ 呼叫过坐席的")
    yield "未接来电", str(every.missed), "", "无人接听的 + 等坐席时挂机的"
    yield "留言", str(every.messages), "", "留了言的电话"
    yield from _waits(every.waits, "等待", ("平均", "中位数", "九成不超过"), "呼叫过坐席的电话", zh=True)
    yield _rate("满意率", every.satisfied_rate, f"满意的评价 ÷ 全部评价（满意：{good}）")
    yield _rate("评价率", Share(every.rated, every.answered), "有评价的 ÷ 有人接听的")
    yield _rate(
        "回电及时率",
        back.timely_rate,
        f"按时回了的 ÷（回了的 + 超时没回的）（没写时限的按 {hours} 小时）",
    )
    yield (
        "回电超时",
        str(back.overdue),
        str(back.promised),
        f"答应回电、过了时限还没回的，共答应的次数（没写时限的按 {hours} 小时）",
    )
    yield _rate("重复投诉率", again.again_rate, f"再次投诉 ÷（投诉 − 再次投诉）（投诉：{about}）")
    reason = "接通的 ÷ 运营商统计的呼叫次数" + (
        "" if report.attempts is not None else "，用 --attempts 给出；交换机看不到没打进来的"
    )
    yield _rate("系统接通率", report.connected_rate, reason)


def _in_english(report: Report) -> Iterator[tuple[str, str, str, str]]:
    every, back, again, hours = report.all, report.callbacks, report.complaints, report.within_h
    good, about = ", ".join(report.satisfied), ", ".join(report.complained)
    yield _rate("answer rate", every.answer_rate, "answered by a person ÷ a person was called")
    yield _rate("lost calls", every.lost_rate, "hung up while waiting ÷ a person was called")
    yield "missed calls", str(every.missed), "", "nobody answered + hung up while waiting"
    yield "messages", str(every.messages), "", "calls with a message left"
    yield from _waits(
        every.waits,
        "waits",
        ("mean", "median", "nine in ten within"),
        "calls in which a person was called",
        zh=False,
    )
    yield _rate("satisfied", every.satisfied_rate, f"satisfied ÷ all who rated (satisfied: {good})")
    yield _rate("rated", Share(every.rated, every.answered), "rated ÷ answered by a person")
    yield _rate(
        "called back in time",
        back.timely_rate,
        f"in time ÷ (called back + overdue) ({hours} h where the note says none)",
    )
    yield (
        "callbacks overdue",
        str(back.overdue),
        str(back.promised),
        f"promised and not made in time, of all promised ({hours} h where the note says none)",
    )
    yield _rate(
        "repeated complaints", again.again_rate, f"again ÷ (complaints − again) (complaints: {about})"
    )
    reason = "connected ÷ attempts that the carrier counted" + (
        "" if report.attempts is not None else ": give them with --attempts; no switch sees those that failed"
    )
    yield _rate("connected", report.connected_rate, reason)


def groups(by: str, rows: tuple[Group, ...], zh: bool) -> Section:
    """A row for each group. Of agents, only the calls that they answered are known."""
    name = GROUPINGS[by][not zh]
    columns = [each for each in _COLUMNS if by != "agent" or each.of_agents]
    return Section(
        f"按{name}" if zh else f"By {name}",
        (name, *(each.zh if zh else each.en for each in columns)),
        tuple((row.name, *(each.cell(row) for each in columns)) for row in rows),
        tuple(range(1, len(columns) + 1)),
    )


def percent(share: Share | None) -> str:
    """100% only where it is all, and 0% only where it is none."""
    if share is None or share.value is None:
        return NONE
    tenths = round(share.value * 1000)
    if share.part != share.whole and tenths == 1000:
        tenths = 999
    return "<0.1%" if share.part and not tenths else f"{tenths / 10:.1f}%"


def seconds(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f}"


def local_time(at: float, like: str) -> str:
    """A moment with the offset of another that is written down."""
    zone = datetime.fromisoformat(like).tzinfo
    return datetime.fromtimestamp(at, UTC).astimezone(zone).isoformat(" ", "minutes")


def _rate(name: str, share: Share | None, formula: str) -> tuple[str, str, str, str]:
    return name, percent(share), f"{share.part}/{share.whole}" if share else "", formula


def _waits(
    waits: Waits, name: str, kinds: tuple[str, ...], of: str, zh: bool
) -> Iterator[tuple[str, str, str, str]]:
    unit = "秒" if zh else "s"
    for kind, value in zip(kinds, (waits.mean, waits.median, waits.p90)):
        told = NONE if value is None else f"{value:.1f} {unit}"
        yield f"{name}{kind}" if zh else f"{name}, {kind}", told, str(waits.calls), of


def _counts(whole: int, counts: list[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    for name, count in counts:
        yield name, str(count), percent(Share(count, whole))


def _open(report: Report, zh: bool) -> Section:
    """The oldest of the callbacks that are to be made, and how many more there are."""
    head = (
        ("号码", "事由", "答应的时刻", "最迟", "", "通话")
        if zh
        else ("number", "about", "promised", "due", "", "call")
    )
    over = "超时" if zh else "overdue"
    rows = [
        (
            each.number or NONE,
            each.about,
            each.at.replace("T", " "),
            local_time(each.due, each.at),
            over if each.overdue else "",
            each.id,
        )
        for each in report.callbacks.open[:_MOST_OPEN]
    ]
    if (more := len(report.callbacks.open) - _MOST_OPEN) > 0:
        rows.append(("…", f"还有 {more} 个" if zh else f"{more} more", "", "", "", ""))
    return Section("还没回的电话" if zh else "Callbacks to make", head, tuple(rows))


def _missed(report: Report, zh: bool) -> Section:
    """The oldest of the missed calls that nobody has returned, and how many numbers more there are."""
    head = ("号码", "几次", "最后一次", "热线") if zh else ("number", "calls", "last", "hotline")
    rows = [
        (each.number or NONE, str(each.calls), each.last.replace("T", " "), each.hotline)
        for each in report.missed[:_MOST_OPEN]
    ]
    if (more := len(report.missed) - _MOST_OPEN) > 0:
        rows.append(("…", f"还有 {more} 个" if zh else f"{more} more", "", ""))
    return Section("还没回的未接来电" if zh else "Missed calls not returned", head, tuple(rows), (1,))


def _outward(report: Report, zh: bool) -> Section:
    """What was reached of the people of lists."""
    head = (
        ("热线", "人数", "拨打", "接通", "接通率")
        if zh
        else ("hotline", "people", "tries", "reached", "rate")
    )
    others = ("占线", "无人接听", "打不通", "不知道") if zh else ("busy", "no answer", "failed", "unknown")
    rows = [
        (each.hotline, str(each.people), str(each.tries), str(each.reached), percent(each.reached_rate), *map(str, each[4:]))
        for each in report.outward
    ]  # fmt: skip
    return Section("照名单打出去的" if zh else "Outward", (*head, *others), tuple(rows), tuple(range(1, 9)))


def _services(report: Report, zh: bool) -> Section:
    """What came of the services that were asked."""
    head = (
        ("服务", "热线", "问了", "查到", "没有", "失败", "超时", "失败率", "中位（毫秒）", "九成内")
        if zh
        else (
            "service",
            "hotline",
            "asked",
            "found",
            "none",
            "failed",
            "timed out",
            "rate",
            "median ms",
            "90%",
        )
    )
    rows = [
        (each.service, each.hotline, *map(str, each[2:7]), percent(each.failed_rate), f"{each.median_ms:.0f}", f"{each.p90_ms:.0f}")
        for each in report.services
    ]  # fmt: skip
    return Section("问的服务" if zh else "Services", head, tuple(rows), tuple(range(2, 10)))


class _Column(NamedTuple):
    """What is told of a group, and whether it can be told of what an agent answered."""

    zh: str
    en: str
    cell: Callable[[Group], str]
    of_agents: bool = False


_COLUMNS = (
    _Column("来电", "calls", lambda row: str(row.calls), True),
    _Column("呼叫坐席", "asked", lambda row: str(row.asked)),
    _Column("接听", "answered", lambda row: str(row.answered)),
    _Column("应答率", "rate", lambda row: percent(row.answer_rate)),
    _Column("呼损", "lost", lambda row: str(row.lost)),
    _Column("未接", "missed", lambda row: str(row.missed)),
    _Column("等待平均", "wait mean", lambda row: seconds(row.waits.mean), True),
    _Column("中位", "median", lambda row: seconds(row.waits.median), True),
    _Column("九成内", "90%", lambda row: seconds(row.waits.p90), True),
    _Column("满意率", "satisfied", lambda row: percent(row.satisfied_rate), True),
    _Column("评价", "rated", lambda row: str(row.rated), True),
)
