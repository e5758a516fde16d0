"""What `ivrc call` is told of a call: the values of its options, and what of them makes no sense."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend, nearest
from ivrc.flow.entries import pins
from ivrc.flow.graph import destinations, of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.national import national
from ivrc.flow.nodes import BEEP, Hotline
from ivrc.flow.stand_in import desk_of, switch_of
from ivrc.flow.switches import desks, drawings, lists, queues, rotations, switches
from ivrc.flow.values import FORMS, ROW
from ivrc.simulate import replies
from ivrc.simulate.caller import OUTCOMES, is_number
from ivrc.simulate.steps import FORM


def odd(args: argparse.Namespace, hotline: Hotline) -> Iterator[Diagnostic]:
    """What of the keys and numbers that were given no call can have."""
    if args.keys is not None and not FORM.fullmatch(args.keys.replace(" ", "")):
        yield _argument(
            "--keys",
            args.keys,
            "按键用 0-9 * #，- 等到超时，. 挂机；放音时按的写在方括号里：[2] 在下一段，[-2] 在再下一段。",
            "Keys are 0-9 * #, - for a time-out, . to hang up; those typed while a clip plays stand in brackets: "
            "[2] in the next one, [-2] in the one after it.",
        )
    if args.number and not is_number(args.number):
        yield _argument(
            "--from",
            args.number,
            "号码只写数字，前面可以有 +，如 13800138000；不显示号码写 anonymous。",
            "Write digits only, perhaps with + before them, such as 13800138000; anonymous is a hidden number.",
        )
    yield from odd_row(args.row, hotline)
    if (
        args.called
        and args.called not in hotline.numbers
        and not (hotline.outbound and is_number(args.called))
    ):
        every = "、".join(hotline.numbers) or "（没有）"
        yield _argument(
            "--to",
            args.called,
            f"写这条热线的一个号码：{every}。",
            f"Write a number of this hotline: {', '.join(hotline.numbers) or '(there is none)'}.",
        )
    yield from _odd_pins(args.pin, hotline)
    yield from _odd_desks(args, hotline)
    yield from _odd_world(args, hotline)


def _odd_pins(given: Sequence[str], hotline: Hotline) -> Iterator[Diagnostic]:
    asked = dict.fromkeys(number.pin for node in hotline.nodes.values() for number in pins(node))
    for text in given:
        name, digits = pin(text)
        if name not in asked or not digits:
            listing = "、".join(asked) or "（没有）"
            yield _argument(
                "--pin",
                name,
                f"写成 口令=数字；口令有：{listing}。",
                f"Write PIN=DIGITS; PINs are: {', '.join(asked) or '(none)'}.",
            )


def _odd_desks(args: argparse.Namespace, hotline: Hotline) -> Iterator[Diagnostic]:
    """Of queues, and of those who may be away."""
    states = queues(hotline)
    for text in args.queue:
        name, so = how(text)
        if so not in states.get(name, ()):
            listing = "、".join(states) or "（没有）"
            yield _argument(
                "--queue",
                text,
                f"写成 排队=full 或 排队=no-agents；排队有：{listing}。",
                f"Write QUEUE=full or QUEUE=no-agents; queues are: {', '.join(states) or '(none)'}.",
            )
    may_be = desks(hotline)
    for name in args.away:
        if name not in may_be:
            listing = "、".join(may_be) or "（没有）"
            yield _argument(
                "--away",
                name,
                f"可以离席的有：{listing}。",
                f"Those who may be away are: {', '.join(may_be) or '(none)'}.",
            )


def _odd_world(args: argparse.Namespace, hotline: Hotline) -> Iterator[Diagnostic]:
    """Of what calls leave behind: switches, lists, and whose turn it is."""
    known = tuple(each for each in switches(hotline) if not desk_of(each))
    for name in args.switched_on:
        if name not in known:
            listing = "、".join(known) or "（没有）"
            yield _argument(
                "--switched-on",
                name,
                *mend(
                    nearest(name, known),
                    f"开关有：{listing}。",
                    f"Switches are: {', '.join(known) or '(none)'}.",
                ),
            )

    known = lists(hotline)
    for name, number in map(entry, args.listed):
        if name not in known or not number:
            listing = "、".join(known) or "（没有）"
            yield _argument(
                "--listed",
                name,
                f"写成 名单=号码；名单有：{listing}。",
                f"Write LIST=NUMBER; lists are: {', '.join(known) or '(none)'}.",
            )

    turns = {name for names in (*rotations(hotline).values(), *drawings(hotline).values()) for name in names}
    for name in args.turn:
        if name not in turns:
            yield _argument(
                "--turn",
                name,
                f"轮流或随机拨的有：{'、'.join(sorted(turns)) or '（没有）'}。",
                f"Dialled in rotation or at random are: {', '.join(sorted(turns)) or '(none)'}.",
            )


def how(text: str) -> tuple[str, str]:
    """A queue, and how it is."""
    name, _, so = text.partition("=")
    return name, so


def on(args: argparse.Namespace) -> frozenset[str]:
    """The switches that are on, those of desks that are away among them."""
    return frozenset((*args.switched_on, *map(switch_of, args.away)))


def odd_row(given: Sequence[str], hotline: Hotline) -> Iterator[Diagnostic]:
    known = {value.name: FORMS[value.kind] for value in hotline.values.values() if value.source == ROW}
    for text in given:
        name, _, held = text.partition("=")
        if name not in known or not re.fullmatch(known[name], held):
            listing = "、".join(known) or "（没有）"
            yield _argument(
                "--row",
                text,
                f"写成 名称=值，日期八位、时刻四位；名单里的值有：{listing}。",
                f"Write NAME=VALUE, a date in eight digits, a time in four; a row has: {', '.join(known) or '(nothing)'}.",
            )


def entry(text: str) -> tuple[str, str]:
    """A list, and a number as it is dialled within the country."""
    name, _, number = text.partition("=")
    return name, national(number)


def pin(text: str) -> tuple[str, str]:
    """The name of a PIN, and its digits."""
    name, _, digits = text.partition("=")
    return name, digits if digits.isascii() and digits.isdigit() else ""


def moment_of(text: str | None, hotline: Hotline, found: list[Diagnostic]) -> datetime | None:
    """The moment of the call in the hotline's own zone; now where none is given."""
    zone = ZoneInfo(hotline.zone)
    if text is None:
        return datetime.now(zone)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        found.append(_argument("--at", text, '写成 "2026-12-25 10:00"。', 'Write "2026-12-25 10:00".'))
        return None
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def outcomes_of(given: list[str], hotline: Hotline, found: list[Diagnostic]) -> dict[str, Sequence[str]]:
    """How destinations answer, the first time they are dialled, the second … The name of a transfer stands for all that it
    dials."""
    outcomes: dict[str, Sequence[str]] = {}
    known = destinations(hotline)
    for text in given:
        name, _, several = text.partition("=")
        each = [outcome.strip() for outcome in several.replace("，", ",").split(",")]
        if not set(each) <= set(OUTCOMES):
            found.append(_argument("--dest", text, f"写成 名称=结果，结果是 {'、'.join(OUTCOMES)} 之一，拨几次就用逗号隔开几个。",
                                   f"Write NAME=OUTCOME, with one of {', '.join(OUTCOMES)}, or several with commas between."))  # fmt: skip
        elif name.isascii() and name.isdigit():
            outcomes[name] = each
        elif name not in known:
            near = nearest(name, known)
            listing = "、".join(known)
            found.append(
                _argument("--dest", name, *mend(near, f"有这些：{listing}。", f"There are: {listing}."))
            )
        else:
            outcomes.update(dict.fromkeys(known[name], each))
    return outcomes


