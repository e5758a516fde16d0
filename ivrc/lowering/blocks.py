"""From the blocks of a menu file to nodes: one function a kind of block, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.causes import NEXT, OTHERWISE, opening
from ivrc.flow.nodes import Branch, Case, Edge, Record, Voicemail
from ivrc.language import tree
from ivrc.language.keywords import header_spelling
from ivrc.lowering.draft import Draft
from ivrc.lowering.menus import menu
from ivrc.lowering.offers import well_ended
from ivrc.lowering.settings import MESSAGE_RANGE_MS, Settings, bounded, twice
from ivrc.lowering.speech import plays
from ivrc.lowering.transfers import OUTCOMES, transfer
from ivrc.lowering.ways import hang_up, say, way_on

Lines = Iterable[tree.Line]

ALLOWED: dict[str, tuple[type, ...]] = {
    "HOTLINE": (
        tree.LanguageLine, tree.ZoneLine, tree.SettingLine, tree.RecordLine, tree.RetryLine, tree.InterKeyLine,
        tree.FaultLine,
    ),
    "SAY": (tree.SpeechLine, tree.GoLine, tree.HangupLine, tree.RecordLine, tree.BargeOffLine),
    "MENU": (tree.SpeechLine, tree.OptionLine, tree.NumberLine, tree.RetryLine, tree.InterKeyLine, tree.BargeOffLine),
    "TRANSFER": (tree.SpeechLine, tree.DialLine, tree.OutcomeLine, tree.BargeOffLine),
    "VOICEMAIL": (
        tree.SpeechLine, tree.LongestLine, tree.MailboxLine, tree.GoLine, tree.HangupLine, tree.BargeOffLine,
    ),
    "BRANCH": (tree.CaseLine,),
    "HOURS": (tree.HoursLine,),
}  # fmt: skip
"""The lines that each kind of block may hold."""

_ONCE = (tree.DialLine, tree.LongestLine, tree.MailboxLine, tree.BargeOffLine, tree.InterKeyLine)


def block(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the nodes of a block to the draft."""
    _KINDS[source.kind](draft, source, given)


def misplaced(draft: Draft, source: tree.Block) -> tree.Block:
    """The block without the lines that cannot stand in it; each of those is told."""
    allowed = ALLOWED[source.kind]
    kept: list[tree.Line] = []
    seen: dict[type, Span] = {}
    for line in source.lines:
        kind = type(line)
        if kind not in allowed:
            draft.found.append(_not_here(draft, source, line))
            draft.broken.add(source.span)
            continue
        if kind in _ONCE and kind in seen:
            draft.found.append(twice(line.span, seen[kind]))
            continue
        seen.setdefault(kind, line.span)
        kept.append(line)
    return source._replace(lines=tuple(kept))


def _not_here(draft: Draft, source: tree.Block, line: tree.Line) -> Diagnostic:
    zh, en = header_spelling(source.kind)
    if isinstance(line, tree.CaseLine) and line.name is not None:
        return _words_before_arrow(draft, source, line.name)
    homes = [header_spelling(kind) for kind, lines in ALLOWED.items() if type(line) in lines]
    return finding(
        "IVRC207",
        line.span,
        zh=f"这一行不能写在“{zh} {source.name.text}”里",
        en=f'this line cannot stand in "{en} {source.name.text}"',
        mend_zh=f"它属于：{'、'.join(h for h, _ in homes)}。",
        mend_en=f"It belongs in: {', '.join(h for _, h in homes)}.",
    )


_BEFORE_ARROW: dict[str, tuple[str, ...]] = {
    "TRANSFER": tuple(OUTCOMES),
    "HOTLINE": ("_FAULT", "NO_INPUT", "WRONG_KEY"),
}
"""The keywords that lead to a way on, by kind of block."""


