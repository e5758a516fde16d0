"""转接: whom a transfer dials, for how long, and what follows each outcome."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.causes import AFTER, BUSY, NO_ANSWER, UNAVAILABLE
from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, RANDOM, ROTATION, Transfer
from ivrc.flow.nodes import Edge
from ivrc.flow.values import ROW
from ivrc.language import tree
from ivrc.language.dialling import strange_way
from ivrc.language.keywords import header_spelling
from ivrc.language.lines.dial import DialLine
from ivrc.language.lines.outcome import OutcomeLine
from ivrc.lowering.desk import desk
from ivrc.lowering.draft import Draft
from ivrc.lowering.introduction import barge, speech
from ivrc.lowering.offers import well_ended
from ivrc.lowering.secrets import dialled
from ivrc.lowering.settings import RING_RANGE_MS, Settings, bounded, twice
from ivrc.lowering.speech import plays
from ivrc.lowering.stand_ins import of_transfer
from ivrc.lowering.talk import before_talk
from ivrc.lowering.ways import say, way_on

OUTCOMES = {
    "BUSY": (BUSY, "占线"),
    "NO_ANSWER": (NO_ANSWER, "无人接听"),
    "UNAVAILABLE": (UNAVAILABLE, "转接失败"),
    "AFTER": (AFTER, "通话结束"),
}
"""Of each outcome's token type the cause of its edge and its Chinese name."""

