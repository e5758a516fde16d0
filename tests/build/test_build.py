"""`ivrc build` as a user runs it: what it writes, what it leaves alone, what it says."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
import soundfile
from building import TARGETS, built, contents

from ivrc import manifest
from ivrc.cli import main
from ivrc.output import folder

ROOT = Path(__file__).parents[2]


def test_a_new_project_builds_at_once_for_every_target(project: Path) -> None:
    assert built() == 0
    for target in TARGETS:
        made = json.loads((project / "dist" / "示例" / target / "manifest.json").read_text(encoding="utf-8"))
        assert made["made_by"] == "ivrc"
        assert made["hotline"] == "示例"
        for name, known in made["files"].items():
            data = (project / "dist" / "示例" / target / name).read_bytes()
            assert sha256(data).hexdigest() == known, name


def test_every_text_is_spoken_by_a_clip_and_every_clip_is_used(project: Path) -> None:
    assert built() == 0
    for target in TARGETS:
        place = project / "dist" / "示例" / target
        made = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
        plan = "".join(
            path.read_text(encoding="utf-8")
            for path in place.iterdir()
            if path.suffix in (".conf", ".xml", ".vxml")
        )
        from urllib.parse import unquote

        plan = unquote(plan)
        clips = made["clips"]
        assert len({clip["id"] for clip in clips}) == len(clips)
        audio = {name for name in made["files"] if "/" in name}
        assert {clip["file"] for clip in clips} == audio
        for clip in clips:
            assert (place / clip["file"]).stat().st_size > 0
            assert clip["seconds"] > 0
            assert clip["id"] in plan, f"{target} never plays {clip['id']}"
            assert clip["text"] in plan.replace("&gt;", ">").replace("&amp;", "&") or target == "freeswitch"


def test_a_site_chooses_the_formats_of_its_sounds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site,) = (project / "sites").glob("*.yaml")
    text = site.read_text(encoding="utf-8")
    wanted = "audio:\n  asterisk: [ulaw, g722]\n  freeswitch: wav16\n  voicexml: wav-ulaw\n"
    site.write_text(text + wanted, encoding="utf-8")
    assert built() == 0
    dist = project / "dist" / "示例"
    ulaw, g722 = (sorted((dist / "asterisk/sounds").glob(f"*.{end}")) for end in ("ulaw", "g722"))
    assert [p.stem for p in ulaw] == [p.stem for p in g722] != []
    for one, other in zip(ulaw, g722, strict=True):
        assert one.stat().st_size == pytest.approx(other.stat().st_size, abs=2), "both are 64 kbit/s"
    assert not list((dist / "asterisk/sounds").glob("*.alaw"))
    for target, folder_of_sounds, coding, rate in (
        ("freeswitch", "sounds", "PCM_16", 16000),
        ("voicexml", "audio", "ULAW", 8000),
    ):
        files = list((dist / target / folder_of_sounds).glob("*.wav"))
        assert files
        for file in files:
            about = soundfile.info(file)
            assert (about.subtype, about.samplerate, about.channels) == (coding, rate, 1)
    made = json.loads((dist / "asterisk" / "manifest.json").read_text(encoding="utf-8"))
    assert {Path(clip["file"]).suffix for clip in made["clips"]} == {".ulaw"}
    for wrong in (
        "asterisk: mp3",
        "asterisk: [alaw, mp3]",
        "freeswitch: alaw",
        "asterisk: []",
        "voicexml: 8",
    ):
        site.write_text(f"{text}audio:\n  {wrong}\n", encoding="utf-8")
        capsys.readouterr()
        assert built() == 1, wrong
        assert "IVRC025" in capsys.readouterr().out, wrong


def test_two_builds_give_the_same_bytes(project: Path) -> None:
    assert built("-o", "one") == 0
    assert built("-o", "two") == 0
    assert contents(project / "one") == contents(project / "two")


def test_an_unchanged_project_is_not_built_again_and_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built() == 0
    before = (project / "dist" / "示例" / "asterisk").stat().st_ino
    capsys.readouterr()
    assert built() == 0
    assert capsys.readouterr().out.count("没有变化") == 3
    assert (project / "dist" / "示例" / "asterisk").stat().st_ino == before


@pytest.mark.parametrize(
    "changed", ["menus/示例.ivr", "prompts/企业.yaml", "sites/本地.yaml", "dist/示例/asterisk/ivrc-示例.conf"]
)
def test_a_change_of_anything_is_noticed(
    project: Path, changed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built() == 0
    path = project / changed
    path.write_text(
        path.read_text(encoding="utf-8").replace("感谢", "谢谢").replace("8001", "8002") + "\n",
        encoding="utf-8",
    )
    capsys.readouterr()
    assert built() == 0
    assert "没有变化" not in capsys.readouterr().out
    if changed.startswith("dist"):
        assert "8002" not in path.read_text(encoding="utf-8")


def test_a_change_of_a_list_of_callers_is_noticed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The numbers stand in what is emitted, and nothing else of the project has changed."""
    (project / "menus" / "示例.ivr").write_text(
        "热线 示例 4006659999\n    故障 → “系统故障。” 挂机\n\n"
        "分支 前台\n    主叫在 黑名单 → 再见\n    否则 → 再见\n\n播报 再见：“再见。” → 挂机\n",
        encoding="utf-8",
    )
    (project / "lists").mkdir()
    blocked = project / "lists" / "黑名单.txt"
    blocked.write_text("13805761234\n", encoding="utf-8")
    assert built() == 0
    blocked.write_text("13905761234\n", encoding="utf-8")
    capsys.readouterr()
    assert built() == 0
    assert "没有变化" not in capsys.readouterr().out
    emitted = (project / "dist" / "示例" / "asterisk" / "ivrc-示例.conf").read_text(encoding="utf-8")
    assert "13905761234" in emitted
    assert "13805761234" not in emitted


