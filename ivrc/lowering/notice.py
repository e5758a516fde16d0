"""The recording notice of a hotline: a phrase that is marked as one, or words that tell that the call is recorded.

Recording begins when the notice has been played, so whatever passes for a notice lets calls be recorded. A goodbye does
not. What is judged are the words that callers hear, in their language and with its variables filled in.
"""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Label, finding
from ivrc.language import tree
from ivrc.language.lines.record import RecordLine
from ivrc.language.recording import tells_of_recording
from ivrc.lowering.draft import Draft
from ivrc.lowering.speech import plays
from ivrc.phrases.library import Phrase

NOTICE = "recording"
"""The value of a phrase's `notice` that marks it."""

_SAMPLES = {
    "zh": "为了保证服务质量，本次通话将被录音。",
    "en": "This call will be recorded.",
    "es": "Esta llamada será grabada.",
    "fr": "Cet appel sera enregistré.",
}


def notice(draft: Draft, line: RecordLine) -> bool:
    """Whether whole calls are recorded; sets the draft's notice."""
    if not line.whole or len(line.notice) != 1:
        draft.found.append(_none(line))
        return False
    draft.notice_span = line.span
    (part,) = line.notice
    spoken = plays(draft, line.notice, interruptible=False)
    draft.notice = spoken[0].clip if spoken else ""
    if not spoken:
        return False
    words = draft.clips[draft.notice].text
    phrase = draft.library.find(part.name) if isinstance(part, tree.Phrase) else None
    if isinstance(part, tree.Phrase) and phrase is not None and phrase.notice != NOTICE:
        draft.found.append(_unmarked(draft, part, words)._replace(labels=_words_of(phrase)))
    elif not tells_of_recording(words):
        draft.found.append(_tells_nothing(draft, part, words)._replace(labels=_words_of(phrase)))
    return True


def _words_of(phrase: Phrase | None) -> tuple[Label, ...]:
    """The second place of what is found of a phrase: where its words are."""
    return (Label(phrase.span, "这条用语的话在这里", "the words of the phrase"),) if phrase else ()


def _none(line: RecordLine) -> Diagnostic:
    return finding(
        "IVRC225",
        line.span,
        zh="录音要先告知客户，这里没有写告知的话",
        en="recording has to be announced, and no notice is written here",
        mend_zh="写成：录音 全程，告知 《录音告知》。",
        mend_en="Write: record whole call, notice <recording notice>.",
    )


def _unmarked(draft: Draft, part: tree.Phrase, words: str) -> Diagnostic:
    marked = [one for one in draft.library if one.notice == NOTICE and draft.locale in one.texts]
    listing_zh = "、".join(f"《{one.name}》" for one in marked) or "还没有"
    listing_en = (
        ", ".join(f"<{(one.alias_en or one.name).replace('-', ' ')}>" for one in marked) or "none yet"
    )
    mend_zh = f"可用的录音告知：{listing_zh}"
    mend_en = f"Recording notices are: {listing_en}"
    if tells_of_recording(words):
        mend_zh += f"；它是录音告知，就在用语文件里给《{part.name}》加一行 notice: recording"
        mend_en += f"; if it is one, give <{part.name}> a line `notice: recording` in its file of phrases"
    else:
        mend_zh += "；也可以直接写告知的话，放在引号里"
        mend_en += "; or write the words of the notice here, in quotation marks"
    return finding(
        "IVRC225",
        part.span,
        zh=f"《{part.name}》不是录音告知，客户听了它并不知道通话会被录音",
        en=f"<{part.name}> is no recording notice: it does not tell callers that they are recorded",
        mend_zh=f"{mend_zh}。",
        mend_en=f"{mend_en}.",
    )


def _tells_nothing(draft: Draft, part: tree.Phrase | tree.Text, words: str) -> Diagnostic:
    sample = _SAMPLES.get(draft.locale.partition("-")[0], _SAMPLES["en"])
    return finding(
        "IVRC225",
        part.span,
        zh=f"告知的话没有说通话会被录音：“{words}”",
        en=f'the words of the notice do not tell that the call is recorded: "{words}"',
        mend_zh=f"把录音说清楚，例如“{sample}”，或写 《录音告知》。",
        mend_en=f'Say that it is, such as "{sample}", or write <recording notice>.',
    )
