"""An option: what its sentence tells, or the keys that stand before it, bound to where its arrow leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.causes import key as of_key
from ivrc.flow.nodes import Clip, Edge, Entry, Number
from ivrc.language import tree
from ivrc.language.letter_keys import figure_of, letter_key
from ivrc.language.lines.number import NumberLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.language.misspelt import misspelt
from ivrc.language.telling import LONGEST_ENTRY, Reading, SpokenKey, Typed, read, understood
from ivrc.language.telling.marks import as_written
from ivrc.language.width import narrow
from ivrc.lowering.agreed import NOTHING, agreed
from ivrc.lowering.doubts import doubts
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.loose import loosely_beside
from ivrc.lowering.numbers import Entries, cause_of, enter
from ivrc.lowering.settings import out_of_range
from ivrc.lowering.telling import reading_of
from ivrc.lowering.ways import way_on
from ivrc.lowering.written import STRAIGHT, beside, quoted
from ivrc.regex import regex

_NUMBERED = regex(r"([0-9*#])\s*[.、．)）]\s*(\S.*)")
_SHORT = 24
"""Characters of a statement. What is longer is spoken, and no statement of another block."""
_WAITING = regex(r"等待|等候|稍候|稍等|不按键|\b(?:hold|wait|stay)\b", re.IGNORECASE)


def option(
    draft: Draft, line: OptionLine, menu: str, entries: Entries, spoken: Sequence[Clip]
) -> Edge | None:
    """Adds what an option binds to the entries of its menu. `spoken` are the clips of its line; keys that are written
    out beside the words settle what the words mean."""
    if line.keys or not (spoken or draft.tongue):
        return _bare(draft, line, menu, entries, tuple(clip.id for clip in spoken))
    if loose := loosely_beside(line):
        draft.found.append(loose)
        return None
    reading = reading_of(spoken[0]) if spoken else NOTHING
    offered: tuple[SpokenKey | Typed, ...] = (*_once(reading.keys), *reading.typed)
    if not offered and spoken:
        clip = spoken[0]._replace(span=line.span)  # the same words may be an option of another menu, too
        draft.found.extend(_unread(draft, line, clip, reading))
    if draft.tongues and line.way.language is None:
        offered = agreed(draft, line, menu, offered, spoken, holds=any(map(holds, spoken)))
    if not offered:
        return None
    if len({each.purpose for each in offered}) > 1:
        draft.found.append(_two_purposes(line, reading, offered))
    edge: Edge | None = None
    for each in offered:
        cause = (
            cause_of(each.lengths, narrow(each.variable)) if isinstance(each, Typed) else of_key(each.keys)
        )
        edge = edge or way_on(draft, line.way, menu, cause, menu=True)
        own = Edge(cause, edge.target, line.span)
        if isinstance(each, Typed):
            number = Number(each.lengths, each.end_key, own, narrow(each.variable), each.last)
            enter(draft, menu, entries, number)
        else:
            _enter_key(draft, line, menu, entries, Entry(each.keys, own))
    return edge


def words_in(line: tree.Line) -> tree.Speech:
    """What a line of a menu says, beside silence and wrong keys."""
    if isinstance(line, SpeechLine):
        return line.speech
    return line.words if isinstance(line, OptionLine | NumberLine) else ()


def holds(clip: Clip) -> bool:
    """Whether an option also takes the caller who presses nothing."""
    return reading_of(clip).holds_on


def _bare(
    draft: Draft, line: OptionLine, menu: str, entries: Entries, beside: tuple[str, ...]
) -> Edge | None:
    """Keys that are written out: `1，2，3 → …`, `8XXXX{会员号} → …`, `XXXX{分机号} → …`."""
    edge: Edge | None = None
    for keys in line.keys:
        if (length := len(keys)) > LONGEST_ENTRY:
            many_zh, many_en = f"1 到 {LONGEST_ENTRY} 个键", f"1 to {LONGEST_ENTRY} keys"
            draft.found.append(
                out_of_range(line.span, f"{length} 个键", counted(length, "key"), many_zh, many_en)
            )
        variable = narrow(line.variable) if "X" in keys else ""
        number = set(keys) == {"X"}
        cause = cause_of((length,), variable) if number else of_key(keys)
        edge = edge or way_on(draft, line.way, menu, cause, menu=True)
        own = Edge(cause, edge.target, line.span)
        if number:
            enter(draft, menu, entries, Number((length,), "", own, variable, beside=beside))
        else:
            _enter_key(draft, line, menu, entries, Entry(keys, own, variable, beside))
    return edge


def _enter_key(draft: Draft, line: OptionLine, menu: str, entries: Entries, entry: Entry) -> None:
    known = entries.get(entry.edge.cause)
    if known is None:
        entries[entry.edge.cause] = entry
    elif known.edge.span != entry.edge.span:
        draft.found.append(
            finding(
                "IVRC212",
                line.span,
                zh=f"菜单“{menu}”里 {entry.pattern} 键用了两次",
                en=f'the key {entry.pattern} is used twice in the menu "{menu}"',
                mend_zh="给其中一个选项换一个键。",
                mend_en="Give one of the options another key.",
                labels=here(known.edge.span),
            )
        )


def _once(keys: tuple[SpokenKey, ...]) -> list[SpokenKey]:
    """Each key once: `the pound or hash key` is one."""
    return list({key.keys: key for key in reversed(keys)}.values())[::-1]


def _two_purposes(line: OptionLine, reading: Reading, offered: Sequence[SpokenKey | Typed]) -> Diagnostic:
    """The same key told again is no other purpose."""
    found: dict[int, list[str]] = {}
    for each in offered:
        name = each.variable or "…" if isinstance(each, Typed) else each.keys
        found.setdefault(each.purpose, []).append(name)
    first, second, *_ = ("、".join(names) for names in found.values())
    words = line.sentence.raw if line.sentence else ""
    if _alike(reading.typed):
        mend_zh = "位数相同的两个号码在一个菜单里分不清：每个号码用一个菜单来问，一个接一个。"
        mend_en = "One menu cannot tell numbers of the same length apart: ask for each in a menu of its own, one after the other."
    else:
        lines_zh, lines_en = beside(words, reading)
        mend_zh = f"每件事写一行，各有各的箭头；如果真的都去同一处，{lines_zh}"
        mend_en = f"Write a line with its own arrow for each; if they do lead to one place, {lines_en}"
    return finding(
        "IVRC231",
        line.span,
        zh=f"这一行说了两件事（{first} 和 {second}），可是箭头只通到一个去处",
        en=f"this line tells two things ({first} and {second}), and its arrow leads to one place",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _alike(typed: Sequence[Typed]) -> bool:
    """Whether two of the numbers have a length in common."""
    lengths = [length for each in typed for length in each.lengths]
    return len(set(lengths)) < len(lengths)


def _with_key(sentence: str, locale: str) -> str:
    """`1. 客服` and `客服请按` as they would be spoken with their key; another sentence where that would tell no key."""
    if numbered := _NUMBERED.match(sentence):
        tried = f"{numbered[2]}请按{numbered[1]}"
    else:
        tried = f"{sentence}1" if sentence.endswith(("按", "拨", "键", "选")) else f"{sentence}请按1"
    reading = read(as_written(tried), locale)
    settled = len(reading.keys) == 1 and not (reading.doubts or reading.strays or reading.open)
    return tried if settled and re.search("[\u4e00-\u9fff]", sentence) else "业务咨询请按1"


def _unread(draft: Draft, line: OptionLine, clip: Clip, reading: Reading) -> list[Diagnostic]:
    """An option that binds nothing: a statement that is spelt another way, a key in doubt, or none at all."""
    sentence = line.sentence.raw if line.sentence else ""
    doubtful = list(doubts(clip, (), True))
    meant = misspelt(sentence, line.span, "MENU", before_arrow=True) if draft.nearest.afford() else None
    if meant and (meant.fix or not (doubtful or len(sentence) > _SHORT)) and not _waits(sentence):
        return [meant]
    return doubtful or [_no_key(line, sentence, reading, clip.locale)]


def _waits(sentence: str) -> bool:
    """`无需按键，请直接等待`, which is no `无按键` that is spelt otherwise."""
    return _WAITING.search(sentence) is not None and not any(map(str.isdigit, sentence))


def _say_to_press(sentence: str, reading: Reading) -> tuple[str, str]:
    """`Help is 9 -> desk`: the key is named, and no verb says to press it."""
    keys = list(dict.fromkeys(key for stray in reading.strays for key in stray.keys))
    if keys[1:]:
        return (
            f"每个键写一行，说“请按”：…请按{keys[0]} → …；…请按{keys[1]} → …。",
            f"Write a line for each key and say to press it: For …, press {keys[0]} -> …; For …, press {keys[1]} -> …",
        )
    return (
        f"说“请按{keys[0]}”，例如：人工服务请按{keys[0]} → …；或者把键写在话的前面：{keys[0]} {quoted(sentence)} → …。",
        f"Say to press it: For …, press {keys[0]} -> …; or write the key before the words: "
        f"{keys[0]} {quoted(sentence, STRAIGHT)} -> …",
    )


def _no_key(line: OptionLine, sentence: str, reading: Reading, locale: str) -> Diagnostic:
    if not understood(locale):
        key = next(iter(re.findall("[0-9*#]", sentence)), "1")
        mend_zh = f"这种语言的句子读不出键，把键写在话的前面：{key} {quoted(sentence)} → …"
        mend_en = f"No key is read from sentences in this language; write it before the words: {key} {quoted(sentence, STRAIGHT)} -> …"
    elif reading.open:
        name = reading.open[0].variable or "号码"
        mend_zh = f"说出几位，或以什么键结束，例如：请输入4位{name} → …，或：请输入{name}，以#结束 → …。"
        mend_en = (
            "Say how many digits, or which key ends it, for instance: Enter the 4-digit extension -> …, "
            "or: Enter your account number followed by the pound key -> …"
        )
    elif letter := letter_key(sentence):
        return _letter_for_figure(line, sentence, letter)
    elif (meant := sentence.replace("拔", "拨")) != sentence and read(as_written(meant), locale).keys:
        mend_zh = f"“拔”是“拨”的错字：{meant} → …"
        mend_en = f'"拔" is a slip for "拨": {meant} -> …'
    elif reading.strays and not _NUMBERED.match(sentence):
        mend_zh, mend_en = _say_to_press(sentence, reading)
    elif _WAITING.search(sentence):
        mend_zh = "等待就是不按键，写成：无按键 5秒，→ …；或与一个键写在一起：人工服务请按0或直接等待 → …。"
        mend_en = "To hold is to press nothing. Write: no input 5s, -> …; or with a key: For an operator, press 0 or hold -> …"
    else:
        mend_zh = f"在这句话里说出键，例如：{_with_key(sentence, locale)} → …。"
        mend_en = "Let the sentence name a key, for instance: For sales, press 1 -> …"
    return finding(
        "IVRC213",
        line.span,
        zh=f"选项“{sentence}”没有说按哪个键",
        en=f'the option "{sentence}" names no key',
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _letter_for_figure(line: OptionLine, sentence: str, found: re.Match[str]) -> Diagnostic:
    """`人工服务请按O`: the letter looks like the figure."""
    letter, (begin, end) = found[1], found.span(1)
    figure = figure_of(letter)
    meant = sentence[:begin] + figure + sentence[end:]
    sign, sign_en = ("圆圈", "sign") if letter in "○◯" else ("字母", "letter")
    return finding(
        "IVRC213",
        line.span,
        zh=f"选项“{sentence}”没有说按哪个键：“{letter}”是{sign}，不是数字 {figure}",
        en=f'the option "{sentence}" names no key: "{letter}" is a {sign_en}, and not the figure {figure}',
        mend_zh=f"电话机上没有“{letter}”键，改成数字：{meant} → …",
        mend_en=f'No telephone has the key "{letter}"; write the figure: {meant} -> …',
    )
