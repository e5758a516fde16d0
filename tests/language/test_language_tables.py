"""The tables of docs/language*.md say what the code does: keywords, sentences, forms of the input method, limits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flat import flat
from spoken import told

from ivrc.compile import compile_text
from ivrc.files import LARGEST
from ivrc.language.keywords import CLAUSES, LINES
from ivrc.language.telling import LONGEST_ENTRY, read
from ivrc.language.words import HEADERS
from ivrc.lowering import settings

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGES = {"zh": DOCS / "language.zh-CN.md", "en": DOCS / "language.md"}
BOTH = pytest.mark.parametrize("language", PAGES)


def table(language: str, name: str) -> list[list[str]]:
    """The rows of the table after `<!-- name -->`, without its head."""
    text = PAGES[language].read_text(encoding="utf-8")
    after = text.split(f"<!-- {name} -->\n\n", 1)[1].split("\n\n", 1)[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in after.splitlines()]
    assert len(rows) > 2
    return rows[2:]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@BOTH
def test_the_keywords_are_those_of_the_language(language: str) -> None:
    places = {"zh": ("标题", "行首", "行内"), "en": ("header", "first in a line", "within a line")}[language]
    written = [
        (where, word.zh, word.en)
        for where, words in zip(places, (HEADERS, LINES, CLAUSES), strict=True)
        for word in words
    ]
    assert sorted(
        (where, tuple(code(zh)), tuple(code(en))) for where, zh, en in table(language, "keywords")
    ) == sorted(written)


@BOTH
def test_the_sentences_bind_the_keys_that_the_table_says(language: str) -> None:
    rows = table(language, "sentences")
    assert len(rows) > 20
    for sentence, keys in rows:
        (text,) = code(sentence)
        assert list(told(read(text))) == code(keys), text


SAMPLE = """热线 小店 4006659999 // 说明
    企业名称：东街小店
    回复时限：两小时
    无按键：5秒，重听 2次，→ 再见
    按错键：《按键有误》 重听 2次，→ 再见
    故障 → 《系统故障》 挂机

菜单 主菜单：“您好{企业名称}” 《回复承诺（回复时限=两天）》
    人工服务请按0 → 店员
    重听请按* → 重听
    返回请按# → 再见

转接 店员：拨 坐席一，坐席二，振铃 20秒
    占线，无人接听，转接失败 → “再见” 挂机

播报 再见：《结束语》 → 挂机
"""


@BOTH
def test_the_forms_of_the_input_method_mean_the_same(language: str) -> None:
    plain = flat(compile_text(SAMPLE).hotline)
    rows = table(language, "forms")
    assert len(rows) >= 12
    for form, others in rows:
        (usual,) = re.findall(r"`(.+?)`", form)
        for other in re.findall(r"`(.+?)`", others):
            text = written(usual, other)
            assert text != SAMPLE, f"{usual} does not occur in the sample"
            assert flat(compile_text(text).hotline) == plain, f"{other} for {usual}"


def written(usual: str, other: str) -> str:
    """The sample with one form for another; a form of two halves is written with `…` between them."""
    if "…" in usual:
        (opens, closes), (opened, closed) = usual.split("…"), other.split("…")
        return re.sub(f"{re.escape(opens)}(.*?){re.escape(closes)}", rf"{opened}\1{closed}", SAMPLE)
    if usual == " ":
        return "".join(
            line.replace("    ", other * 2).replace(usual, other) for line in SAMPLE.splitlines(True)
        )
    if usual == "：":
        return SAMPLE.replace("：“", f"{other}“").replace("：《", f"{other}《").replace("：拨", f"{other}拨")
    return SAMPLE.replace(usual, other)


@BOTH
def test_the_limits_are_those_of_the_code(language: str) -> None:
    second = {"zh": "秒", "en": "s"}[language]

    def seconds(bounds: tuple[int, int]) -> list[str]:
        return [settings.seconds(ms, second) for ms in bounds]

    count = {"zh": "次", "en": ""}[language]
    expected = [
        seconds(settings.FIRST_KEY_RANGE_MS),
        [f"0{count}", f"{settings.MOST_TIMES}{count}"],
        seconds(settings.INTER_KEY_RANGE_MS),
        seconds(settings.RING_RANGE_MS),
        [f"1{count}", f"{settings.MOST_TIMES}{count}"],
        seconds(settings.MESSAGE_RANGE_MS),
        ["1", str(LONGEST_ENTRY)],
        ["", f"{LARGEST // 1024 // 1024} MiB"],
    ]
    rows = table(language, "limits")
    assert [row[1:3] for row in rows] == expected
    assert rows[2][3] == settings.seconds(settings.INTER_KEY_MS, second)
