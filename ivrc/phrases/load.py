"""From phrase files to a library. `read_phrases` and `read_library` are pure; `load_folder` reads files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.phrases.library import Library, Parameter, Phrase, key_of
from ivrc.phrases.phrase_findings import about
from ivrc.yamlfile import Path

if TYPE_CHECKING:
    from ivrc.yamlfile import Schema

Found = tuple[Diagnostic, ...]

READINGS = "readings.yaml"
"""The one file beside the phrases that holds none: the project's readings (`ivrc.prompts.readings`)."""


def load_folder(folder: FilePath, judged: bool = True) -> tuple[Library, Found]:
    """The library of a folder's `*.yaml` files, in the order of their names.

    A folder that does not exist is an empty library. A file that cannot be read is a diagnostic, and the
    others are read. What ivrc ships itself is `judged` by its tests, and not again at every start.
    """
    from ivrc.files import read

    try:
        paths = sorted(
            path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") and path.name != READINGS
        )
    except (FileNotFoundError, NotADirectoryError):
        paths = []
    except OSError as problem:
        return Library(()), (_no_folder(folder, problem),)
    texts: list[tuple[str, str]] = []
    unread: list[Diagnostic] = []
    for path in paths:
        text, wrong = read(path)
        unread += wrong
        if text is not None:
            texts.append((str(path), text))
    library, found = read_library(texts, judged)
    return library, (*unread, *found)


def read_library(files: Iterable[tuple[str, str]], judged: bool = True) -> tuple[Library, Found]:
    """One library of many files, given as (path to show, text). A name may be used once in all of them."""
    phrases: list[Phrase] = []
    found: list[Diagnostic] = []
    taken: dict[str, Span] = {}
    for file, text in files:
        more, wrong = read_phrases(file, text, judged)
        found.extend(wrong)
        for phrase in more:
            if clash := _clash(phrase, taken):
                found.append(clash)
                continue
            taken |= {key_of(name): phrase.span for name in (phrase.name, phrase.alias_en) if name}
            phrases.append(phrase)
    return Library(tuple(phrases)), tuple(found)


def read_phrases(file: str, text: str, judged: bool = True) -> tuple[tuple[Phrase, ...], Found]:
    """The phrases of one file. One that is not built as a phrase is left out; the others are read."""
    from ivrc.yamlfile import Schema, read

    value, marks, found = read(file, text, _schema() if judged else Schema(None))
    if value is None:
        return (), found
    more = list(found)
    phrases: list[Phrase] = []
    group = value["group"] if "group" in value and marks.sound(("group",)) else {"zh": "", "en": ""}
    written = value.get("phrases")
    for name, data in written.items() if isinstance(written, dict) else ():
        path: Path = ("phrases", name)
        if marks.sound(path):
            if judged:
                more += about(data, path, marks)
            phrases.append(_phrase(name, group, data, marks.key(path)))
    return tuple(phrases), tuple(more)


def _both(words: Mapping[str, str]) -> tuple[str, str]:
    """In Chinese and English; a team that writes one of the two is read in that one."""
    return words.get("zh") or words["en"], words.get("en") or words["zh"]


def _phrase(name: str, group: Mapping[str, str], data: Mapping[str, Any], span: Span) -> Phrase:
    group_zh, group_en = _both(group)
    when_zh, when_en = _both(data["when"])
    return Phrase(
        name=name,
        group=group_zh,
        group_en=group_en,
        texts=data["texts"],
        parameters={key: _parameter(key, value) for key, value in data.get("parameters", {}).items()},
        readings=data.get("readings", {}),
        alias_en=data.get("english"),
        notice=data.get("notice"),
        when_zh=when_zh,
        when_en=when_en,
        span=span,
    )


def _parameter(name: str, data: Mapping[str, Any]) -> Parameter:
    about_zh, about_en = _both(data["about"])
    return Parameter(
        name=name,
        about_zh=about_zh,
        about_en=about_en,
        example=data["example"],
        default=data.get("default"),
        read=data.get("read", "text"),
        alias_en=data.get("english"),
    )


def _clash(phrase: Phrase, taken: Mapping[str, Span]) -> Diagnostic | None:
    for name in (phrase.name, phrase.alias_en):
        if name and (first := taken.get(key_of(name))):
            return finding(
                "IVRC027",
                phrase.span,
                zh=f"用语名称“{name}”已经用过了",
                en=f"the phrase name `{name}` is already taken",
                mend_zh="给其中一条改名，或删去一条。",
                mend_en="Rename one of the two, or delete one.",
                labels=(Label(first, zh="第一次用在这里", en="first used here"),),
            )
    return None


def _no_folder(folder: FilePath, problem: OSError) -> Diagnostic:
    reason = problem.strerror or str(problem)
    return finding(
        "IVRC003",
        Span(str(folder)),
        zh=f"读不了用语文件夹：{reason}",
        en=f"the phrase folder cannot be read: {reason}",
        mend_zh="检查路径和权限。",
        mend_en="Check the path and the permissions.",
    )


@cache
def _schema() -> Schema:
    from ivrc.yamlfile import Schema

    return Schema(FilePath(__file__).with_name("schema.json"))
