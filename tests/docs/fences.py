"""The samples of the documentation: what a fence says a sample is, and the hotline that a fragment is put into.

```ivr                        a whole hotline, right in every way
```ivr KIND                   lines of a block (hotline, say, menu …), or whole blocks: KIND is `blocks`
```ivr include                a line of a file that includes 公共.ivr, which holds the rest of the hotline
```ivr wrong CODE [KIND]      the same, with exactly one mistake
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from ivrc.language.keywords import TYPES

HEADERS = {
    "hotline": ("热线", "hotline"),
    "say": ("播报", "say"),
    "menu": ("菜单", "menu"),
    "transfer": ("转接", "transfer"),
    "voicemail": ("留言", "voicemail"),
    "hours": ("时间", "hours"),
    "branch": ("分支", "branch"),
}
KINDS = {*HEADERS, "blocks", "include", ""}

HEAD = (
    """热线 样例 4006659999
    企业名称  样例
    回复时限  两小时
    录音      全程，告知 《录音告知》
    无按键    5秒，重听 2次，→ 再见
    按错键    重听 2次，→ 再见
    故障      → 《系统故障》 挂机
""",
    """hotline sample 8005551234
    language en-US
    time zone America/New_York
    company Sample
    reply-time two hours
    record whole call, notice <recording notice>
    no input 5s, repeat 2 times, -> bye
    wrong key repeat 2 times, -> bye
    fault -> <system fault> hang up
""",
)
"""What a hotline says once, in Chinese and in English. Lines that a sample has are left out."""

BLOCKS = (
    {
        "主菜单": "菜单 主菜单\n    客服电话请拨0 → 客服坐席\n    分机请输入4位分机号 → 分机",
        "客服坐席": "转接 客服坐席：拨 坐席一，振铃 15秒\n    占线，无人接听，转接失败 → 留言",
        "分机": "转接 分机：拨 {分机号}，振铃 15秒\n    占线，无人接听，转接失败 → 再见",
        "留言": "留言 留言：最长 60秒，→ 再见",
        "再见": "播报 再见：《结束语》 → 挂机",
    },
    {
        "main": "menu main\n    For sales, press 0 -> agents\n    Dial the 4-digit extension -> board",
        "agents": "transfer agents: dial desk, ring 15s\n    busy, no answer, unavailable -> message",
        "board": "transfer board: dial {extension}, ring 15s\n    busy, no answer, unavailable -> bye",
        "message": "voicemail message: at most 60s, -> bye",
        "bye": "say bye: <goodbye> -> hang up",
    },
)
"""The nodes that samples lead to. Those that a sample has of its own are left out."""

NEEDED = {
    "say": ((r"挂机$|hang up$|→|->", ("→ 再见", "-> bye")),),
    "menu": (
        (
            r"^(?!无按键|按错键|no input|wrong key).*(→|->)",
            ("样例请按9 → 再见", "For a sample, press 9 -> bye"),
        ),
    ),
    "transfer": (
        (r"^(拨|dial) ", ("拨 坐席一，振铃 15秒", "dial desk, ring 15s")),
        (r"占线|busy", ("占线 → 留言", "busy -> message")),
        (r"无人接听|no answer", ("无人接听 → 留言", "no answer -> message")),
        (r"转接失败|unavailable", ("转接失败 → 留言", "unavailable -> message")),
    ),
    "voicemail": ((r"最长|at most", ("最长 60秒，→ 再见", "at most 60s, -> bye")),),
    "branch": ((r"否则|otherwise", ("否则 → 再见", "otherwise -> bye")),),
}
"""What a block of a kind must hold, added where a sample leaves it out."""


class Sample(NamedTuple):
    """A fence: its place, the words after `ivr`, and what stands in it."""

    file: str
    line: int
    words: tuple[str, ...]
    text: str

    @property
    def code(self) -> str:
        """The code of its one mistake, empty where there is none."""
        return self.words[1] if self.words[:1] == ("wrong",) and len(self.words) > 1 else ""

    @property
    def kind(self) -> str:
        rest = self.words[2:] if self.code else self.words
        return " ".join(rest)

    @property
    def english(self) -> bool:
        return not self.file.endswith(".zh-CN.md")

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def samples(path: Path, shown: str) -> list[Sample]:
    """Every fence of a page that begins with `ivr`, whatever follows."""
    found: list[Sample] = []
    opened: tuple[int, str] | None = None
    inside: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if opened is None and line.lstrip().startswith("```"):
            opened, inside = (number, line.lstrip().removeprefix("```").strip()), []
        elif opened is not None and line.strip() == "```":
            first, *words = opened[1].split() or [""]
            if first == "ivr":
                found.append(Sample(shown, opened[0], tuple(words), "\n".join(inside) + "\n"))
            opened = None
        else:
            inside.append(line)
    assert opened is None, f"{shown}:{opened}: a fence is not closed"
    return found


def framed(sample: Sample) -> str:
    """A fragment in a hotline that is right but for what the sample says."""
    language = int(sample.english)
    text = sample.text
    if sample.kind in NEEDED or sample.kind in HEADERS:
        lines = [line for line in text.splitlines() if line.strip()]
        for pattern, line in NEEDED.get(sample.kind, ()):
            if not any(re.search(pattern, written.split("//")[0].rstrip()) for written in lines):
                lines.append(line[language])
        if sample.kind == "hotline":
            return _hotline(lines, language) + _nodes("")
        name = {"hours": ("上班", "open")}.get(sample.kind, ("样例", "sample"))[language]
        text = f"{HEADERS[sample.kind][language]} {name}\n" + "".join(f"    {line}\n" for line in lines)
    return HEAD[language] + "\n" + text + "\n" + _nodes(text)


def _hotline(lines: list[str], language: int) -> str:
    """The head, with the sample's lines in place of those that begin with the same word."""
    header, *rest = HEAD[language].splitlines()
    own = tuple(filter(None, map(_keyword, lines)))
    kept = [line for line in rest if not (own and line.strip().startswith(own))]
    return "\n".join([header, *(f"    {line}" for line in lines), *kept]) + "\n\n"


def _keyword(line: str) -> str:
    return max((spelling for spelling in TYPES if line.startswith(spelling)), key=len, default="")


def _nodes(text: str) -> str:
    """The blocks that the text has not, in both languages: a page may show a line of the other one."""
    names = set(re.findall(r"^(?:\S+) +([\w\-·]+)", text, re.MULTILINE))
    return (
        "\n\n".join(block for blocks in BLOCKS for name, block in blocks.items() if name not in names) + "\n"
    )
