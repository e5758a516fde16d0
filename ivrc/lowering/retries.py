"""无按键, 按错键 in a menu: what is said before each repetition, and where it ends."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.flow.causes import SILENCE, Cause
from ivrc.flow.nodes import Edge, Heard, Nth, Retry
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.offers import well_ended
from ivrc.lowering.said import Said
from ivrc.lowering.settings import Retries
from ivrc.lowering.speech import plays
from ivrc.lowering.unclear_times import unclear
from ivrc.lowering.ways import inherited, is_relative, way_on


def retry(
    draft: Draft,
    source: tree.Block,
    name: str,
    cause: Cause,
    parts: Retries,
    given: Retries,
    hold: Edge | None,
) -> Retry | None:
    """Silence or a wrong key, once all that was written is put together."""
    if hold is not None:
        return Retry(0, (), hold)
    if parts.way is None:
        zh, en = ("无按键", "no input") if cause == SILENCE else ("按错键", "wrong key")
        told = "不按键" if cause == SILENCE else "按错键"
        to_zh, to_en = well_ended(draft)
        draft.found.append(
            _missing(
                source,
                f"客户{told}怎么办",
                "what follows when the caller presses " + ("nothing" if cause == SILENCE else "a wrong key"),
                f"{zh} {'5秒，' if cause == SILENCE else ''}重听 2次，→ {to_zh}。",
                f"{en} {'5s, ' if cause == SILENCE else ''}repeat 2 times, -> {to_en}.",
            )
        )
        return None
    if parts.way is given.way and not is_relative(parts.way):
        exit_ = inherited(draft, parts.way, cause)
    else:
        exit_ = way_on(draft, parts.way, name, cause, menu=True)
    return said_at(draft, parts, exit_)


def said_at(draft: Draft, parts: Retries, exit_: Edge) -> Retry:
    """Silence or a wrong key with another way out than is written with it."""
    times, says, nth = _times(draft, parts)
    return Retry(times, says, exit_, nth)


def _times(draft: Draft, parts: Retries) -> tuple[int, tuple[Heard, ...], tuple[Nth, ...]]:
    """How often the menu is played again, and what is said before it: at every time, and at certain ones."""
    said, times = parts.says or Said(()), parts.times
    if (said, times) not in draft.repeats:
        draft.repeats.add((said, times))
        draft.found.extend(unclear(said, times))
    most = max((nth.time for nth in said.nth), default=0) if times is None else times
    own = {nth.time or most: nth.says for nth in said.nth}
    nth = tuple(Nth(time, _says(draft, own[time])) for time in sorted(own) if 0 < time <= most)
    return most, _says(draft, said.words) if len(nth) < max(most, 1) else (), nth


def _says(draft: Draft, words: tree.Speech) -> tuple[Heard, ...]:
    """Words that several menus inherit are read once."""
    known = draft.said.get(words)
    if known is None:
        known = draft.said[words] = plays(draft, words)
        if draft.notice and any(play.clip == draft.notice for play in known):
            draft.found.append(notice_in_menu(words[0].span, draft.notice_span))
    return known


def _missing(source: tree.Block, zh: str, en: str, line_zh: str, line_en: str) -> Diagnostic:
    return finding(
        "IVRC210",
        source.span,
        zh=f"菜单“{source.name.text}”没有写{zh}，热线里也没有",
        en=f'neither the menu "{source.name.text}" nor its hotline says {en}',
        mend_zh=f"在热线里加一行：{line_zh}",
        mend_en=f"Add a line to the hotline: {line_en}",
    )


def notice_in_menu(span: Span, notice: Span | None) -> Diagnostic:
    """`notice` is where the hotline names it."""
    return finding(
        "IVRC225",
        span,
        zh="录音告知不能放在菜单里：客户一按键就听不到了",
        en="the recording notice cannot stand in a menu, where a key would cut it off",
        mend_zh="把它放在菜单前面的“播报”里。",
        mend_en='Put it in a "say" before the menu.',
        labels=[Label(notice, "这是录音告知", "the recording notice")] if notice else (),
    )
