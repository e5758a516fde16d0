"""What is written down of a call or passed on about it: names, each with a value or with words."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.nodes import Field
from ivrc.language import tree
from ivrc.language.width import narrow
from ivrc.lowering.clips import fill
from ivrc.lowering.draft import Draft
from ivrc.lowering.slots import MARK
from ivrc.lowering.tongues import in_first
from ivrc.regex import regex

MOST_FIELDS = 9
LONGEST_NAME, LONGEST_TEXT = 20, 60
"""Characters. What is longer is no field: it is read in a list, or on a telephone."""
NAME = regex(r"[^\W_][\w\-·]*")
_ONE_VALUE = regex(r"\s*[{｛]\s*([^{}｛｝:：]+?)\s*[}｝]\s*")


def fields(draft: Draft, written: Sequence[tuple[str, tree.Text]], span: Span) -> tuple[Field, ...]:
    """Fields; what cannot be one is told."""
    if len(written) > MOST_FIELDS:
        draft.found.append(
            wrong(span, f"一次最多写 {MOST_FIELDS} 项，这里有 {len(written)} 项",
                   f"{MOST_FIELDS} fields are written at once at most, and here are {len(written)}",
                   "只留下用得着的，或分成几条。", "Keep those that are used, or make it several.")
        )  # fmt: skip
    found: dict[str, Field] = {}
    for name, text in written[:MOST_FIELDS]:
        if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            draft.found.append(_no_name(text.span, name or text.raw))
        elif name in found:
            draft.found.append(
                wrong(text.span, f"“{name}”写了两遍", f'"{name}" is written twice',
                       "留下一个，或换一个名称。", "Keep one, or give it another name.")
            )  # fmt: skip
        else:
            found[name] = _field(draft, name, text)
    return tuple(found.values())


def _field(draft: Draft, name: str, text: tree.Text) -> Field:
    """A value alone, or words without one."""
    alone = _ONE_VALUE.fullmatch(text.raw)
    inner = narrow(alone[1]) if alone else ""
    if inner and inner not in draft.variables and (value := draft.value(inner, text.span)) is not None:
        if value.secret:
            draft.found.append(_secret(text.span, inner))
        return Field(name, value=inner)
    slots = len(draft.slots)
    words = in_first(draft, lambda: fill(draft, text.raw, text.span, {})[0])
    if MARK in words:
        del draft.slots[slots:]
        draft.found.append(
            wrong(text.span, f"“{name}”里除了通话中才知道的内容，还有别的话",
                   f'"{name}" holds other words beside what is known only in the call',
                   "一项只写一个值：名称={值}；其余的话另写一项。",
                   "Let a field be one value, name={value}, and write the other words in a field of their own.")
        )  # fmt: skip
        return Field(name)
    if len(words) > LONGEST_TEXT:
        draft.found.append(
            wrong(text.span, f"“{name}”的内容有 {len(words)} 个字符，最多 {LONGEST_TEXT} 个",
                   f'what is written for "{name}" has {len(words)} characters; {LONGEST_TEXT} is the most',
                   "写短一些。", "Shorten it.")
        )  # fmt: skip
    return Field(name, " ".join(words.split()))


def _no_name(span: Span, written: str) -> Diagnostic:
    return wrong(
        span,
        f"“{written}”没有名称，或名称里有不能用的符号",
        f'"{written}" has no name, or one that holds signs that a name cannot',
        f"每一项写成 名称=内容，名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字，例如：事由=投诉。",
        f"Write each as name=what; a name is made of at most {LONGEST_NAME} letters, digits, - and _: reason=complaint.",
    )


def _secret(span: Span, name: str) -> Diagnostic:
    return wrong(
        span,
        f"“{name}”是保密的，不能记下来，也不能传出去",
        f'"{name}" is secret and can be neither written down nor passed on',
        "写别的内容，例如查到的结果。",
        "Write something else, such as what it led to.",
    )


def wrong(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC272",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
