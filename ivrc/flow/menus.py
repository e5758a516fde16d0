"""菜单: the option line is a sentence, and what the caller hears is what is bound."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ivrc.diagnostics import Diagnostic, Span, error
from ivrc.flow.doubts import doubts
from ivrc.flow.draft import Draft
from ivrc.flow.nodes import Edge, Entry, Menu, Number, Play, Retry
from ivrc.flow.numbers import Entries, told
from ivrc.flow.offers import well_ended
from ivrc.flow.options import holds, option
from ivrc.flow.settings import INTER_KEY_RANGE_MS, Retries, Settings, bounded, retries, twice
from ivrc.flow.speech import plays
from ivrc.flow.ways import is_relative, way_on
from ivrc.language import tree


def menu(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the menu of a block: prompt and entries in the order written, silence and wrong keys as inherited."""
    name = source.name.text
    barge = not any(isinstance(line, tree.BargeOffLine) for line in source.lines)
    own = {"NO_INPUT": Retries(), "WRONG_KEY": Retries()}
    first_of: dict[str, Span] = {}
    inter_key = given.inter_key_ms
    prompt: list[Play] = []
    options_read: set[str] = set()
    unread: set[str] = set()
    entries: Entries = {}
    hold: Edge | None = None
    options = 0
    for line in source.lines:
        match line:
            case tree.SpeechLine():
                prompt += plays(draft, line.speech, barge)
                if line.way is not None:
                    draft.found.append(_speech_with_way(line.way.span))
            case tree.OptionLine():
                options += 1
                words = plays(draft, line.words, barge)
                prompt += words
                spoken = [draft.clips[play.clip] for play in words]
                edge = option(draft, line, name, entries, spoken[0] if spoken else None)
                (options_read if edge else unread).update(clip.id for clip in spoken)
                if edge is not None and any(map(holds, spoken)):
                    if hold is not None:
                        draft.found.append(twice(line.span, hold.span))
                    hold = Edge("silence", edge.target, line.span)
            case tree.NumberLine():
                options += 1
                prompt += plays(draft, line.words, barge)
                told(draft, line, name, entries)
            case tree.RetryLine():
                if line.kind in first_of:
                    draft.found.append(twice(line.span, first_of[line.kind]))
                first_of[line.kind] = line.span
                own[line.kind] = retries(draft, line)
            case tree.InterKeyLine():
                inter_key = bounded(draft, line.wait_ms, INTER_KEY_RANGE_MS, line.span)
            case _:
                pass
    if any(play.clip == draft.notice for play in prompt if draft.notice):
        draft.found.append(_notice_in_menu(source.span))
    if not options:
        draft.found.append(
            error(
                "IVRC213",
                source.span,
                zh=f"菜单“{name}”没有选项",
                en=f'the menu "{name}" has no option',
                mend_zh="加一行，例如：重听请按* → 重听。",
                mend_en="Add a line, for instance: To hear this again, press * -> repeat.",
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
    draft.add(
        Menu(name, source.span, tuple(prompt), tuple(entries.values()), wait, inter_key, silent, mistaken)
    )
    said = [play for play in (*prompt, *silent.says, *mistaken.says) if play.clip not in unread]
    _doubtful(draft, said, entries, options_read)


def _doubtful(draft: Draft, said: Iterable[Play], entries: Entries, options: Collection[str]) -> None:
    """Refuses what in a menu's words can be read in two ways; words that several menus inherit are told once."""
    bound = {entry.pattern for entry in entries.values() if isinstance(entry, Entry)}
    bound |= {"X" * n for entry in entries.values() if isinstance(entry, Number) for n in entry.lengths}
    for name in dict.fromkeys(play.clip for play in said):
        found = doubts(draft.clips[name], bound, name in options)
        draft.found.extend(found)


def _retry(
    draft: Draft, source: tree.Block, name: str, cause: str, parts: Retries, given: Retries, hold: Edge | None
) -> Retry | None:
    """Silence or a wrong key, once all that was written is put together."""
    if hold is not None:
        return Retry(0, (), hold)
    if parts.way is None:
        zh, en = ("无按键", "no input") if cause == "silence" else ("按错键", "wrong key")
        told = "不按键" if cause == "silence" else "按错键"
        to_zh, to_en = well_ended(draft)
        draft.found.append(
            _missing(
                source,
                f"客户{told}怎么办",
                "what follows when the caller presses "
                + ("nothing" if cause == "silence" else "a wrong key"),
                f"{zh} {'5秒，' if cause == 'silence' else ''}重听 2次，→ {to_zh}。",
                f"{en} {'5s, ' if cause == 'silence' else ''}repeat 2 times, -> {to_en}.",
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
