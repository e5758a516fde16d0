"""A hotline at a site: its branches that ask for areas have the site's table of mobile prefixes."""

from __future__ import annotations

from pathlib import Path

from ivrc.areas.table import outside, prefixes
from ivrc.diagnostics import Diagnostic
from ivrc.files import shown
from ivrc.flow.conditions.area import Area
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Case, Hotline, Node
from ivrc.flow.prefixes import Prefixes
from ivrc.site import Site


def placed(hotline: Hotline, site: Site, root: Path) -> tuple[Hotline, list[Diagnostic]]:
    """The hotline so, and what is wrong with the table, which is read only where areas are asked for."""
    if not site.areas or not any(map(_asks, hotline.nodes.values())):
        return hotline, []
    path = root / site.areas
    if not path.resolve().is_relative_to(root.resolve()):
        return hotline, [outside(shown(root / "sites" / f"{site.name}.yaml"), site.areas)]
    table, found = prefixes(path)
    if table is None:
        return hotline, found
    nodes = {name: _with(node, table) for name, node in hotline.nodes.items()}
    return hotline._replace(nodes=nodes), found


def _asks(node: Node) -> bool:
    return isinstance(node, Branch) and any(isinstance(case.test, Area) for case in node.cases)


def _with(node: Node, table: Prefixes) -> Node:
    if not isinstance(node, Branch):
        return node
    return node._replace(cases=tuple(_looked_up(case, table) for case in node.cases))


def _looked_up(case: Case, table: Prefixes) -> Case:
    return case._replace(test=case.test._replace(table=table)) if isinstance(case.test, Area) else case
