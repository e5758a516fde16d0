"""A menu on Asterisk: its keys are extensions, and the switch's own collecting does what the flow means.

`Background` and `WaitExten` take keys as long as a longer extension is possible, with `TIMEOUT(digit)` as the
wait between them, act at once when none is, prefer a literal to a pattern, and go to `i` with the whole of a
wrong entry.
"""

from __future__ import annotations

from itertools import pairwise

from ivrc.flow.entries import end_keys, patterns, several_keys
from ivrc.flow.nodes import KEYS, Entry, Menu, Number, Play, Retry
from ivrc.switches.asterisk.text.number import LOOK, NOTHING_TYPED, TYPED, one_by_one
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.prompt import FORGET, clips, speech
from ivrc.switches.asterisk.text.syntax import Step, context, extension, goto, is_set, seconds, when

_SILENCE = "IVRC_SILENCE"
_WRONG = "IVRC_WRONG"


def menu(plan: Plan, node: Menu) -> str:
    """A Menu node: its own context, and beside it what it needs for keys typed before it began."""
    name = plan.contexts[node.id]
    apart = any(_mixed((*says, *node.prompt)) for says in ((), node.silence.says, node.wrong.says))
    ended = bool(end_keys(node))
    taken, rest = one_by_one(plan, node) if ended else _at_once(plan, node)
    opening: list[Step] = []
    if node.silence.times:
        opening.append(f"Set({_SILENCE}=0)")
    if node.wrong.times:
        opening.append(f"Set({_WRONG}=0)")
    if ended:
        opening.append(NOTHING_TYPED)
    elif several_keys(node):
        opening.append(f"Set(TIMEOUT(digit)={seconds(node.inter_key_ms)})")
    wait = f"WaitExten({seconds(node.first_key_ms)})"
    if apart:
        opening += [goto(f"{name}~prompt"), ("wait", when(is_set("IVRC_KEY"), "typed,1")), wait]
        rest += _apart(plan, node)
    elif node.prompt and not node.prompt[0].interruptible:
        opening += _label("prompt", [FORGET, *clips(plan, node.prompt), wait])
    else:
        opening += [when(is_set("IVRC_KEY"), "typed,1"), *_label("prompt", [*clips(plan, node.prompt), wait])]
    silence = _retry(plan, name, "silence", _SILENCE, node.silence, apart)
    wrong = _retry(plan, name, "wrong", _WRONG, node.wrong, apart)
    extensions = [
        extension("s", opening),
        *taken,
        extension("t", [when(is_set(TYPED), LOOK), *silence] if ended else silence),
        extension("i", [NOTHING_TYPED, *wrong] if ended else wrong),
    ]
    return context(name, plan.title(node), extensions, plan.common) + "".join(rest)


def _at_once(plan: Plan, node: Menu) -> tuple[list[str], list[str]]:
    """An extension for each entry and length, and what a first key needs that was typed before the menu began."""
    first, rest = _first_keys(plan, node) if several_keys(node) else ([], [])
    return [*(_entry(plan, entry, pattern) for entry, pattern in _patterns(node)), *first], rest


def _patterns(node: Menu) -> list[tuple[Entry | Number, str]]:
    """Every entry with the patterns of what it is."""
    found = [(entry, pattern) for entry in node.entries for pattern in patterns(entry)]
    lasts = [(entry, entry.last) for entry in node.entries if isinstance(entry, Number) and entry.last]
    return found + [(entry, pattern[:-1] + last) for entry, last in lasts for pattern in patterns(entry)]


def _entry(plan: Plan, entry: Entry | Number, pattern: str) -> str:
    steps: list[Step] = [f"Set({plan.variables[entry.variable]}=${{EXTEN}})"] if entry.variable else []
    return extension(_pattern(pattern), [*steps, plan.go(entry.edge)])


def _retry(plan: Plan, name: str, cause: str, counter: str, retry: Retry, apart: bool) -> list[Step]:
    """Silence or a wrong key: so many further playings, then the way out."""
    if not retry.times:
        return [plan.go(retry.exit)]
    steps: list[Step] = [
        f"Set({counter}=$[${{{counter}}} + 1])",
        when(f"$[${{{counter}}} > {retry.times}]", f"{plan.target(retry.exit)},s,1"),
    ]
    if apart:
        return [*steps, goto(f"{name}~{cause}" if retry.says else f"{name}~prompt")]
    return [*steps, *clips(plan, retry.says), f"Goto({name},s,prompt)"]


def _mixed(plays: tuple[Play, ...]) -> bool:
    """Whether a clip that a key stops comes before one that discards it: such a key may not be acted on."""
    return any(before.interruptible and not after.interruptible for before, after in pairwise(plays))


def _apart(plan: Plan, node: Menu) -> list[str]:
    """The speech of such a menu, as if it stood in nodes of its own before the wait."""
    name = plan.contexts[node.id]
    title = plan.title(node)
    parts = [speech(plan, f"{name}~prompt", f"{title}, its prompt", node.prompt, f"Goto({name},s,wait)")]
    for cause, retry in (("silence", node.silence), ("wrong", node.wrong)):
        if retry.times and retry.says:
            way_on = goto(f"{name}~prompt")
            parts.append(speech(plan, f"{name}~{cause}", f"{title}, on {cause}", retry.says, way_on))
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
            contexts[found] = f"{name}~{len(contexts) + 1}"
            parts.append(_continue(plan, node, contexts[found], found))
        extensions.append(extension(_pattern(f"first{key}"), [goto(contexts[found])]))
    return extensions, parts


def _continuations(node: Menu, key: str) -> tuple[str, ...]:
    """What may follow a first key, as patterns; for `X`, what may follow every digit."""
    takes = (key, "X") if key.isdigit() else (key,)
    found = {pattern[1:] for _, pattern in _patterns(node) if pattern[0] in takes}
    return tuple(sorted(found - {""}))


def _continue(plan: Plan, node: Menu, name: str, continuations: tuple[str, ...]) -> str:
    menu_name = plan.contexts[node.id]
    extensions = [
        extension("s", [f"WaitExten({seconds(node.inter_key_ms)})"]),
        *(extension(_pattern(p), [f"Goto({menu_name},${{IVRC_FIRST}}${{EXTEN}},1)"]) for p in continuations),
        extension("t", [f"Goto({menu_name},${{IVRC_FIRST}},1)"]),
        extension("i", [f"Goto({menu_name},${{IVRC_FIRST}}${{INVALID_EXTEN}},1)"]),
    ]
    return context(
        name, f"{plan.title(node)}, the keys after a first one typed early", extensions, plan.common
    )


def _pattern(keys: str) -> str:
    """An extension's name: Asterisk marks one that holds `X` with an underscore."""
    return f"_{keys}" if "X" in keys else keys


def _label(label: str, steps: list[Step]) -> list[Step]:
    first, *rest = steps
    return [(label, first) if isinstance(first, str) else first, *rest]
