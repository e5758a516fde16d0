"""Strongly connected components: Tarjan (1972), without recursion, linear in nodes and ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(targets: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The sets of nodes that can all reach one another. Targets that are no keys of the mapping are left out."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    for root in targets:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        open_.append(root)
        is_open.add(root)
        path = [(root, iter(targets[root]))]
        while path:
            name, rest = path[-1]
            for target in rest:
                if target not in targets:
                    continue
                if target not in number:
                    number[target] = low[target] = len(number)
                    open_.append(target)
                    is_open.add(target)
                    path.append((target, iter(targets[target])))
                    break
                if target in is_open:
                    low[name] = min(low[name], number[target])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[name])
                if low[name] == number[name]:
                    group: list[str] = []
                    while not group or group[-1] != name:
                        group.append(open_.pop())
                        is_open.discard(group[-1])
                    yield group
