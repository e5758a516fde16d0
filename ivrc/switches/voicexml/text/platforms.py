"""What platforms say of themselves that they do not do, though the standard has it: a table of their own manuals' words.

A site may name its platform. Then every refusal that stands here and that the hotline runs into is told: an error where
the manual leaves no way, a note where a setting of the platform decides. Of what no manual was found to say nothing
stands here, and `docs/targets/voicexml.md` says what to try on any platform.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Severity, finding
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.capability import Feature, needs
from ivrc.switches.voicexml.text.plan import NAME

PLATFORMS = {
    "aspect": "Aspect Prophecy",
    "avaya": "Avaya Experience Portal",
    "cisco-vvb": "Cisco VVB",
    "genesys": "Genesys Voice Platform",
}
"""What a site may write, and the platform's name."""


class Refusal(NamedTuple):
    """What a platform does not do. `needs` are the features of which one has to be there, none where every hotline
    meets it; `source` is the page of the platform's manual that says so."""

    platform: str
    needs: tuple[Feature, ...]
    severity: Severity
    zh: str
    en: str
    mend_zh: str
    mend_en: str
    source: str


_DIALS = (Feature.TRANSFER, Feature.EXTENSION)

REFUSALS = (
    Refusal(
        "cisco-vvb",
        (),
        Severity.ERROR,
        "它认按键只用 Cisco 自己的 regex 语法，不认标准的 SRGS 语法，而这里每处听按键都用 SRGS",
        "it recognises keys by Cisco's own regex grammars only and not by SRGS, the standard's, "
        "by which every key is heard here",
        "换一个认 SRGS 按键语法的平台；确知您的版本认它，就去掉站点文件里 platform 这一行。",
        "Use a platform that takes SRGS grammars for keys; where you know that your release does, "
        "take the line platform out of the site file.",
        "https://developer.cisco.com/docs/customer-voice-portal/user-input",
    ),
    Refusal(
        "avaya",
        _DIALS,
        Severity.NOTE,
        "走 H.323 而 Communication Manager 没有开 SA8874 时，它不知道转接的结果：占线、无人接听都不会出现",
        "over H.323 and without the feature SA8874 of the Communication Manager it does not learn how a transfer went: "
        "busy and no answer never come",
        "用 SIP 接入，或为 H.323 开通 SA8874，再试一次占线和无人接听。",
        "Connect it by SIP, or have SA8874 enabled, and try a busy and an unanswered call.",
        "https://documentation.avaya.com/en-us/home/bundle/experience-portal/"
        "AdministeringAvayaExperiencePortal_r82/system-configuration/voip-connections/H323.html",
    ),
    Refusal(
        "genesys",
        _DIALS,
        Severity.NOTE,
        "Resource Manager 按 IVR Profile 和租户的 gvp.policy、gvp.policy.dialing-rules 放行呼出，不放行的一律不通",
        "its Resource Manager lets calls out by gvp.policy and gvp.policy.dialing-rules of the IVR Profile and the tenant, "
        "and rejects all others",
        "在 IVR Profile 和租户上放行站点文件里的每个拨号串，并各拨一次。",
        "Allow every dial string of the site file in the IVR Profile and the tenant, and dial each once.",
        "https://docs.genesys.com/Documentation/GVP/latest/GDG/HGWRMPE",
    ),
    Refusal(
        "genesys",
        (Feature.VOICEMAIL,),
        Severity.NOTE,
        "IVR Profile 或租户的 gvp.policy.voicexml-recording-allowed 设为 false 时，它不录音，留言录不下来",
        "it records nothing, and so no message, where gvp.policy.voicexml-recording-allowed of the IVR Profile "
        "or the tenant is false",
        "把它设为 true（默认就是），并留言一次。",
        "Set it to true, which is the default, and leave a message.",
        "https://docs.genesys.com/Documentation/GVP/85/GDS/COpts851-8",
    ),
    Refusal(
        "aspect",
        _DIALS,
        Severity.NOTE,
        "它要先由平台方开通呼出，没有开通时转接都不通",
        "it lets no call out until outbound dialling has been provisioned, and no transfer goes through before",
        "请平台方为这条热线开通呼出，并转接一次。",
        "Have outbound dialling provisioned for this hotline, and try a transfer.",
        "http://www.vxml.org/t_6.htm",
    ),
)
"""In the order in which they are told."""


def refused(hotline: Hotline, site: Site) -> Iterator[Diagnostic]:
    """What the site's platform says that it does not do and this hotline asks for, each where it is asked first."""
    refusals = [each for each in REFUSALS if each.platform == site.platform.get(NAME)]
    used = {need.feature: need.span for need in needs(hotline)} if refusals else {}
    for each in refusals:
        spans = [used[feature] for feature in each.needs if feature in used]
        if spans or not each.needs:
            name = PLATFORMS[each.platform]
            yield finding(
                "IVRC413",
                spans[0] if spans else hotline.span,
                zh=f"站点“{site.name}”的平台 {name} 的手册写明：{each.zh}",
                en=f'{name}, the platform of site "{site.name}", says in its manual: {each.en}',
                mend_zh=each.mend_zh,
                mend_en=each.mend_en,
                severity=each.severity,
            )
