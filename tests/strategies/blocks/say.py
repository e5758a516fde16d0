"""播报: something is said, noted, turned or put in a list, and the call goes on."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author
from ..words import LIST, STAND_INS, SWITCH


def write(author: Author, number: int) -> list[str]:
    spoken = [author.speech() for _ in range(author.draw(st.integers(1, 2)))]
    if author.recorded and author.chance(number == 0):
        spoken.insert(author.draw(st.integers(0, len(spoken))), "“本次通话将被录音。”")
    barge = ["不可打断"] if author.chance() else []
    pause = [spoken.pop(0), "停顿 1秒"] if len(spoken) > 1 and author.chance() else []
    note = [f"记录 来过（处={number}，来电={{主叫号码}}）"] if author.chance() else []
    note += _left(author)
    if author.stood_in and author.chance():
        note.append(
            f"{author.draw(st.sampled_from(('离席', '离席', '回席')))} {author.draw(st.sampled_from([*STAND_INS]))}"
        )
    return [*barge, *pause, *note, f"{' '.join(spoken)} → {author.later(number)}"]


def _left(author: Author) -> list[str]:
    """What is left behind for later calls, and asked by branches of this one."""
    lines = []
    if author.draw(st.booleans()):
        lines.append(f"{author.draw(st.sampled_from(('打开', '关上')))} {SWITCH}")
    if author.draw(st.booleans()):
        lines.append(f"{author.draw(st.sampled_from(('加入', '移出')))} {LIST}")
    return lines
