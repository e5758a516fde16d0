"""回电: a callback is promised."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author


def write(author: Author, number: int) -> list[str]:
    lines = [author.speech()] if author.chance() else []
    lines += ["承诺 两小时内", *(["记为 投诉"] if author.chance() else [])]
    lines += ["问号码 请输入2至3位电话号码，按#号键结束"] if author.chance(more=True) else []
    if author.chance():
        lines.append(f"复述 “回拨{{{author.names[number]}:号码}}。” 这个号码请按3，换一个请按4")
    lines += [f"不用了请按* → {author.way(number)}"] if author.chance() else []
    if author.chance(more=True):
        lines.append(f"最多 {author.draw(st.integers(1, 3))}次，→ {author.way(number)}")
    return [*lines, f"→ {author.later(number)}"]
