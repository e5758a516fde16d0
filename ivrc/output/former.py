"""`former.json`: the clips of the build before, which calls that began under it still play.

A rebuild keeps the clips that the build before it named and that it does not name itself; the next one that drops
clips lets them go. They are listed beside the manifest, which so stays a function of the sources alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ivrc import manifest, seal
from ivrc.flow.nodes import BEEP
from ivrc.regex import regex
from ivrc.seal import Broken
from ivrc.switches.target import Target

NAME = "former.json"
_CLIP = regex(rf"({BEEP}|.*[0-9a-f]{{8}})\.\w+")


class There(NamedTuple):
    """What lies in a target's folder. `known` is its manifest, if that is as it was written; `clips` are those to be
    kept, `strangers` the files that are none of ours. `damaged` says that a record was not as it was written."""

    known: dict[str, Any] | None
    clips: dict[str, str]
    older: dict[str, str]
    strangers: list[str]
    damaged: bool


def there(place: Path, target: Target, names: set[str]) -> There:
    """Looks into a target's folder that is there. `names` are the files that the new build writes: beside a damaged
    record they tell ours from others', with the clips, which are known by their names."""
    found = sorted(
        path.relative_to(place).as_posix()
        for path in place.rglob("*")
        if not path.is_dir() or path.is_symlink()
    )
    clips = [name for name in found if _is_clip(name, target) and not (place / name).is_symlink()]
    try:
        known, older = manifest.read(place), manifest.read(place, NAME) or {"files": {}}
    except Broken as broken:
        ours = names | manifest.legible(broken) | set(clips)
        ours = ours | {manifest.NAME, NAME} if ours & set(found) else ours
        digests = {name: manifest.digest_of(place / name) for name in clips}
        return There(None, digests, {}, [name for name in found if name not in ours], damaged=True)
    if known is None:
        return There(None, {}, {}, found, damaged=False)
    files: Mapping[str, str] = known["files"]
    ours = {manifest.NAME, NAME, *files, *older["files"]}
    now = {name: files[name] for name in clips if name in files}
    return There(known, now, older["files"], [name for name in found if name not in ours], damaged=False)


def keep(there: There, place: Path, made: Path, files: Mapping[str, str]) -> None:
    """Puts the clips of the build before into the new folder, with their list. Raises OSError.

    Where the new build drops none, those that were kept before stay: nothing was put in their place."""
    dropped = {name: known for name, known in there.clips.items() if name not in files}
    kept = dropped or {name: known for name, known in there.older.items() if name not in files}
    kept = {name: known for name, known in kept.items() if manifest.digest_of(place / name) == known != ""}
    for name in kept:
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place / name, made / name)
    if kept:
        (made / NAME).write_bytes(seal.text(manifest.sealed({"files": kept})).encode())


def _is_clip(name: str, target: Target) -> bool:
    folder, _, file = name.rpartition("/")
    return folder == target.audio_folder and bool(_CLIP.fullmatch(file))
