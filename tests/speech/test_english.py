"""English as it is written, as it is said, and in sounds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrc.speech.english import plain
from ivrc.speech.english.lexicon import find
from ivrc.speech.english.pronounce import Unsayable, symbols, word
from ivrc.speech.kokoro.symbols import NUMBERS

CASES = {
    "keys": [
        ("For sales, press 1", "For sales, press one."),
        ("Press *.", "Press star."),
        ("Press the # key", "Press the pound key."),
        ("Press # or *", "Press pound or star."),
        ("then press 0, or 9", "then press zero, or nine."),
    ],
    "telephone numbers": [
        ("Call 800-555-1234", "Call eight zero zero, five five five, one two three four."),
        ("1-800-555-1234", "one, eight zero zero, five five five, one two three four."),
        ("(212) 555-0100", "two one two, five five five, zero one zero zero."),
        ("212.555.0100", "two one two, five five five, zero one zero zero."),
        ("call 8005551234", "call eight zero zero, five five five, one two three four."),
        ("dial 10086", "dial one zero zero eight six."),
        ("extension 105", "extension one zero five."),
        ("ext. 2045", "extension two zero four five."),
        ("call 911", "call nine one one."),
        ("code 123456", "code one two three four five six."),
        ("room 1205", "room one two zero five."),
        ("007", "zero zero seven."),
    ],
    "quantities": [
        ("3 minutes", "three minutes."),
        ("21 callers", "twenty-one callers."),
        ("105 items", "one hundred five items."),
        ("1,250 points", "one thousand two hundred fifty points."),
        ("2.5GB", "two point five gigabytes."),
        ("1st", "first."),
        ("22nd", "twenty-second."),
        ("the 30th", "the thirtieth."),
        ("5-7 days", "five to seven days."),
        ("50%", "fifty percent."),
        ("3.5%", "three point five percent."),
        ("5-10%", "five to ten percent."),
        ("10 km", "ten kilometers."),
        ("-5°C", "minus five degrees Celsius."),
        ("1/2 price", "one half price."),
        ("24/7 support", "twenty-four seven support."),
        ("version 1.2.3", "version one point two point three."),
    ],
    "amounts": [
        ("$20", "twenty dollars."),
        ("$1", "one dollar."),
        ("$56.80", "fifty-six dollars and eighty cents."),
        ("$0.05", "five cents."),
        ("$1,299.00", "one thousand two hundred ninety-nine dollars."),
        ("£3.50", "three pounds and fifty pence."),
        ("€10", "ten euros."),
        ("RMB 88", "eighty-eight yuan."),
        ("$2.5 million", "two point five million dollars."),
    ],
    "dates and times": [
        ("December 25, 2026", "December twenty-fifth, twenty twenty-six."),
        ("Dec. 25", "December twenty-fifth."),
        ("25 December", "December twenty-fifth."),
        ("12/25/2026", "December twenty-fifth, twenty twenty-six."),
        ("2026-12-25", "December twenty-fifth, twenty twenty-six."),
        ("in 2026", "in twenty twenty-six."),
        ("since 2005", "since two thousand five."),
        ("since 1999", "since nineteen ninety-nine."),
        ("9:00 a.m.", "nine A M."),
        ("6:30 pm", "six thirty P M."),
        ("9:05", "nine oh five."),
        ("9:00-18:00", "nine to eighteen hundred."),
        ("9 AM to 5 PM", "nine A M to five P M."),
        ("Mon-Fri", "Monday to Friday."),
        ("may help you", "may help you."),
    ],
    "letters": [
        ("VIP customers", "V I P customers."),
        ("by SMS", "by S M S."),
        ("your PIN", "your PIN."),
        ("the U.S. office", "the U S office."),
        ("Wi-Fi and e-mail", "WiFi and email."),
        ("info@acme.com", "info at acme dot com."),
        ("Smith & Sons", "Smith and Sons."),
        ("Mr. Smith", "Mister Smith."),
        ("FOR SALES PRESS 1", "for sales press one."),
        ("5G", "five G."),
    ],
    "pauses": [
        ("Hello - welcome", "Hello, welcome."),
        ("Hello… goodbye!", "Hello. goodbye!"),
        ("Hello (again)", "Hello, again."),
        ("“Hello”", "Hello."),
        ("", ""),
        ("…", ""),
        ("Ask for Mr", "Ask for Mister."),
        ("Say yes or No.", "Say yes or No."),
        ("-", ""),
    ],
}


@pytest.mark.parametrize(("written", "said"), [case for cases in CASES.values() for case in cases])
def test_said(written: str, said: str) -> None:
    assert plain(written) == said


@given(st.one_of(st.text(max_size=30), st.text("Press 1-0*#:.,%$/@' aMpVIPthst-&", max_size=30)))
def test_leaves_nothing_to_be_misread_and_is_stable(text: str) -> None:
    said = plain(text)
    assert not re.search(r"[0-9*#$%@&]", said)
    assert plain(said) == said
    assert said == "" or said[-1] in ".?!"


@pytest.mark.parametrize(
    ("said", "sounds"),
    [
        ("Thank you for calling.", "θˈæŋk ju fɔɹ kˈɔlɪŋ."),
        ("the tone, the apple", "ðə tˈOn, ði ˈæpᵊl"),
        ("to press, to open", "tə pɹˈɛs, tʊ ˈOpᵊn"),
        ("Please record a record.", "plˈiz ɹəkˈɔɹd ɐ ɹˈɛkəɹd."),
        ("use it, the use", "jˈuz ɪt, ðə jˈus"),
        ("A key. Option A B.", "ɐ kˈi. ˈɑpʃən ˌAbˈi."),
        ("V I P", "vˌiˌIpˈi"),
    ],
)
def test_words_in_their_sentence(said: str, sounds: str) -> None:
    assert symbols(said) == sounds


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("voicemails", "vˈYsmˌAlz"),
        ("WeChat", "wˈiʧˌæt"),
        ("Dingtalk", "dˈɪŋtˌɔk"),
        ("rebooked", "ɹibˈʊkt"),
        ("Zendra", "zˈɛndɹə"),
        ("Brixation", "bɹɪksˈAʃən"),
        ("Qwck", "kjˌudˌʌbᵊljusˌikˈA"),
    ],
)
def test_a_word_that_is_not_in_the_dictionary(written: str, sounds: str) -> None:
    assert find(written) is None
    assert word(written) == sounds


def test_every_sound_is_known_to_the_model() -> None:
    from ivrc.speech.english import letters, lexicon

    known = set(NUMBERS) | set("\t\n'") | set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert set(lexicon._text()) <= known
    assert {c for _, _, sound in letters._RULES for c in sound} <= set(NUMBERS)
    sounds = {c for line in lexicon._text().split("\n") for c in "".join(line.split("\t")[1:])}
    assert sounds <= set(NUMBERS)


@given(st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=14))
def test_any_word_of_letters_has_sounds_that_the_model_knows(written: str) -> None:
    assert set(word(written)) <= set(NUMBERS)


def test_foreign_letters_are_refused() -> None:
    for foreign in ("naïve привет", "你好"):
        with pytest.raises(Unsayable):
            symbols(foreign)
