"""The clips that a hotline plays, what it plays of itself among them."""

from __future__ import annotations

from ivrc.flow.nodes import BEEP, Clip, Hotline


def all_clips(hotline: Hotline) -> list[Clip]:
    """The clips of a hotline, the beep among them where messages are taken."""
    clips = list(hotline.clips.values())
    box = next((node for node in hotline.nodes.values() if node.traits.sounds), None)
    if box is not None:
        clips.append(Clip(BEEP, "", hotline.locale, (), box.span))
    return clips
