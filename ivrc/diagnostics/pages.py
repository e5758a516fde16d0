"""The page of each code, `docs/checks/CODE.md`: what it means, why it matters, wrong and right, and the mend.

A page begins `# CODE 中文标题 / English title`, as the table of codes has them; `## 中文` and `## English` follow.
`python -m ivrc.diagnostics.pages` prints `docs/checks/README.md`, the list of them all.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path

from ivrc.diagnostics.codes import table
from ivrc.resources import folder

_CODE = re.compile(r"IVRC\d{3}")
_HALVES = {"zh": "## 中文", "en": "## English"}

_INTRODUCTION = """\
# 诊断代码 / Diagnostic codes

`ivrc explain CODE` 显示其中的一页；这个列表由各页的标题生成。

`ivrc explain CODE` prints one of these pages; this list is made from their titles.
"""


def codes() -> list[str]:
    """Every code, in order."""
    return list(table())


def page(code: str, language: str = "") -> str:
    """The page of a code as Markdown, whole or its half in one language (`zh`, `en`); empty if there is none."""
    text = _read(code.upper())
    heading = _HALVES.get(language)
    if heading is None or heading not in text:
        return text
    _, _, half = text.partition(f"\n{heading}\n")
    half = re.split(r"^## ", half, maxsplit=1, flags=re.MULTILINE)[0]
    return f"# {code.upper()} {title(code, language)}\n\n{half.strip()}\n"


def title(code: str, language: str = "zh") -> str:
    """A code's title in Chinese or English; empty if there is no such code."""
    known = table().get(code.upper())
    return "" if known is None else known.zh if language == "zh" else known.en


def index() -> str:
    """The text of `docs/checks/README.md`."""
    parts = [_INTRODUCTION]
    for group, those in groupby(table().values(), key=lambda one: one.group):
        rows = [f"| [{one.code}]({one.code}.md) | {one.zh} | {one.en} |" for one in those]
        parts.append(f"## {group}\n\n| | 中文 | English |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


@cache
def _read(code: str) -> str:
    if not _CODE.fullmatch(code):
        return ""
    path: Path = folder("checks") / f"{code}.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


if __name__ == "__main__":
    print(index(), end="")
