"""A menu on Asterisk: its keys are extensions, and the switch's own collecting does what the flow means.

`Background` and `WaitExten` take keys as long as a longer extension is possible, with `TIMEOUT(digit)` as the
wait between them, act at once when none is, prefer a literal to a pattern, and go to `i` with the whole of a
wrong entry.
"""

from __future__ import annotations

from itertools import pairwise

from ivrc.flow.entries import end_keys, patterns, several_keys
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import KEYS, Entry, Heard, Number, Retry
from ivrc.flow.secret import asks_secret
from ivrc.switches.asterisk.text import labels, left, secret
from ivrc.switches.asterisk.text.number import LOOK, NOTHING_TYPED, TYPED, WAIT_FOR_KEYS, one_by_one
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import FORGET, clips, speech
from ivrc.switches.asterisk.text.syntax import (
    Step,
    context,
    equals,
    extension,
    goto,
    is_set,
    put,
    seconds,
    value,
    when,
)

_SILENCE = "IVRC_SILENCE"
_WRONG = "IVRC_WRONG"
_TAKE_UP = when(is_set(labels.KEY), f"{labels.TYPED_EARLY},1")
_PROMPT = "prompt"
_NTH = "time"


def emit(plan: Plan, node: Menu) -> str:
    """A Menu node: its own context, and beside it what it needs for keys typed before it began."""
    if asks_secret(plan.hotline, node):
        return secret.emit(plan, node)
    name = plan.contexts[node.id]
    apart = any(_mixed((*says, *node.prompt)) for says in _said(node))
    ended = bool(end_keys(node))
    several = several_keys(node)
    taken, rest = one_by_one(plan, node) if ended else _at_once(plan, node, several)
    opening: list[Step] = []
    if node.silence.times:
        opening.append(put(_SILENCE, "0"))
    if node.wrong.times:
        opening.append(put(_WRONG, "0"))
    if ended:
        opening.append(NOTHING_TYPED)
    elif several:
        opening.append(put("TIMEOUT(digit)", seconds(node.inter_key_ms)))
    wait = f"{WAIT_FOR_KEYS}({seconds(node.first_key_ms)})"
    if apart:
        opening += [goto(_apart_from(name, _PROMPT)), ("wait", _TAKE_UP), wait]
        rest += _apart(plan, node)
    elif node.prompt and not node.prompt[0].interruptible:
        opening += _label(_PROMPT, [FORGET, *clips(plan, node.prompt), wait])
    else:
        opening += [_TAKE_UP, *_label(_PROMPT, [*clips(plan, node.prompt), wait])]
    silence = _retry(plan, name, "silence", _SILENCE, node.silence, apart)
    wrong = _retry(plan, name, "wrong", _WRONG, node.wrong, apart)
    extensions = [
        extension(labels.BEGIN, opening),
        *taken,
        extension(labels.TIME_OUT, [when(is_set(TYPED), LOOK), *silence] if ended else silence),
        extension(labels.WRONG, [NOTHING_TYPED, *wrong] if ended else wrong),
    ]
    return context(name, plan.title(node), extensions, plan.common) + "".join(rest)


def _at_once(plan: Plan, node: Menu, several: bool) -> tuple[list[str], list[str]]:
    """An extension for each entry and length, and what a first key needs that was typed before the menu began."""
    first, rest = _first_keys(plan, node) if several else ([], [])
    return [*(_entry(plan, node, entry, pattern) for entry, pattern in _patterns(node)), *first], rest


def _patterns(node: Menu) -> list[tuple[Entry | Number, str]]:
    """Every entry with the patterns of what it is."""
    found = [(entry, pattern) for entry in node.entries for pattern in patterns(entry)]
    lasts = [(entry, entry.last) for entry in node.entries if isinstance(entry, Number) and entry.last]
    return found + [(entry, pattern[:-1] + last) for entry, last in lasts for pattern in patterns(entry)]


def _entry(plan: Plan, node: Menu, entry: Entry | Number, pattern: str) -> str:
    steps: list[Step] = [put(plan.variables[entry.variable], value("EXTEN"))] if entry.variable else []
    return extension(_pattern(pattern), [*steps, *left.chosen(plan, node, entry.edge), plan.go(entry.edge)])


