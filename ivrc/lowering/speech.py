"""From what is written to what is spoken: phrases looked up, variables filled in, readings taken, clips made."""

from __future__ import annotations

import re
from hashlib import sha256

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.nodes import Clip, Play
from ivrc.hidden import without
from ivrc.language import tree
from ivrc.language.telling.marks import is_mark
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.figures import digit_by_digit, numbers_in
from ivrc.lowering.odd_mark import like_a_mark, odd_mark
from ivrc.lowering.unknown_phrase import unknown_phrase

_BRACES = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
_READING = re.compile("([^:：]+)[:：](.+)", re.DOTALL)
_ODD_BRACE = re.compile(r"[{}｛｝]")
_SLUG = re.compile(r"[^\w]+")
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), None)
_MARK = "\ufdd0"
"""Stands on both sides of a word that is marked as no key while the words are put together. No text holds it: it is
a noncharacter (Unicode, section 23.7)."""
_LISTED = 12
"""Names that a message lists at most."""
LONGEST_SPOKEN = 4000
"""Characters of one sentence with its variables filled in; a quarter of an hour is more than anybody listens to."""
COMPANY_NAMES = ("企业名称", "company")


def plays(draft: Draft, speech: tree.Speech, interruptible: bool = True) -> tuple[Play, ...]:
    """The clips of what is said at one place, in order. The recording notice is never interruptible."""
    out: list[Play] = []
    for part in speech:
        clip = _text(draft, part) if isinstance(part, tree.Text) else _phrase(draft, part)
        if clip:
            draft.spoken[part.span] = clip
            out.append(Play(clip, interruptible and clip != draft.notice))
    return tuple(out)


def _text(draft: Draft, part: tree.Text) -> str:
    words, readings = _fill(draft, part.raw, part.span, {})
    return clip(draft, words, readings, part.span)


def _phrase(draft: Draft, part: tree.Phrase) -> str:
    phrase = draft.library.find(part.name)
    if phrase is None:
        draft.found.append(unknown_phrase(draft, part))
        return ""
    text = phrase.texts.get(draft.locale)
    if text is None:
        listing = "、".join(phrase.texts)
        draft.found.append(
            finding(
                "IVRC222",
                part.span,
                zh=f"《{part.name}》没有 {draft.locale} 的文本，只有：{listing}",
                en=f"<{part.name}> has no text for {draft.locale}, only for: {', '.join(phrase.texts)}",
                mend_zh="在 prompts/ 里补上这种语言的文本。",
                mend_en="Add a text in that language in prompts/.",
            )
        )
        return ""
    given = dict(part.arguments)
    known = {alias: p for p in phrase.parameters.values() for alias in (p.name, p.alias_en) if alias}
    values: dict[str, str] = {}
    readings: tuple[tuple[str, str], ...] = ()
    for name, value in given.items():
        if not name and len(phrase.parameters) == 1:
            name = next(iter(phrase.parameters))
        if name not in known:
            near = draft.nearest(name, known)
            zh, en = mend(
                near,
                f"可用的参数：{'、'.join(known) or '没有'}。",
                f"It takes: {', '.join(known) or 'none'}.",
            )
            draft.found.append(
                finding(
                    "IVRC222",
                    part.span,
                    zh=f"《{part.name}》没有参数“{name}”",
                    en=f'<{part.name}> has no parameter "{name}"',
                    mend_zh=zh,
                    mend_en=en,
                )
            )
            if near:
                values[known[near].name] = value
        else:
            values[known[name].name], more = _fill(draft, value, part.span, {})
            readings += more
    for name, parameter in phrase.parameters.items():
        if name in values:
            continue
        for alias in filter(None, (name, parameter.alias_en)):
            if alias in draft.variables:
                draft.used.add(alias)
                values[name] = draft.variables[alias].raw
        if name not in values and parameter.default is not None:
            values[name] = parameter.default
        if name not in values:
            draft.found.append(
                finding(
                    "IVRC222",
                    part.span,
                    zh=f"《{part.name}》要有“{name}”才能说（{parameter.about_zh}）",
                    en=f'<{part.name}> needs "{name}" ({parameter.about_en})',
                    mend_zh=f"在热线里写一行：{name}  {parameter.example}，或写《{part.name}（{name}={parameter.example}）》。",
                    mend_en=f"Write in the hotline: {parameter.alias_en or name}  {parameter.example}, "
                    f"or <{part.name}({parameter.alias_en or name}={parameter.example})>.",
                )
            )
            values[name] = parameter.example
    for parameter in phrase.parameters.values():
        if parameter.alias_en:
            values.setdefault(parameter.alias_en, values[parameter.name])
    for parameter in phrase.parameters.values():
        if parameter.read == "digits":
            spaced, more = digit_by_digit(values[parameter.name], draft.locale)
            values[parameter.name] = values[parameter.alias_en or parameter.name] = spaced
            readings += more
    numbers = {
        name: values[parameter.name]
        for parameter in phrase.parameters.values()
        for name in (parameter.name, parameter.alias_en)
        if name and parameter.read == "number"
    }
    text = numbers_in(text, numbers, draft.locale)
    words, more = _fill(draft, text, part.span, values)
    readings += more
    shipped = (
        tuple((w, r) for w, r in phrase.readings.items() if w in words) if draft.locale == "zh-CN" else ()
    )
    return clip(draft, words, readings + tuple(r for r in shipped if r not in readings), part.span)