ORDERS = {"AT_ONCE": ONCE, "IN_ROTATION": ROTATION, "AT_RANDOM": RANDOM}
"""How several are dialled, by the token type of its word; in turn where it is another one."""
_ZH, _EN = "依次、同时、轮流，或者 随机", "in turn, at once, in rotation, or at random"


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the transfer of a block: what is said first, then the dialling with its outcomes."""
    spoken, interruptible = speech(draft, source), barge(source)
    name = source.name.text
    dial = next((line for line in source.lines if isinstance(line, DialLine)), None)
    if dial is None or not (dial.destinations or dial.variable):
        draft.found.append(_nobody(source))
        plays(draft, spoken, interruptible)
        _outcomes(draft, source, name)
        return
    _whom(draft, dial)
    how(draft, dial)
    ring = bounded(draft, dial.ring_ms or 15_000, RING_RANGE_MS, dial.span) // 1000
    rings = tuple(bounded(draft, ms, RING_RANGE_MS, dial.span) // 1000 for ms in dial.rings)
    if dial.variable is not None and not _typed(draft, dial.variable):
        draft.found.append(_never_typed(draft, dial.variable))
    elif dial.variable is not None and draft.typed[dial.variable.text].secret:
        draft.found.append(dialled(dial.variable.span, dial.variable.text))
    own = draft.made_for(name, "dial") if spoken else name
    ways = _outcomes(draft, source, own if spoken else name)
    if ways is None:
        return
    if spoken:
        say(draft, name, plays(draft, spoken, interruptible), own, source.span)
    whom = tuple(destination.text for destination in dial.destinations)
    extension = dial.variable.text if dial.variable else ""
    known = desk(draft, source)
    failing = (ways["BUSY"], ways["NO_ANSWER"], ways["UNAVAILABLE"])
    order = ORDERS.get(dial.order, "") if len(whom) > 1 else ""
    instead = of_transfer(draft, dial.destinations)
    own_rings = rings if len(set(rings)) > 1 else ()
    ring = max((ring, *own_rings))
    after = ways.get("AFTER")
    made = Transfer(own, dial.span, whom, extension, ring, *failing, after, known, order, own_rings)
    draft.add(before_talk(draft, source, made._replace(stand_ins=instead)))


def _nobody(source: tree.Block) -> Diagnostic:
    return finding(
        "IVRC226",
        source.span,
        zh=f"转接“{source.name.text}”没有写拨给谁",
        en=f'the transfer "{source.name.text}" does not say whom to dial',
        mend_zh="加一行，例如：拨 坐席一，振铃 15秒。",
        mend_en="Add a line, for instance: dial desk, ring 15s.",
    )


def _typed(draft: Draft, variable: tree.Name) -> bool:
    """Whether a call may learn it; what the row of a list has is no extension."""
    value = draft.typed.get(variable.text)
    return value is not None and value.source != ROW


def _never_typed(draft: Draft, variable: tree.Name) -> Diagnostic:
    zh, en = mend(
        draft.nearest(variable.text, draft.typed),
        "在菜单里写一行，例如：请输入4位分机号 → …。",
        "Write in a menu, for instance: enter the 4-digit extension -> …",
    )
    return finding(
        "IVRC205",
        variable.span,
        zh=f"没有菜单让客户输入“{variable.text}”",
        en=f'no menu lets the caller type "{variable.text}"',
        mend_zh=zh,
        mend_en=en,
    )


def how(draft: Draft, dial: DialLine) -> None:
    """How it is dialled: in a way that there is, with a ringing time, and nothing more behind it."""
    if strange := _strange_way(dial):
        draft.found.extend(strange)
        return
    if dial.stray is not None:
        draft.found.append(
            finding(
                "IVRC109",
                dial.stray.span,
                zh=f"“{dial.stray.text}”写在了拨法的后面，不知道它是什么意思",
                en=f'"{dial.stray.text}" follows how to dial, and is not known there',
                mend_zh="目的地写在前面；拨法可以写：依次，每个振铃 15秒；要各响各的时间，就每个都写：坐席一 振铃 15秒，坐席二 振铃 20秒。",
                mend_en="Destinations come first; how to dial may say: in turn, ring 15s each. Where each rings for a time of its own, "
                "say it of each: desk ring 15s, night-desk ring 20s.",
            )
        )
    draft.found.extend(filter(None, [_two_ways(dial)]))
    if dial.ring_ms is None:
        draft.found.append(
            finding(
                "IVRC226",
                dial.span,
                zh="没有写振铃多久，客户可能一直等下去",
                en="it does not say how long to ring, so a caller may wait for ever",
                mend_zh="在这一行的末尾加上：，每个振铃 15秒。",
                mend_en="Add at the end of the line: , ring 15s each.",
            )
        )


def _two_ways(dial: DialLine) -> Diagnostic | None:
    """Two ways of dialling that cannot both be."""
    zh = len(dial.orders) < 2 or not dial.orders[-1].text.isascii()
    words = "、".join(f"“{each.text}”" for each in dial.orders)
    if len({" ".join(each.text.lower().split()) for each in dial.orders}) > 1:
        return finding(
            "IVRC116",
            dial.orders[-1].span,
            zh=f"{words}不能都是：是一个一个地拨、从谁拨起，还是一起拨？",
            en=f"{' and '.join(each.text for each in dial.orders)} cannot both be: are they dialled one by one, from whom, or together?",
            mend_zh=f"只留一个：{_ZH if zh else _EN}。",
            mend_en=f"Leave one of them: {_EN}.",
        )
    names = [each.text for each in dial.destinations]
    if ORDERS.get(dial.order) in BEGIN_ANYWHERE and len(set(names)) < len(names):
        again = next(each for each in reversed(dial.destinations) if names.count(each.text) > 1)
        return finding(
            "IVRC116",
            again.span,
            zh=f"“{again.text}”写了两遍，不知道轮到的是哪一遍",
            en=f'"{again.text}" stands there twice, and it is not known which of the two has its turn',
            mend_zh="每个人写一遍；要一个人多接，就依次拨，把他写在前面。",
            mend_en="Name each once; for one to get more calls, dial in turn and name that one first.",
        )
    if dial.order == "AT_ONCE" and len(set(dial.rings)) > 1:
        return finding(
            "IVRC116",
            dial.orders[0].span,
            zh="同时振铃的几部电话一起停，不能各响各的时间",
            en="telephones that ring at once stop at once, and cannot each ring for a time of their own",
            mend_zh="只写一个时间，如：拨 坐席一，坐席二，同时，振铃 20秒；要各响各的时间，就写依次。",
            mend_en="Give one time, such as: dial desk, night-desk, at once, ring 20s; or dial them in turn.",
        )
    return None


def _strange_way(dial: DialLine) -> list[Diagnostic]:
    """The first of the names that is no destination but a way of dialling that there is not."""
    names = [*dial.destinations, *filter(None, (dial.stray,))]
    for name in names:
        if strange_way(name.text, name.span):
            parts = [other.text for other in names]
            seconds = f"{dial.ring_ms / 1000:g}" if dial.ring_ms is not None else "15"
            rings = dial.ring_ms is None and any(digit.isdigit() for digit in name.text)
            if name.text.isascii():
                line = "dial " + ", ".join(parts) + ("" if rings else f", ring {seconds}s each")
            else:
                line = "拨 " + "，".join(parts) + ("" if rings else f"，每个振铃 {seconds}秒")
            return list(filter(None, [strange_way(line, name.span)]))
    return []


def _whom(draft: Draft, dial: DialLine) -> None:
    """A transfer dials names of the site file or the extension that the caller typed, never both."""
    for name in dial.destinations:
        if dial.variable is not None or name.text in draft.typed:
            draft.found.append(
                finding(
                    "IVRC226",
                    name.span,
                    zh=f"“{name.text}”是客户输入的号码，要写在花括号里"
                    if dial.variable is None
                    else "客户输入的分机和名称不能写在同一个转接里",
                    en=f'"{name.text}" is what the caller typed and stands in braces'
                    if dial.variable is None
                    else "the extension that the caller typed and a name cannot stand in one transfer",
                    mend_zh=f"写成：拨 {{{name.text}}}，振铃 15秒。"
                    if dial.variable is None
                    else "写成两个转接。",
                    mend_en=f"Write: dial {{{name.text}}}, ring 15s."
                    if dial.variable is None
                    else "Write two transfers.",
                    fix=f"{{{name.text}}}" if dial.variable is None else None,
                )
            )


def _outcomes(draft: Draft, source: tree.Block, owner: str) -> dict[str, Edge] | None:
    ways: dict[str, Edge] = {}
    for line in source.lines:
        if not isinstance(line, OutcomeLine):
            continue
        first: Edge | None = None
        for kind in line.kinds:
            cause = OUTCOMES[kind][0]
            if kind in ways:
                draft.found.append(twice(line.span, ways[kind].span))
                continue
            if first is None:
                first = way_on(draft, line.way, source.name.text, cause)
            ways[kind] = Edge(cause, first.target, first.span)
    missing = [kind for kind in ("BUSY", "NO_ANSWER", "UNAVAILABLE") if kind not in ways]
    if missing:
        names = "、".join(OUTCOMES[kind][1] for kind in missing)
        to_zh, to_en = well_ended(draft)
        draft.found.append(
            finding(
                "IVRC209",
                source.span,
                zh=f"转接“{source.name.text}”没有写{names}时怎么办，客户会被挂断",
                en=f'the transfer "{source.name.text}" has no way for '
                f"{', '.join(header_spelling(kind)[1] for kind in missing)}: the caller would be cut off",
                mend_zh=f"加一行，例如：{'，'.join(OUTCOMES[kind][1] for kind in missing)} → {to_zh}。",
                mend_en=f"Add a line, for instance: {', '.join(header_spelling(k)[1] for k in missing)} -> {to_en}.",
            )
        )
        return None
    return ways
