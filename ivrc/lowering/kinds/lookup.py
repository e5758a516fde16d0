"""查询、提交: which service is asked, what it is sent, what it brings, and what follows each outcome. Codes: IVRC242, IVRC256."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.causes import FAILED, FOUND, NONE, TIMED_OUT
from ivrc.flow.kinds.lookup import Found, Lookup
from ivrc.flow.nodes import Edge, Field, Heard
from ivrc.language import tree
from ivrc.language.lines.ask_service import AskServiceLine
from ivrc.language.lines.keep import KeepLine
from ivrc.language.lines.longest import LongestLine
from ivrc.language.lines.music import MusicLine
from ivrc.language.lines.replied import RepliedLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.lowering.asked_values import RESULT
from ivrc.lowering.causes import shared_way
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, LONGEST_TEXT, MOST_FIELDS, NAME
from ivrc.lowering.offers import well_ended
from ivrc.lowering.settings import Settings, bounded
from ivrc.lowering.speech import plays
from ivrc.lowering.ways import say
from ivrc.regex import regex

_CAUSES = {"FOUND": FOUND, "NOT_FOUND": NONE, "FAILED": FAILED, "TIMED_OUT": TIMED_OUT}
_WORDS = {
    "FOUND": ("查到", "found"),
    "NOT_FOUND": ("没有", "not found"),
    "FAILED": ("失败", "failed"),
    "TIMED_OUT": ("超时", "timed out"),
}
_ACCEPTED = ("成功", "accepted")
_RANGE_MS = (1_000, 30_000)
_QUIET_SECONDS = 4
"""From five on people say hello into the line."""
_VALUE = regex(r"\{\s*([^{}]+?)\s*\}")


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds a Say with the words of the beginning, where there are some, and the look-up behind it."""
    name, posts = source.name.text, source.kind == "POST"
    said = tuple(_said(draft, source))
    own = draft.made_for(name, "asks") if said else name
    ways = _ways(draft, source, posts)
    ask = next((line for line in source.lines if isinstance(line, AskServiceLine)), None)
    longest = next((line for line in source.lines if isinstance(line, LongestLine)), None)
    missing = list(_missing(draft, source, ask, longest, ways, posts))
    draft.found.extend(missing)
    sends = tuple(_sent(draft, ask)) if ask else ()
    if missing or ask is None or longest is None:
        return
    if longest.end_key != "#" or longest.way:
        draft.found.append(_error(longest.span, "问服务的“最长”只写时间", "how long a service may take is a time and nothing else",
                                  "写成：最长 5秒；超过以后怎么办，写在 超时 → …。", "Write: at most 5s; what follows stands in timed out -> …."))  # fmt: skip
    wait = bounded(draft, longest.max_ms, _RANGE_MS, longest.span) // 1000
    music = _music(draft, source)
    if wait > _QUIET_SECONDS and not music:
        draft.found.append(_quiet(source.span, ask.service.text, wait))
    if said:
        say(draft, name, said, own, source.span)
    found = Found(tuple(_kept(draft, source)), ways["FOUND"])
    draft.add(
        Lookup(own, source.span, ask.service.text, sends, wait, music, found,
               ways.get("NOT_FOUND"), ways["FAILED"], ways["TIMED_OUT"])
    )  # fmt: skip


def _said(draft: Draft, source: tree.Block) -> Iterator[Heard]:
    """What is heard before the service is asked."""
    for line in source.lines:
        if isinstance(line, SpeechLine):
            yield from plays(draft, line.speech, True)
            if line.way is not None:
                draft.found.append(_error(line.way.span, "话说完就去问服务，后面不能有去处", "the service is asked behind what is said, which leads nowhere else",
                                          "删去这个箭头。", "Leave the arrow out."))  # fmt: skip


def _ways(draft: Draft, source: tree.Block, posts: bool) -> dict[str, Edge]:
    ways: dict[str, Edge] = {}
    for line in source.lines:
        if not isinstance(line, RepliedLine):
            continue
        if posts and "NOT_FOUND" in line.kinds:
            draft.found.append(_error(line.span, "提交没有“没有”：要么成功，要么失败", "a post has no way for not found: it is accepted, or it fails",
                                      "写在 失败 → … 里；要查一查有没有，用查询。", "Let it be a part of failed -> …; to ask whether there is one, look it up."))  # fmt: skip
            continue
        shared_way(draft, source.name.text, line.kinds, line.way, line.span, _CAUSES, ways)
    return ways


