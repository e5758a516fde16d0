"""The real edge-tts client against a local server that speaks the service's protocol, in health and in failure."""

import threading
import time
from pathlib import Path

import pytest

from ivrc.diagnostics import Severity
from ivrc.speech import Settings, speak
from ivrc.speech.engines import edge_service, retries
from ivrc.speech.engines.base import Setup
from ivrc.speech.engines.edge import Edge
from ivrc.speech.findings import Failure
from ivrc.speech.production import Begun

WAYS = ("cut", "drop", "account", "empty", "stall", "stall later", "refuse", "garbage", "unknown")
MANY = 200
EDGE = Settings(engines=("edge",), timeout=60)
IMPATIENT = Settings(engines=("edge",), timeout=0.3)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "FIRST_WAIT", 0.002)
    monkeypatch.setattr(retries, "LONGEST_WAIT", 0.02)


def codes(result) -> list[str]:
    return [d.code for d in result.diagnostics]


def test_speaks(service, make, tmp_path: Path) -> None:
    result = speak([make("您好，请按1。再见。", "a")], EDGE, tmp_path)
    assert not result.diagnostics
    spoken = result.clips["a"]
    assert (spoken.engine, spoken.voice) == ("edge", "zh-CN-XiaoxiaoNeural")
    assert spoken.reading == "您好，请按一。再见。"
    assert spoken.seconds == pytest.approx(7 * 60 / 210 + 0.22, rel=0.05)
    assert "您好，请按一。再见。" in service.requests[0]


def test_is_asked_once_for_one_reading(service, make, tmp_path: Path) -> None:
    said = [make("请按1", "a"), make("请按一。", "b"), make("请按 1", "c")]
    speak(said, EDGE, tmp_path)
    speak(said, EDGE, tmp_path)
    assert len(service.requests) == 1


def test_voice_rate_and_readings_reach_the_service(service, make, tmp_path: Path) -> None:
    settings = Settings(engines=("edge",), voice="Yunxi", rate=287)
    result = speak([make("重听<请按>1&", "a", readings=(("请按", "qīng àn"),))], settings, tmp_path)
    assert not result.diagnostics
    assert "(zh-CN, YunxiNeural)" in service.requests[0]
    assert "rate='+15%'" in service.requests[0]
    assert "崇听" in service.requests[0]
    assert "轻按" in service.requests[0]


def test_other_languages_get_their_own_voice(service, make, tmp_path: Path) -> None:
    said = [
        make("Press 1 or *.", "en", locale="en-US"),
        make("你好", "hk", locale="zh-HK"),
        make("你好", "tw", locale="zh-TW"),
    ]
    result = speak(said, EDGE, tmp_path)
    assert not result.diagnostics
    assert [s.voice for s in result.clips.values()] == [
        "en-US-AriaNeural",
        "zh-HK-HiuGaaiNeural",
        "zh-TW-HsiaoChenNeural",
    ]
    assert result.clips["en"].reading == "Press one or star."


def test_a_language_without_a_voice(service, make, tmp_path: Path) -> None:
    assert codes(speak([make("Guten Tag", "de", locale="de-DE")], EDGE, tmp_path)) == ["IVRC505"]


