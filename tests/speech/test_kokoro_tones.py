"""The pitch that the embedded voice is made with, bent where a syllable does not move as its tone does."""

from pathlib import Path

import numpy as np
import pytest

from ivrc.speech import Settings, pitch
from ivrc.speech.engines.base import Setup, Sound
from ivrc.speech.engines.kokoro import Kokoro
from ivrc.speech.kokoro import choice, graph, tones, wire

FALLING, RISING, DIPPING = (240, 210, 170), (170, 180, 230), (190, 150, 160)
CONSONANT = (7, 20, 120)
BEFORE, BEHIND = 8, 8


def foretold(*hertz: float, values: int = 20) -> np.ndarray:
    """The pitch of a word that comes out of a consonant, with silence around it."""
    moves = np.interp(np.linspace(0, len(hertz) - 1, values), range(len(hertz)), hertz)
    return np.concatenate([np.full(BEFORE - 3, 7.0), CONSONANT, moves, np.full(BEHIND, 7.0)])


def syllable(tone: int, values: int = 20) -> tones.Syllable:
    return tones.Syllable("a", tone, (BEFORE - 4) // 2, (BEFORE + values + 2) // 2)


def moves(hertz: np.ndarray, tone: int, spare: float = 0.0) -> bool:
    found = tones.contour(hertz, syllable(tone))
    return found is not None and pitch.moves(found.points, tone, spare)


@pytest.mark.parametrize("hertz", [FALLING, RISING, DIPPING])
@pytest.mark.parametrize("tone", [1, 2, 3, 4])
def test_what_is_bent_moves_as_its_tone(hertz: tuple[float, ...], tone: int) -> None:
    meant = foretold(*hertz)
    factors = tones.bend(meant, [syllable(tone)])
    assert moves(meant * factors, tone)
    assert bool(np.all(factors == 1)) == moves(meant, tone, 0.5), (
        "what surely moves as its tone is left as it is"
    )
    assert 0.6 < factors.min() <= factors.max() < 1.7


def test_a_first_tone_is_level_to_its_end() -> None:
    meant = foretold(*FALLING)
    inner = slice(BEFORE + 1, BEFORE + 18)
    level = (meant * tones.bend(meant, [syllable(1)]))[inner]
    assert level.max() / level.min() < 1.01


def test_a_bend_ends_close_behind_its_syllable() -> None:
    meant = foretold(*FALLING, values=20)
    one = syllable(1)
    factors = tones.bend(meant, [one])
    assert np.all(factors[: one.start * 2 - 2] == 1)
    assert np.all(factors[one.end * 2 + 2 :] == 1)
    assert np.all(np.abs(np.diff(12 * np.log2(factors))) < 2.5), "no step that could be heard"


def test_a_syllable_without_voice_is_left() -> None:
    silent = np.full(30, 8.0)
    assert np.all(tones.bend(silent, [syllable(1)]) == 1)
    assert choice.away(silent, syllable(1), 216.0) > choice.away(foretold(*FALLING), syllable(1), 216.0)


def test_syllables_are_where_their_symbols_are() -> None:
    frames = np.arange(1.0, 20.0)
    found = tones.syllables("san→ pai↓", frames, (0, 9))
    assert [each.tone for each in found] == [1, 3]
    assert found[0].start == 1, "behind the zero at the beginning"
    assert found[0].end == sum(range(1, 6))


@pytest.mark.parametrize(
    ("spelt", "expected"),
    [("wu↓pai↓", [2, 3]), ("ʨjou↓ ʂɨ↗", [3, 2]), ("lja↓ŋ wu↓pai↓", [2, 2, 3]), ("plˈiz hˈOld.", [])],
)
def test_a_third_before_a_third_is_a_second(spelt: str, expected: list[int]) -> None:
    found = tones.syllables(spelt, np.ones(len(spelt) + 2), (0, len(spelt)))
    assert [each.tone for each in found] == expected


def test_of_two_places_the_one_is_nearer_where_it_moves_as_its_tone() -> None:
    level, falling = foretold(240, 240), foretold(*FALLING)
    assert choice.away(level, syllable(1), 216.0) < choice.away(falling, syllable(1), 216.0)


@pytest.mark.slow
def test_the_voice_moves_as_it_is_bent(make, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    engine = Kokoro(Setup(Settings(voice="zf_xiaobei"), tmp_path, ()))
    spelt = engine.script(make("八。", "a")).text
    loaded = engine._loaded()
    own = loaded.own_frames(spelt, "zf_xiaobei")
    plain, higher = (loaded.say(spelt, "zf_xiaobei", 1.0, bend) for bend in (1.0, 1.2))
    heard = [pitch.contour(Sound(each, 24_000)) for each in (plain, higher)]
    both = (heard[0] > 0) & (heard[1] > 0)
    assert np.median(heard[1][both] / heard[0][both]) == pytest.approx(1.2, rel=0.03)
    assert len(own) == len(spelt) + 2
    meant = loaded.foretell(spelt, "zf_xiaobei", 1.0)
    measured = heard[0][heard[0] > 0]
    assert np.median(meant.pitch[meant.pitch > 60]) == pytest.approx(np.median(measured), rel=0.1)


def test_what_is_no_model_of_ours_is_refused() -> None:
    for change in (graph.opened, graph.foretelling):
        with pytest.raises(ValueError, match="no "):
            change(b"\x08\x08")


def test_messages_are_read_as_they_are_written() -> None:
    data = b"\x08\x96\x01" + wire.field(2, b"x" * 300) + b"\x1d" + b"1234"
    found = list(wire.fields(data, 0, len(data)))
    assert [each.number for each in found] == [1, 2, 3]
    assert data[found[1].start : found[1].end] == b"x" * 300
    assert b"".join(data[each.begin : each.end] for each in found) == data
    with pytest.raises(ValueError, match="beyond"):
        list(wire.fields(wire.field(1, b"abc"), 0, 4))
