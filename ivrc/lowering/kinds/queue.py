"""排队: what is said first with the ways out by key, the agents, and what follows each outcome. Code: IVRC298."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.causes import AFTER, FULL, NO_AGENTS, TOO_LONG
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Edge, Entry, Heard
from ivrc.language import tree
from ivrc.language.lines.dial import DialLine
from ivrc.language.lines.left_queue import LeftQueueLine
from ivrc.language.lines.longest_wait import LongestWaitLine
from ivrc.language.lines.music import MusicLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.outcome import OutcomeLine
from ivrc.language.lines.room import RoomLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.lowering.between import Waits, between
from ivrc.lowering.causes import shared_way
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import NAME
from ivrc.lowering.joined import clips_of
from ivrc.lowering.kinds.transfer import ORDERS, how
from ivrc.lowering.numbers import Entries
from ivrc.lowering.offers import well_ended
from ivrc.lowering.options import option
from ivrc.lowering.settings import RING_RANGE_MS, Settings, bounded
from ivrc.lowering.speech import plays
from ivrc.lowering.ways import say
from ivrc.regex import regex

_CAUSES = {"FULL": FULL, "NO_AGENTS": NO_AGENTS, "TOO_LONG": TOO_LONG, "AFTER": AFTER}
_WORDS = {
    "FULL": ("满员", "queue full"),
    "NO_AGENTS": ("无坐席", "no agents"),
    "TOO_LONG": ("等待超时", "waited too long"),
}
_WAIT_RANGE_MS = (10_000, 3_600_000)
_MOST = 999
_COUNT = regex(r"([0-9]{1,9})\s*(?:人|位|个|callers?)?")


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds a Say with the words of the beginning, where there are some, and the queue behind it."""
    name = source.name.text
    said, entries = _said(draft, source)
    own = draft.made_for(name, "queue") if said else name
    ways = _ways(draft, source)
    dial = next((line for line in source.lines if isinstance(line, DialLine)), None)
    longest = next((line for line in source.lines if isinstance(line, LongestWaitLine)), None)
    most = _most(draft, source)
    missing = list(_missing(draft, source, dial, longest, ways, most))
    draft.found.extend(missing)
    if missing or dial is None or longest is None:
        return
    how(draft, dial)
    agents = tuple(each.text for each in dial.destinations)
    if dial.variable or dial.rings or len(set(agents)) < len(agents):
        draft.found.append(_odd_agents(dial.span))
        return
    if away := next((each for each in dial.destinations if each.text in draft.stand_ins), None):
        draft.found.append(_away(away))
        return
    ring = bounded(draft, dial.ring_ms or 15_000, RING_RANGE_MS, dial.span) // 1000
    wait = bounded(draft, longest.max_ms, _WAIT_RANGE_MS, longest.span) // 1000
    if said:
        say(draft, name, said, own, source.span)
    order = ORDERS.get(dial.order, "") if len(agents) > 1 else ""
    draft.add(
        Queue(own, source.span, agents, order, ring, wait, most, _music(draft, source), entries,
              ways["TOO_LONG"], ways["NO_AGENTS"], ways.get("FULL"), ways.get("AFTER"),
              between(draft, source, Waits(ring, wait, most, frozenset(each.pattern for each in entries))))
    )  # fmt: skip


def _said(draft: Draft, source: tree.Block) -> tuple[tuple[Heard, ...], tuple[Entry, ...]]:
    """What is heard before the wait, in the order written, and the keys that leave it."""
    said: list[Heard] = []
    entries: Entries = {}
    for line in source.lines:
        if isinstance(line, SpeechLine):
            said += plays(draft, line.speech, True)
            if line.way is not None:
                draft.found.append(_error(line.way.span, "话说完就排队，后面不能有去处", "the wait follows what is said, which leads nowhere else",
                                          "删去这个箭头。", "Leave the arrow out."))  # fmt: skip
        elif isinstance(line, OptionLine):
            words = plays(draft, line.words, True)
            said += words
            option(draft, line, source.name.text, entries, clips_of(draft, words))
    single = [
        each
        for each in entries.values()
        if isinstance(each, Entry) and len(each.pattern) == 1 and each.pattern != "X"
    ]
    for each in entries.values():
        if each not in single:
            draft.found.append(_error(each.edge.span, "排队时按一个键就离开，不能输入几个键", "one key leaves the queue, and nothing longer can be typed there",
                                      "改成一个键，例如：不想等待请按1 → 留言；要输入的在那里再问。", "Let it be one key, such as: To leave a message, press 1 -> message; ask for more there."))  # fmt: skip
    return tuple(said), tuple(single)


