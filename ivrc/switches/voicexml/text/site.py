"""What a site binds for VoiceXML: dial strings are `tel:` or `sip:` URIs, services and sounds are URLs.

RFC 3966 (tel), RFC 3261 section 25.1 (sip), RFC 3986. Only the form is judged; whether anyone answers is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.conditions.listed import Listed
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.regex import regex
from ivrc.site import Site
from ivrc.switches.bindings import Rules, judged
from ivrc.switches.reach import AGAIN, Reach, changed, named, sent_on
from ivrc.switches.voicexml.text.plan import NAME
from ivrc.switches.voicexml.text.platforms import refused

_UNRESERVED = r"(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/:]|%[0-9A-Fa-f]{2})"
_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
_PARAMETERS = r"(?:;[A-Za-z0-9\-_.!~*'()\[\]/:&+$%]+(?:=[A-Za-z0-9\-_.!~*'()\[\]/:&+$%\"]+)?)*"
_SIP = regex(rf"sips?:(?:{_UNRESERVED}+@)?{_HOST}{_PARAMETERS}(?:\?{_UNRESERVED}+)?", re.IGNORECASE)
_TEL = regex(rf"tel:(?:\+[0-9.()\-]*[0-9][0-9.()\-]*|[0-9A-Fa-f*.()\-]+){_PARAMETERS}", re.IGNORECASE)
_EXTENSION = regex(rf"sips?:([^@]*)\{{\}}([^@]*)@({_HOST})(?:;transport=\w+)?", re.IGNORECASE)
_HTTP = regex(rf"https?://{_HOST}(?:/{_UNRESERVED}*)?", re.IGNORECASE)
_FOLDER = regex(r"(?:[A-Za-z0-9\-_.~/]|%[0-9A-Fa-f]{2})+")


def inspect(hotline: Hotline, site: Site) -> list[Diagnostic]:
    """What the site binds for VoiceXML, is used by this hotline, and cannot be used as it is written; and what its
    platform refuses."""
    return [
        *judged(hotline, site, NAME, _RULES),
        *refused(hotline, site),
        *_kept(hotline),
        *_records(hotline, site),
    ]


def _kept(hotline: Hotline) -> Iterator[Diagnostic]:
    """A list that calls change, which a document cannot ask."""
    for node in hotline.nodes.values():
        for case in parts(node, Case):
            if isinstance(case.test, Listed) and case.test.kept:
                yield finding(
                    "IVRC401",
                    case.edge.span,
                    zh="VoiceXML 2.1 表达不了这里的意思：文档记不住以前的电话，通话中加减的名单无处可存",
                    en="VoiceXML 2.1 cannot express this: a document remembers no call before it, and has no place for a list that calls change",
                    mend_zh="改用项目的名单（lists/ 下的文件），或用 -t 选择别的目标，不生成 voicexml。",
                    mend_en="Make it a list of the project (a file below lists/), or choose other targets with -t and leave out voicexml.",
                )
                return


def _records(hotline: Hotline, site: Site) -> Iterator[Diagnostic]:
    """Where records of calls are kept on a switch, a document keeps none: a call may end where it does not run any more."""
    if others := sorted(name for name in site.records if name != NAME and site.binding("records", name)):
        kept = "、".join(others)
        yield finding(
            "IVRC414",
            hotline.span,
            zh=f"站点“{site.name}”留通话记录（{kept}），VoiceXML 却不留：它只提交“记录”",
            en=f'site "{site.name}" keeps records of calls ({", ".join(others)}), and VoiceXML keeps none: it posts notes only',
            mend_zh="从 VoiceXML 平台进来的电话，看平台自己的话单；或给 VoiceXML 一个不写 records 的站点。",
            mend_en="Take the platform's own call records of calls that come in by VoiceXML; or give VoiceXML a site of its own without records.",
        )


def can_dial(uri: str) -> bool:
    """Whether a `<transfer>` can be given this URI (VoiceXML 2.0, section 2.3.7)."""
    return bool(_SIP.fullmatch(uri) or _TEL.fullmatch(uri))


def reach(dial: str) -> Reach:
    """How far the keys of callers reach who may dial extensions by this URI: a switch that takes `sip:` looks the
    number up in its own dial plan; `tel:` is the telephone network (RFC 3966), and so is `user=phone` (RFC 3261, 19.1.1).
    """
    if match := _EXTENSION.fullmatch(dial):
        return changed(dial) if match[1] or match[2] else named(match[3], AGAIN, dial)
    return sent_on(dial)


def _undialable(span: Span, site: str, name: str, uri: str) -> Diagnostic:
    return finding(
        "IVRC410",
        span,
        zh=f"站点“{site}”给目的地“{name}”写的 VoiceXML 拨号串不是 tel: 或 sip: 地址：{uri}",
        en=f'site "{site}" gives "{name}" a VoiceXML dial string that is no tel: or sip: URI: {uri}',
        mend_zh="写成 tel:+8657688881001 或 sip:8001@pbx.example.com 这样的地址。",
        mend_en="Write an address such as tel:+8657688881001 or sip:8001@pbx.example.com.",
    )


def _undialable_extension(span: Span, site: str, dial: str) -> Diagnostic:
    return finding(
        "IVRC411",
        span,
        zh=f"站点“{site}”的 VoiceXML 分机拨号串用不了：{dial}",
        en=f'the extensions of site "{site}" have a VoiceXML dial string that cannot be used: {dial}',
        mend_zh="写成 tel: 或 sip: 地址，并用 {} 代表所拨的分机号，例如 sip:{}@pbx.example.com。",
        mend_en="Write a tel: or sip: URI in which {} stands for the extension, such as sip:{}@pbx.example.com.",
    )


def _no_place(span: Span, site: str, setting: str, value: str) -> Diagnostic:
    kind_zh, kind_en = (
        ("网址或相对路径", "a URL or a relative path") if setting == "sounds" else ("网址", "a URL")
    )
    return finding(
        "IVRC412",
        span,
        zh=f"站点“{site}”的 {setting} 要给 VoiceXML 写{kind_zh}，而写的是：{value}",
        en=f'{setting} of site "{site}" must be {kind_en} for VoiceXML, and it is: {value}',
        mend_zh="写成 http:// 或 https:// 开头、不含空格和汉字的网址（汉字写成 %E5 这样的形式）。",
        mend_en="Write a URL that begins with http:// or https://, without spaces; other letters as %E5 and so on.",
    )


def _holds(setting: str, value: str) -> bool:
    """Services are URLs; sounds may lie beside the document."""
    return bool(_HTTP.fullmatch(value) or (setting == "sounds" and _FOLDER.fullmatch(value)))


_RULES = Rules(
    dials=can_dial,
    holds=_holds,
    undialable=_undialable,
    undialable_extension=_undialable_extension,
    no_place=_no_place,
)
