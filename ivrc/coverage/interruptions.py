"""Calls for what a caller does while something is heard, or types out of the usual order."""

from __future__ import annotations

from ivrc.coverage.calls import SHORT_MS, Made, Maker, covers
from ivrc.coverage.feature import Ask, Feature
from ivrc.coverage.keys import broken_off, wrong_behind, wrong_keys
from ivrc.coverage.numbers import AHEAD, CLOSED, ENDS, FULL, keys_for
from ivrc.coverage.route import Route, Step
from ivrc.flow.graph import edges, plays
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number
from ivrc.simulate.plan import Plan
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.simulate.trace import Event

FORGETTING = ("dial", "outcome", "message")
"""Events before which every waiting key is discarded."""
ANY_KEY = "5"


def way(maker: Maker, feature: Feature) -> Made | None:
    """An edge is taken."""
    route = maker.finder.through(feature.node, feature.cause)
    return None if route is None else maker.play(route)


def types(maker: Maker, feature: Feature) -> Made | None:
    """Keys of an entry, typed in a wait."""
    keys = maker.keys(feature.node)
    to = maker.to(feature.node, keys) if keys else None
    return None if to is None else maker.play(*to)


def in_clip(maker: Maker, feature: Feature) -> Made | None:
    """A key while a clip plays; in a menu that repeats, in the playing that follows."""
    for waits in before(maker, feature):
        to = maker.to(feature.node, *waits)
        made = None if to is None else act(maker, feature, to, "")
        if covers(made, feature):
            return made
    return None


def cuts_by_a_sign(maker: Maker, feature: Feature) -> Made | None:
    """A sign, which is no digit, stops a clip."""
    return _cutting(maker, feature, feature.what)


def _cutting(maker: Maker, feature: Feature, typed: str) -> Made | None:
    """Keys that cut off the first words of a node that can be."""
    to = maker.to(feature.node)
    if to is None:
        return None
    made = maker.play(*to)
    able = (ask for ask in made.seen.asks if ask.event >= made.arrives and ask.node == feature.node)
    ask = next((ask for ask in able if ask.clip and ask.stops and ask.length_ms >= SHORT_MS), None)
    return None if ask is None else maker.in_clip(made, ask, typed)


def hangs_up(maker: Maker, feature: Feature) -> Made | None:
    """A hang-up while a node speaks, or in its wait."""
    to = maker.to(feature.node)
    if to is None:
        return None
    return act(maker, feature, to, HANG_UP) if feature.what == "clip" else maker.play(*to)


def dropped(maker: Maker, feature: Feature) -> Made | None:
    """A key in the clip before one that discards it."""
    for waits in before(maker, feature):
        to = maker.to(feature.node, *waits)
        if to is None:
            return None
        made = maker.play(*to)
        earlier: Ask | None = None
        for ask in made.seen.asks:
            if ask.event > made.arrives and ask.node == feature.node and ask.clip == feature.what and earlier:
                return maker.in_clip(made, earlier, _understood_after(maker, made, ask))
            earlier = ask if ask.clip and ask.stops and ask.length_ms >= SHORT_MS else None
    return None


def typed_ahead(maker: Maker, feature: Feature) -> Made | None:
    """Keys for a menu typed together with those of the menu before, or while something is said before it: all of an
    entry's, only the first ones, or wrong ones."""
    whole = feature.kind == "typed ahead"
    to = maker.to(feature.node) if whole else after_words(maker, feature.node) or maker.to(feature.node)
    others = {"broken off ahead": broken_off, "wrong ahead": wrong_behind}
    keys = maker.keys(feature.node) if whole else others[feature.kind](_menu(maker, feature))
    if to is None or not keys:
        return None
    route, plan = to
    made = maker.play(route, plan)
    events = made.seen.events[: made.arrives]
    since = max((number for number, event in enumerate(events) if event.kind in FORGETTING), default=0)
    wait, last = -1, None
    for ask in made.seen.asks:
        if ask.event >= made.arrives:
            break
        wait += not ask.clip
        can = ask.length_ms >= SHORT_MS if ask.clip else ask.act.keys
        last = (
            (ask, wait)
            if ask.stops and can and ask.event > since
            else last
            if ask.stops and ask.clip
            else None
        )
    if last is None:
        return None
    ask, wait = last
    if ask.clip:
        return maker.in_clip(made, ask, keys)
    acts = (*plan.waits[:wait], plan.waits[wait] + keys)
    return maker.play(route, plan._replace(waits=acts), made.call.at)


def after_words(maker: Maker, name: str) -> tuple[Route, Plan] | None:
    """The way to a menu from a node that only speaks: a key typed there waits outside any menu."""
    for node in maker.hotline.nodes.values():
        says = list(plays(node)) if node.traits.speaks else []
        for way in edges(node) if says and says[-1].interruptible else ():
            route = maker.finder.through(node.id, way.cause) if way.target == name else None
            if route is not None:
                return route, maker.plan(route)
    return None


def between_keys(maker: Maker, feature: Feature) -> Made | None:
    """An entry broken off: no entry yet, or a shorter one."""
    node = _menu(maker, feature)
    if keys := broken_off(node):
        to = maker.to(feature.node, keys)
        return None if to is None else maker.play(*to)
    routes = (maker.finder.through(feature.node, entry.edge.cause) for entry in node.entries)
    calls = (maker.play(route) for route in routes if route is not None)
    return next((made for made in calls if covers(made, feature)), None)


