"""IVRC306: no call ever comes to a node."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Severity

NAMED = 3
"""How many of the nodes that are lost with the first one are named."""


def find(facts: Facts) -> Iterator[Finding]:
    """Nodes that hang on an unreached one are told with it: to mend the first is to mend them."""
    lost = [name for name in facts.nodes if name not in facts.reached]
    roots = [name for name in lost if all(source == name for source in facts.entrances[name])]
    covered: set[str] = set()
    for name in (*roots, *lost):
        if name in covered:
            continue
        group = [other for other in _onward(facts, name) if other not in covered]
        covered.update(group)
        span = facts.nodes[name].span
        others = list(dict.fromkeys(n for n in group if facts.nodes[n].span != span))
        yield Finding(
            span,
            f"没有一条路通到“{name}”，来电者永远到不了这里{_others(others)[0]}",
            f'no way leads to "{name}": no caller ever comes here{_others(others)[1]}',
            f"在某个菜单里加一项，例如：{name}请按3 → {name}；不再需要就删去这一节。",
            f"Add an option to a menu, for instance: For {name}, press 3 -> {name}; or delete the block.",
        )


def _onward(facts: Facts, name: str) -> list[str]:
    """The unreached nodes behind an unreached one, itself included."""
    seen = {name}
    queue = [name]
    for here in queue:
        for edge in facts.ways[here]:
            if edge.target not in seen and edge.target not in facts.reached:
                seen.add(edge.target)
                queue.append(edge.target)
    return queue


def _others(names: list[str]) -> tuple[str, str]:
    if not names:
        return "", ""
    shown, more = names[:NAMED], len(names) > NAMED
    return (
        "；它后面的“" + "”“".join(shown) + "”" + ("等" if more else "") + "也到不了",
        '; nor to "' + '", "'.join(shown) + '"' + (" and more" if more else "") + " behind it",
    )


CHECK = Check("IVRC306", Severity.ERROR, "到不了的节点", "A node that no call reaches", find)
