"""What a site binds for Asterisk but Asterisk would take otherwise: dial strings, folders, end keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline
from ivrc.regex import regex
from ivrc.site import Site
from ivrc.switches.asterisk.text.plan import NAME
from ivrc.switches.bindings import Rules, judged
from ivrc.switches.reach import AGAIN, TELEPHONE, Reach, changed, furthest, named, sent_on, unknown

_DEVICE = r"[A-Za-z][A-Za-z0-9]*/[^\s,&$\x00-\x1f]+"
_DIAL_STRING = regex(rf"{_DEVICE}(&{_DEVICE})*")
_TELEPHONE = regex(r"(?:pjsip|sip|iax2|sccp)/([\w.-]*\{\}[\w.-]*)", re.IGNORECASE)
_CONTEXT = regex(r"local/([^@/]*)\{\}([^@/]*)@([\w.-]+)(?:/[njmb]+)?", re.IGNORECASE)
_RECORDS = regex(r"/[\w./@+~-]+")
_PLACE = regex(r"[\w./@+=~ -]+")
_END_KEYS = "#*"


def inspect(hotline: Hotline, site: Site) -> list[Diagnostic]:
    """Dial strings, places and end keys that Asterisk would not take as they are meant."""
    return [*judged(hotline, site, NAME, _RULES), *_end_keys(hotline)]


def reach(dial: str) -> Reach:
    """How far the keys of callers reach who may dial extensions by this string.

    `PJSIP/NAME` rings an endpoint of its AOR's contacts; with `@` or a second `/` the number is sent to what stands there
    (docs.asterisk.org, "Dialing PJSIP Channels"; likewise SIP and IAX2). A DAHDI channel may be a line of the exchange.
    """
    return furthest([_reach(part) for part in dial.split("&") if "{}" in part])


def _reach(part: str) -> Reach:
    if telephone := _TELEPHONE.fullmatch(part):
        return named(telephone[1], TELEPHONE, part)
    if local := _CONTEXT.fullmatch(part):
        return changed(part) if local[1] or local[2] else named(local[3], AGAIN, part)
    return sent_on(part) if part.count("/") > 1 or "@" in part else unknown(part)


def _holds(setting: str, value: str) -> bool:
    """A file of records is the name of a function's argument to the switch, where a blank or `=` would end it."""
    return bool((_RECORDS if setting == "records" else _PLACE).fullmatch(value))


def _undialable(span: Span, site: str, name: str, dial: str) -> Diagnostic:
    return finding(
        "IVRC420",
        span,
        zh=f"站点“{site}”给目的地“{name}”写的 Asterisk 拨号串不成立：{dial}",
        en=f'site "{site}" gives "{name}" an Asterisk dial string that is none: {dial}',
        mend_zh="写成 PJSIP/8001，几部一起振铃写成 PJSIP/8001&PJSIP/8002；不带选项、变量和空格。",
        mend_en="Write PJSIP/8001, or PJSIP/8001&PJSIP/8002 to ring both; no options, variables or blanks.",
    )


def _undialable_extension(span: Span, site: str, dial: str) -> Diagnostic:
    return finding(
        "IVRC421",
        span,
        zh=f"站点“{site}”的 Asterisk 分机拨号串不成立：{dial}",
        en=f'the extensions of site "{site}" have an Asterisk dial string that is none: {dial}',
        mend_zh="写成 PJSIP/{}，其中 {} 代表所拨的分机号。",
        mend_en="Write PJSIP/{}, where {} stands for the extension that was typed.",
    )


def _no_place(span: Span, site: str, setting: str, value: str) -> Diagnostic:
    return finding(
        "IVRC422",
        span,
        zh=f"站点“{site}”给 Asterisk 写的 {setting} 不是文件夹：{value}",
        en=f'{setting} of site "{site}" is no folder for Asterisk: {value}',
        mend_zh="写文件夹的路径，只用字母、汉字、数字、空格和 / . - _ @ + = ~，例如 /srv/ivrc。",
        mend_en="Write a folder of letters, digits, blanks and / . - _ @ + = ~, such as /srv/ivrc.",
    )


def _end_keys(hotline: Hotline) -> Iterator[Diagnostic]:
    for node in hotline.nodes.values():
        if isinstance(node, Voicemail) and node.end_key not in _END_KEYS:
            yield finding(
                "IVRC401",
                node.span,
                zh=f"Asterisk 22 表达不了这里的意思：留言只能以 # 或 * 结束，这里写的是 {node.end_key}",
                en=f"Asterisk 22 cannot express this: a message ends by # or *, and here by {node.end_key}",
                mend_zh="把结束键改为 #，或用 -t 选择别的目标，不生成 asterisk。",
                mend_en="Make # the end key, or choose other targets with -t and leave out asterisk.",
            )


_RULES = Rules(
    dials=lambda dial: bool(_DIAL_STRING.fullmatch(dial)),
    holds=_holds,
    undialable=_undialable,
    undialable_extension=_undialable_extension,
    no_place=_no_place,
)
