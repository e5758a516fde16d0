"""A dialplan of one hotline as a switch walks it: how an extension is found, and what its steps do where nothing outside has
a say (pbx.c, "pbx_extension_helper", "__ast_pbx_run")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ivrc.switches.asterisk.driver import dialplan
from ivrc.switches.asterisk.driver.dialplan import Line
from tests.mutation.live import live
from tests.mutation.steps import match, pattern

OPEN, CLOSE, BEFORE = "⟨", "⟩", "⟨?"
"""Around what stands for any text of a pattern; and before the name of a variable that nothing has set in the call so far."""
_KNOWN = re.compile(r"\$\{(?:(IVRC_\w+|CONTEXT|EXTEN)|EXTEN:(\d+))\}")
_EXISTS = re.compile(r"\$\{EXISTS\((.*)\)\}")
_COMPARED = re.compile(r'\$\[("?)(.*?)\1 (=|!=|>|>=|<|<=|\+) ("?)(.*?)\4\]')
_PLAIN = re.compile(r"IVRC_\w+|BRIDGE_FEATURES|DYNAMIC_FEATURES|TIMEOUT\(digit\)")
_MOST_STEPS = 300


class Unknown(ValueError):
    """The walk does not know what comes of a step."""


class Where(NamedTuple):
    """A step: the channel's context, the one that its extension was found in, that extension, the name by which, the
    priority."""

    context: str
    home: str
    extension: str
    name: str
    priority: int


class State(NamedTuple):
    """A call: its next step (None: it is over), what variables hold, and where subroutines return to."""

    where: Where | None
    held: tuple[tuple[str, str], ...] = ()
    stack: tuple[Where, ...] = ()


class Stop(NamedTuple):
    """Where something outside has a say: a `step` that is seen, a condition that is `asked`, an extension that a call `goes`
    to, or the `end`; the call there, with its arguments, and the contexts that it came through since."""

    kind: str
    state: State
    what: str = ""
    data: str = ""
    through: frozenset[str] = frozenset()


class Dialplan:
    """The steps by context, extension and priority."""

    def __init__(self, text: str) -> None:
        self.steps: dict[str, dict[str, dict[int, Line]]] = {}
        self.includes: dict[str, list[str]] = {}
        for line in dialplan.read(text):
            own = self.steps.setdefault(line.context, {})
            if not line.extension:
                self.includes.setdefault(line.context, []).append(line.data)
            elif own.setdefault(line.extension, {}).setdefault(line.priority, line) is not line:
                raise Unknown(str(line))

    @cached_property
    def live(self) -> dict[str, frozenset[str]]:
        """What is read behind the beginning of each context."""
        every = {
            name: [
                line for home, extension in self.found(name) for line in self.steps[home][extension].values()
            ]
            for name in self.steps
        }
        return live(every)

    def found(self, context: str, seen: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
        """The extensions of a context and of what it includes, each with the context that has it."""
        if context not in seen:
            yield from ((context, each) for each in self.steps.get(context, {}))
            for other in self.includes.get(context, ()):
                yield from self.found(other, (*seen, context))

    def of(self, context: str, name: str) -> tuple[str, str] | None:
        """The extension that a name is in a context; an extension itself where the name is one's."""
        every = list(self.found(context))
        if own := next((each for each in every if each[1] == name), None):
            return own
        homes = dict.fromkeys(home for home, _ in every)
        fits = ((home, match(self.steps[home], name)) for home in homes)
        return next(((home, each) for home, each in fits if each), None)

    def at(self, context: str, name: str, state: State, label: str = "") -> State:
        """The call at the first step of an extension, found by its name or as the one of this `label`; where there is none, at
        the one for what is invalid, else at the one for errors."""
        if name == "s" and not state.stack:
            kept = self.live.get(context, frozenset())
            held = (each for each in state.held if each[0] in kept or not each[0].startswith("IVRC_"))
            state = state._replace(held=tuple(held))
        for each in (label or name, "i", "e"):
            if own := self.of(context, each):
                return state._replace(where=Where(context, *own, name if each in (label, name) else each, 1))
        return state._replace(where=None)

    def settle(self, state: State, sure: Mapping[str, bool]) -> Stop:
        """The call where something outside has a say next. `sure` is what conditions are taken to be."""
        through: set[str] = set()
        for _ in range(_MOST_STEPS):
            if state.where:
                through |= {state.where.context, state.where.home}
            line = self._line(state)
            if line is None:
                return Stop("end", state._replace(where=None), through=frozenset(through))
            made = self._made(line, state, sure)
            if isinstance(made, Stop):
                return made._replace(through=frozenset(through))
            state = made
        raise Unknown("it goes round")

    def _line(self, state: State) -> Line | None:
        at = state.where
        return self.steps[at.home][at.extension].get(at.priority) if at else None

    def _made(self, line: Line, state: State, sure: Mapping[str, bool]) -> State | Stop:
        data = filled(line.data, state)
        match line.application:
            case "NoOp":
                return on(state)
            case "Goto":
                return self._goes(data, state)
            case "GotoIf" | "GotoIfTime":
                asked, yes, no = _branch(data, line.application)
                so = _holds(asked, sure)
                if so is None:
                    return Stop("asks", state, asked)
                target = yes if so else no
                return self._goes(target, state) if target else on(state)
            case "Gosub" if "(" not in data:
                return self.called(data, state)
            case "Return" if state.stack:
                return state._replace(where=state.stack[-1], stack=state.stack[:-1])
            case "Set" if _is_known(data):
                name, _, value = data.partition("=")
                return on(holding(state, name, value))
        if line.application == "Hangup" and state.where:
            data = f"{state.where.context},{state.where.extension}"  # a proof looks where a call ends
        return Stop("step", state, line.application, data)

    def called(self, data: str, state: State) -> State:
        """The call in a subroutine, whose arguments, if it has some, are seen like those of any step."""
        back = on(state).where
        assert back is not None
        made = self._goes(data.partition("(")[0], state._replace(stack=(*state.stack, back)))
        if isinstance(made, Stop):
            raise Unknown(data)
        return made

    def _goes(self, target: str, state: State) -> State | Stop:
        at = state.where
        assert at is not None
        *before, priority = target.split(",")
        context = before[-2] if len(before) > 1 else at.context
        name = before[-1] if before else at.name
        if open_(context) or open_(priority):
            raise Unknown(target)
        if open_(name) and before:
            return Stop("goes", state, name, f"{context},{priority}")
        if before and priority == "1":
            return self.at(context, name, state)
        own = self.of(context, name) if before else (at.home, at.extension)
        labels = {each.label: n for n, each in self.steps[own[0]][own[1]].items()} if own else {}
        number = int(priority) if priority.isdigit() else labels.get(priority)
        if own is None or number is None:
            raise Unknown(target)
        return state._replace(where=Where(context, *own, name, number))


