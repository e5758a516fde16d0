"""Readings: from the source, from the shipped table, for engines with and without phonemes."""

import pytest
from pypinyin import Style, lazy_pinyin

from ivrc.speech.kokoro import symbols
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.pinyin import shown, words
from ivrc.speech.mandarin.readings import BadReading, Piece, piece, respell, shipped
from ivrc.speech.mandarin.syllables import Syllable, parse


@pytest.mark.parametrize(
    ("text", "readings", "said"),
    [
        ("重听请按*", (), "chóng tīng qǐng àn xīng hào jiàn。"),
        ("重庆银行", (), "chóng qìng yín háng。"),
        ("欢迎致电", (), "huān yíng zhì diàn。"),
        ("第2重听请", (), "dì èr chóng tīng qǐng。"),
        ("请拨110", (), "qǐng bō yāo yāo líng。"),
        ("请按1", (), "qǐng àn yī。"),
        ("乐清分行", (("乐清", "yuè qīng"),), "yuè qīng fēn háng。"),
        ("重庆路", (("重庆", "zhòng qìng"),), "zhòng qìng lù。"),
        ("一行人", (("行", "xing2"),), "yì xing2 rén。"),
        ("VIP客户", (), "V I P kè hù。"),
        ("11:30", (), "shí yī diǎn sān shí fēn。"),
        ("九点到十一点半", (), "jiǔ diǎn dào shí yī diǎn bàn。"),
        ("听到嘀声后留言", (), "tīng dào dī shēng hòu liú yán。"),
    ],
)
def test_reading(text: str, readings: tuple[tuple[str, str], ...], said: str) -> None:
    assert shown(words(spoken(text, readings))) == said


def test_a_reading_stands_whatever_is_next_to_it() -> None:
    pieces = spoken("按2重听,按3重拨", ())
    assert [p for p in pieces if p.pinyin] == [
        Piece("重听", ("chóng", "tīng")),
        Piece("重拨", ("chóng", "bō")),
    ]
    assert "".join(p.text for p in pieces) == "按二重听，按三重拨。"


def test_private_use_characters_in_a_text_are_not_taken_for_readings() -> None:
    assert "".join(p.text for p in spoken("\ue000重听\ue001")) == "重听。"


@pytest.mark.parametrize("reading", ["chong qing lu", "chóng", "xyz qìng", "", "重 庆"])
def test_a_bad_reading_is_refused(reading: str) -> None:
    with pytest.raises(BadReading):
        piece("重庆", reading)


def test_shipped_readings_are_pinyin_for_their_characters() -> None:
    assert len(shipped()) >= 10
    assert all(len(p.text) == len(p.pinyin) for p in shipped())


@pytest.mark.parametrize(
    "p", [*shipped(), piece("乐清", "yuè qīng"), piece("朝阳", "zhāo yáng")], ids=lambda p: p.text
)
def test_homophones_sound_as_the_reading(p: Piece) -> None:
    """A text-only engine gets characters whose commonest sound is the one wanted."""
    alone = [lazy_pinyin(c, style=Style.TONE)[0] for c in respell(p)]
    assert tuple(alone) == p.pinyin


def test_a_character_that_is_read_right_anyway_is_not_replaced() -> None:
    assert respell(piece("欢迎", "huān yíng")) == "欢迎"
    assert respell(piece("重听", "chóng tīng")) == "崇听"


@pytest.mark.parametrize(
    ("pinyin", "parts"),
    [
        ("qìng", Syllable("q", "ing", 4)),
        ("yu3", Syllable("", "ü", 3)),
        ("xuǎn", Syllable("x", "üan", 3)),
        ("liù", Syllable("l", "iou", 4)),
        ("lüè", Syllable("l", "üe", 4)),
        ("nv3", Syllable("n", "ü", 3)),
        ("guī", Syllable("g", "uei", 1)),
        ("wèn", Syllable("", "uen", 4)),
        ("bō", Syllable("b", "uo", 1)),
        ("yīng", Syllable("", "ing", 1)),
        ("èr", Syllable("", "er", 4)),
        ("de", Syllable("d", "e", 5)),
        ("shì", Syllable("sh", "i", 4)),
    ],
)
def test_syllables(pinyin: str, parts: Syllable) -> None:
    assert parse(pinyin) == parts


