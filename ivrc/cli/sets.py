"""What the checks of a set came to, told to a person: which clause was looked at by which check, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ivrc.cli.report import sentence
from ivrc.counted import counted


def lines(looked: Sequence[Mapping[str, Any]], lang: str) -> Iterator[str]:
    """A block for each set."""
    for one in looked:
        yield sentence(lang, f"{one['name']}：{one['title']['zh']}", f"{one['name']}: {one['title']['en']}")
        for clause in one["clauses"]:
            yield "  " + _clause(clause, lang)
            for check in clause["checks"]:
                yield f"    {check['code']}  {check[lang]}{_came_to(check['found'], lang) if 'found' in check else ''}"
        left = one["not_looked_at"]
        yield "  " + sentence(lang, f"没有查的：{left['zh']}。", f"Not looked at: {left['en']}.")


def _clause(clause: Mapping[str, Any], lang: str) -> str:
    source = clause["source"]
    if clause["clause"] is None:
        return sentence(lang, f"{source['zh']}。查了：", f"{source['en']}. Looked at:")
    named = clause["clause"]
    return sentence(
        lang, f"{named['zh']}（{source['zh']}）。查了：", f"{named['en']} ({source['en']}). Looked at:"
    )


def _came_to(found: int | None, lang: str) -> str:
    if found is None:
        return sentence(lang, "：没有查成", ": could not be looked at")
    if not found:
        return sentence(lang, "：没有发现问题", ": nothing found")
    return sentence(lang, f"：发现 {found} 处", f": {counted(found, 'finding')}")
