"""What hotlines are called and which numbers they have, and where two of them get in each other's way.

A hotline's name is its folder and its place in a dial plan, and a number leads to one hotline; so both are looked at
over all the files that a command is about, whether or not the rest of a file is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.language import tree
from ivrc.regex import regex

_NUMBER = regex(r"\+?[0-9-]{3,24}")


class Head(NamedTuple):
    """A hotline's header. `file` is the one that was compiled, which may include another that has the header. `numbers`
    are as written, each with its place."""

    file: str
    name: str
    span: Span
    numbers: tuple[tuple[str, Span], ...]


def head(file: str, parsed: Iterable[tree.File]) -> Head | None:
    """The header of the hotline that stands in a file or in what it includes."""
    blocks = (block for each in parsed for block in each.blocks)
    for block in blocks:
        if block.kind == "HOTLINE":
            numbers = tuple((number.text, number.span) for number in block.numbers)
            return Head(file, block.name.text, block.span, numbers)
    return None


def digits(number: str) -> str:
    """A number as a switch knows it: `400-665-9999` is 4006659999."""
    return re.sub("[^0-9]", "", number)


def odd_numbers(block: tree.Block) -> Iterator[Diagnostic]:
    """What is wrong with the numbers of a header: no number, one written twice, one that falls into pieces."""
    seen: dict[str, Span] = {}
    for number in block.numbers:
        if not _NUMBER.fullmatch(number.text):
            yield finding(
                "IVRC215",
                number.span,
                zh=f"“{number.text}”不是电话号码",
                en=f'"{number.text}" is not a telephone number',
                mend_zh="热线的名称中间不能有空格；号码只写数字和连字符，如 400-665-9999。",
                mend_en="A hotline's name holds no spaces; a number is digits and hyphens, such as 800-555-1234.",
            )
        elif (first := seen.setdefault(digits(number.text), number.span)) != number.span:
            yield finding(
                "IVRC218",
                number.span,
                zh=f"号码 {number.text} 写了两遍",
                en=f"the number {number.text} is written twice",
                mend_zh="留下一个。",
                mend_en="Keep one.",
                labels=_first(first),
            )
    lengths = [len(digits(number.text)) for number in block.numbers]
    if len(set(lengths)) > 1 and 0 < lengths[0] <= 4 and sum(lengths) <= 12:
        yield finding(
            "IVRC215",
            block.numbers[0].span,
            zh=f"“{block.numbers[0].text}”像是一个号码的开头一段",
            en=f'"{block.numbers[0].text}" looks like the beginning of a number',
            mend_zh="号码中间不能有空格，写成 400-665-9999 或 4006659999；几个号码之间才用空格。",
            mend_en="A number holds no spaces: 800-555-1234 or 8005551234; spaces stand between several numbers.",
        )


def clashes(heads: Sequence[Head]) -> Iterator[Diagnostic]:
    """Hotlines that have a name or a number which an earlier one has."""
    names: dict[str, Head] = {}
    numbers: dict[str, tuple[Head, Span]] = {}
    for one in heads:
        first = names.setdefault(_folded(one.name), one)
        if first is not one:
            yield _same_name(one, first)
        for number, span in one.numbers:
            other, place = numbers.setdefault(digits(number), (one, span))
            if place != span and other is not one and digits(number):
                yield _same_number(number, span, one, other, place)


def _folded(name: str) -> str:
    """Names that look alike, or differ by case alone, are one folder on some machines."""
    return unicodedata.normalize("NFC", name).casefold()


def _same_name(one: Head, first: Head) -> Diagnostic:
    return finding(
        "IVRC008",
        one.span,
        zh=f"{first.file} 和 {one.file} 的热线同名：{one.name}",
        en=f"{first.file} and {one.file} have hotlines of one name: {one.name}",
        mend_zh="给其中一条热线换个名称，或分两次生成，用 -o 放进两个文件夹。",
        mend_en="Give one of the hotlines another name, or build them one by one into two folders with -o.",
        labels=_first(first.span) if first.span != one.span else (),
    )


def _same_number(number: str, span: Span, one: Head, other: Head, place: Span) -> Diagnostic:
    return finding(
        "IVRC014",
        span,
        zh=f"号码 {number} 已经是热线“{other.name}”的，打来的电话不知道进“{one.name}”还是进它",
        en=f'the number {number} is that of the hotline "{other.name}" already: a call to it cannot come to '
        f'"{one.name}" as well',
        mend_zh="从其中一条热线删去这个号码，或换成它自己的号码。",
        mend_en="Take the number out of one of the hotlines, or write its own number there.",
        labels=_first(place),
    )


def _first(span: Span) -> tuple[Label, ...]:
    return (Label(span, "先在这里写过", "it was written here first"),)