def replies_of(given: Sequence[str], hotline: Hotline, found: list[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """How services answer, the first time, the second …"""
    known = tuple(dict.fromkeys(node.service for node in of_kind(hotline, Lookup)))
    told: dict[str, tuple[str, ...]] = {}
    for text in given:
        name, _, what = text.partition("=")
        reply = replies.given(what)
        if name in known and reply is not None:
            told[name] = (*told.get(name, ()), reply)
            continue
        found.append(_argument("--service", text, f"写成 服务=值的名称=值，几个值用逗号隔开；没有值就写 服务=found；或 服务=none、failed、timeout。服务有：{'、'.join(known) or '（没有）'}。",
                               f"Write SERVICE=NAME=VALUE, with commas between values, or SERVICE=none, failed or timeout. Services are: {', '.join(known) or '(none)'}."))  # fmt: skip
    return told


def missing(given: Sequence[str], hotline: Hotline, found: list[Diagnostic]) -> frozenset[str]:
    """The clips that are meant by the beginnings of their ids; the beep has no other name."""
    meant: set[str] = set()
    known = (*hotline.clips, BEEP)
    for text in given:
        those = [clip for clip in known if clip == text] or [
            clip for clip in hotline.clips if text and clip.startswith(text)
        ]
        meant.update(those)
        if len(those) != 1:
            found.append(
                _argument(
                    "--missing",
                    text,
                    f"写一条提示音的编号，或它的开头；编号见：ivrc prompts list。留言前的嘀声写 {BEEP}。",
                    f"Write the id of one clip, or its beginning; ids are told by: ivrc prompts list. The beep before a message is {BEEP}.",
                )
            )
    return frozenset(meant)


def _argument(name: str, value: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC011",
        Span(name),
        zh=f"不认识 {name} 的“{value}”",
        en=f'"{value}" makes no sense for {name}',
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
