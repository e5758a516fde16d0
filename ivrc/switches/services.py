"""What a site says of the services that look-ups ask. Code: IVRC244."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import alike, mend
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.nodes import Hotline
from ivrc.regex import regex
from ivrc.site import Site
from ivrc.yamlfile import Marks

_LOOPBACK = regex(r"http://(?:localhost|127(?:\.[0-9]{1,3}){3})(?::[0-9]+)?(?:/.*)?")
_ALLOWED = "loopback without TLS allowed"


def plain(site: Mapping[str, Any], marks: Marks) -> Iterator[Diagnostic]:
    """Addresses without TLS: what callers type would go over the net for everybody to read. The schema has accepted the site."""
    for name, service in site.get("services", {}).items():
        url = service["url"]
        if url.startswith("https://"):
            continue
        here = bool(_LOOPBACK.fullmatch(url))
        if here and service.get(_ALLOWED):
            continue
        yield _told(
            marks.place(("services", name, "url")),
            f"服务“{name}”的网址没有加密，客户输入的内容路上谁都能看",
            f'the URL of the service "{name}" is without TLS, so anybody on the way can read what callers type',
            f"在这个服务下面再写一行：{_ALLOWED}: true。" if here else "改成 https://…。",
            f"Add below this service: {_ALLOWED}: true." if here else "Make it https://….",
        )


def unbound(hotline: Hotline, site: Site) -> Iterator[Diagnostic]:
    """Services that the site does not bind, or that it does not give so long a time."""
    told: set[str] = set()
    for node in of_kind(hotline, Lookup):
        service = site.services.get(node.service)
        if node.service in told:
            continue
        if service is None:
            told.add(node.service)
            known = sorted(site.services)
            zh, en = mend(
                alike(node.service, known, 0.6),
                f"在站点文件里加上：services: {{{node.service}: {{url: https://…}}}}。",
                f"Add to the site file: services: {{{node.service}: {{url: https://…}}}}.",
            )
            yield _told(
                node.span,
                f"站点“{site.name}”没有写服务“{node.service}”的网址",
                f'site "{site.name}" does not tell the URL of the service "{node.service}"',
                zh,
                en,
            )
        elif service.seconds and node.longest_seconds > service.seconds:
            told.add(node.service)
            yield _told(
                node.span,
                f"这里最长等 {node.longest_seconds} 秒，站点“{site.name}”给服务“{node.service}”定的是 {service.seconds} 秒",
                f'this waits for {node.longest_seconds} s, and site "{site.name}" gives the service "{node.service}" {service.seconds} s',
                f"改成：最长 {service.seconds}秒。",
                f"Write: at most {service.seconds}s.",
            )


def _told(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC244", span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)
