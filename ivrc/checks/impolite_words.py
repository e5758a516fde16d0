"""IVRC336: a sentence that is taboo in service: it rebukes, it refuses, it passes the blame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.flow.causes import Words
from ivrc.regex import regex


class _Taboo(NamedTuple):
    """A kind of what is not said, its phrases as a pattern, and what is said in its place."""

    kind: Words
    phrases: re.Pattern[str]
    better: Words


_TABOOS = (
    _Taboo(
        Words("推卸责任", "passes the blame"),
        regex(
            r"不[归歸关關][我俺]们?們?(?:的事|[管负負])|这?這?不是我们?們?(?:的事|的责任|的責任|管的|办的|辦的)|这?這?[不没沒]关?關?我们?們?(?:的)?事"
            r"|你?您?去?找别人|[問问]我也没用|[問问]我也沒用|\bnot (?:my|our) (?:problem|department|job|fault)\b|\bask someone else\b",
            re.IGNORECASE,
        ),
        Words(
            "说明由谁办、怎么去，例如：“这项业务由营业厅办理，我为您转接。”",
            'Say who does it and how to get there: "This is done by our branch offices; we will put you through."',
        ),
    ),
    _Taboo(
        Words("拿规定压人", "hides behind rules"),
        regex(
            r"(?:这|這)(?:就)?是(?:公司|我们|我們)?(?:的)?(?:规定|規定)[，,]?(?:我|我们|我們)?(?:也)?(?:有什么|有什麼|没|沒|没有|沒有)?(?:办法|辦法)"
            r"|我(?:们|們)?(?:也)?(?:有什么|有什麼|没|沒|没有|沒有)(?:办法|辦法)|\bthat(?:'s| is) (?:just )?(?:our|the|company) policy\b|\bthere(?:'s| is) nothing (?:i|we) can do\b",
            re.IGNORECASE,
        ),
        Words(
            "说明原因，再说能做什么，例如：“办理时需要核对证件，请您带好证件再来。”",
            'Say why, and what can be done: "We need to see your papers for this; please bring them with you."',
        ),
    ),
    _Taboo(
        Words("质问、责备", "rebukes the caller"),
        regex(
            r"不是(?:已经|已經)?(?:告诉|告訴|跟|和|对|對)(?:过|過)?[你您](?:说|說|讲|講)?[了过過]|怎么(?:还|連|连|这么|這麼)[^。！？，]{0,6}(?:不明白|不懂|不会|不知道)|怎麼(?:還|連|这么|這麼)[^。！？，]{0,6}(?:不明白|不懂|不會|不知道)"
            r"|[连連]这個?个?(?:也|都)不(?:懂|知道|会)|你(?:到底|究竟)|有没有搞错|有沒有搞錯|急什么|急什麼|(?:着|著)什[么麼]急|(?:谁|誰)(?:让|讓|叫)[你您]"
            r"|\bas i(?: have|'ve)? (?:already )?(?:told you|said)\b|\byou should have\b|\bwhat(?:'s| is) your problem\b|\bcalm down\b",
            re.IGNORECASE,
        ),
        Words("去掉责备，直接说该怎么做。", "Leave the rebuke out and say what to do."),
    ),
    _Taboo(
        Words("生硬回绝", "brushes the caller off"),
        regex(
            r"(?:爱|愛)(?:打|办|辦|投诉|投訴)不(?:打|办|辦|投诉|投訴)|(?:有本事|随便|隨便)[你您]?(?:就|去)[^。！？，]{0,4}(?:投诉|投訴|告)|大点声|大點聲|[你您](?:自己|自个|自個)(?:看|想|查|找)(?:着|著)?(?:办|辦)?吧"
            r"|(?:不知道|不清楚)[，,、]?(?:不知道|不清楚)|没空|沒空|我很忙|\bspeak up\b|\bi don't (?:care|know)\b|\btake it or leave it\b",
            re.IGNORECASE,
        ),
        Words(
            "改成能帮上忙的话，例如：“我为您查一下，请稍候。”",
            'Offer help: "We will look it up for you; please hold."',
        ),
    ),
)


def find(facts: Facts) -> Iterator[Finding]:
    """One finding a text, whoever hears it: what is told to a desk is held to the same."""
    for clip in facts.hotline.clips.values():
        for taboo in _TABOOS:
            if match := taboo.phrases.search(clip.text):
                text = quote(clip.text)
                yield Finding(
                    clip.span,
                    f"服务忌语（{taboo.kind.zh}）：{text.zh}里的“{match[0]}”",
                    f'"{match[0]}" in {text.en} {taboo.kind.en}, which is taboo in service',
                    taboo.better.zh,
                    taboo.better.en,
                )
                break


CHECK = Check("IVRC336", find)
