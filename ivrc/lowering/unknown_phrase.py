"""A phrase that there is not: which one was probably meant, and whether its name alone would do."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.phrases import Phrase


def unknown_phrase(draft: Draft, part: tree.Phrase) -> Diagnostic:
    """The finding. Another name is a fix where the phrase of that name can be said with what is written here."""
    near = draft.nearest(part.name, draft.library.names())
    meant = draft.library.find(near) if near else None
    if meant is None:
        zh, en = (
            "在 prompts/ 里写这条用语，或直接写“要说的话”。",
            "Write it in prompts/, or write the words here.",
        )
    else:
        zh, en = f"是不是{part.renamed(near)}？", f"Did you mean {part.renamed(near)}?"
    return finding(
        "IVRC204",
        part.span,
        zh=f"没有名为《{part.name}》的标准用语",
        en=f"there is no standard phrase <{part.name}>",
        mend_zh=zh,
        mend_en=en,
        fix=part.renamed(near) if meant and _can_be_said(draft, meant, part) else None,
    )


def _can_be_said(draft: Draft, phrase: Phrase, part: tree.Phrase) -> bool:
    """Whether it has a text in this language, takes what is given and lacks nothing."""
    given = {name for name, _ in part.arguments}
    if given == {""} and len(phrase.parameters) == 1:
        given = set(phrase.parameters)
    if draft.locale not in phrase.texts:
        return False
    for parameter in phrase.parameters.values():
        names = {name for name in (parameter.name, parameter.alias_en) if name}
        if parameter.default is None and not (names & given or names & draft.variables.keys()):
            return False
        given -= names
    return not given
