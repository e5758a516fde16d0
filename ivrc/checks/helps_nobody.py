"""IVRC338: whatever a caller presses, the hotline regrets and hangs up."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.regrets import helps_nobody
from ivrc.checks.story import story
from ivrc.diagnostics import Label


def find(facts: Facts) -> Iterator[Finding]:
    """A hotline that asks for keys, has no person and no message, and of which every end turns callers away. One that
    tells anything that was asked for is none."""
    ends = helps_nobody(facts)
    if not ends:
        return
    name, edge = ends[0]
    way = story(facts, name, leaving=edge)
    spans = dict.fromkeys(edge.span for _, edge in ends)
    yield Finding(
        facts.hotline.span,
        f"这条热线谁也帮不上：不管按什么键，听到的都是道歉，然后挂机：{way.zh}",
        f"this hotline helps nobody: whatever is pressed, it regrets and hangs up: {way.en}",
        "至少让一个键通到人工、留言，或说出来电者要的内容。",
        "Let one key at least lead to a person or a message, or tell what callers ask for.",
        [Label(span, "道歉以后挂机", "regrets and hangs up") for span in list(spans)[:4]],
        way.course,
    )


CHECK = Check("IVRC338", find)