def _ways(draft: Draft, source: tree.Block) -> dict[str, Edge]:
    ways: dict[str, Edge] = {}
    for line in source.lines:
        if not isinstance(line, LeftQueueLine | OutcomeLine):
            continue
        if not set(line.kinds) <= set(_CAUSES):
            draft.found.append(_error(line.span, "排队没有占线、无人接听和转接失败：一个不接就叫下一个，直到等待超时", "a queue has no way for busy, no answer or unavailable: it goes on to the next, until the wait is too long",
                                      "改成：等待超时 → …，或 无坐席 → …。", "Write: waited too long -> …, or no agents -> ….")  )  # fmt: skip
            continue
        shared_way(draft, source.name.text, line.kinds, line.way, line.span, _CAUSES, ways)
    return ways


def _most(draft: Draft, source: tree.Block) -> int:
    line = next((line for line in source.lines if isinstance(line, RoomLine)), None)
    match = _COUNT.fullmatch(line.written) if line else None
    count = int(match[1]) if match else 0
    if line and not 1 <= count <= _MOST:
        draft.found.append(_error(line.span, f"“{line.written}”不是 1 到 {_MOST} 人", f'"{line.written}" is not 1 to {_MOST} callers',
                                  "写成：容纳 20人。", "Write: room for 20 callers."))  # fmt: skip
    return count


def _music(draft: Draft, source: tree.Block) -> str:
    line = next((line for line in source.lines if isinstance(line, MusicLine)), None)
    if line is None:
        return ""
    if not NAME.fullmatch(line.name.text):
        draft.found.append(_error(line.name.span, f"“{line.name.text}”不能做音乐的名称", f'"{line.name.text}" cannot be the name of music',
                                  "写交换机上那一类音乐的名称，只用汉字、字母、数字、- 和 _，例如：音乐 default。", "Write the switch's name of the music, of letters, digits, - and _: hold music default."))  # fmt: skip
    return line.name.text


def _missing(
    draft: Draft,
    source: tree.Block,
    dial: DialLine | None,
    longest: LongestWaitLine | None,
    ways: dict[str, Edge],
    most: int,
) -> Iterator[Diagnostic]:
    """What a queue must say, so that no caller waits for ever or is dropped."""
    if dial is None or not dial.destinations:
        yield _error(source.span, "没有写谁来接", "it does not say who answers",
                     "加一行，例如：拨 坐席一，坐席二，轮流，每个振铃 15秒。", "Add a line, for instance: dial desk, night-desk, in rotation, ring 15s each.")  # fmt: skip
    if longest is None:
        yield _error(source.span, "没有写最长等多久，客户可能一直等下去", "it does not say how long to wait, so a caller may wait for ever",
                     "加一行，例如：最长等待 5分钟。", "Add a line, for instance: wait at most 5 minutes.")  # fmt: skip
    needed = [kind for kind in _WORDS if kind not in ways and (kind != "FULL" or most)]
    if needed:
        zh, en = "，".join(_WORDS[kind][0] for kind in needed), ", ".join(_WORDS[kind][1] for kind in needed)
        to_zh, to_en = well_ended(draft)
        yield _error(source.span, f"没有写{zh}时怎么办，客户会被挂断", f"it has no way for {en}: the caller would be cut off",
                     f"加一行，例如：{zh} → {to_zh}。", f"Add a line, for instance: {en} -> {to_en}.")  # fmt: skip
    if "FULL" in ways and not most:
        yield _error(ways["FULL"].span, "没有写几个人等着才算满员", "it is not said how many callers make it full",
                     "加一行，例如：容纳 20人；或删去满员。", "Add a line, for instance: room for 20 callers; or leave queue full out.")  # fmt: skip


def _away(agent: tree.Name) -> Diagnostic:
    return _error(
        agent.span,
        f"“{agent.text}”写了代接，而排队不看谁离席：离席时照样叫他的话机",
        f'somebody stands in for "{agent.text}", and a queue does not ask who is away: that telephone would ring all the same',
        f"删去“{agent.text}”的代接，离席时在交换机上把他的队列成员示忙；或者改成转接。",
        f'Delete the stand-in of "{agent.text}", and pause it on the switch while it is away; or make it a transfer.',
    )


def _odd_agents(span: Span) -> Diagnostic:
    return _error(
        span,
        "排队的坐席每人写一遍，振铃时间大家一样，也不能是客户输入的分机",
        "the agents of a queue stand there once each, ring equally long, and are no extension that was typed",
        "写成：拨 坐席一，坐席二，轮流，每个振铃 15秒。",
        "Write: dial desk, night-desk, in rotation, ring 15s each.",
    )


def _error(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC298",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
