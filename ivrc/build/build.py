"""Builds a hotline for its targets. Each target's folder is replaced as a whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ivrc import __version__
from ivrc.build import folder, inputs, manifest
from ivrc.diagnostics import Diagnostic, Label, Severity, Span, error, has_errors
from ivrc.files import shown
from ivrc.flow.nodes import Clip, Hotline
from ivrc.project import Project
from ivrc.prompts import lock
from ivrc.prompts.uses import all_clips as all_clips
from ivrc.site import Site
from ivrc.targets import all as targets
from ivrc.targets.base import Target, audio
from ivrc.targets.capability import admit

if TYPE_CHECKING:
    from ivrc.phrases import Library
    from ivrc.prompts.prepare import Wanted
    from ivrc.speech import Spoken

Progress = Callable[[int, int, Clip], None]


class Order(NamedTuple):
    """What is asked of a build."""

    targets: tuple[str, ...]
    out: Path
    site: Site
    audio: bool
    prompts: Wanted


class Built(NamedTuple):
    """What came of one menu file. `folders` are the targets' folders; `fresh` those that were written now."""

    hotline: str
    folders: dict[str, Path]
    fresh: tuple[str, ...]
    diagnostics: list[Diagnostic]
    sources: dict[str, str]
    manifests: dict[str, Mapping[str, Any]]


def former_builds(out: Path, names: Sequence[str]) -> dict[str, dict[str, tuple[Path, dict[str, Any]]]]:
    """The builds that lie in `out`, by menu file and target."""
    found: dict[str, dict[str, tuple[Path, dict[str, Any]]]] = {}
    for name in names:
        for path in sorted(out.glob(f"*/{name}/{manifest.NAME}")):
            known = manifest.read(path.parent)
            if known is not None:
                found.setdefault(str(known.get("source")), {})[name] = (path.parent, known)
    return found


def build(
    project: Project,
    menu: Path,
    order: Order,
    library: Callable[[], tuple[Library, list[Diagnostic]]],
    former: Mapping[str, tuple[Path, dict[str, Any]]],
    project_inputs: Mapping[str, str],
    progress: Progress,
) -> Built:
    """Builds one menu file. Errors are among the diagnostics, and then nothing was written for the target they
    belong to; with errors in the menu itself nothing was written at all. `library` is asked for only if needed."""
    asked = inputs.options(order.site.name, order.targets, order.audio, _speech(order))
    if again := _as_it_was(project, order, former, project_inputs, asked):
        return again
    from ivrc.compile import compile_file

    phrases, found = library()
    compiled = compile_file(menu, project.root, phrases)
    found = [*found, *compiled.diagnostics]
    hotline = compiled.hotline
    if hotline is None or has_errors(found):
        return Built("", {}, (), found, compiled.sources, {})
    chosen = [targets.load(name) for name in order.targets]
    for target in chosen:
        found.extend(admit(hotline, order.site, target))
    found.extend(_name_is_taken(hotline, menu, order))
    if has_errors(found):
        return Built(hotline.name, {}, (), found, compiled.sources, {})
    spoken: Mapping[str, Spoken] = {}
    if order.audio:
        from ivrc.build.prompts import spoken as speak

        spoken, more = speak(project, hotline, phrases, order.prompts, progress)
        found.extend(more)
        if has_errors(found):
            return Built(hotline.name, {}, (), found, compiled.sources, {})
    about = {
        "made_by": manifest.MADE_BY,
        "hotline": hotline.name,
        "source": shown(menu),
        "options": asked,
        "lock": _locked(order, project, hotline.name),
        "menus": inputs.of_menus(compiled.sources),
        "inputs": dict(project_inputs),
        "diagnostics": [_as_data(d) for d in found],
    }
    built = Built(hotline.name, {}, (), found, compiled.sources, {})
    for target in chosen:
        place = order.out / hotline.name / target.name
        try:
            made = _write(hotline, order.site, target, place, spoken, about)
        except OSError as problem:
            found.append(_cannot_write(place, problem))
            continue
        if isinstance(made, Diagnostic):
            found.append(made)
            continue
        built.folders[target.name] = place
        built.manifests[target.name] = made
    return built._replace(fresh=tuple(built.folders))


def _speech(order: Order) -> tuple[object, ...]:
    """What is asked of the prompts beside the project's own files."""
    return order.prompts.choice, order.prompts.release


def _locked(order: Order, project: Project, hotline: str) -> str:
    """The fingerprint of what is locked of a hotline, where the lock counts."""
    return lock.digest(project.root, hotline) if order.audio and order.prompts.use_lock else ""


