"""What is wrong with a sub-flow or a use of it. IVRC270, 271, 224."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.language.lines.call import CallLine
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft

MOST_NODES = 5000
"""Blocks that all uses of a hotline come to together."""


class Flow(NamedTuple):
    header: tree.Block
    parts: tuple[tree.Block, ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(narrow(word.text) for word in self.header.numbers)


def at(span: Span) -> tuple[Label, ...]:
    return (Label(span, "流程在这里", "the flow is here"),)


def wrong(
    span: Span, zh: str, en: str, mend_zh: str, mend_en: str, labels: tuple[Label, ...] = ()
) -> Diagnostic:
    return finding(
        "IVRC270",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
        labels=labels,
    )


def no_flow(draft: Draft, use: tree.Block, call: CallLine | None, flows: Mapping[str, Flow]) -> Diagnostic:
    name = use.name.text
    if call is None:
        return wrong(
            use.span,
            f"“使用 {name}”没有写用哪个流程", f'"use {name}" does not say which flow',
            f"写成：使用 {name}：流程的名称（参数=…）。", f"Write: use {name}: FLOW (parameter=…).",
        )  # fmt: skip
    if call.name.text in flows:
        return wrong(
            call.span,
            f"流程“{call.name.text}”里没有节点", f'the flow "{call.name.text}" has no node',
            "在流程下面缩进写上节点。", "Write its nodes below it, indented.",
            at(flows[call.name.text].header.span),
        )  # fmt: skip
    zh, en = mend(
        draft.nearest(call.name.text, flows),
        f"写一个流程：流程 {call.name.text}。",
        f"Write one: flow {call.name.text}.",
    )
    return wrong(
        call.span, f"没有名为“{call.name.text}”的流程", f'there is no flow "{call.name.text}"', zh, en
    )


def endless(call: CallLine, flow: Flow, within: tuple[str, ...], count: int) -> Diagnostic:
    name = call.name.text
    if name in within:
        chain = " → ".join((*within[within.index(name) :], name))
        zh, en = f"流程“{name}”用到了它自己：{chain}", f'the flow "{name}" uses itself: {chain}'
        mend_zh, mend_en = (
            "流程不能套着自己用；要再来一遍，就让箭头回到流程的开头。",
            "A flow cannot be used within itself; to do it once more, lead an arrow to its beginning.",
        )
    else:
        zh = f"到这里，各处用到的流程合起来超过 {MOST_NODES} 个节点"
        en = f"with this, the flows that are used come to more than {MOST_NODES} nodes"
        mend_zh, mend_en = "少用几次，或把流程分小。", "Use fewer of them, or make the flow smaller."
    return finding(
        "IVRC271",
        call.span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
        labels=at(flow.header.span),
    )


def unused(flow: Flow) -> Diagnostic:
    name = flow.header.name.text
    return finding(
        "IVRC224",
        flow.header.name.span,
        zh=f"流程“{name}”没有用到，也就没有检查",
        en=f'the flow "{name}" is not used, and so it was not checked',
        mend_zh=f"用它：使用 名称：{name}；或删去。",
        mend_en=f"Use it: use NAME: {name}; or delete it.",
    )
