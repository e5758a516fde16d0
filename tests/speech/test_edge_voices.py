"""Settings, voices and pieces of the online voices: the real client against the local server of the tests."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.prompts.choice import read
from ivrc.speech import Settings, joined, speak
from ivrc.speech.engines import edge_takes, edge_voices, edge_words
from ivrc.speech.engines.base import Setup
from ivrc.speech.engines.edge import Edge
from ivrc.speech.engines.edge_takes import Take
from ivrc.speech.engines.edge_words import Timed
from ivrc.speech.spoken import Carrier, Sound
from ivrc.speech.studio import Studio, asked

EDGE = Settings(engines=("edge",), timeout=60)


def given(**edge: str) -> Settings:
    return read({"engines": ["edge"], "edge": edge}, Path("/p")).settings


def codes(result) -> list[str]:
    return [d.code for d in result.diagnostics]


def test_pitch_and_volume_reach_the_service(service, make, tmp_path: Path) -> None:
    said = [make("您好", "a")]
    assert not speak(said, given(pitch="+12Hz", volume="-5%"), tmp_path).diagnostics
    assert "pitch='+12Hz'" in service.requests[0] and "volume='-5%'" in service.requests[0]
    speak(said, given(pitch="-3Hz"), tmp_path)
    assert len(service.requests) == 2, "another pitch is another sound"
    speak(said, given(pitch="+12Hz", volume="-5%"), tmp_path)
    assert len(service.requests) == 2


@pytest.mark.parametrize(
    ("edge", "said"),
    [
        ({"pitch": "5"}, "pitch"),
        ({"pitch": "+500Hz"}, "pitch"),
        ({"volume": "10%"}, "volume"),
        ({"proxy": "10.0.0.1:3128"}, "proxy"),
        ({"tone": "+5Hz"}, "tone"),
    ],
)
def test_what_the_service_would_not_take_is_told_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge: dict[str, str], said: str
) -> None:
    from ivrc.project import open_project

    (tmp_path / "ivrc.yaml").write_text(
        "speech:\n  edge:\n" + "".join(f"    {k}: '{v}'\n" for k, v in edge.items()), encoding="utf-8"
    )
    _, found = open_project(tmp_path)
    assert [d.severity.name for d in found] == ["ERROR"] and said in found[0].zh + found[0].en


class Proxy:
    """Passes a connection on to the host that its request names, as an HTTP proxy does for plain addresses (RFC 9112,
    3.2.2); or refuses with a status."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._do(asyncio.start_server(self._pass, "127.0.0.1", 0))
        self.port = self._server.sockets[0].getsockname()[1]

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.split(b"\r\n")[0].decode())
        if self.status:
            writer.write(f"HTTP/1.1 {self.status} No\r\nContent-Length: 0\r\n\r\n".encode())
            writer.close()
            return
        method, address, version = self.asked[-1].split(" ")
        place, _, path = address.removeprefix("http://").removeprefix("ws://").partition("/")
        host, _, port = place.partition(":")
        far_reader, far_writer = await asyncio.open_connection(host, int(port))
        far_writer.write(f"{method} /{path} {version}\r\n".encode() + head.partition(b"\r\n")[2])
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        finally:
            sink.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    running = Proxy()
    yield running
    running.close()


def test_a_proxy_is_used(service, proxy: Proxy, make, tmp_path: Path) -> None:
    result = speak([make("您好", "a")], given(proxy=f"http://127.0.0.1:{proxy.port}"), tmp_path)
    assert not result.diagnostics
    assert len(proxy.asked) == 1 and f"127.0.0.1:{service.port}" in proxy.asked[0]


def test_what_came_through_a_proxy_is_as_good_as_what_did_not(service, proxy, make, tmp_path: Path) -> None:
    through, straight = given(proxy=f"http://127.0.0.1:{proxy.port}"), given()
    clip = make("您好", "a")
    assert asked(clip, through) == asked(clip, straight)
    speak([clip], through, tmp_path)
    speak([clip], straight, tmp_path)
    assert service.connections == 1


