"""语言: rule 33."""

from __future__ import annotations

from ivrc.flow.kinds.language import Language
from ivrc.flow.nodes import Edge
from ivrc.simulate.events.language import LANGUAGE
from ivrc.simulate.progress import Run


def step(run: Run, node: Language) -> Edge:
    """Tells the language."""
    run.tell(LANGUAGE, node.locale)
    return node.next
