"""`prompts.lock`: the same audio on another machine, and a word where it is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from prompt_parts import record, speech, voice

from ivrc.cli import main
from ivrc.speech.store import Store


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
        "engine": "reed", "version": "1", "voice": "low", "rate": 1.0, "pauses": 1.0,
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
    from ivrc.speech import findings

    speech(project, "engines: [reed, tones]")
    speak = reed.speak

    def out(*_: object) -> None:
        raise findings.no_network("reed", "down", whole=True)

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


def test_memory_is_really_another_store() -> None:
    store = Store("memory://somewhere/else")
    assert store.put("a/b", b"x")
    assert Store("memory://somewhere/else").get("a/b") == b"x"
