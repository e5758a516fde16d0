"""Calls in which a service fails, or keeps the caller waiting, each in another manner."""

from __future__ import annotations

from ivrc.coverage.calls import Made, Maker
from ivrc.coverage.feature import Feature
from ivrc.coverage.manners import replies_of
from ivrc.flow.kinds.lookup import Lookup


def made(maker: Maker, feature: Feature) -> Made | None:
    """The service answers so."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Lookup)
    route = maker.finder.to_node(node.id, lambda each: not each.missing)
    if route is None:
        return None
    reply = replies_of(maker.hotline, node)[feature.what]
    return maker.play(route, maker.plan(route).answered(node.service, reply))
