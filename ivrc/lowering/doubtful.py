"""What in a menu's words can be read in two ways, refused where this menu says it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ivrc.diagnostics import Label
from ivrc.flow.entries import patterns
from ivrc.flow.nodes import Entry, Number
from ivrc.language import tree
from ivrc.lowering.doubts import doubts
from ivrc.lowering.draft import Draft
from ivrc.lowering.options import words_in
from ivrc.lowering.said import Said, words_of
from ivrc.lowering.telling import reading_of
from ivrc.lowering.tongues import chosen


def parts(source: tree.Block, *says: Said | None) -> Iterator[tree.Text | tree.Phrase]:
    """What a menu's lines say, then what is said before it is repeated."""
    for line in source.lines:
        yield from words_in(line)
    for each in says:
        yield from words_of(each)


def refuse(
    draft: Draft,
    heard: Collection[str],
    written: Iterable[tree.Text | tree.Phrase],
    entries: Collection[Entry | Number],
    options: Collection[str],
) -> None:
    """Tells of the doubts in the clips that are heard in a menu: each menu has its own keys. Words that several menus
    inherit are told once. `written` is what is written there, the first of a clip's being its place; `options` are the
    clips that speak an option."""
    doubtful = {clip for clip in heard if reading_of(draft.clips[clip]).doubts}
    if not doubtful:
        return
    there = [*written] if draft.tongue is None else [chosen(draft, part) or part for part in written]
    said = {clip: part for part in reversed(there) for clip in draft.spoken.get(part.span, ())}
    bound = {pattern for entry in entries for pattern in patterns(entry)}
    for name, part in reversed(said.items()):
        if name not in doubtful:
            continue
        found = doubts(draft.clips[name]._replace(span=part.span), bound, name in options)
        phrase = draft.library.find(part.name) if isinstance(part, tree.Phrase) else None
        labels = (Label(phrase.span, "这条用语的话在这里", "the words of the phrase"),) if phrase else ()
        draft.found.extend(each._replace(labels=labels) for each in found)
