"""菜单: rules 5 to 11, numbers, rules 21 to 24, and secrets, rule 37."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Heard
from ivrc.flow.secret import HIDDEN, asks_secret
from ivrc.simulate.events.keys import SET, SILENCE, WRONG
from ivrc.simulate.match import belongs, end_key_after, longer_possible, matched, value
from ivrc.simulate.over import Fault, Unsaid
from ivrc.simulate.progress import Run


def step(run: Run, node: Menu) -> Edge:
    """What a menu does; where a secret is typed, nobody sees it, however the menu is left."""
    if not asks_secret(run.hotline, node):
        return _asked(run, node)
    run.hide()
    try:
        way = _asked(run, node)
    except (Fault, Unsaid):
        run.show()
        raise
    run.show()
    return way


def _asked(run: Run, node: Menu) -> Edge:
    """Plays the prompt and listens, until an entry is typed or silence or wrong keys have been too many."""
    counts = {"silence": 0, "wrong": 0}
    plays: Sequence[Heard] = node.prompt
    while True:
        run.play(plays)
        keys = _collect(run, node)
        if not keys:
            run.tell(SILENCE)
            cause, retry = "silence", node.silence
        else:
            entry = matched(keys, node.entries)
            if entry is not None:
                if entry.variable:
                    run.values[entry.variable] = HIDDEN if run.hides else value(keys, entry)
                    run.tell(SET, entry.variable, run.shown(entry.variable))
                return entry.edge
            run.tell(WRONG, run.as_typed(keys))
            cause, retry = "wrong", node.wrong
        counts[cause] += 1
        if counts[cause] > retry.times:
            return retry.exit
        plays = (*retry.said(counts[cause]), *node.prompt)


def _collect(run: Run, node: Menu) -> str:
    """The keys of one entry; empty when the first-key time-out passes."""
    if not run.take_waiting() and not _wait(run, node, node.first_key_ms, first=True):
        return ""
    keys, run.pending = run.pending, ""
    while longer_possible(keys, node.entries) or end_key_after(keys, node.entries):
        if not run.take_waiting() and not _wait(run, node, node.inter_key_ms, first=False):
            break
        if not belongs(run.pending, keys, node.entries):
            run.pending = "" if run.hides else run.pending
            break
        keys, run.pending = keys + run.pending, ""
    return keys


def _wait(run: Run, node: Menu, limit_ms: int, first: bool) -> bool:
    """Whether a key came in time; it is pending then."""
    typed = run.caller.waiting(node.id, limit_ms, first)
    if not typed.keys and not typed.hangs_up:
        run.pass_time(limit_ms)
        return False
    run.pass_time(typed.after_ms)
    run.typed(typed)
    return run.take_waiting()
