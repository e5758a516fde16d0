"""The languages of a hotline that speaks several: what is said in each, and where a call goes on in another.

The nodes are lowered once for each language, as far as a call in it comes to them: `主菜单·英语` is `主菜单` in English, and what
changes the language is a way from the one to the other. So nothing behind the lowering has to know of languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.language.lines.language import LanguageLine
from ivrc.language.locales import locale_of
from ivrc.lowering.draft import Draft, Held, Tongue, here
from ivrc.regex import regex
from ivrc.saying import SPELLINGS

Made = TypeVar("Made")

_BRACES = regex(r"[{｛][^{}｛｝]*[}｝]")
_BETWEEN = "·"
"""Stands between the name of a node and the language that it is lowered in."""


def tongues(draft: Draft, head: tree.Block) -> None:
    """Reads which languages the hotline speaks, where it speaks several."""
    line = next((line for line in head.lines if isinstance(line, LanguageLine)), None)
    if line is None or not line.others:
        return
    found: dict[str, tuple[Tongue, Span]] = {}
    for name in (line.name, *line.others):
        locale = locale_of(name.text)
        if locale is None:
            continue  # as settings tell
        if locale in found:
            draft.found.append(_named_twice(name, *found[locale]))
            continue
        found[locale] = (Tongue(name.text, locale, not found), name.span)
    draft.tongues = tuple(tongue for tongue, _ in found.values())
    draft.tongues_span = line.span


def _named_twice(name: tree.Name, first: Tongue, span: Span) -> Diagnostic:
    same = name.text == first.name
    return finding(
        "IVRC284",
        name.span,
        zh=f"语言“{name.text}”写了两次" if same else f"“{name.text}”和“{first.name}”是同一种语言",
        en=f'the language "{name.text}" is named twice'
        if same
        else f'"{name.text}" and "{first.name}" are the same language',
        mend_zh="留下一个。",
        mend_en="Keep one.",
        labels=here(span),
    )


def enter(draft: Draft, tongue: Tongue) -> Tongue:
    """Goes on in a language, and gives the one that was spoken before."""
    before = draft.tongue or draft.tongues[0]
    before.held = Held(draft.locale, draft.notice, draft.shared, draft.said, draft.spoken)
    draft.locale, draft.notice, draft.shared, draft.said, draft.spoken = tongue.held
    draft.tongue = None if tongue.first else tongue
    return before


def chosen(draft: Draft, part: tree.Text | tree.Phrase) -> tree.Text | tree.Phrase | None:
    """What is said in the place of a part of speech in the language that is spoken; None where nothing is written for it."""
    locale = draft.tongue.locale if draft.tongue else draft.locale
    for other in part.others:
        if other.locale == locale:
            return other.said
    return None if draft.tongue is not None and worded(part) else part


def worded(part: tree.Text | tree.Phrase) -> bool:
    """Whether it holds words of a language: letters that are no name of a value, and readings of words."""
    texts = (part.raw,) if isinstance(part, tree.Text) else tuple(value for _, value in part.arguments)
    return any(holds_words(text) for text in texts)


def holds_words(text: str) -> bool:
    """Whether a text holds words of a language."""
    if any(sign.isalpha() for sign in _BRACES.sub("", text)):
        return True
    for brace in _BRACES.findall(text):
        _, colon, said = brace[1:-1].replace("：", ":").partition(":")
        if colon and said.strip().lower() not in SPELLINGS:
            return True
    return False


def said(draft: Draft, speech: tree.Speech) -> Iterator[tree.Text | tree.Phrase]:
    """The parts of a speech in the language that is spoken; what is missing is noted and left out."""
    for part in speech:
        found = chosen(draft, part)
        if found is None:
            lacking(draft, part)
        else:
            yield found


def variable(draft: Draft, name: str) -> str:
    """What a variable of the hotline holds, in the language that is spoken."""
    draft.used.add(name)
    value = draft.variables[name]
    if draft.tongue is None:
        return value.raw
    return "".join(part.raw for part in said(draft, (value,)) if isinstance(part, tree.Text))


def lacking(draft: Draft, part: tree.Text | tree.Phrase) -> None:
    """Notes that a part of speech has no words in the language that is spoken."""
    if draft.tongue is not None:
        draft.lacking.setdefault(part.span, (part, {}))[1][draft.tongue.name] = None


def in_tongue(draft: Draft, name: str, tongue: Tongue | None) -> str:
    """The id of a node in a language, which is lowered there if it is not yet."""
    if tongue is None or tongue.first:
        return name
    own = f"{name}{_BETWEEN}{tongue.name}"
    if own not in draft.bases:
        if own in draft.blocks:
            draft.found.append(_name_taken(draft.blocks[own].name, name, tongue))
        draft.bases[own] = name
        draft.taken.add(own)
        draft.tongue_of[own] = tongue
        if name in draft.uses:
            draft.uses[own] = draft.uses[name]
        tongue.todo.append(own)
    return own


def _name_taken(taken: tree.Name, name: str, tongue: Tongue) -> Diagnostic:
    return finding(
        "IVRC202",
        taken.span,
        zh=f"“{taken.text}”是“{name}”说{tongue.name}时的名称，不能再给别的节点",
        en=f'"{taken.text}" is what "{name}" is called in {tongue.name}, and no other node can be called so',
        mend_zh="换个名称。",
        mend_en="Choose another name.",
    )


def spoken_by(draft: Draft, owner: str) -> Tongue | None:
    """The language of a node; None for the first."""
    return draft.tongue_of.get(draft.owners.get(owner, owner))


def base(draft: Draft, owner: str) -> str:
    """The name in the source of the node that a node was made for."""
    own = draft.owners.get(owner, owner)
    return draft.bases.get(own, own)


def words_for(draft: Draft, language: tree.Name, words: tree.Speech) -> tuple[tree.Speech, Tongue | None]:
    """The words of an option that leads to a language, and that language: the option is told in it."""
    tongue = _named(draft, language)
    if tongue is None:
        return words, None
    own = tuple(part._replace(others=(tree.Other(tongue.locale, part),)) for part in words)
    return own, tongue


def _named(draft: Draft, language: tree.Name) -> Tongue | None:
    locale = locale_of(language.text)
    return next((tongue for tongue in draft.tongues if tongue.locale == locale), None)


def asked(draft: Draft, way: tree.Way) -> Tongue | None:
    """The language that a way goes on in. One that is not spoken is told."""
    language = way.language
    assert language is not None
    tongue = _named(draft, language)
    if tongue is not None:
        return tongue
    known = locale_of(language.text) is not None
    names = [tongue.name for tongue in draft.tongues]
    near = draft.nearest(language.text, names) if not known else ""
    zh, en = mend(
        near,
        f"在热线里写上它：语言 {'，'.join((*(names or ['普通话']), language.text))}。",
        f"Name it in the hotline: language {', '.join((*(names or ['english']), language.text))}.",
    )
    draft.found.append(
        finding(
            "IVRC283",
            language.span,
            zh=f"热线不说“{language.text}”" if known else f"不认识语言“{language.text}”",
            en=f'the hotline does not speak "{language.text}"'
            if known
            else f'the language "{language.text}" is not known',
            mend_zh=zh,
            mend_en=en,
            fix=near or None,
        )
    )
    return None


def nowhere(span: Span, language: str, word: str = "") -> Diagnostic:
    """A change of language that leads to no node."""
    return finding(
        "IVRC283",
        span,
        zh=f"换成{language}以后去哪里，要写节点的名称" + (f"，“{word}”不行" if word else ""),
        en=f"where the call goes on in {language} has to be a node by its name" + (f', not "{word}"' if word else ""),
        mend_zh=f"写成：→ 语言 {language} 主菜单。",
        mend_en=f"Write: -> speak {language} main.",
    )  # fmt: skip


def heard_in(draft: Draft, tongue: Tongue, make: Callable[[], Made]) -> Made:
    """What is made of something in another language than the one that is spoken here."""
    before = enter(draft, tongue)
    made = make()
    enter(draft, before)
    return made


def first_locale(draft: Draft) -> str:
    """The language that the hotline is written in."""
    return draft.tongues[0].locale if draft.tongues else draft.locale


def in_first(draft: Draft, make: Callable[[], Made]) -> Made:
    """The same in the hotline's first language: what desks hear, and what is written down, is not for the caller."""
    return make() if draft.tongue is None else heard_in(draft, draft.tongues[0], make)
