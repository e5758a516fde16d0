"""A menu on FreeSWITCH: the keys are read one by one, and what was typed is looked up after each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.flow.nodes import Entry, Menu, Retry
from ivrc.targets.freeswitch_plan import Plan
from ivrc.targets.freeswitch_run import clips
from ivrc.targets.freeswitch_xml import asked, context, extension, put

_EITHER = asked("(typed|ended)")
_RUN = re.compile(r"X{2,}")


def menu(plan: Plan, node: Menu) -> str:
    """A Menu node. `typed` looks up the keys so far; `ended` does when no further key came in time."""
    prompt = [
        *clips(plan, node.prompt),
        plan.shared(f"first-key:{node.first_key_ms}"),
        plan.stay(node, "typed"),
    ]
    parts = [
        extension(
            "enter", [asked("enter")], [put("ivrc_silences"), put("ivrc_wrongs"), plan.stay(node, "prompt")]
        ),
        extension("prompt", [asked("prompt")], prompt),
    ]
    beginnings = "|".join(
        dict.fromkeys(beginning(entry.pattern) for entry in node.entries if entry.pattern[1:])
    )
    if beginnings:
        further = [plan.stay(node, "ended"), plan.shared(f"further-key:{node.inter_key_ms}")]
        parts.append(extension("more keys may follow", [asked("typed"), _keys(beginnings)], further))
    parts.extend(_entry(plan, entry) for entry in sorted(node.entries, key=_literal_first))
    silences = put("ivrc_silences", "${ivrc_silences}x")
    wrongs = put("ivrc_wrongs", "${ivrc_wrongs}x")
    parts += [
        extension("no key", [asked("typed"), _keys("")], [silences, plan.stay(node, "silence")]),
        *_retry(plan, node, "silence", "${ivrc_silences}", node.silence),
        extension("no entry", [_EITHER], [wrongs, plan.stay(node, "wrong")]),
        *_retry(plan, node, "wrong", "${ivrc_wrongs}", node.wrong),
    ]
    return context(plan.contexts[node.id], plan.title(node), parts)


def _entry(plan: Plan, entry: Entry) -> str:
    stored = [put(plan.variables[entry.variable], "${ivrc_typed}")] if entry.variable else []
    return extension(
        entry.edge.cause, [_EITHER, _keys(expression(entry.pattern))], [*stored, plan.go(entry.edge)]
    )


def _literal_first(entry: Entry) -> str:
    """`X` after every key, so that of two entries the one whose first difference is a literal key comes first."""
    return entry.pattern.replace("X", "~")


def _retry(plan: Plan, node: Menu, step: str, tally: str, retry: Retry) -> Iterable[str]:
    """Silence or a wrong key, counted by strokes: so many further playings, then the way out."""
    if retry.times:
        again = [*clips(plan, retry.says), plan.stay(node, "prompt")]
        yield extension(f"{step}, again", [asked(step), (tally, f"^x{{1,{retry.times}}}$")], again)
    yield extension(f"{step}, no more", [asked(step)], [plan.go(retry.exit)])


def _keys(keys: str) -> tuple[str, str]:
    return ("${ivrc_typed}", f"^({keys})$" if "|" in keys else f"^{keys}$")


def expression(pattern: str) -> str:
    """The regular expression of an entry's pattern or of a site's extension."""
    together = _RUN.sub(lambda run: f"[0-9]{{{len(run[0])}}}", pattern)
    return together.replace("X", "[0-9]").replace("*", "[*]")


def beginning(pattern: str) -> str:
    """The regular expression of every beginning of a pattern that is shorter than itself."""
    keys = list(pattern[:-1])
    if set(keys) == {"X"}:
        return f"[0-9]{{1,{len(keys)}}}"
    found = expression(keys.pop())
    for key in reversed(keys):
        found = f"{expression(key)}({found})?"
    return found
