"""A handful of generated calls, each by a telephone line of another make: what is coded, how keys are typed, what the line
suffers."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from ivrc.flow.causes import Words
from ivrc.simulate.caller import Caller, Typed, is_number
from ivrc.simulate.events.call import HANGUP
from ivrc.simulate.events.keys import KEY
from ivrc.simulate.events.transfer import OUTCOME
from ivrc.simulate.machine import run as simulate
from ivrc.simulate.trace import Event
from ivrc.verify.driver import Placed
from ivrc.verify.sip.codecs import ALAW, ULAW, WIDE, Codec

EVENTS, TONES, INFO = "rfc4733", "inband", "info"
"""How keys are typed, as Asterisk and others name it: events among the packets (RFC 4733), tones, SIP INFO."""
LOST, HELD, VANISHED = "lost", "held", "vanished"
"""What a line suffers: one packet of ten is lost each way; the caller holds the talk and resumes it; the caller is gone
without a BYE."""
LOSES = 10
VANISHED_SECONDS = 2
"""Without a packet, after which a switch takes a caller for gone. Asterisk counts in whole seconds of its clock: it has been
silent for one to three."""
LOST_AFTER_MS = (VANISHED_SECONDS - 1) * 1000
"""As long a silence of a busy machine may be taken for that."""
_ROOM_MS = 4500
"""How long a wait or a message has to go on for a switch to miss a caller in it."""
_LONG_MS = 60_000
"""Real time: a longer call is taken only where no other does."""

_TITLES = {
    EVENTS: Words("RFC 4733", "RFC 4733"),
    TONES: Words("带内双音", "tones"),
    INFO: Words("SIP INFO", "SIP INFO"),
    LOST: Words("丢一成包", "one packet in ten lost"),
    HELD: Words("通话中保持", "held in the talk"),
    VANISHED: Words("掉线不挂机", "gone without BYE"),
}


class Leg(NamedTuple):
    """A line."""

    codec: Codec
    keys: str
    suffers: str = ""

    @property
    def title(self) -> Words:
        """What it is called in a report."""
        return _listed([self.codec.title, *(_TITLES[each] for each in (self.keys, self.suffers) if each)])

    @property
    def name(self) -> str:
        """A word for it, its own."""
        return "-".join(filter(None, (self.codec.sdp.partition("/")[0].lower(), self.keys, self.suffers)))


LEGS = (
    Leg(ALAW, EVENTS),
    Leg(ULAW, TONES),
    Leg(WIDE, INFO),
    Leg(WIDE, EVENTS),
    Leg(ALAW, TONES),
    Leg(ULAW, INFO),
    Leg(ULAW, EVENTS, LOST),
    Leg(ALAW, EVENTS, HELD),
    Leg(ALAW, EVENTS, VANISHED),
)


class Chosen(NamedTuple):
    """A call and the line by which it comes in."""

    leg: Leg
    call: Placed


class _Seen(NamedTuple):
    """A call, what happens in it, and where the caller hangs up: in a `talk`, a `wait` or a `message` that goes on for so
    long."""

    call: Placed
    trace: tuple[Event, ...]
    leaves: str
    room_ms: int

    @property
    def events(self) -> frozenset[tuple[str, str, tuple[str, ...]]]:
        """What happens, wherever it happens once."""
        return frozenset((each.node, each.kind, each.what) for each in self.trace)

    def fits(self, leg: Leg) -> bool:
        """Whether that line can show anything in this call, and the call goes the same way by it."""
        kinds = {each.kind for each in self.trace}
        match leg.suffers:
            case "held":
                answered = any(each.kind == OUTCOME.name and "answered" in each.what for each in self.trace)
                return answered and self.leaves != "talk"
            case "vanished":
                return self.leaves == "talk" or (bool(self.leaves) and self.room_ms >= _ROOM_MS)
        return KEY.name in kinds or leg.suffers == LOST


def chosen(calls: Sequence[Placed]) -> list[Chosen]:
    """A call for each line that one fits: the one in which most happens that no line before has shown, of those the
    shortest."""
    seen = [_seen(call) for call in calls if _may_be_sent(call.given.number)]
    shown: frozenset[tuple[str, str, tuple[str, ...]]] = frozenset()
    found: list[Chosen] = []
    for leg in LEGS:
        fitting = [each for each in seen if each.fits(leg)]
        short = [each for each in fitting if each.trace[-1].at_ms <= _LONG_MS]
        if not fitting:
            continue
        best = min(short or fitting, key=lambda each: (-len(each.events - shown), each.trace[-1].at_ms))
        shown |= best.events
        found.append(Chosen(leg, best.call))
    return found


def titled(legs: Sequence[Leg]) -> Words:
    """What the lines are, each thing once."""
    codecs = _listed(list(dict.fromkeys(leg.codec.title for leg in legs)))
    named = dict.fromkeys(each for leg in legs for each in (leg.keys, leg.suffers) if each)
    ways = _listed([_TITLES[each] for each in named])
    return Words(f"{codecs.zh}；{ways.zh}", f"{codecs.en}; {ways.en}")


def _listed(parts: Sequence[Words]) -> Words:
    return Words("、".join(each.zh for each in parts), ", ".join(each.en for each in parts))


def _may_be_sent(number: str) -> bool:
    return number == "" or is_number(number)


class _Watched:
    """A caller of whom it is noted where the hanging up was."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.leaves, self.room_ms = "", 0

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        done = self.caller.during(clip, length_ms, interruptible)
        return self._note(done, "clip", 0)

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        done = self.caller.waiting(node, limit_ms, first)
        return self._note(done, "wait", limit_ms)

    def dialled(self, destination: str) -> str:
        return self.caller.dialled(destination)

    def asked(self, service: str) -> str:
        return self.caller.asked(service)

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        lasts_ms, ends = self.caller.talks_ms(destination)
        self.leaves = "talk" if ends else ""
        return lasts_ms, ends

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        lasts_ms, hangs_up = self.caller.message_ms(mailbox, longest_ms)
        self.leaves, self.room_ms = ("message" if hangs_up else ""), longest_ms // 2
        return lasts_ms, hangs_up

    def _note(self, done: Typed, where: str, room_ms: int) -> Typed:
        self.leaves, self.room_ms = (where if done.hangs_up else ""), room_ms
        return done


def _seen(call: Placed) -> _Seen:
    watched = _Watched(deepcopy(call.caller))
    trace = tuple(simulate(call.hotline, watched, call.given))
    leaves = watched.leaves if trace[-1] == trace[-1]._replace(kind=HANGUP.name, what=("caller",)) else ""
    return _Seen(call, trace, leaves, watched.room_ms)
