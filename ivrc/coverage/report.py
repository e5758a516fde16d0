"""The generated calls of a flow, told to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ivrc.counted import counted
from ivrc.coverage.feature import Feature
from ivrc.coverage.generate import Paths
from ivrc.coverage.names import OUTCOMES, name_of, words_of
from ivrc.flow.causes import named
from ivrc.flow.kinds.queue import FULL
from ivrc.flow.nodes import Hotline
from ivrc.flow.stand_in import desk_of
from ivrc.simulate.plan import LENGTH, Call
from ivrc.simulate.replies import shown
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.week import DAYS_EN, DAYS_ZH


def as_lines(hotline: Hotline, paths: Paths, lang: str) -> Iterator[str]:
    """Each call with when it comes, what is done in it, and what it is the first to cover; the sums; and every edge
    that no call can take, with the reason."""
    zh = lang == "zh"
    seen: set[Feature] = set()
    for number, path in enumerate(paths.paths, 1):
        new = [feature for feature in path.covers if feature not in seen]
        seen.update(new)
        call = path.call
        weekday = call.at.weekday()
        day = f"周{DAYS_ZH[weekday]}" if zh else DAYS_EN[weekday][:3]
        yield f"{number:3d}  {call.zh if zh else call.en}"
        yield f"     {day} {call.at:%H:%M:%S} · " + " · ".join(_does(hotline, call, zh))
        names = [name_of(hotline, feature)[0 if zh else 1] for feature in new]
        yield f"     {'新覆盖：' if zh else 'first to cover: '}{('；' if zh else '; ').join(names)}"
    yield ""
    total, taken = len(paths.ways), len(paths.taken)
    yield (
        f"{len(paths.paths)} 个来电，走过全部 {total} 条路中的 {taken} 条。"
        if zh
        else f"{counted(len(paths.paths), 'call takes', 'calls take')} {taken} of {counted(total, 'way')}."
    )
    for each in paths.unreached:
        cause = named(each.way.cause)[0 if zh else 1]
        where = f"“{each.way.node}”的“{cause}”" if zh else f'"{cause}" of {each.way.node or hotline.name}'
        told = f"{where}没有来电能走到：{each.zh}。" if zh else f"No call can take {where}: {each.en}."
        yield f"{each.edge.span}  {told}"


def as_dict(hotline: Hotline, paths: Paths) -> dict[str, Any]:
    """For JSON. A call is as `Call.as_dict` tells it, and can be read again by `Call.of_dict`."""
    return {
        "hotline": hotline.name,
        "calls": [
            {**path.call.as_dict(), "covers": [_feature(hotline, each) for each in path.covers]}
            for path in paths.paths
        ],
        "ways": {"all": len(paths.ways), "taken": len(paths.taken)},
        "unreached": [
            {
                "node": each.way.node,
                "cause": str(each.way.cause),
                "target": each.edge.target,
                "at": str(each.edge.span),
                "why": {"zh": each.zh, "en": each.en},
            }
            for each in paths.unreached
        ],
    }


def _feature(hotline: Hotline, feature: Feature) -> dict[str, Any]:
    zh, en = name_of(hotline, feature)
    return {**feature.as_dict(), "told": {"zh": zh, "en": en}}


def _does(hotline: Hotline, call: Call, zh: bool) -> Iterator[str]:
    """What is done in a call, each thing in a few words."""
    plan = call.plan
    for switch in sorted(call.world.on):
        if desk := desk_of(switch):
            yield f"{desk}离席" if zh else f"{desk} is away"
            continue
        yield f"“{switch}”开着" if zh else f'"{switch}" is on'
    for name, how in sorted(call.world.queues):
        zh_how, en_how = ("满员", "is full") if how == FULL else ("无坐席", "has no agents")
        yield f"“{name}”{zh_how}" if zh else f'"{name}" {en_how}'
    for name, number in sorted(call.world.listed):
        yield f"{number} 在 {name}" if zh else f"{number} is in {name}"
    for _, name in sorted(call.world.begun):
        yield f"上一通从{name}拨起" if zh else f"the last call began with {name}"
    if call.world.drawn:
        yield f"抽到第 {call.world.drawn + 1} 个" if zh else f"number {call.world.drawn + 1} is drawn"
    for clip in sorted(call.missing):
        words = words_of(hotline, clip)
        yield f"缺少提示音“{words}”" if zh else f'the prompt "{words}" is missing'
    for (clip, playing), act in plan.clips.items():
        words = words_of(hotline, clip)
        done = _act(act, zh)
        if zh:
            yield f"{f'第 {playing} 次' if playing > 1 else ''}播“{words}”时{done}"
        else:
            yield f'{done} during "{words}"{f" (playing {playing})" if playing > 1 else ""}'
    if plan.waits:
        yield ("等待时：" if zh else "in the waits: ") + ("，" if zh else ", ").join(
            _act(act, zh) for act in plan.waits
        )
    for name, outcomes in plan.answers.items():
        told = ("，" if zh else ", then ").join(OUTCOMES[outcome][0 if zh else 1] for outcome in outcomes)
        yield f"{name}{told}" if zh else f"{name} {told}"
    for name, replies in plan.replies.items():
        answered = ("，" if zh else ", then ").join(map(shown, replies))
        yield f"{name}答 {answered}" if zh else f"{name} answers {answered}"
    if any(ends for _, ends in plan.talks):
        yield "客户先挂机" if zh else "the caller ends the talk"
    for lasts_ms, hangs_up in plan.messages[-1:]:
        if hangs_up:
            yield "留言中挂机" if zh else "hangs up in the message"
        elif lasts_ms == LENGTH:
            yield "留言到最长时间" if zh else "the longest message"
    if plan.then == HANG_UP and HANG_UP not in plan.clips.values():
        yield "再等按键时挂机" if zh else "hangs up in the next wait"


def _act(act: str, zh: bool) -> str:
    if act == PASS:
        return "不按键" if zh else "no key"
    if act == HANG_UP:
        return "挂机" if zh else "hangs up"
    keys = act.removesuffix(HANG_UP)
    told = f"按 {keys}" if zh else f"types {keys}"
    return told if keys == act else told + ("，挂机" if zh else ", hangs up")
