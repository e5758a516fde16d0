"""Clips are found in a recording by their samples, whatever they say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from ivrc.simulate.caller import Circumstances, Script
from ivrc.verify.driver import Driven, Placed, Played
from ivrc.verify.recognise import ear
from tests.targets.flows import hangup, hotline, say

HOTLINE = hotline(say("甲", "一", "二", to="bye"), hangup())
CALL = Placed("x", HOTLINE, Script(), Circumstances(datetime(2026, 11, 23, tzinfo=UTC)))


def speech(name: str, seconds: float = 1.6) -> Any:
    """Noise that swells like syllables, another for each name."""
    chance = np.random.default_rng(sum(map(ord, name)))
    swell = 0.5 + 0.5 * np.sin(np.arange(int(8000 * seconds)) / 8000 * 2 * np.pi * 3)
    return (chance.normal(0, 0.1, int(8000 * seconds)) * swell).astype(np.float32)


def write(path: Path, samples: Any) -> Path:
    soundfile.write(path, samples, 8000, format="RAW", subtype="ALAW")
    return path


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        (("一", "二", "三"), ""),
        (("一", "0.7", "二", "5.0", "三"), ""),
        (("一", "三"), "二"),
        (("二", "一", "三"), "二"),
        (("一", "四", "三"), "二"),
        (("一", "二"), "三"),
        (("0.5",), "一"),
        ((), "一"),
    ],
)
def test_what_is_missing_is_named(parts: Sequence[str], missing: str, tmp_path: Path) -> None:
    files = {name: write(tmp_path / f"{name}.alaw", speech(name)) for name in "一二三四"}
    pieces = [speech(p) if p in files else np.zeros(int(8000 * float(p)), np.float32) for p in parts]
    quieter = np.concatenate([np.zeros(400, np.float32), *pieces]) * 0.6
    recording = write(tmp_path / "call.alaw", quieter)
    plays = (Played("一", False), Played("四", True), Played("二", False), Played("三", False))
    wrong, heard = ear(files)(CALL, Driven((), plays=plays, recording=recording))
    assert (wrong.clip if wrong else "") == missing
    assert heard == (3 if not missing else "一二三".index(missing))


def test_a_gap_of_a_frame_does_no_harm(tmp_path: Path) -> None:
    files = {"一": write(tmp_path / "一.alaw", speech("一", 4.0))}
    whole = speech("一", 4.0)
    recording = write(tmp_path / "call.alaw", np.concatenate([whole[:9000], whole[9160:]]))
    wrong, _ = ear(files)(CALL, Driven((), plays=(Played("一", False),), recording=recording))
    assert wrong is None
