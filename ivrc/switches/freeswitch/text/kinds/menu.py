"""A menu on FreeSWITCH: the keys are read one by one, and what was typed is looked up after each."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.causes import Cause
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number, Retry
from ivrc.flow.secret import asks_secret
from ivrc.switches.expressions import beginnings, literal_first, whole, without_end_key
from ivrc.switches.freeswitch.text import labels, left, secret
from ivrc.switches.freeswitch.text.plan import Plan, word
from ivrc.switches.freeswitch.text.speech import clips
from ivrc.switches.freeswitch.text.syntax import asked, context, extension, put, value

_EITHER = asked("(typed|ended)")
_NO_KEY = (value(labels.TYPED), "^$")
_NONE_YET = [put(labels.SILENCES), put(labels.WRONGS)]
_ONE_SILENCE = put(labels.SILENCES, f"{value(labels.SILENCES)}x")
_ONE_WRONG = put(labels.WRONGS, f"{value(labels.WRONGS)}x")
"""Silences and wrong keys are counted by strokes."""


def emit(plan: Plan, node: Menu) -> str:
    """A Menu node. `typed` looks up the keys so far; `ended` does when no further key came in time."""
    if asks_secret(plan.hotline, node):
        return secret.emit(plan, node)
    prompt = [
        *clips(plan, node.prompt),
        plan.shared(f"{labels.FIRST_KEY}:{node.first_key_ms}"),
        plan.stay(node, "typed"),
    ]
    parts = [
        extension(labels.ENTER, [asked(labels.ENTER)], [*_NONE_YET, plan.stay(node, "prompt")]),
        extension("prompt", [asked("prompt")], prompt),
    ]
    if more := beginnings(node.entries):
        further = [plan.stay(node, "ended"), plan.shared(f"{labels.FURTHER_KEY}:{node.inter_key_ms}")]
        parts.append(extension("more keys may follow", [asked("typed"), _keys(more)], further))
    for entry in node.entries:
        if isinstance(entry, Number) and entry.end_key:
            ends = [
                plan.stay(node, "ended"),
                put(labels.END_KEY, entry.end_key),
                plan.shared(f"{labels.AFTER_FULL}:{node.inter_key_ms}"),
            ]
            full = _keys(without_end_key(entry))
            parts.append(extension(f"{entry.end_key} may follow", [asked("typed"), full], ends))
    parts.extend(_entry(plan, node, entry) for entry in sorted(node.entries, key=literal_first))
    parts += [
        extension("no key", [asked("typed"), _NO_KEY], [_ONE_SILENCE, plan.stay(node, "silence")]),
        *_retry(plan, node, "silence", value(labels.SILENCES), node.silence),
        extension("no entry", [_EITHER], [_ONE_WRONG, plan.stay(node, "wrong")]),
        *_retry(plan, node, "wrong", value(labels.WRONGS), node.wrong),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _entry(plan: Plan, node: Menu, entry: Entry | Number) -> str:
    keys, held = _keys(whole(entry)), value(labels.TYPED)
    if isinstance(entry, Number) and entry.end_key:
        keys, held = (value(labels.TYPED), f"^{whole(entry)}$"), "$1"
    cause = entry.edge.cause
    name = str(Cause(cause.kind, word(cause.what)) if isinstance(entry, Number) else cause)
    stored = [put(plan.variables[entry.variable], held)] if entry.variable else []
    return extension(
        name, [_EITHER, keys], [*stored, *left.chosen(plan, node, entry.edge), plan.go(entry.edge)]
    )


def _retry(plan: Plan, node: Menu, step: str, tally: str, retry: Retry) -> Iterable[str]:
    """Silence or a wrong key: so many further playings, then the way out."""
    *own, (_, rest) = retry.apart or ((0, ()),)
    for time, says in own:
        again = [*clips(plan, says), plan.stay(node, "prompt")]
        yield extension(f"{step}, time {time}", [asked(step), (tally, f"^x{{{time}}}$")], again)
    if retry.times:
        again = [*clips(plan, rest), plan.stay(node, "prompt")]
        yield extension(f"{step}, again", [asked(step), (tally, f"^x{{1,{retry.times}}}$")], again)
    yield extension(f"{step}, no more", [asked(step)], [plan.go(retry.exit)])


def _keys(keys: str) -> tuple[str, str]:
    return (value(labels.TYPED), f"^({keys})$" if "|" in keys else f"^{keys}$")
