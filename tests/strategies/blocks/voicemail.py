"""留言: a message."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author


def write(author: Author, number: int) -> list[str]:
    lines = [author.speech()] if author.chance(more=True) else []
    lines += ["不可打断"] if lines and author.chance() else []
    key = author.draw(st.sampled_from("#*1"))
    return [*lines, f"最长 {author.draw(st.integers(20, 30))}秒，以{key}结束，→ {author.way(number)}"]
