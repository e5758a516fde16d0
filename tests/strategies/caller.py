"""A random call into a hotline, and what its caller does."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from ivrc.coverage.keys import keys_for, keys_outside
from ivrc.coverage.replies import candidates
from ivrc.flow.graph import of_kind, values_said
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.queue import FULL, NO_AGENTS, Queue
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import BEEP, KEYS, Dials, Hotline, Number
from ivrc.flow.shape import parts
from ivrc.flow.stand_in import switch_of
from ivrc.flow.switches import desks, lists, queues, switches
from ivrc.saying.run import SOUND
from ivrc.simulate import replies
from ivrc.simulate.caller import OUTCOMES
from ivrc.simulate.plan import LENGTH, Call, Plan
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.simulate.turns import beginning_with

from .words import CALLERS, DESTINATIONS, EXTENSIONS, LIST, MONDAY, SPECIAL, STAND_INS, SWITCH

LISTED = tuple((LIST, number) for number in ("02187654321", "13800138000", "13900139000"))


@st.composite
def calls(draw: st.DrawFn, hotline: Hotline) -> Call:
    """A call into a hotline: at any time of the week or of a special day, with any keys at any place, with or without faults."""
    clips = _clips(hotline)
    pieces = sorted(clip for clip in hotline.clips if clip.startswith(SOUND))
    lost = st.lists(st.sampled_from(clips), min_size=1, max_size=2, unique=True)
    some = (
        [lost, st.lists(st.sampled_from(pieces), min_size=9, max_size=9, unique=True)] if pieces else [lost]
    )
    missing = draw(st.one_of(st.just([]), st.just([]), *some))
    day = draw(st.sampled_from((*(MONDAY + timedelta(days=n) for n in range(7)), *SPECIAL)))
    at = day + timedelta(minutes=draw(st.integers(0, 24 * 12 - 1)) * 5, seconds=150)
    number = draw(st.sampled_from(CALLERS))
    turns = draw(st.lists(st.sampled_from(DESTINATIONS), max_size=2))
    world = beginning_with(hotline, turns)._replace(drawn=draw(st.integers(0, 2)))
    if waiting := sorted(queues(hotline)):
        standing = st.dictionaries(st.sampled_from(waiting), st.sampled_from((FULL, NO_AGENTS)))
        world = world._replace(queues=frozenset(draw(standing).items()))
    away = draw(st.sets(st.sampled_from([*STAND_INS]))) & set(desks(hotline))
    turned = draw(st.sets(st.just(SWITCH))) & set(switches(hotline))
    listed = draw(st.sets(st.sampled_from(LISTED))) if lists(hotline) else set()
    world = world._replace(on=frozenset({*map(switch_of, away), *turned}), listed=frozenset(listed))
    does = draw(plans(hotline))
    return Call("随机来电", "a random call", does, at, number, frozenset(missing), world=world)


def _clips(hotline: Hotline) -> list[str]:
    """The clips of sentences."""
    return sorted(clip for clip in hotline.clips if clip != BEEP and not clip.startswith(SOUND))


@st.composite
def plans(draw: st.DrawFn, hotline: Hotline) -> Plan:
    """What a caller does. Keys are mostly ones that some menu knows, typed at waits and in clips, also several menus'
    at once."""
    clips = sorted({*_clips(hotline), *(speak.clip for _, speak in values_said(hotline))})
    known = sorted(
        {keys for node in hotline.nodes.values() if isinstance(node, Menu) for keys in _known(node)}
    )
    keys = (
        st.one_of(st.sampled_from(known), st.text(KEYS, min_size=1, max_size=4))
        if known
        else st.text(KEYS, min_size=1, max_size=4)
    )
    burst = st.one_of(keys, keys, st.tuples(keys, keys).map("".join))
    act = st.one_of(burst, burst, burst, st.just(PASS), st.just(PASS))
    waits = draw(st.lists(act, max_size=8))
    then = draw(st.sampled_from((HANG_UP, PASS)))
    during = st.one_of(burst, burst, st.just(HANG_UP))
    played = st.tuples(st.sampled_from(clips), st.integers(1, 2))
    outcomes = st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=2).map(tuple)
    dialled = sorted(
        {
            name
            for node in hotline.nodes.values()
            if isinstance(node, Transfer | Queue)
            for name in parts(node, Dials)
        }
    )
    dialled += [keys for keys in known if keys.isdigit() and len(keys) > 1]
    return Plan(
        tuple(waits),
        then,
        draw(st.dictionaries(played, during, max_size=3)),
        draw(st.dictionaries(st.sampled_from(dialled), outcomes, max_size=3)) if dialled else {},
        tuple(
            draw(st.lists(st.tuples(st.integers(2, 5).map(lambda s: s * 1000), st.booleans()), max_size=2))
        ),
        tuple(draw(st.lists(st.sampled_from(((2000, False), (3000, True), (LENGTH, False))), max_size=2))),
        draw(_replies(hotline)),
    )


@st.composite
def _replies(draw: st.DrawFn, hotline: Hotline) -> dict[str, tuple[str, ...]]:
    """What services answer: what they are asked for, such as cannot be said or is in no form, and all that is no answer."""
    names: dict[str, dict[str, None]] = {}
    for node in of_kind(hotline, Lookup):
        names.setdefault(node.service, {}).update(dict.fromkeys(node.found.names))
    if not names:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for service, kept in names.items():
        values = {
            name: st.sampled_from((*candidates(hotline, name, ("17", "2", "80"), ()), "1e3")) for name in kept
        }
        answers = st.fixed_dictionaries(values).map(replies.found)
        others = st.sampled_from((*replies.HOW[1:], *replies.MANNERS))
        several = st.lists(st.one_of(answers, answers, answers, others), min_size=1, max_size=2)
        found[service] = tuple(draw(several))
    return found


def _known(menu: Menu) -> list[str]:
    """Keys of each entry: an extension that is listed where it takes some, and one that is not."""
    found = []
    for entry in menu.entries:
        tried = (
            keys_for(entry, menu.entries),
            keys_for(entry, menu.entries, EXTENSIONS),
            keys_outside(entry, menu.entries, EXTENSIONS),
        )
        found += [keys for keys in tried if keys]
        if isinstance(entry, Number):
            found += [entry.digits, entry.digits, entry.digits + entry.end_key] if entry.digits else []
            least, most = "5" * entry.lengths[0], "6" * entry.lengths[-1]
            found += [
                most,
                least[1:] + entry.end_key,
                least + entry.end_key,
                most + entry.end_key + "1",
                most + "1",
            ]
            found += [least[1:] + entry.last + entry.end_key] if entry.last else []
    return [keys for keys in found if keys]
