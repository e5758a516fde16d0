"""转接: destinations in some order, or an extension that was typed."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author
from ..words import DESTINATIONS


def write(author: Author, number: int) -> list[str]:
    lines = [author.speech()] if author.chance() else []
    lines += ["不可打断"] if lines and author.chance() else []
    ring = author.draw(st.integers(3, 6))
    if author.kinds[number] == "分机":
        lines.append(f"拨 {{分机号}}，振铃 {ring}秒")
    else:
        called = author.draw(st.lists(st.sampled_from(DESTINATIONS), min_size=1, max_size=3, unique=True))
        lines.append(_dial(author, called, ring))
    lines += _desk(author, number)
    lines += [f"接通前 {author.speech()}"] if author.chance() else []
    ways = ["占线", "无人接听", "转接失败"]
    if author.chance():
        lines.append(f"{'，'.join(ways)} → {author.way(number)}")
    else:
        lines += [f"{way} → {author.way(number)}" for way in ways]
    return [*lines, f"通话结束 → {author.way(number)}"] if author.chance() else lines


def _dial(author: Author, called: list[str], ring: int) -> str:
    """One after the other, at once, or each for a time of its own."""
    order = author.draw(st.sampled_from(("，依次", "", "，同时", "，轮流", "，随机")))
    if order or not author.chance():
        return f"拨 {'，'.join(called)}{order}，每个振铃 {ring}秒"
    return "拨 " + "，".join(f"{name} 振铃 {ring + number}秒" for number, name in enumerate(called))


def _desk(author: Author, number: int) -> list[str]:
    """What the desk knows before the talk."""
    lines = [f"显示 {author.draw(st.sampled_from(('真实主叫', '33881001')))}"] if author.chance() else []
    lines += [f"对坐席说 {author.speech()}"] if author.chance() else []
    return [*lines, f"传给坐席 处={number}，来电={{主叫号码}}"] if author.chance() else lines
