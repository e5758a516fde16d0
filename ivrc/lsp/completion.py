"""What may stand at a place: where a way leads, phrases, values, destinations, and the keywords of a block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ivrc.language.blocks import BLOCKS
from ivrc.language.keywords import WORDS
from ivrc.language.lexer import comment, plain
from ivrc.language.words import HEADERS, Word
from ivrc.lsp.chunks import chunk_at, chunks
from ivrc.lsp.meant import VALUES, Texts
from ivrc.lsp.names import DESTINATION, HOURS, NODE, VARIABLE, Named, names
from ivrc.phrases import Library
from ivrc.regex import regex

_ARROW = regex(r"(?:→|->|➜|➔|⇒|=>)\s*(?:[^\"→>]*\s)?(?P<begun>\S*)$")
_DIAL = regex(r"^\s*(?:拨|dial\b)\s*(?:.*[,\s])?(?P<begun>[^,\s]*)$")
_WORD = regex(r"(?P<begun>[^\s:,\"《<{]*)$")
_ENDS = {True: ("重听", "返回", "挂机"), False: ("repeat", "back", "hang up")}
_BY_TYPE: Mapping[str, Word] = {word.type: word for word in WORDS}
KEYWORD = "keyword"


class Offer(NamedTuple):
    """What may be written from `start` of the line on: its kind, its words, and what is told of it."""

    kind: str
    text: str
    start: int
    about: str = ""


def offers(
    texts: Texts,
    file: str,
    place: tuple[int, int],
    library: Library,
    read: Callable[[str], Iterable[Named]] = names,
) -> list[Offer]:
    """What may stand at a line and a character of a file, in the order in which it is told; of names those that are `read`."""
    known = (each for text in texts.values() for each in read(text))
    line, character = place
    lines = texts[file].split("\n")
    raw = lines[line][:character] if line < len(lines) else ""
    text = plain(raw)
    if comment(text) is not None:
        return []
    if (opened := _within(text, raw)) is not None:
        sign, start = opened
        if sign == "{":
            return list(_named(known, (VARIABLE, NODE), start, values=True))
        return list(_phrases(library, _zh(texts[file]), start)) if sign == "<" else []
    chinese, kind = _zh(texts[file]), _block(texts[file], line)
    if match := _ARROW.search(text):
        start = match.start("begun")
        ends = (Offer(KEYWORD, word, start) for word in _ENDS[chinese])
        return [*_named(known, (NODE,), start), *ends]
    if kind == "TRANSFER" and (match := _DIAL.match(text)):
        return list(_named(known, (DESTINATION,), match.start("begun")))
    match = _WORD.search(text)
    start = match.start("begun") if match else character
    if text[:start].strip():
        return []
    if not raw[:1].strip() and raw:
        hours = _named(known, (HOURS,), start) if kind == "BRANCH" else ()
        return [*hours, *_keywords(kind, start, chinese=chinese)]
    return [Offer(KEYWORD, word, start) for head in HEADERS for word in (head.zh if chinese else head.en)]


def begun(found: Iterable[Offer], line: str) -> list[Offer]:
    """Those that have the signs in them, in their order, that are typed already at the end of a line's beginning; those that begin so first."""
    told = [(each, line[each.start :].casefold(), each.text.casefold()) for each in found]
    fitting = [(each, not text.startswith(typed)) for each, typed, text in told if _has(text, typed)]
    return [each for each, _ in sorted(fitting, key=lambda one: one[1])]


def _has(text: str, typed: str) -> bool:
    signs = iter(text)
    return all(sign in signs for sign in typed)


def _within(text: str, raw: str) -> tuple[str, int] | None:
    """The mark that is open at the end of a line's beginning, and where what stands in it begins: `"`, `<` for a phrase, `{`."""
    quoted, opened = False, -1
    for at, sign in enumerate(text):
        if sign == '"' and opened < 0:
            quoted = not quoted
        elif raw[at] in "《<〈" and not quoted:
            opened = at
        elif raw[at] in "》>〉" and not quoted:
            opened = -1
    brace = text.rfind("{")
    if brace > text.rfind("}"):
        return "{", brace + 1
    if opened >= 0:
        return "<", opened + 1
    return ('"', len(text)) if quoted else None


def _named(
    known: Iterable[Named], kinds: tuple[str, ...], start: int, *, values: bool = False
) -> Iterator[Offer]:
    """The names of these kinds, each once; of nodes those that are given, and with `values` those that are a value, too."""
    seen: set[str] = set()
    for each in known:
        if each.kind in kinds and each.name not in seen and _offered(each, values=values):
            seen.add(each.name)
            yield Offer(each.kind, each.name, start, each.block.lower())


def _offered(each: Named, *, values: bool) -> bool:
    if each.kind == DESTINATION:
        return True
    if each.kind == NODE:
        return each.given and (not values or each.block in VALUES)
    return each.given or each.kind == VARIABLE


def _phrases(library: Library, chinese: bool, start: int) -> Iterator[Offer]:
    for phrase in library:
        name = phrase.name if chinese or not phrase.alias_en else phrase.alias_en
        words = phrase.texts.get("zh-CN" if chinese else "en-US") or next(iter(phrase.texts.values()), "")
        yield Offer("phrase", name, start, words)


def _keywords(kind: str, start: int, *, chinese: bool) -> Iterator[Offer]:
    """The words that may begin a line of a block."""
    types: Iterable[str] = BLOCKS[kind].words if kind in BLOCKS else ()
    for type_ in types:
        word = _BY_TYPE.get(type_)
        for spelling in (word.zh if chinese else word.en)[:1] if word else ():
            yield Offer(KEYWORD, spelling, start)


def _block(source: str, line: int) -> str:
    """The kind of the block in which a line stands, empty for none."""
    kind = ""
    own = chunk_at(source, line)
    for block in own.tree.blocks if own else ():
        if own and own.line + block.span.line - 1 <= line:
            kind = block.kind
    return kind


def _zh(source: str) -> bool:
    """Whether a text is written with the Chinese keywords."""
    first = next((block for chunk in chunks(source) for block in chunk.tree.blocks), None)
    if first is None:
        return not source.isascii()
    head = source.split("\n", first.span.line)[first.span.line - 1 : first.span.line]
    return not "".join(head)[:2].isascii()
