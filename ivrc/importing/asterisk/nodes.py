"""What a call meets at a place of a dialplan that a caller notices, as a node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from ivrc.importing import told
from ivrc.importing.asterisk import times
from ivrc.importing.asterisk.arguments import options, seconds, split, target
from ivrc.importing.asterisk.conf import Step
from ivrc.importing.asterisk.patterns import extensions
from ivrc.importing.asterisk.place import TYPED, At, Position
from ivrc.importing.asterisk.reading import spelt
from ivrc.importing.asterisk.walk import Walk
from ivrc.importing.digits import written
from ivrc.importing.model import (
    HANG_UP,
    Branch,
    Menu,
    Message,
    Node,
    Option,
    Say,
    Transfer,
    Typed,
    Unknown,
    Where,
)

_FIRST, _BETWEEN = 10.0, 5.0
"""TIMEOUT(response) and TIMEOUT(digit) where a dialplan sets none (main/pbx.c)."""

_SPECIAL = frozenset("sithaeo") | {"T"}
_DIAL_KNOWN = frozenset("tTkKwWxXrmgoci")
"""Options of Dial that change nothing of what a menu file says: keys within the talk, music for ringing, what the other side sees."""


def node(walk: Walk, position: Position) -> Node:
    """The node at a place. What is not understood ends in a say whose way on is unknown."""
    if walk.outside(position.at.context):
        return _outside(walk, position)
    step = walk.step(position)
    assert step is not None
    make = _MADE.get(step.application)
    return make(walk, position, step) if make else Say((), walk.unknown(step))


def _playback(walk: Walk, position: Position, step: Step) -> Node:
    """Playback and Wait in a row: no key cuts them, and keys typed meanwhile are lost."""
    says: list[str | float] = []
    here: Position = position
    while (step_ := walk.step(here)) and step_.application in ("playback", "wait"):
        given = walk.arguments(here, step_)
        if not given or "\0" in given[0]:
            return Say(tuple(says), walk.unknown(step_), cut_by_keys=False)
        pause = seconds(given[0]) if step_.application == "wait" else None
        says.extend(given[0].split("&") if step_.application == "playback" else [pause] if pause else [])
        here = here.next()
    return Say(tuple(filter(None, says)), walk.whither(here), cut_by_keys=False)


def _menu(walk: Walk, position: Position, step: Step) -> Node:
    """Background in a row, then WaitExten: a key leads to an extension of the context."""
    says: list[str | float] = []
    here, context = position, position.at.context
    while (step_ := walk.step(here)) and step_.application == "background":
        given = walk.arguments(here, step_)
        if not given or "\0" in given[0]:
            return Say(tuple(says), walk.unknown(step_))
        says += filter(None, given[0].split("&"))
        context = given[3] if len(given) > 3 and given[3] else context
        here = _past_nothing(walk, here.next())
    first: float | None = None
    if step_ and step_.application == "waitexten":
        given = walk.arguments(here, step_)
        asked = seconds(given[0]) if given and given[0] else seconds(here.known("TIMEOUT(response)"))
        first = asked if asked is not None else _FIRST
        silence = walk.whither(walk.exten(context, "t", here) or walk.exten(context, "e", here))
    else:
        silence = walk.whither(here)
    wrong = walk.whither(walk.exten(context, "i", here) or walk.exten(context, "e", here))
    between = seconds(here.known("TIMEOUT(digit)"))
    options = tuple(_options(walk, here, context))
    if not options and wrong == silence:
        return Say((*says, *([first] if first else [])), silence)
    if first is None:
        walk.lose(told.no_wait(step.line))
    return Menu(
        says=tuple(says),
        options=options,
        first=first,
        between=_BETWEEN if between is None else between,
        silence=silence,
        wrong=wrong,
    )


def _outside(walk: Walk, position: Position) -> Node:
    """An extension of a context that is not imported: it is dialled, and how that may end is for the designer to decide."""
    called = f"Local/{position.at.pattern}@{position.at.context}"
    line = walk.line_to(position)
    walk.lose(told.another_extension(line, f"{position.at.context},{position.at.pattern}"))
    undecided = Unknown(line)
    return Transfer((called,), None, undecided, undecided, undecided, undecided, HANG_UP, line)


def _past_nothing(walk: Walk, position: Position) -> Position:
    """Past steps between two of a menu that a caller does not notice."""
    while (step := walk.step(position)) and step.application in ("noop", "verbose", "log"):
        position = position.next()
    return position


def _options(walk: Walk, here: Position, context: str) -> list[Option]:
    made: list[Option] = []
    for _, pattern, extension in extensions(walk.dialplan, context):
        if pattern in _SPECIAL or 1 not in extension.steps or pattern[:1] not in "_0123456789*#":
            continue
        spellings = written(pattern)
        if spellings is None:
            walk.lose(told.not_imported(extension.steps[1].line, f"exten => {pattern}"))
            continue
        for keys in spellings:
            start = here.moved(At(context, pattern, 1))
            if "X" not in keys:
                moved = walk.known(start, "EXTEN", keys) if pattern.startswith("_") else start
                made.append(Option(keys, walk.whither(moved)))
            else:
                name = f"number-{len(keys)}"
                moved = walk.known(start, "EXTEN", f"{TYPED}{name}:{pattern}{TYPED}")
                made.append(Option(Typed(name, keys), walk.whither(moved)))
    return made


def _read(walk: Walk, position: Position, step: Step) -> Node:
    """Read: at most so many keys, ended by #. Of one key each that the dialplan tells apart is an option."""
    given = [*(walk.arguments(position, step) or []), "", "", "", "", "", ""]
    name, sounds, most, letters, attempts, wait = given[:6]
    if not name or "\0" in "".join(given) or letters or not (most or "0").isdigit():
        return Say((), walk.unknown(step))
    timeout = seconds(wait) or 0
    first = timeout or seconds(position.known("TIMEOUT(response)")) or _FIRST
    between = timeout or seconds(position.known("TIMEOUT(digit)")) or _BETWEEN
    after = position.next()
    nothing = walk.whither(walk.known(after, name, ""))
    made = Menu(
        says=tuple(filter(None, sounds.split("&"))),
        options=(),
        first=first,
        between=between,
        silence=nothing,
        wrong=nothing,
        silence_repeats=max(0, int(attempts) - 1) if attempts.isdigit() else 0,
    )
    if most == "1":
        ways = {key: walk.whither(walk.known(after, name, key)) for key in "0123456789*"}
        ways["#"] = nothing
        rest, _ = Counter(ways.values()).most_common(1)[0]
        picked = tuple(Option(key, way) for key, way in ways.items() if way != rest)
        return replace(made, options=picked, wrong=rest)
    longest = min(int(most or 0) or 32, 32)
    typed = walk.whither(walk.known(after, name, f"{TYPED}{name}:{TYPED}"))
    number = Typed(_safe(name), least=1, most=longest, end="#")
    return replace(made, options=(Option(number, typed), Option("#", nothing)))


