"""工号, 接通前: what the caller hears of each who answers, before the talk."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.nodes import Play
from ivrc.language import tree
from ivrc.language.lines.before import BeforeLine
from ivrc.language.lines.numbers import NumbersLine
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.figures import digit_by_digit
from ivrc.lowering.speech import plays
from ivrc.regex import regex

NAMES = ("工号", "agent number")
"""What stands in braces for the number of whoever answers."""
_SAID = regex(rf"[{{｛]\s*(?:{'|'.join(NAMES)})\s*[}}｝]", 0)
_NUMBER = regex("[0-9]{1,10}")


def agent_numbers(draft: Draft, line: NumbersLine) -> None:
    """Keeps the number of each; what is none is told."""
    for name, text in line.numbers:
        number = narrow(text.raw).strip()
        if not name or not _NUMBER.fullmatch(number):
            draft.found.append(_no_number(text.span, name or text.raw))
        elif name in draft.agents:
            draft.found.append(_twice(text.span, name))
        else:
            draft.agents[name] = tree.Text(number, text.span)


def before(draft: Draft, source: tree.Block, whom: Sequence[str], at_once: bool) -> tuple[str, ...]:
    """The clip of each who is dialled, in order; none where nothing is said."""
    line = next((each for each in source.lines if isinstance(each, BeforeLine)), None)
    return said_to(draft, line.span, line.speech, whom, at_once) if line else ()


def said_to(
    draft: Draft, span: Span, speech: tree.Speech, whom: Sequence[str], at_once: bool = False
) -> tuple[str, ...]:
    """The clip of a speech for each who may answer, in order."""
    if not _says_number(draft, speech):
        return _clip(draft, span, speech) * max(1, len(whom))
    if at_once or not whom:
        draft.found.append(_not_told_apart(span, at_once))
        return ()
    lacking = [name for name in whom if name not in draft.agents]
    if lacking:
        draft.found.append(_lacks(span, lacking))
        return ()
    found: list[str] = []
    kept = {name: draft.variables[name] for name in NAMES if name in draft.variables}
    for name in whom:
        number = draft.agents[name]
        draft.agents_said.add(name)
        draft.variables.update(dict.fromkeys(NAMES, number))
        found += _clip(draft, span, tuple(_spelt(draft, part, number.raw) for part in speech))
    for name in NAMES:
        draft.variables.pop(name, None)
    draft.variables.update(kept)
    draft.used.update(NAMES)
    return tuple(found) if len(found) == len(whom) else ()


def _says_number(draft: Draft, speech: tree.Speech) -> bool:
    for part in speech:
        if isinstance(part, tree.Phrase):
            known = draft.library.find(part.name)
            given = {name for name, _ in part.arguments}
            if known and any(name in NAMES and name not in given for name in known.parameters):
                return True
        elif _SAID.search(part.raw):
            return True
    return False


def _spelt(draft: Draft, part: tree.Text | tree.Phrase, number: str) -> tree.Text | tree.Phrase:
    """The words with the number in them, each digit by itself."""
    if isinstance(part, tree.Phrase):
        return part

    words, readings = digit_by_digit(number, draft.locale)
    said = dict(readings).get(words)
    others = tuple(other._replace(said=_spelt(draft, other.said, number)) for other in part.others)
    return part._replace(raw=_SAID.sub(f"{{{words}:{said}}}" if said else words, part.raw), others=others)


def _clip(draft: Draft, span: Span, speech: tree.Speech) -> tuple[str, ...]:
    """What is said is one clip: a switch plays one at this place, and it cannot hold what only the call knows."""
    said = plays(draft, speech, interruptible=False)
    clips = tuple(each.clip for each in said if isinstance(each, Play))
    if len(clips) == len(said) == 1:
        return clips
    if said:
        draft.found.append(_not_one(span))
    return ()


def _error(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC296",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _no_number(span: Span, what: str) -> Diagnostic:
    return _error(
        span,
        f"“{what}”的工号不是 1 到 10 位数字",
        f'the number of "{what}" is not 1 to 10 digits',
        "写成：工号 坐席一=1001，坐席二=1002。",
        "Write: agent numbers desk=1001, night-desk=1002.",
    )


def _twice(span: Span, name: str) -> Diagnostic:
    return _error(
        span,
        f"“{name}”的工号写了两遍",
        f'the number of "{name}" is written twice',
        "只留一个。",
        "Keep one of them.",
    )


def _lacks(span: Span, names: Sequence[str]) -> Diagnostic:
    given_zh = "，".join(f"{name}=1001" for name in names)
    given_en = ", ".join(f"{name}=1001" for name in names)
    return _error(
        span,
        f"接通前要报工号，可是没有写{'、'.join(names)}的工号",
        f"the number is said before the talk, and none is given for {', '.join(names)}",
        f"在热线下面写上各自的工号，例如：工号 {given_zh}。",
        f"Give each its number beneath the hotline, for instance: agent numbers {given_en}.",
    )


def _not_told_apart(span: Span, at_once: bool) -> Diagnostic:
    if at_once:
        return _error(
            span,
            "几部电话同时振铃，接通前还不知道是谁接的，报不了工号",
            "where several ring at once it is not known before the talk who answered, and no number can be said",
            "改成依次拨，或者说一句对谁都对的话，例如：接通前 “已经为您接通。”",
            'Dial them in turn, or say what is true of everybody, such as: before talk "You are connected."',
        )
    return _error(
        span,
        "拨的是客户输入的分机，没有工号可报",
        "an extension that the caller typed is dialled, and has no number to be said",
        "说一句对谁都对的话，例如：接通前 “已经为您接通。”",
        'Say what is true of everybody, such as: before talk "You are connected."',
    )


def _not_one(span: Span) -> Diagnostic:
    return _error(
        span,
        "接通前只能说一句整的话，里面不能有通话中才知道的内容",
        "before the talk one whole sentence can be said, without what is known only in the call",
        "写成一句，例如：接通前 “{工号}号为您服务。”",
        'Write one sentence, such as: before talk "Agent {agent number} will help you."',
    )
