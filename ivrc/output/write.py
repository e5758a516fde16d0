"""Writing one target's folder: made beside its place, and put there at one stroke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc import manifest, seal
from ivrc.diagnostics import Diagnostic
from ivrc.flow.clips import all_clips
from ivrc.flow.nodes import Hotline
from ivrc.held import held
from ivrc.output import build_findings, folder, former
from ivrc.site import Site
from ivrc.switches.target import Target, audio, emitted
from ivrc.uncollected import uncollected

if TYPE_CHECKING:
    from ivrc.speech import Spoken


class Written(NamedTuple):
    """A target's manifest, and what there is to be told of the writing. Without a manifest nothing was written."""

    manifest: Mapping[str, Any] | None
    found: list[Diagnostic]


@uncollected()
def write(
    hotline: Hotline,
    site: Site,
    target: Target,
    place: Path,
    spoken: Mapping[str, Spoken],
    about: Mapping[str, Any],
) -> Written:
    """Writes a target's folder; all that was there before stays if it cannot be. Builds that run at the same time
    come one after the other, so that each keeps the clips of the one before."""
    if refused := build_findings.link(place):
        return Written(None, [refused])
    made: Path | None = None
    try:
        made = folder.staging(place)
        whole = _fill(made, hotline, site, target, spoken, about)
        with held(place.parent):
            return _put_there(made, place, target, whole)
    except OSError as problem:
        return Written(None, [build_findings.cannot_write(place, problem)])
    finally:
        if made:
            folder.discard(made)


def _put_there(made: Path, place: Path, target: Target, whole: Mapping[str, Any]) -> Written:
    """Raises OSError."""
    found: list[Diagnostic] = []
    if place.exists():
        if not place.is_dir():
            return Written(None, [build_findings.not_ours(place, [place.name])])
        there = former.there(place, target, set(whole["files"]))
        if there.strangers:
            return Written(None, [build_findings.not_ours(place, there.strangers)])
        if there.damaged:
            found.append(build_findings.record_damaged(place))
        former.keep(there, place, made, whole["files"])
    folder.install(made, place)
    return Written(whole, found)


def _fill(
    made: Path,
    hotline: Hotline,
    site: Site,
    target: Target,
    spoken: Mapping[str, Spoken],
    about: Mapping[str, Any],
) -> Mapping[str, Any]:
    """Writes plans, clips and the manifest into a new folder. Raises OSError."""
    said = emitted(target, hotline, site)
    files = {name: _put(made / name, text.encode()) for name, text in said.files.items()}
    files |= {name: _put(made / name, data) for name, data in said.data.items()}
    clips = []
    formats = audio(target, site)
    for clip in all_clips(hotline):
        entry: dict[str, Any] = {"id": clip.id, "text": clip.text, "locale": clip.locale}
        if clip.id in spoken:
            also = [f"{target.audio_folder}/{name}" for name, of in said.copies.items() if of == clip.id]
            from ivrc.speech import encode
            from ivrc.speech.pieces import silence

            heard = spoken[clip.id]
            named = {f"{target.audio_folder}/{clip.id}{suffix}": form for form, suffix in formats}
            for name, form in named.items():
                data = encode(heard.path, form, silence(clip))
                files[name] = _put(made / name, data)
                files |= {each: _put(made / each, data) for each in _suffixed(also, name)}
            entry |= {
                "file": next(iter(named)),
                "reading": heard.reading,
                "engine": heard.engine,
                "voice": heard.voice,
                "seconds": round(heard.seconds, 3),
            }
        clips.append(entry)
    whole = manifest.sealed({**about, "target": target.name, "clips": clips, "files": files})
    _put(made / manifest.NAME, seal.text(whole).encode())
    return whole


def _suffixed(names: Sequence[str], like: str) -> list[str]:
    return [f"{name}{PurePosixPath(like).suffix}" for name in names]


def _put(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return manifest.digest(data)
