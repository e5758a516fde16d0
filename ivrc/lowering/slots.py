"""A value in braces within what is said: `{余额:金额}`, `{balance:money}`. One that is known is put in words at once; one that a
call learns is a slot, at which the sentence is cut into pieces.
"""

from __future__ import annotations

import re

from ivrc import saying
from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.values import DATE, DIGITS, MONEY, NUMBER, TIME, Value
from ivrc.lowering.draft import Draft, Slot
from ivrc.lowering.secrets import spoken
from ivrc.regex import regex

MARK = "\ufdd1"
"""Stands on both sides of a slot's number while the words are put together. No text holds it, as in `clips`."""

_KNOWN = regex(r"-?[0-9]+(?:\.[0-9]+)?")
_SYLLABLE = regex(r"[a-zü:ḿńňǹāáǎàēéěèêếềīíǐìōóǒòūúǔùǖǘǚǜ]+[0-5]?", re.IGNORECASE)
_TONE = regex(r"[0-5ḿńňǹāáǎàēéěèếềīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
_FITS = {
    DIGITS: (DIGITS, NUMBER, MONEY, DATE, TIME),
    NUMBER: (NUMBER, MONEY),
    MONEY: (MONEY, NUMBER),
    DATE: (DATE, DIGITS),
    TIME: (TIME, DIGITS),
}
"""How a value of a type may be read."""


def is_reading(said: str) -> bool:
    """Whether what stands behind the colon is pinyin: syllables, at least one with its tone."""
    syllables = said.replace("'", " ").replace("’", " ").split()
    return all(map(_SYLLABLE.fullmatch, syllables)) and _TONE.search(said) is not None


def filled(draft: Draft, name: str, said: str, span: Span) -> str | None:
    """What stands in the words for a value in braces; None where nothing is known under the name. `said` is what stands
    behind the colon, a reading word or nothing."""
    reading, money = saying.SPELLINGS[said] if said else ("", "")
    known = draft.variables[name].raw.strip() if name in draft.variables else name
    if reading and _KNOWN.fullmatch(known):
        draft.used.add(name)
        return _in_words(draft, known, reading, money, span)
    if name in draft.variables:
        if reading:
            draft.used.add(name)
            draft.found.append(_cannot(span, name, said))
        return None
    value = draft.value(name, span)
    if value is None:
        return None
    reading = reading or value.kind
    if problem := _refused(draft, value, reading, money, said, span):
        draft.found.append(problem)
        return name
    draft.slots.append(Slot(name, reading, money, span))
    return f"{MARK}{len(draft.slots) - 1}{MARK}"


def begins(locale: str, slot: Slot, following: str) -> str:
    """The state in which the rules of a language begin to say a slot."""
    known = saying.table(locale).begins
    if slot.reading == MONEY and (unit := slot.money or saying.currency(locale)):
        return known.get(f"{MONEY} {unit}", known.get(MONEY, ""))
    if slot.reading == NUMBER and not saying.spaced(locale):
        return known[saying.counted(following)]
    return known[slot.reading]


def _in_words(draft: Draft, known: str, reading: str, money: str, span: Span) -> str:
    locale = draft.locale
    if not saying.tables(locale):
        draft.found.append(_no_language(span, locale))
        return known
    if _moneyless(locale, reading, money):
        draft.found.append(_which_money(span, locale, known))
        return known
    said = saying.say(locale, begins(locale, Slot(known, reading, money, span), ""), known, "e")
    if said is None:
        draft.found.append(_cannot(span, known, reading))
        return known
    words = [saying.table(locale).words[word[:-1]].text for word in said]
    return (" " if saying.spaced(locale) else "").join(words)


def _refused(
    draft: Draft, value: Value, reading: str, money: str, said: str, span: Span
) -> Diagnostic | None:
    if value.secret:
        return spoken(span, value.name)
    if not saying.tables(draft.locale):
        return _no_language(span, draft.locale)
    if reading not in _FITS.get(value.kind, ()):
        return _cannot(span, value.name, said or reading)
    if _moneyless(draft.locale, reading, money):
        return _which_money(span, draft.locale, value.name)
    return None


def _moneyless(locale: str, reading: str, money: str) -> bool:
    """Whether an amount is to be said and nobody knows in which money."""
    return (
        reading == MONEY
        and MONEY not in saying.table(locale).begins
        and not (money or saying.currency(locale))
    )


def _which_money(span: Span, locale: str, name: str) -> Diagnostic:
    return finding(
        "IVRC251",
        span,
        zh=f"“{name}”是什么钱，{locale} 说不准",
        en=f'{locale} does not tell in which money "{name}" is',
        mend_zh=f"写明：{{{name}:dollars}}、{{{name}:euros}}、{{{name}:pounds}} 或 {{{name}:yuan}}。",
        mend_en=f"Write it: {{{name}:dollars}}, {{{name}:euros}}, {{{name}:pounds}} or {{{name}:yuan}}.",
    )


def no_reading(name: str, said: str, span: Span) -> Diagnostic:
    """What stands behind the colon is neither a reading word nor pinyin."""
    return finding(
        "IVRC250",
        span,
        zh=f"“{name}”后面的“{said}”既不是读法，也不是拼音",
        en=f'"{said}" behind "{name}" is neither a way of reading nor pinyin',
        mend_zh=f"要念一个值，写 {{{name}:号码}}、{{{name}:数量}}、{{{name}:金额}}、{{{name}:日期}} 或 {{{name}:时刻}}；"
        "要注读音，写带声调的拼音，如 {重庆:chóng qìng}、{了:le5}。",
        mend_en=f"To say a value write {{{name}:digits}}, {{{name}:number}}, {{{name}:money}}, {{{name}:date}} or "
        f"{{{name}:time}}; to tell how a word is read write pinyin with tones, such as {{重庆:chóng qìng}}.",
    )


def _cannot(span: Span, name: str, said: str) -> Diagnostic:
    return finding(
        "IVRC251",
        span,
        zh=f"“{name}”不能按“{said}”来念",
        en=f'"{name}" cannot be read as "{said}"',
        mend_zh="换一种合它的读法：号码 逐位念，数量 如 12.5，金额 最多两位小数，日期 写八位 20261121，时刻 写四位 0905。",
        mend_en="Read it as what it is: digits one by one, a number such as 12.5, money with two places at most, "
        "a date of eight digits 20261121, a time of four 0905.",
    )


def _no_language(span: Span, locale: str) -> Diagnostic:
    return finding(
        "IVRC219",
        span,
        zh=f"{locale} 的话里还不能播报通话中才知道的内容，中文、英语、西班牙语和法语可以",
        en=f"what is known only in the call cannot be spoken in {locale} yet; in Chinese, English, Spanish and French it can",
        mend_zh="换一种不含它的说法。",
        mend_en="Say it without the value.",
    )
