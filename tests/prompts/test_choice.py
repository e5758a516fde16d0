"""Engine, voice, rate and pauses by project, hotline and phrase."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from prompt_parts import speech

from ivrc.cli import main
from ivrc.prompts.choice import read
from ivrc.speech.engines.base import Sound
from ivrc.speech.pauses import stretched


def voices(project: Path) -> dict[str, str]:
    manifest = json.loads((project / "dist/示例/asterisk/manifest.json").read_text(encoding="utf-8"))
    return {clip["text"]: clip["voice"] for clip in manifest["clips"]}


def test_the_phrase_wins_over_the_hotline_and_the_hotline_over_the_project(project: Path, reed) -> None:
    speech(
        project,
        "engines: [reed]",
        "voice: low",
        "hotlines: {示例: {voice: high}}",
        "phrases: {录音告知: {voice: low}}",
    )
    assert main(["build"]) == 0
    found = voices(project)
    notice = "为了保证服务质量，本次通话将被录音。"
    assert found.pop(notice) == "low"
    assert set(found.values()) == {"high"}


def test_settings_of_a_parameter_phrase_and_of_another_hotline(project: Path, reed) -> None:
    speech(project, "engines: [reed]", "voice: low", "hotlines: {别的: {voice: high}}")
    assert main(["build"]) == 0
    assert set(voices(project).values()) == {"low"}


def test_a_hotline_that_there_is_not(project: Path, reed, capsys: pytest.CaptureFixture[str]) -> None:
    speech(project, "engines: [reed]", "hotlines: {示列: {rate: 0.9}}")
    capsys.readouterr()
    assert main(["build"]) == 0
    out = capsys.readouterr().out
    assert "IVRC543" in out
    assert "是不是“示例”" in out
    assert main(["build", "menus/示例.ivr"]) == 0
    assert "IVRC543" not in capsys.readouterr().out, "who builds one file has not asked about the others"


def test_a_change_of_choice_is_a_change(project: Path, reed, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    spoken = len(reed.spoken)
    speech(project, "engines: [reed]", "phrases: {结束语: {voice: high}}")
    assert main(["build"]) == 0
    assert reed.spoken[spoken:] == ["感谢您的来电，再见。"]


def test_a_phrase_that_there_is_not(project: Path, reed, capsys: pytest.CaptureFixture[str]) -> None:
    speech(project, "engines: [reed]", "phrases: {结速语: {voice: high}}")
    capsys.readouterr()
    assert main(["build"]) == 0
    out = capsys.readouterr().out
    assert "IVRC543" in out
    assert "是不是“结束语”" in out


def test_an_engine_of_the_command_line_takes_the_place_of_all(project: Path, reed) -> None:
    speech(
        project,
        "engines: [kokoro]",
        "voice: zf_xiaobei",
        "phrases: {结束语: {engines: [edge], voice: Yunxi}}",
    )
    assert main(["build", "--engine", "reed"]) == 0
    assert set(voices(project).values()) == {"low"}


@pytest.mark.parametrize(
    "line",
    ["rate: 9", "pauses: 0", "hotlines: {示例: {rate: 9}}", "phrases: {a: {cache: x}}", "executor: spark",
     "address: nowhere", "hotlines: [a]"],
)  # fmt: skip
def test_values_that_do_not_fit(project: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    speech(project, "engines: [tones]", line)
    assert main(["build"]) == 1
    out = capsys.readouterr().out
    assert "IVRC02" in out
    assert "ivrc.yaml:" in out


def test_a_cache_in_a_folder_of_the_project(project: Path) -> None:
    speech(project, "engines: [tones]", "cache: ../shared")
    assert main(["build"]) == 0
    assert len(list((project.parent / "shared/audio").rglob("*.wav"))) == 13
    assert not (project.parent / "cache" / "clips").exists()


def test_what_is_read_of_the_settings() -> None:
    choice = read({"cache": "s3://a/b", "executor": "dask", "address": "tcp://h:1", "rate": 0.9}, Path("/p"))
    assert (choice.shared, choice.folder, choice.cluster, choice.settings.rate) == (
        "s3://a/b",
        None,
        "tcp://h:1",
        189,
    )


RATE = 16000


def two_words(gap: float) -> Sound:
    word = 0.3 * np.sin(2 * np.pi * 500 * np.arange(RATE) / RATE)
    noise = np.random.default_rng(1).normal(0, 1e-5, int(gap * RATE))
    return Sound(np.concatenate([word, noise, word]), RATE)


@pytest.mark.parametrize(("factor", "seconds"), [(1.0, 2.4), (2.0, 2.8), (1.5, 2.6), (0.5, 2.2)])
def test_pauses_grow_and_shrink_and_words_do_not(factor: float, seconds: float) -> None:
    out = stretched(two_words(0.4), factor)
    assert len(out.samples) / RATE == pytest.approx(seconds, abs=0.03)
    loud = np.count_nonzero(np.convolve(np.abs(out.samples), np.ones(80) / 80, "same") > 0.05) / RATE
    assert loud == pytest.approx(2, abs=0.03)
    assert np.max(np.abs(np.diff(out.samples))) < 0.07


def test_the_closure_of_a_consonant_is_no_pause() -> None:
    assert len(stretched(two_words(0.08), 2).samples) == len(two_words(0.08).samples)


def test_two_words_never_run_into_each_other() -> None:
    assert len(stretched(two_words(0.13), 0.5).samples) / RATE >= 2.05


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(100), np.zeros(RATE)])
def test_nothing_to_stretch(samples: np.ndarray) -> None:
    assert len(stretched(Sound(samples, RATE), 2).samples) == len(samples)
