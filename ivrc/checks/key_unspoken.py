"""IVRC311: a menu takes a key that nobody tells the caller about."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import Keys
from ivrc.checks.facts import Facts
from ivrc.checks.key_crossed import crossed
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import chosen, quote
from ivrc.diagnostics import Span
from ivrc.flow.entries import in_words, patterns
from ivrc.flow.nodes import Clip, Entry, Number
from ivrc.language.telling import understood


def find(facts: Facts) -> Iterator[Finding]:
    """A key counts as spoken in the menu's prompt, and in the speech right before the menu.

    A menu that says nothing at all is IVRC320's matter. Words beside which the key stands (`1，2 “…” → 时间`) are their
    writer's, as long as they tell no other (IVRC351).
    """
    for name, node in facts.menus.items():
        if not (node.prompt or name in facts.announced):
            continue
        clips = facts.prompts[node.id]
        heard = {key for clip in clips for key in facts.keys_told(clip)}
        told = heard | facts.announced.get(name, set())
        doubtful = [each for each in node.entries if isinstance(each, Number) or each.pattern not in told]
        if not doubtful:
            continue
        keys = Keys(told)
        elsewhere = {line.span for line in crossed(facts, node)}
        asked = any(facts.reading(clip).open for clip in clips)
        untold: dict[Span, list[Entry]] = {}
        for entry in doubtful:
            if isinstance(entry, Number):
                told_of = asked or entry.end_key in heard or any(map(keys.agree, patterns(entry)))
            else:
                told_of = keys.agree(entry.pattern) or (asked and "X" in entry.pattern)
            if told_of or entry.edge.span in elsewhere or _said_beside(facts, entry):
                continue
            if isinstance(entry, Number):
                yield _number(name, entry)._replace(course=chosen(facts, name, entry.edge))
            elif "X" in entry.pattern:
                yield _pattern(name, entry)._replace(course=chosen(facts, name, entry.edge))
            else:
                untold.setdefault(entry.edge.span, []).append(entry)
        for entries in untold.values():
            almost = next((clip for clip in clips if _almost(facts, clip, entries[0].pattern)), None)
            found = _key(name, entries, almost, read=understood(facts.hotline.locale_at(name)))
            yield found._replace(course=chosen(facts, name, entries[0].edge))


def _almost(facts: Facts, clip: Clip, key: str) -> bool:
    """Whether a clip names the key, and does not say to press it (`Help is 9`)."""
    return any(key in stray.keys for stray in facts.reading(clip).strays)


def _key(menu: str, entries: list[Entry], almost: Clip | None, *, read: bool) -> Finding:
    """The keys of one line. `almost` names the first without a verb; `read`: sentences of the hotline's language are read."""
    entry, keys = entries[0], [each.pattern for each in entries]
    mend_zh = f"把它写成一句话，例如：其他业务请按{entry.pattern} → …"
    mend_en = f"Write it as a sentence, for instance: For more, press {entry.pattern} -> …"
    if almost:
        text = quote(almost.text)
        mend_zh = f"{text.zh}没有说要按：说“请按{entry.pattern}”，或者把键写在这句话前面"
        mend_en = f'{text.en} does not say to press it: say "press {entry.pattern}", or write the key before the words'
    if not read:
        mend_zh = f"把说它的话写在它后面：{entry.pattern} “……” → …"
        mend_en = f'Write the words that tell it behind it: {entry.pattern} "…" -> …'
    return Finding(
        entry.edge.span,
        f"菜单“{menu}”里 {'、'.join(keys)} 有去处，却没有一句话告诉来电者",
        f'menu "{menu}" takes {", ".join(keys)}, but no sentence tells the caller',
        f"{mend_zh}；不再需要就删去这一行。",
        f"{mend_en}; or delete the line.",
    )


def _said_beside(facts: Facts, entry: Entry | Number) -> bool:
    """Whether words that tell no key of their own stand on the line of an entry."""
    return any(not facts.keys_told(facts.hotline.clips[clip]) for clip in entry.beside)


def _number(menu: str, number: Number) -> Finding:
    zh, en = in_words(number)
    ends_zh, ends_en = (
        (f"，按{number.end_key}结束", f", ended by {number.end_key}") if number.end_key else ("", "")
    )
    return Finding(
        number.edge.span,
        f"菜单“{menu}”里可以输入{zh}，却没有一句话告诉来电者",
        f'menu "{menu}" takes {en}, but no sentence tells the caller',
        f"在菜单里说出来，例如：“请输入{zh}{ends_zh}。”；不再需要就删去这一行。",
        f'Say it in the menu, for instance: "Please enter {en}{ends_en}."; or delete the line.',
    )


def _pattern(menu: str, entry: Entry) -> Finding:
    length = len(entry.pattern)
    begin = entry.pattern.split("X")[0]
    zh, en = (f"，以{begin}开头", f", beginning with {begin}") if begin else ("", "")
    return Finding(
        entry.edge.span,
        f"菜单“{menu}”里可以输入 {entry.pattern}，却没有一句话告诉来电者",
        f'menu "{menu}" takes {entry.pattern}, but no sentence tells the caller',
        f"在菜单里说出来，例如：“请输入{length}位号码{zh}。”；不再需要就删去这一行。",
        f'Say it in the menu, for instance: "Please enter the {length}-digit number{en}."; or delete the line.',
    )


CHECK = Check("IVRC311", find)
