"""IVRC681: an emergency number is told behind a key only."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.emergency import sent
from ivrc.checks.emergency_late import behind_options, in_a_menu, too_late
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence once that a call hears first behind a key that it has chosen; what IVRC680 tells is not told again."""
    told: set[str] | None = None
    for one in sent(facts):
        told = {late.clip.id for late in too_late(facts)} if told is None else told
        if one.clip.id in told:
            continue
        if late := behind_options(facts, one, chosen=True) or in_a_menu(facts, one, one.before):
            told.add(one.clip.id)
            text = quote(late.clip.text)
            yield Finding(
                late.clip.span,
                f"选了一项的来电者才听得到急救电话{text.zh}，{late.behind.zh}：{late.way.zh}",
                f"only who has chosen an option hears an emergency number ({text.en}), {late.behind.en}: {late.way.en}",
                "在第一个菜单的选项前面也说一次。",
                "Tell it before the options of the first menu, too.",
                [late.label] if late.label else [],
                late.course,
            )


CHECK = Check("IVRC681", find)