def number(maker: Maker, feature: Feature) -> Made | None:
    """A number typed in one of the ways in which it can begin and end."""
    keys = _typing(maker, feature, feature.what)
    to = maker.to(feature.node, keys) if keys else None
    if to is None or feature.what != AHEAD:
        return None if to is None else maker.play(*to)
    route, plan = to
    made = maker.play(route, plan)
    ahead = _understood_next(maker, made.seen.events[made.arrives + 1 :])
    return maker.play(route, plan._replace(waits=(*plan.waits[:-1], plan.waits[-1] + ahead)), made.call.at)


def righted(maker: Maker, feature: Feature) -> Made | None:
    """A number typed when wrong keys were typed first: nothing of those may be left."""
    wrong, keys = wrong_keys(_menu(maker, feature)), _right(maker, feature)
    to = maker.to(feature.node, wrong, keys) if wrong and keys else None
    return None if to is None else maker.play(*to)


def while_asked(maker: Maker, feature: Feature) -> Made | None:
    """A number whose first digit cuts off the words that ask for it."""
    keys = _right(maker, feature)
    return _cutting(maker, feature, keys) if keys else None


def _right(maker: Maker, feature: Feature) -> str | None:
    """Keys by which the number of a feature is taken."""
    return next((keys for kind in (CLOSED, ENDS, FULL) if (keys := _typing(maker, feature, kind))), None)


def _typing(maker: Maker, feature: Feature, kind: str) -> str | None:
    node = _menu(maker, feature)
    numbers = (entry for entry in node.entries if isinstance(entry, Number))
    entry = next(entry for entry in numbers if entry.edge.cause == feature.cause)
    return keys_for(kind, entry, node.entries)


def counted_apart(maker: Maker, feature: Feature, by: Route | None = None) -> Made | None:
    """Silence and wrong keys by turns, each as often as the menu bears, then silence to its end: a counter that counts
    the other's as well is at its end too early."""
    node = _menu(maker, feature)
    wrong = wrong_keys(node)
    if wrong is None:
        return None
    both = min(node.wrong.times, node.silence.times)
    turns = (wrong, PASS) * both + (wrong,) * (node.wrong.times - both)
    route = by or maker.finder.to_node(feature.node)
    acts = (*turns, *(PASS,) * (node.silence.times + 1 - both))
    return None if route is None else maker.play(route, maker.plan(route, *acts))


def counted_anew(maker: Maker, feature: Feature) -> Made | None:
    """The same, in a call that was silent and wrong in the menus before: a visit begins with none of it."""
    to = maker.to(feature.node)
    if to is None:
        return None
    route = to[0]._replace(steps=tuple(_after_tries(maker, step) for step in to[0].steps))
    return counted_apart(maker, feature, route)


def _after_tries(maker: Maker, step: Step) -> Step:
    """A way out of a menu by its keys, after a silence and wrong keys."""
    menu = maker.hotline.nodes.get(step.node)
    if not isinstance(menu, Menu) or step.edge in (menu.silence.exit, menu.wrong.exit):
        return step
    wrong = wrong_keys(menu) if menu.wrong.times else None
    tries = (*((PASS,) if menu.silence.times else ()), *((wrong,) if wrong else ()))
    return step._replace(waits=(*tries, *step.waits))


def before(maker: Maker, feature: Feature) -> list[tuple[str, ...]]:
    """The acts that may bring a node to play a clip: none, or a silence or a wrong key that is answered with it."""
    node = maker.hotline.nodes[feature.node]
    if not isinstance(node, Menu) or any(play.clip == feature.what for play in node.prompt):
        return [()]
    wrong = wrong_keys(node)
    return [(PASS,), (wrong,)] if wrong else [(PASS,)]


def act(maker: Maker, feature: Feature, to: tuple[Route, Plan], what: str) -> Made | None:
    """Does something while the clip of a feature plays where the route ends, or any clip that is long enough; without
    anything named, types keys that the next menu understands."""
    made = maker.play(*to)
    for ask in made.seen.asks:
        fits = ask.clip == feature.what if feature.what != "clip" else ask.clip != ""
        if ask.event >= made.arrives and ask.node == feature.node and fits and ask.length_ms >= SHORT_MS:
            return maker.in_clip(made, ask, what or _understood_after(maker, made, ask))
    return None


def _understood_after(maker: Maker, made: Made, ask: Ask) -> str:
    """Keys that the next menu understands, or any key where no menu follows."""
    if isinstance(maker.hotline.nodes[ask.node], Menu):
        return maker.keys(ask.node) or ANY_KEY
    return _understood_next(maker, made.seen.events[ask.event :])


def _understood_next(maker: Maker, events: list[Event]) -> str:
    for event in events:
        if event.kind in FORGETTING:
            break
        if event.kind == "goto" and isinstance(maker.hotline.nodes[event.what[0]], Menu):
            return maker.keys(event.what[0]) or ANY_KEY
    return ANY_KEY


def _menu(maker: Maker, feature: Feature) -> Menu:
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Menu)
    return node
