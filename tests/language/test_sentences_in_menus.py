"""The collected sentences where a designer puts them: as option lines, and between quotation marks with their keys below."""

from __future__ import annotations

import pytest
from test_telling import LANGUAGES, Sentence, sentences

from ivrc.compile import compile_text
from ivrc.diagnostics import Severity
from ivrc.flow.entries import ANY_LENGTH
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number
from ivrc.language.telling import read

LOCALES = {
    "hant": "zh-TW",
    "strangers-hant": "zh-HK",
    "en": "en-US",
    "strangers-en": "en-GB",
    "es": "es-MX",
    "fr": "fr-CA",
    "kept-tw": "zh-TW",
    "kept-hk": "zh-HK",
    "kept-en": "en-US",
    "kept-es": "es-ES",
    "kept-fr": "fr-FR",
}
MENU = """热线 甲 4006659999
    语言 {locale}
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见

菜单 总机
{lines}
播报 再见：“再见，谢谢。” → 挂机
"""
READ, REFUSED = "read as meant", "refused"


def outcome(locale: str, lines: list[str], keys: tuple[str, ...]) -> str:
    """What comes of a menu with these lines: read as meant, refused (with the errors), or bound otherwise."""
    text = MENU.format(locale=locale, lines="".join(f"    {line}\n" for line in lines))
    result = compile_text(text)
    errors = [found for found in result.diagnostics if found.severity is Severity.ERROR]
    if errors:
        assert all(error.mend_zh and error.mend_en for error in errors)
        return REFUSED
    assert result.hotline is not None
    menu = result.hotline.nodes["总机"]
    assert isinstance(menu, Menu)
    return READ if sorted(bound(menu)) == sorted(keys) else f"bound {bound(menu)}"


def bound(menu: Menu) -> tuple[str, ...]:
    found: list[str] = []
    for entry in menu.entries:
        if isinstance(entry, Number):
            found += ["X" * length for length in entry.lengths if entry.lengths != ANY_LENGTH]
            found += filter(None, (entry.last, entry.end_key))
        else:
            found.append(entry.pattern)
    return tuple(dict.fromkeys(found))


def as_option(language: str, sentence: Sentence) -> str:
    return outcome(LOCALES.get(language, "zh-CN"), [f"{sentence.text} → 再见"], sentence.keys)


def as_prompt(language: str, sentence: Sentence) -> str:
    """Between quotation marks, with a line for each key; a menu needs one, so that another takes 0 where none is told."""
    reading = read(sentence.text)
    words = sentence.text.replace('"', "”").replace("“", "『").replace("”", "』")
    lines = [f"“{words}”"]
    for typed in reading.typed:
        lengths = "数字" if typed.lengths == ANY_LENGTH else f"{'或'.join(map(str, typed.lengths))}位"
        last = f"，末位可为{typed.last}" if typed.last else ""
        lines.append(f"{lengths}{{号}}{last}{f'，以{typed.end_key}结束' if typed.end_key else ''} → 再见")
    ends = {key for typed in reading.typed for key in (typed.end_key, typed.last)}
    told = {key.keys for key in reading.keys}
    lines += [f"{key} → 再见" for key in sentence.keys if "X" not in key and (key in told or key not in ends)]
    if len(lines) == 1:
        lines += ["“人工请按0。”", "0 → 再见"]
        return outcome(LOCALES.get(language, "zh-CN"), lines, ("0",))
    return outcome(LOCALES.get(language, "zh-CN"), lines, sentence.keys)


def purposes(sentence: Sentence) -> int:
    reading = read(sentence.text)
    return len({key.purpose for key in reading.keys} | {typed.purpose for typed in reading.typed})


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_option_lines_none_is_bound_otherwise_than_meant(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence that tells no key is no option, and one that tells two things has one arrow too few: both refused."""
    count = {READ: 0, REFUSED: 0}
    for sentence in sentences(language):
        result = as_option(language, sentence)
        wanted = not sentence.refused and sentence.keys and purposes(sentence) == 1
        assert result == (READ if wanted else REFUSED), sentence
        count[result] += 1
    with capsys.disabled():
        print(f"\n{language} as options: {count}", end="")


@pytest.mark.parametrize("language", LANGUAGES)
def test_between_quotation_marks_they_are_read_as_meant(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = list(sentences(language))
    results = {sentence: as_prompt(language, sentence) for sentence in found}
    assert not {s.text: result for s, result in results.items() if result not in (READ, REFUSED)}
    refused = [s.text for s, result in results.items() if result == REFUSED and not s.refused]
    with capsys.disabled():
        read_ = sum(result == READ for result in results.values())
        print(f"\n{language} between quotation marks: {read_} of {len(found)}", refused, end="")
    assert refused == []
