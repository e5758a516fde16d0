"""How a mend writes things in a menu file: words as their writer would write them, and the lines that take what they tell."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.flow.entries import ANY_LENGTH, ranges_told
from ivrc.flow.nodes import Clip
from ivrc.language.telling import Reading, Typed

_QUOTES = ("“”", "「」", "『』")
STRAIGHT = '""'
_DOUBLE = frozenset('"“”„‟〝〞＂')
"""All of these are one mark to the lexer."""

Place = tuple[int, int, str]


def written(clip: Clip, marked: tuple[int, int] | None = None, mark: str = "") -> str:
    """The words of a clip with the marks and readings that stand in them, and one more mark. Variables are filled in."""
    places: list[Place] = [
        (start, end, "不是键" if mark == "不是键" else "no key") for start, end in clip.no_keys
    ]
    if marked:
        places.append((*marked, mark))
    for word, reading in clip.readings:
        at = clip.text.find(word)
        if at >= 0 and not any(start < at + len(word) and at < end for start, end, _ in places):
            places.append((at, at + len(word), reading))
    text = clip.text
    for start, end, said in sorted(places, reverse=True):
        text = f"{text[:start]}{{{text[start:end]}:{said}}}{text[end:]}"
    return text


def quoted(text: str, marks: str = "“”") -> str:
    """Words between quotation marks that do not stand in them; those asked for, if they can be had."""
    if not _DOUBLE.isdisjoint(text) or not set(marks).isdisjoint(text):
        marks = next((pair for pair in _QUOTES[1:] if set(pair).isdisjoint(text)), marks)
    return f"{marks[0]}{text}{marks[1]}"


def number_line(typed: Typed) -> tuple[str, str]:
    """The line that takes a number, up to its arrow, in Chinese and English."""
    name = f"{{{typed.variable or '号码'}}}"
    any_ = typed.lengths == ANY_LENGTH
    zh = "数字" if any_ else f"{ranges_told(typed.lengths, '或', '至')}位"
    en = "digits" if any_ else f"{ranges_told(typed.lengths, ' or ', ' to ')} digits"
    last_zh, last_en = (f"，末位可为{typed.last}", f", last may be {typed.last}") if typed.last else ("", "")
    end_zh, end_en = (
        (f"，以{typed.end_key}结束", f", ended by {typed.end_key}") if typed.end_key else ("", "")
    )
    return f"{zh}{name}{last_zh}{end_zh}", f"{en} {name}{last_en}{end_en}"


def beside(words: str, reading: Reading, more: Iterable[str] = ()) -> tuple[str, str]:
    """What to do so that all that a sentence tells, and further keys, lead to one place; in Chinese and English.

    Keys stand before the words in one line. A number has a line of its own, so that the words stand above.
    """
    keys = list(dict.fromkeys([*(each.keys for each in reading.keys), *more]))
    words_zh, words_en = quoted(words), quoted(words, STRAIGHT)
    if not reading.typed:
        return (
            f"把键写在话的前面：{'，'.join(keys)} {words_zh} → …",
            f"write the {'keys' if keys[1:] else 'key'} before the words: {', '.join(keys)} {words_en} -> …",
        )
    numbers = [number_line(typed) for typed in reading.typed]
    lines_zh = [f"{line} → …" for line in (*(zh for zh, _ in numbers), *keys)]
    lines_en = [f"{line} -> …" for line in (*(en for _, en in numbers), *keys)]
    return (
        f"话加上引号，下面一行写一个：{words_zh}；{'；'.join(lines_zh)}",
        f"put the words in quotation marks, and below them a line for each: {words_en}; {'; '.join(lines_en)}",
    )
