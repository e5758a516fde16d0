"""代接, 离席, 回席: who is dialled in the place of a desk that is away. Code: IVRC297."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.stand_in import StandIn, chain, switch_of
from ivrc.language import tree
from ivrc.language.lines.stand_in import StandInLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, NAME


def declare(draft: Draft, hotline: tree.Block) -> None:
    """The stand-ins of a hotline."""
    for line in hotline.lines:
        if isinstance(line, StandInLine):
            for of, by in line.pairs:
                _declare(draft, of, by)
    for of, by in draft.stand_ins.items():
        if circle := _circle(draft, of):
            draft.found.append(_in_a_circle(by.span, circle))
            draft.stand_ins.clear()
            return


def _declare(draft: Draft, of: str, by: tree.Name) -> None:
    odd = next((name for name in (of, by.text) if not NAME.fullmatch(name) or len(name) > LONGEST_NAME), None)
    if odd is not None:
        draft.found.append(_no_name(by.span, odd))
    elif of in draft.stand_ins:
        draft.found.append(_twice(by.span, of))
    else:
        draft.stand_ins[of] = by


def _circle(draft: Draft, of: str) -> list[str]:
    """The desks from one back to itself; none where nobody stands in for themselves."""
    found = [of]
    while found[-1] in draft.stand_ins:
        found.append(draft.stand_ins[found[-1]].text)
        if found[-1] in found[:-1]:
            return found
    return []


def of_transfer(draft: Draft, whom: Sequence[tree.Name]) -> tuple[StandIn, ...]:
    """Who stands in for whom where these are dialled. That somebody would be dialled at two places is told."""
    known = [StandIn(of, by.text, switch_of(of)) for of, by in draft.stand_ins.items()]
    found: dict[str, StandIn] = {}
    reached: dict[str, str] = {each.text: each.text for each in whom}
    for name in dict.fromkeys(each.text for each in whom):
        for link in chain(known, name):
            draft.stood_in.add(link.of)
            found[link.of] = link
            if link.by in reached:
                span = next(each.span for each in whom if each.text == name)
                draft.found.append(_dialled_twice(span, name, link.by))
                return ()
            reached[link.by] = name
    return tuple(found.values())


def switch(draft: Draft, desk: tree.Name) -> str:
    """The switch of a desk that goes away or is back; that nobody stands in for it, is told."""
    name = desk.text
    if name not in draft.stand_ins and not any(each.code == "IVRC297" for each in draft.found):
        draft.found.append(_nobody(desk.span, name, draft.nearest(name, draft.stand_ins)))
    draft.set_away.add(name)
    return switch_of(name)


def _error(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC297",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _no_name(span: Span, name: str) -> Diagnostic:
    return _error(
        span,
        f"“{name}”不能离席或代接：看不出是哪个坐席" if name else "代接没有写全：谁离席，由谁代接",
        f'"{name}" cannot be away or stand in: it is not clear which desk is meant'
        if name
        else "it does not say who is away, and who stands in",
        f"写成：代接 坐席一=坐席三，坐席二=坐席三。名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字。",
        f"Write: stand-in desk=night-desk. A name is made of at most {LONGEST_NAME} letters, digits, - and _.",
    )


def _twice(span: Span, of: str) -> Diagnostic:
    return _error(
        span,
        f"“{of}”离席时由谁代接写了两遍",
        f'who stands in for "{of}" is written twice',
        "只留一个；代接的人也离席时由谁接，写在他自己名下，例如：代接 坐席一=坐席三，坐席三=值班台。",
        "Keep one. Who stands in where that one is away too is written of them: stand-in desk=night-desk, night-desk=guard.",
    )


def _in_a_circle(span: Span, names: Sequence[str]) -> Diagnostic:
    return _error(
        span,
        f"代接转了一圈：{' → '.join(names)}，都离席时没有人接",
        f"the stand-ins go in a circle: {' → '.join(names)}; with all of them away nobody is left to dial",
        "让最后一个由不离席的人代接，例如值班台；或者去掉圈里的一个。",
        "Let somebody who is never away stand in for the last of them, or leave one of them out.",
    )


def _dialled_twice(span: Span, name: str, by: str) -> Diagnostic:
    return _error(
        span,
        f"“{by}”在这里会被拨两遍：除了他自己这一份，还代接“{name}”",
        f'"{by}" would be dialled twice here: once more in the place of "{name}"',
        f"让不在这一行里的人代接“{name}”；或者不写代接：“{name}”没有接，本来就接着拨“{by}”。",
        f'Let somebody who is not dialled here stand in for "{name}"; or leave it out: where "{name}" does not answer, '
        f'"{by}" is dialled anyway.',
    )


def _nobody(span: Span, name: str, near: str) -> Diagnostic:
    return _error(
        span,
        f"“{name}”离席时没有写由谁代接",
        f'it is not said who stands in for "{name}"',
        f"是不是“{near}”？" if near else f"在热线里加一行，例如：代接 {name}=值班台。",
        f'Did you mean "{near}"?'
        if near
        else f"Add a line to the hotline, for instance: stand-in {name}=guard.",
    )
