"""What a flow asks of a switch, and what a target says to it: one table, one question, one diagnostic.

A target never approximates. Whatever it cannot keep is refused here, by code, with the node and the way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.entries import end_keys
from ivrc.flow.nodes import Branch, Hotline, Menu, Record, Transfer, Voicemail
from ivrc.site import Site

if TYPE_CHECKING:
    from ivrc.switches.target import Target


class Feature(StrEnum):
    """What a flow may need beyond playing and collecting keys, which every target has."""

    ENDED_NUMBER = "ended-number"
    RECORDING = "recording"
    VOICEMAIL = "voicemail"
    OTHER_END_KEY = "other-end-key"
    OPENING_HOURS = "opening-hours"
    DAYLIGHT_SAVING = "daylight-saving"
    TRANSFER = "transfer"
    EXTENSION = "extension"
    AFTER_AGENT = "after-agent"


_NAMES = {
    Feature.ENDED_NUMBER: ("输入以结束键结束的号码", "take a number that a key ends"),
    Feature.RECORDING: ("录音", "record a call"),
    Feature.VOICEMAIL: ("留言", "take a message"),
    Feature.OTHER_END_KEY: ("用 # 以外的键结束留言", "end a message by another key than #"),
    Feature.OPENING_HOURS: ("按营业时间分流", "go by opening hours"),
    Feature.DAYLIGHT_SAVING: ("按有夏令时的时区分流", "go by the hours of a zone that saves daylight"),
    Feature.TRANSFER: ("转接", "transfer a call"),
    Feature.EXTENSION: ("直拨分机", "dial an extension that is typed"),
    Feature.AFTER_AGENT: ("在坐席挂机后继续", "go on when the agent has hung up"),
}
"""What a target has to be able to do, in words."""


class Support(NamedTuple):
    """A target's answer. `no_zh` and `no_en`, when set, say why not and the way round.

    `binding` names the site setting that the feature needs for this target, for instance `recordings`.
    """

    no_zh: str = ""
    no_en: str = ""
    binding: str = ""


YES = Support()


class Need(NamedTuple):
    """A feature that a flow uses, and where."""

    feature: Feature
    span: Span


def needs(hotline: Hotline) -> Iterator[Need]:
    """Every feature a flow uses, each at the first place that does."""
    found: dict[Feature, Span] = {}
    for node in hotline.nodes.values():
        for feature in _of(node, hotline):
            found.setdefault(feature, node.span)
    for feature, span in found.items():
        yield Need(feature, span)


def _of(node: object, hotline: Hotline) -> Iterator[Feature]:
    match node:
        case Menu() if end_keys(node):
            yield Feature.ENDED_NUMBER
        case Record():
            yield Feature.RECORDING
        case Voicemail():
            yield Feature.VOICEMAIL
            if node.end_key != "#":
                yield Feature.OTHER_END_KEY
        case Branch():
            yield Feature.OPENING_HOURS
            if saves_daylight(hotline.zone):
                yield Feature.DAYLIGHT_SAVING
        case Transfer():
            yield Feature.EXTENSION if node.extension else Feature.TRANSFER
            if node.after is not None:
                yield Feature.AFTER_AGENT


def saves_daylight(zone: str) -> bool:
    """Whether the zone's offset from UTC changes in the course of 2026 to 2035, as its rules stand today."""
    tz = ZoneInfo(zone)
    months = [datetime(year, month, 15, tzinfo=UTC) for year in range(2026, 2036) for month in range(1, 13)]
    return len({moment.astimezone(tz).utcoffset() for moment in months}) > 1


def admit(hotline: Hotline, site: Site, target: Target) -> list[Diagnostic]:
    """Everything that keeps this flow from being said truly in this target's words at this site."""
    found = list(_unknown_kinds(hotline, target))
    for need in needs(hotline):
        support = target.supports.get(need.feature) or _lacks(need.feature)
        if support.no_en:
            found.append(_inexpressible(need.span, target, support.no_zh, support.no_en))
        elif support.binding and not site.binding(support.binding, target.name):
            found.append(_unset(need, support.binding, site, target))
    found.extend(_unbound(hotline, site, target))
    found.extend(target.inspect(hotline, site))
    return found


def _unknown_kinds(hotline: Hotline, target: Target) -> Iterator[Diagnostic]:
    """Each kind of node that the target has no words for, at the first node of it."""
    known = set(target.kinds)
    for node in hotline.nodes.values():
        kind = type(node)
        if kind not in known:
            known.add(kind)
            name = kind.__name__
            yield _inexpressible(
                node.span, target, f"它不认识这种节点（{name}）", f"it knows no node of this kind ({name})"
            )


def _inexpressible(span: Span, target: Target, why_zh: str, why_en: str) -> Diagnostic:
    return finding(
        "IVRC401",
        span,
        zh=f"{target.title} 表达不了这里的意思：{why_zh}",
        en=f"{target.title} cannot express this: {why_en}",
        mend_zh=f"改写这一处，或用 -t 选择别的目标，不生成 {target.name}。",
        mend_en=f"Change this place, or choose other targets with -t and leave out {target.name}.",
    )


def _lacks(feature: Feature) -> Support:
    """The answer of a target that gives none: one written for an earlier version knows nothing of a new feature."""
    zh, en = _NAMES[feature]
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


def _unbound(hotline: Hotline, site: Site, target: Target) -> Iterator[Diagnostic]:
    told: set[str] = set()
    bound = sorted(name for name, by in site.destinations.items() if target.name in by)
    for node in hotline.nodes.values():
        if not isinstance(node, Transfer):
            continue
        for name in node.destinations:
            if name in bound or name in told:
                continue
            told.add(name)
            near = get_close_matches(name, bound, 1)
            listing_zh = "、".join(bound) or "一个也没有"
            listing_en = ", ".join(bound) or "none"
            yield finding(
                "IVRC402",
                node.span,
                zh=f"站点“{site.name}”没有为 {target.name} 绑定目的地“{name}”；已绑定的有：{listing_zh}",
                en=f'site "{site.name}" binds no destination "{name}" for {target.name}; bound are: {listing_en}',
                mend_zh=f"是不是“{near[0]}”？" if near else f"在站点文件的 destinations 下写上 {name}。",
                mend_en=f'Did you mean "{near[0]}"?'
                if near
                else f"Write {name} under destinations in the site file.",
            )
