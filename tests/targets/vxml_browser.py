"""A small VoiceXML 2.1 interpreter, for the elements that ivrc emits, with a caller and a clock that are made up.

It follows the standard's text, not ivrc's: the form interpretation algorithm (VoiceXML 2.0, appendix C), prompt
queue and type-ahead (sections 4.1.5 and 4.1.8), DTMF timing (appendix D), SRGS 1.0 matching, `<record>` (2.3.6),
`<transfer>` (2.3.7). ECMAScript runs in a real engine. Whatever it does not know it refuses, so a test cannot pass by an
element being skipped. It is one reading of the standard and no proof of what a given platform does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import dukpy
from lxml import etree

from .vxml_grammar import VXML, Grammar

CLIP_MS = 1000

_PRELUDE = """
var NOW = 0;
Date = function () { return {getTime: function () { return NOW; }}; };
var session = {connection: {remote: {uri: 'sip:caller@example.com'}, local: {uri: 'sip:33881001@example.com'},
  protocol: {name: 'sip', sip: {headers: {'call-id': 'a84b4c76e66710'}}}}};
"""


class Caller(NamedTuple):
    """Keys and the hang-up by milliseconds since the call began; what each address answers, or the event it throws;
    the services that fail; how long the caller speaks after a beep; when the call begins (milliseconds, UTC)."""

    keys: tuple[tuple[int, str], ...] = ()
    hangs_up: int | None = None
    answers: Mapping[str, str] = MappingProxyType({})
    failing: tuple[str, ...] = ()
    silent: bool = False
    begins: int = 1_790_000_000_000


class Thrown(Exception):
    """An event on its way to a handler."""


class Goto(Exception):
    """A transition to another form."""


class Exit(Exception):
    """The end of the session."""


class Browser:
    """One call. `trace` is what happened, a line each."""

    def __init__(self, document: bytes, caller: Caller) -> None:
        self.tree = etree.fromstring(document)
        self.forms = {form.get("id"): form for form in self.tree.iter(f"{VXML}form")}
        self.caller = caller
        self.keys = list(caller.keys)
        self.leaves_at = caller.hangs_up
        self.now = 0
        self.queue: list[tuple[str, bool]] = []
        self.trace: list[str] = []
        self.hung_up = False
        self.ended_in = ""
        self.engine = dukpy.JSInterpreter()
        self._do(_PRELUDE)

    def call(self) -> list[str]:
        """Runs the call to its end."""
        for child in self.tree:
            if child.tag == f"{VXML}script":
                self._do(child.text)
            elif child.tag == f"{VXML}var":
                self._var(child)
        name = next(iter(self.forms))
        while True:
            try:
                self._form(self.forms[name])
            except Goto as step:
                name = str(step)
            except Exit:
                return self.trace
            assert len(self.trace) < 2000, "the call does not end"

    def js(self, expression: str) -> object:
        """The value of an ECMAScript expression; what is undefined is None."""
        self._do(f"NOW = {self.caller.begins + self.now}")
        try:
            return self.engine.evaljs(
                f"(function () {{ var x = ({expression}); return x === undefined ? null : x; }})()"
            )
        except dukpy.JSRuntimeError as broken:
            raise Thrown("error.semantic") from broken

    def _do(self, statements: str) -> None:
        self.engine.evaljs(f"{statements}\n;0")

    def _var(self, element: etree._Element) -> None:
        value = element.get("expr")
        self._do(f"var {element.get('name')}")
        self._do(f"{element.get('name')} = {'undefined' if value is None else value}")

    # The form interpretation algorithm

    def _form(self, form: etree._Element) -> None:
        self.trace.append(f"enter {form.get('id')}")
        items: dict[str, etree._Element] = {}
        for number, child in enumerate(form.iterchildren(tag=etree.Element)):
            if child.tag == f"{VXML}var":
                self._var(child)
                continue
            assert child.tag.removeprefix(VXML) in ("block", "field", "record", "transfer"), child.tag
            name = child.get("name", f"unnamed{number}")
            assert name not in items
            items[name] = child
            self._do(f"var {name} = undefined")
        self.items = items
        while True:
            for name, item in items.items():
                if self.js(f"typeof {name}") == "undefined" and self.js(item.get("cond", "true")):
                    break
            else:
                raise AssertionError(f"{form.get('id')} ran out of items")
            try:
                self._visit(name, item)
            except Thrown as event:
                self._handle(str(event), item)

    def _visit(self, name: str, item: etree._Element) -> None:
        kind = item.tag.removeprefix(VXML)
        if kind == "block":
            self._do(f"{name} = true")
            self._run(item)
            return
        assert item.find(f"{VXML}prompt") is None, "ivrc queues its prompts in blocks"
        getattr(self, f"_{kind}")(name, item)
        filled = item.find(f"{VXML}filled")
        if filled is not None:
            self._run(filled)

    def _handle(self, event: str, item: etree._Element) -> None:
        place: etree._Element | None = item
        while place is not None:
            for handler in place:
                name = handler.tag.removeprefix(VXML) if isinstance(handler.tag, str) else ""
                caught = handler.get("event", "").split() if name == "catch" else [name]
                if name in ("catch", "noinput", "nomatch") and any(
                    (event + ".").startswith(c + ".") for c in caught
                ):
                    try:
                        self._run(handler)
                    except Thrown as another:
                        self._handle(str(another), place if place.getparent() is None else place.getparent())
                    return
            place = place.getparent()
        raise AssertionError(f"nobody catches {event}")

    # Executable content

    def _run(self, parent: etree._Element) -> None:
        for step in parent.iterchildren(tag=etree.Element):
            self._step(step)

    def _step(self, step: etree._Element) -> None:
        match step.tag.removeprefix(VXML):
            case "assign":
                assert self.js(f"typeof {step.get('name')}") is not None
                value = json.dumps(self.js(step.get("expr")))
                self._do(f"{step.get('name')} = {value}")
            case "var":
                self._var(step)
            case "if":
                self._if(step)
            case "goto":
                raise Goto(step.get("next").removeprefix("#"))
            case "clear":
                for name in (step.get("namelist") or " ".join(self.items)).split():
                    self._do(f"{name} = undefined")
            case "prompt":
                if self.js(step.get("cond", "true")):
                    self.queue += [(heard, step.get("bargein") != "false") for heard in self._sounds(step)]
            case "data":
                self._data(step)
            case "throw":
                raise Thrown(step.get("event"))
            case "disconnect":
                self._nothing_waits()
                self.trace.append("disconnect")
                self.hung_up = True
                self.ended_in = next(
                    (each.get("id") for each in step.iterancestors(f"{VXML}form")), "document"
                )
                raise Thrown("connection.disconnect.hangup")
            case "exit":
                raise Exit
            case other:
                raise AssertionError(other)

    def _sounds(self, parent: etree._Element) -> Iterator[str]:
        """The files and pauses of a prompt."""
        for heard in parent.iterchildren(tag=etree.Element):
            match heard.tag.removeprefix(VXML):
                case "audio":
                    yield heard.get("src") or str(self.js(heard.get("expr")))
                    for words in heard.iterchildren(f"{VXML}value"):
                        assert isinstance(self.js(words.get("expr")), str)
                case "break":
                    yield heard.get("time")
                case "foreach":
                    for each in self.js(heard.get("array")):
                        self._do(f"var {heard.get('item')} = {json.dumps(each)}")
                        yield from self._sounds(heard)
                case other:
                    raise AssertionError(other)

    def _if(self, step: etree._Element) -> None:
        chosen = bool(self.js(step.get("cond")))
        done = False
        for child in step.iterchildren(tag=etree.Element):
            word = child.tag.removeprefix(VXML)
            if word in ("elseif", "else"):
                done = done or chosen
                chosen = not done and (word == "else" or bool(self.js(child.get("cond"))))
            elif chosen:
                self._step(child)

    def _data(self, step: etree._Element) -> None:
        self._nothing_waits()
        sent = " ".join(f"{name}={self.js(name)}" for name in step.get("namelist").split())
        if step.get("src") in self.caller.failing:
            raise Thrown("error.badfetch")
        self.trace.append(f"post {step.get('src')} {step.get('enctype', 'form')} {sent}")

    # What a caller may do in a stretch of time; a caller who decides as the call goes on is a subclass.

    def clip_begins(self, clip: str, interruptible: bool) -> None:
        """A clip begins to be heard."""

    def wait_begins(self, item: str, milliseconds: int, typed: str) -> None:
        """An input item waits for a key, after those typed."""

    def message_begins(self, end_key: str, milliseconds: int) -> None:
        """A message is recorded from now."""

    def answer(self, uri: str) -> str:
        """How an address answers: a value of section 2.3.7, or an event."""
        return self.caller.answers.get(uri, "far_end_disconnect")

    # Input items

    def _field(self, name: str, item: etree._Element) -> None:
        grammar = Grammar(item.find(f"{VXML}grammar"))
        self._play()
        typed = ""
        matched, longer = False, True
        while longer:
            wait = self._milliseconds(item, "interdigittimeout" if typed else "timeout")
            if not self._a_key_waits():
                self.wait_begins(name, wait, typed)
            key = self._next_key(wait)
            if not key:
                break
            typed += key
            matched, longer = grammar.read(typed)
        if not typed:
            self.trace.append(f"noinput {name}")
            raise Thrown("noinput")
        if not matched:
            raise Thrown("nomatch")
        self.trace.append(f"typed {typed}")
        self._do(f"var {name}$ = {json.dumps({'utterance': ' '.join(typed)})}; {name} = '{typed}'")

    def _record(self, name: str, item: etree._Element) -> None:
        assert item.get("dtmfterm") == "false" and item.get("beep") == "false"
        grammar = Grammar(item.find(f"{VXML}grammar"))
        self._play(only_uninterruptible=True)
        end = self.now + _milliseconds(item.get("maxtime"))
        if not self.caller.silent:
            self._do(f"{name} = 'AUDIO'")
        self.message_begins(item.findtext(f".//{VXML}item"), end - self.now)
        while key := self._next_key(end - self.now):
            if grammar.read(key)[0]:
                break
        if self.caller.silent:
            raise Thrown("noinput")

    def _transfer(self, name: str, item: etree._Element) -> None:
        assert item.get("type") == "bridge" and item.get("bridge") is None
        self._nothing_waits()
        uri = item.get("dest") or self.js(item.get("destexpr"))
        answer = self.answer(str(uri))
        self._pass(_milliseconds(item.get("connecttimeout")))
        self.trace.append(f"dial {uri} {answer}")
        self.hung_up = answer == "connection.disconnect.hangup"
        if answer.startswith(("error.", "connection.")):
            raise Thrown(answer)
        self._do(f"{name} = {json.dumps(answer)}")

    # The caller and the clock

    def _play(self, only_uninterruptible: bool = False) -> None:
        if self.hung_up:
            raise Exit
        queue, self.queue = self.queue, []
        for source, interruptible in queue:
            if source.endswith("ms"):
                assert not interruptible
                self.trace.append(f"pause {_milliseconds(source) / 1000:g}")
                self._pass(_milliseconds(source))
                self.keys = [key for key in self.keys if key[0] > self.now]
                continue
            clip = source.rsplit("/", 1)[-1].removesuffix(".wav")
            if not interruptible:
                self._starts(clip, interruptible)
                self._pass(CLIP_MS)
                self.keys = [key for key in self.keys if key[0] > self.now]
                continue
            assert not only_uninterruptible
            if self._a_key_waits():
                return
            self._starts(clip, interruptible)
            if self.keys and self.keys[0][0] < self.now + CLIP_MS:
                self._pass(self.keys[0][0] - self.now)
                self.trace.append("interrupted")
                return
            self._pass(CLIP_MS)

    def _starts(self, clip: str, interruptible: bool) -> None:
        self.trace.append(f"play {clip}")
        self.clip_begins(clip, interruptible)

    def _a_key_waits(self) -> bool:
        return bool(self.keys) and self.keys[0][0] <= self.now

    def _next_key(self, wait: int) -> str:
        if self.hung_up:
            raise Exit
        if self.keys and self.keys[0][0] <= self.now + wait:
            moment, key = self.keys.pop(0)
            self._pass(max(0, moment - self.now))
            return key
        self._pass(wait)
        return ""

    def _pass(self, milliseconds: int) -> None:
        gone = self.leaves_at
        if gone is not None and not self.hung_up and gone <= self.now + milliseconds:
            self.now, self.hung_up = max(self.now, gone), True
            self.trace.append("hangup caller")
            raise Thrown("connection.disconnect.hangup")
        self.now += milliseconds

    def _nothing_waits(self) -> None:
        assert not self.queue, f"not yet heard when it should be: {self.queue}"

    def _milliseconds(self, item: etree._Element, name: str) -> int:
        for place in (item, item.getparent(), self.tree):
            for setting in place.iterchildren(f"{VXML}property"):
                if setting.get("name") == name:
                    return _milliseconds(setting.get("value"))
        raise AssertionError(name)


def _milliseconds(time: str) -> int:
    return int(time[:-2]) if time.endswith("ms") else int(time[:-1]) * 1000


def at(*keys: tuple[float, str]) -> tuple[tuple[int, str], ...]:
    """Keys by seconds since the call began, each of several a tenth of a second after the one before."""
    return tuple((int(when * 1000) + 100 * n, key) for when, typed in keys for n, key in enumerate(typed))


def heard(trace: Iterable[str]) -> list[str]:
    """The trace without what the platform does inside: what the caller and the world see."""
    return [line for line in trace if not line.startswith(("enter ", "noinput "))]
