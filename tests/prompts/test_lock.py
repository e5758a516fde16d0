"""`prompts.lock`: the same audio on another machine, and a word where it is not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from prompt_parts import record, speech, voice

from ivrc.cli import main
from ivrc.speech.store import Store

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def audio(project: Path) -> dict[str, bytes]:
    place = project / "dist/示例/asterisk"
    return {path.name: path.read_bytes() for path in place.rglob("*.alaw")}


def lock(project: Path) -> dict:
    return json.loads((project / "prompts.lock").read_text(encoding="utf-8"))


def test_the_lock_says_what_was_chosen_and_what_came_of_it(project: Path, reed) -> None:
    assert main(["build"]) == 0
    section = lock(project)["hotlines"]["示例"]
    assert len(section) == 13
    entry = next(e for e in section.values() if e["text"] == "感谢您的来电，再见。")
    assert {k: entry[k] for k in ("engine", "version", "voice", "rate", "pauses")} == {
        "engine": "reed", "version": "1", "voice": "low", "rate": 210.0, "pauses": 1.0,
    }  # fmt: skip
    assert (project.parent / "cache/clips/audio" / entry["audio"][:2] / f"{entry['audio']}.wav").is_file()
    before = (project / "prompts.lock").read_bytes()
    shutil.rmtree(project / "dist")
    (project / "prompts.lock").unlink()
    assert main(["build"]) == 0
    assert (project / "prompts.lock").read_bytes() == before


def test_a_newer_engine_does_not_change_what_is_locked(project: Path, reed, monkeypatch) -> None:
    assert main(["build"]) == 0
    before, spoken = audio(project), len(reed.spoken)
    monkeypatch.setattr(reed, "version", "2")
    shutil.rmtree(project / "dist")
    assert main(["build", "--locked"]) == 0
    assert audio(project) == before
    assert len(reed.spoken) == spoken
    (project / "prompts.lock").unlink()
    assert main(["build"]) == 0
    assert audio(project) != before


def test_without_the_audio_the_result_differs_and_the_build_says_so(
    project: Path, reed, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    before, locked = audio(project), (project / "prompts.lock").read_bytes()
    shutil.rmtree(project.parent / "cache")
    shutil.rmtree(project / "dist")
    monkeypatch.setattr(reed, "version", "2")
    capsys.readouterr()
    assert main(["build", "--locked"]) == 1
    out = capsys.readouterr().out
    assert "错误[IVRC534]" in out
    assert "引擎版本由 1 变成 2" in out
    assert not (project / "dist").exists()
    assert (project / "prompts.lock").read_bytes() == locked
    assert main(["build"]) == 0
    assert "提醒[IVRC534]" in capsys.readouterr().out
    assert audio(project) != before
    assert (project / "prompts.lock").read_bytes() != locked
    assert main(["build", "--locked"]) == 0


def test_a_build_without_any_lock_and_with_locked_is_refused(
    project: Path, reed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--locked"]) == 1
    out = capsys.readouterr().out
    assert "IVRC534" in out
    assert "13 条不在其中" in out
    assert not (project / "prompts.lock").exists()


def test_one_prompt_that_is_not_in_the_lock_is_told_as_one(
    project: Path, reed, cut, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    cut("您好，欢迎致电", "您好，这里是")
    capsys.readouterr()
    assert main(["build", "--locked", "--lang", "en"]) == 1
    assert "1 prompt differs from prompts.lock: 1 is not in it" in capsys.readouterr().out


def test_new_and_removed_prompts_are_nothing_to_talk_about(
    project: Path, reed, cut, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    cut("您好，欢迎致电", "您好，这里是")
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "IVRC534" not in capsys.readouterr().out
    assert len(lock(project)["hotlines"]["示例"]) == 13


def test_a_recording_is_locked_too(project: Path, reed, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    record(project / "交付" / "人工服务请按0.wav", voice(2))
    assert main(["prompts", "import", "交付"]) == 0
    capsys.readouterr()
    assert main(["build", "--locked"]) == 1
    assert "引擎由 reed 变成 recording" in capsys.readouterr().out
    assert main(["build"]) == 0
    assert main(["build", "--locked"]) == 0


def test_a_colleague_gets_the_same_from_the_shared_cache_without_the_engine(
    project: Path, reed, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    speech(project, "engines: [reed]", "cache: memory://acme/clips")
    assert main(["build"]) == 0
    before = audio(project)
    shutil.rmtree(project.parent / "cache")
    shutil.rmtree(project / "dist")

    def nobody(*_: object) -> None:
        raise AssertionError("the engine was asked")

    monkeypatch.setattr(reed, "speak", nobody)
    monkeypatch.setattr(reed, "__init__", nobody)
    assert main(["build", "--locked"]) == 0
    assert audio(project) == before


def test_a_fallback_is_not_locked_in_for_ever(
    project: Path, reed, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The preferred engine was out: its prompts are locked as the other one spoke them, and tried again later."""
    from ivrc.speech.engines import edge_findings

    speech(project, "engines: [reed, tones]")
    speak = reed.speak

    def out(*_: object) -> None:
        raise edge_findings.no_network("reed", "down", whole=True)

    monkeypatch.setattr(reed, "speak", out)
    assert main(["build"]) == 0
    assert {e["engine"] for e in lock(project)["hotlines"]["示例"].values()} == {"tones"}
    monkeypatch.setattr(reed, "speak", speak)
    shutil.rmtree(project / "dist")
    assert main(["build"]) == 0
    assert {e["engine"] for e in lock(project)["hotlines"]["示例"].values()} == {"reed"}


