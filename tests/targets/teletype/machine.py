"""The machine: obeys the tapes that it is given, and nothing else. Its clockwork is that of the simulator, so a call on
it parts from the simulator's where, and only where, the tape says something else than the flow."""

from __future__ import annotations

import json
import socketserver
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Clip, Edge, Entry, Hotline, Node, Play, Retry
from ivrc.simulate.caller import Circumstances, Typed
from ivrc.simulate.machine import run

from . import words

_TAPE = Span("tape.txt")


def _edge(target: str) -> Edge:
    return Edge(Cause("next"), target, _TAPE)


def _node(kind: str, name: str, lines: Sequence[list[str]]) -> Node:
    of: defaultdict[str, list[list[str]]] = defaultdict(list)
    for word, *rest in lines:
        of[word].append(rest)
    plays = tuple(Play(clip, how == words.STOPPABLE) for how, clip in of[words.PLAY])
    if kind == words.SAY:
        return Say(name, _TAPE, plays, _edge(of[words.GO][0][0]))
    if kind == words.MENU:
        entries = tuple(Entry(keys, _edge(target)) for keys, target in of[words.ENTRY])
        first, further = map(int, of[words.WAITS][0])
        again = [_retry(of, word) for word in (words.SILENCE, words.WRONG)]
        return Menu(name, _TAPE, plays, entries, first, further, *again)
    if kind == words.TRANSFER:
        ways = [_edge(of[word][0][0]) for word in (words.BUSY, words.NO_ANSWER, words.UNAVAILABLE)]
        after = _edge(of[words.AFTER][0][0]) if of[words.AFTER] else None
        dials = of[words.DIAL]
        return Transfer(name, _TAPE, tuple(dial for _, dial in dials), "", int(dials[0][0]), *ways, after)
    return Hangup(name, _TAPE)


def _retry(of: defaultdict[str, list[list[str]]], word: str) -> Retry:
    ((times, target),) = of[word]
    says = tuple(Play(clip, how == words.STOPPABLE) for whose, how, clip in of[words.AGAIN] if whose == word)
    return Retry(int(times), says, _edge(target))


def obey(name: str, tape: str) -> Hotline:
    """A tape as the machine runs it."""
    start, fault, *lines = [line.split("\t") for line in tape.splitlines()]
    nodes: dict[str, Node] = {}
    begins = [place for place, line in enumerate(lines) if line[0] == words.NODE]
    for place, end in zip(begins, [*begins[1:], len(lines)]):
        _, kind, node = lines[place]
        nodes[node] = _node(kind, node, lines[place + 1 : end])
    clips = {
        line[-1]: Clip(line[-1], "", "", (), _TAPE) for line in lines if line[0] in (words.PLAY, words.AGAIN)
    }
    return Hotline(name, (), "", "UTC", _TAPE, start[1], _edge(fault[1]), "", nodes, clips, {}, {})


class _Asks:
    """The caller, who is at the other end of the line."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def during(self, *of: object) -> Typed:
        return Typed(*self._line.ask("during", of))

    def waiting(self, *of: object) -> Typed:
        return Typed(*self._line.ask("waiting", of))

    def dialled(self, *of: object) -> str:
        return str(self._line.ask("dialled", of))

    def talks_ms(self, *of: object) -> tuple[int, bool]:
        lasts_ms, hangs_up = self._line.ask("talks_ms", of)
        return lasts_ms, hangs_up

    def message_ms(self, *of: object) -> tuple[int, bool]:
        raise NotImplementedError


class _Line(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server: Any = self.server
        tapes: dict[str, str] = server.tapes
        for line in self.rfile:
            told = json.loads(line)
            if "load" in told:
                tapes[told["load"]] = told["tape"]
                self.tell(loaded=told["load"])
            elif "read" in told:
                self.tell(tape=tapes[told["read"]])
            else:
                self._call(obey(told["call"], tapes[told["call"]]), told)

    def tell(self, **what: object) -> None:
        self.wfile.write((json.dumps(what) + "\n").encode())

    def ask(self, what: str, of: Sequence[object]) -> Any:
        self.tell(ask=what, of=of)
        return json.loads(self.rfile.readline())["answer"]

    def _call(self, hotline: Hotline, told: dict[str, Any]) -> None:
        given = Circumstances(
            datetime.fromisoformat(told["start"]), "", told["lengths"], frozenset(told["missing"])
        )
        run(
            hotline,
            _Asks(self),
            given,
            lambda event: self.tell(event=[event.at_ms, event.kind, event.what, event.node]),
        )
        self.tell(over=True)


class Machine(socketserver.ThreadingTCPServer):
    """A machine that listens on loopback, on a port of its own choice."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.tapes: dict[str, str] = {}
