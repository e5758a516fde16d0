"""The words in which the page tells what happens in a call: those of the transcript (`ivrc.simulate.transcript`), as data."""

from __future__ import annotations

from typing import Any

from ivrc.flow.graph import plays
from ivrc.flow.nodes import BEEP, Hotline, Play
from ivrc.flow.switches import OFF, ON, switches
from ivrc.saying import spaced
from ivrc.simulate.events import events
from ivrc.simulate.events.clips import BEEPS, PLAY
from ivrc.simulate.events.enlist import ENLIST, IN, OUT
from ivrc.simulate.events.kind import COLUMNS, INDENTS
from ivrc.simulate.events.turn import TURN
from ivrc.simulate.transcript import LEGS


def words(hotline: Hotline, lang: str) -> dict[str, Any]:
    """All that a line is made of, in one language: of each kind of event the verb and the rest by its first field, and how what
    stands in it is shown."""
    which = 0 if lang == "zh" else 1

    def clip(name: str, node: str = "") -> str:
        return PLAY.shows((name,), node, hotline)[which][0]

    return {
        "kinds": {
            name: {
                first: [each.of(lang).verb, each.of(lang).rest, each.under] for first, each in kind.words.items()
            }
            for name, kind in events().items()
        },
        "unnoticed": [name for name, kind in events().items() if kind.unnoticed],
        "beep": BEEPS[0],
        "legs": {leg: told[which] for leg, told in LEGS.items()},
        "column": COLUMNS[which],
        "indent": INDENTS[which],
        "clips": {name: clip(name) for name in (*hotline.clips, BEEP)},
        "whole": {
            node.id: own
            for node in hotline.nodes.values()
            if (own := {p.clip: clip(p.clip, node.id) for p in plays(node) if isinstance(p, Play) and not p.interruptible})
        },
        "apart": {clip.id: " " for clip in hotline.clips.values() if spaced(clip.locale)},
        "turns": {
            f"{name} {how}": TURN.shows((name, how), "", hotline)[which]
            for name in switches(hotline)
            for how in (ON, OFF)
        },
        "places": {how: ENLIST.shows(("", "", how), "", hotline)[which][2] for how in (IN, OUT)},
    }  # fmt: skip
