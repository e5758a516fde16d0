"""What an option tells in each language of a hotline: the same keys and the same numbers, or it is refused."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Label, finding
from ivrc.flow.nodes import Clip
from ivrc.language.lines.option import OptionLine
from ivrc.language.telling import Reading, SpokenKey, Typed
from ivrc.lowering.draft import Draft, Offer
from ivrc.lowering.tongues import base

NOTHING = Reading()
"""The reading of words that are missing."""

Offered = tuple[SpokenKey | Typed, ...]


def agreed(draft: Draft, line: OptionLine, menu: str, offered: Offered, spoken: Sequence[Clip], *, holds: bool) -> Offered:  # fmt: skip
    """What an option offers in the first language, whose names its values have; another language must offer the same."""
    place = (base(draft, menu), line.span)
    words = spoken[0].text if spoken else ""
    if draft.tongue is None:
        draft.offers[place] = Offer(offered, holds, words, line.span)
        return offered
    first = draft.offers.get(place)
    if first is None:
        return offered
    if offered and (_keys(offered) != _keys(first.offered) or holds != first.holds):
        draft.found.append(_differ(draft, line, offered, spoken[0], first, holds))
    return first.offered


def _keys(offered: Offered) -> list[tuple[object, ...]]:
    return sorted(
        (each.lengths, each.end_key, each.last) if isinstance(each, Typed) else ((), each.keys, "")
        for each in offered
    )


def _differ(
    draft: Draft, line: OptionLine, offered: Offered, clip: Clip, first: Offer, holds: bool
) -> Diagnostic:
    tongue, own = draft.tongue, draft.tongues[0]
    assert tongue is not None
    one_zh, one_en = _told(first.offered, first.holds)
    other_zh, other_en = _told(offered, holds)
    return finding(
        "IVRC282",
        clip.span,
        zh=f"{own.name}说{one_zh}，{tongue.name}说{other_zh}：“{first.words}”，“{clip.text}”",
        en=f'{own.name} tells {one_en}, {tongue.name} tells {other_en}: "{first.words}", "{clip.text}"',
        mend_zh=f"一个选项在每种语言里都是同样的键：把{tongue.name}改成说{one_zh}，或把上面一行改掉。",
        mend_en=f"An option has the same keys in every language: let {tongue.name} tell {one_en}, or change the line above.",
        labels=(Label(line.span, "这个选项在这里", "the option is here"),),
    )  # fmt: skip


def _told(offered: Offered, holds: bool) -> tuple[str, str]:
    """Keys and numbers in words."""
    zh, en = [], []
    for each in offered:
        if isinstance(each, Typed):
            lengths = "、".join(map(str, each.lengths))
            ends_zh = f"（以{each.end_key}结束）" if each.end_key else ""
            ends_en = f" (ended by {each.end_key})" if each.end_key else ""
            zh.append(f"输入{lengths}位{ends_zh}")
            en.append(f"a number of {lengths.replace('、', ', ')} digits{ends_en}")
        else:
            zh.append(f"按{each.keys}")
            en.append(f"key {each.keys}")
    if holds:
        zh.append("不按键")
        en.append("no key")
    return "、".join(zh), ", ".join(en)
