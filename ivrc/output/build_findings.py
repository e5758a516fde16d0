"""What a build can find wrong with the place that it writes to, and with letting prompts out."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.files import shown
from ivrc.flow.nodes import Clip
from ivrc.speech.findings import quoted

_LISTED = 5


def some(names: Sequence[str]) -> tuple[str, str]:
    """The first of many names, in Chinese and in English."""
    listed, more = names[:_LISTED], " …" if len(names) > _LISTED else ""
    return "、".join(listed) + more, ", ".join(listed) + more


def not_ours(place: Path, others: Sequence[str]) -> Diagnostic:
    """`others` are files that ivrc did not make, in the place of a build."""
    zh, en = some(others)
    return finding(
        "IVRC007",
        Span(shown(place)),
        zh=f"这里有不是 ivrc 生成的文件，不会覆盖：{zh}",
        en=f"files lie here that ivrc did not make, and they are not overwritten: {en}",
        mend_zh="把它们移走，或用 -o 选另一个文件夹。",
        mend_en="Move them away, or choose another folder with -o.",
    )


def link(place: Path) -> Diagnostic | None:
    """A link in the place of a hotline's or a target's folder is not followed: what it leads to is somebody else's."""
    linked = next((path for path in (place.parent, place) if path.is_symlink()), None)
    if linked is None:
        return None
    return finding(
        "IVRC007",
        Span(str(linked)),
        zh="这里是一个链接，不会顺着它往别处写",
        en="this is a link, and nothing is written where it leads",
        mend_zh="删掉这个链接，或用 -o 选另一个文件夹；-o 写的文件夹本身可以是链接。",
        mend_en="Remove the link, or choose another folder with -o; the folder that -o names may itself be a link.",
    )


def cannot_write(place: Path, problem: OSError) -> Diagnostic:
    full = problem.errno in (errno.ENOSPC, errno.EDQUOT)
    reason = problem.strerror or str(problem)
    return finding(
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


def name_is_taken(name: str, span: Span, other: str) -> Diagnostic:
    """Two menu files with one hotline name would overwrite each other."""
    return finding(
        "IVRC008",
        span,
        zh=f"热线“{name}”已由另一个文件 {other} 生成过",
        en=f'the hotline "{name}" was built from another file, {other}',
        mend_zh="给其中一条热线换个名称，或用 -o 选另一个文件夹。",
        mend_en="Give one of the hotlines another name, or choose another folder with -o.",
    )


def other_site(place: Path, there: str, now: str) -> Diagnostic:
    """One site's build would take the place of another's."""
    return finding(
        "IVRC015",
        Span(shown(place)),
        zh=f"这里放着为站点“{there}”生成的结果，不会被站点“{now}”的取代",
        en=f'what lies here was built for the site "{there}", and one for "{now}" does not take its place',
        mend_zh=f"给每个站点一个文件夹，例如 -o dist/{now}；不要原来的，就先删去这个文件夹。",
        mend_en=f"Give each site a folder of its own, such as -o dist/{now}; if the other is not needed, remove this "
        "folder first.",
    )


def record_damaged(place: Path) -> Diagnostic:
    return finding(
        "IVRC012",
        Span(shown(place)),
        zh="上次生成的记录（manifest.json）损坏了，或者是别的版本写的；已重新生成",
        en="the record of the last build (manifest.json) was damaged, or another version's; it was built anew",
        mend_zh="不用做什么。再出现就看看还有谁在改这个文件夹。",
        mend_en="Nothing is to be done. If it happens again, look who else changes this folder.",
    )


def private(place: Path) -> Diagnostic | None:
    """Files that only their owner may read: a switch that runs as another user plays nothing of them."""
    try:
        mode = place.stat().st_mode
    except OSError:
        return None
    if mode & 0o055:
        return None
    return finding(
        "IVRC013",
        Span(shown(place)),
        zh="这些文件只有您自己能读；交换机用别的用户运行时读不到它们",
        en="only you may read these files; a switch that runs as another user cannot",
        mend_zh="部署时给它读的权限（chmod -R a+rX），或者运行 umask 022，删掉这个文件夹再生成。",
        mend_en="Let it read them where you put them (chmod -R a+rX); or run umask 022, remove this folder and build again.",
    )


def not_for_release(clips: Sequence[Clip], zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    """`clips` have no sound that a caller may hear, and why (`zh`, `en`)."""
    words = [quoted(clip) for clip in clips]
    more_zh, more_en = ("", "") if len(clips) <= _LISTED else ("……", " …")
    return finding(
        "IVRC544",
        clips[0].span,
        zh=f"不能发布：{len(clips)} 条提示音{zh}：{'、'.join(w for w, _ in words[:_LISTED])}{more_zh}",
        en=f"not for release: {counted(len(clips), 'prompt')} {en}: {', '.join(w for _, w in words[:_LISTED])}{more_en}",
        mend_zh=mend_zh,
        mend_en=mend_en,
        labels=[Label(clip.span, *told) for clip, told in zip(clips[1:], words[1:], strict=True)],
    )
