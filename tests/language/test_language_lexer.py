"""Lines to tokens: comments, where a word is a keyword, and columns that an editor agrees with."""

from __future__ import annotations

import pytest

from ivrc.diagnostics import Diagnostic
from ivrc.language.keywords import WORDS
from ivrc.language.lexer import has_arrow, tokens

MENU = "菜单 主菜单\n    "


def lexed(text: str) -> list[tuple[str, str]]:
    found: list[Diagnostic] = []
    out = [(token.type, str(token)) for token in tokens(text, "menu.ivr", found)]
    assert not found
    return out


def line(text: str, header: str = "菜单 主菜单") -> list[tuple[str, str]]:
    """The tokens of a line within a block."""
    out = lexed(f"{header}\n    {text}\n")
    start = next(i for i, (type_, _) in enumerate(out) if type_ == "_INDENT")
    return [pair for pair in out[start + 1 :] if pair[0] not in ("_NL", "_DEDENT")]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("客服电话请拨0 → 客服坐席", "OPTION ARROW NAME"),
        ("0 → 客服坐席", "KEYS ARROW NAME"),
        ("XXXX{分机号} → 分机", "KEYS VARIABLE ARROW NAME"),
        ("“您好。” 《录音告知》", "QUOTED PHRASE"),
        (
            "无按键 5秒，《没有按键》 重听 2次，→ 再见",
            "NO_INPUT DURATION _COMMA PHRASE REPEAT TIMES _COMMA ARROW NAME",
        ),
        ("按错键 → 挂机", "WRONG_KEY ARROW NAME"),
        ("键间隔 300毫秒", "INTER_KEY DURATION"),
        ("不可打断", "BARGE_OFF"),
        ("重听请按* → 重听", "OPTION ARROW NAME"),
        ("返回主菜单请按# → 返回", "OPTION ARROW NAME"),
        ("录音请按1 → 录音", "OPTION ARROW NAME"),
        (
            "No Input 5 Seconds, Repeat 2 Times, -> bye",
            "NO_INPUT DURATION _COMMA REPEAT TIMES _COMMA ARROW NAME",
        ),
        ("For sales, press 1 -> sales", "OPTION ARROW NAME"),
        ("没有键的话 → 再见", "OPTION ARROW NAME"),
    ],
)
def test_a_line_of_a_menu(text: str, types: str) -> None:
    assert [type_ for type_, _ in line(text)] == types.split()


@pytest.mark.parametrize(
    ("header", "text", "types"),
    [
        ("转接 甲", "拨 坐席一，坐席二，依次，每个振铃 15秒", "DIAL NAME _COMMA NAME _COMMA IN_TURN _COMMA EACH RING DURATION"),
        ("转接 甲", "占线，无人接听 → 留言", "BUSY _COMMA NO_ANSWER ARROW NAME"),
        ("transfer a", "dial desk and night, in turn, ring 15s each", "DIAL NAME _COMMA NAME _COMMA IN_TURN _COMMA RING DURATION EACH"),
        ("留言 甲", "最长 120秒，以井号键结束，→ 再见", "LONGEST DURATION _COMMA ENDS _COMMA ARROW NAME"),
        ("留言 甲", "最长 120秒，按#结束 → 再见", "LONGEST DURATION _COMMA ENDS ARROW NAME"),
        ("voicemail a", "at most 2 minutes, ended by the star key, -> bye", "LONGEST DURATION _COMMA ENDS _COMMA ARROW NAME"),
        ("时间 甲", "周一至周五，周日 9:00-11:30，13:00-17:00", "WEEKDAYS TIMES_OF_DAY _COMMA TIMES_OF_DAY"),
        ("hours a", "Mon - Fri 9:00 to 17:00", "WEEKDAYS TIMES_OF_DAY"),
        ("时间 甲", "随时", "NO_DAY"),
        ("分支 甲", "上班 → 主菜单", "NAME ARROW NAME"),
        ("分支 甲", "否则 → 主菜单", "_OTHERWISE ARROW NAME"),
        ("热线 甲", "企业名称  大众 联合", "SETTING VALUE"),
        ("热线 甲", "录音 全程，告知 《录音告知》", "RECORD WHOLE _COMMA NOTICE PHRASE"),
        ("热线 甲", "语言 普通话", "LANGUAGE NAME"),
        ("热线 甲", "time zone Asia/Shanghai", "ZONE NAME"),
        ("播报 甲", "→ “好。” 挂机", "ARROW QUOTED NAME"),
        ("播报 甲", "挂机", "HANGUP"),
    ],
)  # fmt: skip
def test_a_line_of_another_block(header: str, text: str, types: str) -> None:
    assert [type_ for type_, _ in line(text, header)] == types.split()


