"""What a use of a sub-flow gives for its parameters, in each language; what it leaves out is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.language.lines.call import CallLine
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.subflow_findings import Flow, at, wrong
from ivrc.lowering.tongues import holds_words
from ivrc.regex import regex

BRACES = regex(r"[{｛]\s*([^{}｛｝:：]*?)\s*[}｝]")


def others_given(
    draft: Draft, call: CallLine, flow: Flow, arguments: tuple[tuple[str, str], ...]
) -> dict[str, str]:
    """The parameters that are written beneath a use for another language."""
    whole = {**dict(call.arguments), **dict(arguments)}
    given = parameters_given(draft, call._replace(arguments=tuple(whole.items())), flow)
    return {name: given[name] for name, _ in arguments if name in given}


def not_given(
    draft: Draft, use: tree.Block, other: tree.Other, given: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """What a parameter is called in another language, where it is said in that."""
    call = next(line for line in use.lines if isinstance(line, CallLine))
    texts = (
        (other.said.raw,)
        if isinstance(other.said, tree.Text)
        else tuple(value for _, value in other.said.arguments)
    )
    asked = {narrow(match[1]) for text in texts for match in BRACES.finditer(text)}
    names = [name for name, value in given.items() if name in asked and holds_words(value)]
    tongue = next((tongue.name for tongue in draft.tongues if tongue.locale == other.locale), other.locale)
    if names:
        written = "，".join(f"{name}=…" for name in names)
        yield finding(
            "IVRC280",
            call.span,
            zh=f"“{use.name.text}”的{'、'.join(names)}没有{tongue}的说法",
            en=f'{", ".join(names)} of "{use.name.text}" has no words in {tongue}',
            mend_zh=f"在这一行下面缩进着写：{tongue} （{written}）",
            mend_en=f"Write beneath the line, indented: {tongue} ({written.replace('，', ', ')})",
        )


def parameters_given(draft: Draft, call: CallLine, flow: Flow) -> dict[str, str]:
    """The parameters of a use by their names."""
    given: dict[str, str] = {}
    for name, value in call.arguments:
        if not name and len(flow.parameters) == 1:
            (name,) = flow.parameters
        if name not in flow.parameters:
            near = draft.nearest(name, flow.parameters)
            known_zh = "、".join(flow.parameters) or "没有"
            known_en = ", ".join(flow.parameters) or "none"
            zh, en = mend(near, f"它的参数：{known_zh}。", f"It takes: {known_en}.")
            draft.found.append(
                wrong(
                    call.span,
                    f"流程“{call.name.text}”没有参数“{name or value}”",
                    f'the flow "{call.name.text}" has no parameter "{name or value}"',
                    zh, en,
                    at(flow.header.span),
                )
            )  # fmt: skip
        given.setdefault(name, value)
    for name in flow.parameters:
        if name not in given:
            draft.found.append(
                wrong(
                    call.span,
                    f"流程“{call.name.text}”要有参数“{name}”",
                    f'the flow "{call.name.text}" needs the parameter "{name}"',
                    f"写成：{call.name.text}（{name}=…）。", f"Write: {call.name.text} ({name}=…).",
                    at(flow.header.span),
                )
            )  # fmt: skip
            given[name] = name
    return given
