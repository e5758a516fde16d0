"""What a phrase is, and a library of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ivrc.diagnostics import Span

COMPANY = "企业名称"
"""The one placeholder that needs no declaration: the hotline's own company name. `company` in English."""


class Parameter(NamedTuple):
    """A `{name}` in a phrase's texts. `read` is `text`, `digits` (one by one) or `number`.

    `default` is None where the menu or the hotline has to give a value.
    """

    name: str
    about_zh: str
    about_en: str
    example: str
    default: str | None = None
    read: str = "text"
    alias_en: str | None = None


class Phrase(NamedTuple):
    """One standard phrase. `texts` and `parameters` keep the file's order.

    `notice` is `recording` for a phrase that announces the recording of the call. `readings` maps words of
    the Chinese texts to pinyin with tone marks. `span` is the place of its name.
    """

    name: str
    group: str
    group_en: str
    texts: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    readings: Mapping[str, str]
    alias_en: str | None
    notice: str | None
    when_zh: str
    when_en: str
    span: Span


def key_of(name: str) -> str:
    """How names are compared: `Recording notice`, `recording-notice` and `recording  notice` are one name."""
    return "-".join(name.replace("-", " ").casefold().split())


class Library:
    """Phrases by name; it does not change. Iterates in the order of the files."""

    __slots__ = ("_by_key", "_names", "phrases")

    def __init__(self, phrases: tuple[Phrase, ...] = ()) -> None:
        self.phrases = phrases
        self._names = tuple(name for p in phrases for name in (p.name, p.alias_en) if name)
        self._by_key = {key_of(name): p for p in phrases for name in (p.alias_en, p.name) if name}

    def __iter__(self) -> Iterator[Phrase]:
        return iter(self.phrases)

    def __len__(self) -> int:
        return len(self.phrases)

    def find(self, name: str) -> Phrase | None:
        """The phrase of that name, Chinese or English."""
        return self._by_key.get(key_of(name))

    def names(self) -> tuple[str, ...]:
        """Every name, for `did you mean`."""
        return self._names

    def overlaid(self, own: Iterable[Phrase]) -> Library:
        """This library with a project's own phrases: one of the same name takes the standard one's place.

        It keeps the standard one's English name where it has none, so that both names still mean one phrase.
        """
        placed: dict[str, Phrase] = {phrase.name: phrase for phrase in self.phrases}
        for phrase in own:
            standard = self.find(phrase.name)
            if standard and phrase.alias_en is None:
                phrase = phrase._replace(alias_en=standard.alias_en)
            if standard and standard.name != phrase.name:
                del placed[standard.name]
            placed[phrase.name] = phrase
        return Library(tuple(placed.values()))
