"""Writing one target's folder: made beside its place, and put there at one stroke."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc import manifest, seal
from ivrc.diagnostics import Diagnostic
from ivrc.flow.clips import all_clips
from ivrc.flow.nodes import Hotline
from ivrc.held import held
from ivrc.output import build_findings, folder, former
from ivrc.output.called import called, unnamed, with_name
from ivrc.site import Site
from ivrc.switches.target import Target, audio
from ivrc.uncollected import uncollected

if TYPE_CHECKING:
    from ivrc.speech import Spoken


class Changes(NamedTuple):
    """The files of a target's folder, plans and clips, against what the build before made there."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class Written(NamedTuple):
    """A target's manifest, what there is to be told of the writing, and what became of the files. Without a manifest
    nothing was written."""

    manifest: Mapping[str, Any] | None
    found: list[Diagnostic]
    changes: Changes = Changes()


class Way(NamedTuple):
    """How a folder is written. `dry`: it is made elsewhere and thrown away, and what there is stays. `shared` has the clips
    that this run wrote for other folders, by digest, of which one more name is enough; None where each is to have its own."""

    dry: bool = False
    shared: dict[str, Path] | None = None


@uncollected()
def write(
    hotline: Hotline,
    site: Site,
    target: Target,
    place: Path,
    spoken: Mapping[str, Spoken],
    about: Mapping[str, Any],
    way: Way,
) -> Written:
    """Writes a target's folder; all that was there before stays if it cannot be. Builds that run at the same time
    come one after the other, so that each keeps the clips of the one before."""
    if refused := build_findings.link(place):
        return Written(None, [refused])
    made: Path | None = None
    try:
        made = Path(tempfile.mkdtemp(prefix="ivrc-")) if way.dry else folder.staging(place)
        whole = _fill(made, hotline, site, target, spoken, about, way.shared)
        if way.dry:
            return _put_there(made, place, target, whole, way)
        with held(place.parent):
            return _put_there(made, place, target, whole, way)
    except OSError as problem:
        return Written(None, [build_findings.cannot_write(place, problem)])
    finally:
        if made:
            folder.discard(made)


def _put_there(made: Path, place: Path, target: Target, whole: Mapping[str, Any], way: Way) -> Written:
    """Raises OSError."""
    found: list[Diagnostic] = []
    before: Mapping[str, str] = {}
    if place.exists():
        if not place.is_dir():
            return Written(None, [build_findings.not_ours(place, [place.name])])
        there = former.there(place, target, set(whole["files"]))
        if there.strangers:
            return Written(None, [build_findings.not_ours(place, there.strangers)])
        if there.damaged:
            found.append(build_findings.record_damaged(place))
        before = there.known["files"] if there.known else {}
        if not way.dry:
            former.keep(there, place, made, whole["files"])
    if not way.dry:
        folder.install(made, place)
        if way.shared is not None:
            way.shared.update({known: place / name for name, known in whole["files"].items()})
    return Written(whole, found, _changes(before, whole["files"]))


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    return Changes(
        tuple(name for name in now if name not in before),
        tuple(name for name in now if before.get(name, now[name]) != now[name]),
        tuple(name for name in before if name not in now),
    )


def _fill(
    made: Path,
    hotline: Hotline,
    site: Site,
    target: Target,
    spoken: Mapping[str, Spoken],
    about: Mapping[str, Any],
    shared: Mapping[str, Path] | None,
) -> Mapping[str, Any]:
    """Writes plans, clips and the manifest into a new folder. Raises OSError."""
    said = unnamed(target, hotline, site)
    files: dict[str, str] = {}
    clips = []
    formats = audio(target, site)
    for clip in all_clips(hotline):
        entry: dict[str, Any] = {"id": clip.id, "text": clip.text, "locale": clip.locale}
        if clip.id in spoken:
            also = [f"{target.audio_folder}/{name}" for name, of in said.copies.items() if of == clip.id]
            from ivrc.speech import encode
            from ivrc.speech.pieces import silence

            heard = spoken[clip.id]
            heard_as = {f"{target.audio_folder}/{clip.id}{suffix}": form for form, suffix in formats}
            for name, form in heard_as.items():
                sound = encode(heard.path, form, silence(clip))
                files |= {
                    each: _share(made / each, sound, shared or {}) for each in (name, *_suffixed(also, name))
                }
            entry |= {
                "file": next(iter(heard_as)),
                "reading": heard.reading,
                "engine": heard.engine,
                "voice": heard.voice,
                "seconds": round(heard.seconds, 3),
            }
        clips.append(entry)
    build = called(target.name, said, files)
    said = with_name(said, target, hotline, site, build)
    texts = {name: _put(made / name, text.encode()) for name, text in said.files.items()}
    data = {name: _put(made / name, held) for name, held in said.data.items()}
    files = {**texts, **data, **files}
    whole = manifest.sealed({**about, "target": target.name, "build": build, "clips": clips, "files": files})
    _put(made / manifest.NAME, seal.text(whole).encode())
    return whole


def _suffixed(names: Sequence[str], like: str) -> list[str]:
    return [f"{name}{PurePosixPath(like).suffix}" for name in names]


def _share(path: Path, data: bytes, shared: Mapping[str, Path]) -> str:
    """One more name of a clip that lies there with just these bytes, else the clip itself: where the file system has no
    second names, too."""
    known = manifest.digest(data)
    if there := shared.get(known):
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            path.hardlink_to(there)
            if manifest.digest_of(path) == known:
                return known
        path.unlink(missing_ok=True)
    return _put(path, data)


def _put(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return manifest.digest(data)
