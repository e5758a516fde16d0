"""What a flow asks of a switch, and what a target says to it: one table of features. Whether they fit, `admit` asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.conditions.area import Area
from ivrc.flow.desk import Desk
from ivrc.flow.entries import end_keys, pins
from ivrc.flow.graph import values_said
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.transfer import ONCE, RANDOM, ROTATION, Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline
from ivrc.flow.secret import asks_secret


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
    SPOKEN_VALUE = "spoken-value"
    NOTE = "note"
    SHOWN_NUMBER = "shown-number"
    TOLD_DESK = "told-desk"
    GIVEN_DESK = "given-desk"
    SECRET = "secret"
    PIN = "pin"
    AT_ONCE = "at-once"
    IN_ROTATION = "in-rotation"
    AT_RANDOM = "at-random"
    MOBILE_AREA = "mobile-area"
    BEFORE_TALK = "before-talk"
    STAND_IN = "stand-in"
    QUEUE = "queue"
    LOOKUP = "lookup"
    OUTBOUND = "outbound"


NAMES = {
    Feature.ENDED_NUMBER: ("输入以结束键结束的号码", "take a number that a key ends"),
    Feature.RECORDING: ("录音", "record a call"),
    Feature.VOICEMAIL: ("留言", "take a message"),
    Feature.OTHER_END_KEY: ("用 # 以外的键结束留言", "end a message by another key than #"),
    Feature.OPENING_HOURS: ("按营业时间分流", "go by opening hours"),
    Feature.DAYLIGHT_SAVING: ("按有夏令时的时区分流", "go by the hours of a zone that saves daylight"),
    Feature.TRANSFER: ("转接", "transfer a call"),
    Feature.EXTENSION: ("直拨分机", "dial an extension that is typed"),
    Feature.SPOKEN_VALUE: ("播报通话中才知道的内容", "say what is known only in the call"),
    Feature.NOTE: ("记下内容", "write a note of a call"),
    Feature.SHOWN_NUMBER: ("决定坐席看到的号码", "say which number a desk sees"),
    Feature.TOLD_DESK: ("在接通前对坐席说话", "tell a desk something before the talk"),
    Feature.GIVEN_DESK: ("把内容传给坐席的话机", "give something to a desk's telephone"),
    Feature.SECRET: ("让客户输入保密的内容", "let callers type a secret"),
    Feature.PIN: ("核对客户输入的口令", "compare what is typed with a PIN"),
    Feature.AT_ONCE: ("让几部电话同时振铃", "ring several telephones at once"),
    Feature.IN_ROTATION: ("轮流拨", "begin to dial with another one at each call"),
    Feature.AT_RANDOM: ("随机拨", "draw whom to dial first"),
    Feature.MOBILE_AREA: ("查手机号码的地区", "look up the area of a mobile number"),
    Feature.BEFORE_TALK: ("在接通前对客户说话", "say something to the caller before the talk"),
    Feature.QUEUE: ("让客户排队", "let callers wait in a queue"),
    Feature.LOOKUP: ("问服务", "ask a service"),
    Feature.STAND_IN: ("在坐席离席时改拨代接的人", "dial a stand-in while a desk is away"),
    Feature.OUTBOUND: ("外呼", "call by the rows of a list"),
    Feature.AFTER_AGENT: ("在坐席挂机后继续", "go on when the agent has hung up"),
}
"""What a target has to be able to do, in words."""


_ORDERS = {ONCE: Feature.AT_ONCE, ROTATION: Feature.IN_ROTATION, RANDOM: Feature.AT_RANDOM}


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
    found: dict[Feature, Span] = {Feature.OUTBOUND: hotline.span} if hotline.outbound else {}
    speaker = next((node.id for node, _ in values_said(hotline)), None)
    for node in hotline.nodes.values():
        if node.id == speaker:
            found[Feature.SPOKEN_VALUE] = node.span
        for feature in _of(node, hotline):
            found.setdefault(feature, node.span)
    for feature, span in found.items():
        yield Need(feature, span)


def _of(node: object, hotline: Hotline) -> Iterator[Feature]:
    match node:
        case Menu():
            if end_keys(node):
                yield Feature.ENDED_NUMBER
            if asks_secret(hotline, node):
                yield Feature.SECRET
            if pins(node):
                yield Feature.PIN
        case Note():
            yield Feature.NOTE
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
            if any(isinstance(case.test, Area) and case.test.table for case in node.cases):
                yield Feature.MOBILE_AREA
        case Queue():
            yield Feature.QUEUE
        case Lookup():
            yield Feature.LOOKUP
        case Transfer():
            yield Feature.EXTENSION if node.extension else Feature.TRANSFER
            if node.before or node.late:
                yield Feature.BEFORE_TALK
            if node.stand_ins:
                yield Feature.STAND_IN
            if node.order:
                yield _ORDERS[node.order]
            if node.after is not None:
                yield Feature.AFTER_AGENT
            if node.desk:
                yield from _of_desk(node.desk)


def _of_desk(desk: Desk) -> Iterator[Feature]:
    if desk.shows:
        yield Feature.SHOWN_NUMBER
    if desk.tells:
        yield Feature.TOLD_DESK
    if desk.passes:
        yield Feature.GIVEN_DESK


def saves_daylight(zone: str) -> bool:
    """Whether the zone's offset from UTC changes in the course of 2026 to 2035, as its rules stand today."""
    from zoneinfo import ZoneInfo

    tz = ZoneInfo(zone)
    months = [datetime(year, month, 15, tzinfo=UTC) for year in range(2026, 2036) for month in range(1, 13)]
    return len({moment.astimezone(tz).utcoffset() for moment in months}) > 1
