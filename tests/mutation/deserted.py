"""Parts of a dialplan that no caller comes to, by what the flow's own search knows of callers."""

from __future__ import annotations

from ivrc.coverage.calls import Maker, Surroundings
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.text.plan import plan
from tests.mutation.equivalent import Rule

NOBODY = Rule(
    "nobody comes",
    "no call comes to the node, whatever callers type and whichever clip or number is missing: the menu sends nobody there",
    lambda mutant, text, spoilt: False,  # of this the text knows nothing
)


def deserted(hotline: Hotline, site: Site) -> frozenset[str]:
    """The contexts of nodes to which no way is found, not one by a fault either. A part of a node has its own, which is left
    to the other rules."""
    finder, contexts = Maker(hotline, Surroundings()).finder, plan(hotline, site).contexts
    return frozenset(contexts[name] for name in hotline.nodes if finder.to_node(name) is None)
