"""What stands between a site, a flow and FreeSWITCH beyond a missing binding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.entries import several_keys
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline
from ivrc.regex import regex
from ivrc.site import Site
from ivrc.switches.bindings import Rules, judged
from ivrc.switches.freeswitch.text.headers import variable
from ivrc.switches.freeswitch.text.plan import NAME
from ivrc.switches.reach import AGAIN, TELEPHONE, Reach, changed, furthest, named, sent_on, unknown

_GLOBAL = r"\$\$\{\w+\}"
_LINE = rf"[A-Za-z][\w.]*/(?:[\w./@:;=+%*#~!?-]|{_GLOBAL})+"
_DIAL_STRING = regex(rf"{_LINE}(,{_LINE})*")
_NAME = r"(?:[\w.-]*\{\}[\w.-]*)"
_DOMAIN = rf"(?:[\w.-]|{_GLOBAL})+"
_TELEPHONE = regex(
    rf"(?:(?:user|group|verto\.rtc)/({_NAME})(?:@{_DOMAIN})?|sofia/[\w.-]+/({_NAME})%{_DOMAIN})",
    re.IGNORECASE,
)
_CONTEXT = regex(r"loopback/([^/]*)\{\}([^/]*)/([\w.-]+)(?:/xml)?", re.IGNORECASE)
_PLACE = regex(rf"(?:[\w./@+=~-]|{_GLOBAL})+")
_SHORTEST_WAIT_MS = 1000


def inspect(hotline: Hotline, site: Site) -> list[Diagnostic]:
    """Dial strings, places and waits that FreeSWITCH would not take as they are meant."""
    return [
        *judged(hotline, site, NAME, _RULES),
        *_waits(hotline),
        *_hidden(hotline, site),
    ]


def _hidden(hotline: Hotline, site: Site) -> Iterator[Diagnostic]:
    """A header of the caller that the dialplan never sees: every call would go by its usual number."""
    header = site.caller.get(NAME)
    if header and not variable(header):
        yield finding(
            "IVRC433",
            hotline.span,
            zh=f"站点“{site.name}”的 caller 写了头域 {header}，FreeSWITCH 的拨号方案看不到它",
            en=f'caller of site "{site.name}" names the header {header}, which FreeSWITCH does not show to a dialplan',
            mend_zh="请线路改用 X- 开头的头域，例如 X-Caller，或写 P-Asserted-Identity。",
            mend_en="Let the trunk use a header that begins with X-, such as X-Caller, or write P-Asserted-Identity.",
        )


def _dials(dial: str) -> bool:
    # `:_:` separates calls of their own, each with its own time-out.
    return bool(_DIAL_STRING.fullmatch(dial)) and ":_:" not in dial


def reach(dial: str) -> Reach:
    """How far the keys of callers reach who may dial extensions by this string.

    `user/` and `group/` are looked up in the directory, `sofia/PROFILE/NAME%DOMAIN` among those registered; with `@`
    instead of `%`, and by `sofia/gateway/`, the number is sent to another host. `loopback/` goes into the dial plan.
    """
    return furthest([_reach(part) for part in dial.split(",") if "{}" in part])


def _reach(part: str) -> Reach:
    if telephone := _TELEPHONE.fullmatch(part):
        return named(telephone[1] or telephone[2], TELEPHONE, part)
    if context := _CONTEXT.fullmatch(part):
        return changed(part) if context[1] or context[2] else named(context[3], AGAIN, part)
    return sent_on(part) if part.count("/") > 1 or "@" in part else unknown(part)


def _undialable(span: Span, site: str, name: str, dial: str) -> Diagnostic:
    return finding(
        "IVRC430",
        span,
        zh=f"站点“{site}”给目的地“{name}”写的 FreeSWITCH 拨号串不成立：{dial}",
        en=f'site "{site}" gives "{name}" a FreeSWITCH dial string that is none: {dial}',
        mend_zh="写成 user/8001 或 sofia/gateway/网关/号码，几部一起振铃用逗号隔开；不带 {} []、| 和空格，"
        "变量只能是 $${domain} 这样的全局变量。",
        mend_en="Write user/8001 or sofia/gateway/NAME/NUMBER, with commas to ring several at once; no {} [], | or "
        "blanks, and only global variables such as $${domain}.",
    )


def _undialable_extension(span: Span, site: str, dial: str) -> Diagnostic:
    return finding(
        "IVRC431",
        span,
        zh=f"站点“{site}”的 FreeSWITCH 分机拨号串不成立：{dial}",
        en=f'the extensions of site "{site}" have a FreeSWITCH dial string that is none: {dial}',
        mend_zh="写成 user/{}，其中 {} 代表所拨的分机号。",
        mend_en="Write user/{}, where {} stands for the extension that was typed.",
    )


def _no_place(span: Span, site: str, setting: str, value: str) -> Diagnostic:
    return finding(
        "IVRC432",
        span,
        zh=f"站点“{site}”给 FreeSWITCH 写的 {setting} 不是文件夹：{value}",
        en=f'{setting} of site "{site}" is no folder for FreeSWITCH: {value}',
        mend_zh="写文件夹的路径，只用字母、汉字、数字、/ . - _ @ + = ~ 和 $${recordings_dir} 这样的全局变量，"
        "不带空格，例如 /srv/ivrc。",
        mend_en="Write a folder of letters, digits, / . - _ @ + = ~ and global variables such as "
        "$${recordings_dir}, without blanks, for instance /srv/ivrc.",
    )


def _waits(hotline: Hotline) -> Iterator[Diagnostic]:
    for node in hotline.nodes.values():
        if not isinstance(node, Menu):
            continue
        shortest = min(node.first_key_ms, node.inter_key_ms if several_keys(node) else node.first_key_ms)
        if shortest < _SHORTEST_WAIT_MS:
            yield finding(
                "IVRC401",
                node.span,
                zh=f"FreeSWITCH 1.10 表达不了这里的意思：等待按键至少 1 秒，这里是 {shortest / 1000} 秒",
                en=f"FreeSWITCH 1.10 cannot express this: it waits at least 1 s for a key, and here {shortest / 1000} s",
                mend_zh="把等待改成 1 秒或更长，或用 -t 选择别的目标，不生成 freeswitch。",
                mend_en="Make the wait 1 s or longer, or choose other targets with -t and leave out freeswitch.",
            )


_RULES = Rules(
    dials=_dials,
    holds=lambda setting, value: bool(_PLACE.fullmatch(value)),
    undialable=_undialable,
    undialable_extension=_undialable_extension,
    no_place=_no_place,
)
