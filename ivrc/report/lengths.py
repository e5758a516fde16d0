"""How long the prompts of a build last."""

from __future__ import annotations

from pathlib import Path

from ivrc import manifest


def built_seconds(folder: Path, hotline: str) -> dict[str, float]:
    """How many seconds each clip of a build lasts, whatever switch it is for; a clip's name is that of its words."""
    found: dict[str, float] = {}
    for path in sorted((folder / hotline).glob(f"*/{manifest.NAME}")):
        held = manifest.whole(path.parent)
        for clip in held["clips"] if held else ():
            if isinstance(clip, dict) and isinstance(clip.get("seconds"), int | float):
                found[str(clip.get("id"))] = float(clip["seconds"])
    return found
