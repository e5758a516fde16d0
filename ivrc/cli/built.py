"""What a build made, told: a line a folder for people, an item a folder for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ivrc.cli.report import sentence
from ivrc.counted import counted
from ivrc.files import shown
from ivrc.output.build import Built
from ivrc.output.numbers import WayIn
from ivrc.output.write import Changes
from ivrc.seal import sealed

_UNCHANGED = ("（没有变化）", " (unchanged)")


class AtSite(NamedTuple):
    """What was built for one site, and the files by which the numbers of all hotlines come in there."""

    site: str
    built: Sequence[Built]
    ways_in: Sequence[WayIn]


def lines(made: AtSite, lang: str, *, dry: bool) -> Iterator[str]:
    """A line for every folder that was made, or would be."""
    for one in made.built:
        for target, place in one.folders.items():
            yield f"{shown(place)}  {_length(one.manifests[target], lang)}{_state(one, target, lang, dry)}"
    for way in made.ways_in:
        told = sentence(lang, "号码各进哪条热线", "which hotline each number leads to")
        yield f"{shown(way.path)}  {told}{_put(way, lang, dry)}"


def items(made: AtSite) -> Iterator[dict[str, Any]]:
    """A folder as a program is told of it."""
    for one in made.built:
        for target, place in one.folders.items():
            manifest = one.manifests[target]
            clips = _spoken(manifest)
            yield {
                "site": made.site,
                "hotline": one.hotline,
                "source": manifest["source"],
                "target": target,
                "folder": str(place),
                "build": manifest["build"],
                "seal": sealed(manifest)["seal"],
                "unchanged": target not in one.fresh,
                "clips": len(clips),
                "seconds": round(sum(clip["seconds"] for clip in clips), 3),
                **{key: list(names) for key, names in _changes(one, target)._asdict().items()},
            }


def _changes(one: Built, target: str) -> Changes:
    return one.changes.get(target, Changes())


def _spoken(manifest: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [clip for clip in manifest["clips"] if "seconds" in clip]


def _length(manifest: Mapping[str, Any], lang: str) -> str:
    """How many clips there are, and how long they are together."""
    clips = _spoken(manifest)
    if not clips:
        return sentence(lang, "没有提示音", "no prompts")
    total = sum(clip["seconds"] for clip in clips)
    return sentence(
        lang,
        f"{len(clips)} 段提示音，共 {total:.1f} 秒",
        f"{counted(len(clips), 'prompt')}, {total:.1f} s",
    )


def _put(way: WayIn, lang: str, dry: bool) -> str:
    """In a dry run, whether anything would be written."""
    if not dry:
        return ""
    return sentence(lang, "（没有写）", " (not written)") if way.fresh else sentence(lang, *_UNCHANGED)


def _state(one: Built, target: str, lang: str, dry: bool) -> str:
    """Whether anything was written; in a dry run, what would be."""
    new, changed, gone = map(len, _changes(one, target))
    if target not in one.fresh or (dry and not new + changed + gone):
        return sentence(lang, *_UNCHANGED)
    if not dry:
        return ""
    return sentence(
        lang,
        f"（没有写；会新增 {new} 个文件，改 {changed} 个，去掉 {gone} 个）",
        f" (not written; {counted(new, 'file')} would be new, {changed} changed, {gone} gone)",
    )
