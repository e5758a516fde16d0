"""Switches and lists that outlive calls, by their names: declared in the hotline, asked by branches, changed by lines. Codes:
IVRC268, IVRC269."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.language import tree
from ivrc.language.lines.list import ListLine
from ivrc.language.lines.switch import SwitchLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, NAME
from ivrc.lowering.settings import twice


def declare(draft: Draft, hotline: tree.Block) -> None:
    """The switches of a hotline, and its lists that calls change."""
    for line in hotline.lines:
        if isinstance(line, SwitchLine):
            _declare(draft, line, draft.switches)
        elif isinstance(line, ListLine):
            _declare(draft, line, draft.lists_kept)
            if draft.lists(line.name.text).numbers is not None:
                draft.found.append(_both(line.name))


def _declare(draft: Draft, line: SwitchLine | ListLine, there: dict[str, Span]) -> None:
    name = line.name.text
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        draft.found.append(_no_name(line))
    elif name in there:
        draft.found.append(twice(line.span, there[name]))
    there.setdefault(name, line.span)


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


def _no_name(line: SwitchLine | ListLine) -> Diagnostic:
    switch = isinstance(line, SwitchLine)
    zh, en = ("开关", "switch") if switch else ("名单", "list")
    return finding(
        "IVRC268" if switch else "IVRC269",
        line.name.span,
        zh=f"“{line.name.text}”不能做{zh}的名称",
        en=f'"{line.name.text}" cannot be the name of a {en}',
        mend_zh=f"名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字，例如：{'开关 恶劣天气' if switch else '名单 黑名单'}。",
        mend_en=f"A name is made of at most {LONGEST_NAME} letters, digits, - and _, such as {'switch bad-weather' if switch else 'list blocked'}.",
    )


def _both(name: tree.Name) -> Diagnostic:
    return finding(
        "IVRC269",
        name.span,
        zh=f"“{name.text}”是两份名单：项目里有文件 lists/{name.text}.txt，这里又说它在通话中加减",
        en=f'"{name.text}" is two lists: the project has a file lists/{name.text}.txt, and here it is one that calls change',
        mend_zh="给其中一份换个名称；两份都要问，分支里写两行。",
        mend_en="Give one of them another name; to ask both, write two lines of the branch.",
    )
