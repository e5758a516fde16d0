"""IVRC310: a menu tells the caller to press a key, or to type a number, that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import Keys, keys_of, takes
from ivrc.checks.course import Course, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import MOST_TOLD, listed, quote
from ivrc.diagnostics import Label
from ivrc.flow.causes import Words
from ivrc.flow.entries import ANY_LENGTH, ranges_told
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip
from ivrc.language.telling import SpokenKey, Typed
from ivrc.lowering.written import number_line
from ivrc.simulate.events.keys import WRONG

Spoken = SpokenKey | Typed


def find(facts: Facts) -> Iterator[Finding]:
    """Everything that a menu's prompt tells to press or to type, and what it says on silence or a wrong key.

    A sentence that many menus inherit is told once, and so are the keys of a sentence that the same menus lack.
    """
    wrong: dict[tuple[str, str], tuple[Spoken, list[Menu]]] = {}
    for name, node in facts.menus.items():
        keys: Keys | None = None
        for clip in facts.heard[name]:
            reading = facts.reading(clip)
            if not reading.keys and not reading.typed:
                continue
            keys = keys or keys_of(node)
            untaken: list[Spoken] = [key for key in reading.keys if not keys.agree(key.keys)]
            untaken += [typed for typed in reading.typed if not takes(node, typed)]
            for each in untaken:
                menus = wrong.setdefault((clip.id, _name(each).zh), (each, []))[1]
                menus += [node] if node not in menus[-1:] else []
    together: dict[tuple[str, str, tuple[str, ...]], list[Spoken]] = {}
    for (told_in, name), (each, menus) in wrong.items():
        alike = "" if isinstance(each, SpokenKey) else name
        together.setdefault((told_in, alike, tuple(menu.id for menu in menus)), []).append(each)
    for (told_in, _, ids), told in together.items():
        yield _found(facts, facts.hotline.clips[told_in], told, [facts.menus[name] for name in ids])


def _names(told: list[Spoken]) -> Words:
    """The same of several keys."""
    if not told[1:]:
        return _name(told[0])
    keys = [each.keys for each in told if isinstance(each, SpokenKey)]
    return Words(f"按 {'、'.join(keys)} 都", f"{', '.join(keys[:-1])} and {keys[-1]}")


def _name(spoken: Spoken) -> Words:
    """What the caller is told to do, in words."""
    match spoken:
        case SpokenKey(keys):
            return Words(f"按 {keys} ", keys)
        case Typed(lengths, end_key, _, variable):
            many = "" if lengths == ANY_LENGTH else ranges_told(lengths, "或", "至")
            many_en = "" if lengths == ANY_LENGTH else f" {ranges_told(lengths, ' or ', ' to ')}-digit"
            end, end_en = (f"并以 {end_key} 结束", f" ended by {end_key}") if end_key else ("", "")
            return Words(
                f"输入{f'{many}位' if many else ''}{variable or '号码'}{end}",
                f"typing a{many_en} number{end_en}",
            )


def _line(told: list[Spoken]) -> Words:
    """The line that would take it, or all of these keys."""
    match told[0]:
        case SpokenKey():
            keys = [each.keys for each in told if isinstance(each, SpokenKey)]
            return Words(f"{'，'.join(keys)} → 去处", f"{', '.join(keys)} -> somewhere")
        case Typed():
            zh, en = number_line(told[0])
            return Words(f"{zh} → 去处", f"{en} -> somewhere")


def _option(keys: str) -> Words:
    """The option that tells a key and takes it."""
    if keys == "*":
        return Words("重听请按* → 重听", "To hear this again, press * -> repeat")
    return Words(f"其他业务请按{keys} → 去处", f"For anything else, press {keys} -> somewhere")


def _found(facts: Facts, clip: Clip, told: list[Spoken], menus: list[Menu]) -> Finding:
    text, first, spoken = quote(clip.text), menus[0].id, told[0]
    names, what, line = listed([menu.id for menu in menus]), _names(told), _line(told)
    lead = "lead" if told[1:] else "leads"
    if isinstance(spoken, SpokenKey) and not any(play.clip == clip.id for play in menus[0].prompt):
        line = _option(spoken.keys)  # told only when a key was missed: the menu itself has to tell it, too
    return Finding(
        clip.span,
        f"菜单{names.zh}里说{text.zh}，可是{what.zh}没有去处",
        f"menu {names.en} says {text.en}, but {what.en} {lead} nowhere",
        f"在“{first}”里加一行：{line.zh}；或者改掉这句话。",
        f'Add a line to "{first}": {line.en}; or change the sentence.',
        [Label(menu.span, "播报这句话的菜单", "a menu that speaks it") for menu in menus[:MOST_TOLD]],
        _pressed(facts, menus, spoken),
    )


def _pressed(facts: Facts, menus: list[Menu], spoken: Spoken) -> Course | None:
    """The call in which a caller presses the key that is told; of what is typed there is no one example."""
    menu = next((menu.id for menu in menus if menu.id in facts.reached), "")
    if not menu or not isinstance(spoken, SpokenKey):
        return None
    return course(facts.reached, menu)._replace(typed=spoken.keys).to(WRONG.name)


CHECK = Check("IVRC310", find)
