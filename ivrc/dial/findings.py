"""What can be wrong with calls that are to be made: IVRC635, IVRC636, IVRC670 to IVRC675."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding


def no_list(name: str, zh: str, en: str) -> Diagnostic:
    return finding(
        "IVRC635",
        Span(name),
        zh=f"这不是能照着打的名单：{zh}",
        en=f"this is no list to call by: {en}",
        mend_zh="名单是 CSV：第一行是标题，“号码”一列，热线的“外呼”一行里每个值一列；一人一行。",
        mend_en="A list is CSV: a row of heads, a column `number` and one for each value in the line `outbound` of the hotline; a row for everybody.",
    )


def bad_row(name: str, line: int, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC635", Span(name, line, 1, line, 1), zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


def strangers(name: str, heads: Sequence[str]) -> Diagnostic:
    listed = [each if len(each) <= 20 else f"{each[:20]}…" for each in heads[:10]]
    return finding(
        "IVRC636",
        Span(name, 1, 1, 1, 1),
        zh=f"热线用不着这几列，没有读：{'、'.join(listed)}",
        en=f"the hotline has no use for these columns, which are not read: {', '.join(listed)}",
        mend_zh="话里要用的，写进热线的“外呼”一行；不用的可以留着。",
        mend_en="Write those that are to be said in the line `outbound` of the hotline; the others may stay.",
    )


def twice(name: str, line: int, before: int) -> Diagnostic:
    return finding(
        "IVRC636",
        Span(name, line, 1, line, 1),
        zh=f"和第 {before} 行一样，只打一次",
        en=f"it is the same as line {before}, and called once",
        mend_zh="删去一行。",
        mend_en="Delete one of them.",
    )


def skipped(name: str, bad: Sequence[Diagnostic]) -> Diagnostic:
    return finding(
        "IVRC636",
        Span(name),
        zh=f"有 {len(bad)} 行打不了，跳过；第一个在第 {bad[0].span.line} 行",
        en=f"{counted(len(bad), 'row')} cannot be called and {'is' if len(bad) == 1 else 'are'} passed over, the first at line {bad[0].span.line}",
        mend_zh="不加 --skip-bad 再运行一次，就列出每一行错在哪里。",
        mend_en="Run it again without --skip-bad to be told what is wrong with each.",
    )


def not_allowed(file: str) -> Diagnostic:
    return finding(
        "IVRC670",
        Span(file),
        zh="站点没有允许外呼：站点文件里没有 outbound:",
        en="the site allows no calls to be made: its file has no outbound:",
        mend_zh='写明拨哪些号码、怎样拨、什么时候拨：outbound: {numbers: [1XXXXXXXXXX], dial: {asterisk: "PJSIP/{}@trunk"}, hours: [周一至周五 9:00-18:00]}。',
        mend_en='Say which numbers, how and when: outbound: {numbers: [1XXXXXXXXXX], dial: {asterisk: "PJSIP/{}@trunk"}, hours: [Mon-Fri 9:00-18:00]}.',
    )


def not_now(file: str, begins: str) -> Diagnostic:
    return finding(
        "IVRC670",
        Span(file),
        zh=f"现在不是站点允许外呼的时间，下一次从 {begins} 起",
        en=f"calls may not be made now; the site's next hours begin at {begins}",
        mend_zh="到时候再打，或者改站点文件里 outbound: 的 hours。",
        mend_en="Call then, or change hours under outbound: of the site file.",
    )


def not_this(file: str, number: str) -> Diagnostic:
    return finding(
        "IVRC670",
        Span(file),
        zh=f"站点不允许拨这个号码：{number}",
        en=f"the site does not allow to call this number: {number}",
        mend_zh="在站点文件的 outbound: 的 numbers 下加上它的样子，如 0576XXXXXXXX；110、120 之类的号码从来不拨。",
        mend_en="Add its pattern to numbers under outbound: of the site file, such as 0576XXXXXXXX; numbers such as 110 and 911 are never called.",
    )


def not_outbound(name: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC672",
        span,
        zh=f"热线“{name}”是等人打进来的，不能照名单打出去",
        en=f'the hotline "{name}" takes calls, and makes none',
        mend_zh="外呼的热线里有“外呼”一行，先说是谁、为什么打来；见 ivrc explain IVRC286。",
        mend_en="One that calls has a line `outbound`, and says first who calls and why; see ivrc explain IVRC286.",
    )


def cannot_place(target: str, zh: str, en: str) -> Diagnostic:
    return finding(
        "IVRC673",
        Span("ivrc"),
        zh=f"不能用 {target} 打出去：{zh}",
        en=f"{target} cannot place the calls: {en}",
        mend_zh="用 Asterisk：--on asterisk，站点的 outbound: 里写 dial: {asterisk: …}。",
        mend_en="Use an Asterisk: --on asterisk, with dial: {asterisk: …} under outbound: of the site.",
    )


def journal(name: str, zh: str, en: str) -> Diagnostic:
    return finding(
        "IVRC674",
        Span(name),
        zh=f"这个日志不能接着用：{zh}；一个也没有打",
        en=f"this journal cannot be gone on with: {en}; nobody was called",
        mend_zh="等另一个 ivrc dial 结束；日志不要改，也不要给别的热线用；从头打一遍就用 --journal 另起一个。",
        mend_en="Let the other ivrc dial end; leave journals as they are, and to their hotline; to call everybody anew give another one with --journal.",
    )


def unknown(name: str, numbers: Sequence[str], minutes: int) -> Diagnostic:
    listed = "、".join(numbers[:5]) + ("……" if len(numbers) > 5 else "")
    listed_en = ", ".join(numbers[:5]) + (" …" if len(numbers) > 5 else "")
    return finding(
        "IVRC675",
        Span(name),
        zh=f"上次中断时有 {len(numbers)} 通已经拨出，不知道结果：{listed}；{minutes} 分钟内不再打",
        en=f"{counted(len(numbers), 'call')} had been placed when it was broken off, and nobody knows what came of them: {listed_en}; not called again within {minutes} minutes",
        mend_zh="要知道的，看交换机的通话记录。算作打过一次，次数没用完的以后会再打。",
        mend_en="The switch's records of calls know. Each counts as a try; who has tries left is called again later.",
    )
