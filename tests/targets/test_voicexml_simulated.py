"""Calls into the emitted document and the simulator's, compared event by event, for flows and callers of chance."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.nodes import KEYS, Field, Hotline, Node, Number, Speak
from ivrc.saying.run import SOUND
from ivrc.simulate.caller import Circumstances, Typed
from ivrc.simulate.events.note import joined
from ivrc.simulate.machine import run
from ivrc.switches.notes import read
from ivrc.switches.voicexml.text.target import TARGET

from .flows import (
    SPAN,
    branch,
    edge,
    hangup,
    hotline,
    menu,
    number,
    record,
    retry,
    say,
    schedule,
    site,
    speak,
    transfer,
    voicemail,
)
from .vxml_browser import Browser
from .vxml_browser import Caller as Nobody

DIALS = {"甲": "sip:8001@pbx.example.com", "乙": "tel:+8657688881001"}
NOTES = "https://crm.example.com/notes"
SITE = site("voicexml", **DIALS)._replace(records={"voicexml": NOTES})
ANSWERS = {
    "answered": "far_end_disconnect",
    "busy": "busy",
    "no-answer": "noanswer",
    "unavailable": "unknown",
}
MONDAY_TEN = datetime(2026, 1, 5, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LENGTHS = ([], [], [(2,)], [(1,)], [(1, 2)], [(2, 4)], [(3, 4)], [(2,), (3, 4)], [tuple(range(1, 33))])
SCHEDULES = (schedule("开", (0, 540, 1020)), schedule("关", (0, 0, 540), (1, 0, 1440)))
HEARD: tuple[tuple[str | Speak, ...], ...] = (
    *(("a",), ("b",), ("!c",), ("!d",)),
    ("a", speak("分机号")),
    ("!c", speak("分机号", reading="time", last="a"), "b"),
    ("b", speak("分机号", reading="number", unsaid=edge("bye"))),
)
"""What is said. Before a value stand words: a key that waits where there are none is docs/targets/voicexml.md's affair."""


class Decisions:
    """A caller of chance: what happens in the next stretch, whatever it is; when decisions run out, hangs up."""

    def __init__(self, numbers: list[int]) -> None:
        self.numbers = list(numbers)

    def draw(self) -> int:
        return self.numbers.pop(0) if self.numbers else 0

    def stretch(self) -> Typed:
        number = self.draw()
        if number == 0:
            return Typed(hangs_up=True, after_ms=300)
        if number <= 40:
            return Typed()
        keys = "".join(KEYS[(number * prime) % 12] for prime in (1, 5, 7, 11))
        return Typed(keys[: 1 + number % 4], after_ms=300)

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        return self.stretch()

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        return self.stretch()

    def dialled(self, destination: str) -> str:
        return list(ANSWERS)[self.draw() % 4]

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 60_000, self.draw() % 4 == 0

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        number = self.draw()
        return (longest_ms if number % 3 == 0 else 8000), number % 3 == 1


class Simulated(Browser):
    """The interpreter with the same caller."""

    def __init__(self, document: bytes, decisions: Decisions) -> None:
        super().__init__(document, Nobody(begins=round(MONDAY_TEN.timestamp() * 1000)))
        self.decisions = decisions

    def does(self, typed: Typed) -> None:
        self.keys += [(self.now + typed.after_ms, key) for key in typed.keys]
        if typed.hangs_up:
            self.leaves_at = self.now + typed.after_ms

    def clip_begins(self, clip: str, interruptible: bool) -> None:
        """The pieces of a value are one clip for keys (rule 28)."""
        if clip.startswith(SOUND) and self.trace[-2].startswith(f"play {SOUND}"):
            return
        self.does(self.decisions.during(clip, 1000, interruptible))

    def wait_begins(self, item: str, milliseconds: int, typed: str) -> None:
        if item == "typed" or item.startswith("rest"):
            self.does(self.decisions.waiting("", milliseconds, item == "typed" and not typed))

    def answer(self, uri: str) -> str:
        outcome = self.decisions.dialled(uri)
        if outcome == "answered" and self.decisions.talks_ms(uri)[1]:
            return "connection.disconnect.hangup"
        return ANSWERS[outcome]

    def message_begins(self, end_key: str, milliseconds: int) -> None:
        lasts, hangs_up = self.decisions.message_ms("", milliseconds)
        if hangs_up:
            self.leaves_at = self.now + lasts
        elif lasts < milliseconds:
            self.keys.append((self.now + lasts, end_key))

    def events(self) -> list[str]:
        """What the trace of docs/semantics.md would say of it, as far as it is seen from outside the platform."""
        found = []
        self.call()
        for line in self.trace:
            kind, _, rest = line.partition(" ")
            match kind:
                case "enter" if rest != "call":
                    found.append(f"goto {rest.split('.', 1)[1]}")
                case "pause" | "play" | "interrupted" | "hangup":
                    found.append(line)
                case "noinput" if rest == "typed":
                    found.append("silence")
                case "post" if rest.startswith(NOTES):
                    table, fields = rest.partition("table=")[2].partition(" caller=")[0].split(" fields=")
                    found.append(f"note {table} {joined(read(fields))}")
                case "post":
                    found.append("message" if "message=" in rest else "record start")
                case "dial":
                    found += _dialled(*rest.split())
                case "disconnect":
                    who = {"transfer": "agent", "hangup": "flow", "document": "fault"}
                    found.append(f"hangup {who[self.ended_in.split('.')[0]]}")
        return sorted(found, key=lambda each: each.startswith("hangup"))  # what is kept, is kept after it


