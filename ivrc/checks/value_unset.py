"""IVRC321: on some way a value is used that the caller was never asked to type."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import MOST_TOLD, story
from ivrc.checks.values import entrances, unset, without
from ivrc.diagnostics import Label
from ivrc.flow import graph
from ivrc.flow.causes import Words

MOST_STORIES = 100
"""Variables of which the shortest call is looked for. A hotline has a few; no file may take long to fail."""
_SOMEHOW = Words("来电 → ……", "a call comes in → …")


def find(facts: Facts) -> Iterator[Finding]:
    """Every place that uses a value and that a call can come to without it; for each the shortest such call.

    In a call it would be a fault (docs/semantics.md, rule 19).
    """
    if not facts.typed:
        return
    lacking = unset(facts)
    lost: dict[str, list[str]] = {}
    for name, node in facts.nodes.items():
        for variable in graph.needs(node):
            if variable in facts.typed and lacking(name, variable):
                lost.setdefault(variable, []).append(name)
    for number, (variable, names) in enumerate(lost.items()):
        whole = number < MOST_STORIES
        setting = facts.typed[variable].keys()
        tree = without(facts, setting, variable) if whole else {}
        ways = entrances(facts, setting, tree)
        for name in names:
            way = story(facts, name, tree, opening=None if whole else _SOMEHOW)
            node = facts.nodes[name]
            dialled = node.traits.reaches_person
            spans = dict.fromkeys(edge.span for edge in ways.get(name, ()))
            yield Finding(
                node.span,
                f"有一条路来到这里时，来电者还没有输入“{variable}”，没有{'号码可拨' if dialled else '什么可念'}：{way.zh}",
                f'one way comes here before the caller has typed "{variable}", so there is nothing to '
                f"{'dial' if dialled else 'say'}: {way.en}",
                f"让这条路先经过输入“{variable}”的菜单，或改到别处，例如人工坐席。",
                f'Lead this way past the menu in which "{variable}" is typed, or elsewhere, for instance to an agent.',
                [Label(span, "从这里来", "it comes from here") for span in list(spans)[:MOST_TOLD]],
                way.course.to("fault"),
            )


CHECK = Check("IVRC321", find)