@pytest.mark.parametrize("status", [403, 407, 502])
def test_a_proxy_that_refuses_is_told_of_without_its_password(
    service, proxy: Proxy, make, tmp_path: Path, status: int
) -> None:
    proxy.status = status
    result = speak([make("您好", "a")], given(proxy=f"http://me:geheim@127.0.0.1:{proxy.port}"), tmp_path)
    assert codes(result) in (["IVRC509"], ["IVRC510"])
    assert str(status) in result.diagnostics[0].zh and service.connections == 0
    assert "geheim" not in repr(result.diagnostics)


def test_a_proxy_that_is_not_there_is_told_of(service, make, tmp_path: Path) -> None:
    assert codes(speak([make("您好", "a")], given(proxy="http://127.0.0.1:9"), tmp_path)) == ["IVRC509"]
    assert service.connections == 0


def test_every_voice_can_be_named_in_short_and_in_full() -> None:
    assert (
        len(edge_voices.NAMES)
        == len(set(edge_voices.NAMES))
        == 2 * sum(len(names.split()) for names in edge_voices._NAMES.values())
    )
    for locale, names in edge_voices._NAMES.items():
        for name in names.split():
            spoken = locale if locale.count("-") == 1 else "zh-CN"
            assert edge_voices.voice_of(spoken, name) == f"{locale}-{name}Neural"
            assert edge_voices.voice_of(spoken, f"{locale}-{name}Neural") == f"{locale}-{name}Neural"


@pytest.mark.parametrize(
    ("locale", "asked_for", "voice"),
    [
        ("zh-CN", None, "zh-CN-XiaoxiaoNeural"),
        ("zh-SG", None, "zh-CN-XiaoxiaoNeural"),
        ("zh-TW", "Yunxi", "zh-CN-YunxiNeural"),
        ("zh-HK", "Yunxi", "zh-HK-HiuGaaiNeural"),
        ("zh-CN", "WanLung", "zh-CN-XiaoxiaoNeural"),
        ("yue", None, "zh-HK-HiuGaaiNeural"),
        ("cmn", "Xiaoni", "zh-CN-shaanxi-XiaoniNeural"),
        ("en-ZA", None, "en-ZA-LeahNeural"),
        ("en-JM", None, "en-US-AriaNeural"),
        ("es-ES", None, "es-ES-ElviraNeural"),
        ("es-AR", "Ximena", "es-ES-XimenaNeural"),
        ("fr-CA", None, "fr-CA-SylvieNeural"),
        ("fr-LU", "Sonia", "fr-FR-DeniseNeural"),
        ("de-DE", "Sonia", None),
    ],
)
def test_a_locale_has_the_voice_that_speaks_it(locale: str, asked_for: str | None, voice: str | None) -> None:
    assert edge_voices.voice_of(locale, asked_for) == voice


def test_spanish_and_french_are_spoken_as_they_are_written(service, make, tmp_path: Path) -> None:
    said = [
        make("Marque 1 o #.", "es", locale="es-MX"),
        make("Tapez 2 puis *, s'il vous plaît.", "fr", locale="fr-FR"),
    ]
    assert not speak(said, EDGE, tmp_path).diagnostics
    assert any("es-MX, DaliaNeural" in r and "Marque 1 o  almohadilla ." in r for r in service.requests)
    assert any(
        "fr-FR, DeniseNeural" in r and "Tapez 2 puis  étoile , s&apos;il" in r for r in service.requests
    ) or any("étoile" in r and "s'il" in r for r in service.requests)


