"""The table of all phrases for the two pages on them. `python -m ivrc.phrases.table` renews both pages."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from ivrc.phrases.library import Library, Phrase
from ivrc.phrases.load import load_folder

GROUPS = ("问候", "欢迎", "道歉", "道谢", "应答", "征询", "请求", "商量", "告别", "解释", "告知", "提示")
"""The trade's groups in the trade's order; a project's own groups follow."""

BEGIN, END = "<!-- phrases -->", "<!-- /phrases -->"
PAGES = {"zh": Path("docs/phrases.zh-CN.md"), "en": Path("docs/phrases.md")}


def table(library: Library, language: str) -> str:
    """Every phrase by group, as Markdown, in `zh` or `en`."""
    row = _row_zh if language == "zh" else _row_en
    head = ("名称", "原话", "什么时候说") if language == "zh" else ("name", "名称", "words", "when")
    lines: list[str] = []
    for group in sorted({p.group for p in library}, key=_rank):
        phrases = [p for p in library if p.group == group]
        title = group if language == "zh" else f"{phrases[0].group_en} ({group})"
        lines += [f"### {title}", "", _line(head), _line(["---"] * len(head))]
        lines += [_line(row(p)) for p in phrases]
        lines.append("")
    return "\n".join(lines)


def filled(page: str, library: Library, language: str) -> str:
    """The page with the table between its two marks renewed."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table(library, language)}\n{END}{after}"


def _rank(group: str) -> tuple[int, str]:
    return (GROUPS.index(group) if group in GROUPS else len(GROUPS)), group


def _row_zh(phrase: Phrase) -> tuple[str, ...]:
    return f"《{phrase.name}》", phrase.texts.get("zh-CN", ""), phrase.when_zh


def _row_en(phrase: Phrase) -> tuple[str, ...]:
    alias = f"`<{phrase.alias_en.replace('-', ' ')}>`" if phrase.alias_en else ""
    return alias, f"《{phrase.name}》", phrase.texts.get("en-US", ""), phrase.when_en


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Renew the two pages of the project in the current folder."""
    library, found = load_folder(Path("prompts"))
    if found:
        print("\n".join(f"{d.span}: {d.code} {d.en}" for d in found), file=sys.stderr)
        return 1
    for language, page in PAGES.items():
        page.write_text(filled(page.read_text("utf-8"), library, language), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
