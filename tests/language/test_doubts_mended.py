"""Who does what a finding about keys says, in whichever of the ways it offers, comes to a menu that is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

import pytest
from test_sentences_in_menus import LOCALES
from test_telling import LANGUAGES, sentences

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic, Severity

CODES = {"IVRC213", "IVRC230", "IVRC231", "IVRC310", "IVRC311", "IVRC324", "IVRC325"}
MENU = """热线 甲 4006659999
    语言 {locale}
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 总机
{lines}    其他业务请按*77 → 坐席
播报 再见：“再见，谢谢。” → 挂机
转接 坐席：拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 再见
"""
FIRST = 7
"""The line of the file that is the first of those tried."""
STEPS = 14
"""More than a telephone has keys, each of which may have to be bound."""
Lines = list[str]

STRANGERS = (
    "按{3:不是键}或按4两次",
    "房间互拨请拨7加房号",
    "{重庆:chóng qìng}的请按9键加4至6位分机号",
    "请在房号前加拨8",
    "查询请按5，外线请拨9+号码",
    "Dial 7 followed by the room number",
    "For sales, press 1. Press star followed by your 4-digit pin",
    "press one for one thing two for another",
    "For sales press 1, for service 2",
    "查询话费请按“7”两次",
    "查“话费”请按「7」两次",
    "{重庆:chóng qìng}火警请拨119",
    "{企业名称}火警请拨119",
    "2 人工服务请按1",
    "人工请按0，{重庆:chóng qìng}的请按“1”",
    "输入4位分机号，{3:不是键}个月的按0",
    "输入4位分机号或6位卡号，按#号键结束，查号请拨119",
    "请输入您的8位会员号，没有会员号请直接按#号键",
    "请按10查询，11投诉",
    'Say "yes" and press 1 twice',
    'For "sales", press 1, for parts press 2',
    "Enter your 4 digit pin, for help press star twice",
    "请输入身份证号，末位是X的请按*",
    "{5:不是键} “人工”",
    "人工请按{0:不是键}",
    "Elija 2 opciones",
    "1. 人工服务请按1",
    "（2）{3:不是键}号套餐请按2",
    "1) For sales, press 1",
    "请按键",
    "按键",
    "請按鍵",
    "请按一下键",
    "press a key",
    "请按其他键",
    "1. 客服",
    "话费1",
    "请等待",
    "直接拨分机号",
    "Enter your account number",
)


@cache
def found_in(lines: tuple[str, ...], locale: str) -> list[Diagnostic]:
    found = compile_text(
        MENU.format(locale=locale, lines="".join(f"    {line}\n" for line in lines))
    ).diagnostics
    return [one for one in found if one.code in CODES or one.severity is Severity.ERROR]


def bound(line: str) -> str:
    return re.sub(r"(→|->) (去处|somewhere|…)?[。.]?$", r"\1 再见", line.strip())


def ways(mend: str) -> Iterator[tuple[str, str]]:
    """What a mend offers: how it is to be done, and what is to be written."""
    for how, pattern in (
        ("beside", r"把键写在话的前面：(.*? → …)|write the keys? before the words: (.*? -> …)"),
        ("below", r"下面一行写一个：(.*? → …)(?:；不是|$)|below them a line for each: (.*? -> …)(?:; if|$)"),
        ("add", r"另起一行写：(.*? → …)|add a line: (.*? -> …)|加一行：([^；]*)|[Aa]dd a line to (?:\".*?\"|the menu): ([^;]*)"),
        ("words", r"标出来，不写箭头：(.*)|mark it and write no arrow: (.*)"),
        ("mark", r"是编号就删去，写成：(.*?)；要念|leave it out: (.*?); if it is to be spoken"),
        ("mark", r"标出来：(.*)|mark it: (.*)"),
        ("beside", r"(?:例如：|，或：|与一个键写在一起：)(.*? → …)|(?:instance: |, or: |with a key: )([^;]*? -> …)"),
        ("beside", r"写成：(无按键 .*?…)|Write: (no input .*?…)"),
        ("above", r"例如：(“.*?”)；不再|for instance: (\".*?\"); or"),
    ):  # fmt: skip
        for match in re.finditer(pattern, mend):
            yield how, next(filter(None, match.groups()))


def done(lines: Lines, at: int, how: str, text: str) -> Lines:
    before, old, after = lines[:at], lines[at], lines[at + 1 :]
    match how:
        case "add":
            return [*lines, bound(text)]
        case "above":
            return [text, *lines]
        case "beside":
            return [*before, bound(text), *after]
        case "words":
            return [*before, text, *after]
        case "below":
            words = re.match(r'“.*”|「.*」|『.*』|".*"', text)
            assert words, text
            return [
                *before,
                words[0],
                *map(bound, filter(None, re.split("[；;]", text[words.end() :]))),
                *after,
            ]
        case _:
            quoted = old.startswith(("“", '"'))
            arrow = re.search(r"\s*→ [^→]*$", old)
            return [
                *before,
                f"{old[0]}{text}{old[-1]}" if quoted else text + (arrow[0] if arrow else ""),
                *after,
            ]


def mended(lines: Lines, locale: str, language: str, choice: int) -> None:
    """Does what the first finding says, again and again."""
    story = [lines]
    for _ in range(STEPS):
        found = found_in(tuple(lines), locale)
        if not found:
            return
        one = found[0]
        assert one.code in CODES, (story, one)
        if "每个号码用一个菜单来问" in one.mend_zh:  # there is no line to write instead
            return
        offered = list(ways(one.mend_zh if language == "zh" else one.mend_en))
        assert offered, one
        how, text = offered[min(choice, len(offered) - 1)]
        lines = done(lines, min(max(one.span.line - FIRST, 0), len(lines) - 1), how, text)
        story.append(lines)
    raise AssertionError(story)


@pytest.mark.parametrize("choice", [0, 1])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_mends_of_strange_sentences(language: str, choice: int) -> None:
    follow = partial(mended, locale="zh-CN", language=language, choice=choice)
    for text in STRANGERS:
        follow([f"{text} → 再见"])
        if "“" not in text and '"' not in text:
            follow([f"“{text}”"])


@pytest.mark.slow
@pytest.mark.parametrize("collected", LANGUAGES)
def test_mends_of_the_collected_sentences(collected: str) -> None:
    """As option lines and between quotation marks. The first way in both languages, and every way of every tenth."""
    for number, sentence in enumerate(sentences(collected)):
        words = sentence.text.replace('"', "”").replace("“", "『").replace("”", "』")
        for language, choice in [("zh", 0), ("en", 0), ("zh", 1), ("en", 1)][
            : None if number % 10 == 0 else 2
        ]:
            follow = partial(mended, locale=LOCALES.get(collected, "zh-CN"), language=language, choice=choice)
            follow([f"{sentence.text} → 再见"])
            follow([f"“{words}”"])