@pytest.mark.parametrize("word", [spelling for word in WORDS for spelling in (*word.zh, *word.en)])
def test_a_keyword_is_a_name_after_a_header_and_an_arrow(word: str) -> None:
    assert lexed(f"播报 {word}\n")[1][0] == "NAME"
    assert line(f"→ {word}", "播报 甲") == [("ARROW", "→"), ("NAME", word)]
    assert line(f"→ “好。” {word}", "播报 甲")[-1] == ("NAME", word)


@pytest.mark.parametrize("word", [spelling for word in WORDS for spelling in word.en])
def test_english_keywords_may_be_capitalised(word: str) -> None:
    for spelling in (word.upper(), word.title(), word.replace(" ", "   ")):
        small, other = (lexed(f"{text} name\nmenu name\n    {text} name\n") for text in (word, spelling))
        assert [type_ for type_, _ in small] == [type_ for type_, _ in other]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("→ 再见 // 说明", "→ 再见"),
        ("→ 再见//说明", "→ 再见"),
        ("→ 再见 ／／ 说明", "→ 再见"),
        ("“见 http://a.b/c” → 再见", "“见 http://a.b/c” → 再见"),
        ("“一 // 二” → 再见", "“一 // 二” → 再见"),
        ("“一 // 二” → 再见 // “三”", "“一 // 二” → 再见"),
        ("「一 // 二」 → 再见", "「一 // 二」 → 再见"),
        ("→ 再见 // 一 // 二", "→ 再见"),
        ("“一” // “二", "“一”"),
    ],
)
def test_a_comment_ends_a_line_but_not_within_words(text: str, kept: str) -> None:
    assert line(text, "播报 甲") == line(kept, "播报 甲")


def test_a_file_of_comments_and_empty_lines_has_no_token() -> None:
    assert lexed("// 一\n\n   \n\t// 二\n　　\n") == []


def test_what_is_spoken_keeps_the_characters_that_were_typed() -> None:
    assert line("“ＡＢＣ：您好，１”")[0] == ("QUOTED", "ＡＢＣ：您好，１")
    assert line("人工服务，请按０　→　人工")[0] == ("OPTION", "人工服务，请按０")
    assert line("企业名称：“ＡＢＣ，公司”", "热线 甲")[1] == ("VALUE", "“ＡＢＣ，公司”")


def test_places_count_characters_as_an_editor_does() -> None:
    text = "菜单　主菜单：“您好。”\n　　人工服务请按０　－＞　客服坐席　／／　说明\n"
    found: list[Diagnostic] = []
    rows = text.split("\n")
    for token in tokens(text, "menu.ivr", found):
        if token.type in ("_NL", "_INDENT", "_DEDENT"):
            continue
        shown = rows[token.line - 1][token.column - 1 : token.end_column - 1]
        assert shown.strip("“”") == str(token) or token.type in ("ARROW", "KEYS"), token
        assert text[token.start_pos : token.end_pos] == shown


def test_the_end_of_the_file_needs_no_line_end() -> None:
    assert lexed("播报 甲\n    → 乙") == lexed("播报 甲\n    → 乙\n")


@pytest.mark.parametrize("arrow", ["→", "->", "-->", "=>", "—>", "——>", "－＞", "⇒", "➔", "–>"])
def test_arrows(arrow: str) -> None:
    assert has_arrow(f"甲 {arrow} 乙")
    assert line(f"人工请按0 {arrow} 人工") == [
        ("OPTION", "人工请按0"),
        ("ARROW", arrow if arrow != "－＞" else "->"),
        ("NAME", "人工"),
    ]
    assert not has_arrow("甲 - 乙")