def test_engines_of_the_command_line_leave_the_lock_alone(project: Path, reed) -> None:
    assert main(["build"]) == 0
    before = (project / "prompts.lock").read_bytes()
    assert main(["build", "--engine", "tones"]) == 0
    assert (project / "prompts.lock").read_bytes() == before


@pytest.mark.parametrize("text", ["", "{", '{"hotlines": {"示例": {"a": {}}}}', "<<<<<<< HEAD\n"])
def test_a_lock_that_makes_no_sense_is_told_and_left(
    project: Path, reed, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "prompts.lock").write_text(text)
    assert main(["build"]) == 1
    assert "IVRC535" in capsys.readouterr().out
    assert (project / "prompts.lock").read_text() == text


def test_where_there_is_no_project_no_lock_is_left(project: Path, reed, monkeypatch) -> None:
    (project / "ivrc.yaml").unlink()
    assert main(["build", "--engine", "tones"]) == 0
    assert not (project / "prompts.lock").exists()


def test_what_is_spoken_is_released_and_then_unchanged(
    project: Path, reed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--release", "--uncommitted"]) == 0
    assert len(lock(project)["hotlines"]["示例"]) == 13
    capsys.readouterr()
    assert main(["build", "--release", "--uncommitted"]) == 0
    assert capsys.readouterr().out.count("没有变化") == 3


def test_one_prompt_that_falls_back_to_tones_is_not_released(
    project: Path, reed, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ivrc.speech import findings

    speech(project, "engines: [reed, tones]")
    speak = reed.speak

    def chokes(engine: object, part: str, voice: str) -> object:
        if part.startswith("感谢"):
            raise findings.no_audio("reed")
        return speak(engine, part, voice)

    monkeypatch.setattr(reed, "speak", chokes)
    assert main(["build", "--release", "--uncommitted"]) == 1
    out = capsys.readouterr().out
    assert "不能发布：1 条提示音" in out
    assert "「感谢您的来电，再见。」" in out
    assert not (project / "dist").exists()
    assert not (project / "prompts.lock").exists()
    assert main(["build"]) == 0


def test_two_hotlines_share_the_lock_and_both_stay_as_they_are(
    project: Path, reed, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = (project / "menus/示例.ivr").read_text(encoding="utf-8")
    (project / "menus/另一条.ivr").write_text(
        menu.replace("热线 示例 4001234567", "热线 另一条 4001234568"), encoding="utf-8"
    )
    assert main(["build"]) == 0
    assert set(lock(project)["hotlines"]) == {"示例", "另一条"}
    capsys.readouterr()
    assert main(["build"]) == 0
    assert capsys.readouterr().out.count("没有变化") == 6


def test_every_target_is_held_against_the_lock_not_the_last_alone(
    project: Path, reed, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One target was built with a newer engine; the others, of before, are not unchanged for that."""
    assert main(["build"]) == 0
    old = audio(project)
    monkeypatch.setattr(reed, "version", "2")
    shutil.rmtree(project.parent / "cache")
    shutil.rmtree(project / "dist/示例/voicexml")
    assert main(["build", "-t", "voicexml"]) == 0
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "没有变化" not in capsys.readouterr().out
    assert audio(project) != old
    assert main(["build"]) == 0
    out = capsys.readouterr().out
    assert out.count("没有变化") == 3
    assert "IVRC534" not in out, "what was told of the lock is not told again"


def test_builds_at_the_same_time_lose_nothing_of_the_lock(project: Path, slow: Path) -> None:
    """Processes, each with hotlines of its own, over one lock."""
    menu = (project / "menus/示例.ivr").read_text(encoding="utf-8")
    count, together = 12, 4
    for n in range(count):
        text = menu.replace("热线 示例 4001234567", f"热线 线{n} 40012345{n:02}")
        (project / f"menus/线{n}.ivr").write_text(text, encoding="utf-8")
    speech(project, "engines: [slow]")
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "ivrc", "build", "-t", "asterisk", *(f"menus/线{n}.ivr" for n in range(k, count, together))],
            cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for k in range(together)
    ]  # fmt: skip
    for build in builds:
        out, _ = build.communicate()
        assert build.returncode == 0, out
    sections = lock(project)["hotlines"]
    assert set(sections) == {f"线{n}" for n in range(count)}
    assert all(len(section) == 13 for section in sections.values())


WRITER = """
import sys
from pathlib import Path
from ivrc.output.prompts import renew
root, number = Path(sys.argv[1]), sys.argv[2]
for n in range(20):
    assert renew(root, f"{number}-{n}", {"clip": {"asked": "a", "engine": "e", "version": "1", "voice": "v",
                                        "reading": "r", "audio": "0", "seconds": 1.0}}) == []
"""


def test_eighty_sections_written_by_four_processes_are_eighty(project: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(project), str(k)], env=ENV) for k in range(4)
    ]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert len(lock(project)["hotlines"]) == 80


def test_a_writer_that_is_killed_holds_up_nobody(project: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(project / "ivrc.yaml")], env=ENV, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(project), "late"], env=ENV)
    holder.kill()
    holder.communicate()
    assert writer.wait() == 0
    assert len(lock(project)["hotlines"]) == 20


HOLDER = """
import sys, time
from pathlib import Path
from ivrc.held import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"hotlines": {"示例": {"a": {"seconds": NaN}}}}', '{"hotlines": 3}']
)
def test_a_lock_of_any_shape_is_told(
    project: Path, reed, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "prompts.lock").write_text(text)
    assert main(["build"]) == 1
    assert "IVRC535" in capsys.readouterr().out


def test_no_prompt_lasts_no_number(project: Path, reed, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    text = json.dumps(lock(project)).replace('"seconds": ', '"seconds": NaN, "was": ', 1)
    (project / "prompts.lock").write_text(text)
    assert main(["build"]) == 1
    assert "IVRC535" in capsys.readouterr().out


def test_memory_is_really_another_store() -> None:
    store = Store("memory://somewhere/else")
    assert store.put("a/b", b"x")
    assert Store("memory://somewhere/else").get("a/b") == b"x"
