"""A whole call as one sound: each clip when the caller hears it, cut off where a key cuts it off, silence between."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.simulate.events.call import HANGUP
from ivrc.simulate.events.clips import INTERRUPTED, PLAY, SAY
from ivrc.simulate.trace import CALLER, Event

LONGEST_MS = 2 * 3600 * 1000
"""A call of more than that is written to no file."""


class Stretch(NamedTuple):
    """What is heard from a moment on, until another: clips one right after the other."""

    clips: tuple[str, ...]
    begins_ms: int
    ends_ms: int


def stretches(trace: Sequence[Event], lengths_ms: Mapping[str, int]) -> list[Stretch]:
    """What a caller hears of a call. The clips of a trace that was played with these lengths lie one behind the other."""
    found: list[Stretch] = []
    own = [event for event in trace if event.leg == CALLER]
    for event, following in zip(own, [*own[1:], None], strict=True):
        if event.kind not in (PLAY.name, SAY.name):
            continue
        clips = (event.what[0],) if event.kind == PLAY.name else tuple(event.what[1].split())
        ends = event.at_ms + sum(lengths_ms[clip] for clip in clips)
        if following is not None and following.kind in (INTERRUPTED.name, HANGUP.name):
            ends = min(ends, following.at_ms)
        found.append(Stretch(clips, event.at_ms, ends))
    return found


def mixed(trace: Sequence[Event], files: Mapping[str, Path], lengths_ms: Mapping[str, int]) -> bytes:
    """The WAV of a call, at the rate of the mastered prompts. Raises OSError where one cannot be read."""
    import numpy as np
    import soundfile

    heard = stretches(trace, lengths_ms)
    read = {name: soundfile.read(files[name], dtype="int16") for each in heard for name in each.clips}
    rate = next((rate for _, rate in read.values()), 8000)
    whole = np.zeros(trace[-1].at_ms * rate // 1000, np.int16)
    for each in heard:
        sound = np.concatenate([read[name][0] for name in each.clips])
        begins = each.begins_ms * rate // 1000
        length = min(len(sound), (each.ends_ms - each.begins_ms) * rate // 1000, len(whole) - begins)
        whole[begins : begins + length] = sound[:length]
    out = io.BytesIO()
    soundfile.write(out, whole, rate, format="WAV", subtype="PCM_16")
    return out.getvalue()
