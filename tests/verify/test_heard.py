"""Reading a recording: which tones it holds, and whether they are the ones that were meant."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.compile import compile_text
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.plan import Call, Plan
from ivrc.speech.sine import tone
from ivrc.verify.driver import Driven, Kept, Placed, Played
from ivrc.verify.heard import expected, listen, misheard
from ivrc.verify.judge import tones
from ivrc.verify.sounds import Sound

SOUNDS = {
    name: Sound(b"", ".alaw", 1050, 800 * len(hertz), hertz)
    for name, hertz in {"甲": (325,), "乙": (350,), "丙": (1100,), "丁": (400, 2000)}.items()
}
FREQUENCIES = sorted({hertz for sound in SOUNDS.values() for hertz in sound.frequencies})


def recording(folder: Path, *parts: tuple[int, float]) -> Path:
    """A-law of (Hz, seconds); 0 Hz is silence."""
    pieces = [
        np.zeros(int(8000 * seconds)) if not hertz else tone((hertz,), seconds).samples
        for hertz, seconds in parts
    ]
    out = io.BytesIO()
    soundfile.write(out, np.concatenate(pieces), 8000, format="RAW", subtype="ALAW")
    path = folder / "call.alaw"
    path.write_bytes(out.getvalue())
    return path


def played(told: str) -> list[Played]:
    """Clips by name; one followed by `~` was cut."""
    return [Played(each.rstrip("~"), each.endswith("~")) for each in told.split()]


def wrong(folder: Path, told: str, *parts: tuple[int, float]) -> bool:
    return (
        misheard(expected(played(told), SOUNDS), listen(recording(folder, *parts), FREQUENCIES)) is not None
    )


WHOLE = [(325, 0.8), (0, 0.3), (350, 0.8), (0, 0.3), (1100, 0.8)]


def test_tones_are_read_in_order_with_their_lengths(tmp_path: Path) -> None:
    found = listen(recording(tmp_path, *WHOLE), FREQUENCIES)
    assert [tone.hertz for tone in found] == [325, 350, 1100]
    assert all(700 <= tone.lasts_ms <= 900 for tone in found)


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("甲 乙 丙", WHOLE),
        ("甲 乙 丙~", WHOLE),
        ("甲~ 乙", [(325, 0.3), (350, 0.8)]),
        ("甲~ 乙", [(350, 0.8)]),
        ("甲 甲", [(325, 0.8), (0, 0.3), (325, 0.8)]),
        ("甲 乙~ 甲", [(325, 0.8), (0, 0.3), (325, 0.8)]),
        ("甲 乙~ 丙~ 甲 乙~ 甲", [(325, 0.8), (0, 0.3), (325, 0.8), (350, 0.2), (325, 0.8)]),
        ("丁 甲", [(400, 0.8), (2000, 0.8), (325, 0.8)]),
        ("丁~ 甲", [(400, 0.5), (325, 0.8)]),
        ("", [(0, 1.0)]),
    ],
)
def test_what_was_meant_is_heard(told: str, parts: Sequence[tuple[int, float]], tmp_path: Path) -> None:
    assert not wrong(tmp_path, told, *parts)


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("甲 乙 丙", WHOLE[:3]),
        ("甲 乙", WHOLE),
        ("乙 甲 丙", WHOLE),
        ("甲 乙 丙", [(325, 0.4), *WHOLE[1:]]),
        ("甲 乙 丙", [(0, 0.8), *WHOLE[1:]]),
        ("丁", [(2000, 0.8), (400, 0.8)]),
        ("丁", [(400, 0.8)]),
        ("", [(325, 0.8)]),
        ("甲 乙~ 甲", [(325, 0.8), (350, 0.3)]),
        ("甲 乙 甲", [(325, 0.8), (0, 0.3), (325, 0.8)]),
        ("甲 乙~ 丙 甲", [(325, 0.8), (0, 0.3), (325, 0.8)]),
    ],
    ids=[
        "missing",
        "one more",
        "swapped",
        "cut short",
        "silent",
        "halves swapped",
        "half",
        "out of nothing",
        "missing behind one cut off",
        "missing between two alike",
        "missing behind one that is silent",
    ],
)
def test_anything_else_is_noticed(told: str, parts: Sequence[tuple[int, float]], tmp_path: Path) -> None:
    assert wrong(tmp_path, told, *parts)


def test_an_empty_recording_holds_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "x.alaw"
    empty.write_bytes(b"")
    assert listen(empty, FREQUENCIES) == []


ALIKE = {"戊": (325, 2175), "己": (325, 2200)}


@pytest.mark.parametrize(
    ("told", "hertz", "right"),
    [
        ("戊 己~ 戊", [325, 2175, 325, 2175], True),
        ("戊 己~ 戊", [325, 2175, 325, 2200, 325, 2175], True),
        ("己~ 戊", [325, 2175], True),
        ("己~ 己~ 戊~", [325], True),
        ("戊 己~ 戊", [325, 2175], False),
        ("戊 己~ 戊", [325, 2175, 325], False),
        ("戊 己~ 戊", [325, 2175, 325, 2200], False),
        ("戊 己 戊", [325, 2175, 325, 2175], False),
        ("己~ 戊", [325, 2200], False),
        ("己~ 戊", [325, 2200, 2175], False),
    ],
)  # fmt: skip
def test_a_clip_cut_off_may_begin_as_the_next_one_does(
    told: str, hertz: list[int], right: bool, tmp_path: Path
) -> None:
    """Their common tone is heard once, whether it was of the one or of the other."""
    sounds = {name: Sound(b"", ".alaw", 1850, 1600, tones) for name, tones in ALIKE.items()}
    heard = listen(recording(tmp_path, *((each, 0.8) for each in hertz)), [325, 2175, 2200])
    assert (misheard(expected(played(told), sounds), heard) is None) == right


def test_a_file_in_which_nothing_is_to_be_heard_need_not_be_there(tmp_path: Path) -> None:
    """A recording that begins as the call ends is empty, and FreeSWITCH throws such a file away."""
    heard = recording(tmp_path, (325, 0.8))
    hotline = compile_text("热线 甲 4001\n    故障 → 挂机\n播报 乙：“一。” → 挂机\n").hotline
    assert hotline is not None
    call = Placed(
        "", hotline, Call("", "", Plan(), datetime(2026, 1, 1)).caller(), Circumstances(datetime(2026, 1, 1))
    )
    ear = tones(SOUNDS)

    def kept(*plays: Played) -> bool:
        file = Kept("recording", tmp_path / "none.wav", plays)
        return ear(call, Driven((), plays=tuple(played("甲")), recording=heard, kept=(file,)))[0] is None

    assert kept() and not kept(*played("甲"))