def _missing(
    draft: Draft,
    source: tree.Block,
    ask: AskServiceLine | None,
    longest: LongestLine | None,
    ways: dict[str, Edge],
    posts: bool,
) -> Iterator[Diagnostic]:
    """What must be said, so that no caller is left in silence or dropped."""
    if ask is None:
        yield _error(source.span, "没有写问哪个服务", "it does not say which service is asked",
                     "加一行，例如：问 余额服务（卡号）；服务的网址写在站点文件里。", "Add a line, for instance: ask balance-service (card); its URL stands in the site file.")  # fmt: skip
    if longest is None:
        yield _error(source.span, "没有写最长等多久，服务不答时客户会一直等", "it does not say how long the service may take, so a caller may wait in vain",
                     "加一行，例如：最长 5秒。", "Add a line, for instance: at most 5s.")  # fmt: skip
    words = _WORDS | {"FOUND": _ACCEPTED} if posts else _WORDS
    needed = [kind for kind in words if kind not in ways and not (posts and kind == "NOT_FOUND")]
    if needed:
        zh, en = "，".join(words[kind][0] for kind in needed), ", ".join(words[kind][1] for kind in needed)
        to_zh, to_en = well_ended(draft)
        yield _error(source.span, f"没有写{zh}时怎么办", f"it has no way for {en}",
                     f"加一行，例如：{zh} → {to_zh}。", f"Add a line, for instance: {en} -> {to_en}.")  # fmt: skip


def _sent(draft: Draft, line: AskServiceLine) -> Iterator[Field]:
    """The fields that are sent. A secret may be: the site has an address that nobody listens to."""
    if not NAME.fullmatch(line.service.text) or len(line.service.text) > LONGEST_NAME:
        draft.found.append(_error(line.service.span, f"“{line.service.text}”不能做服务的名称", f'"{line.service.text}" cannot be the name of a service',
                                  f"名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字：问 余额服务（卡号）。", f"A name is made of at most {LONGEST_NAME} letters, digits, - and _: ask balance-service (card)."))  # fmt: skip
    if len(line.fields) > MOST_FIELDS:
        draft.found.append(_error(line.span, f"一次最多送 {MOST_FIELDS} 项，这里有 {len(line.fields)} 项", f"{MOST_FIELDS} fields are sent at once at most, and here are {len(line.fields)}",
                                  "只送用得着的。", "Send those that are used."))  # fmt: skip
    known: set[str] = set()
    for name, text in line.fields[:MOST_FIELDS]:
        if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or name in RESULT:
            draft.found.append(_error(text.span, f"“{name}”不能做送去的一项的名称", f'"{name}" cannot be the name of a field that is sent',
                                      "写值的名称，或 名称={值}，例如：问 余额服务（card={卡号}）。", "Write the name of a value, or name={value}: ask balance-service (number={card})."))  # fmt: skip
        elif name in known:
            draft.found.append(_error(text.span, f"“{name}”写了两遍", f'"{name}" is written twice',
                                      "留下一个，或换一个名称。", "Keep one, or give it another name."))  # fmt: skip
        else:
            known.add(name)
            yield _field(draft, name, text)


def _field(draft: Draft, name: str, text: tree.Text) -> Field:
    match = _VALUE.fullmatch(text.raw)
    if match is None:
        if not text.raw or len(text.raw) > LONGEST_TEXT or "{" in text.raw:
            draft.found.append(_error(text.span, f"“{name}”的内容写得不对", f'what is sent as "{name}" is not written rightly',
                                      f"写一个值：{name}={{卡号}}，或最多 {LONGEST_TEXT} 个字：{name}=余额。", f"Write one value, {name}={{card}}, or at most {LONGEST_TEXT} characters: {name}=balance."))  # fmt: skip
        return Field(name, text.raw)
    value = draft.value(match[1], text.span)
    if value is None and match[1] in draft.variables:
        draft.used.add(match[1])
        return Field(name, draft.variables[match[1]].raw.strip())
    if value is None:
        near = draft.nearest(match[1], draft.typed)
        draft.found.append(_error(text.span, f"没有名为“{match[1]}”的值可送", f'there is no value "{match[1]}" to send',
                                  f"是不是“{near}”？" if near else "先让客户输入，例如：收号 卡号；或送 主叫号码。",
                                  f'Is it "{near}"?' if near else "Let callers type it first, in a collect of that name; or send caller."))  # fmt: skip
        return Field(name)
    return Field(name, value=value.name)


def _kept(draft: Draft, source: tree.Block) -> Iterator[str]:
    """The names of the values that the answer brings, as far as they are this look-up's to bring (`asked_values`)."""
    for line in source.lines:
        if isinstance(line, KeepLine):
            yield from dict.fromkeys(name for name, _ in line.values if name in draft.typed)


def _music(draft: Draft, source: tree.Block) -> str:
    line = next((line for line in source.lines if isinstance(line, MusicLine)), None)
    if line is None:
        return ""
    if not NAME.fullmatch(line.name.text):
        draft.found.append(_error(line.name.span, f"“{line.name.text}”不能做音乐的名称", f'"{line.name.text}" cannot be the name of music',
                                  "写交换机上那一类音乐的名称，例如：音乐 default。", "Write the switch's name of the music: hold music default."))  # fmt: skip
    return line.name.text


def _quiet(span: Span, service: str, seconds: int) -> Diagnostic:
    """The words before it are over by then."""
    return finding(
        "IVRC256",
        span,
        zh=f"等“{service}”回答时没有声音，最长 {seconds} 秒，来电者以为断线了",
        en=f'while "{service}" is waited for there is no sound, for up to {seconds} s: the line seems dead',
        mend_zh=f"加一行：音乐 default；或者最长写 {_QUIET_SECONDS}秒。",
        mend_en=f"Add a line: hold music default; or write at most {_QUIET_SECONDS}s.",
    )


def _error(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC242",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
