"""Tarjan's algorithm against the definition: two nodes are of one component when each can reach the other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.checks.components import components

NAMES = "abcdefg"
graphs = st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), max_size=3) for name in NAMES})


def reach(graph: dict[str, list[str]], name: str) -> set[str]:
    seen, todo = {name}, [name]
    while todo:
        for target in graph[todo.pop()]:
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


@settings(deadline=None)
@given(graphs)
def test_components_are_mutual_reach(graph: dict[str, list[str]]) -> None:
    expected = {frozenset(b for b in reach(graph, a) if a in reach(graph, b)) for a in graph}
    found = list(components(graph))
    assert {frozenset(group) for group in found} == expected
    assert sum(map(len, found)) == len(graph)


def test_a_very_deep_graph() -> None:
    size = 50_000
    graph = {str(n): [str((n + 1) % size)] for n in range(size)}
    assert [len(group) for group in components(graph)] == [size]