def _dialled(uri: str, answer: str) -> list[str]:
    names = {uri: name for name, uri in DIALS.items()}
    name = names.get(uri) or uri.removeprefix("sip:").removesuffix("@pbx.example.com")
    if answer == "connection.disconnect.hangup":
        return [f"dial {name}", "outcome answered", "hangup caller"]
    outcomes = {value: outcome for outcome, value in ANSWERS.items()}
    return [f"dial {name}", f"outcome {outcomes[answer]}"]


def simulated(flow: Hotline, decisions: Decisions) -> list[str]:
    """The simulator's trace, less what is not seen from outside (and the outcome of an extension never dialled)."""
    lengths = dict.fromkeys(flow.clips, 1000)
    given_ = Circumstances(MONDAY_TEN, lengths_ms=lengths, extensions=SITE.extensions.numbers)
    found: list[str] = []
    for each in run(flow, decisions, given_):
        if each.kind in ("answer", "key", "set", "wrong", "fault"):
            continue
        if each.kind == "outcome" and not found[-1].startswith("dial"):
            continue
        if each.kind == "say":
            found += (f"play {piece}" for piece in each.what[1].split())
            continue
        while each.kind == "interrupted" and found[-2].startswith(f"play {SOUND}"):
            found.pop()  # in the first piece
        found.append("message" if each.kind == "message" else str(each))
    return found


@st.composite
def numbers(draw: st.DrawFn, anywhere: st.SearchStrategy[str]) -> list[Number]:
    """No number, one, or two of different lengths; most are ended by a key."""
    found = []
    for lengths in (written := draw(st.sampled_from(LENGTHS))):
        end_key = draw(st.sampled_from(("", "#", "#", "*")))
        last = draw(st.sampled_from(("", "*"))) if len(written) == 1 and end_key != "*" else ""
        found.append(number(draw(anywhere), *lengths, end_key=end_key, last=last, variable="分机号"))
    return found


@st.composite
def flows(draw: st.DrawFn) -> Hotline:
    """Any nodes with any ways. Only menus lead back, so that every circle waits for the caller."""
    kinds = draw(
        st.lists(
            st.sampled_from(["say", "menu", "transfer", "ext", "mail", "branch", "record", "pause", "note"]),
            min_size=2,
            max_size=7,
        )
    )
    names = [f"{kind}{number}" for number, kind in enumerate(kinds)]
    anywhere = st.sampled_from([*names, "bye"])
    clips = st.lists(st.sampled_from(HEARD), max_size=4).map(
        lambda those: [clip for each in those for clip in each]
    )
    keys = st.text("0128X*#", min_size=1, max_size=3)
    retries = st.builds(lambda times, to, says: retry(times, to, *says), st.integers(0, 2), anywhere, clips)
    nodes: list[Node] = []
    for place, (kind, name) in enumerate(zip(kinds, names, strict=True), 1):
        later = st.sampled_from([*names[place:], "bye"])
        ways = {"busy": draw(later), "no_answer": draw(later), "unavailable": draw(later)}
        match kind:
            case "say":
                nodes.append(say(name, *draw(clips), to=draw(later)))
            case "menu":
                entries = draw(st.dictionaries(keys, anywhere, max_size=5))
                stored = {pattern: "分机号" for pattern in entries if len(pattern) == 3}
                typed = draw(numbers(anywhere))
                more = {
                    "silence": draw(retries),
                    "wrong": draw(retries),
                    "variables": stored,
                    "numbers": typed,
                }
                nodes.append(menu(name, entries, *draw(clips), **more))
            case "transfer":
                called = draw(st.lists(st.sampled_from(list(DIALS)), min_size=1, max_size=2, unique=True))
                nodes.append(transfer(name, *called, after=draw(st.none() | later), **ways))
            case "ext":
                nodes.append(transfer(name, extension="分机号", after=draw(st.none() | later), **ways))
            case "mail":
                nodes.append(voicemail(name, draw(later), end_key=draw(st.sampled_from("#*1"))))
            case "branch":
                nodes.append(branch(name, draw(st.dictionaries(st.sampled_from("开关"), later)), draw(later)))
            case "pause":
                nodes.append(Pause(name, SPAN, draw(st.sampled_from((500, 1500))), edge(draw(later))))
            case "note":
                fields = (Field("分机", value="分机号"), Field("事由", draw(st.text(max_size=3))))
                nodes.append(Note(name, SPAN, "来电", fields, edge(draw(later))))
            case "record":
                nodes.append(record(name, draw(later)))
    nodes.append(hangup())
    return hotline(*nodes, fault=draw(anywhere), schedules=SCHEDULES, variables=("分机号",))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(flows(), st.lists(st.integers(0, 200), max_size=40))
def test_the_document_and_the_simulator_agree_on_every_call(flow: Hotline, numbers: list[int]) -> None:
    (content,) = TARGET.emit(flow, SITE).files.values()
    expected = simulated(flow, Decisions(numbers))
    seen = Simulated(content.encode(), Decisions(numbers)).events()
    event(f"ends with {expected[-1]}")
    assert without_nodes(seen) == without_nodes(expected)
    # What is said is only queued when its node is entered (VoiceXML 2.0, section 4.1.8): a caller who hangs up
    # during a clip does it when the platform is already a node or more ahead.
    assert nodes(seen)[: len(nodes(expected))] == nodes(expected)
    assert len(nodes(seen)) == len(nodes(expected)) or expected[-1] == "hangup caller"


def nodes(trace: list[str]) -> list[str]:
    return [line for line in trace if line.startswith("goto ")]


def without_nodes(trace: list[str]) -> list[str]:
    return [line for line in trace if not line.startswith("goto ")]
