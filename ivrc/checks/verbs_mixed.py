"""IVRC352: a menu tells its keys by two verbs (按 here, 拨 there)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Label, Span
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip

_STEMS = {
    "zh": (
        "按 按下 按住 揿下 揿",
        "拨 拨打 直接拨打 直接拨 直拨",
        "摁 摁下 摁住",
        "敲",
        "压",
        "选 选择",
        "点 点击 点选",
    ),
    "en": (
        *("press pressing", "dial dialling dialing", "push", "hit", "touch", "tap", "choose choosing"),
        *("select selecting", "pick", "punch", "depress"),
    ),
    "es": (
        *("oprima oprime oprimí oprimir oprimiendo opriman", "marque marca marcá marcar marcando marquen"),
        *(
            "presione presiona presioná presionar presionando presionen",
            "pulse pulsa pulsá pulsar pulsando pulsen",
        ),
        *(
            "apriete aprieta apretá apretar apretando",
            "elija elige elegí elegir",
            "seleccione selecciona seleccionar",
        ),
    ),
    "fr": (
        *(
            "appuyez appuyer appuie",
            "faites faire",
            "composez composer",
            "tapez taper",
            "choisissez",
            "sélectionnez",
        ),
    ),
}
"""The verbs of options in each language, the word by which each is known first."""
VERBS = {
    word: (language, forms.split()[0])
    for language, each in _STEMS.items()
    for forms in each
    for word in forms.split()
}

_DIGITS = tuple("123456789")


class _Said(NamedTuple):
    """A verb in a sentence of a menu."""

    verb: str
    clip: Clip


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence once, whose verb is not that of most options of its language. Nobody dials a sign, and the operator's
    0 is dialled since there are telephones: only 1 to 9 are looked at. 撳 is how Cantonese says 按."""
    told: set[Span] = set()
    for name, menu in facts.menus.items():
        for said in _by_language(facts, menu):
            usual = Counter(each.verb for each in said).most_common(1)[0][0]
            first = next(each.clip for each in said if each.verb == usual)
            for verb, clip in said:
                if verb != usual and clip.span not in told:
                    told.add(clip.span)
                    yield _found(name, clip, verb, usual, first)


def _by_language(facts: Facts, menu: Menu) -> Iterator[list[_Said]]:
    """The verbs of a menu's digits, those of each language."""
    said: dict[str, list[_Said]] = {}
    for clip in facts.prompts[menu.id]:
        for key in facts.reading(clip).keys:
            words = key.verb.removeprefix("en ").split()
            known = VERBS.get(words[0]) if words else None
            if known and key.keys in _DIGITS:
                said.setdefault(known[0], []).append(_Said(known[1], clip))
    yield from said.values()


def _found(menu: str, clip: Clip, verb: str, usual: str, first: Clip) -> Finding:
    text = quote(clip.text)
    return Finding(
        clip.span,
        f"菜单“{menu}”里别的选项说“{usual}”，{text.zh}却说“{verb}”，来电者会以为要做别的",
        f'the other options of the menu "{menu}" say "{usual}", and {text.en} says "{verb}", as if something else were to be done',
        f"一个菜单里只用一个动词：把“{verb}”改成“{usual}”。",
        f'Keep to one verb in a menu: say "{usual}" for "{verb}".',
        [Label(first.span, f"这里说“{usual}”", f'here it is "{usual}"')],
    )


CHECK = Check("IVRC352", find)