def test_a_long_text_is_sent_in_pieces_and_joined(service, make, tmp_path: Path) -> None:
    sentence = "本公司的营业时间是周一至周五，请在营业时间内致电。"
    result = speak([make(sentence * 30, "long")], EDGE, tmp_path)
    assert not result.diagnostics
    assert len(service.requests) == 2
    assert all(len(r.encode()) < 4096 for r in service.requests)
    assert result.clips["long"].seconds > 0.2 * len(sentence) * 30


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("cut", "IVRC513"),
        ("account", "IVRC513"),
        ("drop", "IVRC513"),
        ("empty", "IVRC512"),
        ("stall", "IVRC511"),
        ("stall later", "IVRC511"),
        ("refuse", "IVRC510"),
        ("garbage", "IVRC514"),
        ("unknown", "IVRC514"),
        ("endless", "IVRC519"),
        ("prattle", "IVRC519"),
        ("long", "IVRC519"),
        ("far", "IVRC519"),
        ("401", "IVRC510"),
        ("404", "IVRC510"),
        ("429", "IVRC510"),
        ("503", "IVRC510"),
    ],
)
def test_every_failure_that_was_seen(service, make, tmp_path: Path, behaviour: str, code: str) -> None:
    service.behaviour = behaviour
    settings = IMPATIENT if "stall" in behaviour else EDGE
    result = speak([make("您好，请按1。再见，请挂机。", "a")], settings, tmp_path)
    assert codes(result) == [code]
    assert result.diagnostics[0].severity is Severity.ERROR
    assert "「您好，请按1。再见，请挂机。」" in result.diagnostics[0].zh
    assert not result.clips
    assert not list(tmp_path.rglob("*.wav"))
    service.behaviour = "well"
    assert speak([make("您好，请按1。再见，请挂机。", "a")], EDGE, tmp_path).clips["a"].seconds > 2


