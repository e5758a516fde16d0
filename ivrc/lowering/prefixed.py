"""IVRC230 for a key that a number may follow (`dial 7 followed by the room number`): the key alone, or one entry that
begins with it."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.nodes import Clip
from ivrc.language.telling import Doubt, Reading
from ivrc.lowering.written import beside, written

_MANY = 5
"""Lengths from which on a sentence does not tell how long the number is."""
_FOUR = 3
"""Which of the entries is written then: the key and four digits."""


def prefixed(clip: Clip, reading: Reading, doubt: Doubt, option: bool) -> Diagnostic:
    """The finding, with the line for either. `option`: the clip speaks an option."""
    word = clip.text[doubt.start : doubt.end].strip()
    many = len(doubt.longer) > _MANY * len(doubt.keys)
    longer = [doubt.longer[_FOUR]] if many else list(doubt.longer)
    longer[-1] += f"{{{doubt.variable or '号码'}}}"
    alone_zh, alone_en = _line(clip, reading, list(doubt.keys), option)
    whole_zh, whole_en = _line(clip, reading, longer, option)
    keys, keys_en = "，".join(doubt.keys), ", ".join(doubt.keys)
    count_zh, count_en = ("（号码几位，就写几个 X）", " (an X for each digit)") if many else ("", "")
    return finding(
        "IVRC230",
        clip.span,
        zh=f"“{clip.text}”里的“{word}”有两种读法：只按 {keys}，号码到下一个菜单再输入；也可能接着 {keys} 一起输入，是一个号码",
        en=f'"{word}" in "{clip.text}" can be read in two ways: as the key {keys_en}, after which another menu asks for '
        f"the number; or as one number that begins with {keys_en}",
        mend_zh=f"只按 {keys} 就{alone_zh}；一起输入就{whole_zh}{count_zh}",
        mend_en=f"If it is a key, {alone_en}; if it is one number, {whole_en}{count_en}",
    )


def _line(clip: Clip, reading: Reading, keys: list[str], option: bool) -> tuple[str, str]:
    if option:
        return beside(written(clip), reading, keys)
    return f"另起一行写：{'，'.join(keys)} → …", f"add a line: {', '.join(keys)} -> …"
