"""Speech on FreeSWITCH, within any node."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from ivrc.flow.nodes import Heard, Speak
from ivrc.switches.freeswitch.text import labels, left
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.switches.freeswitch.text.saying import say
from ivrc.switches.freeswitch.text.syntax import do, put

BEGIN = [put(labels.KEY), do("flush_dtmf")]
"""The keys typed so far are lost."""
WAITING_KEY = "waiting-key"


def clips(plan: Plan, plays: Iterable[Heard]) -> list[str]:
    """Actions that play clips. A key that waits keeps the interruptible ones, up to the next other, from playing."""
    actions: list[str] = []
    first = True
    for interruptible, run in groupby(plays, attrgetter("interruptible")):
        if interruptible and first:
            actions.append(plan.shared(WAITING_KEY))
        first = False
        step = labels.PLAY if interruptible else labels.NOTICE
        for play in run:
            if isinstance(play, Speak):
                actions += say(plan, play)
                continue
            clip = plan.hotline.clips.get(play.clip)
            actions += [
                plan.shared(f"{step}:{play.clip}", clip.text if clip else ""),
                *left.heard(plan, play),
            ]
    return actions
