"""Numbers that callers type, put among the entries of their menu: no two of them may be mistaken for one another."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow import causes
from ivrc.flow.causes import Cause
from ivrc.flow.entries import ANY_LENGTH, in_words, ranges_told
from ivrc.flow.nodes import Edge, Entry, Number
from ivrc.language.lines.number import NumberLine
from ivrc.language.telling import LONGEST_ENTRY
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.pins import required
from ivrc.lowering.settings import out_of_range
from ivrc.lowering.ways import way_on

Entries = dict[Cause, Entry | Number]
"""The entries of a menu so far, by the cause of their edges."""


def number_line(
    draft: Draft, line: NumberLine, menu: str, entries: Entries, beside: tuple[str, ...] = ()
) -> None:
    """Adds the number of a line, once its lengths and keys can be kept. `beside` are the clips of the line."""
    lengths = lengths_of(draft, line.lengths, line.span)
    if lengths is None:
        return
    if not line.variable.strip():
        draft.found.append(_no_name(line))
        return
    if line.end_key.isdigit() or not (line.lengths or line.end_key):
        draft.found.append(_no_end(line))
        return
    edge = way_on(draft, line.way, menu, cause_of(lengths, line.variable), menu=True)
    edge = Edge(cause_of(lengths, line.variable), edge.target, line.span)
    pin = required(draft, line, lengths)
    enter(draft, menu, entries, Number(lengths, line.end_key, edge, line.variable, line.last, beside, pin))


def lengths_of(draft: Draft, written: Sequence[tuple[int, int]], span: Span) -> tuple[int, ...] | None:
    """The lengths that are written; any where none is, and None where one is out of range."""
    if not written:
        return ANY_LENGTH
    outside = next((n for low, high in written for n in (low, high) if not 1 <= n <= LONGEST_ENTRY), None)
    if outside is None:
        return tuple(sorted({n for low, high in written for n in range(low, high + 1)}))
    many_zh, many_en = f"1 到 {LONGEST_ENTRY} 位", f"1 to {LONGEST_ENTRY} digits"
    draft.found.append(out_of_range(span, f"{outside} 位", counted(outside, "digit"), many_zh, many_en))
    return None


def enter(draft: Draft, menu: str, entries: Entries, number: Number) -> None:
    """Adds a number to the entries of a menu, unless it cannot be told from one that is there (IVRC228)."""
    if number.last and number.last == number.end_key:
        draft.found.append(_last_ends(menu, number))
        return
    for other in entries.values():
        if isinstance(other, Number) and (both := _readings(number) & _readings(other)):
            draft.found.append(_alike(menu, number, other, *min(both)))
            return
    cause = number.edge.cause
    if cause in entries:
        cause = causes.number(f"{cause.what} {ranges_told(number.lengths)}")
    entries[cause] = number._replace(edge=number.edge._replace(cause=cause))


def cause_of(lengths: Sequence[int], variable: str) -> Cause:
    """The cause of a number's edge: `number 分机号`, and `number 4-6` where no variable receives it."""
    return causes.number(variable or ranges_told(lengths))


def _readings(number: Number) -> set[tuple[int, str]]:
    """Everything that is the number, as how many digits it begins with and the other key at its end."""
    found = {(length, "") for length in number.lengths}
    if number.last:
        found |= {(length - 1, number.last) for length in number.lengths}
    if number.end_key:
        found |= {(length, number.end_key) for length in number.lengths}
    return found


def _alike(menu: str, number: Number, other: Number, digits: int, key: str) -> Diagnostic:
    (one_zh, one_en), (other_zh, other_en) = in_words(other), in_words(number)
    typed_zh, typed_en = (
        f"{digits} 位数字" + (f"再按 {key}" if key else ""),
        f"{digits} digits" + (f" and {key}" if key else ""),
    )
    return finding(
        "IVRC228",
        number.edge.span,
        zh=f"菜单“{menu}”里客户输入{typed_zh}，分不清是{one_zh}还是{other_zh}",
        en=f'in the menu "{menu}" {typed_en} could be {one_en} as well as {other_en}',
        mend_zh="让两个号码的位数不同，或者先问是哪一种，再在各自的菜单里输入。",
        mend_en="Give the two different lengths, or ask which one it is and take each in a menu of its own.",
        labels=here(other.edge.span),
    )


def _last_ends(menu: str, number: Number) -> Diagnostic:
    zh, en = in_words(number)
    other = "*" if number.end_key == "#" else "#"
    return finding(
        "IVRC228",
        number.edge.span,
        zh=f"菜单“{menu}”里{zh}的末位可以是 {number.last}，又以 {number.last} 结束，分不清是哪一个",
        en=f'in the menu "{menu}" {number.last} may be the last digit of {en}, and ends it too',
        mend_zh=f"换一个结束键：以{other}结束。",
        mend_en=f"Let another key end it: ended by {other}.",
    )


def _no_end(line: NumberLine) -> Diagnostic:
    if line.end_key:
        zh, en = (
            f"号码不能以 {line.end_key} 结束：{line.end_key} 也是号码里的数字",
            f"a number cannot be ended by {line.end_key}, which is a digit of numbers too",
        )
    else:
        zh, en = (
            "没有写号码有几位，也没有写以哪个键结束，不知道客户什么时候输完",
            "neither the number of digits nor the key that ends them is written: nobody knows when the caller is done",
        )
    name = f"{{{line.variable}}}"
    if line.lengths:
        lengths = sorted({n for low, high in line.lengths for n in range(low, high + 1)})
        mend_zh = f"换一个结束键：{ranges_told(lengths, '或', '至')}位{name}，以#结束 → …"
        mend_en = (
            f"Let another key end it: {ranges_told(lengths, ' or ', ' to ')} digits {name}, ended by # -> …"
        )
    else:
        mend_zh = f"写上结束键或位数，例如：数字{name}，以#结束 → …，或 6位{name} → …。"
        mend_en = (
            f"Write the end key or the number of digits, for instance: digits {name}, ended by # -> …, "
            f"or 6 digits {name} -> …"
        )
    return finding(
        "IVRC229",
        line.span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _no_name(line: NumberLine) -> Diagnostic:
    return finding(
        "IVRC205",
        line.span,
        zh="花括号里没有写号码的名称",
        en="the braces give the number no name",
        mend_zh="在花括号里写上名称，例如 {卡号}。",
        mend_en="Write a name in the braces, for instance {card}.",
    )