def test_no_network(make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens on the port: the connection is refused by this machine itself."""
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", "ws://127.0.0.1:9/edge/v1?x=1")
    said = [make("您好", "a"), make("再见", "b")]
    result = speak(said, EDGE, tmp_path)
    assert codes(result) == ["IVRC509"], "the network is told of once"
    assert "「您好」等 2 条" in result.diagnostics[0].zh
    assert [label.zh for label in result.diagnostics[0].labels] == ["「再见」"]


def test_no_network_falls_through_with_one_warning(
    make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", "ws://127.0.0.1:9/edge/v1?x=1")
    said = [make("您好", "a"), make("再见", "b"), make("谢谢", "c")]
    result = speak(said, Settings(engines=("edge", "tones")), tmp_path)
    assert {s.engine for s in result.clips.values()} == {"tones"}
    assert codes(result) == ["IVRC515"]
    assert "「您好」等 3 条提示音改由 tones 合成" in result.diagnostics[0].zh
    assert [label.zh for label in result.diagnostics[0].labels] == ["「再见」", "「谢谢」"]


def test_a_service_that_refuses_is_given_up(service, make, tmp_path: Path) -> None:
    service.behaviour = "refuse"
    result = speak([make(f"第{n}句", f"c{n}") for n in range(40)], EDGE, tmp_path)
    assert codes(result) == ["IVRC510"]
    assert "等 40 条" in result.diagnostics[0].zh
    assert service.connections <= 2 * (retries.NEVER + Edge.parallel), "the client itself tries twice"


def test_a_service_that_stalls_again_and_again_is_given_up(service, make, tmp_path: Path) -> None:
    service.behaviour = "stall"
    said = [make(f"第{n}句", f"c{n}") for n in range(40)]
    result = speak(said, Settings(engines=("edge", "tones"), timeout=0.2), tmp_path)
    assert service.connections <= retries.NEVER + Edge.parallel
    assert {s.engine for s in result.clips.values()} == {"tones"}
    assert set(codes(result)) == {"IVRC515"}


@pytest.mark.parametrize("way", WAYS)
def test_a_request_that_failed_is_made_again(service, make, tmp_path: Path, way: str) -> None:
    """Whatever went wrong twice, the third answer counts."""
    behaviours = iter([way] * (4 if way == "refuse" else 2))
    service.behaviour_of_next = lambda: next(behaviours, "well")
    settings = IMPATIENT if "stall" in way else EDGE
    result = speak([make("您好，请按1。再见，请挂机。", "a")], settings, tmp_path)
    assert not result.diagnostics
    assert result.clips["a"].seconds == pytest.approx(10 * 60 / 210 + 0.22, rel=0.05)


def test_three_failures_in_ten_and_every_prompt_is_right(service, make, tmp_path: Path) -> None:
    """Every listed way of failing, mixed: nothing missing, nothing cut off, nothing mixed up."""
    service.failing, service.ways = 0.3, WAYS
    said = [make(f"第{n}句" + "请稍候，" * (n % 5) + "再见。", f"c{n}") for n in range(MANY)]
    result = speak(said, Settings(engines=("edge",), timeout=1.5), tmp_path)
    assert not result.diagnostics
    for number, spoken in enumerate(result.clips.values()):
        assert spoken.id == f"c{number}"
        expected = 0.2 * len(spoken.reading) + 0.8
        assert spoken.seconds == pytest.approx(expected, abs=0.6)
    assert service.connections > MANY * 1.2
    service.failing = 1.0
    again = speak(said, Settings(engines=("edge",)), tmp_path)
    assert not again.diagnostics
    assert all(s.cached for s in again.clips.values())


def test_a_build_that_stopped_goes_on_from_there(service, make, tmp_path: Path) -> None:
    said = [make(f"第{n}句", f"c{n}") for n in range(20)]

    def stop_at_the_twelfth(begun: Begun) -> None:
        if begun.number == 12:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        speak(said, EDGE, tmp_path, progress=stop_at_the_twelfth)
    result = speak(said, EDGE, tmp_path)
    assert not result.diagnostics
    assert sum(s.cached for s in result.clips.values()) >= 11 - Edge.parallel
    assert len(service.requests) <= 20 + Edge.parallel


def test_requests_under_way_can_be_stopped(service) -> None:
    service.behaviour = "stall"
    engine = Edge(Setup(EDGE, Path(), ()))
    failed: list[Failure] = []

    def speak_one() -> None:
        try:
            engine.speak("您好。", "zh-CN-XiaoxiaoNeural")
        except Failure as failure:
            failed.append(failure)

    callers = [threading.Thread(target=speak_one) for _ in range(3)]
    for caller in callers:
        caller.start()
    while len(service.requests) < 3:
        time.sleep(0.01)
    engine.stop()
    for caller in callers:
        caller.join(5)
    assert [f.code for f in failed] == ["IVRC514"] * 3


def test_an_endless_stream_is_left_as_soon_as_it_is_more_than_the_text_allows(
    service, make, tmp_path: Path
) -> None:
    service.behaviour = "endless"
    result = speak([make("您好，请按1。", "a")], EDGE, tmp_path)
    assert codes(result) == ["IVRC519"]
    most = edge_service.longest("您好，请按一。", 1.0) * 6000
    buffers = 8 * 1024 * 1024
    assert service.sent <= service.connections * (most + buffers)


def test_a_drip_ends_with_the_time_for_the_whole_sentence(
    service, make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service is never silent for long: only the deadline of the whole ends it."""
    monkeypatch.setattr(edge_service, "patience", lambda text, silence: 0.3)
    monkeypatch.setattr(edge_service, "_BYTES_A_SECOND", 10**9)
    service.behaviour = "drip"
    result = speak([make("您好，请按1。", "a")], EDGE, tmp_path)
    assert codes(result) == ["IVRC511"]
    assert "没有说完" in result.diagnostics[0].zh


def test_bounds_grow_with_the_text_and_fall_with_the_speed() -> None:
    assert edge_service.longest("您" * 600, 1.0) > 600 * 0.3 * 2
    assert edge_service.longest("您" * 10, 0.5) == 2 * edge_service.longest("您" * 10, 1.0)
    assert edge_service.patience("", 20) == 20
    assert edge_service.patience("您" * 600, 20) > 600 * 0.3


def test_a_redirect_to_another_host_is_not_followed(service, make, tmp_path: Path) -> None:
    """One to the same host is."""
    elsewhere = type(service)()
    try:
        service.behaviour = "redirect"
        service.elsewhere = f"http://127.0.0.1:{elsewhere.port}/edge/v1"
        result = speak([make("您好", "a"), make("再见", "b")], EDGE, tmp_path)
        assert codes(result) == ["IVRC510"]
        assert f"127.0.0.1:{elsewhere.port}" in result.diagnostics[0].zh
        assert elsewhere.connections == 0
        assert service.connections <= Edge.parallel, "it is not asked again"
    finally:
        elsewhere.close()
    service.elsewhere = f"http://127.0.0.1:{service.port}/edge/v1"
    behaviours = iter(["redirect"])
    service.behaviour_of_next = lambda: next(behaviours, "well")
    assert not speak([make("您好", "a")], EDGE, tmp_path).diagnostics


@pytest.mark.parametrize("status", ["400", "401", "404", "410"])
def test_where_asking_again_is_no_use_it_is_not_asked_again(
    service, make, tmp_path: Path, status: str
) -> None:
    service.behaviour = status
    assert codes(speak([make("您好", "a")], EDGE, tmp_path)) == ["IVRC510"]
    assert service.connections == 1


class Clock:
    """A clock that passes only while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.slept = 0.0, []
        monkeypatch.setattr(retries, "clock", lambda: self.now)
        monkeypatch.setattr(retries, "sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.mark.parametrize("status", ["429", "503"])
def test_a_service_is_left_alone_for_as_long_as_it_asks(
    service, make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    clock = Clock(monkeypatch)
    behaviours = iter([status])
    service.behaviour_of_next = lambda: next(behaviours, "well")
    service.headers = {"Retry-After": "17"}
    assert not speak([make("您好", "a")], EDGE, tmp_path).diagnostics
    assert service.connections == 2
    assert clock.now == pytest.approx(17)


def test_a_service_that_asks_for_very_long_is_given_up(
    service, make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch)
    service.behaviour, service.headers = "429", {"Retry-After": "86400"}
    result = speak([make("您好", "a"), make("再见", "b")], Settings(engines=("edge", "tones")), tmp_path)
    assert codes(result) == ["IVRC515"]
    assert service.connections <= Edge.parallel
    assert clock.now < 86400


@pytest.mark.parametrize("value", ["", "soon", "-5", "1e9", "٣", "Wed, 21 Oct 2015 07:28:00 GMT", "0"])
def test_a_wait_that_makes_no_sense_or_is_over_is_none(value: str) -> None:
    assert edge_service._asked_to_wait({"Retry-After": value}) == 0


def test_a_wait_may_be_a_date() -> None:
    assert (
        edge_service._asked_to_wait({"Retry-After": "Fri, 31 Dec 2999 23:59:59 GMT"}) > retries.LONGEST_ASKED
    )


def test_a_sentence_without_words_among_others_is_no_failure(service, make, tmp_path: Path) -> None:
    service.behaviour = "silent sentence"
    assert not speak([make("您好，请按1。再见。", "a")], EDGE, tmp_path).diagnostics


@pytest.mark.parametrize("text", ["……", "。", "，！？", " ", "", "——"])
def test_a_text_of_signs_is_told_as_what_cannot_be_spoken(service, make, tmp_path: Path, text: str) -> None:
    engine = Edge(Setup(EDGE, Path(), ()))
    for asked in (lambda: engine.speak(text, "zh-CN-XiaoxiaoNeural"), lambda: engine.script(make(text, "a"))):
        with pytest.raises(Failure) as failed:
            asked()
        assert failed.value.code == "IVRC506"
    assert codes(speak([make(text, "a")], EDGE, tmp_path)) == ["IVRC501"]
    assert service.connections == 0


def test_signs_at_the_end_of_a_long_text_are_no_request(service, make, tmp_path: Path) -> None:
    assert not speak([make("您好。" + "……" * 400, "a")], EDGE, tmp_path).diagnostics
    assert len(service.requests) == 1


def test_waits_grow_and_differ() -> None:
    waits = [[retries.wait(n) for _ in range(50)] for n in range(12)]
    assert all(max(w) <= retries.LONGEST_WAIT for w in waits)
    assert min(waits[3]) > max(waits[0])
    assert len(set(waits[5])) > 25


def test_one_bad_clip_does_not_stop_the_others(service, make, tmp_path: Path) -> None:
    said = [make("您好", "a"), make("坏", "b", readings=(("坏", "xyz"),)), make("再见", "c")]
    result = speak(said, EDGE, tmp_path)
    assert list(result.clips) == ["a", "c"]
    assert codes(result) == ["IVRC507"]
