"""The page of each code, `docs/checks/CODE.md`: what it means, why it matters, wrong and right, and the mend.

A page begins `# CODE 中文标题 / English title`; `## 中文` and `## English` follow. `python -m
ivrc.diagnostics.pages` prints `docs/checks/README.md`, the list of them all.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ivrc.resources import folder

_CODE = re.compile(r"IVRC\d{3}")
_TITLE = re.compile(r"# (IVRC\d{3}) (.+?) [/·] (.+)")
_HALVES = {"zh": "## 中文", "en": "## English"}

_INTRODUCTION = """\
# 诊断代码 / Diagnostic codes

`ivrc explain CODE` 显示其中的一页；这个列表由各页的标题生成。

`ivrc explain CODE` prints one of these pages; this list is made from their titles.
"""

GROUPS = (
    ("IVRC0", "文件 / Files"),
    ("IVRC1", "写法 / Form"),
    ("IVRC2", "名称、设置和去处 / Names, settings and ways on"),
    ("IVRC3", "电话里会发生什么 / What happens in a call"),
    ("IVRC4", "目标平台和站点 / Targets and sites"),
    ("IVRC5", "语音 / Speech"),
    ("IVRC6", "在交换机上验证 / Verification on a switch"),
)


def codes() -> list[str]:
    """Every code that has a page, in order."""
    return sorted(path.stem for path in folder("checks").glob("IVRC*.md") if _CODE.fullmatch(path.stem))


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
    """A code's title in Chinese or English; empty if it has no page."""
    zh, en = _titles(code.upper())
    return zh if language == "zh" else en


def index() -> str:
    """The text of `docs/checks/README.md`."""
    parts = [_INTRODUCTION]
    known = codes()
    for prefix, name in GROUPS:
        rows = [
            f"| [{code}]({code}.md) | {' | '.join(_titles(code))} |"
            for code in known
            if code.startswith(prefix)
        ]
        if rows:
            parts.append(f"## {name}\n\n| | 中文 | English |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


@cache
def _titles(code: str) -> tuple[str, str]:
    match = _TITLE.match(_read(code))
    return (match[2], match[3]) if match else ("", "")


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
