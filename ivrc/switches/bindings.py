"""What a site binds for a switch and a hotline uses, judged by the switch's own rules: dial strings and places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span
from ivrc.flow.graph import dials, of_kind
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.calling import undialable
from ivrc.switches.capability import Feature, needs

_NEEDED_BY = {"recordings": Feature.RECORDING, "messages": Feature.VOICEMAIL}
"""The places that a flow needs only where it has such a feature."""


class Rules(NamedTuple):
    """What a switch takes, and what is told of the rest.

    `dials(text)` is whether it takes a dial string, `holds(setting, text)` whether it takes a place for `recordings`,
    `messages`, `records` or `sounds`. The others are told of what it does not take: where it is used, the site's name, and the
    destination or the setting.
    """

    dials: Callable[[str], bool]
    holds: Callable[[str, str], bool]
    undialable: Callable[[Span, str, str, str], Diagnostic]
    undialable_extension: Callable[[Span, str, str], Diagnostic]
    no_place: Callable[[Span, str, str, str], Diagnostic]


def judged(hotline: Hotline, site: Site, target: str, rules: Rules) -> Iterator[Diagnostic]:
    """What is bound and cannot be used as it is written, each once, where it is used first."""
    yield from _dial_strings(hotline, site, target, rules)
    bound = {setting: site.binding(setting, target) for setting in (*_NEEDED_BY, "records", "sounds")}
    wrong = {setting: value for setting, value in bound.items() if value and not rules.holds(setting, value)}
    used = {need.feature: need.span for need in needs(hotline)} if wrong else {}
    for setting, value in wrong.items():
        feature = _NEEDED_BY.get(setting)
        span = used.get(feature) if feature else hotline.span
        if span is not None:
            yield rules.no_place(span, site.name, setting, value)


def _dial_strings(hotline: Hotline, site: Site, target: str, rules: Rules) -> Iterator[Diagnostic]:
    for name, span in dials(hotline).items():
        dial = site.destinations.get(name, {}).get(target, "")
        if dial and not rules.dials(dial):
            yield rules.undialable(span, site.name, name, dial)
    template = site.binding("extensions", target)
    typed = next((node for node in of_kind(hotline, Transfer) if node.extension), None)
    if typed and template and not _dials_extensions(template, rules):
        yield rules.undialable_extension(typed.span, site.name, template)
    calls = site.binding("outbound", target) if hotline.outbound else ""
    if calls and not _dials_extensions(calls, rules):
        yield undialable(hotline.span, calls)


def _dials_extensions(template: str, rules: Rules) -> bool:
    """Whether a template with a number for `{}` can be dialled."""
    return "{}" in template and rules.dials(template.replace("{}", "1000"))
