"""Figures of two readings: told with both, and silent where there is one."""

from pathlib import Path

import pytest

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.numerals.two_ways import doubt
from ivrc.speech import Settings, speak


@pytest.mark.parametrize(
    ("text", "locale", "readings"),
    [
        ("12/11/2026", "en-US", ("December eleventh, twenty twenty-six", "November twelfth, twenty twenty-six")),
        ("开业：12/11/2026。", "zh-CN", ("二零二六年十二月十一日", "二零二六年十一月十二日")),
        ("開業日12.11.2026", "zh-TW", ("二零二六年十二月十一日", "二零二六年十一月十二日")),
        ("25/12/26", "en-GB", ("December twenty-fifth, twenty twenty-six", "December twenty-sixth, twenty twenty-five")),
        ("3/4起施行", "zh-CN", ("四分之三", "三月四日")),
        ("9.30起", "zh-CN", ("九点三零", "九月三十日")),
        ("It is due on 3/4.", "en-US", ("March fourth", "April third")),
        ("We open at 9.30 on Sundays", "en-GB", ("nine thirty", "nine point three zero")),
        ("30's and 40s", "en-US", ("forty seconds", "the forties")),
        ("请等30'", "zh-CN", ("三十分钟", "三十英尺")),
    ],
)  # fmt: skip
def test_both_readings_are_told(text: str, locale: str, readings: tuple[str, ...]) -> None:
    found = doubt(text, locale)
    assert found is not None
    assert found.readings == readings
    assert found.written in text


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("25/12/2026", "en-US"),
        ("12/25/2026", "zh-CN"),
        ("5/5/2026", "en-GB"),
        ("31/04/2026", "en-GB"),
        ("2026/11/12", "zh-CN"),
        ("192.168.10.11", "en-US"),
        ("版本1.2.2026.4", "zh-CN"),
        ("order 12-11-2026-7", "en-US"),
        ("3/4的业主", "zh-CN"),
        ("9.9元起", "zh-CN"),
        ("by 3/4 of an inch", "en-US"),
        ("from the 30s", "en-US"),
        ("at 9.30 am", "en-GB"),
        ("at 9.30 dollars", "en-US"),
        ("30 o'clock", "zh-CN"),
        ("12/11/2026", "fr-FR"),
        ("", "zh-CN"),
    ],
)
def test_one_reading_is_no_doubt(text: str, locale: str) -> None:
    assert doubt(text, locale) is None


def test_a_given_reading_settles_it() -> None:
    assert doubt("3/4起", "zh-CN", [("3/4", "sān yuè sì rì")]) is None
    assert doubt("3/4起，1/2起", "zh-CN", [("3/4", "sān yuè sì rì")]) is not None


def test_no_voice_speaks_it(tmp_path: Path) -> None:
    clips = [
        Clip(f"c{n}", text, "en-US", (), Span("a.ivr")) for n, text in enumerate(["On 12/11/2026.", "Hello."])
    ]
    result = speak(clips, Settings(engines=("tones",)), tmp_path)
    assert [(one.code, "November twelfth" in one.en) for one in result.diagnostics] == [("IVRC685", True)]
    assert list(result.clips) == ["c1"]
