"""Menus of ivr.conf.xml as calls go through them (src/switch_ivr_menu.c): a menu within a menu returns to it, so the same
menu is another node for each way by which callers came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.importing import told
from ivrc.importing.alike import merged
from ivrc.importing.digits import lines_of, of_expression
from ivrc.importing.freeswitch.xml import Element
from ivrc.importing.model import (
    HANG_UP,
    Imported,
    Line,
    Menu,
    Message,
    Node,
    Option,
    Say,
    Transfer,
    Typed,
    Unknown,
    Where,
)
from ivrc.regex import regex

_DEEPEST = 12
"""Menus within menus, as the switch has it."""
MOST = 2000
_SILENCE = regex(r"silence_stream://(\d+)")
_GROUP = regex(r"\$1\b|\$\{digits\}")


class Visit(NamedTuple):
    """A menu, and those from which the caller came to it, the first one first."""

    menu: str
    above: tuple[str, ...] = ()


def menus(root: Element) -> dict[str, Element]:
    """The menus of a file, by name; the first of one name counts."""
    found: dict[str, Element] = {}
    for element in root.all("menu"):
        if name := element.attributes.get("name", ""):
            found.setdefault(name, element)
    return found


def first(found: Mapping[str, Element]) -> list[str]:
    """Menus to which no other menu leads: where calls come in."""
    led = {
        entry.attributes.get("param", "")
        for name, menu in found.items()
        for entry in menu.all("entry")
        if entry.attributes.get("action") == "menu-sub" and entry.attributes.get("param") != name
    }
    return [name for name in found if name not in led]


def hotline(file: str, found: Mapping[str, Element], name: str) -> Imported | None:
    """What a call meets that comes to a menu; None where there are more menus within menus than can be followed."""
    walk = _Walk(file, found)
    walk.made.start = walk.visit(Visit(name))
    while walk.todo:
        if walk.count > MOST:
            return None
        walk.todo.pop(0)()
    return merged(walk.made)


@dataclass
class _Walk:
    file: str
    menus: Mapping[str, Element]
    made: Imported = field(default_factory=Imported)
    visits: dict[Visit, int] = field(default_factory=dict)
    todo: list[Callable[[], None]] = field(default_factory=list)
    count: int = 0

    def visit(self, visit: Visit) -> int:
        """The node of a visit to a menu."""
        if visit not in self.visits:
            place = self.visits[visit] = self.place(visit.menu)
            self.todo.append(lambda: self._menu(place, visit))
        return self.visits[visit]

    def place(self, name: str) -> int:
        """A new place."""
        self.count += 1
        self.made.named[self.count] = name
        return self.count

    def node(self, name: str, node: Node) -> int:
        """A node that is known whole."""
        place = self.place(name)
        self.made.nodes[place] = node
        return place

    def lose(self, place: int, what: Diagnostic) -> None:
        """Something is not imported, or left to decide."""
        self.made.lost.setdefault(place, []).append(what)

    def _menu(self, place: int, visit: Visit) -> None:
        element = self.menus[visit.menu]
        asked = element.attributes
        line = Line(self.file, element.line)
        wait = _number(asked.get("timeout")) or 10000
        between = _number(asked.get("inter-digit-timeout")) or wait // 2
        failures = _number(asked.get("max-failures")) or 3
        timeouts = _number(asked.get("max-timeouts") or asked.get("max-failures")) or 3
        greeting, short = asked.get("greet-long", ""), asked.get("greet-short", "")
        if short and short != greeting:
            self.lose(place, told.short_greeting(line, short))
        for name in (
            "pin",
            "confirm-macro",
            "transfer-sound",
            "exec-on-max-failures",
            "exec-on-max-timeouts",
        ):
            if asked.get(name):
                self.lose(place, told.not_imported(line, f'{name}="{asked[name]}"'))
        options = tuple(
            option for entry in element.all("entry") for option in self._entry(place, entry, visit)
        )
        longest = max(
            (len(one.keys) if isinstance(one.keys, str) else len(one.keys.pattern) for one in options),
            default=0,
        )
        if (_number(asked.get("digit-len")) or 0) > longest:
            self.lose(place, told.more_keys(line, _number(asked.get("digit-len")) or 0))
        invalid, leave = _sounds(asked.get("invalid-sound", "")), self._exit(visit)
        if not visit.above:
            self.lose(place, told.after_menu(line))
        self.made.nodes[place] = Menu(
            says=_says(greeting),
            options=options,
            first=wait / 1000,
            between=between / 1000,
            silence=self._ended(visit),
            wrong=self._ended(visit),
            silence_repeats=timeouts - 1,
            wrong_repeats=failures - 1,
            wrong_says=invalid,
            silence_end=leave,
            wrong_end=(*invalid, *leave),
        )

    def _exit(self, visit: Visit) -> tuple[str, ...]:
        """What is played as a menu that no other one called is left."""
        return () if visit.above else _sounds(self.menus[visit.menu].attributes.get("exit-sound", ""))

    def _ended(self, visit: Visit) -> Where:
        """Where a call goes on behind a menu: the menu that called it, or the end."""
        *above, last = visit.above or ("",)
        return self.visit(Visit(last, tuple(above))) if last else HANG_UP

    def _entry(self, place: int, entry: Element, visit: Visit) -> list[Option]:
        line = Line(self.file, entry.line)
        digits = entry.attributes.get("digits", "")
        action, param = entry.attributes.get("action", "").lower(), entry.attributes.get("param", "")
        expression = len(digits) > 1 and digits[0] == digits[-1] == "/"
        sets = of_expression(digits[1:-1]) if expression else list(digits)
        lines = lines_of(sets) if sets and set("".join(sets)) <= set("0123456789*#") else None
        if lines is None or "#" in digits:
            self.lose(place, told.not_imported(line, f'digits="{digits}"'))
            return []
        made = []
        for keys in lines:
            typed = f"number-{len(keys)}" if "X" in keys else ""
            filled = _GROUP.sub("{}" if typed else keys, param)
            where = self._action(place, line, visit, action, filled, Typed(typed, keys))
            made.append(Option(Typed(typed, keys) if typed else keys, where))
        return made

    def _action(self, place: int, line: Line, visit: Visit, action: str, param: str, typed: Typed) -> Where:
        top = Visit((*visit.above, visit.menu)[0])
        if action == "menu-exec-app":
            return self._application(place, line, visit, param, typed)
        if action == "menu-sub" and param == visit.menu:
            return self.visit(visit)
        if action == "menu-sub" and param in self.menus and len(visit.above) < _DEEPEST:
            self.lose(place, told.silences_forgotten(line))
            return self.visit(Visit(param, (*visit.above, visit.menu)))
        if action == "menu-play-sound":
            return self.node(visit.menu, Say(_says(param), self.visit(visit), cut_by_keys=False))
        if action == "menu-top":
            return self.visit(top)
        if action in ("menu-back", "menu-exit"):
            ended = top if action == "menu-exit" else visit
            leave = self._exit(ended)
            after = self._ended(ended)
            return self.node(visit.menu, Say(leave, after, cut_by_keys=False)) if leave else after
        self.lose(place, told.not_imported(line, f"{action} {param}"))
        return Unknown(line)

    def _application(self, place: int, line: Line, visit: Visit, param: str, typed: Typed) -> Where:
        """The menu is played anew when an application has ended, unless that leaves it."""
        application, _, rest = param.partition(" ")
        again = self.visit(visit)
        if application == "hangup":
            return HANG_UP
        if application == "playback":
            return self.node(visit.menu, Say(_says(rest), again, cut_by_keys=False))
        if application == "voicemail" and len(rest.split()) == 3:
            box = rest.split()[2]
            made = self.node(box, Message(("voicemail/vm-record_message",), box, again))
            self.lose(made, told.message_length(line))
            return made
        if application == "bridge" and not set("|,[") & set(rest):
            return self._dialled(rest, told.no_ring(line), line, (again, again), typed)
        to = rest.split()
        if application == "transfer" and len(to) == 3 and to[1] == "XML":
            ways = (Unknown(line), HANG_UP)
            lost = told.another_extension(line, rest.replace("{}", "$1"))
            return self._dialled(f"loopback/{to[0]}/{to[2]}", lost, line, ways, typed)
        self.lose(place, told.not_imported(line, param))
        return Unknown(line)

    def _dialled(
        self, dialled: str, lost: Diagnostic, line: Line, ways: tuple[Where, Where], typed: Typed
    ) -> int:
        """A transfer: `ways` are where a call goes that is not answered, and where one goes behind the talk."""
        failed, after = ways
        whom: str | Typed = dialled
        if "{}" in dialled:
            known = self.made.dialled.get(dialled, ())
            self.made.dialled[dialled] = tuple(dict.fromkeys((*known, typed.pattern)))
            whom = Typed(typed.name)
        named = dialled.replace("{}", typed.name)
        place = self.node(named, Transfer((whom,), None, failed, failed, failed, failed, after, line))
        self.lose(place, lost)
        return place


def _sounds(text: str) -> tuple[str, ...]:
    return tuple(one for one in _says(text) if isinstance(one, str))


def _says(text: str) -> tuple[str | float, ...]:
    """What a sound of a menu plays: files one after the other, silences in seconds, words in `say:`."""
    parts = text.removeprefix("file_string://").split("!") if text.startswith("file_string://") else [text]
    made: list[str | float] = []
    for part in filter(None, parts):
        match = _SILENCE.match(part)
        made.append(int(match[1]) / 1000 if match else part)
    return tuple(made)


def _number(text: str | None) -> int | None:
    """As the switch's `atoi` has it: the digits at the beginning."""
    digits = "".join(sign for sign in (text or "").strip()[:9] if sign.isdigit())
    return int(digits) if digits else None
