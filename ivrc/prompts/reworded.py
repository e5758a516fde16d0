"""Words that came back edited, put where they are written: in menus and in the project's phrases, and proved to change nothing else.

Where words stand is what the compiler says of their clip. Each place is written anew and all is compiled again, until nobody says the old
words; then the flows must be those of before, but for these words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Edit, has_errors
from ivrc.flow.as_json import as_json
from ivrc.flow.nodes import Clip, Hotline
from ivrc.mends.apply import applied
from ivrc.phrases import Library
from ivrc.prompts import phrase_words
from ivrc.prompts.reword_findings import (
    against_another,
    broken,
    changes_more,
    cross,
    in_pieces,
    lost_value,
    shipped,
    unplaced,
)  # fmt: skip
from ivrc.prompts.wording import carried

MOST_PLACES = 200
"""A sentence may be written in so many places."""
_MARKS = {"“": "”", '"': '"', "”": "“„‟〝〞＂", "「": "」", "『": "』", "＂": "＂", "„": "”", "〝": "〞"}
_PHRASE = "《〈<＜"


class Wanted(NamedTuple):
    """A row of the sheet whose words are not those of its prompt: where it stands there, which clip, its words before and after."""

    place: str
    locale: str
    id: str
    old: str
    new: str


class Made(NamedTuple):
    """What came of texts: the hotlines, the texts of all files that words may stand in, the phrases, and what was found."""

    hotlines: tuple[Hotline, ...]
    sources: Mapping[str, str]
    library: Library
    found: Sequence[Diagnostic]


Compile = Callable[[Mapping[str, str]], Made]


class Reworded(NamedTuple):
    """Texts by file, before and after; what was made of them; why rows could not be carried over."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    made: Made
    refused: list[Diagnostic]


class _ClashError(Exception):
    """Two rows that want different words in one place."""

    def __init__(self, why: Diagnostic) -> None:
        super().__init__(why.en)
        self.why = why


def reworded(wanted: Sequence[Wanted], make: Compile) -> Reworded:
    """Carries all rows over, or tells which cannot be."""
    first = make({})
    olds = {(each.locale, each.old) for each in wanted}
    crossing = [each for each in wanted if (each.locale, each.new) in olds]
    if crossing:
        return Reworded({}, {}, first, [cross(each.place, each.new) for each in crossing])
    try:
        texts, made, refused = _carried(wanted, first, make)
    except _ClashError as clash:
        return Reworded({}, {}, first, [clash.why])
    if refused and len(wanted) > 1:
        single = [why for each in wanted for why in _carried([each], first, make)[2]]
        refused = single or refused
    if refused:
        return Reworded({}, {}, first, refused)
    after = {name: text for name, text in texts.items() if text != first.sources[name]}
    return Reworded({name: first.sources[name] for name in after}, after, made, [])


def _carried(
    wanted: Sequence[Wanted], first: Made, make: Compile
) -> tuple[dict[str, str], Made, list[Diagnostic]]:
    texts: dict[str, str] = {}
    made = first
    for _ in range(MOST_PLACES):
        edits: dict[tuple[str, int, int], tuple[Wanted, Edit]] = {}
        for each in wanted:
            clips = (hotline.clips.get(each.id) for hotline in made.hotlines)
            for clip in dict.fromkeys(clip for clip in clips if clip and clip.locale == each.locale):
                edit = _edit(each, clip, made)
                if isinstance(edit, Diagnostic):
                    return texts, made, [edit]
                other, same = edits.setdefault(
                    (edit.span.file, edit.span.line, edit.span.column), (each, edit)
                )
                if same != edit:
                    raise _ClashError(against_another(each.place, other.place, other.new, each.new))
        if not edits:
            break
        for name in {edit.span.file for _, edit in edits.values()}:
            text = texts.get(name, first.sources[name])
            texts[name] = applied(text, [edit for _, edit in edits.values() if edit.span.file == name])
        made = make(texts)
        if has_errors(made.found) and not has_errors(first.found):
            wrong = next(one for one in made.found if one.severity == "error")
            return texts, made, [broken(wanted[0].place, wrong)]
    names = {(each.locale, each.old): each.new for each in wanted}
    if [_shape(hotline, names) for hotline in first.hotlines] != [_shape(h, {}) for h in made.hotlines]:
        return texts, made, [changes_more(wanted[0].place, wanted[0].old, wanted[0].new)]
    return texts, made, []


def _edit(each: Wanted, clip: Clip, made: Made) -> Edit | Diagnostic:
    """What writes the words of a clip anew where they stand first."""
    span = clip.span
    line = made.sources.get(span.file, "").split("\n")[span.line - 1 : span.line]
    was = line[0][span.column - 1 : span.end_column - 1] if line and span.line == span.end_line else ""
    if clip.piece and clip.piece.value:
        return in_pieces(each.place, each.old)
    if was[:1] in _PHRASE and was:
        return _in_phrase(each, was, made)
    marked = len(was) > 1 and was[0] in '“"„‟〝＂「『”'
    inner = was[1:-1] if marked else was
    new = carried(inner, each.old, each.new)
    if not was or (new is None and "{" not in inner and "｛" not in inner):
        return unplaced(each.place, each.old, span)
    if new is None or new == inner:
        return lost_value(each.place, each.old, inner)
    return Edit(span, was, was[0] + new + was[-1] if marked else new)


def _in_phrase(each: Wanted, was: str, made: Made) -> Edit | Diagnostic:
    name = was[1:-1]
    for sign in "(（":
        name = name.partition(sign)[0]
    phrase = made.library.find(name.strip())
    if phrase is None:
        return unplaced(each.place, each.old)
    text = made.sources.get(phrase.span.file)
    if text is None:
        return shipped(each.place, phrase, each.locale, each.new)
    raw = phrase_words.written(phrase, each.locale, text, phrase.span.file)
    if raw is None:
        return unplaced(each.place, each.old, phrase.span)
    new = carried(raw, each.old, each.new)
    if new is None or new == raw:
        return lost_value(each.place, each.old, raw)
    return phrase_words.edit(phrase, each.locale, text, phrase.span.file, new) or unplaced(
        each.place, each.old, phrase.span
    )


def _shape(hotline: Hotline, names: Mapping[tuple[str, str], str]) -> Any:
    """A flow without places, its clips named by their words, which are other ones for those in `names`."""
    words = {
        clip.id: f"{clip.locale}\n{names.get((clip.locale, clip.text), clip.text)}\n{clip.readings}"
        for clip in hotline.clips.values()
    }

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items() if key != "at"}
        if isinstance(value, list):
            return [plain(item) for item in value]
        return words.get(value, value) if isinstance(value, str) else value

    data = as_json(hotline)
    clips = data.pop("clips", [])
    sounds = sorted({json.dumps([words[each["id"]], each.get("piece")], sort_keys=True) for each in clips})
    return plain(data), sounds
