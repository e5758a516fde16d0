"""The values that answers of services bring, known before anything is lowered. Code: IVRC243."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.values import ASKED, BUILT_IN, Value
from ivrc.language import tree
from ivrc.language.lines.keep import KeepLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, MOST_FIELDS, NAME
from ivrc.saying import SPELLINGS

RESULT = ("result", "call", "token")
"""Names of fields that every request or answer has."""
_SPELLED = ("号码、数量、金额、日期、时刻", "digits, number, money, date, time")


def learn(draft: Draft, source: tree.Block) -> None:
    """Adds the values of a look-up. One that several bring is of one type, and nobody types it."""
    for line in source.lines:
        if not isinstance(line, KeepLine):
            continue
        if not 0 < len(line.values) <= MOST_FIELDS:
            draft.found.append(_error(line.span, f"这里记下 {len(line.values)} 个值，要 1 到 {MOST_FIELDS} 个", f"{len(line.values)} values are kept here, and 1 to {MOST_FIELDS} can be",
                                      "例如：记下 余额:金额，到期日:日期。", "For instance: keep balance:money, due:date."))  # fmt: skip
        for name, kind in line.values[:MOST_FIELDS]:
            _one(draft, name, kind, line.span)


def _one(draft: Draft, name: str, kind: str, span: Span) -> None:
    reading = SPELLINGS.get(kind, ("", ""))
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or name in (*BUILT_IN, *RESULT):
        draft.found.append(_error(span, f"“{name}”不能做查到的值的名称", f'"{name}" cannot be the name of a value that an answer brings',
                                  "换一个名称，例如：记下 余额:金额。", "Use another name: keep balance:money."))  # fmt: skip
        return
    if not reading[0] or reading[1]:
        draft.found.append(_error(span, f"“{name}”没有写是什么类型" if not kind else f"“{kind}”不是值的类型", f'the type of "{name}" is not written' if not kind else f'"{kind}" is no type of a value',
                                  f"类型有：{_SPELLED[0]}，按它本来是什么来写。姓名、地址之类的文字念不出来，不记：提示音是事先做好的。", f"Types are: {_SPELLED[1]}; write what it is. Names, addresses and other text cannot be spoken, and are not kept: prompts are made beforehand."))  # fmt: skip
        return
    value = Value(name, reading[0], ASKED, False, span)
    known = draft.typed.setdefault(name, value)
    if (known.kind, known.source) != (value.kind, value.source):
        typed = known.source != ASKED
        draft.found.append(_error(span, f"“{name}”在别处由客户输入" if typed else f"“{name}”在别处是另一种类型", f'callers type "{name}" elsewhere' if typed else f'"{name}" is of another type elsewhere',
                                  "换一个名称。", "Use another name."))  # fmt: skip


def _error(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC243",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
