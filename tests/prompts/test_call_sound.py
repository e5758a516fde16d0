"""`ivrc call -o call.wav`: each clip lies where the caller hears it, cut off where a key cuts it off, and nothing between."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.cli import main
from ivrc.prompts.call_sound import Stretch, stretches
from ivrc.simulate.trace import Event

MENU = "menus/示例.ivr"
AT = ["--at", "2026-11-23 10:00"]


def lengths(capsys: pytest.CaptureFixture[str]) -> dict[str, float]:
    assert main(["prompts", "list", MENU, "--json"]) == 0
    return {row["id"]: row["seconds"] for row in json.loads(capsys.readouterr().out)}


def called(capsys: pytest.CaptureFixture[str], out: Path, *more: str) -> list[dict[str, object]]:
    assert main(["call", MENU, *AT, "--json", "-o", str(out), *more]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def loud(sound: np.ndarray, begins: float, ends: float) -> bool:
    part = sound[round(begins * 8000) : round(ends * 8000)].astype(float)
    return bool(np.sqrt(np.mean(part**2)) > 100)


def test_every_clip_is_where_the_caller_hears_it(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    events = called(capsys, tmp_path / "call.wav", "--keys=--.")
    seconds = lengths(capsys)
    sound, rate = soundfile.read(tmp_path / "call.wav", dtype="int16")
    assert rate == 8000 and len(sound) == int(events[-1]["at"] * 8000)
    plays = [event for event in events if event["event"] == "play"]
    assert len(plays) > 4
    for event in plays:
        assert loud(sound, event["at"] + 0.1, event["at"] + seconds[event["clip"]] - 0.1)
    waits = [event["at"] for event in events if event["event"] == "silence"]
    assert waits and not any(loud(sound, at - 4, at - 0.1) for at in waits)


def test_a_key_cuts_a_clip_off(project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    events = called(capsys, tmp_path / "call.wav", "--keys", "[9].")
    cut = next(event["at"] for event in events if event["event"] == "interrupted")
    seconds = lengths(capsys)
    first = next(event for event in events if event["event"] == "play")
    assert first["at"] < cut < first["at"] + seconds[first["clip"]]
    one, _ = soundfile.read(tmp_path / "call.wav", dtype="int16")
    called(capsys, tmp_path / "whole.wav", "--keys", ".")
    whole, _ = soundfile.read(tmp_path / "whole.wav", dtype="int16")
    at = round(cut * 8000)
    assert np.array_equal(one[: at - 1], whole[: at - 1]) and not np.array_equal(
        one[at:][:400], whole[at:][:400]
    )


def test_values_are_said_piece_by_piece_and_others_ears_are_none() -> None:
    trace = [
        Event(0, "answer"),
        Event(100, "play", ("a",)),
        Event(400, "interrupted"),
        Event(400, "say", ("x", "1 2")),
        Event(900, "play", ("b",), leg="desk"),
        Event(1000, "play", ("b",)),
        Event(1200, "hangup", ("caller",)),
    ]
    told = stretches(trace, {"a": 1000, "1": 200, "2": 300, "b": 5000})
    assert told == [
        Stretch(("a",), 100, 400),
        Stretch(("1", "2"), 400, 900),
        Stretch(("b",), 1000, 1200),
    ]


def test_what_is_refused(project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["call", MENU, *AT, "--keys", "1", "-o", str(tmp_path / "call.mp3"), "--lang", "en"]) != 0
    assert "End the file's name in .wav" in capsys.readouterr().err
    assert main(["call", MENU, *AT, "--keys", "1", "-o", str(tmp_path / "no/call.wav"), "--lang", "en"]) == 2
    assert "IVRC009" in capsys.readouterr().err
    assert main(["call", MENU, *AT, "--engine", "nobody", "-o", str(tmp_path / "call.wav")]) != 0
    assert list(tmp_path.glob("*.wav")) == []
