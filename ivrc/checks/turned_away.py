"""IVRC339: a caller who chooses an option is turned away without a word of what else to do."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.regrets import chosen, helps_nobody, last_ways, turns_away
from ivrc.checks.story import story
from ivrc.diagnostics import Span


def find(facts: Facts) -> Iterator[Finding]:
    """Each way of a key behind which there is regret alone. A caller who pressed nothing or wrong keys may be let go; that
    the whole hotline helps nobody is IVRC338's matter."""
    if helps_nobody(facts):
        return
    told: set[Span] = set()
    for name, edge, heard in last_ways(facts):
        if chosen(edge) and edge.span not in told and turns_away(heard):
            told.add(edge.span)
            way = story(facts, name, leaving=edge)
            yield Finding(
                edge.span,
                f"按了这一项的来电者只听到道歉就被挂断，不知道还能怎么办：{way.zh}",
                f"who chooses this hears regret and is hung up on, and does not know what else to do: {way.en}",
                "说出别的办法再挂机，例如：“很抱歉，这项业务要到营业厅办理，请携带身份证。”，或转到人工、留言。",
                'Say what else to do, such as "We are sorry, this is done at our branches; please bring your passport.", '
                "or lead to a person or a message.",
                course=way.course,
            )


CHECK = Check("IVRC339", find)
