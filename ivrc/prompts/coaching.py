"""What people who judge or speak words want to know of them: of what kind they are, when they are said, and what the writer remarked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ivrc.flow.nodes import Hotline
from ivrc.language.allowances import allowances
from ivrc.language.keywords import header_spelling
from ivrc.language.lexer import comment, plain
from ivrc.phrases import Library, Phrase
from ivrc.project import standard_phrases
from ivrc.prompts.sheet import Row

_MARKS = "《〈<＜"


def noted(
    rows: Sequence[Row],
    hotline: Hotline,
    sources: Mapping[str, str],
    library: Library,
    approved: Mapping[str, Mapping[str, str]],
) -> list[Row]:
    """The rows of a hotline with category, coaching note and who approved their words."""
    lines = {name: text.split("\n") for name, text in sources.items()}
    allowing = {name: {one.line for one in allowances(text, name, [])} for name, text in sources.items()}
    told = []
    for row in rows:
        span = row.clip.span
        line = "".join(lines.get(span.file, [])[max(span.line, 1) - 1 : span.line])
        phrase = _phrase(line[span.column - 1 : span.end_column - 1], library)
        remark = "" if span.line in allowing.get(span.file, ()) else _remark(line)
        by = approved.get(f"{row.clip.locale}/{row.clip.id}", {}).get("by", "")
        told.append(
            row._replace(
                category=_category(row, hotline, phrase), coaching=_coaching(phrase, remark), approved=by
            )
        )
    return told


def _phrase(written: str, library: Library) -> Phrase | None:
    if written[:1] not in _MARKS or not written:
        return None
    return library.find(written[1:-1].partition("（")[0].partition("(")[0].strip())


def _category(row: Row, hotline: Hotline, phrase: Phrase | None) -> tuple[str, str]:
    """The group of a phrase, else the kind of the block that says it, in Chinese and English."""
    if phrase and _replaced(phrase):
        return f"{phrase.group}（项目自己的话）", f"{phrase.group_en} (the project's own words)"
    if phrase:
        return phrase.group, phrase.group_en
    node = hotline.nodes.get(row.uses[0].node) if row.uses else None
    kind = type(node).__name__.upper() if node else ""
    zh, en = header_spelling(kind)
    return ("", "") if zh == kind else (zh, en)


def _replaced(phrase: Phrase) -> bool:
    """Whether a project says this in the place of a phrase that ivrc ships."""
    standard = standard_phrases().find(phrase.name)
    return standard is not None and standard.texts != phrase.texts


def _coaching(phrase: Phrase | None, remark: str) -> tuple[str, str]:
    when = (phrase.when_zh, phrase.when_en) if phrase else ("", "")
    return "；".join(filter(None, (when[0], remark))), "; ".join(filter(None, (when[1], remark)))


def _remark(line: str) -> str:
    at = comment(plain(line))
    return line[at + 2 :].strip() if at is not None else ""