def on(state: State) -> State:
    """The call at the next priority."""
    at = state.where
    return state._replace(where=at._replace(priority=at.priority + 1) if at else None)


def holding(state: State, name: str, value: str) -> State:
    """The call with a variable set."""
    return state._replace(held=tuple(sorted({**dict(state.held), name: value}.items())))


def open_(text: str) -> bool:
    """Whether a text hangs on something outside."""
    return "$" in text or OPEN in text


def may_be(name: str, extension: str) -> bool:
    """Whether a name that hangs on something outside may lead to an extension."""
    if extension.startswith("_"):
        before = re.split(r"\$|⟨", name)[0]
        own = re.split(r"[XZN.!\[]", extension[1:])[0]
        return before.startswith(own) or own.startswith(before)
    parts = re.findall(r"⟨_.*?⟩|⟨.*?⟩|\$\{DIALSTATUS\}|\$\{.*?\}|.", name)
    return re.fullmatch("".join(map(_fits, parts)), extension) is not None


def _fits(part: str) -> str:
    if part == "${DIALSTATUS}":
        return "[A-Z]+"
    if part.startswith("⟨_"):
        return pattern(part[1:-1]).pattern
    return ".*" if part.startswith(("⟨", "${")) else re.escape(part)


def filled(data: str, state: State) -> str:
    """Arguments with what is known of their variables."""
    held, at = dict(state.held), state.where
    assert at is not None

    def put(found: re.Match[str]) -> str:
        name, skipped = found.groups()
        if skipped is not None:
            return f"⟨{at.name}:{skipped}⟩" if open_(at.name) else at.name[int(skipped) :]
        own = {"CONTEXT": at.context, "EXTEN": at.name}
        return own[name] if name in own else held.get(name, f"{BEFORE}{name}{CLOSE}")

    return _COMPARED.sub(_compared, _KNOWN.sub(put, data))


def _compared(found: re.Match[str]) -> str:
    _, one, sign, _, other = found.groups()
    if open_(one + other):
        return found[0]
    if sign in ("=", "!="):
        return str(int((one == other) == (sign == "=")))
    if not (one.isdigit() and other.isdigit()):
        return found[0]
    a, b = int(one), int(other)
    return str(int({"+": a + b, ">": a > b, ">=": a >= b, "<": a < b, "<=": a <= b}[sign]))


def _branch(data: str, application: str) -> tuple[str, str, str]:
    asked, _, targets = data.rpartition("?")
    yes, _, no = targets.partition(":")
    return (f"time {asked}" if application == "GotoIfTime" else asked), yes, no


def _holds(asked: str, sure: Mapping[str, bool]) -> bool | None:
    if exists := _EXISTS.fullmatch(asked):
        inner = exists[1]
        if not inner or inner.startswith("⟨_") or not open_(inner):
            return bool(inner)
        return sure.get(asked)
    return sure.get(asked) if open_(asked) or asked.startswith("time ") else asked not in ("", "0")


def _is_known(data: str) -> bool:
    """Whether a variable is given what hangs on nothing outside but on what was typed."""
    name, _, value = data.partition("=")
    return bool(_PLAIN.fullmatch(name)) and "$" not in value
