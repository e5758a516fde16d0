"""What keeps a build from being let out: prompts that no caller may hear, or that there are none of; findings; sources that
nobody can come back to."""

from __future__ import annotations

import subprocess
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Label, Severity, Span, finding
from ivrc.files import shown
from ivrc.flow.clips import all_clips
from ivrc.flow.nodes import Hotline
from ivrc.output.build_findings import not_for_release, some

if TYPE_CHECKING:
    from ivrc.speech import Spoken

_FOR_TESTS = "tones"


def unfit(hotline: Hotline, spoken: Mapping[str, Spoken], *, audio: bool) -> list[Diagnostic]:
    """Errors for the clips without audio, for those that are tones for tests, and for those that a draft voice says."""
    from ivrc.speech import engines

    clips = all_clips(hotline)
    missing = [clip for clip in clips if clip.id not in spoken]
    by = {clip: spoken[clip.id].engine for clip in clips if clip.id in spoken}
    tones = [clip for clip, engine in by.items() if engine == _FOR_TESTS]
    drafts = [clip for clip, engine in by.items() if engine != _FOR_TESTS and engines.draft(engine)]
    found = []
    if missing:
        how_zh = "去掉 --no-audio 再生成。" if not audio else "看看其它错误，先把它们合成或录好。"
        how_en = (
            "Build without --no-audio." if not audio else "Mend the other errors, so that they are spoken."
        )
        found.append(not_for_release(missing, "没有声音", "without sound", how_zh, how_en))
    for kind, zh, en in (
        (tones, f"是测试用的单音（{_FOR_TESTS}）", "of tones for tests"),
        (drafts, "是试听用的声音念的", "in a voice for drafts"),
    ):
        if kind:
            found.append(
                not_for_release(
                    kind,
                    zh,
                    en,
                    "换一个说话的引擎（speech: engines），或者录音后导入（ivrc prompts import）。",
                    "Choose an engine that speaks (speech: engines), or import recordings (ivrc prompts import).",
                )
            )
    return found


def standing(found: Sequence[Diagnostic], may_stand: Container[str]) -> list[Diagnostic]:
    """An error where warnings of a menu stand that nobody has mended or allowed."""
    left = [one for one in found if one.severity == Severity.WARNING and one.code in may_stand]
    if not left:
        return []
    codes = ", ".join(dict.fromkeys(one.code for one in left))
    return [
        finding(
            "IVRC048",
            left[0].span,
            zh=f"不能发布：还有 {len(left)} 条提醒（{codes}）",
            en=f"not for release: {counted(len(left), 'warning')} stand ({codes})",
            mend_zh="改好；确实要这样的，在那一行上面写 // 允许 编号：原因，或者在 ivrc.yaml 的 checks: ignore: 里写。",
            mend_en="Mend them; where it is meant, write // allow CODE: reason above the line, or the code under checks: ignore: in ivrc.yaml.",
            labels=[Label(one.span, one.code, one.code) for one in left[1:]],
        )
    ]


def uncommitted(root: Path, files: Iterable[Path]) -> list[Diagnostic]:
    """An error where what a project is built of, its menu `files` and all that stands beside them, is not in git as it is
    now: nobody could come back to it."""
    beside = ("ivrc.yaml", "prompts.lock", "menus", "prompts", "sites", "calendars", "lists", "checks")
    places = [*(root / name for name in beside), *(path.resolve() for path in files)]
    asked = [str(place) for place in dict.fromkeys(places) if place.exists()]
    words = ["git", "-c", "core.quotePath=false", "status", "--porcelain=v1", "-z", "--untracked-files=all"]
    try:
        said = subprocess.run([*words, "--", *asked], cwd=root, check=True, capture_output=True).stdout
        subprocess.run(["git", "rev-parse", "--verify", "HEAD"], cwd=root, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return [_no_revision(root)]
    changed = [entry[3:] for entry in said.decode(errors="replace").split("\0") if entry[2:3] == " "]
    return [_changed(root, changed)] if changed else []


def _no_revision(root: Path) -> Diagnostic:
    return _source(root, "这个项目不在 git 里，以后找不回这一次的源文件", "this project is not in git, so that nobody could come back to its sources")  # fmt: skip


def _changed(root: Path, names: Sequence[str]) -> Diagnostic:
    zh, en = some(names)
    return _source(root, f"有还没有提交的文件：{zh}", f"files are not committed: {en}")


def _source(root: Path, zh: str, en: str) -> Diagnostic:
    return finding(
        "IVRC047",
        Span(shown(root)),
        zh=f"不能发布：{zh}",
        en=f"not for release: {en}",
        mend_zh="先提交（git commit）；确实要发布没有提交的，加上 --uncommitted。",
        mend_en="Commit them first (git commit); to let out what is not committed all the same, add --uncommitted.",
    )
