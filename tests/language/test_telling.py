"""No key sentence is misread: sentences as they are spoken come back as the keys that are meant, or are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from spoken import told

from ivrc.language.telling import LONGEST_ENTRY, read
from ivrc.language.telling.read import MOST_NUMBERS

FOLDER = Path(__file__).parent / "sentences"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.tsv"))


class Sentence(NamedTuple):
    text: str
    keys: tuple[str, ...]
    refused: bool


def sentences(language: str) -> Iterator[Sentence]:
    refused = False
    for line in (FOLDER / f"{language}.tsv").read_text("utf-8").splitlines():
        if line.startswith("//"):
            refused = line.startswith("// refused:")
        elif "\t" in line:
            text, keys = line.split("\t")
            yield Sentence(text, tuple(keys.split()), refused)
            refused = False


ALL = [(language, sentence) for language in LANGUAGES for sentence in sentences(language)]


@pytest.mark.parametrize(("language", "sentence"), ALL, ids=[f"{where}: {s.text}" for where, s in ALL])
def test_a_sentence_is_read_as_it_is_meant_or_refused(language: str, sentence: Sentence) -> None:
    reading = read(sentence.text)
    if sentence.refused:
        assert reading.doubts
    else:
        assert (told(reading), reading.doubts) == (sentence.keys, ())


@pytest.mark.parametrize("sentence", list(sentences("ended")), ids=lambda sentence: sentence.text)
def test_the_key_that_ends_a_number_is_no_key_of_its_own(sentence: Sentence) -> None:
    reading = read(sentence.text)
    if not sentence.refused:
        assert "#" not in {key.keys for key in reading.keys}
        assert bool(reading.typed) is any(key in ("#", "*") or "X" in key for key in sentence.keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_sentences_are_refused(language: str) -> None:
    """At least 95 of 100 are read."""
    found = list(sentences(language))
    refused = sum(sentence.refused for sentence in found)
    assert len(found) >= 25
    assert refused <= 0.05 * len(found)


@pytest.mark.parametrize(("language", "sentence"), ALL, ids=[f"{where}: {s.text}" for where, s in ALL])
def test_what_is_told_lies_where_it_stands(language: str, sentence: Sentence) -> None:
    reading = read(sentence.text)
    for each in (*reading.keys, *reading.typed, *reading.open, *reading.doubts):
        assert 0 <= each.start < each.end <= len(sentence.text)


@pytest.mark.parametrize("sentence", [s.text for _, s in ALL if s.keys and not s.refused])
def test_case_and_width_and_marks_change_nothing(sentence: str) -> None:
    """Full-width digits, capital letters and a full stop."""
    wide = sentence.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    expected = told(read(sentence))
    for form in (
        wide,
        sentence.upper() if "ß" not in sentence else sentence,
        f"{sentence}。" if sentence[-1].isalnum() else sentence,
    ):
        assert told(read(form)) == expected, form


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("直拨分机请输入4位分机号", "分机号"),
        ("请拨4位分机号码", "分机号码"),
        ("请输入您的11位手机号码", "手机号码"),
        ("请输入4至6位会员号", "会员号"),
        ("请输入运单号后四位", "运单号"),
        ("请输入短信收到的6位验证码", "验证码"),
        ("请输入充值金额，以#结束", "充值金额"),
        ("密码输入后请按井号键", "密码"),
        ("请输入6位数字", "数字"),
        ("請輸入閣下嘅八位電話號碼，然後按井字", "電話號碼"),
        ("輸入身分證末4碼後按#", "身分證"),
        ("请输入出生年月日8位数，如19900101", "出生年月日"),
        ("请输入您的车牌号后五位", "车牌号"),
        ("请输入6位后台密码", "后台密码"),
        ("Enter a PIN of 4 to 6 digits", "PIN"),
        ("Enter between 4 and 6 digits", "digits"),
        ("Enter the 6 digit OTP sent to your mobile", "OTP"),
        ("Enter your 4-digit extension", "extension"),
        ("Enter a four-digit PIN", "PIN"),
        ("Enter your 16-digit card number followed by the pound key", "card number"),
        ("Please enter the last 4 digits of your Social Security number", "Social Security number"),
        ("Please enter your date of birth as an 8 digit number", "date of birth"),
        ("Ingrese su número de cuenta de 10 dígitos seguido de la tecla numeral", "número de cuenta"),
        ("Saisissez votre numéro de compte à 7 chiffres suivi du carré", "numéro de compte"),
    ],
)
def test_what_is_typed_is_named_in_the_sentence(sentence: str, name: str) -> None:
    assert [typed.variable for typed in read(sentence).typed] == [name]


@pytest.mark.parametrize(
    ("sentence", "lengths"),
    [
        ("请输入不少于30位的密码，以#结束", (30, 31, 32)),
        ("请输入最多3位的金额，以#结束", (1, 2, 3)),
        ("请输入16位或19位卡号", (16, 19)),
        ("Enter at least 31 digits, followed by pound", (31, 32)),
        ("Enter up to 2 digits", (1, 2)),
        ("Enter your 8- to 10-digit account number", (8, 9, 10)),
        (f"请输入{LONGEST_ENTRY}位号码", (LONGEST_ENTRY,)),
    ],
)
def test_lengths_are_those_that_the_sentence_names(sentence: str, lengths: tuple[int, ...]) -> None:
    assert [typed.lengths for typed in read(sentence).typed] == [lengths]


@pytest.mark.parametrize(
    "sentence",
    [
        "请输入5至8位数的保单号，输完请按井号键",
        "请输入身份证号码的6位数字，英文字母及括号内的数字除外，然后按井字键",
        "請輸入身份證號碼，英文字母毋須輸入，完成後請按#字掣",
        "請輸入10碼門號，結束請按#字鍵",
        "请输入11位手机号码，输错请按星号键重新输入，输入完成请按#号键确认",
        "输入以#号键结束的6位密码",
        "密码由6至8位数字组成，请输入并按#确认",
        "Please enter your 10-digit phone number, beginning with the area code. Then press pound",
        "Ingrese su número de 10 dígitos, con el código de área. Luego presione numeral",
        "Entrez votre numéro à 10 chiffres, indicatif compris, puis appuyez sur le carré",
    ],
)
def test_the_key_that_ends_a_number_belongs_to_it(sentence: str) -> None:
    reading = read(sentence)
    assert [typed.end_key for typed in reading.typed] == ["#"]
    assert "#" not in [key.keys for key in reading.keys]


@pytest.mark.parametrize(
    "sentence",
    [
        "请输入您的8位会员号，没有会员号请直接按#号键",
        "Enter the 5-digit zip code. If you do not have one, then press pound",
        "Enter the 5-digit zip code or press pound to skip",
    ],
)
def test_a_key_for_those_who_have_no_number_is_one_of_its_own(sentence: str) -> None:
    reading = read(sentence)
    assert ([typed.end_key for typed in reading.typed], [key.keys for key in reading.keys]) == ([""], ["#"])


@pytest.mark.parametrize(
    "sentence", [f"请输入{LONGEST_ENTRY + 1}位号码", "请直接拨分机号", "Please enter your zip code"]
)
def test_a_number_of_no_length_is_told_as_open(sentence: str) -> None:
    reading = read(sentence)
    assert (reading.keys, reading.typed, len(reading.open)) == ((), (), 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "人工服务请按0或直接等待",
        "人工服务请按0，或等待",
        "人工服务请按0或稍候",
        "人工服务请按0或不按键",
        "人工服务请按0，直接等待",
        "轉接專人請按0或稍候",
        "For an operator, press 0 or hold",
        "For an operator, press 0, or wait",
        "For an operator, press 0 or simply stay on the line",
        "To speak to an agent, stay on the line or press 0",
        "Oprima 0 o permanezca en la línea",
        "Faites le 0 ou restez en ligne",
    ],
)
def test_a_sentence_takes_the_caller_who_waits(sentence: str) -> None:
    assert read(sentence).holds_on
    assert told(read(sentence)) == ("0",)


@pytest.mark.parametrize("sentence", ["人工服务请按0", "等待人工请按0", "To hold, press 0", "请稍候"])
def test_a_sentence_that_only_speaks_of_waiting_does_not(sentence: str) -> None:
    assert not read(sentence).holds_on


@pytest.mark.parametrize(
    ("sentence", "stray"),
    [("话费查询1", "1"), ("1 - 话费查询", "1"), ("请选一个：语文1", "1"), ("1 for sales", "1")],
)
def test_a_number_that_nobody_tells_to_press_is_none_but_seen(sentence: str, stray: str) -> None:
    reading = read(sentence)
    assert (reading.keys, reading.doubts) == ((), ())
    assert [doubt.keys for doubt in reading.strays] == [(stray,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "请按1,200元以上的业务请按2",
        "按3缴费的用户请按2",
        "先按1，再按2",
        "1键挂失请按5",
        "请按10查询，11投诉",
        "Press 1 twice",
        "Press 1 dogs",
        "Dial 8001 to 8999",
        "Press one two",
    ],
)
def test_what_can_be_read_in_two_ways_binds_nothing_in_silence(sentence: str) -> None:
    assert read(sentence).doubts


def test_more_numbers_than_anybody_listens_to_are_not_guessed_at() -> None:
    few, many = (read("请按" + "5 " * count) for count in (MOST_NUMBERS, MOST_NUMBERS + 1))
    assert "crowd" not in {doubt.why for doubt in few.doubts}
    assert [doubt.why for doubt in many.doubts] == ["crowd"] and not many.keys
    words = read("press one for this " * (MOST_NUMBERS + 1))
    assert [doubt.why for doubt in words.doubts] == ["crowd"] and not words.keys


def test_what_is_dialled_may_stand_before_its_verb() -> None:
    assert [asked.variable for asked in read("分机请直拨，查号请拨0").open] == ["分机"]
    assert [asked.variable for asked in read("分機號碼請直撥，總機請撥9").open] == ["分機號碼"]
    assert not read("请直拨，查号请拨0").open


@pytest.mark.parametrize(
    "text",
    [
        "先按1选择语言，再按2",
        "首先请按1选普通话，然后按2",
        "同时按1和3",
        "请同时按下1键和3键",
        "请依次按1和2",
        "Press 1 and 3 at the same time",
        "First, press 1 for English, then press 2 for sales",
        "Primero pulse 1 para español, luego pulse 2",
        "Appuyez sur 1 et 3 en même temps",
    ],
)
def test_keys_pressed_at_once_or_in_turn_are_no_choice(text: str) -> None:
    """No option can take them together: two options, or one entry of two keys?"""
    reading = read(text)
    assert not reading.keys
    assert [doubt.why for doubt in reading.doubts] == ["again"]
