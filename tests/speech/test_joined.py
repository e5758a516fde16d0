"""Sentences joined from pieces: the plan, the knife, and the embedded voice for real."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.speech import Settings, cuts, joined, speak
from ivrc.speech.engines.base import Sound
from ivrc.speech.kokoro import graph, kept
from ivrc.speech.level import measure
from ivrc.speech.mastering import PROMPT, true_peaks
from ivrc.speech.studio import Studio


def texts(sentence: str, locale: str = "zh-CN") -> list[str]:
    return [part.clip.text for part in joined.plan(sentence, locale)]


def heard(sentence: str, locale: str = "zh-CN") -> str:
    """The words of a plan, and the rests of groups between them."""
    parts = joined.plan(sentence, locale)
    return " ".join(f"{p.clip.text.rstrip('。.')}{f' {p.rest}' if p.rest >= 200 else ''}" for p in parts)


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("13800138000", "幺 三 八 200 零 零 幺 三 200 八 零 零 零"),
        ("400-665-9999", "四 零 零 200 六 六 五 200 九 九 九 九"),
        ("1234.5元", "一千 二百 三十 四 元 五 角"),
        ("1040万", "一千 零 四十 万"),
        ("12", "十二"),
        ("112:number", "一百 一十 二"),
        ("9:05", "九 点 零 五 分"),
        ("35%", "百分之 三十 五"),
        ("上午9点", "上午 九 点"),
        ("8021:digits", "八 零 二 幺"),
        ("80 21:digits", "八 零 二 幺"),
        ("8021:number", "八千 零 二十 一"),
        ("3,500.25:number", "三千 五百 点 二 五"),
        ("*", "星号键"),
    ],
)
def test_words_of_a_value(slot: str, said: str) -> None:
    assert heard(f"{{{slot}}}") == said


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("800-555-1234", "eight zero zero 200 five five five 200 one two three four"),
        ("1234:number", "one thousand two hundred thirty four"),
        ("805:digits", "eight zero five"),
    ],
)
def test_words_of_a_value_in_english(slot: str, said: str) -> None:
    assert heard(f"{{{slot}}}", "en-US") == said


@pytest.mark.parametrize(
    ("sentence", "locale", "said"),
    [
        ("Su código es {1024:digits}, gracias.", "es-ES", "Su código es|uno|cero|dos|cuatro|gracias"),
        ("Tiene {21:number} mensajes.", "es-MX", "Tiene|veintiuno|mensajes"),
        ("Su saldo es de {1.234,50:euros}.", "es-ES", "Su saldo es de|mil|doscientos|treinta|y|cuatro|euros|con|cincuenta|céntimos"),
        ("{1521,5:number}", "es-ES", "mil|quinientos|veintiuno|coma|cinco"),
        ("{1,234.5:number}", "es-MX", "mil|doscientos|treinta|y|cuatro|punto|cinco"),
        ("Vous avez {21:number} messages.", "fr-FR", "Vous avez|vingt et un|messages"),
        ("Votre solde : {1 097,05:euros}.", "fr-FR", "Votre solde|mille|quatre-vingt|dix-sept|euros|et|cinq|centimes"),
        ("Il est {14:05:time}.", "fr-CA", "Il est|quatorze|heures|cinq"),
        ("Appuyez sur 1, {Jean}, au revoir.", "fr-FR", "Appuyez sur 1|Jean|au revoir"),
    ],
)  # fmt: skip
def test_words_of_a_value_in_spanish_and_french(sentence: str, locale: str, said: str) -> None:
    parts = joined.plan(sentence, locale)
    assert "|".join(part.clip.text.rstrip(".") for part in parts) == said
    assert all(part.carrier.before for part in parts if part.value), "each is cut out of its own language"


@pytest.mark.parametrize(
    ("sentence", "locale", "ways"),
    [
        ("Su código es {1024}.", "es-ES", ("{1024:digits}", "{1024:number}")),
        ("Vous avez {5} messages.", "fr-FR", ("{5:digits}", "{5:number}")),
        ("{1.234:number}", "es-ES", ("{1234:number}", "{1,234:number}")),
        ("{12.500:euros}", "fr-FR", ("{12500:euros}", "{12,500:euros}")),
    ],
)
def test_a_value_that_can_be_read_in_two_ways(sentence: str, locale: str, ways: tuple[str, str]) -> None:
    with pytest.raises(joined.Untold) as refused:
        joined.plan(sentence, locale)
    assert refused.value.ways == ways


@pytest.mark.parametrize(
    ("slot", "locale"), [("12,5:number", "zh-CN"), ("1,23:number", "en-US"), ("12,5:number", "es-MX")]
)
def test_figures_that_are_grouped_wrongly_are_not_read(slot: str, locale: str) -> None:
    with pytest.raises(joined.NoValue):
        joined.plan(f"{{{slot}}}", locale)


@pytest.mark.parametrize(
    "slot", ["abc:digits", "", "1.2.3:number", "12:pinyin", "-:digits", "。", "1.5:digits"]
)
def test_what_cannot_be_read_out(slot: str) -> None:
    with pytest.raises(joined.NoValue):
        joined.plan(f"号码{{{slot}}}")


@pytest.mark.parametrize("sentence", ["", "。", "余额{35元", "余额35}元", "{{35}}"])
def test_what_is_no_sentence(sentence: str) -> None:
    with pytest.raises(joined.NoValue):
        joined.plan(sentence)


def test_a_plan() -> None:
    parts = joined.plan("您好，您的余额是{35元}，请核对。")
    assert [(p.clip.text, p.rest, p.value) for p in parts] == [
        ("您好，您的余额是", 60, False),
        ("三十", 0, True),
        ("五", 0, True),
        ("元", 250, True),
        ("请核对。", 0, False),
    ]
    first, *_, last = (part.carrier for part in parts)
    assert first.before == "", "what begins a sentence is spoken as its beginning"
    assert first.after and last.before
    assert last.after == ""
    assert parts[1].carrier.before and parts[1].carrier.after


def test_one_piece_for_the_same_word_in_the_same_place() -> None:
    parts = joined.plan("{8888:digits}。")
    ids = [part.clip.id for part in parts]
    assert len(set(ids[:-1])) == 1
    assert ids[-1] != ids[0], "the last one falls"


def test_a_sentence_without_values_is_one_piece() -> None:
    (part,) = joined.plan("您好。")
    assert part.carrier[:2] == ("", "")


def _words_and_silence(rate: int = 24000) -> tuple[np.ndarray, int, int]:
    """Two tones with 60 ms of near-silence between them: where it begins, where it ends."""
    tone = 0.3 * np.sin(2 * np.pi * 200 * np.arange(rate // 4) / rate)
    gap = 1e-4 * np.sin(2 * np.pi * 50 * np.arange(rate * 60 // 1000) / rate)
    return np.concatenate([tone, gap, tone]), len(tone), len(tone) + len(gap)


def test_the_knife_goes_into_the_silence() -> None:
    samples, silent, loud = _words_and_silence()
    second = cuts.out(Sound(samples, 24000), loud + 240, len(samples)).samples
    first = cuts.out(Sound(samples, 24000), 0, silent - 100).samples
    assert silent <= len(samples) - len(second) < loud
    assert silent <= len(first) < loud
    assert np.max(np.abs(first[silent:])) < 2e-4


def test_without_a_silence_it_cuts_at_a_zero_crossing() -> None:
    time = np.arange(24000) / 24000
    samples = 0.3 * np.sin(2 * np.pi * 210 * time)
    cut = cuts.out(Sound(samples, 24000), 12000, 18000).samples
    step = 0.3 * 2 * np.pi * 210 / 24000
    assert abs(cut[0]) <= step
    assert abs(cut[-1]) <= step


def test_marks() -> None:
    assert kept.marked(("a.", "b"), "x.", "y") == ("x; [a.]", "[b]; y")
    assert kept.marked(("a",), "", "") == ("[a]",)
    assert kept.unmarked("x; [a]; y") == ("x; a; y", (3, 4))
    assert kept.unmarked("a") == ("a", (0, 1))


def test_any_engine_can_speak_pieces(tmp_path: Path) -> None:
    parts = joined.plan("请拨{8021:digits}。")
    result = joined.produce(parts, Studio(Settings(engines=("tones",)), tmp_path))
    assert not result.diagnostics
    assert len(result.clips) == len({part.clip.id for part in parts})


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    pytest.importorskip("onnxruntime")
    return Studio(Settings(), tmp_path_factory.mktemp("joined"))


@pytest.mark.parametrize(
    ("sentence", "locale"),
    [("您的余额是{268元}，请核对。", "zh-CN"), ("Your number is {802:digits}.", "en-US")],
)
def test_pieces_of_the_embedded_voice(studio: Studio, sentence: str, locale: str) -> None:
    parts = joined.plan(sentence, locale)
    result = joined.produce(parts, studio)
    assert not result.diagnostics
    pieces = [result.clips[part.clip.id] for part in parts]
    for part, piece in zip(parts, pieces, strict=True):
        samples, rate = soundfile.read(piece.path, dtype="float64")
        assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5), part.clip.text
        assert np.max(true_peaks(samples)) < 10 ** (-3 / 20), part.clip.text
        heard = np.flatnonzero(np.abs(samples) > 10 ** (-66 / 20))
        assert heard[0] <= 160, f"{part.clip.text} begins at once"
        assert len(samples) - heard[-1] <= 160, f"{part.clip.text} ends at once"
        assert abs(samples[0]) < 0.003
        assert abs(samples[-1]) < 0.003
        if part.value:
            assert 0.12 < piece.seconds < 0.9, f"{part.clip.text} without its carrier"
    wav, seconds = joined.join([p.path for p in pieces], [p.rest for p in parts])
    rests = sum(part.rest for part in parts) / 1000
    margins = (PROMPT.lead + PROMPT.tail - 20) / 1000
    assert seconds == pytest.approx(sum(p.seconds for p in pieces) + rests + margins, abs=0.005)
    whole = studio.cache / "whole.wav"
    whole.write_bytes(wav)
    samples, rate = soundfile.read(whole, dtype="float64")
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=1)
    again = joined.produce(parts, studio)
    assert all(spoken.cached for spoken in again.clips.values())


def test_a_model_that_tells_no_durations_speaks_but_is_not_cut(
    studio: Studio, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph, "OWN", b"/no/such/part")
    said = speak([make("您好，欢迎致电大众联合。", "untimed")], Settings(), studio.cache).clips["untimed"]
    assert said.seconds == pytest.approx(10 * 60 / 210 + 0.22, rel=0.08)
    result = joined.produce(joined.plan("{77}号"), Studio(Settings(), studio.cache))
    assert {found.code for found in result.diagnostics} == {"IVRC508"}
