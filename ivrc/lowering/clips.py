"""What is spoken, from what is written: variables filled in, readings taken, clips made."""

from __future__ import annotations

import re
from hashlib import sha256

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.nodes import Clip, Piece
from ivrc.hidden import without
from ivrc.language.elsewhere import VALUES, meant
from ivrc.language.telling.marks import is_mark
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.odd_mark import like_a_mark, odd_mark
from ivrc.lowering.slots import filled, is_reading, no_reading
from ivrc.lowering.tongues import variable
from ivrc.regex import regex
from ivrc.saying import SPELLINGS

Readings = tuple[tuple[str, str], ...]
"""Words with how they are read."""

BRACES = regex(r"[{｛]([^{}｛｝]*)[}｝]")
_READING = regex("([^:：]+)[:：](.+)", re.DOTALL)
_ODD_BRACE = regex(r"[{}｛｝]")
_SLUG = regex(r"[^\w]+")
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None)
MARK = "\ufdd0"
"""Stands on both sides of a word that is marked as no key while the words are put together. No text holds it: it is
a noncharacter (Unicode, section 23.7)."""
WAYS = ("按键路", "按鍵路", "选项路", "選項路", "key path", "option path")
"""What stands first in braces that ask for the way to a node."""
_LISTED = 12
"""Names that a message lists at most."""
LONGEST_SPOKEN = 4000
"""Characters of one sentence with its variables filled in; a quarter of an hour is more than anybody listens to."""
COMPANY_NAMES = ("企业名称", "company")


