"""IVRC332: the recording notice is in another language than the caller's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Label
from ivrc.language.recording import tells_in, tells_of_recording


def find(facts: Facts) -> Iterator[Finding]:
    """Of each language's notice whether it tells of recording in that language. Of a language whose words are not
    known nothing is said, nor of a phrase that tells it in words of its own."""
    for name in dict.fromkeys(filter(None, facts.hotline.notices)):
        clip = facts.hotline.clips[name]
        if tells_in(clip.text, clip.locale) is False and tells_of_recording(clip.text):
            text = quote(clip.text)
            yield Finding(
                clip.span,
                f"录音告知是另一种语言的：{text.zh}，听 {clip.locale} 的来电者不知道自己被录音",
                f"the recording notice is in another language: {text.en}; callers who hear {clip.locale} are recorded "
                "without knowing",
                "用来电者的语言说，例如：告知 《录音告知》；两种语言都可以说在一句里。",
                "Say it in the callers' language, for instance: notice <recording notice>; one sentence may have both.",
                [
                    Label(facts.nodes[each].span, "在这里播报", "spoken here")
                    for each in _spoken_at(facts, name)
                ],
            )


def _spoken_at(facts: Facts, clip: str) -> Iterator[str]:
    """The first place that a call comes to where the notice is heard."""
    yield from islice(
        (name for name in facts.reached if any(play.clip == clip for play in facts.plays[name])), 1
    )


CHECK = Check("IVRC332", find)
