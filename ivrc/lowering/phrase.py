"""A standard phrase: looked up, its parameters bound, and spelt."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.lowering.clips import Readings, fill
from ivrc.lowering.draft import Draft
from ivrc.lowering.figures import digit_by_digit, numbers_in
from ivrc.lowering.tongues import lacking, variable
from ivrc.lowering.unknown_phrase import unknown_phrase
from ivrc.phrases.library import Parameter, Phrase


def phrase(draft: Draft, part: tree.Phrase) -> tuple[str, Readings] | None:
    """The words of a standard phrase and how they are read: looked up, its parameters bound, and spelt."""
    known = draft.library.find(part.name)
    if known is None:
        draft.found.append(unknown_phrase(draft, part))
        return None
    text = known.texts.get(draft.locale)
    if text is None and draft.tongue is not None:
        lacking(draft, part)
        return None
    if text is None:
        draft.found.append(_not_in_this_language(draft.locale, part, known))
        return None
    values, readings = _given(draft, part, known)
    for name, parameter in known.parameters.items():
        if name not in values:
            values[name] = _inherited(draft, part, name, parameter)
    return _spelt(draft, part, known, text, values, readings)


def _given(draft: Draft, part: tree.Phrase, phrase: Phrase) -> tuple[dict[str, str], Readings]:
    """The parameters that are written at this place, by their Chinese names."""
    known = {alias: p for p in phrase.parameters.values() for alias in (p.name, p.alias_en) if alias}
    values: dict[str, str] = {}
    readings: Readings = ()
    for name, value in part.arguments:
        if not name and len(phrase.parameters) == 1:
            name = next(iter(phrase.parameters))
        if name in known:
            values[known[name].name], more = fill(draft, value, part.span, {})
            readings += more
            continue
        near = draft.nearest(name, known)
        draft.found.append(_no_parameter(part, name, near, list(known)))
        if near:
            values[known[near].name] = value
    return values, readings


def _inherited(draft: Draft, part: tree.Phrase, name: str, parameter: Parameter) -> str:
    """A parameter that is not written at the place: the hotline's variable of its name, else its default."""
    found = parameter.default
    for alias in filter(None, (name, parameter.alias_en)):
        if alias in draft.variables:
            found = variable(draft, alias)
    if found is None:
        draft.found.append(_needed(part, parameter))
        return parameter.example
    return found


def _spelt(
    draft: Draft, part: tree.Phrase, phrase: Phrase, text: str, values: dict[str, str], readings: Readings
) -> tuple[str, Readings]:
    """A phrase's text with its parameters in it, each read as the phrase has it."""
    for parameter in phrase.parameters.values():
        if parameter.read == "digits":
            values[parameter.name], more = digit_by_digit(values[parameter.name], draft.locale)
            readings += more
        if parameter.alias_en:
            values[parameter.alias_en] = values[parameter.name]
    numbers = {
        name: values[parameter.name]
        for parameter in phrase.parameters.values()
        for name in (parameter.name, parameter.alias_en)
        if name and parameter.read == "number"
    }
    words, more = fill(draft, numbers_in(text, numbers, draft.locale), part.span, values)
    readings += more
    shipped = (
        tuple((w, r) for w, r in phrase.readings.items() if w in words) if draft.locale == "zh-CN" else ()
    )
    return words, readings + tuple(r for r in shipped if r not in readings)


def _not_in_this_language(locale: str, part: tree.Phrase, phrase: Phrase) -> Diagnostic:
    return finding(
        "IVRC222",
        part.span,
        zh=f"《{part.name}》没有 {locale} 的文本，只有：{'、'.join(phrase.texts)}",
        en=f"<{part.name}> has no text for {locale}, only for: {', '.join(phrase.texts)}",
        mend_zh="在 prompts/ 里补上这种语言的文本。",
        mend_en="Add a text in that language in prompts/.",
    )


def _no_parameter(part: tree.Phrase, name: str, near: str, known: list[str]) -> Diagnostic:
    zh, en = mend(
        near, f"可用的参数：{'、'.join(known) or '没有'}。", f"It takes: {', '.join(known) or 'none'}."
    )
    return finding(
        "IVRC222",
        part.span,
        zh=f"《{part.name}》没有参数“{name}”",
        en=f'<{part.name}> has no parameter "{name}"',
        mend_zh=zh,
        mend_en=en,
    )


def _needed(part: tree.Phrase, parameter: Parameter) -> Diagnostic:
    name, alias, example = parameter.name, parameter.alias_en or parameter.name, parameter.example
    return finding(
        "IVRC222",
        part.span,
        zh=f"《{part.name}》要有“{name}”才能说（{parameter.about_zh}）",
        en=f'<{part.name}> needs "{name}" ({parameter.about_en})',
        mend_zh=f"在热线里写一行：{name}  {example}，或写《{part.name}（{name}={example}）》。",
        mend_en=f"Write in the hotline: {alias}  {example}, or <{part.name}({alias}={example})>.",
    )