def _dial(walk: Walk, position: Position, step: Step) -> Node:
    given = [*(walk.arguments(position, step) or []), "", "", ""]
    where, ring, letters = given[:3]
    if not where:
        return Say((), walk.unknown(step))
    asked = options(letters)
    for letter in sorted(set(asked) - _DIAL_KNOWN):
        walk.lose(told.option(step.line, spelt(step), letter))
    destinations: list[str | Typed] = []
    for one in where.split("&"):
        destination = _destination(walk, one)
        if destination is None:
            walk.lose(told.unforeseen(step.line, spelt(step), one.replace("\0", "")))
            return Say((), Unknown(step.line))
        destinations.append(destination)
    after = position.next()

    def outcome(status: str) -> Where:
        return walk.whither(walk.known(after, "DIALSTATUS", status))

    time = seconds(ring) if ring else None
    if time is None:
        walk.lose(told.no_ring(step.line))
    return Transfer(
        tuple(destinations),
        time,
        outcome("BUSY"),
        outcome("NOANSWER"),
        outcome("CHANUNAVAIL"),
        outcome("CONGESTION"),
        outcome("ANSWER") if "g" in asked else HANG_UP,
        step.line,
    )


def _destination(walk: Walk, text: str) -> str | Typed | None:
    """A dial string, or a number that is typed and the string around it; None where the call alone knows it."""
    before, mark, rest = text.partition(TYPED)
    if not mark:
        return text
    name, _, behind = rest.partition(TYPED)
    if TYPED in behind or name.startswith("?"):
        return None
    called, _, pattern = name.partition(":")
    dialled = f"{before}{{}}{behind}"
    known = walk.made.dialled.get(dialled, ())
    walk.made.dialled[dialled] = tuple(dict.fromkeys((*known, *(written(pattern) or ()))))
    return Typed(_safe(called))


def _voicemail(walk: Walk, position: Position, step: Step) -> Node:
    given = walk.arguments(position, step)
    box = given[0].split("&")[0].split("@")[0] if given else ""
    if not box or "\0" in box:
        return Say((), walk.unknown(step))
    letters = given[1] if given and len(given) > 1 else ""
    says = tuple(
        f"voicemail/{box}/{kind}" for letter, kind in (("u", "unavail"), ("b", "busy")) if letter in letters
    )
    walk.lose(told.message_length(step.line))
    return Message(says or ("voicemail/intro",), _safe(box), walk.whither(position.next()))


def _gotoiftime(walk: Walk, position: Position, step: Step) -> Node:
    condition, _, ways = step.arguments.partition("?")
    hours = times.read(split(condition))
    true, _, false = ways.partition(":")
    at = target(walk.dialplan, position.at, true.strip())
    other = target(walk.dialplan, position.at, false.strip()) if false.strip() else position.next().at
    if hours is None or at is None or other is None:
        return Say((), walk.unknown(step))
    return Branch(hours, walk.whither(position.moved(at)), walk.whither(position.moved(other)))


def _safe(name: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in name).strip("-") or "number"


_MADE: dict[str, Callable[[Walk, Position, Step], Node]] = {
    "playback": _playback,
    "wait": _playback,
    "background": _menu,
    "waitexten": _menu,
    "read": _read,
    "dial": _dial,
    "voicemail": _voicemail,
    "gotoiftime": _gotoiftime,
}
