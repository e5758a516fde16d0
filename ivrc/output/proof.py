"""Whether a built folder is as it was written: what a copy on a switch, or a build that was signed off, is held against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ivrc import manifest, seal
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import shown
from ivrc.output import former
from ivrc.seal import Broken

_LISTED = 5


class Proof(NamedTuple):
    """Of one folder: the seal of its manifest, how many files it has, and what is wrong. `seal` is empty where the manifest
    proves nothing."""

    place: Path
    seal: str
    files: int
    found: tuple[Diagnostic, ...]


def folders(place: Path) -> list[Path]:
    """Those at or below a folder that a build has written."""
    return sorted(path.parent for path in place.rglob(manifest.NAME) if not path.is_symlink())


def proof(place: Path) -> Proof:
    """Holds every file of a folder against the manifest, and looks for others."""
    try:
        known = manifest.read(place)
        older = (manifest.read(place, former.NAME) or {"files": {}})["files"]
    except Broken:
        return Proof(place, "", 0, (_broken(place),))
    assert known is not None, "a folder of a manifest"
    return Proof(
        place, seal.sealed(known)["seal"], len(known["files"]), tuple(_wrong(place, known["files"], older))
    )


def _wrong(place: Path, files: dict[str, str], older: dict[str, str]) -> Iterator[Diagnostic]:
    """`older` are the clips that calls of before still play."""
    expected = {**older, **files}
    there = {
        path.relative_to(place).as_posix()
        for path in place.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }
    missing = sorted(expected.keys() - there)
    odd = sorted(name for name in expected.keys() & there if _altered(place / name, expected[name]))
    strange = sorted(there - expected.keys() - {manifest.NAME, former.NAME})
    if missing:
        yield _differs(place, missing, "少了文件", "files are missing")
    if odd:
        yield _differs(place, odd, "文件和生成时不一样", "files are not as they were written")
    if strange:
        yield _differs(place, strange, "多了不是生成的文件", "there are files that no build has written")


def _altered(path: Path, known: str) -> bool:
    return path.is_symlink() or manifest.digest_of(path) != known


def _differs(place: Path, names: list[str], zh: str, en: str) -> Diagnostic:
    listed, more = names[:_LISTED], f" …（{len(names)}）" if len(names) > _LISTED else ""
    return finding(
        "IVRC017",
        Span(shown(place)),
        zh=f"{zh}：{'、'.join(listed)}{more}",
        en=f"{en}: {', '.join(listed)}{more.replace('（', '(').replace('）', ')')}",
        mend_zh="从签过字的那一次生成重新复制整个文件夹；要的就是现在的样子，就改菜单再生成。",
        mend_en="Copy the whole folder anew from the build that was signed off; if it is meant to be as it is now, change the menu and build.",
    )


def _broken(place: Path) -> Diagnostic:
    return finding(
        "IVRC017",
        Span(shown(place)),
        zh=f"{manifest.NAME} 不是 ivrc 写下的样子，什么也证明不了",
        en=f"{manifest.NAME} is not as ivrc wrote it, and proves nothing",
        mend_zh="重新生成，或者从签过字的那一次生成重新复制整个文件夹。",
        mend_en="Build again, or copy the whole folder anew from the build that was signed off.",
    )


def none(place: Path) -> Diagnostic:
    """Where no build has written anything."""
    return finding(
        "IVRC017",
        Span(shown(place)),
        zh=f"这里和下面都没有 {manifest.NAME}，看不出是哪一次生成的",
        en=f"there is no {manifest.NAME} here or below, so nothing says which build this is",
        mend_zh="写明 dist、热线或目标的文件夹；复制到交换机时把 manifest.json 也复制过去。",
        mend_en="Name dist, or the folder of a hotline or target; copy manifest.json to the switch with the rest.",
    )
