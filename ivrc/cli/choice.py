"""`--select CODES` and `--ignore CODES`: which findings a command tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.chosen import PROFILES, Chosen
from ivrc.diagnostics.codes import table
from ivrc.diagnostics.near import mend, near_code, nearest
from ivrc.diagnostics.sets import sets


def choice(chosen: Chosen, select: Sequence[str], ignore: Sequence[str]) -> tuple[Chosen, list[Diagnostic]]:
    """What a project chooses, changed as a command line says, and what of that makes no sense."""
    asked, left = list(_words(select)), list(_words(ignore))
    odd = [_odd("--select", word, chosen) for word in chosen.unknown(asked)]
    odd += [_odd("--ignore", word, chosen) for word in chosen.unknown(left)]
    return chosen.over(asked, left), odd


def _words(values: Sequence[str]) -> Iterator[str]:
    """Codes in capitals, profiles and sets in small letters."""
    for word in ",".join(values).replace("，", ",").split(","):
        if word := word.strip():
            yield word.lower() if word.lower() in (*PROFILES, *sets()) else word.upper()


def _odd(option: str, word: str, chosen: Chosen) -> Diagnostic:
    if word in table():
        return finding(
            "IVRC011",
            Span(option),
            zh=f"{word} 总是要说的",
            en=f"{word} is told always",
            mend_zh=f"改好它；为什么，见：ivrc explain {word}。",
            mend_en=f"Mend it; why, says: ivrc explain {word}.",
        )
    near = near_code(word, chosen.may_stand) or nearest(word.lower(), [*PROFILES, *sets()])
    zh, en = mend(near, "全部编号见：ivrc rules。", "All codes: ivrc rules.")
    return finding(
        "IVRC011",
        Span(option),
        zh=f"没有 {word} 这个编号或 profile",
        en=f"there is no code or profile {word}",
        mend_zh=zh,
        mend_en=en,
    )
