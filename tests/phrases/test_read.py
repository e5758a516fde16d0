"""`read:` of a phrase's parameter: the same value spoken as text, digit by digit, and as a number, whatever stands round it."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Clip
from ivrc.lowering.figures import as_number
from ivrc.phrases import Library
from ivrc.phrases.load import read_phrases
from ivrc.speech.english import plain
from ivrc.speech.mandarin.normalise import spoken

FILE = """\
group: {{zh: 自己的, en: Own}}
phrases:
  一条:
    english: one
    when: {{zh: 开头, en: first}}
    parameters:
      数:
        english: value
        about: {{zh: 数, en: a number}}
        example: "3"
        {read}
    texts:
      zh-CN: "{zh}"
      zh-TW: "{zh}"
      en-US: "{en}"
"""
MENU = """\
热线 t 4001234567
    语言 {language}
    时区 Asia/Taipei
    故障 → 再见
    数  {value}

播报 开头：《一条》 → 再见

播报 再见：“Bye 再见。” → 挂机
"""


def clip(
    value: str, read: str, zh: str = "一共{数}。", en: str = "In all {数}.", language: str = "普通话"
) -> Clip:
    own, problems = read_phrases("p.yaml", FILE.format(read=f"read: {read}" if read else "", zh=zh, en=en))
    assert not problems
    compiled = compile_text(MENU.format(language=language, value=value), Library(own))
    assert compiled.hotline is not None, compiled.diagnostics
    return next(iter(compiled.hotline.clips.values()))


def said(value: str, read: str, zh: str = "一共{数}。", language: str = "普通话") -> str:
    one = clip(value, read, zh, language=language)
    return "".join(
        " ".join(piece.pinyin) if piece.pinyin and piece.text.isdigit() else piece.text
        for piece in spoken(one.text, one.readings, one.locale)
    )


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("12345", "一万二千三百四十五"), ("120", "一百二十"), ("110", "一百一十"), ("10086", "一万零八十六"), ("2000", "两千"),
        ("123456", "十二万三千四百五十六"), ("1,234", "一千二百三十四"), ("007", "七"), ("3.5", "三点五"), ("-5", "负五"),
        ("12", "十二"), ("2", "二"), ("１２３", "一百二十三"), ("20000000", "两千万"), ("0", "零"),
    ],
)  # fmt: skip
def test_a_number_is_a_quantity_wherever_it_stands(value: str, number: str) -> None:
    for before in ("一共", "您的号码是", "编号", "请记住"):
        assert said(value, "number", before + "{数}。") == f"{before}{number}。"


def test_before_a_measure_word_two_is_liang() -> None:
    assert said("2", "number", "前面还有{数}位客户。") == "前面还有两位客户。"
    assert said("12345", "number", "前面还有{数}位客户。") == "前面还有一万二千三百四十五位客户。"


def test_the_three_ways_differ() -> None:
    assert said("120", "number") == "一共一百二十。"
    assert said("12345", "digits") == "一共yāo èr sān sì wǔ。"
    assert said("12345", "") == said("12345", "text") == "一共一万二千三百四十五。"  # the sentence counts
    assert said("2026", "digits") == "一共èr líng èr liù。"
    assert said("2026", "number") == "一共两千零二十六。"


@pytest.mark.parametrize("value", ["很多", "5%", "9:30", "3至5", "一百", "12a"])
def test_what_is_no_number_stays_as_it_is(value: str) -> None:
    assert clip(value, "number").text == f"一共{value}。"


def test_in_traditional_characters() -> None:
    assert clip("20000", "number", language="國語").text == "一共兩萬。"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("12345", "twelve thousand three hundred forty-five"), ("911", "nine hundred eleven"), ("12", "twelve"),
        ("007", "seven"), ("1,234", "one thousand two hundred thirty-four"), ("3.5", "three point five"),
        ("-20", "minus twenty"), ("7", "seven"),
    ],
)  # fmt: skip
def test_in_english(value: str, number: str) -> None:
    one = clip(value, "number", language="英语")
    assert plain(one.text) == f"In all {number}."


def test_given_where_the_phrase_is_said() -> None:
    own, _ = read_phrases("p.yaml", FILE.format(read="read: number", zh="一共{数}。", en="In all {数}."))
    menu = MENU.format(language="普通话", value="1").replace("    数  1\n", "")
    for name in ("数", "value"):
        compiled = compile_text(menu.replace("《一条》", f"《一条（{name}=12345）》"), Library(own))
        assert compiled.hotline is not None
        assert next(iter(compiled.hotline.clips.values())).text == "一共一万二千三百四十五。"


@pytest.mark.parametrize(
    ("locale", "behind", "kept"),
    [
        ("zh-CN", "位分机号", True),
        ("en-US", "-digit extension", True),
        ("en-US", " digits", True),
        ("zh-CN", "人", False),
    ],
)
def test_how_many_digits_are_to_be_typed_stays_in_figures(locale: str, behind: str, kept: bool) -> None:
    assert (as_number("12", locale, behind) == "12") == kept


def test_a_language_whose_numerals_are_not_known_is_left_to_the_engine() -> None:
    assert as_number("12345", "fr-FR") == "12345"


def test_another_value_of_read_is_told() -> None:
    _, problems = read_phrases(
        "p.yaml", FILE.format(read="read: letters", zh="一共{数}。", en="In all {数}.")
    )
    assert [one.code for one in problems] == ["IVRC025"]
