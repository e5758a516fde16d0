"""IVRC307: from some place a caller comes to no person, no message and no goodbye, whatever is pressed."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import plain, story
from ivrc.diagnostics import Severity
from ivrc.flow.nodes import Hangup, Transfer, Voicemail


def find(facts: Facts) -> Iterator[Finding]:
    """A search backwards from every good end; where it does not come to, callers are stranded.

    Of the stranded nodes only those are told by which a call gets among them. Silence before the end of the call
    is IVRC308's matter.
    """
    queue = [
        name
        for name, node in facts.nodes.items()
        if isinstance(node, Transfer | Voicemail) or name in facts.goodbyes
    ]
    well = set(queue)
    for name in queue:
        for source in facts.entrances[name]:
            if source not in well:
                well.add(source)
                queue.append(source)
    for name, step in facts.reached.items():
        node = facts.nodes[name]
        if name in well or (step is not None and step[0] not in well):
            continue
        if isinstance(facts.nodes[facts.silent_endings[name]], Hangup):
            continue
        way = story(facts, name)
        yield Finding(
            node.span,
            f"从“{plain(name)}”起，不管按什么键，都等不到人工、留言或结束语：{way.zh} → 之后：没有任何去处",
            f'from "{plain(name)}" on, whatever is pressed, there is no person, no message and no goodbye: '
            f"{way.en} → and then: nothing",
            "给它一条出路，例如加一项：人工服务请按0 → 客服坐席，或在挂机前说一句结束语。",
            "Give it a way out, for instance: For an agent, press 0 -> agents; or say goodbye before hanging up.",
        )


CHECK = Check("IVRC307", Severity.ERROR, "来电者没有出路", "Callers are stranded", find)
