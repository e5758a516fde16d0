"""What is wrong with a 回电: IVRC255."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Entry, Number, Play, Speak
from ivrc.language import tree
from ivrc.language.telling import Typed
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.tries import ReadBack
from ivrc.numerals.hours import hours_in


def no_time(span: Span, written: str) -> Diagnostic:
    """Nothing says within how long, or nobody can tell how long it is."""
    return _incomplete(
        span,
        f"“{written}”不知道是多久" if written else "没有写多久之内回电",
        f'it is not clear how long "{written}" is'
        if written
        else "nothing says within how long the caller is called back",
        "写小时或天，例如：承诺 48小时内；或在热线里写一行：回复时限  两小时。",
        "Write hours or days, for instance: within 48 hours; or a line in the hotline: reply-time  two hours.",
    )


def no_words(span: Span, locales: Sequence[str], value: str) -> Diagnostic:
    """There are no standard sentences in a language of the hotline."""
    names = ", ".join(locales)
    return _incomplete(
        span,
        f"{names} 没有现成的话来问号码、核对号码",
        f"there are no standard words in {names} that ask for a number and have it confirmed",
        f"两句都自己写，每种语言都写：问号码 “…”；复述 “… {{{value}:号码}} …”",
        f'Write both yourself: ask number "…"; confirm "… {{{value}:digits}} …", each with its words in every language',
    )


def no_digits(span: Span, numbers: Sequence[Typed]) -> Diagnostic:
    """The words that ask for the number do not tell one number."""
    return _incomplete(
        span,
        "问号码的话里说了几个号码" if numbers else "问号码的话没有说输入几位、以什么键结束",
        "the words that ask for the number tell several"
        if numbers
        else "the words that ask for the number tell neither how many digits it has nor which key ends it",
        "写成：问号码 请输入7至12位电话号码，按#号键结束",
        "Write: ask number Enter your telephone number, 7 to 12 digits, followed by the pound key",
    )


def not_promised(draft: Draft, text: str, hours: int, said: str, way: tree.Way) -> Iterator[Diagnostic]:
    """Words that are said after the note do not tell the time that is noted. Those of other languages are not read."""
    node = draft.nodes.get(said)
    if not way.speech or draft.tongue is not None or not isinstance(node, Say):
        return
    words = "".join(draft.clips[each.clip].text for each in node.plays if isinstance(each, Play))
    if hours in hours_in(words):
        return
    yield _incomplete(
        way.span,
        f"登记的是“{text}”内回电，说给客户听的话里没有这个时限",
        f'"{text}" is noted, and the words that the caller hears do not promise it',
        f"在话里说出“{text}”，或只写去处，由标准用语来说：→ {way.target.text if way.target else '再见'}",
        f'Say "{text}" in these words, or write only where to go, and a standard phrase says it: '
        f"-> {way.target.text if way.target else 'bye'}",
    )


def not_read_back(span: Span, back: ReadBack, value: str) -> Iterator[Diagnostic]:
    """What the caller confirms does not say the number."""
    if any(isinstance(each, Speak) and each.value == value for each in back.prompt):
        return
    yield _incomplete(
        span,
        f"复述的话里没有念出号码“{value}”，客户不知道认可的是哪个号码",
        f'the read-back does not say the number "{value}": callers would not know what they confirm',
        f"写成：复述 “我们会拨打{{{value}:号码}}。” 正确请按1，换一个号码请按2。来电号码也用这句话念。",
        f'Write: confirm "We will call {{{value}:digits}}." If that is correct, press 1; for another number, press 2. '
        "The calling number is read with these words, too.",
    )


def used_twice(back: ReadBack, others: Sequence[Entry | Number]) -> Iterator[Diagnostic]:
    """An option that has a key of the read-back."""
    keys = {key for each in back.keys for key in each}
    for other in others:
        if isinstance(other, Entry) and other.pattern in keys:
            yield finding(
                "IVRC212",
                other.edge.span,
                zh=f"{other.pattern} 键在核对号码时已经用了",
                en=f"the key {other.pattern} is used already where the number is confirmed",
                mend_zh="给这个选项换一个键。",
                mend_en="Give this option another key.",
                labels=here(back.span),
            )


def _incomplete(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC255",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