def _as_it_was(
    project: Project,
    order: Order,
    former: Mapping[str, tuple[Path, dict[str, Any]]],
    project_inputs: Mapping[str, str],
    asked: Mapping[str, Any],
) -> Built | None:
    """The former build, where nothing that it depends on has changed and nothing of it is missing."""
    if set(former) < set(order.targets):
        return None
    folders: dict[str, Path] = {}
    known: dict[str, Any] = {}
    for name in order.targets:
        place, known = former[name]
        if not inputs.unchanged(known, project_inputs, asked) or not manifest.intact(place, known):
            return None
        folders[name] = place
    if known.get("lock", "") != _locked(order, project, str(known["hotline"])):
        return None
    found = [_from_data(data) for data in known["diagnostics"]]
    made: dict[str, Mapping[str, Any]] = {name: former[name][1] for name in order.targets}
    sources = {name: _text(Path(name)) for name in known["menus"]} if found else {}
    return Built(str(known["hotline"]), folders, (), found, sources, made)


def _text(path: Path) -> str:
    from ivrc.files import read

    return read(path)[0] or ""


def _write(
    hotline: Hotline,
    site: Site,
    target: Target,
    place: Path,
    spoken: Mapping[str, Spoken],
    about: Mapping[str, Any],
) -> dict[str, Any] | Diagnostic:
    """Writes a target's folder beside its place and puts it there; gives its manifest."""
    if refused := _not_ours(place):
        return refused
    made = folder.staging(place)
    try:
        files: dict[str, str] = {}
        for name, text in target.emit(hotline, site).items():
            files[name] = _put(made / name, text.encode())
        clips = []
        formats = audio(target, site)
        for clip in all_clips(hotline):
            entry: dict[str, Any] = {"id": clip.id, "text": clip.text, "locale": clip.locale}
            if clip.id in spoken:
                from ivrc.speech import encode

                said = spoken[clip.id]
                named = {f"{target.audio_folder}/{clip.id}{suffix}": form for form, suffix in formats}
                for name, form in named.items():
                    files[name] = _put(made / name, encode(said.path, form))
                entry |= {
                    "file": next(iter(named)),
                    "reading": said.reading,
                    "engine": said.engine,
                    "voice": said.voice,
                    "seconds": round(said.seconds, 3),
                }
            clips.append(entry)
        whole = {**about, "version": __version__, "target": target.name, "clips": clips, "files": files}
        _put(made / manifest.NAME, manifest.text(whole).encode())
        folder.install(made, place)
        return whole
    except OSError:
        folder.discard(made)
        raise


def _put(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return manifest.digest(data)


def _not_ours(place: Path) -> Diagnostic | None:
    if not place.exists() and not place.is_symlink():
        return None
    known = manifest.read(place) if place.is_dir() and not place.is_symlink() else None
    others = manifest.strangers(place, known) if place.is_dir() else [place.name]
    if not others:
        return None
    listing = "、".join(others[:5]) + (" …" if len(others) > 5 else "")
    return error(
        "IVRC007",
        Span(shown(place)),
        zh=f"这里有不是 ivrc 生成的文件，不会覆盖：{listing}",
        en=f"files lie here that ivrc did not make, and they are not overwritten: {listing.replace('、', ', ')}",
        mend_zh="把它们移走，或用 -o 选另一个文件夹。",
        mend_en="Move them away, or choose another folder with -o.",
    )


def _name_is_taken(hotline: Hotline, menu: Path, order: Order) -> list[Diagnostic]:
    """Two menu files with one hotline name would overwrite each other."""
    for name in order.targets:
        known = manifest.read(order.out / hotline.name / name)
        other = str(known.get("source")) if known else shown(menu)
        if other != shown(menu) and Path(other).is_file():
            return [
                error(
                    "IVRC008",
                    hotline.span,
                    zh=f"热线“{hotline.name}”已由另一个文件 {other} 生成过",
                    en=f'the hotline "{hotline.name}" was built from another file, {other}',
                    mend_zh="给其中一条热线换个名称，或用 -o 选另一个文件夹。",
                    mend_en="Give one of the hotlines another name, or choose another folder with -o.",
                )
            ]
    return []


def _cannot_write(place: Path, problem: OSError) -> Diagnostic:
    full = problem.errno in (errno.ENOSPC, errno.EDQUOT)
    reason = problem.strerror or str(problem)
    return error(
        "IVRC009",
        Span(shown(place)),
        zh="磁盘满了，写不下；原来的结果没有动" if full else f"写不进去（{reason}）；原来的结果没有动",
        en="the disk is full; what was there before is untouched"
        if full
        else f"it cannot be written ({reason}); what was there before is untouched",
        mend_zh="腾出空间后再运行一次。" if full else "检查这个文件夹的权限，或用 -o 选另一个。",
        mend_en="Make room and run it again."
        if full
        else "Check the folder's permissions, or choose another with -o.",
    )


def _as_data(found: Diagnostic) -> dict[str, Any]:
    return {
        **found._asdict(),
        "severity": str(found.severity),
        "span": list(found.span),
        "labels": [[list(label.span), label.zh, label.en] for label in found.labels],
    }


def _from_data(data: Mapping[str, Any]) -> Diagnostic:
    labels = tuple(Label(Span(*span), zh, en) for span, zh, en in data["labels"])
    fields = {**data, "severity": Severity(data["severity"]), "span": Span(*data["span"]), "labels": labels}
    return Diagnostic(**fields)
