"""Calls for how a transfer or a message ends, for the edges of opening hours, and for faults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ivrc.coverage.calls import MARGIN_MS, SHORT_MS, Made, Maker, covers, outcomes
from ivrc.coverage.days import MONDAY, occasions
from ivrc.coverage.feature import Feature
from ivrc.coverage.interruptions import ANY_KEY, after_words, before
from ivrc.coverage.route import LISTED, UNLISTED, Route
from ivrc.coverage.values import sayable
from ivrc.coverage.week import Piece, at_minute, neighbours
from ivrc.flow.graph import speaks
from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import BEEP, Case
from ivrc.flow.shape import parts
from ivrc.flow.stand_in import chain
from ivrc.simulate.events.clips import SAY
from ivrc.simulate.plan import LENGTH, MESSAGE_MS, TALK_MS, Plan
from ivrc.simulate.turns import beginning_with
from ivrc.simulate.world import AT_REST
from ivrc.week import DAY

RINGING = ("no-answer", "busy")
"""What becomes of those that do not answer while another one does."""


def outcome(maker: Maker, feature: Feature) -> Made | None:
    """An outcome of the N-th destination of a transfer; of none, where the site does not list the extension."""
    return _dialled(maker, feature, feature.number or 0, feature.what)


def taken(maker: Maker, feature: Feature) -> Made | None:
    """One of several that ring at once answers; another one still rings, or is busy."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    route = maker.finder.to_node(node.id)
    if route is None:
        return None
    others = (RINGING[number % 2] for number in range(len(node.destinations)))
    came = ((name, "answered" if name == feature.what else next(others)) for name in node.destinations)
    return maker.play(route, maker.plan(route).dialled(came))


def first(maker: Maker, feature: Feature) -> Made | None:
    """It is the turn of one of those who take turns, or it is drawn; none of them answers, each for another reason."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    route = maker.finder.to_node(node.id)
    if route is None:
        return None
    world = beginning_with(maker.hotline, (feature.what,))
    whom = node.beginning(node.destinations.index(feature.what))
    came = zip(whom, outcomes(node, RINGING[len(whom) % 2], len(whom)))
    return maker.play(route, maker.plan(route).dialled(came), world=world)


def stands_in(maker: Maker, feature: Feature) -> Made | None:
    """Somebody answers in the place of one who is away, and of all before them who stand in; nobody else does."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    route = maker.finder.to_node(node.id)
    if route is None:
        return None
    place, on = node.place_of(feature.what), set[str]()
    for each in chain(node.stand_ins, node.destinations[place]):
        on.add(each.switch)
        if each.by == feature.what:
            break
    came = (
        (name, RINGING[number % 2]) if number != place else (feature.what, "answered")
        for number, name in enumerate(node.destinations)
    )
    return maker.play(route, maker.plan(route).dialled(came), world=AT_REST._replace(on=frozenset(on)))


