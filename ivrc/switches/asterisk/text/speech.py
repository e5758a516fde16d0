"""Playing clips on Asterisk so that a key stops them, waits for the next menu, or is lost, as the flow says.

`Background` stops at a key and goes to the extension of that key; `Playback` plays to the end and drops keys.
A key taken outside a menu waits in `IVRC_KEY`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ivrc.flow.nodes import Heard, Speak
from ivrc.switches.asterisk.text import labels, left
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.saying import say
from ivrc.switches.asterisk.text.syntax import (
    Step,
    comment,
    context,
    equals,
    extension,
    is_set,
    put,
    value,
    when,
)

ANY_KEY = "_[0-9A-D#*]"
FORGET = put(labels.KEY)
STOPPED_BY_KEYS, PLAYED_OUT = "Background", "Playback"
"""The applications that play a clip."""
TO_FAULT = f"{labels.FAULT},1"
_STOPPABLE = (STOPPED_BY_KEYS, when(equals(labels.BACKGROUND_STATUS, labels.PLAY_FAILED), TO_FAULT))
_WHOLE = (PLAYED_OUT, when(equals(labels.PLAYBACK_STATUS, labels.PLAY_FAILED), TO_FAULT))
"""How a clip is played, and what follows where it cannot be."""
_AFTER = "IVRC_AFTER"


def clips(plan: Plan, plays: Iterable[Heard]) -> list[Step]:
    """Clips one after the other; one that cannot be played is a fault."""
    steps: list[Step] = []
    for play in plays:
        app, failed = _STOPPABLE if play.interruptible else _WHOLE
        if isinstance(play, Speak):
            steps += (*say(plan, play, app, TO_FAULT), failed)
            continue
        clip = plan.hotline.clips.get(play.clip)
        words = f" {comment(clip.text)}" if clip and clip.text else ""
        steps += (f"{app}({plan.clip(play.clip)}){words}", failed, *left.heard(plan, play))
    return steps


def speech(plan: Plan, name: str, title: str, plays: Sequence[Heard], way_on: str) -> str:
    """A context that plays clips outside any menu's wait: its keys are kept, or dropped, for what follows.

    Each run of interruptible clips is passed over while a key waits, and left by one that is typed.
    """
    runs = [
        (interruptible, list(run)) for interruptible, run in groupby(plays, lambda play: play.interruptible)
    ]
    stoppable = sum(interruptible for interruptible, _ in runs)
    steps: list[Step] = []
    label = ""
    for number, (interruptible, run) in enumerate(runs, 1):
        if interruptible:
            after = f"after{number}"
            body: list[Step] = [when(is_set(labels.KEY), after), *clips(plan, run)]
            if stoppable > 1:
                body.insert(0, put(_AFTER, after))
        else:
            after = ""
            body = [FORGET, *clips(plan, run)]
        steps.extend(_labelled(label, body))
        label = after
    steps.extend(_labelled(label, [way_on]))
    parts = [extension(labels.BEGIN, steps)]
    if stoppable:
        only = next(f"after{number}" for number, (interruptible, _) in enumerate(runs, 1) if interruptible)
        back = value(_AFTER) if stoppable > 1 else only
        parts.append(extension(ANY_KEY, [put(labels.KEY, value("EXTEN")), f"Goto({labels.BEGIN},{back})"]))
    return context(name, title, parts, plan.common)


def _labelled(label: str, steps: list[Step]) -> list[Step]:
    """The steps with a label on the first, if there is one to give."""
    first, *rest = steps
    return [(label, first), *rest] if label and isinstance(first, str) else steps
