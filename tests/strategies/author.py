"""Writes a random menu file: what every block needs, and the head of the hotline."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from .words import STAND_INS


class Block(NamedTuple):
    """A block of a menu file: its lines, and the nodes that its ways lead to."""

    kind: str
    lines: list[str]
    leads_to: set[str]


class Author:
    """Draws what is written. Everything that is said is said once, so that each clip tells where it is played."""

    def __init__(self, draw: st.DrawFn, names: str, kinds: list[str], recorded: bool) -> None:
        self.draw, self.names, self.kinds, self.recorded = draw, names, kinds, recorded
        self.said = 0
        self.stood_in = self.chance()
        self.inherited: set[str] = set()
        self.leads_to: set[str] = set()

    def head(self) -> str:
        """The hotline's own lines. What menus inherit leads to the goodbye or to the last node."""
        self.leads_to = self.inherited
        last = len(self.names) - 1
        lines = [f"热线 试验 4001234567 4001234568\n    无按键 {self.draw(st.integers(1, 3))}秒，{self.retry(last)}",
                 f"按错键 {self.retry(last)}", f"键间隔 {self.draw(st.integers(1, 2))}秒",
                 f"故障 → “系统故障。” {self.later(last) if self.chance() else '再见'}"]  # fmt: skip
        if self.stood_in:
            lines.append(f"代接 {'，'.join(f'{of}={by}' for of, by in STAND_INS.items())}")
        if self.recorded:
            lines.insert(0, "热线 试验 4001234567 4001234568\n    录音 全程，告知 “本次通话将被录音。”")
            lines[1] = lines[1].split("\n    ")[1]
        return "\n    ".join(lines) + "\n"

    def retry(self, number: int, wrong: bool = False) -> str:
        """What silence or a wrong key brings; without the caller's act it leads forward only."""
        says = f"{self.speech()} " if self.chance() else ""
        times = self.draw(st.integers(0, 2))
        own = self.draw(st.sets(st.integers(1, times))) if times and says else set()
        if len(own) == times:
            says = ""  # nobody would hear it
        says += "".join(f"第{time}次 {self.speech()} " for time in sorted(own))
        to = self.anywhere(number) if wrong else self.later(number)
        return f"{says}重听 {times}次，→ {to}"

    def way(self, number: int) -> str:
        """A way forward, perhaps with words on it."""
        return (f"{self.speech()} " if self.chance() else "") + self.later(number)

    def later(self, number: int) -> str:
        return self.to(self.draw(st.sampled_from([*self.names[number + 1 :], "再见"])))

    def anywhere(self, number: int) -> str:
        """For a way that the caller chooses: any node, this one again, or the end."""
        return self.to(self.draw(st.sampled_from([*self.names, "重听", "再见"])))

    def to(self, name: str) -> str:
        self.leads_to.add(name)
        return name

    def speech(self) -> str:
        return f"“这是{self.count()}号提示。”"

    def count(self) -> str:
        """Each time another word, without digits that could be keys."""
        self.said += 1
        return "".join("子丑寅卯辰巳午未申酉"[int(digit)] for digit in str(self.said))

    def chance(self, surely: bool = False, more: bool = False) -> bool:
        return surely or self.draw(st.integers(0, 3)) < (3 if more else 1)
