"""IVRC303: recording was promised, and a call can reach a person or a message unrecorded."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story


def find(facts: Facts) -> Iterator[Finding]:
    """A forward search that does not go past a `Record`. The fault way promises nothing and is left out."""
    hotline = facts.hotline
    if not hotline.notice:
        return
    if not any(facts.nodes[name].traits.records for name in facts.reached):
        yield Finding(
            hotline.span,
            "热线写了录音告知，但哪里也没有播报它，所以一通电话也不会录音",
            "a recording notice is set, but it is played nowhere, so no call is recorded",
            "在开头的播报里加上录音告知，例如：《录音告知》；不需要录音就删去热线里的“录音”一行。",
            "Play the notice in the first block, or delete the record line of the hotline.",
            course=course(facts.reached, _served_first(facts)),
        )
        return
    tree = facts.search((hotline.start,), lambda node: not node.traits.records)
    for name in tree:
        node = facts.nodes[name]
        if node.traits.serves:
            way = story(facts, name, tree)
            yield Finding(
                node.span,
                f"热线承诺了录音，但有一条路到“{facts.owner(name)}”时没有录音：{way.zh}",
                f'the hotline promises recording, but one way reaches "{facts.owner(name)}" unrecorded: {way.en}',
                "在这条路上先播报录音告知，例如在它经过的播报里加上：《录音告知》。",
                "Play the recording notice on this way, for instance in a say block that it passes.",
                course=way.course,
            )


def _served_first(facts: Facts) -> str:
    """Where a call is first served; where it begins, if it never is."""
    served = (name for name in facts.search((facts.hotline.start,)) if facts.nodes[name].traits.serves)
    return next(served, facts.hotline.start)


CHECK = Check("IVRC303", find)
