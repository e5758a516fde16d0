"""排队: callers wait for agents."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author
from ..words import DESTINATIONS, STAND_INS


def write(author: Author, number: int) -> list[str]:
    agents = [name for name in DESTINATIONS if name not in STAND_INS]
    called = author.draw(st.lists(st.sampled_from(agents), min_size=1, max_size=3, unique=True))
    order = author.draw(st.sampled_from(("依次", "同时", "轮流", "随机")))
    keys = author.draw(st.lists(st.sampled_from("12*#"), max_size=2, unique=True))
    lines = [author.speech()] if author.chance(more=True) else []
    lines += [f"第{author.count()}样请按{key} → {author.anywhere(number)}" for key in keys]
    lines += [f"拨 {'，'.join(called)}，{order}，每个振铃 {author.draw(st.integers(3, 6))}秒"]
    lines += [f"最长等待 {author.draw(st.integers(25, 40))}秒"]
    lines += [f"等待超时 → {author.way(number)}", f"无坐席 → {author.way(number)}"]
    full = author.chance(more=True)
    lines += ["容纳 2人", f"满员 → {author.way(number)}"] if full else []
    place = "第{位置}位，" if full and author.chance() else ""
    lines += (
        [f"每隔{author.draw(st.integers(10, 12))}秒：“{place}这是{author.count()}号提示。”"]
        if author.chance(more=True)
        else []
    )
    return [*lines, f"通话结束 → {author.way(number)}"] if author.chance() else lines
