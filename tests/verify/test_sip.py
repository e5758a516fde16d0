"""The telephone by which `ivrc verify --sip` calls: what it codes, types and says, what it makes of a hostile line, and
which calls it is given."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Mapping

import numpy
import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.speech import dtmf
from ivrc.verify.driver import Placed
from ivrc.verify.sip.agent import Agent
from ivrc.verify.sip.codecs import ALAW, HEARD_RATE, ULAW, WIDE, Codec
from ivrc.verify.sip.legs import HELD, LEGS, VANISHED, chosen, titled
from ivrc.verify.sip.messages import Message, description, media, read, response, written
from ivrc.verify.sip.voice import KEY_MS, KEYS, Voice, sine
from tests.verify.conftest import Shipped, placed
from tests.verify.sip.sound import seconds
from tests.verify.sip.telephone import Desk, Telephones

EVERY = pytest.mark.parametrize("codec", [ALAW, ULAW, WIDE], ids=lambda codec: codec.title.en)


async def heard(codec: Codec, ms: int, *, say: object = None, keys: str = "", loses: int = 0) -> Voice:
    """Two voices on a line: one speaks or types for so long, the other is given back."""
    one, other = Voice(codec, loses=loses), Voice(codec)
    await one.open()
    await other.open()
    one.peer = ("127.0.0.1", other.port)
    if isinstance(say, numpy.ndarray):
        one.say(say)
    one.type_tones(keys)
    await asyncio.sleep(ms / 1000)
    one.close()
    other.close()
    return other


@EVERY
def test_a_tone_comes_out_as_it_went_in(codec: Codec) -> None:
    coder = codec.coder()
    out = coder.decode(coder.encode(sine(1000, codec.rate, 500)))
    assert len(out) == HEARD_RATE // 2
    assert seconds(out, 1000) >= 0.4
    assert 0.19 < float(numpy.max(numpy.abs(out[800:]))) < 0.21


@EVERY
def test_twenty_milliseconds_are_160_bytes(codec: Codec) -> None:
    assert len(codec.coder().encode(sine(1000, codec.rate, 20))) == 160


@EVERY
def test_all_keys_are_heard_as_tones(codec: Codec) -> None:
    typed = KEYS * 2 + "00"
    voice = asyncio.run(heard(codec, len(typed) * KEY_MS + 400, keys=typed))
    assert "".join(key.key for key in dtmf.find(voice.heard())) == typed


def test_of_ten_packets_one_is_lost_and_the_rest_keep_their_places() -> None:
    voice = asyncio.run(heard(ALAW, 2600, say=sine(1000, HEARD_RATE, 2000), loses=10))
    sound = voice.heard()
    loud = numpy.abs(sound).reshape(-1, 160).max(axis=1) > 0.1
    first, last = int(numpy.argmax(loud)), len(loud) - int(numpy.argmax(loud[::-1]))
    assert 98 <= last - first <= 100
    assert 8 <= int((~loud[first:last]).sum()) <= 11


def test_a_key_is_an_event_whose_end_comes_three_times() -> None:
    class Ear(asyncio.DatagramProtocol):
        def __init__(self) -> None:
            self.told: list[tuple[bool, int, int, int, int, int]] = []

        def datagram_received(self, data: bytes, addr: object) -> None:
            _, kind, _, stamp, _ = struct.unpack("!BBHII", data[:12])
            if kind & 127 == 101:
                self.told.append((bool(kind & 128), stamp, *struct.unpack("!BBH", data[12:]), len(data)))

    async def typed() -> Ear:
        loop = asyncio.get_running_loop()
        transport, ear = await loop.create_datagram_endpoint(Ear, local_addr=("127.0.0.1", 0))
        voice = Voice(ALAW)
        await voice.open()
        assert voice.type_events("#7") == 2 * KEY_MS
        voice.peer = transport.get_extra_info("sockname")
        await asyncio.sleep(2 * KEY_MS / 1000 + 0.2)
        voice.close()
        transport.close()
        return ear

    told = asyncio.run(typed()).told
    assert [event for _, _, event, *_ in told] == [11] * 5 + [7] * 5
    assert [marked for marked, *_ in told] == [True, False, False, False, False] * 2
    assert [end >> 7 for _, _, _, end, *_ in told] == [0, 0, 1, 1, 1] * 2
    assert [lasts for *_, lasts, _ in told] == [160, 320, 480, 480, 480] * 2
    assert len({stamp for _, stamp, *_ in told}) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"\xff\xfe\x00",
        b"INVITE sip:x SIP/2.0\r\n\r\n",
        b"INVITE sip:x SIP/2.0\r\nCall-ID: a\r\nFrom: b\r\nTo: c\r\n\r\n",
        b"SIP/2.0 200 OK\r\n: \r\n\r\nv=0",
    ],
)
def test_what_is_no_message_is_left_alone(data: bytes) -> None:
    assert read(data) is None
    Agent().datagram_received(data, None)


def test_a_message_is_read_with_its_short_names() -> None:
    told = written(
        ["INVITE sip:1@h SIP/2.0", "v: one", "V: two", "i: id", "f: a", "t: b", "CSeq: 1 INVITE"], "é"
    )
    message = read(told)
    assert message is not None and message.vias == ("one", "two") and message.body == "é"
    assert b"Content-Length: 2\r\n" in told
    again = read(response(message, "200 OK", "sip:me@h", ";tag=t"))
    assert again is not None and again.status == 200
    assert (again.vias, again.fields["to"], again.fields["call-id"]) == (message.vias, "b;tag=t", "id")


def test_what_is_offered_is_one_codec_and_keys_only_where_they_are_events() -> None:
    wide = description(4000, WIDE, events=False)
    assert "m=audio 4000 RTP/AVP 9\r\n" in wide and "a=rtpmap:9 G722/8000" in wide and "telephone" not in wide
    held = description(4000, ALAW, direction="sendonly")
    assert "RTP/AVP 8 101\r\n" in held and "a=sendonly" in held
    assert media(held) == ("127.0.0.1", 4000)
    assert media("m=audio 0 RTP/AVP 8") is None
    assert media("") is None


class Listening(Telephones):
    """Telephones that keep what they are sent."""

    def __init__(self, desks: Mapping[str, Desk]) -> None:
        super().__init__(desks)
        self.told: list[Message] = []

    def datagram_received(self, data: bytes, addr: object) -> None:
        if (message := read(data)) is not None and not message.status:
            self.told.append(message)
        super().datagram_received(data, addr)


async def on_the_line(doing: list[str]) -> list[tuple[str, str, str]]:
    """What a desk is sent by a caller that does so, and hangs up: the methods with their numbers, and the direction."""
    desks, caller = Listening({"8001": Desk(talks=5)}), Agent()
    await desks.open()
    await caller.open()
    desks.switch, caller.switch = ("127.0.0.1", caller.port), ("127.0.0.1", desks.port)
    voice = Voice(ALAW)
    await voice.open()
    dialog = caller.invite("8001", voice)
    await asyncio.wait_for(dialog.answered.wait(), 5)
    for name in doing:
        if name == "info":
            caller.info(dialog, "7", 60)
        else:
            getattr(caller, name)(dialog)
        await asyncio.sleep(0.2)
    desks.close()
    caller.close()
    found = []
    for message in desks.told:
        direction = next(
            (line for line in message.body.splitlines() if line.startswith(("a=send", "Signal"))), ""
        )
        number, method = message.fields["cseq"].split()
        found.append((method, number, direction))
    return found


def test_a_talk_is_held_and_resumed_and_a_key_is_told() -> None:
    assert asyncio.run(on_the_line(["hold", "resume", "info", "bye"])) == [
        ("INVITE", "1", "a=sendrecv"),
        ("ACK", "1", ""),
        ("INVITE", "2", "a=sendonly"),
        ("ACK", "2", ""),
        ("INVITE", "3", "a=sendrecv"),
        ("ACK", "3", ""),
        ("INFO", "4", "Signal=7"),
        ("BYE", "5", ""),
    ]


def test_who_vanishes_says_no_word() -> None:
    assert asyncio.run(on_the_line(["vanish"])) == [("INVITE", "1", "a=sendrecv"), ("ACK", "1", "")]


def test_the_shipped_hotline_has_a_call_for_every_line(shipped: Shipped) -> None:
    calls = shipped.calls()
    found = chosen(calls)
    assert [leg for leg, _ in found] == list(LEGS)
    assert all(call in calls for _, call in found)
    assert len({call.name for _, call in found}) > 6
    words = titled([leg for leg, _ in found])
    assert words.zh.count("A 律") == 1 and words.en.endswith("gone without BYE")


MENU = """热线 小 4001112222
    无按键  5秒，重听 1次，→ 报时
    按错键  重听 1次，→ 报时
    故障    → “系统故障。” 挂机

菜单 主：
    报时请按1 → 报时

播报 报时：“现在九点。” → 挂机
"""


def compiled(text: str) -> Hotline:
    """A menu file that is well."""
    found = compile_text(text)
    assert found.hotline is not None, found.diagnostics
    return found.hotline


def calls_of(text: str) -> list[Placed]:
    """The generated calls of a menu file."""
    return placed(compiled(text), (), {})


def test_without_a_talk_no_talk_is_held_and_a_wait_is_long_enough_to_vanish_in() -> None:
    legs = [leg.suffers for leg, _ in chosen(calls_of(MENU))]
    assert HELD not in legs and VANISHED in legs
    assert VANISHED not in [leg.suffers for leg, _ in chosen(calls_of(MENU.replace("5秒", "3秒")))]


def test_from_what_is_no_number_nobody_calls() -> None:
    hostile = '"><sip:1@x>'
    calls = [call._replace(given=call.given._replace(number=hostile)) for call in calls_of(MENU)]
    assert chosen(calls) == []
