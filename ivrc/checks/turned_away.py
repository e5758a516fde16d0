"""IVRC339: a caller who chooses an option, or who calls when it is closed, is turned away without a word of what else to do."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.regrets import chosen, helps_nobody, last_ways, last_words, tells_closed, turns_away
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
    yield from _closed(facts)


def _closed(facts: Facts) -> Iterator[Finding]:
    """Each way of hours on which callers hear that it is closed, and not when it is open. What is behind a fault is let be: there
    the hours are not what turns a caller away."""
    tree = facts.search((facts.hotline.start,))
    for name, branch in facts.clocked.items():
        if name not in tree or not branch.by_clock:
            continue
        for edge in facts.ways[name]:
            heard = last_words(facts, edge)
            if heard is not None and tells_closed(heard):
                way = story(facts, name, tree, leaving=edge)
                yield Finding(
                    edge.span,
                    f"下班以后的来电者只听到下班了，不知道什么时候再打：{way.zh}",
                    f"who calls when it is closed hears that alone, and does not know when to call again: {way.en}",
                    "说出什么时候上班，例如：“请在周一至周五九点到十七点拨打。”，或转到留言。",
                    'Say when it is open, such as "Please call Monday to Friday, nine to five.", or lead to a message.',
                    course=way.course,
                )


CHECK = Check("IVRC339", find)
