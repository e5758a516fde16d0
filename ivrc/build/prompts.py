"""A build's prompts: made or found, held against the lock and the recordings, and the lock renewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, error, has_errors
from ivrc.files import shown
from ivrc.flow.nodes import Clip, Hotline
from ivrc.phrases.library import Library
from ivrc.project import FILE, Project
from ivrc.prompts import findings, lock
from ivrc.prompts.prepare import Wanted, differences, prepare, relocked, stale
from ivrc.speech import whole
from ivrc.speech.production import Spoken, produce

Progress = Callable[[int, int, Clip], None]


def spoken(
    project: Project, hotline: Hotline, library: Library, wanted: Wanted, progress: Progress
) -> tuple[Mapping[str, Spoken], list[Diagnostic]]:
    """The finished prompts of a hotline by clip id. With errors among the diagnostics the lock is left as it was."""
    prepared, found = prepare(project, hotline, library, wanted)
    if has_errors(found):
        return {}, found
    result = produce(prepared.clips, prepared.studio, progress)
    found.extend(result.diagnostics)
    old = stale(prepared, hotline, result.clips)
    found += [
        findings.stale(hotline.clips[clip], r.file, r.text, release=wanted.release) for clip, r in old.items()
    ]
    if wanted.use_lock and (project.root / FILE).is_file():
        new = relocked(prepared, result)
        found += differences(prepared, new, project.root, locked=wanted.locked)
        if not has_errors(found) and not wanted.locked and new != prepared.section:
            found += _renew(project.root, hotline.name, new)
    return result.clips, found


def _renew(root: Path, hotline: str, section: lock.Section) -> list[Diagnostic]:
    """Writes the hotline's section; those of others stay. One that cannot be written is an error: what was built
    would not be what is locked."""
    path = root / lock.NAME
    try:
        whole.write(path, [lock.text({**lock.read(root), hotline: section}).encode()])
    except (OSError, lock.Unreadable) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        return [
            error(
                "IVRC009",
                Span(shown(path)),
                zh=f"写不进去（{why}）",
                en=f"it cannot be written ({why})",
                mend_zh="检查项目文件夹的权限和磁盘空间。",
                mend_en="Check the project folder's permissions and the disk.",
            )
        ]
    return []
