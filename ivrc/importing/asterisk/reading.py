"""What can be read at a place of a dialplan: its step, what is set there, which way a condition goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ivrc.diagnostics import Diagnostic
from ivrc.importing import told
from ivrc.importing.asterisk.arguments import split
from ivrc.importing.asterisk.conf import Dialplan, Step
from ivrc.importing.asterisk.expressions import Scope, Unforeseen, filled, holds
from ivrc.importing.asterisk.patterns import find
from ivrc.importing.asterisk.place import At, Position
from ivrc.importing.model import Imported, Line, Unknown
from ivrc.regex import regex

_READ = regex(r"\$\{([A-Za-z_][A-Za-z0-9_]*)")
_ANSWERED = ("${CDR(disposition)}", "${CHANNEL(state)}")


@dataclass
class Reading:
    """A dialplan, and what was understood of it so far."""

    dialplan: Dialplan
    elsewhere: frozenset[str] = frozenset()
    """Contexts that are not imported: what is in them is dialled."""
    made: Imported = field(default_factory=Imported)
    led: dict[Position, Line] = field(default_factory=dict)
    """The line that leads to an extension that is not imported."""
    current: int = 0
    """The node that is being made: what is lost is told at it. 0 before the first."""

    def __post_init__(self) -> None:
        texts = [
            f"{step.application} {step.arguments}"
            for context in self.dialplan.contexts.values()
            for extension in context.extensions.values()
            for step in extension.steps.values()
        ]
        self.read = frozenset(match[1] for text in texts for match in _READ.finditer(text))
        self.asks_whether_answered = any(asked in text for text in texts for asked in _ANSWERED)
        self.set = frozenset(
            text.split(" ", 1)[1].split("=")[0].strip().lstrip("_")
            for text in texts
            if text.startswith("set ")
        )

    def step(self, position: Position) -> Step | None:
        """The priority that a call is at, an ExecIf as what it comes to; None behind the last one."""
        found = find(self.dialplan, position.at.context, position.at.pattern)
        step = found[2].steps.get(position.at.priority) if found else None
        return self._execif(position, step) if step and step.application == "execif" else step

    def _execif(self, position: Position, step: Step) -> Step:
        """`ExecIf(condition?Application(arguments):…)`; as it stands where only a call knows the condition."""
        chosen = self.chosen(position, step)
        name, _, rest = (chosen or "").partition("(")
        if chosen is None:
            return step
        return Step(name.strip().lower() or "noop", rest.removesuffix(")"), step.line)

    def chosen(self, position: Position, step: Step) -> str | None:
        """What stands behind `?` or `:` of a condition, as it holds or not; None where only a call knows, which is told."""
        condition, *ways = split(step.arguments, "?", 2)
        try:
            true = holds(plain(filled(condition, self.scope(position))))
        except Unforeseen as what:
            self.lose(told.unforeseen(step.line, spelt(step), str(what)))
            return None
        return [*split(ways[0] if ways else "", ":"), ""][0 if true else 1]

    def scope(self, position: Position) -> Scope:
        """What variables are there."""
        at = position.at
        own = {
            "CONTEXT": at.context,
            "PRIORITY": str(at.priority),
            "CDR(disposition)": "NO ANSWER",
            "CHANNEL(state)": "Ring",
        }
        exten = {} if at.pattern.startswith("_") else {"EXTEN": at.pattern}
        return Scope({**own, **dict(position.values), **exten}, self.dialplan.values, self.set)

    def arguments(self, position: Position, step: Step) -> list[str] | None:
        """The arguments, filled in; None, and told, where they hang on what only a call knows."""
        try:
            return [filled(part, self.scope(position)) for part in split(step.arguments)]
        except Unforeseen as what:
            self.lose(told.unforeseen(step.line, spelt(step), str(what)))
            return None

    def lose(self, what: Diagnostic) -> None:
        """Something is not imported."""
        here = self.made.lost.setdefault(self.current, [])
        if what not in here:
            here.append(what)

    def known(self, position: Position, name: str, value: str) -> Position:
        """The call with a value set, if anything asks for it."""
        return position.knowing(name, value) if name in self.read else position

    def come(self, position: Position, at: At, name: str) -> Position:
        """The call at a place of an extension that was asked for by name: a pattern has that name as its EXTEN."""
        there = position.moved(at)
        return self.known(there, "EXTEN", name) if name and at.pattern.startswith("_") else there

    def exten(self, context: str, name: str, position: Position) -> Position | None:
        """The first priority of a special extension (`t`, `i`, `h`), if the context has it."""
        found = find(self.dialplan, context, name)
        return self.come(position, At(context, found[1], 1), name) if found else None

    def line_to(self, position: Position) -> Line:
        """A line that leads to a place."""
        return self.led.get(position, Line("", 0))

    def outside(self, context: str) -> bool:
        """Whether a context is not imported: the user says so, or it is not in the file."""
        return context in self.elsewhere or context not in self.dialplan.contexts

    def unknown(self, step: Step) -> Unknown:
        """The way is not understood, and told."""
        self.lose(told.not_imported(step.line, spelt(step)))
        return Unknown(step.line)


def plain(text: str) -> str:
    """The text, where no part of it is typed or known to the call alone. Raises Unforeseen."""
    if "\0" in text:
        raise Unforeseen(text.replace("\0", ""))
    return text


def spelt(step: Step) -> str:
    """A step as it stands in the file."""
    return f"{step.application}({step.arguments})"