def _words_before_arrow(draft: Draft, source: tree.Block, words: tree.Name) -> Diagnostic:
    """`好的 → 再见` outside a menu or a branch: speech without its marks, or a keyword by another name."""
    text = words.text.strip("'‘’")
    if kinds := _BEFORE_ARROW.get(source.kind):
        names = [header_spelling(kind) for kind in kinds]
        near = draft.nearest(words.text, [name for pair in names for name in pair])
        zh, en = mend(
            near,
            f"箭头前面可以写：{'、'.join(z for z, _ in names)}；要说的话请加引号。",
            f"Before an arrow stands one of: {', '.join(e for _, e in names)}; put words that are spoken in quotation marks.",
        )
    else:
        zh = f"要播报的话请加引号：“{text}” → …。"
        en = f'Put words that are spoken in quotation marks: "{text}" -> …'
    return finding(
        "IVRC207",
        words.span,
        zh=f"箭头前面的“{words.text}”在这里不知道是什么意思",
        en=f'it is not clear what "{words.text}" before the arrow means here',
        mend_zh=zh,
        mend_en=en,
    )


def _say(draft: Draft, source: tree.Block, given: Settings) -> None:
    """播报: speech and recording in the order written, ended by a way on."""
    barge = not any(isinstance(line, tree.BargeOffLine) for line in source.lines)
    steps: list[tuple[str, list[tree.Text | tree.Phrase], Span]] = []
    ending: tree.Way | tree.HangupLine | None = None
    for line in source.lines:
        if ending is not None:
            draft.found.append(_unreachable(line.span))
            break
        match line:
            case tree.SpeechLine():
                if steps and steps[-1][0] == "more":
                    steps[-1][1].extend(line.speech)
                else:
                    steps.append(("more", list(line.speech), line.span))
                ending = line.way
            case tree.GoLine():
                ending = line.way
            case tree.HangupLine():
                ending = line
            case tree.RecordLine():
                steps.append(("record", [], line.span))
            case _:
                pass
    if ending is None:
        draft.found.append(no_way(draft, source, "说完以后"))
        for _, speech, _ in steps:
            plays(draft, tuple(speech), barge)
        return
    if not steps:
        steps.append(("more", [], source.span))
    following = _ending(draft, ending, source.name.text)
    names = [source.name.text] + [draft.made_for(source.name.text, what) for what, _, _ in steps[1:]]
    for name, (what, speech, span) in reversed(list(zip(names, steps, strict=True))):
        span = source.span if name == source.name.text else span
        if what == "record":
            draft.add(Record(name, span, Edge(NEXT, following, span)))
        else:
            say(draft, name, plays(draft, tuple(speech), barge), following, span)
        following = name


def _ending(draft: Draft, ending: tree.Way | tree.HangupLine, owner: str) -> str:
    """Where a block's last line leads."""
    if isinstance(ending, tree.HangupLine):
        return hang_up(draft, owner, ending.span)
    return way_on(draft, ending, owner, NEXT).target


def _transfer(draft: Draft, source: tree.Block, given: Settings) -> None:
    transfer(draft, source, _speech(draft, source), _barge(source))


def _voicemail(draft: Draft, source: tree.Block, given: Settings) -> None:
    """留言: what is said first, then the beep and the message."""
    name = source.name.text
    spoken = plays(draft, _speech(draft, source), _barge(source))
    longest = next((line for line in source.lines if isinstance(line, tree.LongestLine)), None)
    if longest is None:
        draft.found.append(
            finding(
                "IVRC226",
                source.span,
                zh=f"留言“{name}”没有写最长多久、按什么键结束",
                en=f'the voicemail "{name}" does not say how long a message may be and which key ends it',
                mend_zh="加一行：最长 120秒，以#结束。",
                mend_en="Add a line: at most 120s, ended by #.",
            )
        )
    box = next((line.name.text for line in source.lines if isinstance(line, tree.MailboxLine)), name)
    ways: list[tree.Way | tree.HangupLine] = [longest.way] if longest and longest.way else []
    for line in source.lines:
        if isinstance(line, tree.GoLine):
            ways.append(line.way)
        elif isinstance(line, tree.HangupLine):
            ways.append(line)
    if not ways:
        draft.found.append(no_way(draft, source, "留完言以后"))
        return
    if len(ways) > 1:
        draft.found.append(twice(ways[1].span, ways[0].span))
    way = ways[0]
    following = Edge(NEXT, _ending(draft, way, name), way.span)
    if longest is None:
        return
    seconds = bounded(draft, longest.max_ms, MESSAGE_RANGE_MS, longest.span) // 1000
    own = draft.made_for(name, "message") if spoken else name
    if spoken:
        say(draft, name, spoken, own, source.span)
    draft.add(Voicemail(own, longest.span, box, seconds, longest.end_key, following))


