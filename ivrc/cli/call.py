"""`ivrc call FILE [--keys KEYS] [--at TIME] [--from NUMBER] [--dest NAME=OUTCOME]… [--json | --record]`"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ivrc.at_site import at_site
from ivrc.cli import WELL
from ivrc.cli.one import one
from ivrc.cli.report import show, status
from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.diagnostics.near import mend, nearest
from ivrc.flow.entries import pins
from ivrc.flow.graph import destinations
from ivrc.flow.national import national
from ivrc.flow.nodes import KEYS, Hotline
from ivrc.flow.stand_in import desk_of, switch_of
from ivrc.flow.switches import desks, drawings, lists, rotations, switches
from ivrc.project import open_site
from ivrc.simulate.caller import OUTCOMES, Caller, Circumstances, Script, is_number, shown
from ivrc.simulate.machine import run as simulate
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import head, line
from ivrc.simulate.turns import beginning_with
from ivrc.simulate.world import World


def run(args: argparse.Namespace) -> int:
    """Plays a call: from a script, or with the keys of a person at a terminal."""
    project, compiled = one(args.file)
    found = compiled.diagnostics
    hotline = compiled.hotline
    site, more = open_site(project, args.site)
    found.extend(more)
    if hotline is None or site is None or has_errors(found):
        show(found, compiled.sources, args.lang, to_stderr=True)
        return status(found)
    given_pins = dict(map(_pin, args.pin))
    hotline, more = at_site(hotline, site._replace(pins={**site.pins, **given_pins}), project.root)
    found.extend(more)
    args.number = shown(args.number)
    outcomes = _outcomes(args.dest, hotline, found)
    moment = _moment(args.at, hotline, found)
    found.extend(_odd_arguments(args, hotline))
    if has_errors(found) or moment is None:
        show([d for d in found if d.severity == "error"], compiled.sources, args.lang, to_stderr=True)
        return 2
    given = Circumstances(
        moment,
        args.number,
        extensions=site.extensions.numbers,
        called=args.called,
        world=beginning_with(hotline, args.turn, World(_on(args), frozenset(map(_entry, args.listed)))),
    )
    listen = _as_json(args.number) if args.json else _as_lines(hotline, args.lang)
    if args.record:
        listen = _unheard
    elif not args.json:
        print(head(hotline, moment.strftime("%Y-%m-%d %H:%M"), args.number, args.lang))
    caller: Caller
    if args.keys is None and sys.stdin.isatty():
        from ivrc.cli.terminal import Person

        with Person(outcomes, args.lang) as caller:
            trace = simulate(hotline, caller, given, listen)
    else:
        caller = Script((args.keys or "").replace(" ", ""), outcomes=outcomes)
        trace = simulate(hotline, caller, given, listen)
    if args.record:
        from ivrc.records.of_trace import record_of

        print(record_of(hotline, trace, given).line())
    return WELL


def _odd_arguments(args: argparse.Namespace, hotline: Hotline) -> Iterator[Diagnostic]:
    """What of the keys and numbers that were given no call can have."""
    if args.keys is not None and (wrong := set(args.keys) - set(KEYS + "-. ")):
        yield _argument(
            "--keys",
            "".join(sorted(wrong)),
            "按键用 0-9 * #，- 等到超时，. 挂机。",
            "Keys are 0-9 * #, - for a time-out, . to hang up.",
        )
    if args.number and not is_number(args.number):
        yield _argument(
            "--from",
            args.number,
            "号码只写数字，前面可以有 +，如 13800138000；不显示号码写 anonymous。",
            "Write digits only, perhaps with + before them, such as 13800138000; anonymous is a hidden number.",
        )
    if args.called and args.called not in hotline.numbers:
        every = "、".join(hotline.numbers) or "（没有）"
        yield _argument(
            "--to",
            args.called,
            f"写这条热线的一个号码：{every}。",
            f"Write a number of this hotline: {', '.join(hotline.numbers) or '(there is none)'}.",
        )
    yield from _odd_pins(args.pin, hotline)
    yield from _odd_world(args, hotline)


def _odd_pins(given: Sequence[str], hotline: Hotline) -> Iterator[Diagnostic]:
    asked = dict.fromkeys(number.pin for node in hotline.nodes.values() for number in pins(node))
    for text in given:
        name, digits = _pin(text)
        if name not in asked or not digits:
            listing = "、".join(asked) or "（没有）"
            yield _argument(
                "--pin",
                name,
                f"写成 口令=数字；口令有：{listing}。",
                f"Write PIN=DIGITS; PINs are: {', '.join(asked) or '(none)'}.",
            )


def _odd_world(args: argparse.Namespace, hotline: Hotline) -> Iterator[Diagnostic]:
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
    for name, number in map(_entry, args.listed):
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


def _on(args: argparse.Namespace) -> frozenset[str]:
    """The switches that are on, those of desks that are away among them."""
    return frozenset((*args.switched_on, *map(switch_of, args.away)))


def _entry(text: str) -> tuple[str, str]:
    """A list, and a number as it is dialled within the country."""
    name, _, number = text.partition("=")
    return name, national(number)


def _pin(text: str) -> tuple[str, str]:
    """The name of a PIN, and its digits."""
    name, _, digits = text.partition("=")
    return name, digits if digits.isascii() and digits.isdigit() else ""


def _unheard(event: Event) -> None:
    """Where only what is left of the call is wanted."""


def _as_json(number: str) -> Callable[[Event], None]:
    """Prints each event as JSON; the calling number, where there is one, stands with the answer."""

    def listen(event: Event) -> None:
        told = event.as_dict()
        if number and event.kind == "answer":
            told["from"] = number
        print(json.dumps(told, ensure_ascii=False), flush=True)

    return listen


def _as_lines(hotline: Hotline, lang: str) -> Callable[[Event], None]:
    def listen(event: Event) -> None:
        print(line(event, hotline, lang), flush=True)

    return listen


def _moment(text: str | None, hotline: Hotline, found: list[Diagnostic]) -> datetime | None:
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


def _outcomes(given: list[str], hotline: Hotline, found: list[Diagnostic]) -> dict[str, str]:
    """How destinations answer. The name of a transfer stands for all that it dials."""
    outcomes: dict[str, str] = {}
    known = destinations(hotline)
    for text in given:
        name, _, outcome = text.partition("=")
        if outcome not in OUTCOMES:
            found.append(_argument("--dest", text, f"写成 名称=结果，结果是 {'、'.join(OUTCOMES)} 之一。",
                                   f"Write NAME=OUTCOME, with one of {', '.join(OUTCOMES)}."))  # fmt: skip
        elif name.isascii() and name.isdigit():
            outcomes[name] = outcome
        elif name not in known:
            near = nearest(name, known)
            listing = "、".join(known)
            found.append(
                _argument("--dest", name, *mend(near, f"有这些：{listing}。", f"There are: {listing}."))
            )
        else:
            outcomes.update(dict.fromkeys(known[name], outcome))
    return outcomes


def _argument(name: str, value: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC011",
        Span(name),
        zh=f"不认识 {name} 的“{value}”",
        en=f'"{value}" makes no sense for {name}',
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
