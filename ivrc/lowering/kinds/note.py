"""记录: what is written down of a call, between what is said."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Edge, Field
from ivrc.language import tree
from ivrc.language.lines.note import NoteLine
from ivrc.language.width import narrow
from ivrc.lowering.clips import fill
from ivrc.lowering.draft import Draft
from ivrc.lowering.slots import MARK
from ivrc.lowering.step import Step
from ivrc.regex import regex

MOST_FIELDS = 9
LONGEST_NAME, LONGEST_TEXT = 20, 60
"""Characters. A note is read in a list: what is longer is no field."""
_NAME = regex(r"[^\W_][\w\-·]*")
_ONE_VALUE = regex(r"\s*[{｛]\s*([^{}｛｝:：]+?)\s*[}｝]\s*")


def note(draft: Draft, name: str, line: NoteLine, following: str, place: Span) -> None:
    """Adds a Note node."""
    table = line.table.text
    if not _NAME.fullmatch(table) or len(table) > LONGEST_NAME:
        draft.found.append(_no_table(line))
    draft.add(Note(name, line.span, table, fields(draft, line.fields, line.span), _on(following, line.span)))


def fields(draft: Draft, written: Sequence[tuple[str, tree.Text]], span: Span) -> tuple[Field, ...]:
    """The fields of a note; what cannot be one is told."""
    if len(written) > MOST_FIELDS:
        draft.found.append(
            _wrong(span, f"一条记录最多 {MOST_FIELDS} 项，这里有 {len(written)} 项",
                   f"a note has {MOST_FIELDS} fields at most, and here are {len(written)}",
                   "分成几条记录。", "Make it several notes.")
        )  # fmt: skip
    found: dict[str, Field] = {}
    for name, text in written[:MOST_FIELDS]:
        if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            draft.found.append(_no_name(text.span, name or text.raw))
        elif name in found:
            draft.found.append(
                _wrong(text.span, f"“{name}”写了两遍", f'"{name}" is written twice',
                       "留下一个，或换一个名称。", "Keep one, or give it another name.")
            )  # fmt: skip
        else:
            found[name] = _field(draft, name, text)
    return tuple(found.values())


def _on(following: str, span: Span) -> Edge:
    return Edge(NEXT, following, span)


def _field(draft: Draft, name: str, text: tree.Text) -> Field:
    """A value alone, or words without one."""
    alone = _ONE_VALUE.fullmatch(text.raw)
    inner = narrow(alone[1]) if alone else ""
    if inner and inner not in draft.variables and (value := draft.value(inner, text.span)) is not None:
        if value.secret:
            draft.found.append(_secret(text.span, inner))
        return Field(name, value=inner)
    slots = len(draft.slots)
    words = fill(draft, text.raw, text.span, {})[0]
    if MARK in words:
        del draft.slots[slots:]
        draft.found.append(
            _wrong(text.span, f"“{name}”里除了通话中才知道的内容，还有别的话",
                   f'"{name}" holds other words beside what is known only in the call',
                   "一项只写一个值：名称={值}；其余的话另写一项。",
                   "Let a field be one value, name={value}, and write the other words in a field of their own.")
        )  # fmt: skip
        return Field(name)
    if len(words) > LONGEST_TEXT:
        draft.found.append(
            _wrong(text.span, f"“{name}”的内容有 {len(words)} 个字符，最多 {LONGEST_TEXT} 个",
                   f'what is written for "{name}" has {len(words)} characters; {LONGEST_TEXT} is the most',
                   "写短一些。", "Shorten it.")
        )  # fmt: skip
    return Field(name, " ".join(words.split()))


def _no_table(line: NoteLine) -> Diagnostic:
    return _wrong(
        line.table.span,
        f"“{line.table.text}”不能做记录的名称" if line.table.text else "没有写记在哪里",
        f'"{line.table.text}" cannot be the name of a table' if line.table.text else "no table is named",
        f"名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字：记录 回电（号码={{主叫号码}}，事由=投诉）。",
        f"A name is made of at most {LONGEST_NAME} letters, digits, - and _: note callback (number={{caller}}, reason=complaint).",
    )


def _no_name(span: Span, written: str) -> Diagnostic:
    return _wrong(
        span,
        f"“{written}”没有名称，或名称里有不能用的符号",
        f'"{written}" has no name, or one that holds signs that a name cannot',
        f"每一项写成 名称=内容，名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字，例如：事由=投诉。",
        f"Write each as name=what; a name is made of at most {LONGEST_NAME} letters, digits, - and _: reason=complaint.",
    )


def _secret(span: Span, name: str) -> Diagnostic:
    return _wrong(
        span,
        f"“{name}”是保密的，不能记下来",
        f'"{name}" is secret and cannot be written down',
        "记下别的内容，例如查到的结果。",
        "Write down something else, such as what it led to.",
    )


def _wrong(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC272",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


STEP = Step(NoteLine, note)
