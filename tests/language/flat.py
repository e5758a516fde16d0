"""A flow with its places, clip names and typed characters put aside, so that two writings of one menu are equal."""

from __future__ import annotations

import json
from typing import Any

from ivrc.flow.as_json import as_json
from ivrc.flow.nodes import Hotline
from ivrc.language.width import narrow


def flat(hotline: Hotline | None) -> dict[str, Any]:
    """The flow as JSON without spans; each clip is named by its words, in half-width characters: words that are
    written in both widths are two clips to hear, and one here."""
    assert hotline is not None
    words = {clip.id: narrow(clip.text) for clip in hotline.clips.values()}
    plain = json.dumps(_without_places(as_json(hotline)), ensure_ascii=False)
    for name, text in words.items():
        plain = plain.replace(json.dumps(name, ensure_ascii=False), json.dumps(text, ensure_ascii=False))
    made: dict[str, Any] = json.loads(narrow(plain))
    made["clips"] = list({json.dumps(clip, sort_keys=True): clip for clip in made["clips"]}.values())
    return made


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_places(item) for name, item in value.items() if name != "at"}
    if isinstance(value, list):
        return [_without_places(item) for item in value]
    return value
