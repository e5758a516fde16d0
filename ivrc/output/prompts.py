"""A build's prompts: made or found, held against the lock and the recordings, and the lock renewed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.files import shown
from ivrc.flow.nodes import Hotline
from ivrc.held import held
from ivrc.phrases.library import Library
from ivrc.project import FILE, Project
from ivrc.prompts import lock, prompt_findings
from ivrc.prompts.choice import PromptOrder
from ivrc.prompts.prepare import differences, prepare, relocked, stale
from ivrc.speech import whole
from ivrc.speech.production import Progress, Spoken, produce


def spoken(
    project: Project, hotline: Hotline, library: Library, order: PromptOrder, progress: Progress
) -> tuple[Mapping[str, Spoken], lock.Section | None, list[Diagnostic]]:
    """The finished prompts of a hotline by clip id, and its part of the lock as it is to be: None where there is to
    be none."""
    prepared, found = prepare(project, hotline, library, order)
    if has_errors(found):
        return {}, None, found
    result = produce(prepared.clips, prepared.studio, progress)
    found.extend(result.diagnostics)
    old = stale(prepared, hotline, result.clips)
    found += [
        prompt_findings.stale(hotline.clips[clip], r.file, r.text, release=order.release)
        for clip, r in old.items()
    ]
    if not order.use_lock or not (project.root / FILE).is_file():
        return result.clips, None, found
    new = relocked(prepared, result)
    found += differences(prepared, new, project.root, locked=order.locked)
    return result.clips, prepared.section if order.locked else new, found


def renew(root: Path, hotline: str, section: lock.Section) -> list[Diagnostic]:
    """Writes the hotline's section; those of others stay, also those that other builds are writing now. One that
    cannot be written is an error: what was built would not be what is locked."""
    path = root / lock.NAME
    try:
        with held(root / FILE):
            there = lock.read(root)
            if there.get(hotline, {}) != section:
                whole.write(path, [lock.text({**there, hotline: section}, lock.approvals(root)).encode()])
    except (OSError, lock.Unreadable) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        return [
            finding(
                "IVRC009",
                Span(shown(path)),
                zh=f"写不进去（{why}）",
                en=f"it cannot be written ({why})",
                mend_zh="检查项目文件夹的权限和磁盘空间。",
                mend_en="Check the project folder's permissions and the disk.",
            )
        ]
    return []
