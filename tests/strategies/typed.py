"""What becomes of a number that is typed: it is said before it leads on, or asked by a branch."""

from __future__ import annotations

import re

from hypothesis import strategies as st

COMPARED = (
    "{分机号} 大于 50",
    "{分机号} 是 12、801",
    "{分机号} 不是 0",
    "{分机号} 开头是 8",
    "{分机号} 最多 300",
)
READINGS = ("号码", "数量", "时刻")


def as_it_is(draw: st.DrawFn, block: str) -> str:
    return block


def read_back(draw: st.DrawFn, block: str) -> str:
    """A menu whose number that is typed is said before it leads on, if it can be said so."""
    typed = re.search(r"^( +.*分机号.*) → (\S+)$", block, re.MULTILINE)
    if not block.startswith("菜单") or typed is None:
        return block
    name = f"念{block[3]}"
    to = "再见" if typed[2] == "重听" else typed[2]
    reading = draw(st.sampled_from(READINGS))
    barge = draw(st.sampled_from(("", "", "    不可打断\n")))
    unsaid = draw(st.sampled_from((f"    说不出 → {to}\n", f"    说不出 → “{block[3]}说不出。” 再见\n")))
    words = draw(st.sampled_from(("“{}。”", "“输入的是{}。” “{}，对吗。”", "“{}，从{{主叫号码}}打来。”")))
    said = words.replace("{}", f"{{分机号:{reading}}}").replace("{{", "{").replace("}}", "}")
    return f"{block[: typed.end(1)]} → {name}{block[typed.end() :]}\n播报 {name}\n{barge}{unsaid}    {said}\n    → {to}\n"


def compared(draw: st.DrawFn, block: str) -> str:
    """A menu whose number that is typed is asked by a branch before it leads on."""
    typed = re.search(r"^( +.*分机号.*) → (\S+)$", block, re.MULTILINE)
    if not block.startswith("菜单") or typed is None:
        return block
    name = f"比{block[3]}"
    to = "再见" if typed[2] == "重听" else typed[2]
    cases = draw(st.lists(st.sampled_from(COMPARED), min_size=1, max_size=3, unique=True))
    ways = "".join(f"    {case} → {draw(st.sampled_from((to, '再见')))}\n" for case in cases)
    return f"{block[: typed.end(1)]} → {name}{block[typed.end() :]}\n分支 {name}\n{ways}    否则 → {to}\n"
