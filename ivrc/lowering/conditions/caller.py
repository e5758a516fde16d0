"""`主叫开头是 0576 → …`: the calling number, as it is dialled within the country."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.conditions.caller import BEGINS, WITHHELD, Caller
from ivrc.flow.national import ABROAD, national
from ivrc.flow.values import DIGITS, NATIONAL, Value
from ivrc.language.conditions.caller import CallerAsked
from ivrc.lowering.draft import Draft
from ivrc.regex import regex

NAME = "主叫（国内）"
"""The value. No braces can name it."""
_AND = regex(r"\s*(?:,|、|和|或者?|\b(?:or|and)\b)\s*")
_NUMBER = regex(r"[+]?[0-9](?:[ -]?[0-9]){0,19}")
_AREA = regex(r"[2-7][0-9]{1,2}|10")
"""What looks like an area code without its 0."""


def lower(draft: Draft, asked: CallerAsked) -> Caller:
    """The condition; what is wrong with it, is told."""
    draft.given.setdefault(NAME, Value(NAME, DIGITS, NATIONAL, False, asked.words.span))
    if asked.sign == WITHHELD:
        return Caller(NAME, WITHHELD, ())
    numbers: list[str] = []
    for written in _AND.split(asked.numbers):
        if problem := _misfit(asked, written):
            draft.found.append(problem)
            break
        digits = written.replace(" ", "").replace("-", "")
        numbers.append(_beginning(digits) if asked.sign == BEGINS else national(digits))
    return Caller(NAME, asked.sign, tuple(dict.fromkeys(numbers)) or ("0",))


def _beginning(digits: str) -> str:
    """What numbers of another country begin with begins with 00."""
    return ABROAD + digits[1:] if digits.startswith("+") else digits


def _misfit(asked: CallerAsked, written: str) -> Diagnostic | None:
    """What is no number, or begins as no calling number does, or as two sorts of them."""
    zh, en = ("主叫开头是", "caller begins with") if asked.sign == BEGINS else ("主叫是", "caller is")
    if written and not _NUMBER.fullmatch(written) and not any(each.isdigit() for each in written):
        return _told(
            asked,
            f"“{zh}”的后面要写号码，这里是“{written}”",
            f'behind "{en}" stands a number, and here it is "{written}"',
            f"号码写在名单里，就写 主叫在 {written}；地区写 来电地区是 …；不然写号码：主叫是 13805761234。",
            f"Where the numbers are in a list write caller in {written}; of an area, caller is from …; else a number: caller is 13805761234.",
        )
    if not _NUMBER.fullmatch(written):
        return _told(
            asked,
            f"“{zh}”的后面要写号码，这里是“{written}”",
            f'behind "{en}" stands a number, and here it is "{written}"',
            f"写成 {zh} 0576，或 主叫是 13805761234；几个号码用、隔开。",
            f"Write {en} 0576, or caller is 13805761234; commas stand between several.",
        )
    digits = written.replace(" ", "").replace("-", "")
    if asked.sign != BEGINS:
        return None
    if digits.startswith(("+86", "0086")) or digits == "86":
        rest = digits.lstrip("+0")[2:]
        mend = rest if rest.startswith(("0", "1", "4", "8")) else f"0{rest or '576'}"
        return _told(
            asked,
            f"国家码 86 在来电时已经去掉，没有主叫以“{written}”开头",
            f"the country code 86 is taken away as a call comes in, and no caller begins with {written}",
            f"写国内的拨法：{zh} {mend}。",
            f"Write it as it is dialled within the country: {en} {mend}.",
        )
    if _AREA.fullmatch(digits):
        return _told(
            asked,
            f"“{written}”有两种读法：区号 0{digits}，或者以 {digits} 开头、没有区号的本地号码",
            f'"{written}" can be read in two ways: as the area code 0{digits}, or as local numbers that begin so',
            f"区号写上 0：{zh} 0{digits}；本地号码再多写一位。",
            f"Write the 0 of an area code: {en} 0{digits}; write one digit more of local numbers.",
        )
    return None


def _told(asked: CallerAsked, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC265",
        asked.words.span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
