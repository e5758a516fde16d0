"""IVRC348: the last words of a call promise what the call does not do: a transfer, a callback, a text message, a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.course import Tree
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.regrets import last_words
from ivrc.checks.story import Story, quote, story
from ivrc.checks.wording import Wording, wording
from ivrc.flow.causes import Words
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Clip, Edge, Node


class _Promise(NamedTuple):
    """What is promised, the words that promise it, and how it is kept."""

    what: Words
    words: Wording
    mend: Words


_TALK = _Promise(
    Words("有人来接听", "that somebody will answer"),
    wording(
        "转接|轉接|接通|转到|轉到|转至|轉至|正在|马上|馬上|立即|即将|即將|现在|現在|将|將|不要挂|不要掛|勿|别|別|接中|来电|来電|來电|來電|transfer|connect|put|the line|hold on|remain on|stay on|with you|hang up",
        r"(?:正在|[马馬]上|立即|即[将將]|[现現]在|[将將][会會]?)(?:[为為])?[您你]?(?:[转轉]接|接通|[转轉]到|[转轉]至)|(?<!法)(?<!能)[为為][您你](?:[转轉]接|接通)(?!不|失|至下)"
        r"|[请請](?:您|你)?(?:不要|勿|[别別])[挂掛](?:机|機|[断斷]|线|線)|[转轉]接中|[您你][将將]被[转轉]接|[来來][电電][^。，]{0,2}[将將会會]+[^。，]{0,6}接通"
        r"|\b(?:we|i)(?:'ll| will| are|'re|'m| am)(?: now)? (?:transfer(?:ring)?|connect(?:ing)?|put(?:ting)?) you\b(?! off)|\byou (?:will|are) (?:now )?be(?:ing)? (?:connected|transferred)\b"
        r"|\b(?:stay|remain|hold) on (?:the )?line\b|\bhold the line\b|\bwith you (?:shortly|soon|in a moment)\b|\b(?:do not|don't) hang up\b",
    ),
    Words(
        "这条路改到转接，例如：→ 坐席；或者删去这句话。",
        "Lead this way to a transfer, for instance: -> agents; or take the sentence away.",
    ),
)
_CALLBACK = _Promise(
    Words("回电", "a callback"),
    wording(
        "回电|回電|回拨|回撥|回复|回覆|致电您|致电你|致电给|致电給|致電您|致電你|致電给|致電給|联系|联繫|联絡|联络|聯系|聯繫|聯絡|聯络|答复|答覆|覆电|覆電|複电|複電|复电|复電|打返|打番|打回|call|ring you|phone you|get back|contact you|be in touch",
        r"(?<!不)(?:[将將][会會]?|[会會]|尽快|[儘盡]快|稍[后後]|[内內]|立即|[马馬]上|[随隨][后後])[^。，,！？]{0,10}(?:回[电電拨撥复覆]|致[电電](?:给|給)?[您你]|[与與和][您你][联聯][系繫絡络]|[联聯][系繫絡络][您你]|答[复覆])"
        r"|(?:[會会]|[盡尽]快|稍[後后]|遲啲|之[內内]|[內内])[^。，,！？]{0,8}(?:[覆複复][電电]|打(?:返|番|回)[^。，]{0,3}(?:畀|俾|給|给)?[您你])"
        r"|\b(?:we|someone|somebody|our \w+|an? (?:agent|advis[eo]r|colleague|representative|member of (?:our )?staff))(?:'ll| will) (?:\w+ )?(?:call you|ring you|phone you|get back to you|return your call|contact you|be in touch)\b",
    ),
    Words(
        "先记下号码再承诺，例如写一个回电：回电 回电登记；或者改到留言；或者删去这句话。",
        "Take down the number first, for instance in a callback block; or lead this way to a voicemail; or take the sentence away.",
    ),
)
_TEXT = _Promise(
    Words("短信", "a text message"),
    wording(
        "短信|讯|訊|text|sms|send|sent",
        r"(?<!不)(?:[将將][会會]?|[会會]|已|稍[后後]|[随隨][后後])[^。，,！？]{0,8}[发發](?:送)?[^。，,！？]{0,6}(?:短信|[简簡][讯訊]|短[讯訊])|(?:短信|[简簡][讯訊])[^。，,！？]{0,4}(?:[将將][会會]?|[会會]|已)[^。，,！？]{0,4}[发發]"
        r"|\bwe(?:'ll| will|'ve| have)? (?:now )?(?:text(?:ed)? you|(?:send|sent) you an? (?:text|sms|code|link))\b",
    ),
    Words(
        "热线自己发不了短信：先记下来让人去发，例如：记录 短信（号码={主叫号码}）；或者删去这句话。",
        "A hotline sends none by itself: note it for those who do, for instance: note texts (number={caller}); or take the sentence away.",
    ),
)


_NOTED = _Promise(
    Words("已经登记", "that it was taken down"),
    wording(
        "登记|登記|记录|记錄|記录|記錄|记下|記下|受理|下单|下單|预|預|recorded|registered|noted|logged|booked|reserved|submitted",
        r"已(?:经|經)?(?:[为為]您|[帮幫]您)?(?:登[记記]|[记記][录錄下]|受理|下[单單]|[预預](?:约|約|订|訂)(?:成功|好))(?!的|在册)"
        r"|\b(?:your|the) [\w' -]{1,30}? (?:has been|is now|was) (?:recorded|registered|noted|logged|booked|reserved|submitted)\b",
    ),
    Words(
        "真的记下来，例如：记录 登记（号码={主叫号码}）；或者删去这句话。",
        "Do take it down, for instance: note requests (number={caller}); or take the sentence away.",
    ),
)

_PROMISES = (_CALLBACK, _TEXT, _NOTED, _TALK)
"""A sentence is told of the first that it makes."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence behind which the call ends by speech alone. A transfer is promised in vain wherever that is so; the others
    where a call has come there and has dialled nobody, left no message and noted nothing, for those who call back have it
    from there."""
    promises = [each for each in _PROMISES if facts.says(each.words)]
    if not promises:
        return
    empty: Tree | None = None
    seen: set[tuple[str, str]] = set()
    for name in facts.reached:
        node = facts.nodes[name]
        if not node.traits.speaks or not node.traits.passes or _noted_behind(facts, name):
            continue
        if last_words(facts, facts.ways[name][-1]) is None:
            continue
        for clip in facts.heard[name]:
            promise = next((each for each in promises if each.words.expression.search(clip.text)), None)
            if promise is None or (clip.id, name) in seen:
                continue
            seen.add((clip.id, name))
            if promise is _TALK:
                yield _found(facts, clip, promise, story(facts, name, leaving=facts.ways[name][-1]))
                continue
            empty = _left_nothing(facts) if empty is None else empty
            if name in empty:
                yield _found(facts, clip, promise, story(facts, name, empty, leaving=facts.ways[name][-1]))


def _left_nothing(facts: Facts) -> Tree:
    """Where a call comes that has left nothing behind. A service that failed was told nothing."""
    told = {post.found.edge for post in of_kind(facts.hotline, Lookup) if post.none is None}
    return facts.search(facts.sources, lambda each: not _keeps(each), lambda way: way not in told)


def _keeps(node: Node) -> bool:
    """Whether something is left of a call that has been here: somebody was dialled, which the records of missed calls tell,
    there is a message, or it was written down."""
    return node.traits.serves or isinstance(node, Note)


def _noted_behind(facts: Facts, name: str) -> bool:
    """Whether something is written down between the words and the end of the call."""
    for _ in facts.nodes:
        if _keeps(facts.nodes[name]):
            return True
        if not facts.nodes[name].traits.passes:
            return False
        edge: Edge = facts.ways[name][-1]
        name = edge.target
    return False


def _found(facts: Facts, clip: Clip, promise: _Promise, way: Story) -> Finding:
    text = quote(clip.text)
    return Finding(
        clip.span,
        f"{text.zh}承诺了{promise.what.zh}，可是说完电话就断了：{way.zh}",
        f"{text.en} promises {promise.what.en}, and then the call is over: {way.en}",
        *promise.mend,
        course=way.course,
    )


CHECK = Check("IVRC348", find)
