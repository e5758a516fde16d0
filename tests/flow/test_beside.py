"""Keys, and numbers, that stand before words; the mark of what is no key; and what comes near to either."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.flow.as_json import as_json
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number

HEAD = "热线 甲 4006659999\n    无按键 5秒，重听 1次，→ 再见\n    按错键 重听 1次，→ 再见\n    故障 → 再见\n"
BYE = "播报 再见：“再见，谢谢。” → 挂机\n"


def codes(*menus: str) -> list[str]:
    """Without the advice: values that are not used, keys that begin others."""
    found = compile_text(HEAD + "".join(menus) + BYE).diagnostics
    return [one.code for one in found if one.code not in ("IVRC314", "IVRC322")]


def menu(name: str, *lines: str) -> str:
    return f"菜单 {name}\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    "first",
    [
        menu("甲", "1，2 “任意选。” → 乙"),
        "播报 头：“任意选。” → 甲\n" + menu("甲", "1，2 “任意选。” → 乙"),
        menu("甲", "1，2 “任意选。” → 乙", "5 “任意选。” → 再见"),
        menu("甲", "4位{号} “任意选。” → 乙"),
    ],
)
def test_the_same_words_may_stand_behind_other_keys_too(first: str) -> None:
    assert codes(first, menu("乙", "3；* “任意选。” → 再见")) == []


def test_the_same_phrase_may_stand_behind_two_keys() -> None:
    assert codes(menu("甲", "* 《请稍候》 → 乙"), menu("乙", "# 《请稍候》 → 再见")) == []


def test_words_that_tell_another_key_settle_nothing() -> None:
    assert codes(menu("甲", "0 “人工请按1” → 再见")) == ["IVRC351", "IVRC310"]


@pytest.mark.parametrize("words", ["话费查询1", "0", "二、1"])
def test_a_key_before_its_words_settles_what_a_number_in_them_is(words: str) -> None:
    key = "0" if words == "0" else "1"
    assert codes(menu("甲", f"{key} “{words}” → 再见")) == []
    assert codes(menu("甲", f"5 “{words}” → 再见")) == ["IVRC351"]


def test_what_stands_beside_is_no_part_of_the_json_form() -> None:
    hotline = compile_text(HEAD + menu("甲", "1 “任意选。” → 再见") + BYE).hotline
    assert hotline is not None
    node = hotline.nodes["甲"]
    assert isinstance(node, Menu) and node.entries[0].beside == (node.prompt[0].clip,)
    assert "beside" not in str(as_json(hotline))


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ("1 2 3 “任意选。” → 再见", "1，2，3 “任意选。” → …"),
        ("1至3 “任意选。” → 再见", "1，2，3 “任意选。” → …"),
        ("１－３　「任意选。」 → 再见", "1，2，3 「任意选。」 → …"),
        ("1 or 2 “任意选。” → 再见", "1，2 “任意选。” → …"),
        ("1.2. “任意选。” → 再见", "1，2 “任意选。” → …"),
        ("0: “任意选。” → 再见", "0 “任意选。” → …"),
        ("（0）“任意选。” → 再见", "0 “任意选。” → …"),
        ("*键 “任意选。” → 再见", "* “任意选。” → …"),
        ("4位 “任意选。” → 再见", "4位{号码} “任意选。” → …"),
        ("4至6位 “任意选。” → 再见", "4至6位{号码} “任意选。” → …"),
    ],
)
def test_keys_before_words_that_are_no_list_are_not_spoken_as_they_stand(line: str, mend: str) -> None:
    (found,) = compile_text(HEAD + menu("甲", line) + BYE).diagnostics
    assert found.code == "IVRC213" and found.mend_zh.endswith(mend)
    assert codes(menu("甲", mend.replace("…", "再见"))) == []


@pytest.mark.parametrize(
    "line", ["查询话费请按“7” → 再见", "按“7”查“话费” → 再见", "Press “7” for “bills” → 再见"]
)
def test_quotation_marks_in_an_option_sentence_are_words(line: str) -> None:
    assert "IVRC213" not in codes(menu("甲", line))


@pytest.mark.parametrize("mark", ["不是建", "不是按键", "no keys", "nokey", "not key", "不是"])
def test_a_mark_that_is_spelt_otherwise_is_no_reading(mark: str) -> None:
    (found,) = compile_text(
        HEAD + menu("甲", f"“火警请拨{{119:{mark}}}。”", "人工请按0 → 再见") + BYE
    ).diagnostics
    assert found.code == "IVRC507" and found.fix is not None
    assert codes(menu("甲", f"“火警请拨{found.fix}。”", "人工请按0 → 再见")) == []


@pytest.mark.parametrize("reading", ["jiàn", "jian4", "ji5", "chóng qìng", "bù shì"])
def test_a_reading_is_none(reading: str) -> None:
    assert codes(menu("甲", f"“{{建:{reading}}}议。”", "人工请按0 → 再见")) == []


@pytest.mark.parametrize("said", ["kiːz", "keys", "金额吗", "号马", "jian", "digit", "1,2", "chóng 庆"])
def test_what_is_neither_pinyin_nor_a_reading_is_told(said: str) -> None:
    (found,) = compile_text(HEAD + menu("甲", f"“{{建:{said}}}议。”", "人工请按0 → 再见") + BYE).diagnostics
    assert (
        found.code == "IVRC250"
        and "{建:号码}" in (found.mend_zh or "")
        and "chóng qìng" in (found.mend_en or "")
    )


def test_a_number_has_a_name() -> None:
    assert codes(menu("甲", "4位{ } “请输入4位号。” → 再见")) == ["IVRC205"]
    assert codes(menu("甲", "“请拨{:不是键}。”", "人工请按0 → 再见")) == ["IVRC205"]


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("4位{号}，末位可为#，以#结束", "4位{号}，末位可为#，以*结束"),
        ("4位{号}，末位可为*，以*结束", "4位{号}，末位可为*，以#结束"),
        ("4至6位{号}，以5结束", "4至6位{号}，以#结束"),
    ],
)
def test_a_mend_of_an_end_key_keeps_the_number(line: str, mended: str) -> None:
    (found,) = compile_text(HEAD + menu("甲", f"{line} “任意选。” → 再见") + BYE).diagnostics
    assert found.mend_zh.split("：")[-1].split(" →")[0].rstrip("。") in mended
    hotline = compile_text(HEAD + menu("甲", f"{mended} “任意选。” → 再见") + BYE).hotline
    assert hotline is not None
    node = hotline.nodes["甲"]
    assert isinstance(node, Menu) and isinstance(node.entries[0], Number)


@pytest.mark.parametrize(
    "line", ["18位{号}，以#结束，末位可为* “输。” → 再见", "18 digits {n}, ended by #, last may be * → 再见"]
)
def test_the_last_digit_comes_before_the_end_key(line: str) -> None:
    (found,) = compile_text(HEAD + menu("甲", line) + BYE).diagnostics
    assert found.code == "IVRC109" and "末位可为*，以#结束" in found.mend_zh
    assert "last may be *, ended by #" in (found.mend_en or "")


@pytest.mark.parametrize("pattern", ["8XXX", "80X", "XX5"])
def test_what_tells_a_pattern_is_a_sentence_about_typing(pattern: str) -> None:
    found = compile_text(HEAD + menu("甲", "“您好。”", f"{pattern} → 再见") + BYE).diagnostics
    one = next(one for one in found if one.code == "IVRC311")
    for mend in (one.mend_zh, one.mend_en):
        words = mend.split("“")[-1].split("”")[0] if "“" in mend else mend.split('"')[1]
        assert codes(menu("甲", f"“{words}”", f"{pattern} → 再见")) == []


def test_in_a_language_that_is_not_read_the_mend_puts_keys_before_the_words() -> None:
    head = HEAD.replace("\n", "\n    语言 de-DE\n", 1)
    words = "Für Vertrieb drücken Sie die 7"
    for menu_ in (menu("甲", f"{words} → 再见"), menu("甲", f"“{words}”", "7 → 再见")):
        found = compile_text(head + menu_ + BYE).diagnostics
        one = next(one for one in found if one.code in ("IVRC213", "IVRC311"))
        for mend in (one.mend_zh.split("；不再")[0], one.mend_en.split("; or")[0]):
            line = mend[mend.index("7", mend.index("：" if "：" in mend else ":")) :]
            line = (
                line.replace("→ …", "→ 再见")
                .replace("-> …", "-> 再见")
                .replace("……", words)
                .replace('"…"', f'"{words}"')
            )
            mended = compile_text(head + menu("甲", line) + BYE).diagnostics
            assert [each.code for each in mended] == ["IVRC232"], line
