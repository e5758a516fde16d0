"""What is taboo in service, in its whole phrases: 服务忌语 as the trade's handbooks list them, in both scripts, and English.

Single words are none: 不知道 in a sentence that explains is no taboo, standing alone it is.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.checks.wording import Wording, wording
from ivrc.flow.causes import Words


class Taboo(NamedTuple):
    """A kind of what is not said, its phrases, and what is said in its place."""

    kind: Words
    phrases: Wording
    better: Words


_WE = r"[我俺](?:们|們)?"
_YOU = r"[你您]"
_END = r"(?=\s*(?:[。！？；，,.!?;~]|$))"
_ALONE = r"(?:^|(?<=[。！？；，,.!?;]))\s*"
"""Before words that are taboo only where they are a whole clause."""


def _taboo(kind: Words, better: Words, words: str, *phrases: str) -> Taboo:
    return Taboo(kind, wording(words, "|".join(phrases)), better)


_BLAME = _taboo(
    Words("推卸责任", "passes the blame"),
    Words(
        "说明由谁办、怎么去，例如：“这项业务由营业厅办理，我为您转接。”",
        'Say who does it and how to get there: "This is done by our branch offices; we will put you through."',
    ),
    "归|歸|关我|关俺|關我|關俺|没关|不是我|又不是|俺|管|人去|问去|问我|問我|吧|理去|导去|導去|not |ask some",
    rf"不[归歸关關]{_WE}(?:的?事|[管负負])|不是{_WE}(?:的事|的责任|的責任|管的|办的|辦的|经手的|經手的|负责的|負責的)",
    rf"[不没沒唔][关關]{_WE}(?:的|嘅)?事|[关關]{_WE}(?:什么|什麼|啥|何)事|{_WE}(?:可)?管不(?:着|著|了)",
    rf"{_YOU}?(?:去)?(?:[问問]|找)(?:别人|別人|领导|領導|经理|經理)(?:去|吧|问去)|[问問]我(?:也)?[没沒]用|[问問]我[，,]?我[问問][谁誰]",
    rf"{_YOU}到[^。！？，]{{1,10}}(?:部[门門]|科|处|處|那里|那裡)?(?:去)?[问問](?:一下|问|問)?吧|又不是{_WE}(?:让|讓|叫|弄|搞)",
    r"\bnot (?:my|our) (?:problem|department|job|fault)\b|\bask (?:someone|somebody) else\b",
)
_RULES = _taboo(
    Words("拿规定压人", "hides behind rules"),
    Words(
        "说明原因，再说能做什么，例如：“办理时需要核对证件，请您带好证件再来。”",
        'Say why, and what can be done: "We need to see your papers for this; please bring them with you."',
    ),
    "不了|办法|辦法|没法|沒法|定就是|policy|nothing|rules",
    r"(?:这|這)(?:就)?是(?:公司|我们|我們)?(?:的)?(?:规定|規定)[，,]?(?:我|我们|我們)?(?:也)?(?:有什么|有什麼|没|沒|没有|沒有)?(?:办法|辦法)",
    rf"{_WE}(?:也)?(?:有什么|有什麼|没|沒|没有|沒有)(?:办法|辦法)|{_WE}(?:也)?[没沒]法(?:办|辦|帮|幫|解决|解決)|{_WE}(?:解决|解決|办|辦)不了",
    rf"(?:那|就|也)?(?:[没沒]|[没沒]有)(?:办法|辦法)(?:了|啊|呀)?{_END}|(?:规定|規定)就是(?:这样|這樣|规定|規定)",
    r"\bthat(?:'s| is) (?:just )?(?:our|the|company) policy\b|\bthere(?:'s| is) nothing (?:i|we) can do\b|\brules are rules\b",
)
_REBUKE = _taboo(
    Words("质问、责备", "rebukes the caller"),
    Words("去掉责备，直接说该怎么做。", "Leave the rebuke out and say what to do."),
    "不是|怎|连|連|懂|你|您到底|您究竟|您有完|您烦|您煩|您听我|您聽我|您想怎|搞|弄|什么急|什麼急|急什|谁|誰|我哪|吵|闹|鬧|啰|囉|as i|as we|should have|problem|calm down|wrong|own fault|stop |people|waste|you want|know",
    rf"不是(?:已经|已經|都|早就)*(?:告诉|告訴|跟|和|对|對)(?:过|過)?{_YOU}(?:说|說|讲|講)?[了过過]|不是(?:已经|已經|都|早就)*(?:说|說|讲|講)(?:过|過)?了[吗嗎]|{_YOU}不是(?:说|說)[^。！？]{{0,12}}[吗嗎]",
    r"怎[么麼](?:还|還|连|連|这么|這麼)[^。！？，]{0,6}(?:不明白|不懂|不会|不會|不知道)|[连連](?:这|這)?[个個]?(?:也|都)不(?:懂|知道|会|會)",
    rf"{_YOU}(?:到底|究竟|有完没完|有完沒完|烦不烦|煩不煩|懂不懂|懂什么|懂什麼|听我说|聽我說|想怎[么麼]样|想怎[么麼]樣|找[谁誰]|说怎[么麼]办|說怎[么麼]辦)|怎[么麼]又是{_YOU}",
    rf"是{_YOU}(?:自己)?(?:搞|弄)[错錯]|{_YOU}(?:搞|弄)[错錯]了?吧|有[没沒]有搞[错錯]|{_YOU}(?:根本)?不懂",
    rf"急什[么麼]|[着著]什[么麼]急|[谁誰][让讓叫]{_YOU}|我(?:怎[么麼]|哪|哪里|哪裡)知道|(?:别|別)(?:吵|闹|鬧|啰嗦|囉嗦){_END}",
    r"\bas (?:i|we)(?: have|'ve)?(?: already)? (?:told you|said|mentioned)\b|\byou should have\b|\bwhat(?:'s| is) your problem\b|\bcalm down\b",
    r"\byou(?:'re| are) wrong\b|\byour own fault\b|\bstop (?:calling|shouting|yelling)\b|\byou people\b|\bdon'?t waste (?:my|our) time\b|\bwhat do you want\b|\bhow (?:should|would) (?:i|we) know\b",
)
_BRUSH = _taboo(
    Words("生硬回绝", "brushes the caller off"),
    Words(
        "改成能帮上忙的话，例如：“我为您查一下，请稍候。”",
        'Offer help: "We will look it up for you; please hold."',
    ),
    "爱|愛|态度|態度|随便|隨便|有本事|你|您去|有意|自己|自个|自個|吧|看着|看著|大点|大點|大声|大聲|音大|快|下班|收工|不知道|不清楚|很忙|忙着|忙著|没空|沒空|时间|時間|不行|不可|没有|沒有|没人|沒人|人不在|打错|打錯|等着|等著|说话|說話|说話|說话|讲|講|喂|啊|么事|麼事|不见|不見|听不|聽不|speak up|don|take it|shut up|go away|wait|whatever|no way|so what",
    r"(?:爱|愛)(?:打|办|辦|投诉|投訴)不(?:打|办|辦|投诉|投訴)|[爱愛]找[谁誰](?:就)?找[谁誰]|就(?:是)?[这這](?:个|個)?[态態]度",
    rf"(?:有本事|随便|隨便){_YOU}?(?:就|去)[^。！？，]{{0,4}}(?:投诉|投訴|告)|随便{_YOU}{_END}|隨便{_YOU}{_END}|{_YOU}去(?:投诉|投訴|告)(?:好了|吧|呀)|有意[见見][^。！？，]{{0,4}}找(?:领导|領導)",
    rf"(?:{_YOU}|自己|自个|自個)+(?:看|想|查|找)(?:着|著)?(?:办|辦)?吧|(?:{_YOU}|自己)+看[着著][办辦]|自己去(?:查|找|看|想)|自己(?:[谂諗]|想)(?:[办辦]法|掂)",
    r"(?<!请)(?<!請)(?<!您)(?:大[点點][声聲]|大[声聲](?:一)?[点點]|[声聲]音大(?:一)?[点點]|[说說](?:话|話)?快(?:一)?[点點]|快[点點]?[说說](?!明))|有(?:什么|什麼|啥)?事快[说說]",
    r"(?:不知道|不清楚)[，,、]\s*(?:不知道|不清楚)|[没沒]空|我(?:们|們)?(?:现在|現在|正)*(?:很忙|忙[着著]|[没沒](?:时间|時間))|快下班了|(?:下班|收工)(?:了|啦|喇)?[，,]?(?:有事)?(?:明天|明日|[听聽]日|下次|改天)(?:再|先)(?:[说說讲講来來打])",
    rf"{_ALONE}(?:我(?:们|們)?(?:也)?)?(?:不知道|不清楚|不行|不可以|不可能|没有|沒有|没人|沒人|人不在|打错了|打錯了|等[着著]|[说說][话話]|[讲講]|喂|[谁誰]啊|什[么麼]事|快[点點]){_END}|^\s*[听聽]不(?:[见見]|清楚?){_END}",
    r"(?<!please )\bspeak up\b|\bi don't (?:care|know)\b|\btake it or leave it\b|\bshut up\b|\bgo away\b|\b(?:you (?:just )?(?:have to|must|will have to)|just) wait[.!]",
    rf"(?:^|(?<=[.!?]\s))(?:whatever|no way|so what){_END}",
)
TABOOS = (_BLAME, _RULES, _REBUKE, _BRUSH)
