"""What is told of the name under the pointer: what is spoken there and how long it takes, a phrase's words, what a value holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.flow import graph
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Hotline
from ivrc.language.keywords import header_spelling
from ivrc.lsp.meant import Texts, given
from ivrc.lsp.names import DESTINATION, HOURS, NODE, PHRASE, VARIABLE, Named
from ivrc.phrases import Library

_MOST = 12
"""Clips that are told."""


def hover(
    texts: Texts,
    named: Named,
    hotline: Hotline | None,
    library: Library,
    seconds: Mapping[str, float],
    lang: str,
) -> str:
    """As Markdown; empty where there is nothing to tell. `hotline` is the flow as it was last made, `seconds` are those of clips that were
    built."""
    zh = lang == "zh"
    if named.kind == PHRASE:
        return "\n".join(_phrase(library, named.name))
    if named.kind == VARIABLE and (text := _value(texts, named)):
        return text
    if named.kind in (NODE, VARIABLE, HOURS):
        return "\n".join(_node(texts, named, hotline, seconds, zh=zh))
    if named.kind == DESTINATION:
        return f"{'目的地' if zh else 'destination'} **{_plain(named.name)}**"
    return ""


def _phrase(library: Library, name: str) -> Iterator[str]:
    phrase = library.find(name)
    if phrase is None:
        return
    yield f"**《{_plain(phrase.name)}》** {_plain(phrase.alias_en or '')}  "
    for locale, text in phrase.texts.items():
        yield f"{locale}: {_plain(text)} ({length_ms(text) / 1000:.1f} s)  "


def _value(texts: Texts, named: Named) -> str:
    """What a variable of the hotline holds."""
    for file, one in given(texts, named):
        if one.block == "SETTING":
            return (
                f"**{_plain(named.name)}** {_plain(texts[file].split(chr(10))[one.line][one.end :].strip())}"
            )
    return ""


def _node(
    texts: Texts, named: Named, hotline: Hotline | None, seconds: Mapping[str, float], *, zh: bool
) -> Iterator[str]:
    for _, one in given(texts, named)[:1]:
        yield f"{header_spelling(one.block)[not zh]} **{_plain(named.name)}**  "
    node = hotline.nodes.get(named.name) if hotline else None
    if hotline is None or node is None:
        return
    clips = [hotline.clips[each.clip] for each in graph.plays(node) if each.clip in hotline.clips]
    total = 0.0
    for clip in clips[:_MOST]:
        lasts = seconds.get(clip.id, length_ms(clip.text) / 1000)
        total += lasts
        yield f"“{_plain(clip.text)}” ({lasts:.1f} s)  "
    if len(clips) > 1 and len(clips) <= _MOST:
        yield f"{'一共' if zh else 'in all'} {total:.1f} s"


def _plain(text: str) -> str:
    """Words in Markdown that mean nothing but themselves."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~&" else sign for sign in text)
