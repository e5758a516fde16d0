"""Sentences that send callers in an emergency to another number, and where they are first heard in a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ivrc.checks.course import Tree
from ivrc.checks.facts import Facts
from ivrc.checks.wording import wording
from ivrc.flow.kinds.language import Language
from ivrc.flow.nodes import Clip, Edge
from ivrc.regex import regex

_CHINESE = "110|112|119|120|122|995|999|911|一一[〇零九]|幺幺[〇零九]|一二[〇零]|幺[二两][〇零]|九九九"
_ENGLISH = "911|999|112|000|110|119|120|995|nine[ -]one[ -]one|(?:triple|treble) (?:nine|zero|oh)|nine[ -]nine[ -]nine"
_NUMBER = wording(
    "110|112|119|120|122|995|999|911|000|061|15|17|18|一|幺|九九九|nine|triple|treble",
    rf"(?:[拨撥打]|致[电電]|呼叫|[电電][话話]|[热熱][线線]|按)\s*(?:[是为為：:]|急救|[报報]警|火警)?(?:[电電][话話])?\s*[“\"]?(?<!\d)(?:{_CHINESE})(?![\d])"
    rf"|\b(?:call|dial|ring|phone|press)(?:ing)? (?:[a-z]+ ){{0,3}}(?:{_ENGLISH})(?![\d]|[ -]\d)\b"
    r"|\b(?:composez|appelez|faites) (?:le |sans attendre |immédiatement ){0,2}(?:911|112|15|17|18)(?![\d]|[ -]\d)\b"
    r"|\b(?:llame|marque|llamar|marcar) (?:inmediatamente )?(?:al? |el )?(?:911|112|061)(?![\d]|[ -]\d)\b",
)
_LANGUAGE = regex(
    r"[英法日韩韓俄粤粵国國][语語文]|中文|普通[话話]|廣東話|广东话|西班牙[语語]|english|mandarin|cantonese|chinese|spanish|french|español|français"
)
"""An option of a language goes before whatever is to be understood in it."""
_URGENT = regex(
    r"急[救诊診症]|火[警灾災]|[报報]警|[紧緊]急|危[急险險]|救[护護命]|生命|漏[气氣电電]|自[杀殺]|[挂掛][机機断斷]"
    r"|emergenc|\bfire\b|\bpolice\b|ambulance|\bhang up\b|\bdanger|\bgas\b|\blife\b|life-|\bheart attack|\bstroke\b|suicid|crisis"
    r"|urgence|urgent|raccrochez|pompiers|\bsamu\b|vitale|urgencia|emergencia|cuelgue|peligro|bomberos"
)


class Sent(NamedTuple):
    """A sentence, the node where it is heard, what is heard there before it, and the ways to it on which none of its kind was heard: all, those
    on which no key is pressed but for a language, the same that lead on from options, and all that lead on from options."""

    clip: Clip
    node: str
    heard: list[str]
    before: Tree
    free: Tree
    unasked: Tree
    chosen: Tree


def sent(facts: Facts) -> Iterator[Sent]:
    """Each sentence at each node where a call hears it, and has heard none before. Who has heard one in time knows it."""
    if not facts.says(_NUMBER):
        return
    urgent = {clip.id for clip in facts.hotline.clips.values() if _tells(clip)}
    tellers = {name for name in facts.reached if urgent.intersection(first_heard(facts, name))}
    if not tellers:
        return
    tongues = set(_tongues(facts))

    def free(edge: Edge) -> bool:
        return not edge.cause.voluntary or edge in tongues

    def search(sources: Iterable[str], follow: Callable[[Edge], bool] = lambda _: True) -> Tree:
        return facts.search(sources, lambda node: node.id not in tellers, follow)

    def offering(tree: Tree) -> list[str]:
        return [n for n in tree if n not in tellers and options(facts, first_heard(facts, n))]

    start = (facts.hotline.start,)
    before, freely = search(start), search(start, free)
    unasked, chosen = search(offering(freely), free), search(offering(before))
    for name in (each for each in before if each in tellers):
        heard = first_heard(facts, name)
        place = next(place for place, clip in enumerate(heard) if clip in urgent)
        yield Sent(facts.hotline.clips[heard[place]], name, heard[:place], before, freely, unasked, chosen)


def _tells(clip: Clip) -> bool:
    return bool(_NUMBER.expression.search(clip.text) and _URGENT.search(clip.text.lower()))


def first_heard(facts: Facts, name: str) -> list[str]:
    """The clips that whoever comes to a node hears of it first: of a menu its prompt, of another all that it says."""
    menu = facts.menus.get(name)
    return [clip.id for clip in (facts.prompts[menu.id] if menu else facts.heard[name])]


def options(facts: Facts, clips: list[str]) -> list[Clip]:
    """Those by which a key is told that is not about the language."""
    told = (facts.hotline.clips[clip] for clip in clips)
    return [clip for clip in told if facts.reading(clip).keys and not _LANGUAGE.search(clip.text.lower())]


def _tongues(facts: Facts) -> Iterator[Edge]:
    """The ways by which a language is chosen."""
    for menu in facts.menus.values():
        for entry in menu.entries:
            clip = facts.sentence(menu, getattr(entry, "pattern", ""))
            to = facts.nodes[entry.edge.target]
            if isinstance(to, Language) or (clip and _LANGUAGE.search(clip.text.lower())):
                yield entry.edge