@pytest.mark.parametrize("not_pinyin", ["", "hello", "好", "q", "zhx", "1"])
def test_not_a_syllable(not_pinyin: str) -> None:
    assert parse(not_pinyin) is None


def test_every_syllable_of_the_dictionary_has_symbols_the_model_knows() -> None:
    from pypinyin.pinyin_dict import pinyin_dict

    everyday = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    characters = [c for c in (raw.decode("gb2312", errors="ignore") for raw in everyday) if c]
    assert len(characters) == 3755
    for character in characters:
        for pinyin in pinyin_dict[ord(character)].split(","):
            parsed = parse(pinyin)
            assert parsed, (character, pinyin)
            assert symbols.numbers(symbols.syllable(parsed))


def test_letters_and_words_have_symbols_the_model_knows() -> None:
    from ivrc.speech.mandarin.letters import SAID_AS_WORDS

    for word in [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *SAID_AS_WORDS]:
        assert symbols.numbers(symbols.word(Piece(word)))


def test_symbols_of_a_sentence() -> None:
    said = symbols.spell(words(spoken("您好，请按1。")))
    assert said == "ni↗nxau↓, ʨʰi↓ŋ a↘n i→."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("在哪儿", "ʦai↘ naɚ↓."),
        ("等一会儿", "tə↓ŋ i↗xwɚ↘."),
        ("有点儿慢", "jou↓tjaɚ↓ ma↘n."),
        ("没事儿", "mei↗ʂɚ↘."),
        ("女儿", "ny↓ɚ↗."),
    ],
)
def test_a_r_is_no_syllable_of_its_own(text: str, said: str) -> None:
    """哪儿 is one syllable of the voice, counted as one; 女儿 two."""
    read = words(spoken(text))
    spelt = symbols.spell(read)
    assert spelt == said
    assert symbols.numbers(spelt)
    assert symbols.syllables(spelt) == sum(s != "r" for word in read for s in word.pinyin)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("跨行轉帳", "kuà háng zhuǎn zhàng。"),
        ("長按井號鍵", "cháng àn jǐng hào jiàn。"),
        ("您得先登錄", "nín děi xiān dēng lù。"),
        ("三隻", "sān zhī。"),
        ("彈出視窗", "tán chū shì chuāng。"),
        ("在哪兒", "zài nǎr。"),
    ],
)
def test_rules_know_both_scripts(text: str, said: str) -> None:
    assert shown(words(spoken(text, (), "zh-TW"))) == said


def test_what_is_given_wins_over_every_rule() -> None:
    assert shown(words(spoken("一行三人", [("一行", "yì háng")]))) == "yì háng sān rén。"
    assert shown(words(spoken("曾先生不对", [("曾", "céng"), ("不", "bù")]))) == "céng xiān sheng bù duì。"


def test_a_given_reading_may_end_in_r() -> None:
    assert piece("一会儿", "yì huìr") == Piece("一会儿", ("yì", "huì", "r"))
    assert shown(words(spoken("等一会儿", [("一会儿", "yì huǐr")]))) == "děng yì huǐr。"
    assert shown(words(spoken("在哪儿", [("哪儿", "nǎ ér")]))) == "zài nǎ ér。"
    with pytest.raises(BadReading):
        piece("一会", "yì huìr")


def test_digits_that_have_a_reading_are_spoken_by_it() -> None:
    """A phrase that says `read: digits` gives its number a reading; it is no English."""
    by_digits = symbols.spell(
        [Piece("您前面有", ("nín", "qián", "miàn", "yǒu")), Piece("12", ("yāo", "èr")), Piece("人", ("rén",))]
    )
    in_words = symbols.spell(
        [
            Piece("您前面有", ("nín", "qián", "miàn", "yǒu")),
            Piece("幺二", ("yāo", "èr")),
            Piece("人", ("rén",)),
        ]
    )
    assert by_digits == in_words
