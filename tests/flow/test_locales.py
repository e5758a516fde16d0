"""The language of a hotline by name and by tag."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.language.locales import LANGUAGES, NAMES, NAMES_EN, locale_of
from ivrc.language.telling import understood

HOTLINE = """热线 甲 4006659999
    语言 {}
    故障 → 再见
播报 欢迎：“您好。” → 再见
播报 再见：“再见。” → 挂机
"""


@pytest.mark.parametrize(
    ("written", "locale"),
    [
        ("fr", "fr-FR"),
        ("fr-CA", "fr-CA"),
        ("FR_ca", "fr-CA"),
        ("French", "fr-FR"),
        ("法语", "fr-FR"),
        ("français", "fr-FR"),
        ("es-419", "es-419"),
        ("español", "es-ES"),
        ("西班牙語", "es-ES"),
        ("en", "en-US"),
        ("en-gb", "en-GB"),
        ("zh", "zh-CN"),
        ("zh-Hans", "zh-CN"),
        ("zh-hant-tw", "zh-TW"),
        ("zh-Hant-HK", "zh-HK"),
        ("yue", "zh-HK"),
        ("廣東話", "zh-HK"),
        ("ja-JP", "ja-JP"),
    ],
)
def test_a_name_or_tag_of_one_language_is_taken(written: str, locale: str) -> None:
    compiled = compile_text(HOTLINE.format(written))
    assert compiled.hotline and compiled.hotline.locale == locale
    assert [one.code for one in compiled.diagnostics] == ([] if understood(locale) else ["IVRC232"])


@pytest.mark.parametrize(
    "written", ["zh-Hant", "中文", "chinese", "方言", "klingon", "e", "en-USA", "zh-Hans-Hant", "1"]
)
def test_what_means_several_or_none_is_refused_with_the_list(written: str) -> None:
    (found,) = compile_text(HOTLINE.format(written)).diagnostics
    assert found.code == "IVRC217"
    assert all(name in found.mend_zh for name in NAMES)
    assert all(name in found.mend_en for name in NAMES_EN)


def test_every_name_that_is_offered_is_taken_and_read() -> None:
    assert all(understood(locale_of(name) or "") for name in (*NAMES, *NAMES_EN, *LANGUAGES))
