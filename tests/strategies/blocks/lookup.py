"""查询、提交: a service is asked; what it answers may be said, or asked by a branch."""

from __future__ import annotations

from hypothesis import strategies as st

from ..author import Author
from ..words import SERVICES

KEPT = {"额": "金额", "号": "号码", "量": "数量", "日": "日期", "刻": "时刻"}
"""What values of each type are called, behind the name of the block."""
_CASES = ("是 2", "是 17、2", "不是 0", "开头是 8")


def write(author: Author, number: int) -> list[str]:
    name, posts = author.names[number], author.kinds[number] == "提交"
    kept = author.draw(st.lists(st.sampled_from([*KEPT]), max_size=2, unique=True))
    sent = author.draw(st.sampled_from(("类型=余额", "主叫号码", "来电={主叫号码}，类型=a&b=c%26 d")))
    lines = [author.speech()] if author.chance() else []
    lines.append(f"问 {author.draw(st.sampled_from(SERVICES))}（{sent}）")
    lines += [f"记下 {'，'.join(f'{name}{each}:{KEPT[each]}' for each in kept)}"] if kept else []
    lines.append(f"最长 {author.draw(st.integers(1, 3))}秒")
    lines += ["音乐 轻音乐"] if author.chance() else []
    after, to = (
        _answer(author, number, kept[0]) if kept and author.chance(more=True) else ("", author.way(number))
    )
    lines.append(f"{'成功' if posts else '查到'} → {to}")
    lines += [] if posts else [f"没有 → {author.way(number)}"]
    if author.chance():
        lines.append(f"失败，超时 → {author.way(number)}")
    else:
        lines += [f"失败 → {author.way(number)}", f"超时 → {author.way(number)}"]
    lines[-1] += after
    return lines


def _answer(author: Author, number: int, kept: str) -> tuple[str, str]:
    """A block that says a value or asks it, and its name."""
    name, value = f"答{author.names[number]}", f"{author.names[number]}{kept}"
    if kept == "号" and author.chance(more=True):
        cases = author.draw(st.lists(st.sampled_from(_CASES), min_size=1, max_size=2, unique=True))
        ways = [f"{{{value}}} {case} → {author.later(number)}" for case in cases]
        lines = [f"分支 {name}", *ways, f"否则 → {author.later(number)}"]
    else:
        unsaid = [f"说不出 → {author.way(number)}"] if author.chance(more=True) else []
        said = f"“{author.count()}号是{{{value}:{KEPT[kept]}}}。”"
        lines = [f"播报 {name}", *unsaid, said, f"→ {author.later(number)}"]
    return "\n" + "\n    ".join(lines), name
