"""What was built against what lies elsewhere: the files of a build with its manifest, and sounds with the build's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from ivrc import manifest
from ivrc.build_name import is_one
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.feature import Feature
from ivrc.coverage.generate import Path, generate
from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import BEEP, Hotline
from ivrc.seal import Broken
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.verify import verdicts
from ivrc.verify.driver import Placed


class Entry(NamedTuple):
    """Where a call comes in."""

    extension: str
    context: str


def entry(where: str) -> Entry | None:
    """EXTENSION@CONTEXT, None where it names no context: then the way in is found."""
    extension, _, context = where.partition("@")
    return Entry(extension, context) if context else None


def named(site: Site, folder: FilePath) -> Site:
    """The site of a build, which its texts name; the site itself where no build lies there."""
    name = str((manifest.whole(folder) or {}).get("build", ""))
    return site._replace(build=name if is_one(name) else "")


_AGAIN = ("重新运行 ivrc build，再部署一次。", "Run ivrc build again, and deploy it.")


def build(
    folder: FilePath, emitted: Mapping[str, str], same: Callable[[str, str], bool]
) -> tuple[dict[str, Any] | None, list[Diagnostic]]:
    """A build's manifest, None where it cannot be gone by, and how the folder differs from it and from what the menu
    file says today. `emitted` are the texts of today; `same` whether two texts say the same to the switch."""
    try:
        known = manifest.read(folder)
    except Broken:
        known = None
    if known is None:
        zh, en = (
            "这里没有生成的文件，或 manifest.json 坏了",
            "no build lies here, or its manifest.json is damaged",
        )
        return None, [verdicts.deployed(str(folder), zh, en, *_AGAIN)]
    found = []
    for name, was in known["files"].items():
        now = manifest.digest_of(folder / name)
        if now != was:
            zh = "和生成时不同" if now else "不在了"
            en = "is not as it was built" if now else "is gone"
            found.append(
                verdicts.deployed(str(folder / name), f"生成的文件{zh}", f"a file of the build {en}", *_AGAIN)
            )
    if not found and not all(
        name in known["files"] and same((folder / name).read_text(encoding="utf-8"), text)
        for name, text in emitted.items()
    ):
        zh, en = "生成之后，菜单文件或站点改过", "the menu file or the site has changed since this was built"
        found.append(verdicts.deployed(str(folder), zh, en, *_AGAIN))
    return known, found


def sounds(known: Mapping[str, Any], built: FilePath, there: FilePath) -> Iterator[Diagnostic]:
    """How the sounds in a switch's folder differ from the build's."""
    mend = f"把 {built}/sounds/ 里的文件复制到 {there}/。", f"Copy the files of {built}/sounds/ to {there}/."
    clips = {clip["file"]: clip["text"] for clip in known["clips"]}
    files = [name for name in known["files"] if name.startswith("sounds/")]
    if files and not there.is_dir():
        zh = "交换机在这里找声音，而这个文件夹不存在：来电一接通就结束"
        en = "the switch looks for the sounds here, and there is no such folder: calls end as soon as they are answered"
        yield verdicts.deployed(str(there), zh, en, *mend)
        return
    whose = {known["files"][name]: name for name in files}
    for name in files:
        path = there / FilePath(name).relative_to("sounds")
        now, words = manifest.digest_of(path), clips.get(name, FilePath(name).stem)
        if now == known["files"][name]:
            continue
        if not now:
            zh = f"缺少“{words}”：来电走到这里就进故障路"
            en = f'"{words}" is missing: a call that comes to it takes the fault way'
        elif now in whose:
            other = clips.get(whose[now], FilePath(whose[now]).stem)
            zh = f"应说“{words}”的地方，客户听到的是“{other}”"
            en = f'where "{words}" is to be said, callers hear "{other}"'
        else:
            zh, en = f"“{words}”不是这次生成的声音", f'"{words}" is not the sound of this build'
        yield verdicts.deployed(str(path), zh, en, *mend)


def records(folder: str) -> Iterator[Diagnostic]:
    """Whether the folder is there in which calls are to leave their records; none is named where they leave none."""
    if folder and not FilePath(folder).is_dir():
        yield verdicts.deployed(
            folder,
            "通话记录要写在这里，而这个文件夹不存在：来电不留记录",
            "records of calls are to be written here, and there is no such folder: calls leave none",
            f"建这个文件夹，让交换机的用户能写：mkdir -p {folder}",
            f"Make it, and let the switch's user write there: mkdir -p {folder}",
        )


def sound_files(built: FilePath, hotline: Hotline) -> dict[str, FilePath]:
    """The sounds of a build by clip."""
    found = {path.stem: path for path in sorted((built / "sounds").glob("*"))}
    return {clip: found[clip] for clip in {*hotline.clips, BEEP} & found.keys()}


class Calls(NamedTuple):
    """The generated calls that can be placed to a hotline in production, each with its path; all ways on of the
    hotline; and the number of calls that cannot be placed: which would ring somebody's telephone, leave a message,
    need a sound to be missing, or come in by another number."""

    placed: list[Placed]
    paths: list[Path]
    ways: tuple[Feature, ...]
    left: int


def calls(hotline: Hotline, site: Site, built: FilePath, lang: str) -> Calls:
    """The calls to what is deployed."""
    known = manifest.whole(built)
    lengths = {clip["id"]: round(clip["seconds"] * 1000) for clip in known["clips"]} if known else {}
    numbers = site.extensions.numbers
    placed: list[Placed] = []
    kept: list[Path] = []
    every = generate(hotline, Surroundings(numbers, lengths))
    for path in every.paths:
        call = path.call
        given = call.given(numbers, lengths)
        meant = run(hotline, call.caller(), given)
        nodes = (hotline.nodes[event.what[0]] for event in meant if event.kind == "goto")
        if not given.missing and not given.called and not any(node.traits.serves for node in nodes):
            kept.append(path)
            placed.append(Placed(call.zh if lang == "zh" else call.en, hotline, call.caller(), given))
    return Calls(placed, kept, every.ways, len(every.paths) - len(kept))