def _fill(
    draft: Draft, raw: str, span: Span, values: dict[str, str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`raw` with its braces filled, and the readings that stood in them (`{重庆:chóng qìng}`)."""
    if "{" not in raw and "｛" not in raw and "}" not in raw and "｝" not in raw:
        return raw, ()
    readings: list[tuple[str, str]] = []

    def one(match: re.Match[str]) -> str:
        inner = match[1].strip()
        if (reading := _READING.fullmatch(inner)) and (said := reading[2].strip()):
            word = reading[1].rstrip()
            if is_mark(said):
                return f"{_MARK}{word}{_MARK}"
            if like_a_mark(said):
                draft.found.append(odd_mark(word, said, _within(span, raw, match)))
                return f"{_MARK}{word}{_MARK}"
            readings.append((word, said))
            return word
        inner = narrow(inner)
        if inner in values:
            return values[inner]
        if inner in draft.variables:
            draft.used.add(inner)
            return draft.variables[inner].raw
        draft.found.append(_unknown_variable(draft, inner, _within(span, raw, match)))
        return inner

    text = _BRACES.sub(one, raw)
    if len(text) > LONGEST_SPOKEN:
        draft.found.append(_too_long(span, len(text)))
        text = text[:LONGEST_SPOKEN]
    if odd := _ODD_BRACE.search(_BRACES.sub("", raw)):
        draft.found.append(
            finding(
                "IVRC102",
                span,
                zh=f"话里有一个没有配对的 {odd[0]}",
                en=f"the words hold a {odd[0]} without its other half",
                mend_zh="变量写成 {名称}，读音写成 {重庆:chóng qìng}。",
                mend_en="Write a variable as {name} and a reading as {重庆:chóng qìng}.",
            )
        )
    return text, tuple(readings)


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
    if name in draft.typed:
        return finding(
            "IVRC219",
            span,
            zh=f"“{name}”是客户通话时输入的，这一版还不能播报出来",
            en=f'"{name}" is typed by the caller during the call; speaking it is not possible in this version',
            mend_zh="换一种不含它的说法。",
            mend_en="Say it without the variable.",
        )
    near = draft.nearest(name, draft.variables)
    draft.used.add(near)
    known = list(draft.variables)[:_LISTED]
    zh, en = mend(
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


def clip(draft: Draft, text: str, readings: tuple[tuple[str, str], ...], span: Span) -> str:
    """The id of the clip that speaks `text`; one clip for the same words. Empty where there is nothing to speak."""
    words, no_keys = _unmarked(text)
    if not _SLUG.sub("", words) and not any(c in words for c in "*#"):
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
    told = "\0".join((draft.locale, words, *(f"{w}={r}" for w, r in readings), *marks))
    slug = _SLUG.sub("", words)[:12]
    name = f"{slug}-{sha256(told.encode()).hexdigest()[:8]}"
    if name not in draft.clips:
        draft.clips[name] = Clip(name, words, draft.locale, readings, span, no_keys)
    return name


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Words as they are spoken, without the marks of what is no key, and where those words stand."""
    visible = _MARK.join(without(piece).translate(_INVISIBLE) for piece in text.split(_MARK))
    pieces = " ".join(visible.split()).split(_MARK)
    places: list[tuple[int, int]] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            places.append((at, at + len(piece)))
        at += len(piece)
    return "".join(pieces), tuple(places)
