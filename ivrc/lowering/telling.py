"""What a clip tells its caller to press or to type."""

from __future__ import annotations

from ivrc.flow.nodes import Clip
from ivrc.language.telling import Reading, read
from ivrc.language.telling.marks import hidden


def reading_of(clip: Clip) -> Reading:
    """The reading of a clip's words. What its writer marked as no key is none."""
    return read(hidden(clip.text, clip.no_keys) if clip.no_keys else clip.text, clip.locale)
