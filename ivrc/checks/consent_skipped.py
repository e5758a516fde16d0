"""IVRC343: a caller can agree to something without hearing it: its key is typed ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.checks.course import Course, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.diagnostics import Label
from ivrc.flow.entries import patterns
from ivrc.flow.nodes import Clip, Edge, Entry, Number
from ivrc.flow.secret import asks_secret
from ivrc.simulate.events.keys import KEY

_CONSENT = wording(
    "授|收取|收集|扣|承诺书|承諾書|协议|協議|条款|條款|免责|免責|同意|信息|资料|資料|数据|consent|agree|authori|terms|charged|debited|billed|personal|fee|charge",
    r"授权|授權|收取|扣[款费費]|承诺书|承諾書|协议|協議|条款|條款|免责|免責|(?:是否|视为|視為|即表示)[^。；，,]{0,4}同意|同意[^。；，,]{0,8}(?:录音|錄音|收集)"
    r"|(?:收集|使用|处理|處理|提供)[^。；，,]{0,6}(?:个人|個人)(?:信息|資料|资料|数据)"
    r"|\b(?:i |you )?(?:consent|agree|authori[sz]e|accept the terms)\b|\b(?:will be|be) (?:charged|debited|billed)\b|\bterms and conditions\b"
    r"|\bpersonal (?:data|information)\b|\b(?:fee|charge) (?:of|applies|will apply)\b",
)


def find(facts: Facts) -> Iterator[Finding]:
    """A menu of which a sentence, in it or right before it, asks for consent, and may be cut short by a key, and which is come
    to by a key: two keys typed at once pass over it (docs/semantics.md, rule 2)."""
    if not facts.says(_CONSENT):
        return
    told: set[str] = set()
    for name in facts.reached:
        menu = facts.menus.get(name)
        secret = menu is not None and asks_secret(facts.hotline, menu)
        for edge in () if secret else facts.ways[name]:
            if edge.cause.kind not in ("key", "number") or not (heard := _passed_over(facts, edge)):
                continue
            end, clips = heard
            asked = next((clip for clip in clips if _CONSENT.expression.search(clip.text)), None)
            if asked is not None and end not in told:
                told.add(end)
                yield _found(facts, end, asked, edge, _at_once(facts, name, edge, end))


def _passed_over(facts: Facts, edge: Edge) -> tuple[str, list[Clip]] | None:
    """The menu to which a way leads, and all that a key typed ahead passes over until it is taken there; None where it does
    not get so far, or where the menu leaves no choice."""
    clips: list[Clip] = []
    name = edge.target
    for _ in facts.nodes:
        node = facts.nodes[name]
        if node.traits.passes and not node.traits.forgets_keys:
            if not all(play.interruptible for play in facts.plays[name]):
                return None
            clips += facts.heard[name]
            name = facts.ways[name][-1].target
            continue
        menu = facts.menus.get(name)
        if menu is None or len(menu.entries) < 2 or not all(play.interruptible for play in menu.prompt):
            return None
        return name, clips + facts.prompts[menu.id]
    return None


def _at_once(facts: Facts, name: str, way: Edge, end: str) -> Course | None:
    """The call in which somebody types the key of a way and one of the menu to which it leads in one go."""
    during = tuple(play.clip for play in facts.plays[name] if play.interruptible)
    keys = [_typable(facts.menus[menu].entries, edge) for menu, edge in ((name, way), (end, None))]
    if not during or not all(keys):
        return None
    return course(facts.reached, name)._replace(event=KEY.name, typed="".join(keys), during=during, at=end)


def _typable(entries: Sequence[Entry | Number], edge: Edge | None) -> str:
    """Keys that are an entry, that of the way where one is given; empty where none are easily told."""
    for entry in entries:
        if edge in (None, entry.edge):
            return patterns(entry)[0].replace("X", "5") + (entry.end_key if isinstance(entry, Number) else "")
    return ""


def _found(facts: Facts, name: str, clip: Clip, way: Edge, call: Course | None) -> Finding:
    text = quote(clip.text)
    return Finding(
        facts.nodes[name].span,
        f"“{facts.owner(name)}”里的{text.zh}可以跳过：连着按两个键的来电者没有听到就已经同意了",
        f'{text.en} in "{facts.owner(name)}" can be passed over: who types two keys at once has agreed without hearing it',
        "在说这句话的一节里加一行：不可打断。",
        "Add a line to the block that says it: no barge-in.",
        [Label(way.span, "从这里按键进来", "a key leads here")],
        call,
    )


CHECK = Check("IVRC343", find)
