"""What no one writes on purpose: look-alike letters, other scripts' digits, endless numbers, characters unseen."""

from __future__ import annotations

import difflib

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics.listed import MOST
from ivrc.hidden import CODES, hidden
from ivrc.language import values
from ivrc.language.lexer import LONGEST_LINE
from ivrc.language.parser import MOST_BROKEN, parse
from ivrc.switches.asterisk.text import syntax as asterisk
from ivrc.switches.freeswitch.text import syntax as freeswitch
from ivrc.switches.voicexml.text import syntax as voicexml

HEAD = """\
热线 试验 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 主菜单
    结束请按1 → 再见
播报 再见：“再见。” → 挂机
"""


def codes(text: str) -> list[str]:
    return [one.code for one in compile_text(text).diagnostics]


def test_the_sample_is_well() -> None:
    assert codes(HEAD) == []


@pytest.mark.parametrize("word", ["ſay", "ſAY", "hotli̇ne", "hotlıne", "bran\u212ah", "voicemaİl", "hourſ"])
def test_a_letter_that_only_looks_like_one_makes_no_keyword(word: str) -> None:
    _, (found,) = parse(f"{word} 甲\n    挂机\n", "menu.ivr")
    assert (found.code, found.span.line, found.span.column) == ("IVRC101", 1, 1)


@pytest.mark.parametrize(
    "line",
    ["no ınput 5s", "wrong \u212aey 5s", "无按键 5ſ", "无按键 5mſ", "无按键 5秒，重听 2 tımeſ"],
)
def test_nor_a_statement_or_a_unit(line: str) -> None:
    _, found = parse(f"菜单 甲\n    {line}\n", "menu.ivr")
    assert found


@pytest.mark.parametrize(
    "word", ["bac\u212a", "ſ", "hang\u2003up", "HANG\u2003UP", "No\u2003Input", "ſunday 9:00"]
)
def test_nor_does_one_break_anything_anywhere(word: str) -> None:
    for text in (
        f"播报 甲\n    → {word}\n",
        f"时间 甲\n    {word}-17:00\n",
        f"{word}\n",
        f"菜单 甲\n    {word}\n",
    ):
        parse(text, "menu.ivr")


@pytest.mark.parametrize("number", ["٤٠٠١٢٣٤", "४००१२३४", "４００１２３４", "𝟜𝟘𝟘𝟙𝟚𝟛𝟜"])
def test_a_telephone_number_is_made_of_ordinary_or_full_width_digits(number: str) -> None:
    compiled = compile_text(HEAD.replace("4001234567", number))
    if number == "４００１２３４":
        assert compiled.hotline is not None and compiled.hotline.numbers == ("4001234",)
    else:
        assert [one.code for one in compiled.diagnostics] == ["IVRC215"]


@pytest.mark.parametrize("line", ["无按键 ٥秒", "键间隔 ٣秒", "无按键 5秒，重听 ٢次"])
def test_so_are_times_and_counts(line: str) -> None:
    _, found = parse(f"菜单 甲\n    {line}，→ 再见\n", "menu.ivr")
    assert found


@pytest.mark.parametrize("digit", ["9", "1", "0"])
@pytest.mark.parametrize("times", [10, 400, 1900])
def test_endless_numbers_are_out_of_range_and_nothing_else(digit: str, times: int) -> None:
    for old, new in (
        ("5秒", f"{digit * times}秒"),
        ("5秒", f"5.{digit * times}秒"),
        ("1次", f"{digit * times}次"),
    ):
        found = codes(HEAD.replace(old, new, 1))
        assert set(found) <= {"IVRC215"}, found
        assert found or digit == "0" or "." in new


def test_a_number_counts_as_what_it_is_or_as_the_most_there_is() -> None:
    assert values.whole("0" * 5000 + "12次") == 12
    assert values.whole("9" * 5000) == values.MOST
    assert values.milliseconds("0.25秒") == 250
    assert values.milliseconds("9" * 400 + "秒") == values.MOST * 1000


