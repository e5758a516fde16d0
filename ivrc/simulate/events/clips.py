"""The events of what is heard: a clip begins, a key cuts it off, or it is missing."""

from __future__ import annotations

import re

from ivrc.flow.graph import plays, values_said
from ivrc.flow.nodes import BEEP, Hotline, Play
from ivrc.saying import spaced
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Shown, Wording, Words

_BEEP = ("（嘀声）", "(beep)")
_WHOLE = ("（不可打断）", "(not interruptible)")
BEEPS = (*_BEEP, "嘀声", "beep")
_MARKED = re.compile(rf"^[“\"](.*)[”\"]\s*(?:{'|'.join(map(re.escape, _WHOLE))})?$")


def _shows(what: tuple[str, ...], node: str, hotline: Hotline) -> Shown:
    """The words of a clip, and whether it can be cut off."""
    clip = what[0]
    if clip == BEEP:
        return (_BEEP[0],), (_BEEP[1],)
    words = f"“{hotline.clips[clip].text}”"
    at = hotline.nodes.get(node)
    if at is not None and Play(clip, interruptible=False) in plays(at):
        return (f"{words}{_WHOLE[0]}",), (f"{words} {_WHOLE[1]}",)
    return (words,), (words,)


def _value(what: tuple[str, ...], node: str, hotline: Hotline) -> Shown:
    """A value and its name, as it is said."""
    said = f"“{_text(what[1], hotline)}”"
    return (what[0], said), (what[0], said)


def _text(pieces: str, hotline: Hotline) -> str:
    clips = [hotline.clips[name] for name in pieces.split()]
    apart = " " if spaced(clips[0].locale) else ""
    return apart.join(clip.text.rstrip("。.") for clip in clips)


def _asked(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """`NAME = WORDS`, or the name alone for whatever is said."""
    name, _, words = (part.strip() for part in rest.partition("="))
    known = {speak.value for _, speak in values_said(hotline)}
    if name in known:
        marked = _MARKED.match(words)
        return (Asked((name, marked[1] if marked else words)),)
    return Doubt(f"这条热线从来不播报“{name}”", f'this hotline never says "{name}"', tuple(known))


def _is_said(asked: Asked, what: tuple[str, ...], hotline: Hotline) -> bool:
    return asked.what[0] == what[0] and (not asked.what[1] or asked.what[1] == _text(what[1], hotline))


def _words(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """Words that some clip says, in part where they stand without marks."""
    if rest in BEEPS:
        return (Asked((BEEP,)),)
    marked = _MARKED.match(rest)
    words = marked[1] if marked else rest
    texts = tuple(clip.text for clip in hotline.clips.values())
    known = words in texts if marked else any(words in text for text in texts)
    if known or words in hotline.clips:
        return (Asked((words,), whole=marked is not None),)
    return Doubt(f"这条热线从来不说“{words}”", f'this hotline never says "{words}"', texts)


def _lost(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """What a fault is about may be left out."""
    marked = _MARKED.match(rest)
    return _words(rest, hotline) if (marked[1] if marked else rest) else (Asked(),)


def _says(asked: Asked, what: tuple[str, ...], hotline: Hotline) -> bool:
    words, clip = asked.what[0], hotline.clips.get(what[0])
    if words == BEEP:
        return what[0] == BEEP
    said = clip.text if clip else what[0]
    return said == words if asked.whole and words else words in said


def _lacks(asked: Asked, what: tuple[str, ...], hotline: Hotline) -> bool:
    return not asked.what or asked.what == what or _says(asked, what, hotline)


PLAY = EventKind(
    "play",
    {ANY: Words(Wording("听到", "{0}"), Wording("hears", "{0}"))},
    ("clip",),
    read=_words,
    meets=_says,
    shows=_shows,
)
SAY = EventKind(
    "say",
    {ANY: Words(Wording("播报", "{0} = {1}"), Wording("says", "{0} = {1}"))},
    ("name", "pieces"),
    read=_asked,
    meets=_is_said,
    shows=_value,
)
INTERRUPTED = EventKind(
    "interrupted",
    {
        ANY: Words(
            Wording("（按键打断）", also=("按键打断", "打断")),
            Wording("(cut off by a key)", also=("cut off by a key", "cut off")),
            under=True,
        )
    },
)
FAULT = EventKind(
    "fault",
    {ANY: Words(Wording("故障", "{0}"), Wording("fault", "{0}"))},
    ("what",),
    read=_lost,
    meets=_lacks,
)