def test_a_warning_is_told_again_by_a_build_with_nothing_to_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = project / "menus" / "示例.ivr"
    menu.write_text(
        menu.read_text(encoding="utf-8").replace("    录音 ", "    客服  小王\n    录音 "), encoding="utf-8"
    )
    assert built("--no-audio") == 0
    first = capsys.readouterr().out
    assert "IVRC224" in first
    assert built("--no-audio") == 0
    again = capsys.readouterr().out
    assert "没有变化" in again
    assert first.split("dist/")[0] == again.split("dist/")[0]


def test_a_build_with_errors_leaves_the_former_result(project: Path) -> None:
    assert built() == 0
    before = contents(project / "dist")
    menu = project / "menus" / "示例.ivr"
    menu.write_text(menu.read_text(encoding="utf-8").replace("→ 咨询", "→ 查询"), encoding="utf-8")
    assert built() == 1
    assert contents(project / "dist") == before


def test_a_folder_that_is_not_ours_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = project / "dist" / "示例" / "asterisk"
    theirs.mkdir(parents=True)
    (theirs / "extensions.conf").write_text("[mine]\n")
    assert built("-t", "asterisk") == 2
    assert "IVRC007" in capsys.readouterr().out
    assert contents(theirs) == {"extensions.conf": b"[mine]\n"}


def test_a_file_that_somebody_put_into_our_folder_is_left_alone(project: Path) -> None:
    assert built("-t", "asterisk") == 0
    note = project / "dist" / "示例" / "asterisk" / "notes.txt"
    note.write_text("mine")
    menu = project / "menus" / "示例.ivr"
    menu.write_text(menu.read_text(encoding="utf-8") + "\n// 变了\n", encoding="utf-8")
    assert built("-t", "asterisk") == 2
    assert note.read_text() == "mine"


def test_a_link_in_the_place_of_a_target_is_not_followed(project: Path) -> None:
    elsewhere = project / "elsewhere"
    elsewhere.mkdir()
    (project / "dist" / "示例").mkdir(parents=True)
    (project / "dist" / "示例" / "asterisk").symlink_to(elsewhere)
    assert built("-t", "asterisk") == 2
    assert list(elsewhere.iterdir()) == []