def late(maker: Maker, feature: Feature) -> Made | None:
    """One answers when those that are dialled before have rung in vain."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    route = maker.finder.to_node(node.id)
    if route is None:
        return None
    whom, world = node.destinations, AT_REST
    if node.order in BEGIN_ANYWHERE:
        whom = node.beginning(whom.index(feature.what) - 1)
        world = beginning_with(maker.hotline, whom[:1])
    last = len(whom) - 1 - whom[::-1].index(feature.what)
    came = [*((name, "no-answer") for name in whom[:last]), (whom[last], "answered")]
    return maker.play(route, maker.plan(route).dialled(came), world=world)


def agent_ends(maker: Maker, feature: Feature) -> Made | None:
    """The agent hangs up first."""
    return _dialled(maker, feature, 1, "answered")


def caller_ends(maker: Maker, feature: Feature) -> Made | None:
    """The caller hangs up first."""
    return _dialled(maker, feature, 1, "answered", caller_ends=True)


def _dialled(
    maker: Maker, feature: Feature, number: int, last: str, caller_ends: bool = False
) -> Made | None:
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Transfer)
    held = {(node.extension, LISTED if number else UNLISTED)} if node.extension else set()
    route = maker.finder.to_node(node.id, lambda each: held <= each.end.typed)
    if route is None:
        return None
    typed = {step.variable: step.value for step in route.steps if step.variable}
    called = node.destinations or (typed[node.extension],)
    plan = maker.plan(route).dialled(zip(called[:number], outcomes(node, last, number)))
    talks = [(TALK_MS, False) for step in route.steps if step.outcome == "answered"]
    ends = (*talks, (TALK_MS, True)) if caller_ends else ()
    return maker.play(route, plan._replace(talks=ends))


def forgets(maker: Maker, feature: Feature) -> Made | None:
    """A key that waits as a node begins which discards it; what is said after the node shows whether it did. Nobody
    answers in a transfer."""
    to = after_words(maker, feature.node)
    if to is None:
        return None
    route, plan = to
    node = maker.hotline.nodes[feature.node]
    if isinstance(node, Transfer):
        typed = {step.variable: step.value for step in route.steps if step.variable}
        called = node.destinations or (typed.get(node.extension, ""),)
        plan = plan.dialled((name, "busy") for name in dict.fromkeys(called))
    made = maker.play(route, plan)
    able = (ask for ask in made.seen.asks if ask.event < made.arrives and ask.clip and ask.stops)
    ask = next((ask for ask in reversed(list(able)) if ask.length_ms >= SHORT_MS), None)
    return None if ask is None else maker.in_clip(made, ask, ANY_KEY)


def message(maker: Maker, feature: Feature) -> Made | None:
    """A message ended by the key, by its longest time, by hanging up."""
    to = maker.to(feature.node)
    if to is None:
        return None
    route, plan = to
    earlier = [step for step in route.steps if isinstance(maker.hotline.nodes.get(step.node), Voicemail)]
    last = (LENGTH if feature.what == "length" else MESSAGE_MS, feature.what == "hang-up")
    return maker.play(route, plan._replace(messages=((MESSAGE_MS, False),) * len(earlier) + (last,)))


def clock(maker: Maker, feature: Feature) -> Made | None:
    """A branch entered right before its hours change, or right when they do."""
    late = feature.what == "before"
    for first, second in neighbours(maker.hotline, maker.finder.week):
        piece, edge = (first, first.end) if late else (second, second.start)
        if edge % DAY == feature.number and first.holds != second.holds:
            made = _at_the_edge(maker, feature, piece, edge, -MARGIN_MS if late else MARGIN_MS)
            if made is not None:
                return made
    return None


def value(maker: Maker, feature: Feature) -> Made | None:
    """A branch asks something that is just so, or just not so."""
    name, _, held = feature.what.rpartition(" ")
    route = maker.finder.to_node(feature.node, lambda each: each.may_hold(name, held))
    return None if route is None else maker.play(route.holding(name, held))


def midnight(maker: Maker, feature: Feature) -> Made | None:
    """A branch entered right before or after the midnight at which a day begins that it asks."""
    when, _, day = feature.what.partition(" ")
    late, wanted = when == "before", _minute(day)
    for piece in maker.finder.week:
        if (piece.end if late else piece.start) == wanted:
            return _at_the_edge(maker, feature, piece, wanted, -MARGIN_MS if late else MARGIN_MS)
    return None


def day(maker: Maker, feature: Feature) -> Made | None:
    """A branch entered on a day that it asks, or on the one beside it, in the middle of a time that hangs on the day."""
    node = maker.hotline.nodes[feature.node]
    tests = [case.test for case in parts(node, Case)]
    for on, start, end in occasions(maker.hotline, tests):
        if (str(on), start) == (feature.what, feature.number):
            minute = _minute(feature.what) + (start + end) // 2
            piece = next(each for each in maker.finder.week if each.start <= minute < each.end)
            return _at_the_edge(maker, feature, piece, minute, 0)
    return None


def _minute(day: str) -> int:
    return (date.fromisoformat(day) - MONDAY.date()).days * DAY


def _at_the_edge(maker: Maker, feature: Feature, piece: Piece, edge: int, away_ms: int) -> Made | None:
    """A call that enters the branch so far from the edge; how long the way takes is seen from a call before."""
    route = next(
        (r for r in maker.finder.within(feature.node, piece.holds) if not r.end.faulted),
        None,
    )
    if route is None:
        return None
    first = maker.play(route, at=at_minute(maker.hotline, (piece.start + piece.end) / 2))
    if first.arrives == len(first.seen.events):
        return None
    spent_ms = first.seen.events[first.arrives].at_ms
    made = maker.play(route, at=at_minute(maker.hotline, edge) + timedelta(milliseconds=away_ms - spent_ms))
    return made if covers(made, feature) else None


def fault(maker: Maker, feature: Feature) -> Made | None:
    """A clip that is missing where the route ends, a piece of a value, or a variable that nobody typed."""
    if any(each.clip == feature.what for each in speaks(maker.hotline.nodes[feature.node])):
        return _piece(maker, feature)
    if feature.what not in maker.hotline.clips and feature.what != BEEP:
        route = maker.finder.to_node(feature.node, lambda r: _lacks(maker, feature, r))
        return None if route is None else maker.play(route)
    for waits in before(maker, feature):
        to = maker.to(feature.node, *waits)
        if to is None:
            return None
        made = maker.play(to[0]._replace(missing=to[0].missing | {feature.what}), to[1])
        if covers(made, feature):
            return made
    return None


def _piece(maker: Maker, feature: Feature) -> Made | None:
    """The last piece of a value is missing, which nothing says before: those before it are heard."""
    ways = [to for waits in before(maker, feature) if (to := maker.to(feature.node, *waits))]
    for route, plan in [
        (route, each) for route, usual in ways for each in (usual, *_ending_otherwise(usual))
    ]:
        made = maker.play(route, plan)
        said = (event for event in made.seen.events[made.arrives :] if event.kind == SAY.name)
        for last in dict.fromkeys(e.what[1].split()[-1] for e in said if e.node == feature.node):
            lacks = maker.play(route._replace(missing=route.missing | {last}), plan)
            if covers(lacks, feature):
                return lacks
    return None


def _ending_otherwise(plan: Plan) -> Iterator[Plan]:
    """The same with another last digit in the number that is typed last."""
    typed = [place for place, keys in enumerate(plan.waits) if len(keys.rstrip("*#")) > 1]
    for digit in "9876543210" if typed else "":
        place = typed[-1]
        begin = plan.waits[place].rstrip("*#")
        keys = begin[:-1] + digit + plan.waits[place][len(begin) :]
        yield plan._replace(waits=(*plan.waits[:place], keys, *plan.waits[place + 1 :]))


def _lacks(maker: Maker, feature: Feature, route: Route) -> bool:
    """Whether a call comes without a variable to the node that uses it, or with one that cannot be said there."""
    held, node = dict(route.end.typed), maker.hotline.nodes[feature.node]
    said = [each for each in speaks(node) if each.value == feature.what]
    if not said:
        return feature.what not in held
    return any(not sayable(maker.hotline, each, held, route.withheld) for each in said)


def second_fault(maker: Maker, feature: Feature) -> Made | None:
    """A clip missing for which the fault way is taken, and one missing on the fault way."""
    start = next(maker.finder.usual.routes(maker.hotline.start))
    first = maker.play(start)
    for clip in _clips(maker, first, 0):
        once = maker.play(start._replace(missing=frozenset((clip,))))
        place = next((number for number, event in enumerate(once.seen.events) if event.kind == "fault"), None)
        for other in [] if place is None else _clips(maker, once, place):
            made = maker.play(start._replace(missing=frozenset((clip, other))))
            if covers(made, feature):
                return made
    return None


def _clips(maker: Maker, made: Made, since: int) -> list[str]:
    """The clips with words that a call plays from an event on."""
    played = (ask.clip for ask in made.seen.asks if ask.event >= since)
    return [clip for clip in dict.fromkeys(played) if clip in maker.hotline.clips]