@pytest.mark.parametrize("blanks", ["", " ", "　", " " * 900])
def test_blanks_around_the_name_and_arguments_of_a_phrase(blanks: str) -> None:
    text = f"{blanks}甲{blanks}（{blanks}乙{blanks}={blanks}丙{blanks}）{blanks}"
    assert values.phrase(text) == ("甲", (("乙", "丙"),))
    assert values.phrase(f"甲（{blanks}一{blanks}")[1] == ()


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("甲", "甲", ()),
        ("甲()", "甲", ()),
        ("甲(乙)", "甲", (("", "乙"),)),
        ("甲(乙=丙，丁=戊)", "甲", (("乙", "丙"), ("丁", "戊"))),
        ("甲(乙=一，二，丁=戊)", "甲", (("乙", "一，二"), ("丁", "戊"))),
        ("甲（乙：丙）", "甲", (("乙", "丙"),)),
        ("甲（乙=9：00）", "甲", (("乙", "9：00"),)),
        ("甲(=丙)", "甲", (("", "=丙"),)),
        ("甲（乙", "甲(乙", ()),
        ("甲（乙）丙", "甲(乙)丙", ()),
        ("", "", ()),
        ("（", "(", ()),
    ],
)
def test_a_phrase_with_arguments(text: str, name: str, arguments: tuple[tuple[str, str], ...]) -> None:
    assert values.phrase(text) == (name, arguments)


@pytest.mark.parametrize("below", ["    挂机", "\t→ 再见", "    说一说", "  “您好。”\n    “再见。”"])
@pytest.mark.parametrize("include", ["引用 “公共.ivr”", "引用：“公共.ivr”", "引用", "include x", "引用：x"])
def test_an_indented_line_below_an_include(include: str, below: str) -> None:
    parsed, found = parse(f"{include}\n{below}\n{HEAD}", "menu.ivr")
    assert [one.code for one in found if one.span.line > 1] == ["IVRC105"] * len(below.split("\n"))
    assert [block.kind for block in parsed.blocks] == ["HOTLINE", "MENU", "SAY"]


@pytest.mark.parametrize("code", [*(code for code in CODES if code < 0xD800 or code > 0xE0000), 0xD800])
def test_a_character_that_cannot_be_seen_is_refused_wherever_it_stands(code: int) -> None:
    for place in ("试验 4", "4001234567", "结束请", "再见。", "热线"):
        text = HEAD.replace(place, place[0] + chr(code) + place[1:], 1)
        compiled = compile_text(text)
        assert compiled.hotline is None
        (found,) = [one for one in compiled.diagnostics if one.code == "IVRC110"]
        row = text.split("\n")[found.span.line - 1]
        assert row[found.span.column - 1 : found.span.end_column - 1] == chr(code) and found.fix == ""
    assert codes(f"// 说明{chr(code)}\n{HEAD}") == ["IVRC110"]


def test_a_number_copied_with_its_direction_is_told_once_for_each_and_nothing_more() -> None:
    assert codes(HEAD.replace("4001234567", "\u202d4001234567\u202c")) == ["IVRC110", "IVRC110"]


@pytest.mark.parametrize("char", ["\u200d", "\u200b", "\ufeff", "\u00ad", "　", "\ufe0f", "é", "ع"])
def test_what_ordinary_text_uses_is_none(char: str) -> None:
    assert hidden(f"您好{char}。", "menu.ivr") == []
    assert codes(HEAD.replace("“再见。”", f"“再{char}见。”")) == []


def test_a_picture_hides_nothing_and_is_told_as_what_nobody_can_say() -> None:
    assert hidden("您好😀。", "menu.ivr") == []
    assert codes(HEAD.replace("“再见。”", "“再😀见。”")) == ["IVRC347"]


@pytest.mark.parametrize("comment", [asterisk.comment, freeswitch.comment, voicexml.comment])
@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u061c", "\U000e0041", "\u2069"])
def test_a_comment_of_a_built_file_shows_it_by_its_number(comment: object, char: str) -> None:
    assert callable(comment)
    line = comment(f"菜单{char}甲")
    assert char not in line and f"U+{ord(char):04X}" in line


def test_nothing_is_spoken_of_them() -> None:
    from ivrc.diagnostics import Span
    from ivrc.lowering.clips import clip
    from ivrc.lowering.draft import Draft
    from ivrc.project import standard_phrases

    draft = Draft(standard_phrases())
    name = clip(draft, "您\u202e好\u200b。", (), Span("menu.ivr"))
    assert draft.clips[name].text == "您好。"