def test_a_full_disk_is_named_and_leaves_the_former_result(project: Path) -> None:
    """A limit on the size of files stands for the full disk: the same call fails in the same place."""
    assert built("-t", "asterisk", "--no-audio") == 0
    before = contents(project / "dist")
    menu = project / "menus" / "示例.ivr"
    menu.write_text(menu.read_text(encoding="utf-8") + "\n// 变了\n", encoding="utf-8")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = subprocess.run(
        [sys.executable, "-m", "ivrc", "build", "-t", "asterisk", "--no-audio"],
        cwd=project, preexec_fn=limit, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "IVRC009" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(project / "dist") == before


def test_a_killed_build_leaves_the_former_result_whole(project: Path) -> None:
    """Killed at many moments of its way, whatever it was doing then."""
    assert built() == 0
    place = project / "dist" / "示例"
    menu = project / "menus" / "示例.ivr"
    source = menu.read_text(encoding="utf-8")
    wholes = []
    for number in range(12):
        menu.write_text(f"{source}\n// {number}\n", encoding="utf-8")
        build = subprocess.Popen(
            [sys.executable, "-m", "ivrc", "build", "--engine", "tones"],
            cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(0.12 + number * 0.06)
        build.kill()
        build.wait()
        for target in TARGETS:
            known = manifest.read(place / target)
            assert known is not None
            assert manifest.intact(place / target, known)
            wholes.append(target)
    assert len(wholes) == 36
    assert built() == 0
    assert sorted(path.name for path in place.iterdir()) == sorted(TARGETS)


def test_what_a_killed_build_left_beside_is_swept_away(tmp_path: Path) -> None:
    place = tmp_path / "asterisk"
    place.mkdir()
    (tmp_path / ".asterisk.new-999999999").mkdir()
    made = folder.staging(place)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f".asterisk.new-{os.getpid()}", "asterisk"]
    (made / "x").write_text("new")
    folder.install(made, place)
    assert contents(place) == {"x": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["asterisk"]


def test_without_an_exchange_by_the_kernel_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_exchange", lambda one, other: False)
    place = tmp_path / "asterisk"
    place.mkdir()
    (place / "x").write_text("old")
    made = folder.staging(place)
    (made / "x").write_text("new")
    folder.install(made, place)
    assert contents(place) == {"x": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["asterisk"]


def test_a_former_folder_left_by_a_build_killed_between_two_renames_comes_back(tmp_path: Path) -> None:
    place = tmp_path / "asterisk"
    old = tmp_path / ".asterisk.old-999999999"
    old.mkdir()
    (old / "x").write_text("old")
    folder.discard(folder.staging(place))
    assert contents(place) == {"x": b"old"}


def test_no_audio_writes_plans_without_clips(project: Path) -> None:
    assert built("--no-audio") == 0
    made = manifest.read(project / "dist" / "示例" / "asterisk")
    assert made is not None
    assert all("file" not in clip for clip in made["clips"])
    assert [name for name in made["files"] if "/" in name] == []


def test_an_unknown_target_engine_and_site_are_told_with_those_there_are(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built("-t", "asterix") == 1
    assert "asterisk" in capsys.readouterr().out
    assert main(["build", "--engine", "kokora"]) == 1
    assert "kokoro" in capsys.readouterr().out
    assert built("--site", "本地点") == 2
    assert "本地" in capsys.readouterr().out


def test_two_files_of_one_hotline_name_do_not_overwrite_each_other(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built("--no-audio") == 0
    menu = project / "menus" / "示例.ivr"
    (project / "menus" / "示例二.ivr").write_text(menu.read_text(encoding="utf-8"), encoding="utf-8")
    capsys.readouterr()
    assert built("--no-audio") == 1
    assert "IVRC008" in capsys.readouterr().out
