"""Menus lowered for a test: the flow of a text, its findings, and what a node says."""

from __future__ import annotations

from typing import Any, TypeVar

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline, Play
from ivrc.language.parser import parse
from ivrc.lowering.lower import lower
from ivrc.project import standard_phrases

HEAD = """热线 样例 4006659999
    无按键  5秒，重听 2次，→ 再见
    按错键  重听 2次，→ 再见
    故障    → 《系统故障》 挂机
"""
KindT = TypeVar("KindT")
END = "\n播报 再见：《结束语》 → 挂机\n"


def lowering(text: str) -> tuple[Hotline | None, list[Diagnostic]]:
    """What the language and the lowering alone make of a text; no check is asked."""
    parsed, found = parse(text, "menu.ivr")
    hotline, more = lower([parsed], standard_phrases(), "menu.ivr")
    return hotline, [*found, *more]


def flow(text: str, head: str = HEAD, end: str = END) -> Hotline:
    """The flow of some blocks, put between a hotline's head and its goodbye."""
    hotline, found = lowering(head + "\n" + text + "\n" + end)
    assert hotline is not None, [f"{d.code} {d.span}: {d.en}" for d in found]
    return hotline


def codes(text: str) -> list[str]:
    return [d.code for d in lowering(text)[1]]


def node(hotline: Hotline, name: str, kind: type[KindT]) -> KindT:
    """The node of that name, which is of that kind."""
    found: Any = hotline.nodes[name]
    assert isinstance(found, kind)
    return found


def words(hotline: Hotline, plays: tuple[Play, ...]) -> list[str]:
    """What is said, in order."""
    return [hotline.clips[play.clip].text for play in plays]