def test_a_line_may_be_long_and_not_endless() -> None:
    text = HEAD.replace("“再见。” → 挂机", f"“{'再见，' * 600}” → 挂机")
    assert codes(text) == []
    longer = text.replace("再见，", "再见，" * 2)
    (found,) = compile_text(longer).diagnostics
    assert (found.code, found.span.line, found.span.column) == ("IVRC111", 7, 1)
    inside = HEAD + f"播报 甲\n    “{'再见，' * LONGEST_LINE}” → 挂机\n    → 再见\n"
    assert codes(inside) == ["IVRC111"]
    assert codes(HEAD + " " * 10_000 + "// " + "说明" * LONGEST_LINE) == []


def test_a_file_of_which_hundreds_of_lines_cannot_be_read_is_given_up() -> None:
    few = parse("x" + "\n你好" * (MOST_BROKEN - 2), "menu.ivr")
    assert [one.code for one in few[1]] == ["IVRC101"] * (MOST_BROKEN - 1) and few[0].whole
    many = parse("x" + "\n你好" * 100_000 + "\n" + HEAD, "menu.ivr")
    assert [one.code for one in many[1]] == ["IVRC101"] * MOST_BROKEN + ["IVRC112"]
    assert many[1][-1].span.line == MOST_BROKEN and not many[0].whole
    for text in ("播报 甲\n" + "    ？？\n" * 600 + HEAD, HEAD + "？？\n    x\n" * 400):
        compiled = compile_text(text)
        assert compiled.hotline is None
        assert {one.code for one in compiled.diagnostics} <= {"IVRC101", "IVRC107", "IVRC109", "IVRC112"}


def test_findings_are_listed_up_to_a_number_and_errors_first() -> None:
    text = HEAD + "".join(f"播报 说{number}：“好。” → 哪里{number}\n" for number in range(MOST + 20))
    compiled = compile_text(text)
    assert len(compiled.diagnostics) == MOST + 1
    *listed, last = compiled.diagnostics
    assert {one.code for one in listed} == {"IVRC203"} and last.code == "IVRC112"
    assert "20" in last.en and last.span.line == len(text.split("\n")) - 20


@pytest.mark.parametrize("text", ["// 说明\n" * 70_001 + HEAD, HEAD + "// " + "说明" * 400_000 + "\n"])
def test_a_hotline_has_a_size(text: str) -> None:
    assert codes(text) == ["IVRC004"]


def test_names_are_looked_up_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many names lead nowhere, the searches for what was meant cost no more than for some hundreds."""
    looked = 0
    real = difflib.get_close_matches  # noqa: TID251 -- what `near` calls

    def counted(word: str, among: list[str], *rest: float) -> list[str]:
        nonlocal looked
        looked += 1
        return real(word, among, *rest)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    text = HEAD + "".join(f"播报 说{number}：《用{number}》 → 哪{number}\n" for number in range(3000))
    assert len(compile_text(text).diagnostics) == MOST + 1
    assert looked <= 500
    few = HEAD + "".join(f"播报 说{number}：“好。” → 说说{number}\n" for number in range(50))
    assert all(one.fix for one in compile_text(few).diagnostics)


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("播报甲", "播报 甲"),
        ("引用用", "引用"),
        ("includes", "include"),
        ("热线&x;", None),
        ("热线见。”", None),
    ],
)
def test_a_word_glued_to_a_header_is_parted_where_it_can_be_a_name(word: str, fix: str | None) -> None:
    found = parse(f"{word} “甲.ivr”\n", "menu.ivr")[1]
    assert [(one.code, one.fix) for one in found if one.code == "IVRC101"] == [("IVRC101", fix)]


def test_a_menu_has_so_many_options_and_no_more() -> None:
    options = "".join(f"    分机{number:04}请按{number:04} → 再见\n" for number in range(1001))
    assert codes(HEAD + "菜单 分机表\n" + options).count("IVRC215") == 1
    rows = options.splitlines(keepends=True)
    assert "IVRC215" not in codes(HEAD + "菜单 分机表\n" + "".join(rows[:1000]))


def test_variables_do_not_multiply() -> None:
    value = "好" * 1900
    text = HEAD.replace("    故障", f"    甲甲 {value}\n    故障").replace("再见。", "{甲甲}" * 400)
    assert codes(text) == ["IVRC111"]