def _retry(plan: Plan, name: str, cause: str, counter: str, retry: Retry, apart: bool) -> list[Step]:
    """Silence or a wrong key: so many further playings, then the way out."""
    if not retry.times:
        return [plan.go(retry.exit)]
    steps: list[Step] = [
        put(counter, f"$[{value(counter)} + 1]"),
        when(f"$[{value(counter)} > {retry.times}]", f"{plan.target(retry.exit)},{labels.BEGIN},1"),
    ]
    again = f"Goto({name},{labels.BEGIN},{_PROMPT})"
    *own, (other, rest) = retry.apart
    for time, _ in own:
        aside = f"{_apart_from(name, f'{cause}{time}')},{labels.BEGIN},1"
        steps.append(when(equals(counter, str(time)), aside if apart else f"{_NTH}{time}"))
    if apart:
        return [*steps, goto(_apart_from(name, f"{cause}{other or ''}" if rest else _PROMPT))]
    steps += [*clips(plan, rest), again]
    for time, says in own:
        steps += _label(f"{_NTH}{time}", [*clips(plan, says), again])
    return steps


def _said(node: Menu) -> list[tuple[Heard, ...]]:
    """Everything that can stand before the prompt, nothing included."""
    return [(), *(says for retry in (node.silence, node.wrong) for _, says in retry.apart)]


def _mixed(plays: tuple[Heard, ...]) -> bool:
    """Whether a clip that a key stops comes before one that discards it: such a key may not be acted on."""
    return (True, False) in pairwise([play.interruptible for play in plays])


def _apart(plan: Plan, node: Menu) -> list[str]:
    """The speech of such a menu, as if it stood in nodes of its own before the wait."""
    name = plan.contexts[node.id]
    title = plan.title(node)
    parts = [
        speech(
            plan,
            _apart_from(name, _PROMPT),
            f"{title}, its prompt",
            node.prompt,
            f"Goto({name},{labels.BEGIN},wait)",
        )
    ]
    for cause, retry in (("silence", node.silence), ("wrong", node.wrong)):
        for time, says in retry.apart:
            if says:
                which = f"{cause}{time or ''}"
                way_on = goto(_apart_from(name, _PROMPT))
                parts.append(speech(plan, _apart_from(name, which), f"{title}, on {which}", says, way_on))
    return parts


def _first_keys(plan: Plan, node: Menu) -> tuple[list[str], list[str]]:
    """For a menu with entries of several keys: where a first key typed before it began leads, as extensions,
    and the contexts that collect what follows such a key. Keys with the same continuations share one."""
    name = plan.contexts[node.id]
    contexts: dict[tuple[str, ...], str] = {}
    extensions: list[str] = []
    parts: list[str] = []
    any_digit = _continuations(node, "X")
    for key in ("X", *KEYS):
        found = any_digit if key == "X" else _continuations(node, key)
        if not found or (key.isdigit() and found == any_digit):
            continue
        if found not in contexts:
            contexts[found] = _apart_from(name, str(len(contexts) + 1))
            parts.append(_continue(plan, node, contexts[found], found))
        extensions.append(extension(_pattern(f"{labels.FIRST_KEY}{key}"), [goto(contexts[found])]))
    return extensions, parts


def _continuations(node: Menu, key: str) -> tuple[str, ...]:
    """What may follow a first key, as patterns; for `X`, what may follow every digit."""
    takes = (key, "X") if key.isdigit() else (key,)
    found = {pattern[1:] for _, pattern in _patterns(node) if pattern[0] in takes}
    return tuple(sorted(found - {""}))


def _continue(plan: Plan, node: Menu, name: str, continuations: tuple[str, ...]) -> str:
    menu_name, first = plan.contexts[node.id], value(labels.FIRST)
    extensions = [
        extension(labels.BEGIN, [f"{WAIT_FOR_KEYS}({seconds(node.inter_key_ms)})"]),
        *(extension(_pattern(p), [f"Goto({menu_name},{first}{value('EXTEN')},1)"]) for p in continuations),
        extension(labels.TIME_OUT, [f"Goto({menu_name},{first},1)"]),
        extension(labels.WRONG, [f"Goto({menu_name},{first}{value(labels.INVALID)},1)"]),
    ]
    return context(
        name, f"{plan.title(node)}, the keys after a first one typed early", extensions, plan.common
    )


def _apart_from(name: str, word: str) -> str:
    """The context of what a menu needs beside its own."""
    return f"{name}{labels.APART}{word}"


def _pattern(keys: str) -> str:
    """An extension's name: Asterisk marks one that holds `X` with an underscore."""
    return f"_{keys}" if "X" in keys else keys


def _label(label: str, steps: list[Step]) -> list[Step]:
    first, *rest = steps
    return [(label, first) if isinstance(first, str) else first, *rest]
