"""菜单: the option line is a sentence, and what the caller hears is what is bound."""

from __future__ import annotations

import re
from itertools import groupby

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, error
from ivrc.flow.draft import Draft, here
from ivrc.flow.nodes import Edge, Entry, Menu, Number, Play, Retry
from ivrc.flow.numbers import Entries, cause_of, enter, told
from ivrc.flow.settings import INTER_KEY_RANGE_MS, Retries, Settings, bounded, out_of_range, retries, twice
from ivrc.flow.speech import plays
from ivrc.flow.ways import is_relative, way_on
from ivrc.language import tree
from ivrc.language.keys import LONGEST_ENTRY, Mention, holds_on, mentions, narrow
from ivrc.language.mistakes import misspelt

_NUMBERED = re.compile(r"([0-9*#])\s*[.、．)）]\s*(\S.*)")
_WAITING = re.compile(r"等待|等候|稍候|稍等|不按键|\b(?:hold|wait|stay)\b", re.IGNORECASE)


def menu(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the menu of a block: prompt and entries in the order written, silence and wrong keys as inherited."""
    name = source.name.text
    barge = True
    own = {"NO_INPUT": Retries(), "WRONG_KEY": Retries()}
    first_of: dict[str, Span] = {}
    inter_key = given.inter_key_ms
    spoken: list[tree.Speech] = []
    entries: Entries = {}
    hold: Edge | None = None
    options = 0
    for line in source.lines:
        match line:
            case tree.SpeechLine():
                spoken.append(line.speech)
                if line.way is not None:
                    draft.found.append(_speech_with_way(line.way.span))
            case tree.OptionLine():
                if line.sentence is not None:
                    spoken.append((line.sentence,))
                options += 1
                edge = _option(draft, line, name, entries)
                if edge is not None and line.sentence is not None and holds_on(line.sentence.raw):
                    if hold is not None:
                        draft.found.append(twice(line.span, hold.span))
                    hold = Edge("silence", edge.target, line.span)
            case tree.NumberLine():
                options += 1
                told(draft, line, name, entries)
            case tree.RetryLine():
                if line.kind in first_of:
                    draft.found.append(twice(line.span, first_of[line.kind]))
                first_of[line.kind] = line.span
                own[line.kind] = retries(draft, line)
            case tree.InterKeyLine():
                inter_key = bounded(draft, line.wait_ms, INTER_KEY_RANGE_MS, line.span)
            case tree.BargeOffLine():
                barge = False
            case _:
                pass
    prompt = tuple(play for speech in spoken for play in plays(draft, speech, barge))
    if any(play.clip == draft.notice for play in prompt if draft.notice):
        draft.found.append(_notice_in_menu(source.span))
    if not options:
        draft.found.append(
            error(
                "IVRC213",
                source.span,
                zh=f"菜单“{name}”没有选项",
                en=f'the menu "{name}" has no option',
                mend_zh="加一行，例如：客服电话请拨0 → 客服坐席。",
                mend_en="Add a line, for instance: For sales, press 1 -> sales.",
            )
        )
    if hold is not None and own["NO_INPUT"]._replace(wait_ms=None) != Retries():
        draft.found.append(twice(first_of["NO_INPUT"], hold.span))
    silence = own["NO_INPUT"].over(given.silence)
    wrong = own["WRONG_KEY"].over(given.wrong)
    silent = _retry(draft, source, name, "silence", silence, given.silence, hold)
    mistaken = _retry(draft, source, name, "wrong", wrong, given.wrong, None)
    if silent is None or mistaken is None:
        return
    wait = silence.wait_ms
    if wait is None:
        draft.found.append(_no_wait(source))
        return
    draft.add(Menu(name, source.span, prompt, tuple(entries.values()), wait, inter_key, silent, mistaken))


def _option(draft: Draft, line: tree.OptionLine, name: str, entries: Entries) -> Edge | None:
    if line.sentence is None:
        found = [Mention(line.keys, 0, 0, line.variable)]
        if (length := len(line.keys)) > LONGEST_ENTRY:
            many_zh, many_en = f"1 到 {LONGEST_ENTRY} 个键", f"1 to {LONGEST_ENTRY} keys"
            draft.found.append(
                out_of_range(line.span, f"{length} 个键", counted(length, "key"), many_zh, many_en)
            )
    else:
        found = mentions(line.sentence.raw)
    if not found:
        draft.found.append(_no_key(line))
        return None
    edge: Edge | None = None
    for (only_digits, *_), group in groupby(found, _typed_together):
        told = list(group)
        first = told[0]
        lengths = tuple(sorted({len(mention.pattern) for mention in told}))
        variable = narrow(first.variable) if "X" in first.pattern else ""
        cause = cause_of(lengths, variable) if only_digits else f"key {first.pattern}"
        edge = edge or way_on(draft, line.way, name, cause, menu=True)
        here_edge = Edge(cause, edge.target, line.span)
        if only_digits:
            enter(draft, name, entries, Number(lengths, "", here_edge, variable))
        elif cause in entries:
            draft.found.append(
                error(
                    "IVRC212",
                    line.span,
                    zh=f"菜单“{name}”里 {first.pattern} 键用了两次",
                    en=f'the key {first.pattern} is used twice in the menu "{name}"',
                    mend_zh="给其中一个选项换一个键。",
                    mend_en="Give one of the options another key.",
                    labels=here(entries[cause].edge.span),
                )
            )
        else:
            entries[cause] = Entry(first.pattern, here_edge, variable)
    return edge


def _typed_together(mention: Mention) -> tuple[object, ...]:
    """What the lengths of one number have in common: each is a mention at the same place."""
    if set(mention.pattern) == {"X"}:
        return True, mention.start, mention.variable
    return False, mention.start, mention.pattern


def _with_key(sentence: str) -> str:
    """`1. 客服` and `客服请按` as they would be spoken with their key."""
    if numbered := _NUMBERED.match(sentence):
        return f"{numbered[2]}请按{numbered[1]}"
    return f"{sentence}1" if sentence.endswith(("按", "拨", "键", "选")) else f"{sentence}请按1"


def _no_key(line: tree.OptionLine) -> Diagnostic:
    sentence = line.sentence.raw if line.sentence else ""
    if meant := misspelt(sentence, line.span):
        return meant
    if _WAITING.search(sentence):
        mend_zh = "等待就是不按键，写成：无按键 5秒，→ …；或与一个键写在一起：人工服务请按0或直接等待 → …。"
        mend_en = "To hold is to press nothing. Write: no input 5s, -> …; or with a key: For an operator, press 0 or hold -> …"
    else:
        mend_zh = f"在这句话里说出键，例如：{_with_key(sentence)} → …。"
        mend_en = "Let the sentence name a key, for instance: For sales, press 1 -> …"
    return error(
        "IVRC213",
        line.span,
        zh=f"选项“{sentence}”没有说按哪个键",
        en=f'the option "{sentence}" names no key',
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _retry(
    draft: Draft, source: tree.Block, name: str, cause: str, parts: Retries, given: Retries, hold: Edge | None
) -> Retry | None:
    """Silence or a wrong key, once all that was written is put together."""
    if hold is not None:
        return Retry(0, (), hold)
    if parts.way is None:
        zh, en = ("无按键", "no input") if cause == "silence" else ("按错键", "wrong key")
        told = "不按键" if cause == "silence" else "按错键"
        draft.found.append(
            _missing(
                source,
                f"客户{told}怎么办",
                "what follows when the caller presses "
                + ("nothing" if cause == "silence" else "a wrong key"),
                f"{zh} {'5秒，' if cause == 'silence' else ''}重听 2次，→ …",
                f"{en} {'5s, ' if cause == 'silence' else ''}repeat 2 times, -> …",
            )
        )
        return None
    says = _says(draft, parts.says)
    if parts.way is given.way and not is_relative(parts.way):
        exit_ = _inherited(draft, parts.way, cause)
    else:
        exit_ = way_on(draft, parts.way, name, cause, menu=True)
    return Retry(parts.times or 0, says, exit_)


def _inherited(draft: Draft, way: tree.Way, cause: str) -> Edge:
    """The hotline's own way, made once however many menus take it."""
    known = draft.shared.get(way)
    if known is None:
        known = draft.shared[way] = way_on(draft, way, draft.hotline, cause)
    return known


def _says(draft: Draft, says: tree.Speech | None) -> tuple[Play, ...]:
    if not says:
        return ()
    known = draft.said.get(says)
    if known is None:
        known = draft.said[says] = plays(draft, says)
        if draft.notice and any(play.clip == draft.notice for play in known):
            draft.found.append(_notice_in_menu(says[0].span))
    return known


def _missing(source: tree.Block, zh: str, en: str, line_zh: str, line_en: str) -> Diagnostic:
    return error(
        "IVRC210",
        source.span,
        zh=f"菜单“{source.name.text}”没有写{zh}，热线里也没有",
        en=f'neither the menu "{source.name.text}" nor its hotline says {en}',
        mend_zh=f"在热线里加一行：{line_zh}",
        mend_en=f"Add a line to the hotline: {line_en}",
    )


def _no_wait(source: tree.Block) -> Diagnostic:
    return error(
        "IVRC210",
        source.span,
        zh=f"菜单“{source.name.text}”和热线都没有写等客户按键等多久",
        en=f'neither the menu "{source.name.text}" nor its hotline says how long to wait for a key',
        mend_zh="在“无按键”一行里写上时长，例如：无按键 5秒，重听 2次，→ …",
        mend_en='Write the time in the "no input" line, for instance: no input 5s, repeat 2 times, -> …',
    )


def _speech_with_way(span: Span) -> Diagnostic:
    return error(
        "IVRC207",
        span,
        zh="菜单要等客户按键，不能说完就走",
        en="a menu waits for a key and cannot go on by itself",
        mend_zh="把要按的键写进这句话，或改用“播报”。",
        mend_en='Name a key in the sentence, or make it a "say".',
    )


def _notice_in_menu(span: Span) -> Diagnostic:
    return error(
        "IVRC225",
        span,
        zh="录音告知不能放在菜单里：客户一按键就听不到了",
        en="the recording notice cannot stand in a menu, where a key would cut it off",
        mend_zh="把它放在菜单前面的“播报”里。",
        mend_en='Put it in a "say" before the menu.',
    )
