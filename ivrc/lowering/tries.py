"""The menus in which a number is asked for and confirmed, as 收号 and 回电 come to them.

Each try is a menu of its own, so that no switch has to count; the way out of one leads to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from ivrc.diagnostics import Span
from ivrc.flow import causes
from ivrc.flow.causes import SILENCE, WRONG
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Heard, Number, Retry
from ivrc.language import tree
from ivrc.language.lines.tries import TriesLine
from ivrc.lowering.confirmed import Keys
from ivrc.lowering.draft import Draft
from ivrc.lowering.retries import retry, said_at
from ivrc.lowering.settings import MOST_TIMES, Retries, Settings, out_of_range
from ivrc.lowering.ways import say, way_on

L = TypeVar("L", bound=tree.Line)


class Asked(NamedTuple):
    """What every try has: its number without its way, its other keys, its waits, what is said, and what silence and a
    wrong key bring."""

    number: Number
    others: tuple[Entry | Number, ...]
    wait_ms: int
    inter_key_ms: int
    prompt: tuple[Heard, ...]
    silence: Retries
    wrong: Retries


class ReadBack(NamedTuple):
    """What is said to have a number confirmed, and its keys."""

    prompt: tuple[Heard, ...]
    keys: Keys
    span: Span


class Unanswered(NamedTuple):
    """What silence and a wrong key bring where a number is confirmed."""

    silence: Retry
    wrong: Retry


def first(source: tree.Block, kind: type[L]) -> L | None:
    return next((line for line in source.lines if isinstance(line, kind)), None)


def countable(draft: Draft, source: tree.Block) -> bool:
    """Whether a block that says how often it asks says a number that can be; else it is told."""
    tries = first(source, TriesLine)
    if tries is None or 1 <= tries.times <= MOST_TIMES:
        return True
    draft.found.append(
        out_of_range(
            tries.span,
            f"{tries.times} 次",
            f"{tries.times} times",
            f"1 到 {MOST_TIMES} 次",
            f"1 to {MOST_TIMES}",
        )
    )
    return False


def tried(
    draft: Draft,
    source: tree.Block,
    given: Settings,
    asking: Asked,
    back: ReadBack | None,
    following: str,
    own: str,
) -> Unanswered | None:
    """Adds the menus of all tries, the first of them `own`. What silence and a wrong key bring where a number is confirmed;
    None where that is not said."""
    tries = first(source, TriesLine)
    if tries is None:
        return _as_often_as(draft, source, given, asking, back, following, own)
    return _counted(draft, source, tries, asking, back, following, own)


def _as_often_as(
    draft: Draft,
    source: tree.Block,
    given: Settings,
    asking: Asked,
    back: ReadBack | None,
    following: str,
    own: str,
) -> Unanswered | None:
    """Without a number of tries: a menu like others, to which the caller may come back from the read-back."""
    name = source.name.text
    silent = retry(draft, source, name, SILENCE, asking.silence, given.silence, None)
    mistaken = retry(draft, source, name, WRONG, asking.wrong, given.wrong, None)
    if silent is None or mistaken is None:
        return None
    if back is not None:
        following = confirm(
            draft,
            draft.made_for(name, "confirm"),
            asking,
            back,
            (following, own),
            Unanswered(silent, mistaken),
        )
    _ask(draft, own, source.span, asking, following, silent, mistaken)
    return Unanswered(silent, mistaken)


def _counted(
    draft: Draft,
    source: tree.Block,
    tries: TriesLine,
    asking: Asked,
    back: ReadBack | None,
    following: str,
    own: str,
) -> Unanswered | None:
    """Every try a menu of its own; silence, what is no number, and a number that is not right each lead to the next."""
    name = source.name.text
    repeated = asking.silence._replace(times=tries.times - 1), asking.wrong._replace(times=tries.times - 1)
    out = way_on(draft, tries.way, name, causes.Cause("tries")).target
    names = [own, *(draft.made_for(name, "again") for _ in range(tries.times - 1))]
    unanswered = _unanswered(draft, asking, Edge(SILENCE, out, tries.way.span)) if back else None
    for number, each in enumerate(names, 1):
        last = number == len(names)
        again = out if last else names[number]
        silent, mistaken = (
            _on(draft, name, Edge(cause, again, tries.way.span), parts, 0 if last else number)
            for parts, cause in zip(repeated, (SILENCE, WRONG), strict=True)
        )
        confirmed = following
        if back is not None and unanswered is not None:
            confirmed = confirm(
                draft, draft.made_for(name, "confirm"), asking, back, (following, again), unanswered
            )
        _ask(draft, each, source.span, asking, confirmed, silent, mistaken)
    return unanswered


def _unanswered(draft: Draft, asking: Asked, out: Edge) -> Unanswered:
    """Where a number is to be confirmed: what is said as the block or the hotline says it, then the way out."""
    silent, mistaken = (
        said_at(draft, parts if parts.times else parts._replace(says=None), out._replace(cause=cause))
        for parts, cause in ((asking.silence, SILENCE), (asking.wrong, WRONG))
    )
    return Unanswered(silent, mistaken)


def _on(draft: Draft, owner: str, way: Edge, parts: Retries, number: int) -> Retry:
    """The way to the next try, with what is said before it; from the last one, `number` 0, the way out."""
    words = said_at(draft, parts, way).said(number) if number else ()
    if words:
        way = way._replace(
            target=say(draft, draft.made_for(owner, way.cause.kind), words, way.target, way.span)
        )
    return Retry(0, (), way)


def _ask(
    draft: Draft, name: str, span: Span, asking: Asked, target: str, silent: Retry, mistaken: Retry
) -> None:
    number = asking.number._replace(edge=asking.number.edge._replace(target=target))
    entries = (number, *asking.others)
    draft.add(Menu(name, span, asking.prompt, entries, asking.wait_ms, asking.inter_key_ms, silent, mistaken))


def confirm(
    draft: Draft,
    name: str,
    asking: Asked,
    back: ReadBack,
    to: Sequence[str],
    unanswered: Unanswered,
    others: Sequence[Entry | Number] = (),
) -> str:
    """Adds the menu in which a number is confirmed. `to`: where a right one leads, and where another."""
    entries = tuple(
        Entry(key, Edge(causes.key(key), target, back.span))
        for keys, target in zip(back.keys, to, strict=True)
        for key in keys
    )
    menu = Menu(
        name,
        back.span,
        back.prompt,
        (*entries, *others),
        asking.wait_ms,
        asking.inter_key_ms,
        *unanswered,
    )
    draft.add(menu)
    return name
