"""A hotline that calls: what the rows of its list have, and what only a call that comes in could. Codes: IVRC286 to IVRC289."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow import graph
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Keeps
from ivrc.flow.shape import parts
from ivrc.flow.values import BUILT_IN, CALLER, NATIONAL, ROW, Value
from ivrc.language import tree
from ivrc.language.lines.outbound import OutboundLine
from ivrc.lowering.clips import COMPANY_NAMES
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, MOST_FIELDS, NAME
from ivrc.saying import SPELLINGS

NUMBER = ("号码", "number")
"""The column of a list in which the number to call stands."""


def declare(draft: Draft, hotline: tree.Block) -> None:
    """The values of the rows, known before anything is lowered."""
    line = next((each for each in hotline.lines if isinstance(each, OutboundLine)), None)
    if line is None:
        return
    draft.outbound = line.span
    if hotline.numbers:
        draft.found.append(_wrong(hotline.numbers[0].span, "外呼没有人打进来，不写号码", "nobody calls a hotline that calls out, so it has no number",
                                  "从第一行删去号码；对方看到的号码由拨出去的程序给。", "Take it out of the first line; what is shown, whatever places the call says."))  # fmt: skip
    if len(line.values) > MOST_FIELDS:
        draft.found.append(_wrong(line.span, f"一行最多有 {MOST_FIELDS} 个值，这里有 {len(line.values)} 个", f"a row has at most {MOST_FIELDS} values, and here are {len(line.values)}",
                                  "只留下话里要用的。", "Keep those that are spoken or noted."))  # fmt: skip
    for name, kind in line.values[:MOST_FIELDS]:
        if problem := _problem(draft, name, kind, line.span):
            draft.found.append(problem)
        else:
            draft.typed[name] = Value(name, SPELLINGS[kind][0], ROW, False, line.span)


def _problem(draft: Draft, name: str, kind: str, span: Span) -> Diagnostic | None:
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or name in (*BUILT_IN, *NUMBER):
        return _wrong(span, f"“{name}”不能做名单里的值的名称", f'"{name}" cannot be the name of a value of a row',
                      "换一个名称，例如：外呼 金额:金额。号码一列不用写，话里写 {被叫号码}。", "Use another name: outbound amount:money. The column of numbers is not written; it is {called}.")  # fmt: skip
    if name in draft.typed:
        return _wrong(span, f"“{name}”在别处已经有了", f'"{name}" comes from elsewhere, too',
                      "换一个名称。", "Use another name.")  # fmt: skip
    reading = SPELLINGS.get(kind, ("", ""))
    if not reading[0] or reading[1]:
        return _wrong(span, f"“{name}”没有写是什么类型" if not kind else f"“{kind}”不是值的类型，通话中读不出来", f'the type of "{name}" is not written' if not kind else f'"{kind}" is no type of a value that a call can say',
                      f"类型有：号码、数量、金额、日期、时刻；例如：外呼 {name}:金额。姓名之类的文字读不出来，不写在这里。", f"Types are: digits, number, money, date, time; for instance: outbound {name}:money. Names and other words cannot be said.")  # fmt: skip
    return None


def refused(draft: Draft) -> Iterator[Diagnostic]:
    """Whatever asks who calls: it is the hotline itself."""
    for value in draft.given.values() if draft.outbound else ():
        if value.source in (CALLER, NATIONAL):
            yield finding(
                "IVRC287",
                value.span,
                zh="外呼里打电话的是自己，这里用到了主叫号码",
                en="a hotline that calls out is the caller itself, and the calling number is used here",
                mend_zh="对方的号码是 {被叫号码}；要另外留一个号码，用收号。",
                mend_en="The number that was called is {called}; to take down another one, collect it.",
            )


def unnamed(draft: Draft, hotline: Hotline) -> Iterator[Diagnostic]:
    """IVRC288, where what is heard before the first key does not name the company."""
    company = next(draft.variables[name].raw for name in COMPANY_NAMES if name in draft.variables)
    heard = "".join(_first_heard(hotline))
    if draft.outbound and company not in heard:
        start = hotline.nodes[hotline.start]
        yield finding(
            "IVRC288",
            start.span,
            zh=f"外呼接通以后，先按键、后面才说是“{company}”打来的，或者根本没有说",
            en=f'who is called hears a key asked for before it is said that "{company}" calls, if it ever is',
            mend_zh="第一句就说是谁、为什么打来：“您好，这里是{企业名称}，想请您评价上次的服务。”",
            mend_en='Say first who calls and why: "Hello, this is {company}. We would like to ask about your last visit."',
        )


def put_through(draft: Draft, hotline: Hotline) -> Iterator[Diagnostic]:
    """IVRC289, where whoever answers comes to a person or a mailbox without a key: so does an answering machine."""
    queue = [hotline.start] if draft.outbound else []
    seen = set(queue)
    for name in queue:
        node = hotline.nodes[name]
        if node.traits.reaches_person or any(parts(node, Keeps)):
            owner = hotline.owner(name)
            yield finding(
                "IVRC289",
                node.span,
                zh=f"什么也不按就到了“{owner}”；接电话的是答录机时也一样",
                en=f'"{owner}" is come to without a key; an answering machine comes there, too',
                mend_zh="先问一句，按了键才接通，例如：接通请按1；没有按键的，说一句再见就挂机。",
                mend_en="Ask first, and put through by a key: To be connected, press 1; say goodbye and hang up where none comes.",
            )
            continue
        for edge in graph.edges(node):
            if not edge.cause.voluntary and edge.target not in seen:
                seen.add(edge.target)
                queue.append(edge.target)


def _first_heard(hotline: Hotline) -> Iterator[str]:
    """The words that are heard before a key is asked for, whichever way the call goes."""
    queue, seen = [hotline.start], {hotline.start}
    for name in queue:
        node = hotline.nodes[name]
        menu = isinstance(node, Menu)
        for each in node.prompt if isinstance(node, Menu) else graph.plays(node):
            if each.clip in hotline.clips:
                yield hotline.clips[each.clip].text
        for edge in () if menu else graph.edges(node):
            if edge.target not in seen:
                seen.add(edge.target)
                queue.append(edge.target)


def _wrong(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC286",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
