"""What a verification finds, as diagnostics. Everything that stops one has a code of its own (IVRC6xx)."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding


def differs(span: Span, call: str, zh: str, en: str) -> Diagnostic:
    """A call that went otherwise than the source says."""
    return finding(
        "IVRC606",
        span,
        zh=f"来电“{call}”在交换机上走得不一样：{zh}",
        en=f'the call "{call}" goes otherwise on the switch: {en}',
        mend_zh="两边的经过列在后面；这份拨号方案不要上线，并请报告。",
        mend_en="Both transcripts follow; do not put this dialplan on line, and please report it.",
    )


def row_differs(span: Span, row: str, meant: str, told: str) -> Diagnostic:
    """A row of a table that a switch holds otherwise: how a value is said, what a day is."""
    zh, en = (f"“{row}”应为“{meant}”，交换机上是“{told}”", f'"{row}" should be "{meant}", and is "{told}"')
    return finding(
        "IVRC606",
        span,
        zh=f"交换机上的表走得不一样：{zh}",
        en=f"a table on the switch is otherwise: {en}",
        mend_zh="这份拨号方案不要上线，并请报告。",
        mend_en="Do not put this dialplan on line, and please report it.",
    )


_WAITED = (
    "{what} 应等 {wanted} 秒，交换机等了 {took} 秒",
    "{what} should wait {wanted} s, and the switch waited {took} s",
)
_TIMES = {
    "clip": (
        "一段 {wanted} 秒的提示音占了 {took} 秒",
        "a prompt of {wanted} s took {took} s",
    ),
    "talk": (
        "应通话 {wanted} 秒，交换机上是 {took} 秒",
        "a talk should last {wanted} s, and lasted {took} s on the switch",
    ),
    "told": (
        "留言长 {wanted} 秒，交换机报的是 {took} 秒",
        "a message of {wanted} s is told to be of {took} s",
    ),
    "step": ("客户多听了 {took} 秒静音", "the caller hears {took} s of silence more"),
}
"""What is no time-out, by what it is."""


def waits(span: Span, call: str, what: str, wanted_ms: int, took_ms: int) -> Diagnostic:
    """A time-out of the wrong length."""
    times = {"what": what, "wanted": f"{wanted_ms / 1000:g}", "took": f"{took_ms / 1000:.2f}"}
    zh, en = _TIMES.get(what, _WAITED)
    return finding(
        "IVRC607",
        span,
        zh=f"来电“{call}”：" + zh.format(**times),
        en=f'the call "{call}": ' + en.format(**times),
        mend_zh="这份拨号方案不要上线，并请报告。",
        mend_en="Do not put this dialplan on line, and please report it.",
    )


def heard_otherwise(span: Span, call: str, zh: str, en: str) -> Diagnostic:
    """The audio is not what the events say."""
    return finding(
        "IVRC608",
        span,
        zh=f"来电“{call}”里听到的不对：{zh}",
        en=f'in the call "{call}" something else is heard: {en}',
        mend_zh="检查提示音文件有没有缺、换错或被截短，重新生成一次。",
        mend_en="See whether a prompt's file is missing, swapped or cut short, and build again.",
    )


_TROUBLE = {
    "late": ("按键没能在该按的地方按下去", "a key could not be typed where the caller types it"),
    "stuck": ("交换机没有动静", "the switch did nothing for too long"),
    "gone": ("交换机不在了", "the switch went away"),
    "refused": (
        "交换机同时接受的通话到了上限，没有接下其中一路",
        "the switch had reached its limit and did not take one of the call's channels",
    ),
    "unread": ("交换机说的一个事件读不懂", "an event of the switch could not be read"),
    "hurried": (
        "机器太忙，计时和录音说明不了什么",
        "the machine is too busy for times and recordings to mean anything",
    ),
}


def not_driven(span: Span, call: str, trouble: str) -> Diagnostic:
    """A call that could not be placed as its script says, even when tried again. `trouble` is a driver's word."""
    zh, en = _TROUBLE[trouble]
    mend_zh, mend_en = (
        "机器空闲时再试；还是如此就请报告。",
        "Try again when the machine is idle; report it if it stays.",
    )
    if trouble == "refused":
        mend_zh = (
            "交换机空闲时再试；还是如此，就调大 switch.conf.xml 里的 sessions-per-second 和 max-sessions。"
        )
        mend_en = "Try again when the switch is idle; if it stays, raise sessions-per-second and max-sessions in switch.conf.xml."
    return finding(
        "IVRC609",
        span,
        zh=f"来电“{call}”没能打成：{zh}",
        en=f'the call "{call}" could not be driven: {en}',
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def deployed(place: str, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    """What lies on the switch, or in the build, is not what callers are meant to meet."""
    return finding("IVRC618", Span(place), zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
