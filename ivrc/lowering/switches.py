"""Switches by their names: declared in the hotline, asked by branches, turned by lines. Code: IVRC268."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.language import tree
from ivrc.language.lines.switch import SwitchLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, NAME
from ivrc.lowering.settings import twice


def declare(draft: Draft, hotline: tree.Block) -> None:
    """The switches of a hotline."""
    for line in hotline.lines:
        if isinstance(line, SwitchLine):
            name = line.name.text
            if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
                draft.found.append(_no_name(line.name))
            elif name in draft.switches:
                draft.found.append(twice(line.span, draft.switches[name]))
            draft.switches.setdefault(name, line.span)


def named(draft: Draft, name: str, span: Span) -> str:
    """The name of a switch that is asked or turned; that there is none, is told."""
    draft.used_switches.add(name)
    if name not in draft.switches:
        near = draft.nearest(name, draft.switches)
        draft.used_switches.add(near)
        draft.found.append(_undeclared(name, span, near))
    return name


def _undeclared(name: str, span: Span, near: str) -> Diagnostic:
    return finding(
        "IVRC268",
        span,
        zh=f"没有名为“{name}”的开关",
        en=f'there is no switch "{name}"',
        mend_zh=f"是不是“{near}”？" if near else f"在热线里加一行：开关 {name}。",
        mend_en=f'Did you mean "{near}"?' if near else f"Add a line to the hotline: switch {name}.",
    )


def _no_name(name: tree.Name) -> Diagnostic:
    return finding(
        "IVRC268",
        name.span,
        zh=f"“{name.text}”不能做开关的名称",
        en=f'"{name.text}" cannot be the name of a switch',
        mend_zh=f"名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字：开关 恶劣天气。",
        mend_en=f"A name is made of at most {LONGEST_NAME} letters, digits, - and _: switch bad-weather.",
    )
