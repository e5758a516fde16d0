"""The names of generated calls, and why an edge is in none of them, in Chinese and English."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.coverage import manners, numbers, queued
from ivrc.coverage.calls import Maker
from ivrc.coverage.feature import Feature
from ivrc.coverage.switched import list_of, switch_of
from ivrc.flow.causes import UNSAID, WRONG, Cause, named
from ivrc.flow.graph import edges, predecessors, reachable
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.transfer import ONCE, Transfer
from ivrc.flow.nodes import BEEP, Edge, Hotline
from ivrc.simulate.events.enlist import IN
from ivrc.simulate.events.turn import ON
from ivrc.week import clock

OUTCOMES = {
    "answered": ("接听", "answers"),
    "busy": ("占线", "is busy"),
    "no-answer": ("无人接听", "does not answer"),
    "unavailable": ("转接失败", "cannot be reached"),
}
_SAID = {
    "cuts": ("播“{}”时按键", 'a key cuts off "{}"'),
    "in vain": ("播“{}”时按键无效", 'a key in vain during "{}"'),
    "dropped": ("播“{}”前按的键作废", 'keys are dropped by "{}"'),
    "types": ("等按键时按键", "types in its wait"),
    "typed ahead": ("提前按好键", "keys typed ahead"),
    "broken off ahead": ("提前按键，按到一半停下", "an entry typed ahead and broken off"),
    "wrong ahead": ("提前按键，按到一半按错", "an entry typed ahead and gone wrong"),
    "between keys": ("按到一半停下", "an entry broken off"),
    "cuts by a sign": ("听提示时按 {}", "{} cuts what it says"),
    "forgets": ("开始前按的键作废", "drops the key typed before"),
    "counted anew": ("先前的按错和不按不再算", "earlier silence and wrong keys count no more"),
    "counted apart": ("按错和不按分开计数", "silence and wrong keys are counted apart"),
    "agent ends": ("坐席先挂机", "the agent hangs up first"),
    "caller ends": ("客户先挂机", "the caller hangs up first"),
    "second fault": ("故障路上又出故障", "a second fault on the fault way"),
}
"""What a feature is called by its kind alone; `{}` stands for the words of its clip."""
_PLACES = {
    "clip": ("听提示时挂机", "hangs up while it speaks"),
    "wait": ("等按键时挂机", "hangs up in its wait"),
}
_MESSAGES = {
    "key": ("按结束键结束留言", "a message ended by the key"),
    "length": ("留言到最长时间", "the longest message"),
    "hang-up": ("留言中挂机", "hangs up in the message"),
}
_NUMBERS = {
    numbers.ENDS: ("按结束键", "with the end key"),
    numbers.CLOSED: ("位数已满，再按结束键", "full, with the end key"),
    numbers.FULL: ("位数已满，不按结束键", "full, without the end key"),
    numbers.LONG: ("位数已满，再按别的键", "full, and one key more"),
    numbers.SHORT: ("没输够就按结束键", "the end key too soon"),
    numbers.AHEAD: ("按结束键后接着按键", "with the end key and keys for what follows"),
}
_NUMBERS_THEN = {
    "righted": ("先按错过", "after wrong keys"),
    "while asked": ("打断提示", "cutting off the words that ask for it"),
}


class Unreached(NamedTuple):
    """An edge that no call takes, and why."""

    way: Feature
    edge: Edge
    zh: str
    en: str


def name_of(hotline: Hotline, feature: Feature) -> tuple[str, str]:
    """What a feature is called."""
    where_zh, where_en = (f"“{feature.node}”", feature.node) if feature.node else ("", "")
    zh, en = _told(hotline, feature)
    return f"{where_zh}{zh}", f"{where_en}: {en}" if where_en else en


def _told(hotline: Hotline, feature: Feature) -> tuple[str, str]:
    if feature.kind in _SAID:
        zh, en = _SAID[feature.kind]
        words = words_of(hotline, feature.what)
        return zh.format(words), en.format(words)
    match feature.kind:
        case "way":
            return named(feature.cause)
        case "hangs up":
            return _PLACES.get(feature.what, ("按到一半挂机", "hangs up between keys"))
        case "righted" | "while asked":
            (zh, en), (how_zh, how_en) = named(feature.cause), _NUMBERS_THEN[feature.kind]
            return f"{zh}，{how_zh}", f"{en}, {how_en}"
        case "number":
            return _number(feature)
        case "extension":
            return f"输入 {feature.what}", f"{feature.what} is typed"
        case "outcome":
            return _outcome(hotline, feature)
        case "taken":
            return f"同时振铃，{feature.what}接听", f"rings at once, {feature.what} answers"
        case "message":
            return _MESSAGES[feature.what]
        case "clock":
            return _clock(feature)
        case "midnight":
            return _midnight(feature.what)
        case "value":
            return _value(feature.what)
        case "queued":
            zh, en = queued.WORDS.get(feature.what, (f"{feature.what}接听", f"{feature.what} answers"))
            return f"排队时{zh}", f"{en} in the queue"
        case "served":
            zh, en = manners.words(feature.what)
            return f"问的服务{zh}", f"the service {en}"
        case "stands in":
            return f"{feature.what}代接", f"{feature.what} stands in"
        case "late":
            return f"前面没有人接，{feature.what}接听", f"{feature.what} answers after another rang in vain"
        case "first":
            return f"从{feature.what}拨起", f"begins with {feature.what}"
        case "day":
            return (
                f"在 {feature.what} {clock(feature.number or 0)} 以后",
                f"on {feature.what} after {clock(feature.number or 0)}",
            )
        case _:
            return _fault(hotline, feature.what)


def _value(what: str) -> tuple[str, str]:
    name, _, value = what.rpartition(" ")
    if switch := switch_of(name):
        return f"“{switch}”{'开着' if value == ON else '关着'}", f'"{switch}" is {value}'
    if listed := list_of(name):
        return (
            f"主叫{'在' if value == IN else '不在'} {listed}",
            f"caller {'' if value == IN else 'not '}in {listed}",
        )
    return f"“{name}”是 {value}", f'"{name}" is {value}'


def _number(feature: Feature) -> tuple[str, str]:
    (zh, en), (how_zh, how_en) = named(feature.cause), _NUMBERS[feature.what]
    return f"{zh}，{how_zh}", f"{en}, {how_en}"


def _outcome(hotline: Hotline, feature: Feature) -> tuple[str, str]:
    if not feature.number:
        return "输入没有列出的分机号", "an extension that the site does not list"
    node = hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    who = node.destinations[feature.number - 1] if node.destinations else node.extension
    zh, en = OUTCOMES[feature.what]
    if node.order == ONCE:
        return f"同时振铃，{zh}", f"rings at once: {en}"
    return f"{who}{zh}", f"{who} {en}"


def _clock(feature: Feature) -> tuple[str, str]:
    time = clock(feature.number or 0)
    return (f"在{time}前一秒", f"in the second before {time}") if feature.what == "before" else (
        f"在{time}的第一秒", f"in the first second of {time}"
    )  # fmt: skip


def _midnight(what: str) -> tuple[str, str]:
    when, _, day = what.partition(" ")
    if when == "before":
        return f"在 {day} 零点前一秒", f"in the second before {day} begins"
    return f"在 {day} 的第一秒", f"in the first second of {day}"


def _fault(hotline: Hotline, what: str) -> tuple[str, str]:
    if what == BEEP:
        return "缺少嘀声", "the beep is missing"
    if what in hotline.clips:
        words = words_of(hotline, what)
        return f"缺少提示音“{words}”", f'the prompt "{words}" is missing'
    if what.startswith("{"):
        return f"“{what}”缺了一段", f"a piece of {what} is missing"
    return f"没有输入“{what}”", f"{what} was not typed"


def words_of(hotline: Hotline, clip: str) -> str:
    text = hotline.clips[clip].text if clip in hotline.clips else clip
    return text if len(text) <= 12 else text[:11] + "…"


def why_not(maker: Maker, way: Feature) -> Unreached:
    """Why no call takes an edge."""
    hotline = maker.hotline
    if not way.node:
        fault = next(fault for fault in hotline.faults if fault.cause == way.cause)
        return Unreached(way, fault, "没有可以出故障的地方：不播任何提示音",
                         "nothing can fail: no prompt is played")  # fmt: skip
    node = hotline.nodes[way.node]
    edge = next(edge for edge in edges(node) if edge.cause == way.cause)
    zh, en = _reason(maker, way, edge)
    return Unreached(way, edge, zh, en)


def _gate(maker: Maker, name: str) -> tuple[str, Cause]:
    """The nearest way before a node that no call can come to, at a place to which a call can come."""
    into = predecessors(maker.hotline)
    queue = [name]
    for node in queue:  # grows while it is read
        for before, edge in into[node]:
            if maker.finder.may_reach(before):
                return before, edge.cause
            if before not in queue:
                queue.append(before)
    return maker.hotline.name, maker.hotline.fault.cause


def _reason(maker: Maker, way: Feature, edge: Edge) -> tuple[str, str]:
    hotline, node = maker.hotline, maker.hotline.nodes[way.node]
    if way.node not in reachable(hotline):
        return f"没有路通到“{way.node}”", f"no way leads to {way.node}"
    if not maker.finder.may_reach(way.node):
        at, cause = _gate(maker, way.node)
        zh, en = named(cause)
        return (
            f"要先经过“{at}”的“{zh}”，那里就走不通",
            f'it comes after "{en}" of {at}, which cannot be taken itself',
        )
    if way.cause == UNSAID:
        return "来到这里的值都念得出", "every value that comes here can be said"
    match node:
        case Menu() if way.cause == WRONG:
            return "每个键都是选项，没有可以按错的键", "every key is an entry, so none can be wrong"
        case Menu():
            return "它的每一种按法都先归了别的选项", "all keys that it takes go to other entries before it"
        case Branch():
            return (
                "来到这里时，这个时间总是不成立，或总有前面的时间先成立",
                "whenever a call comes here these hours are closed, or others before them are open",
            )
        case Transfer() if node.extension:
            return (
                "站点没有列出客户能在这里拨的分机",
                "the site lists no extension that a caller can dial here",
            )
        case _:
            return "来到这里时总有故障在先", "a fault always comes first here"
