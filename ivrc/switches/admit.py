"""Whether a flow can be said truly in a target's words at a site, asked before anything is said. Everything that stands in
its way is told, by code, with the node and the way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.conditions.switched import Switched
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.site import Site
from ivrc.switches import services, unbound
from ivrc.switches.capability import NAMES, Feature, Need, Support, needs
from ivrc.switches.target import Target


def admit(hotline: Hotline, site: Site, target: Target) -> list[Diagnostic]:
    """Everything that keeps this flow from being said truly in this target's words at this site."""
    found = [*_unknown_kinds(hotline, target), *_unknown_conditions(hotline, target)]
    for need in needs(hotline):
        support = target.supports.get(need.feature) or _lacks(need.feature)
        if support.no_en:
            found.append(_inexpressible(hotline, need.span, target, support.no_zh, support.no_en))
        elif support.binding and not site.binding(support.binding, target.name):
            found.append(_unset(need, support.binding, site, target))
    found.extend(unbound.for_target(hotline, site, target.name))
    if Lookup in target.kinds:
        found.extend(services.unbound(hotline, site))
    found.extend(target.inspect(hotline, site))
    return found


_FEATURES: Mapping[type, Feature] = {Queue: Feature.QUEUE, Lookup: Feature.LOOKUP}
"""Kinds that are a feature, too."""


_KEEPS = (
    "它没有地方记，下一通电话看不到；让平台前面的 Asterisk 或 FreeSWITCH 来记",
    "it keeps nothing for the next call; let an Asterisk or FreeSWITCH in front of it keep that",
)
_WRITTEN: Mapping[type, tuple[str, str]] = {
    Turn: (f"打开、关上、离席、回席：{_KEEPS[0]}", f"turn on, turn off, away, present: {_KEEPS[1]}"),
    Switched: (f"开关开着、关着：{_KEEPS[0]}", f"whether a switch is on: {_KEEPS[1]}"),
    Enlist: (f"加入、移出名单：{_KEEPS[0]}", f"put in, take out of a list: {_KEEPS[1]}"),
}
"""Why a switch may have no words for a kind or a condition that keeps something from one call to the next."""


def _unknown_kinds(hotline: Hotline, target: Target) -> Iterator[Diagnostic]:
    """Each kind of node that the target has no words for, at the first node of it."""
    told = set[type]()
    for node in hotline.nodes.values():
        kind = type(node)
        if kind not in told and kind not in target.kinds:
            told.add(kind)
            support = target.supports.get(_FEATURES[kind]) if kind in _FEATURES else None
            if support and support.no_en:
                continue  # it says why, and the way round
            zh, en = _WRITTEN.get(
                kind,
                (f"它不认识这种节点（{kind.__name__}）", f"it knows no node of this kind ({kind.__name__})"),
            )
            yield _inexpressible(hotline, node.span, target, zh, en)


def _unknown_conditions(hotline: Hotline, target: Target) -> Iterator[Diagnostic]:
    """Each condition of a branch that the target has no words for, at the first case of it."""
    told = set[type]()
    branches = (node for node in hotline.nodes.values() if node.traits.chooses)
    for case in (case for node in branches for case in parts(node, Case)):
        condition = type(case.test)
        if condition not in told and condition not in target.conditions:
            told.add(condition)
            zh, en = _WRITTEN.get(
                condition,
                (
                    f"它不认识这种条件（{condition.__name__}）",
                    f"it knows no condition of this kind ({condition.__name__})",
                ),
            )
            yield _inexpressible(hotline, case.edge.span, target, zh, en)


def _inexpressible(hotline: Hotline, span: Span, target: Target, why_zh: str, why_en: str) -> Diagnostic:
    return finding(
        "IVRC401",
        span,
        zh=f"{target.title} 表达不了这里的意思：{why_zh}",
        en=f"{target.title} cannot express this: {why_en}",
        mend_zh=f"改写这一处，或用 -t 选择别的目标，不生成 {target.name}；如果这条热线一直不用 {target.name}，"
        f"在 ivrc.yaml 里写明它的目标：hotlines: {{{hotline.name}: {{targets: […]}}}}。",
        mend_en=f"Change this place, or choose other targets with -t and leave out {target.name}; if the hotline is never for "
        f"{target.name}, name its targets in ivrc.yaml: hotlines: {{{hotline.name}: {{targets: […]}}}}.",
    )


def _lacks(feature: Feature) -> Support:
    """The answer of a target that gives none: one written for an earlier version knows nothing of a new feature."""
    zh, en = NAMES[feature]
    return Support(no_zh=f"它没有说能不能{zh}", no_en=f"it does not say that it can {en}")


def _unset(need: Need, binding: str, site: Site, target: Target) -> Diagnostic:
    return finding(
        "IVRC403",
        need.span,
        zh=f"站点“{site.name}”没有为 {target.name} 写明 {binding}，而这里要用到它",
        en=f'site "{site.name}" does not set {binding} for {target.name}, which is needed here',
        mend_zh=f"在站点文件里加上：{binding}: {{{target.name}: …}}。",
        mend_en=f"Add to the site file: {binding}: {{{target.name}: …}}.",
    )
