"""A whole random hotline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import reject
from hypothesis import strategies as st

from ivrc.compile import compile_text
from ivrc.diagnostics import has_errors
from ivrc.flow.nodes import Hotline
from ivrc.phrases import Library
from ivrc.pins import bound
from ivrc.project import standard_phrases
from ivrc.site import Site

from . import blocks, typed
from .author import Author, Block
from .blocks.branch import DAYS, HOURS
from .words import LIST, PINS, SWITCH

NAMES = "甲乙丙丁戊己"


class Drawn(NamedTuple):
    """A random hotline and the menu file that it was compiled from."""

    text: str
    hotline: Hotline

    def __repr__(self) -> str:
        return self.text


@st.composite
def hotlines(draw: st.DrawFn, library: Library | None = None, also: Sequence[str] = ()) -> Drawn:
    """A hotline that compiles without errors. Its blocks are `also` of kinds that not every switch has (`WAITING`, `ASKING`)."""
    text = draw(menu_files(also))
    compiled = compile_text(text, library or standard_phrases())
    if compiled.hotline is None or has_errors(compiled.diagnostics):
        reject()
    return Drawn(text, at_site(compiled.hotline))


def at_site(hotline: Hotline) -> Hotline:
    """The hotline with the digits of its PINs."""
    found, unbound = bound(hotline, Site("random", {}, pins=PINS))
    assert not unbound
    return found


@st.composite
def menu_files(draw: st.DrawFn, also: Sequence[str] = ()) -> str:
    """The text of a menu file."""
    names = NAMES[: draw(st.integers(2, 6))]
    kinds = [draw(st.sampled_from((*blocks.KINDS, *also))) for _ in names]
    recorded = draw(st.booleans())
    author = Author(draw, names, kinds, recorded)
    written = {name: _block(author, number) for number, name in enumerate(names)}
    head = author.head()
    reached, todo = set[str](), [names[0], *author.inherited]
    while todo:
        name = todo.pop()
        if name in written and name not in reached:
            reached.add(name)
            todo.extend(written[name].leads_to)
    kept = [(name, block) for name, block in written.items() if name in reached]
    body = [
        f"{block.kind} {name}\n" + "".join(f"    {line}\n" for line in block.lines) for name, block in kept
    ]
    body = [
        draw(st.sampled_from((typed.as_it_is, typed.compared, typed.read_back)))(draw, text) for text in body
    ]
    asked = [name for name in HOURS if any(f"{name} →" in line for _, block in kept for line in block.lines)]
    hours = [f"时间 {name}：{HOURS[name]}\n" for name in asked]
    if any(f"{day} →" in line for day in (*DAYS, "办公") for _, block in kept for line in block.lines):
        head = head.replace("\n", "\n    日历 中国大陆\n", 1)
    lines = [line for _, block in kept for line in block.lines]
    left = {f"开关 {SWITCH}": SWITCH, f"名单 {LIST}": LIST}
    declared = [line for line, name in left.items() if any(name in each for each in lines)]
    head = head.replace("\n", "".join(f"\n    {line}" for line in declared) + "\n", 1)
    text = "\n".join([head, *body, *hours, "播报 再见：“再见。” → 挂机\n"])
    return text if "分机号" in text.replace("{分机号}，", "") else text.replace("{分机号}，", "东，")


def _block(author: Author, number: int) -> Block:
    """A block of one kind."""
    author.leads_to = set()
    kind = author.kinds[number]
    lines = blocks.WRITE[kind](author, number)
    return Block(blocks.KEYWORDS.get(kind, kind), lines, author.leads_to)
