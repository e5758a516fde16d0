"""What a call covers, found by running it in the simulator and watching: ways taken, and what the caller did where."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import cast
from zoneinfo import ZoneInfo

from ivrc.coverage import manners
from ivrc.coverage.asked import asked
from ivrc.coverage.at_edges import at_edges
from ivrc.coverage.dialled import in_vain, late
from ivrc.coverage.feature import NO_CAUSE, NOT_ENDED, Ask, Feature, Seen
from ivrc.coverage.numbers import AHEAD, CLOSED, ENDS, LONG, SHORT, kind_of, too_short
from ivrc.coverage.queue_seen import QueueSeen
from ivrc.coverage.switched import Kept, name_of, place_of
from ivrc.flow.causes import UNSAID, Cause
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.national import national
from ivrc.flow.nodes import Case, Edge, Hotline, Number
from ivrc.flow.secret import HIDDEN, asks_secret
from ivrc.flow.shape import parts
from ivrc.flow.stand_in import stands_in
from ivrc.flow.values import NATIONAL
from ivrc.simulate.caller import Caller, Typed
from ivrc.simulate.machine import run
from ivrc.simulate.match import longer_possible
from ivrc.simulate.plan import Call
from ivrc.simulate.progress import known
from ivrc.simulate.trace import Event

SIGNS = "*#D"
"""Keys that are no digits, and one of the four (A to D) that few telephones have."""


def watch(
    hotline: Hotline,
    call: Call,
    kept: Kept,
    extensions: tuple[str, ...] = (),
    lengths_ms: Mapping[str, int] | None = None,
) -> Seen:
    """Runs a call in the simulator and tells what it covers."""
    watcher = _Watcher(hotline, call, kept)
    run(hotline, watcher, call.given(extensions, lengths_ms), watcher.hears, watcher.takes)
    return Seen(watcher.events, watcher.features, watcher.asks)


class _Watcher:
    """A caller who does as another does, and a listener."""

    def __init__(self, hotline: Hotline, call: Call, kept: Kept) -> None:
        self.hotline, self.call = hotline, call
        self.caller: Caller = call.caller()
        self.events: list[Event] = []
        self.features: dict[Feature, None] = {}
        self.asks: list[Ask] = []
        self.played: dict[str, int] = {}
        self.alone = False
        """Whether a menu was entered and nothing was asked in it yet."""
        self.held = False
        """Whether a key was typed since the last menu, so that it waits for the next."""
        self.typed = ""
        """The keys taken for the entry that is being typed."""
        self.ended = NOT_ENDED
        """The number that an end key has just ended, by its menu and cause, as long as nothing was asked since."""
        self.waited: set[str] = set()
        self.coming: deque[str] = deque()
        """Keys that the caller has typed where a secret is asked for, and that the machine has not taken yet."""
        self.cut = ""
        """The menu that was just entered and whose own words a key has cut off."""
        self.dials = 0
        self.queue = QueueSeen()
        shown = {v.name: call.number for v in hotline.values.values() if v.source == NATIONAL}
        self.calling = national(call.number)
        self.values = known(hotline, call.given()) | shown | kept.shown(call.world, self.calling)
        self.forgot = ""
        """The node that has discarded a key, as long as nothing was said since."""
        self.tried = self.came_tried = False
        """Whether the last menu saw both silence and wrong keys, and whether the one before it did."""

    def covers(
        self,
        kind: str,
        what: str = "",
        node: str | None = None,
        cause: Cause = NO_CAUSE,
        number: int | None = None,
    ) -> None:
        self.features[Feature(kind, self.here if node is None else node, what, cause, number)] = None

    @property
    def here(self) -> str:
        return self.events[-1].node if self.events else ""

    def hears(self, event: Event) -> None:
        """Listens to the machine."""
        self.events.append(event)
        for what in self.queue.hears(event, self.events):
            self.covers("queued", what)
        match event.kind:
            case "goto":
                self.goes(event)
            case "fault":
                self.covers("fault", event.what[0])
            case "key":
                self.typed += self.coming.popleft() if event.what[0] == HIDDEN else event.what[0]
                if self.ended != NOT_ENDED:
                    self.covers("number", AHEAD, *self.ended)
                self.ended = NOT_ENDED
            case "wrong":
                self.wrong(self.typed if event.what[0] == HIDDEN else event.what[0])
                self.waited.add("wrong")
            case "silence":
                self.waited.add("silence")
            case "set":
                self.values[event.what[0]] = event.what[1]
            case "enlist" if event.what[1] == self.calling:
                self.values[place_of(event.what[0])] = event.what[2]
            case "turn":
                self.values[name_of(event.what[0])] = event.what[1]
            case "dial" if stands_in(self.hotline.nodes[self.here], event.what[0]):
                self.covers("stands in", event.what[0])
            case "outcome":
                if event.what[0] != "answered":
                    self.covers("outcome", event.what[0], number=self.dials)
                if extension := in_vain(self.hotline.nodes[self.here], event.what[0], self.dials):
                    self.covers("extension", self.values.get(extension, ""))
            case _ if self.queue.inside:
                pass
            case "taken" | "first":
                self.covers(event.kind, event.what[0])
            case "hangup" if event.what[0] == "fault":
                self.covers("second fault", node="")
            case "hangup" if event.what[0] == "agent":
                self.covers("agent ends")

    def goes(self, event: Event) -> None:
        node = self.hotline.nodes[event.what[0]]
        self.alone = isinstance(node, Menu)
        if isinstance(node, Menu):
            self.came_tried, self.tried = self.tried, False
            if asks_secret(self.hotline, node):
                self.alone, self.held, self.typed = False, False, ""
                self.coming.clear()
        if node.traits.forgets_keys:
            self.forgot = node.id if self.held else self.forgot
            self.held, self.typed = False, ""
        self.waited, self.dials, self.cut = set(), 0, ""
        if cases := parts(node, Case):
            for name in asked([node]):
                self.covers("value", f"{name} {self.values.get(name, '')}", node.id)
            self.clock(cases, event.at_ms)

    def clock(self, cases: Sequence[Case], at_ms: int) -> None:
        """Whether a node is entered at an edge of the hours that it goes by."""
        clock = (self.call.at + timedelta(milliseconds=at_ms)).astimezone(ZoneInfo(self.hotline.zone))
        for kind, what, number in at_edges(self.hotline, cases, clock):
            self.covers(kind, what, number=number)

    def takes(self, node: str, edge: Edge) -> None:
        """Is told a way on as it is taken."""
        if any(edge is fault for fault in self.hotline.faults):
            self.covers("way", node="", cause=edge.cause)
            return
        self.covers("way", cause=edge.cause)
        menu = self.hotline.nodes[node]
        for what in self.queue.leaves(menu, edge):
            self.covers("queued", what)
        if isinstance(menu, Menu):
            self.number(menu, edge)
            if edge.cause != UNSAID:
                self.typed_ahead()
            if self.waited == {"silence", "wrong"}:
                self.tried = True
                self.covers("counted apart")
                if self.came_tried and edge in (menu.silence.exit, menu.wrong.exit):
                    self.covers("counted anew")

    def wrong(self, keys: str) -> None:
        """Whether an end key came too soon."""
        if self.alone and len(keys) > 1:
            self.covers("wrong ahead")
        self.alone = self.held = False
        for number in too_short(keys, self.menu(self.here)):
            self.covers("number", SHORT, cause=number.edge.cause)
        self.typed = ""

    def menu(self, name: str) -> Menu:
        return cast(Menu, self.hotline.nodes[name])

    def number(self, menu: Menu, edge: Edge) -> None:
        """How a number was typed that is the way on."""
        keys, self.typed = self.typed, ""
        for number in menu.entries:
            if isinstance(number, Number) and number.edge is edge:
                kind = kind_of(keys, number, menu.entries)
                self.covers("number", kind, cause=edge.cause)
                if "wrong" in self.waited:
                    self.covers("righted", cause=edge.cause)
                elif self.cut == menu.id and not self.waited:
                    self.covers("while asked", cause=edge.cause)
                self.typed = keys[-1] if kind == LONG else ""
                self.ended = (menu.id, edge.cause) if kind in (ENDS, CLOSED) else NOT_ENDED

    def typed_ahead(self) -> None:
        if self.alone:
            self.covers("typed ahead")
        self.alone = self.held = False

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        done = self.caller.during(clip, length_ms, interruptible)
        self.played[clip] = self.played.get(clip, 0) + 1
        at = len(self.events) - 1
        self.asks.append(Ask(at, self.here, clip, self.played[clip], interruptible, done, length_ms))
        self.alone, self.ended = False, NOT_ENDED
        if self.forgot and interruptible:
            self.covers("forgets", node=self.forgot)
            self.forgot = ""
        if not interruptible:
            self.typed = ""
        if not interruptible and self.held:
            self.covers("dropped", clip)
            self.held = False
        if done.hangs_up:
            self.covers("hangs up", "clip")
        elif done.keys:
            self.cut = self.here if interruptible else self.cut
            self.acts(clip, done.keys, interruptible)
            self.held = interruptible
            self.coming.extend(done.keys if interruptible else ())
        return done

    def acts(self, clip: str, keys: str, interruptible: bool) -> None:
        """What keys do while a clip plays; in a node that only speaks, digits and signs have one way each."""
        if not interruptible:
            self.covers("in vain", clip)
        elif self.hotline.nodes[self.here].traits.speaks and not keys[0].isdigit():
            self.covers("cuts by a sign", keys[0])
        else:
            self.covers("cuts", clip)

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        self.ended = NOT_ENDED
        done = self.caller.waiting(node, limit_ms, first)
        if self.queue.inside:
            self.queue.waits(done)
            return done
        self.coming.extend(done.keys)
        if not first:
            if done.hangs_up:
                self.covers("hangs up", "between keys")
            elif longer_possible(self.typed, self.menu(node).entries):
                self.covers("broken off ahead" if self.alone else "between keys")
            return done
        self.alone = False
        self.asks.append(Ask(len(self.events) - 1, node, "", 0, True, done, limit_ms))
        if done.hangs_up:
            self.covers("hangs up", "wait")
        elif done.keys:
            self.covers("types")
        return done

    def dialled(self, destination: str) -> str:
        self.dials += 1
        return self.caller.dialled(destination)

    def asked(self, service: str) -> str:
        reply = self.caller.asked(service)
        if manner := manners.manner(self.hotline, self.here, reply):
            self.covers("served", manner)
        return reply

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        """An answer counts where the agent ends the talk: only then is seen what follows it, and that nobody else is dialled."""
        done = self.caller.talks_ms(destination)
        if self.queue.inside:
            return done
        if done[1]:
            self.covers("caller ends")
        elif late(self.hotline, self.events, destination):
            self.covers("late", destination)
        else:
            self.covers("outcome", "answered", number=self.dials)
        return done

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        done = self.caller.message_ms(mailbox, longest_ms)
        self.covers("message", "hang-up" if done[1] else "length" if done[0] >= longest_ms else "key")
        return done
