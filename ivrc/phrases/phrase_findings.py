"""What can be wrong with a phrase's words: undeclared parameters, stray braces, gaps, unfit readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Severity, Span, finding
from ivrc.diagnostics.near import alike
from ivrc.phrases.library import COMPANY
from ivrc.phrases.placeholders import leftovers, placeholders, stray_brace, unknown
from ivrc.yamlfile import Marks, Path


def about(data: Mapping[str, Any], path: Path, marks: Marks) -> Iterator[Diagnostic]:
    """What is wrong with the texts and readings of the phrase at `path`. The schema has accepted its form."""
    declared = data.get("parameters", {})
    used: set[str] = set()
    for locale, text in data["texts"].items():
        place: Path = (*path, "texts", locale)
        used.update(name for _, name in placeholders(text))
        for written, name in unknown(text, {COMPANY, *declared}):
            yield _undeclared(name, declared, marks.inside(place, written))
        if stray := stray_brace(text):
            yield _stray(stray[0], marks.inside(place, stray))
        if cut := marks.comment_after(place):
            yield _cut(cut)
        for gap in leftovers(text):
            yield _gap(gap, marks.inside(place, gap))
    for name in declared:
        if name not in used:
            yield _unused(name, marks.key((*path, "parameters", name)))
    for word, pinyin in data.get("readings", {}).items():
        if len(word) != len(pinyin.split()):
            yield _miscounted(word, pinyin, marks.place((*path, "readings", word)))
        elif not any(word in text for text in data["texts"].values()):
            yield _unread(word, marks.key((*path, "readings", word)))


def _undeclared(name: str, declared: Iterable[str], span: Span) -> Diagnostic:
    near = alike(name, [COMPANY, *declared], 0.5)
    return finding(
        "IVRC028",
        span,
        zh=f"用语里的 {{{name}}} 没有声明",
        en=f"{{{name}}} in the phrase is not declared",
        mend_zh=f"是不是要写 {{{near}}}？" if near else f"请在 parameters 下声明“{name}”，或删去它。",
        mend_en=f"Did you mean {{{near}}}?"
        if near
        else f"Declare `{name}` under `parameters`, or delete it.",
        fix=f"{{{near}}}" if near else None,
    )


def _stray(brace: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC028",
        span,
        zh=f"用语里的花括号“{brace}”没有配对",
        en=f"the brace {brace} in the phrase has no partner",
        mend_zh="参数写作 {名称}，前后各一个花括号。",
        mend_en="Write a parameter as {name}, with a brace on each side.",
    )


def _cut(span: Span) -> Diagnostic:
    return finding(
        "IVRC020",
        span,
        zh="这句话从 # 起被当作注释，不会念出来",
        en="from # on this is a comment and will not be spoken",
        mend_zh="要念出来，请给整句加半角双引号；是注释，请另起一行。",
        mend_en="To have it spoken, put double quotes around the whole text; if not, use another line.",
        severity=Severity.WARNING,
    )


def _gap(gap: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC029",
        span,
        zh=f"用语里留着没有填的“{gap}”",
        en=f"the phrase still holds `{gap}`, a gap to be filled in",
        mend_zh="请填上内容，或改成参数 {名称} 并在 parameters 下声明。",
        mend_en="Fill it in, or make it a parameter {name} and declare it under `parameters`.",
    )


def _unused(name: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC028",
        span,
        zh=f"声明了参数“{name}”，用语里却没有 {{{name}}}",
        en=f"the parameter `{name}` is declared, but no text uses {{{name}}}",
        mend_zh="请在用语里用上它，或删去声明。",
        mend_en="Use it in a text, or delete the declaration.",
        severity=Severity.WARNING,
    )


def _miscounted(word: str, pinyin: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC025",
        span,
        zh=f"“{word}”有 {len(word)} 个字，拼音有 {len(pinyin.split())} 个音节",
        en=f"`{word}` has {counted(len(word), 'character')}, its pinyin {counted(len(pinyin.split()), 'syllable')}",
        mend_zh="每个字写一个音节，中间用空格隔开，如 chóng tīng。",
        mend_en="Write one syllable for each character, with spaces between them, like chóng tīng.",
    )


def _unread(word: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC025",
        span,
        zh=f"用语里没有“{word}”，这个读音不起作用",
        en=f"no text of the phrase has `{word}`; the reading has no effect",
        mend_zh="请照用语里的字写，或删去它。",
        mend_en="Write the word as it stands in the text, or delete the reading.",
        severity=Severity.WARNING,
    )
