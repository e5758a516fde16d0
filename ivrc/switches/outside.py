"""Whether callers' keys can reach an outside line: what a site says of extensions, judged as its file is read.

Whoever may dial what he likes by way of the hotline does so at the company's cost. So what may lead outside is an error
until `outside calls allowed` names it, dial string for dial string and pattern for pattern. Codes: IVRC224, IVRC404,
IVRC405.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.switches.reach import Reach
from ivrc.yamlfile import Marks

ALLOWED = "outside calls allowed"
TELEPHONE_NUMBER = 7
"""Digits from which on a number is that of an outside line: the shortest of a town."""


def outside(site: Mapping[str, Any], marks: Marks, reaches: Mapping[str, Reach]) -> Iterator[Diagnostic]:
    """What of a site's extensions may lead outside and is not allowed to. `reaches` are those of its dial strings, by
    target. The schema has accepted the site."""
    extensions = site.get("extensions")
    if not extensions:
        return
    allowed = extensions.get(ALLOWED, {})
    dials, numbers = allowed.get("dial", []), [str(number) for number in allowed.get("numbers", [])]
    needed: set[tuple[str, str]] = set()
    again = False
    for target, dial in extensions["dial"].items():
        reach = reaches.get(target, Reach())
        again = again or (reach.again and (not reach.outside or dial in dials))
        if reach.outside:
            needed.add(("dial", dial))
            if dial not in dials:
                yield _leads_outside(dial, reach, marks.place(("extensions", "dial", target)))
    for place, number in enumerate(str(number) for number in extensions["numbers"]):
        if why := _too_open(number, again):
            needed.add(("numbers", number))
            if number not in numbers:
                yield _too_wide(number, why, marks.place(("extensions", "numbers", place)))
    for what, names in (("dial", dials), ("numbers", numbers)):
        for place, name in enumerate(names):
            if (what, name) not in needed:
                yield _for_nothing(name, marks.place(("extensions", ALLOWED, what, place)))


def _too_open(number: str, again: bool) -> tuple[str, str] | None:
    """Why a pattern may stand for numbers of outside lines, in Chinese and English."""
    if len(number) >= TELEPHONE_NUMBER:
        return (
            f"有 {len(number)} 位，和外线号码一样长",
            f"is as long as an outside number ({len(number)} digits)",
        )
    if "X" not in number:
        return None
    if number[0] == "0":
        return "以 0 开头，0 常用来拨外线", "begins with 0, by which outside lines are fetched"
    if again and number[0] in "9X":
        return (
            "可以以 9 或 0 开头，而这个拨号串会把号码再拨一次，9 和 0 常用来拨外线",
            "may begin with 9 or 0, by which outside lines are fetched where the number is dialled once more",
        )
    return None


def _leads_outside(dial: str, reach: Reach, span: Span) -> Diagnostic:
    return finding(
        "IVRC404",
        span,
        zh=f"客户按的键可能拨到外线，话费由企业付：{reach.zh}",
        en=f"callers' keys may reach an outside line, at your cost: {reach.en}",
        mend_zh="直接拨话机，如 PJSIP/{}、user/{}，或只有分机的上下文，如 Local/{}@internal/n、loopback/{}/internal；"
        f"确实要让客户拨外线，就在 extensions 下写明：{ALLOWED}: {{dial: ['{dial}']}}。",
        mend_en="Dial the telephone itself, such as PJSIP/{} or user/{}, or a context that has extensions only, such as "
        "Local/{}@internal/n or loopback/{}/internal; if callers shall call outside, say so under extensions: "
        f"{ALLOWED}: {{dial: ['{dial}']}}.",
    )


def _too_wide(number: str, why: tuple[str, str], span: Span) -> Diagnostic:
    return finding(
        "IVRC405",
        span,
        zh=f"“{number}”不像分机号：它{why[0]}",
        en=f'"{number}" is hardly an extension: it {why[1]}',
        mend_zh="只列真有的分机，如 80XX；固定的外线号码写在 destinations 下；确实要让客户拨，就在 extensions 下写明："
        f"{ALLOWED}: {{numbers: ['{number}']}}。",
        mend_en="List the extensions that there are, such as 80XX, and write a fixed outside number under destinations; if "
        f"callers shall dial it, say so under extensions: {ALLOWED}: {{numbers: ['{number}']}}.",
    )


def _for_nothing(name: str, span: Span) -> Diagnostic:
    return finding(
        "IVRC224",
        span,
        zh=f"“{name}”用不着允许：extensions 里没有它，或者它到不了外线",
        en=f'"{name}" needs no leave: extensions does not have it, or it leads to no outside line',
        mend_zh="删去这一项；要允许的，照 dial 和 numbers 里的原样写。",
        mend_en="Delete it; what is allowed is written as it stands under dial and numbers.",
    )
