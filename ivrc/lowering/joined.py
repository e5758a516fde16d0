"""A sentence with slots, cut at them: its own words are clips, and every slot is a value that is said."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc import saying
from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip, Heard, Piece, Play, Speak
from ivrc.lowering.clips import MARK as NO_KEY
from ivrc.lowering.clips import Readings, clip
from ivrc.lowering.draft import Draft, Slot
from ivrc.lowering.slots import MARK, begins
from ivrc.regex import regex
from ivrc.saying.forms import END, FORMS, SIGNS, of_sign

_SLOT = regex(f"{MARK}([0-9]+){MARK}")
_AROUND = SIGNS + " 　"
_VALUE = "…"
_HIDDEN = "■"
"""As in `ivrc.language.telling.marks`: no blank, no letter and no digit."""


def heard(draft: Draft, words: str, readings: Readings, span: Span, interruptible: bool) -> tuple[Heard, ...]:
    """What is heard of words with slots in them. Words without are one clip."""
    cut = _SLOT.split(words)
    if len(cut) == 1:
        name = clip(draft, words, readings, span)
        return (Play(name, interruptible),) if name else ()
    whole = _SLOT.sub(_VALUE, words)
    found: list[Heard] = []
    at = 0
    for number, part in enumerate(cut):
        if number % 2:
            following = "".join(cut[number + 1 : number + 2])
            found.append(
                _value(draft, draft.slots[int(part)], following, number + 2 >= len(cut), interruptible)
            )
            at += len(_VALUE)
            continue
        own = part.strip(_AROUND) and part.lstrip(_AROUND)
        if own:
            before, after = whole[: at + len(part) - len(own)], whole[at + len(part) :].replace(NO_KEY, "")
            piece = Piece(before.replace(NO_KEY, ""), after, _rest(own) if after else 0, value=False)
            kept = tuple((word, said) for word, said in readings if word in own)
            name = clip(draft, own if not after else own.rstrip(_AROUND), kept, span, piece)
            found += [Play(name, interruptible)] if name else []
        at += len(part)
    return tuple(found)


def _rest(own: str) -> int:
    """The silence after words before a value: what their last sign asks for."""
    return FORMS[of_sign(own.rstrip()[-1:])].rest


def _value(draft: Draft, slot: Slot, following: str, last: bool, interruptible: bool) -> Speak:
    ends = last and not following.strip(_AROUND)
    form = END if ends else of_sign(following.lstrip()[:1])
    state = begins(draft.locale, slot, following)
    _pieces(draft, state, form, slot.span)
    return Speak(slot.value, slot.reading, draft.locale, state, form, interruptible)


def _pieces(draft: Draft, state: str, last: str, span: Span) -> None:
    """The clips of every word by which a value may be said."""
    locale = draft.locale
    if (locale, state, last) in draft.pieces:
        return
    draft.pieces.add((locale, state, last))
    words = saying.table(locale).words
    for name in sorted(saying.words(locale, state, last)):
        word, form = words[name[:-1]], FORMS[name[-1]]
        text = word.text + (("." if saying.spaced(locale) else "。") if form.ends else "")
        readings = ((word.text, word.pinyin),) if word.pinyin else ()
        piece = Piece(_VALUE, "" if form.ends else _VALUE, form.rest, value=True)
        sound = saying.sound(locale, name)
        draft.clips.setdefault(sound, Clip(sound, text, locale, readings, span, (), piece))


def clips_of(draft: Draft, playings: Sequence[Heard]) -> list[Clip]:
    """The clips of a line as the keys that they tell are read: one where values cut its sentence apart, with a mark in
    the place of each."""
    clips = [draft.clips[each.clip] for each in playings if isinstance(each, Play)]
    if len(clips) == len(playings):
        return clips
    text = ""
    no_keys: list[tuple[int, int]] = []
    for each in playings:
        if isinstance(each, Play):
            known = draft.clips[each.clip]
            no_keys += [(len(text) + start, len(text) + end) for start, end in known.no_keys]
            text += known.text
        else:
            text += _HIDDEN
    return [clips[0]._replace(text=text, no_keys=tuple(no_keys))] if clips else []
