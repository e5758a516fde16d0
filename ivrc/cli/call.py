"""`ivrc call FILE [--keys KEYS] [--at TIME] [--from NUMBER] [--dest NAME=OUTCOME]… [--missing CLIP]… [--json | --record]`"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence

from ivrc.at_site import at_site
from ivrc.cli import ERRORS, UNABLE, WELL
from ivrc.cli.call_given import entry, how, missing, moment_of, odd, on, outcomes_of, pin, replies_of
from ivrc.cli.call_sound import TALK_MS, Voices, voices, write
from ivrc.cli.one import one
from ivrc.cli.report import sentence, show, status
from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, has_errors
from ivrc.diagnostics.codes import of_calls
from ivrc.flow.nodes import Hotline
from ivrc.project import open_site
from ivrc.simulate.caller import Caller, Circumstances, Script, shown
from ivrc.simulate.events.call import GOTO
from ivrc.simulate.machine import run as simulate
from ivrc.simulate.over import Endless
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import head, line
from ivrc.simulate.turns import beginning_with
from ivrc.simulate.world import World

MOST_ROUNDS = 5
"""How often a call may come to one place once its script is used up. It goes round in a circle then."""


def run(args: argparse.Namespace) -> int:
    """Plays a call: from a script, or with the keys of a person at a terminal. What checks find wrong with calls keeps none
    from being played: it is how one sees it."""
    project, compiled = one(args.file)
    found = compiled.diagnostics
    hotline = compiled.hotline
    site, more = open_site(project, args.site)
    found.extend(more)
    wrong = [one for one in found if of_calls(one.code)]
    if hotline is None or site is None or has_errors(one for one in found if one not in wrong):
        show(found, compiled.sources, args.lang, to_stderr=True)
        return status(found)
    given_pins = dict(map(pin, args.pin))
    hotline, more = at_site(hotline, site._replace(pins={**site.pins, **given_pins}), project.root)
    args.number = shown(args.number)
    outcomes = outcomes_of(args.dest, hotline, more)
    replies = replies_of(args.service, hotline, more)
    moment = moment_of(args.at, hotline, more)
    gone = missing(args.missing, hotline, more)
    more.extend(odd(args, hotline))
    if has_errors(more) or moment is None:
        show([d for d in more if d.severity == "error"], compiled.sources, args.lang, to_stderr=True)
        return UNABLE
    heard: Voices | None = None
    if args.out:
        told: list[Diagnostic] = []
        heard = voices(args, project, hotline, told)
        show(told, compiled.sources, args.lang, to_stderr=True)
        if heard is None:
            return status(told) or UNABLE
    _tell(wrong, args.lang)
    given = Circumstances(
        moment,
        args.number,
        lengths_ms=heard.lengths_ms if heard else {},
        missing=gone,
        extensions=site.extensions.numbers,
        called=args.called,
        world=_world(args, hotline),
        row=dict(each.split("=", 1) for each in args.row),
    )
    if not (args.record or args.json):
        print(head(hotline, moment.strftime("%Y-%m-%d %H:%M"), args.number, args.lang))
    try:
        trace = _played(args, hotline, given, outcomes, replies)
    except Endless as circle:
        print(circle, file=sys.stderr)
        return ERRORS
    return _afterwards(args, hotline, trace, given, heard)


def _afterwards(
    args: argparse.Namespace,
    hotline: Hotline,
    trace: Sequence[Event],
    given: Circumstances,
    heard: Voices | None,
) -> int:
    """What is written of a call that is over: its sound, its record."""
    refused = write(args.out, trace, heard) if heard else []
    if refused:
        show(refused, {}, args.lang, to_stderr=True)
        return status(refused)
    if args.record:
        from ivrc.records.of_trace import record_of

        print(record_of(hotline, list(trace), given).line())
    return WELL


def _world(args: argparse.Namespace, hotline: Hotline) -> World:
    """What earlier calls have left behind, as it is given."""
    world = World(on(args), frozenset(map(entry, args.listed)), queues=frozenset(map(how, args.queue)))
    return beginning_with(hotline, args.turn, world)


def _tell(wrong: Sequence[Diagnostic], lang: str) -> None:
    """That the call is one of a hotline that cannot be built yet."""
    if errors := sum(one.severity == "error" for one in wrong):
        zh = f"菜单还有 {errors} 处错误没有改，见：ivrc check。这里照样模拟。"
        en = f"The menu still has {counted(errors, 'error')}, see: ivrc check. The call is played all the same."
        print(sentence(lang, zh, en), file=sys.stderr)


def _played(
    args: argparse.Namespace,
    hotline: Hotline,
    given: Circumstances,
    outcomes: dict[str, Sequence[str]],
    replies: dict[str, tuple[str, ...]],
) -> list[Event]:
    """The trace of the call, told as it goes."""
    listen = _as_json(args.number) if args.json else _as_lines(hotline, args.lang)
    if args.record:
        listen = _unheard
    caller: Caller
    if args.keys is None and not args.out and sys.stdin.isatty():
        from ivrc.cli.terminal import Person

        with Person(outcomes, replies, args.lang) as caller:
            return simulate(hotline, caller, given, listen)
    talk_ms = TALK_MS if args.out else 60_000
    caller = Script((args.keys or "").replace(" ", ""), outcomes=outcomes, talk_ms=talk_ms, replies=replies)
    return simulate(hotline, caller, given, _until_round(listen, caller, hotline, args.lang))


def _until_round(
    listen: Callable[[Event], None], caller: Script, hotline: Hotline, lang: str
) -> Callable[[Event], None]:
    """Listens until a call whose script is used up has come to one place over and over."""
    entered: Counter[str] = Counter()

    def until(event: Event) -> None:
        listen(event)
        if event.kind != GOTO.name or caller.steps:
            return
        entered[event.what[0]] += 1
        if entered[event.what[0]] > MOST_ROUNDS:
            name = hotline.owner(event.what[0])
            zh = f"这通电话一直在“{name}”兜圈子，模拟到此为止。"
            en = f'The call goes round and round at "{name}"; it is not played any further.'
            raise Endless(sentence(lang, zh, en))

    return until


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
