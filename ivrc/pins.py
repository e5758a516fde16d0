"""A hotline at a site: each number that must be a PIN has the digits that the site binds to that PIN's name."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend, nearest
from ivrc.flow.entries import pins, ranges_told
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Hotline, Node, Number
from ivrc.site import Site


def bound(hotline: Hotline, site: Site) -> tuple[Hotline, list[Diagnostic]]:
    """The hotline so, and the PINs that the site does not bind or that nobody could type, each where it is asked for first."""
    asked: dict[str, Number] = {}
    for node in hotline.nodes.values():
        for number in pins(node):
            asked.setdefault(number.pin, number)
    if not asked:
        return hotline, []
    nodes = {name: _with(node, site) for name, node in hotline.nodes.items()}
    found = [_unbound(number, site) for name, number in asked.items() if name not in site.pins]
    for node in hotline.nodes.values():
        for number in pins(node):
            digits = site.pins.get(number.pin, "")
            if digits and len(digits) not in number.lengths:
                found.append(_untypable(number, site, digits))
    return hotline._replace(nodes=nodes), list(dict.fromkeys(found))


_DIGITS = "1357924680" * 4


def untold(hotline: Hotline) -> dict[str, str]:
    """Digits that stand for each PIN wherever somebody reads of calls: those of a site are told to nobody."""
    asked = {number.pin: number for node in hotline.nodes.values() for number in pins(node)}
    return {name: _DIGITS[: min(number.lengths)] for name, number in asked.items()}


def _with(node: Node, site: Site) -> Node:
    if not isinstance(node, Menu):
        return node

    told: dict[Entry | Number, Number] = {
        each: each._replace(digits=site.pins.get(each.pin, "")) for each in pins(node)
    }
    return node._replace(entries=tuple(told.get(each, each) for each in node.entries))


def _unbound(number: Number, site: Site) -> Diagnostic:
    zh, en = mend(
        nearest(number.pin, tuple(site.pins)),
        f'在站点文件里加上：pins: {{{number.pin}: "数字"}}；模拟来电也可以用 --pin {number.pin}=数字。',
        f'Add to the site file: pins: {{{number.pin}: "DIGITS"}}; for a call in the simulator --pin {number.pin}=DIGITS does as well.',
    )
    return finding(
        "IVRC408",
        number.edge.span,
        zh=f"站点“{site.name}”没有写口令“{number.pin}”是什么"
        if site.name
        else f"没有站点写口令“{number.pin}”是什么",
        en=f'site "{site.name}" binds no PIN "{number.pin}"'
        if site.name
        else f'no site binds the PIN "{number.pin}"',
        mend_zh=zh,
        mend_en=en,
    )


def _untypable(number: Number, site: Site, digits: str) -> Diagnostic:
    """The digits themselves are in no message."""
    lengths = ranges_told(number.lengths)
    return finding(
        "IVRC408",
        number.edge.span,
        zh=f"站点“{site.name}”的口令“{number.pin}”有 {len(digits)} 位，而这里只能输 {lengths} 位，谁也输不对",
        en=f'the PIN "{number.pin}" of site "{site.name}" has {len(digits)} digits, and {lengths} can be typed here: nobody could',
        mend_zh="改位数，或者改站点文件里的口令。",
        mend_en="Change the number of digits, or the PIN in the site file.",
    )