def tones(seconds: float, each: float) -> bytes:
    """Words of `each` seconds: a burst of sound in the middle of each, every one louder than the last."""
    time = np.arange(int(seconds * 24000)) / 24000
    within = (time % each) / each
    bursts = np.where((within > 0.2) & (within < 0.8), 0.02 * (1 + time // each), 0.0)
    out = io.BytesIO()
    soundfile.write(out, bursts * np.sin(2 * np.pi * 300 * time), 24000, format="MP3")
    return out.getvalue()


def test_a_piece_is_cut_out_of_its_carrier(service, make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conftest.mp3", lambda seconds: tones(seconds, 0.4), raising=False)
    engine = Edge(Setup(EDGE, Path(), ()))
    alone = engine.script(make("三百", "a"))
    piece = engine.piece(make("三百", "a"), Carrier("您的号码是", "；请确认。"))
    assert (piece.text, piece.syllables) == (alone.text, 2)
    sound = engine.speak(piece.parts[0], piece.voice)
    assert "您的号码是三百；请确认。" in service.requests[0]
    whole, cut = 0.2 * len("您的号码是三百；请确认。"), len(sound.samples) / sound.rate
    assert 0.4 < cut < 0.85 < whole, "the words last 0.6 s, and a cut moves 0.1 s to a silence"


@pytest.mark.parametrize(
    ("text", "kept", "words", "found"),
    [
        ("号码三百请", (2, 4), [("号码", 0, 1), ("三百", 1, 2), ("请", 2, 3)], (1, 2)),
        ("号码三百请", (2, 4), [("号码", 0, 1), ("三", 1, 1.5), ("百", 1.5, 2), ("请", 2, 3)], (1, 2)),
        ("九九九九", (1, 2), [("九", 0, 1), ("九", 1, 2), ("九", 2, 3), ("九", 3, 4)], (1, 2)),
        ("号码三百请", (2, 4), [("号码", 0, 1), ("三百请", 1, 3)], None),
        ("号码三百请", (2, 4), [("号码三", 0, 1), ("百", 1, 2), ("请", 2, 3)], None),
        ("号码三百请", (2, 4), [], None),
        ("号码三百请", (2, 4), [("号码", 0, 1), ("请", 2, 3)], None),
        ("Iamhere", (3, 7), [("I am", 0, 1), ("…", 1, 1), ("here.", 1, 2)], (1, 2)),
    ],
)
def test_a_piece_is_found_by_the_account_of_words(text, kept, words, found) -> None:
    assert edge_words.place([Timed(*word) for word in words], text, kept) == found


def test_a_piece_that_the_account_does_not_part_is_not_cut_anywhere(service, make, tmp_path: Path) -> None:
    service.segment = lambda text: [text]
    parts = joined.plan("您的余额是{3元}。")
    result = joined.produce(parts, Studio(EDGE, tmp_path))
    assert set(codes(result)) == {"IVRC513"} and "剪不出来" in result.diagnostics[0].zh


def test_a_joined_sentence_is_made_of_pieces(service, tmp_path: Path) -> None:
    parts = joined.plan("您的余额是{35元}，请核对。")
    result = joined.produce(parts, Studio(EDGE, tmp_path))
    assert not result.diagnostics and len(result.clips) == len({p.clip.id for p in parts})
    assert all("。" in request for request in service.requests), "each within a sentence"


def glide(semitones: float, seconds: float = 0.3, rate: int = 24_000) -> Sound:
    """A voice of 200 Hz that goes up or down by so much."""
    hertz = 200 * 2 ** (np.linspace(-0.5, 0.5, round(seconds * rate)) * semitones / 12)
    phase = 2 * np.pi * np.cumsum(hertz) / rate
    return Sound(sum(0.2 / n * np.sin(n * phase) for n in (1, 2, 3)), rate)


@pytest.mark.parametrize(
    ("letters", "wanted"),
    [("七", 0), ("零", 6), ("四", -6), ("六", -6)],
    ids=["level", "rises", "falls", "falls too"],
)
def test_of_several_takes_the_one_that_moves_as_its_tone_does(letters: str, wanted: float) -> None:
    takes = [Take(glide(s), glide(0, 1.0), letters) for s in (-6, 0, 6)]
    assert edge_takes.best(takes) is takes[(-6, 0, 6).index(wanted)].sound


def test_of_takes_alike_the_one_that_is_as_long_as_the_others() -> None:
    takes = [Take(glide(-6, seconds), glide(0, 1.0), "四") for seconds in (0.6, 0.3, 0.31)]
    assert edge_takes.best(takes) is not takes[0].sound


def test_a_word_of_a_value_is_asked_for_in_every_place(service, make) -> None:
    """A place where the account does not part it is left out."""
    service.segment = lambda text: [text] if "四零零" in text else list(text)
    engine = Edge(Setup(EDGE, Path(), ()))
    around = Carrier("您的号码是四零零，", "；请您确认。", (("请您按，", "；然后按井号键。"),))
    piece = engine.piece(make("三", "a"), around)
    sound = engine.speak(piece.parts[0], piece.voice)
    assert len(service.requests) == 2 and len(sound.samples)
