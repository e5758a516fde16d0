"""What is wrong with a 收号: IVRC252, and what it has in common with menus."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.entries import ranges_told
from ivrc.language import tree
from ivrc.language.lexer import has_arrow
from ivrc.language.lines.confirm import ConfirmLine
from ivrc.language.lines.digits import DigitsLine
from ivrc.lowering.draft import here


def no_digits(source: tree.Block) -> Diagnostic:
    return finding(
        "IVRC252",
        source.span,
        zh=f"收号“{source.name.text}”没有写要输入几位",
        en=f'"collect {source.name.text}" does not say how many digits there are',
        mend_zh="加一行，例如：11位；位数不定就写：数字，以#结束。",
        mend_en="Add a line, for instance: 11 digits; where there may be any number of them: digits, ended by #.",
    )


def no_end(line: DigitsLine, lengths: Sequence[int]) -> Diagnostic | None:
    """What is wrong with how the number ends; None where nothing is."""
    if line.end_key.isdigit():
        zh, en = (
            f"号码不能以 {line.end_key} 结束：{line.end_key} 也是号码里的数字",
            f"a number cannot be ended by {line.end_key}, which is a digit of numbers too",
        )
    elif line.end_key and line.end_key == line.last:
        zh, en = (
            f"{line.end_key} 既可以是末位，又是结束键，分不清是哪一个",
            f"{line.end_key} may be the last digit, and it ends the number too",
        )
    elif line.lengths or line.end_key:
        return None
    else:
        zh, en = (
            "没有写号码有几位，也没有写以哪个键结束，不知道客户什么时候输完",
            "neither the number of digits nor the key that ends them is written: nobody knows when the caller is done",
        )
    key = "*" if line.last == "#" else "#"
    many_zh = f"{ranges_told(lengths, '或', '至')}位" if line.lengths else "数字"
    many_en = f"{ranges_told(lengths, ' or ', ' to ')} digits" if line.lengths else "digits"
    last_zh, last_en = (f"，末位可为{line.last}", f", last may be {line.last}") if line.last else ("", "")
    return finding(
        "IVRC229",
        line.span,
        zh=zh,
        en=en,
        mend_zh=f"写成：{many_zh}{last_zh}，以{key}结束",
        mend_en=f"Write: {many_en}{last_en}, ended by {key}",
    )


def no_wait(source: tree.Block) -> Diagnostic:
    return finding(
        "IVRC210",
        source.span,
        zh=f"“{source.name.text}”和热线都没有写等客户按键等多久",
        en=f'neither "{source.name.text}" nor its hotline says how long to wait for a key',
        mend_zh="在热线里加一行，例如：无按键 5秒，重听 2次，→ …",
        mend_en="Add a line to the hotline, for instance: no input 5s, repeat 2 times, -> …",
    )


def goes_on_at_once(span: Span) -> Diagnostic:
    return finding(
        "IVRC207",
        span,
        zh="收号要等客户输入，不能说完就走",
        en="a number is waited for: the call cannot go on when this has been said",
        mend_zh="把箭头另起一行，写在位数下面。",
        mend_en="Write the arrow on a line of its own, below the number of digits.",
    )


def holds_on(span: Span) -> Diagnostic:
    return finding(
        "IVRC207",
        span,
        zh="收号里不按键就是还没有输入，不能等着去别处",
        en="where a number is asked for, to hold is to type nothing, and leads nowhere else",
        mend_zh="只说按键，例如：人工服务请按0 → …。",
        mend_en="Tell the key only, for instance: For an operator, press 0 -> …",
    )


def counted_twice(span: Span, first: Span) -> Diagnostic:
    return finding(
        "IVRC218",
        span,
        zh="“最多”一行已经写了几次、最后去哪里，这里又写了一遍",
        en='how often, and where it ends, is written in "at most", and here again',
        mend_zh="这里只写等多久、说什么，例如：无按键 8秒，“没有收到您的输入。”",
        mend_en='Write here only how long to wait and what is said: no input 8s, "Nothing was entered."',
        labels=here(first),
    )


def marks(line: ConfirmLine) -> Diagnostic | None:
    """A read-back that has an arrow, a mark among its bare words, or no words."""
    last = line.words[-1] if line.words else None
    bare = last.raw if isinstance(last, tree.Text) else ""
    if line.words and not has_arrow(bare) and not set(bare) & set('“”"《》<>'):
        return None
    arrow = has_arrow(bare)
    return finding(
        "IVRC252",
        line.span,
        zh="复述的话后面不写箭头：正确就走本块的“→”，重新输入就再问一遍" if arrow else "复述要说什么没有写清",
        en='a read-back has no arrow: what is right goes on at the block\'s own "->", what is not is asked for again'
        if arrow
        else "it is not clear what is said in the read-back",
        mend_zh="写成：复述 “您输入的是{号码}。” 正确请按1，重新输入请按2",
        mend_en='Write: confirm "You entered {number}." If that is correct, press 1; to enter it again, press 2',
    )
