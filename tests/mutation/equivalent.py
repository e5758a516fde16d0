"""Mutants that no call can tell, each by a rule with its reason; a rule is about what the switch does, never a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.switches.asterisk.driver import dialplan
from ivrc.switches.asterisk.driver.dialplan import Line
from tests.mutation import walk
from tests.mutation.mutants import Mutant
from tests.mutation.steps import match

_SET = re.compile(r"Set\((\w+)=([^$\n]*)\)")
_LEAVES = re.compile(r"(?:Goto|Hangup)\(|GotoIf\([^?]*\?[^:]+:.+\)")
_STEP = re.compile(r"(?:exten => [^,]+,1|\s*same => n),(\w+)\((.*)\)")
_ASKS_TYPED = re.compile(r"GotoIf\(\$\{EXISTS\(\$\{(IVRC_V\d+)\}\)\}\?(\w+)\$\{\1\},1:fault,1\)")
_INTO_ALL = re.compile(r"[?:(,](?:fault|typed|first)\b|\b(?:Background|Read)\(")
SAME_WAYS = "the same ways"
"""Of flows that are not too large to be walked through; the other rules are for those that are."""
_KEPT_KEY = "Set(IVRC_KEY=${EXTEN})"
_NO_KEY = "Set(IVRC_KEY=)"


class Rule(NamedTuple):
    """`holds` is given the mutant, the text and the text with the fault."""

    name: str
    reason: str
    holds: Callable[[Mutant, str, str], bool]


def _same_steps(mutant: Mutant, text: str, spoilt: str) -> bool:
    return sorted(dialplan.read(text)) == sorted(dialplan.read(spoilt))


def _twice(mutant: Mutant, text: str, spoilt: str) -> bool:
    if mutant.operator != "doubled" or not mutant.before.startswith(" same"):
        return False
    return mutant.construct in ("GotoIf", "GotoIfTime", "Goto", "Hangup", "NoOp") or (
        mutant.construct == "Set" and _SET.search(mutant.before) is not None
    )


def _independent(mutant: Mutant, text: str, spoilt: str) -> bool:
    """Neither step has a label, and one gives a variable a constant of which the other, that runs on, knows nothing."""
    steps = [step for line in mutant.before.splitlines() if (step := _STEP.fullmatch(line))]
    if mutant.operator != "swapped with the next" or len(steps) != 2:
        return False
    if any(step[1] not in ("Set", "Answer", "MixMonitor") for step in steps):
        return False
    set_to = [_SET.fullmatch(f"{step[1]}({step[2]})") for step in steps]
    return any(
        one is not None
        and one[1] not in other[2].partition("=")[0]
        and one[1] not in re.findall(r"\w+", other[2])
        for one, other in zip(set_to, reversed(steps))
    )


def _same_elsewhere(mutant: Mutant, text: str, spoilt: str) -> bool:
    """The extension is lost, or has a name that nothing leads to; a wider one of its context has the same steps, and
    whatever gets its steps in addition never comes to them."""
    head = mutant.before.partition(",1,")[0]
    if mutant.operator not in ("deleted", "pattern") or not head.startswith("exten => "):
        return False
    name = head.removeprefix("exten => ")
    was, becomes = _extensions(text, mutant.place), _extensions(spoilt, mutant.place)
    if any(other.startswith("_") or _led_to(other, text) for other in becomes.keys() - was.keys()):
        return False
    longer = [each for each in was if each in becomes and becomes[each] != was[each]]
    if any(not _LEAVES.fullmatch(was[each][-1]) for each in longer):
        return False
    wider = match(becomes, name) if not name.startswith("_") else None
    return wider is not None and becomes[wider] == was.get(name)


def _led_to(name: str, text: str) -> bool:
    """Whether a step leads to an extension, or keys do, alone or behind letters."""
    keys = "[0-9A-D*#]+"
    behind = "|".join(re.escape(prefix) for prefix in re.findall(r"[?:(,]([\w-]+)\$\{", text))
    literal = re.search(rf"[?:(,]{re.escape(name)},1", text)
    return bool(literal or re.fullmatch(rf"(?:{behind})?{keys}" if behind else keys, name))


def _extensions(text: str, context: str) -> dict[str, list[str]]:
    """The steps of each extension of a context."""
    found: dict[str, list[str]] = {}
    for line in dialplan.read(text):
        if line.context == context and line.extension:
            found.setdefault(line.extension, []).append(_call(line))
    return found


def _call(line: Line) -> str:
    return f"{line.application}({line.data})"


def _no_key_waits(mutant: Mutant, text: str, spoilt: str) -> bool:
    """The step looks for a key that waits, and whatever leads here has dropped it."""
    asks = "s,1,GotoIf(${EXISTS(${IVRC_KEY})}?" in mutant.before
    if not asks or mutant.operator not in ("step left out", "condition") or "(1?" in mutant.after:
        return False
    here = f"{mutant.place},s,1"
    before = {line.context for line in dialplan.read(text) if here in line.data}
    return bool(before) and all(_drops(text, each) for each in before)


def _drops(text: str, context: str) -> bool:
    """A part that drops a key that waits, and takes none itself."""
    steps = _extensions(text, context)
    return steps.get("s", [""])[0] == _NO_KEY and all(_KEPT_KEY not in each for each in steps.values())


def _dropped_next(mutant: Mutant, text: str, spoilt: str) -> bool:
    """A key that cuts what is said is kept for a part that drops it."""
    if _KEPT_KEY not in mutant.before or mutant.operator not in ("variable", "value", "step left out"):
        return False
    leads = re.findall(
        r"Goto\(([^,]+),s,1\)", "\n".join(map("\n".join, _extensions(text, mutant.place).values()))
    )
    return bool(leads) and all(_drops(text, each) for each in leads)


def _nothing_follows(mutant: Mutant, text: str, spoilt: str) -> bool:
    step = mutant.before.splitlines()[-1]
    last = re.fullmatch(r" same => n\(\w+\),NoOp\(\)", step)
    steps = _extensions(text, mutant.place).get("h", [])
    lost = mutant.operator in ("deleted", "label left out", "swapped with the next")
    return bool(last) and lost and steps[-1:] == ["NoOp()"]


def _no_first_key(mutant: Mutant, text: str, spoilt: str) -> bool:
    """A fault leads to where a key would be taken up, and there is none: `first` alone is no extension."""
    part = _extensions(text, mutant.place)
    return (
        mutant.operator == "another target"
        and '"FAILED"]?fault,1)' in mutant.before
        and mutant.after == mutant.before.replace("?fault,1)", "?typed,1)")
        and "i" not in part
        and part["s"][0].startswith("GotoIf(${EXISTS(${IVRC_KEY})}?after1")
    )


def _included_for_nothing(mutant: Mutant, text: str, spoilt: str) -> bool:
    """Nothing of the part leads into what it includes: where it waits for a key it has its own extensions for none and for a
    wrong one (pbx.c, "__ast_pbx_run"); a limit of time ends the call in either."""
    if mutant.construct != "include" or mutant.operator not in ("deleted", "another target"):
        return False
    part = _extensions(text, mutant.place)
    open_ended = [
        target for steps in part.values() for each in steps for target in re.findall(r"Goto\((\w+-?)\$", each)
    ]
    caught = all(f"_{target.rstrip('-')}!" in part for target in open_ended)
    waits = any("WaitExten(" in each for steps in part.values() for each in steps)
    if waits and not {"t", "i"} <= part.keys():
        return False
    asks = (each for steps in part.values() for each in steps if not _typed_before(each, mutant.place, text))
    return caught and not any(_INTO_ALL.search(each) for each in asks)


def _typed_before(step: str, context: str, text: str) -> bool:
    """A step that asks for a number and goes on with it, whichever it is, in a part to which only extensions lead that have
    just kept what was typed."""
    asked = _ASKS_TYPED.fullmatch(step)
    lines = list(dialplan.read(text))
    ways = {(line.context, line.extension) for line in lines if f"{context},s,1" in line.data}
    keeps = {
        (line.context, line.extension)
        for line in lines
        if asked and re.fullmatch(rf"{asked[1]}=\$\{{EXTEN(?::\d+)?\}}", line.data)
    }
    caught = asked is not None and f"_{asked[2]}!" in _extensions(text, context)
    return caught and bool(ways) and ways <= keeps


def _included_twice(mutant: Mutant, text: str, spoilt: str) -> bool:
    return mutant.construct == "include" and mutant.operator == "doubled"


def _not_deleted(mutant: Mutant, text: str, spoilt: str) -> bool:
    return mutant.construct == "Record" and mutant.operator == "flag -" and ",kq" in mutant.before and ",q" in mutant.after and "%d" in mutant.after  # fmt: skip


def _same_ways(mutant: Mutant, text: str, spoilt: str) -> bool:
    return walk.same(text, spoilt)


def _answered(mutant: Mutant, text: str, spoilt: str) -> bool:
    """Every call is answered as it comes in."""
    if mutant.operator != "flag +" or mutant.construct not in ("Playback", "Background"):
        return False
    entry = _extensions(spoilt, next(dialplan.read(spoilt)).context)
    return (
        ",noanswer)" in mutant.after
        and entry["s"][0] == "Answer()"
        and all(steps[0] == "Answer()" or _LEAVES.match(steps[0]) for steps in entry.values())
    )


RULES = (
    Rule("the same steps", "comments, blank lines and the order of contexts are no part of a dialplan", _same_steps),
    Rule("done twice", "a jump, or a constant given to a variable, does the same the second time or is never come to a second time", _twice),
    Rule("either order", "a variable gets a constant before or after a step that does not know of it", _independent),
    Rule("the wider one does the same", "without the extension a wider pattern fits, which has the same steps", _same_elsewhere),
    Rule("no key waits", "whatever leads here has dropped the key that might wait", _no_key_waits),
    Rule("dropped next", "the key is kept for a part that begins by dropping it", _dropped_next),
    Rule("nothing follows", "in h a jump to nowhere ends what is done, as the last step does that does nothing", _nothing_follows),
    Rule("no first key", "where no key is kept `first` alone is no extension, and e leads to the fault way (pbx.c)", _no_first_key),
    Rule("included for nothing", "nothing of the part leads into what it includes; over its time a call ends with and without T", _included_for_nothing),
    Rule("not deleted", "without the option k Record deletes, on hang-up, the file by its name as it is written, and %d is in that (app_record.c): there is none", _not_deleted),
    Rule("answered already", "noanswer says what a clip does to a call that is not answered (app_playback.c), and all are", _answered),
    Rule("included twice", "a context that is included already is not searched a second time", _included_twice),
    Rule(SAME_WAYS, "on no way through both is a step that is seen another, whatever callers and the switch do: what differs only sets, asks or leads to what is known there", _same_ways),
)  # fmt: skip


def rule(mutant: Mutant, text: str, spoilt: str) -> Rule | None:
    """The rule by which a mutant does what the text does."""
    return next((each for each in RULES if each.holds(mutant, text, spoilt)), None)


def known(mutant: Mutant, text: str, spoilt: str) -> Rule | None:
    """Likewise, of the rules that tell at once. Raises ValueError where the switch cannot read the text."""
    list(dialplan.read(spoilt))
    quick = (each for each in RULES if each.name != SAME_WAYS)
    return next((each for each in quick if each.holds(mutant, text, spoilt)), None)


def walked(text: str, spoilt: str) -> str:
    """The name of the rule that takes long, or nothing."""
    return SAME_WAYS if walk.same(text, spoilt) else ""