def fill(
    draft: Draft, raw: str, span: Span, values: dict[str, str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`raw` with its braces filled, and the readings that stood in them (`{重庆:chóng qìng}`)."""
    if "{" not in raw and "｛" not in raw and "}" not in raw and "｝" not in raw:
        return raw, ()
    readings: list[tuple[str, str]] = []

    def _read(word: str, said: str, place: Span) -> str:
        if said.lower() in SPELLINGS:
            name = narrow(word)
            slot = filled(draft, name, said.lower(), place)
            if slot is None:
                draft.found.append(_unknown_variable(draft, name, place))
            return slot or word
        if not is_reading(said):
            draft.found.append(no_reading(word, said, place))
            return word
        readings.append((word, said))
        return word

    def one(match: re.Match[str]) -> str:
        inner = match[1].strip()
        if inner.lower().startswith(WAYS) and inner not in values and inner not in draft.variables:
            return _way(draft, inner, _within(span, raw, match))
        if (reading := _READING.fullmatch(inner)) and (said := reading[2].strip()):
            word = reading[1].rstrip()
            if is_mark(said):
                return f"{MARK}{word}{MARK}"
            if like_a_mark(said):
                draft.found.append(odd_mark(word, said, _within(span, raw, match)))
                return f"{MARK}{word}{MARK}"
            return _read(word, said, _within(span, raw, match))
        inner = narrow(inner)
        if inner in values:
            return values[inner]
        if inner in draft.variables:
            return variable(draft, inner)
        if (slot := filled(draft, inner, "", _within(span, raw, match))) is not None:
            return slot
        draft.found.append(_unknown_variable(draft, inner, _within(span, raw, match)))
        return inner

    text = BRACES.sub(one, raw)
    if len(text) > LONGEST_SPOKEN:
        draft.found.append(_too_long(span, len(text)))
        text = text[:LONGEST_SPOKEN]
    if odd := _ODD_BRACE.search(BRACES.sub("", raw)):
        draft.found.append(_odd_brace(span, odd[0]))
    return text, tuple(readings)


def _way(draft: Draft, inner: str, span: Span) -> str:
    """The way to a node, for the next call: its keys are none of this one."""
    from ivrc.language.key_path import asked
    from ivrc.lowering.key_path import in_words

    way = asked(inner)
    words = in_words(draft, way, span) if way else None
    return f"{MARK}{words or inner}{MARK}"


def _odd_brace(span: Span, brace: str) -> Diagnostic:
    return finding(
        "IVRC102",
        span,
        zh=f"话里有一个没有配对的 {brace}",
        en=f"the words hold a {brace} without its other half",
        mend_zh="变量写成 {名称}，读音写成 {重庆:chóng qìng}。",
        mend_en="Write a variable as {name} and a reading as {重庆:chóng qìng}.",
    )


def _too_long(span: Span, length: int) -> Diagnostic:
    return finding(
        "IVRC111",
        span,
        zh=f"填上变量以后，这句话有 {length} 个字符，最多 {LONGEST_SPOKEN} 个",
        en=f"with its variables filled in this sentence has {length} characters; {LONGEST_SPOKEN} is the most",
        mend_zh="缩短变量的内容，或拆成几句。",
        mend_en="Shorten the variables' values, or make it several sentences.",
    )


def _within(span: Span, raw: str, match: re.Match[str]) -> Span:
    """The place of a brace within its text, where that stands on one line of the source as written."""
    offset = span.end_column - span.column - len(raw)
    if span.line != span.end_line or offset not in (0, 2):
        return span
    start = span.column + (1 if offset else 0)
    return span._replace(column=start + match.start(), end_column=start + match.end())


def _unknown_variable(draft: Draft, name: str, span: Span) -> Diagnostic:
    if not name or name.startswith(":"):
        return finding(
            "IVRC205",
            span,
            zh="花括号里没有写变量的名称",
            en="the braces name no variable",
            mend_zh="写成 {名称}，或删去花括号。",
            mend_en="Write {NAME}, or delete the braces.",
        )
    near = draft.nearest(name, (*draft.typed, *draft.variables))
    draft.used.add(near)
    known = [*draft.typed, *draft.variables][:_LISTED]
    zh, en = (None if near else meant(name, VALUES)) or mend(
        near,
        f"在热线里写一行：{name}  内容。已有的变量：{'、'.join(known)}。",
        f"Write in the hotline: {name}  VALUE. Known are: {', '.join(known)}.",
    )
    return finding(
        "IVRC205",
        span,
        zh=f"没有名为“{name}”的变量",
        en=f'there is no variable "{name}"',
        mend_zh=zh,
        mend_en=en,
        fix=f"{{{near}}}" if near else None,
    )


def clip(
    draft: Draft, text: str, readings: tuple[tuple[str, str], ...], span: Span, piece: Piece | None = None
) -> str:
    """The id of the clip that speaks `text`; one clip for the same words. Empty where there is nothing to speak."""
    words, no_keys = _unmarked(text)
    letters = _SLUG.sub("", words)
    if not letters and not any(c in words for c in "*#"):
        draft.found.append(
            finding(
                "IVRC221",
                span,
                zh="这里没有可以说出来的字",
                en="there is nothing here that can be spoken",
                mend_zh="写上要说的话，或删去这一处。",
                mend_en="Write the words to speak, or delete it.",
            )
        )
        return ""
    marks = (f"{start}-{end}" for start, end in no_keys)
    told = "\0".join(
        (draft.locale, words, *(f"{w}={r}" for w, r in readings), *marks, *(map(str, piece or ())))
    )
    slug = letters[:12]
    name = f"{slug}-{sha256(told.encode()).hexdigest()[:8]}"
    if name not in draft.clips:
        draft.clips[name] = Clip(name, words, draft.locale, readings, span, no_keys, piece)
    return name


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Words as they are spoken, without the marks of what is no key, and where those words stand."""
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text, ()  # as nearly all are: neither marks nor what cannot be seen
    visible = MARK.join(without(piece).translate(_INVISIBLE) for piece in text.split(MARK))
    pieces = " ".join(visible.split()).split(MARK)
    places: list[tuple[int, int]] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            places.append((at, at + len(piece)))
        at += len(piece)
    return "".join(pieces), tuple(places)