def _branch(draft: Draft, source: tree.Block, given: Settings) -> None:
    """分支: the first schedule that is open, else 否则."""
    name = source.name.text
    cases: list[Case] = []
    otherwise: Edge | None = None
    seen: dict[str, Span] = {}
    for line in source.lines:
        assert isinstance(line, tree.CaseLine)
        if line.name is None:
            if otherwise is not None:
                draft.found.append(twice(line.span, otherwise.span))
            otherwise = way_on(draft, line.way, name, OTHERWISE)
            continue
        schedule = line.name.text
        if schedule not in draft.schedules and schedule not in draft.lost:
            near = draft.nearest(schedule, draft.schedules)
            draft.used_schedules.add(near)
            zh, en = mend(near, f"写一块：时间 {schedule}。", f"Write a block: hours {schedule}.")
            draft.found.append(
                finding(
                    "IVRC206",
                    line.name.span,
                    zh=f"没有名为“{schedule}”的时间",
                    en=f'there are no hours "{schedule}"',
                    mend_zh=zh,
                    mend_en=en,
                    fix=near or None,
                )
            )
        elif schedule in seen:
            draft.found.append(twice(line.span, seen[schedule]))
        seen.setdefault(schedule, line.span)
        draft.used_schedules.add(schedule)
        cases.append(Case(schedule, way_on(draft, line.way, name, opening(schedule))))
    if otherwise is None:
        to_zh, to_en = well_ended(draft)
        draft.found.append(
            finding(
                "IVRC208",
                source.span,
                zh=f"分支“{name}”没有写“否则”：不在这些时间里的客户没有去处",
                en=f'the branch "{name}" has no "otherwise": callers at other times have nowhere to go',
                mend_zh=f"加一行：否则 → {to_zh}。",
                mend_en=f"Add a line: otherwise -> {to_en}.",
            )
        )
        return
    draft.add(Branch(name, source.span, tuple(cases), otherwise))


def _speech(draft: Draft, source: tree.Block) -> tree.Speech:
    """What a transfer or a voicemail says before it acts. A way on does not belong there."""
    spoken: list[tree.Text | tree.Phrase] = []
    for line in source.lines:
        if isinstance(line, tree.SpeechLine):
            spoken.extend(line.speech)
            if line.way is not None:
                draft.found.append(_not_here(draft, source, tree.GoLine(line.way, line.way.span)))
    return tuple(spoken)


def _barge(source: tree.Block) -> bool:
    return not any(isinstance(line, tree.BargeOffLine) for line in source.lines)


def no_way(draft: Draft, source: tree.Block, when_zh: str) -> Diagnostic:
    """A block that leads nowhere."""
    to_zh, to_en = well_ended(draft)
    return finding(
        "IVRC208",
        source.span,
        zh=f"“{source.name.text}”{when_zh}没有去处，客户就没有下文了",
        en=f'nothing follows "{source.name.text}": the caller would be left with nothing',
        mend_zh=f"在末尾加一行：→ {to_zh}。",
        mend_en=f"Add a last line: -> {to_en}.",
    )


def _unreachable(span: Span) -> Diagnostic:
    return finding(
        "IVRC223",
        span,
        zh="前面一行已经离开了这里，这一行永远不会执行",
        en="the line before has left this place, so this one is never come to",
        mend_zh="把它移到前面，或删去。",
        mend_en="Move it up, or delete it.",
    )


_KINDS: dict[str, Callable[[Draft, tree.Block, Settings], None]] = {
    "SAY": _say,
    "MENU": menu,
    "TRANSFER": _transfer,
    "VOICEMAIL": _voicemail,
    "BRANCH": _branch,
}
