"""What a sentence binds: the keys that it tells a caller to press."""

from __future__ import annotations

import pytest

from ivrc.language.keys import LONGEST_ENTRY, holds_on, mentions

SENTENCES = {
    # the forms of the trade
    "客服电话请拨0": "0",
    "其他电话请拨2": "2",
    "业务咨询请按1": "1",
    "业务咨询，请按1。": "1",
    "投诉建议请按3号键": "3",
    "投诉建议请按3键": "3",
    "业务办理请按数字键5": "5",
    "业务办理请按数字5": "5",
    "业务办理请选择6": "6",
    "业务办理请键入6": "6",
    "查询请输入7": "7",
    "请点击8": "8",
    "人工服务请按下0": "0",
    "国内业务请拨打1": "1",
    "按1办理业务": "1",
    "按 1": "1",
    "企业业务请按1 个人业务请按2": "1 2",
    "按１，查询话费": "1",
    # star and hash
    "重听请按*": "*",
    "重听请按＊": "*",
    "重听请按星号键": "*",
    "重听请按星号": "*",
    "重听请按星键": "*",
    "重听请按米字键": "*",
    "返回请按#": "#",
    "返回请按＃键": "#",
    "返回请按井号键": "#",
    "返回请按井键": "#",
    # numbers in words, in quotation marks, in brackets
    "人工服务请按零": "0",
    "业务办理请按一": "1",
    "请按九号键": "9",
    "业务请按“2”": "2",
    "业务请按「2」键": "2",
    "业务请按【*】键": "*",
    "业务请按[2]": "2",
    # several keys, long keys
    "投诉请按8或9": "8 9",
    "投诉请按8、9": "8 9",
    "投诉请按8，9": "8 9",
    "投诉请按8或者按9": "8 9",
    "普通话请按1，粤语请按2": "1 2",
    "内线请拨12": "12",
    "各地分店请按1至3": "1 2 3",
    "人工服務請撥0": "0",
    "For a branch office, press 5 to 7": "5 6 7",
    "功能请按*1": "*1",
    # typed numbers
    "直拨分机请输入4位分机号": "XXXX",
    "请拨4位分机号码": "XXXX",
    "请输入您的11位手机号码": "X" * 11,
    "请输入四位数字分机号": "XXXX",
    "请输入两位号码": "XX",
    "请输入4至6位会员号": "XXXX XXXXX XXXXXX",
    "请输入4-6位会员号": "XXXX XXXXX XXXXXX",
    # English
    "For sales, press 1": "1",
    "For sales press the 1 key": "1",
    "Press 1 for sales": "1",
    "For support, dial 2": "2",
    "For support, push 2": "2",
    "For support, hit 2": "2",
    'For support, press "2"': "2",
    "For an operator, press zero": "0",
    "For billing, press two or three": "2 3",
    "For billing, press 2, 3 or 4": "2 3 4",
    "For billing, press 2 or press 3": "2 3",
    "To hear this again, press star": "*",
    "To hear this again, press the star key": "*",
    "To go back, press the pound sign": "#",
    "To go back, press hash": "#",
    "Enter your 4-digit extension": "XXXX",
    "Please dial your party's 4 digit extension": "XXXX",
    "Enter a four-digit PIN": "XXXX",
    "Enter the 4 to 6 digit number": "XXXX XXXXX XXXXXX",
    "FOR SALES, PRESS 1": "1",
    # no key at all
    "业务咨询": "",
    "请稍等5秒": "",
    "请按照提示操作": "",
    "请等待": "",
    "如遇紧急情况，请挂机后拨打110": "",
    "传真请拨打88887777": "",
    "服务热线请拨打0571-88887777": "",
    "我们一周营业七天": "",
    "请选择第3项服务": "",
    "请选择2个地点": "",
    "入口在2楼": "",
    "请输入40位号码": "",
    "For an operator, stay on the line": "",
    "If this is an emergency, hang up and dial 911": "",
    "The number is 5551234": "",
    "We open at 9": "",
    "press on": "",
}


@pytest.mark.parametrize(("sentence", "keys"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_binds_the_keys_that_it_names(sentence: str, keys: str) -> None:
    assert [mention.pattern for mention in mentions(sentence)] == keys.split()


def test_there_are_sentences_enough() -> None:
    assert len(SENTENCES) >= 60


@pytest.mark.parametrize(
    ("sentence", "variable"),
    [
        ("直拨分机请输入4位分机号", "分机号"),
        ("请拨4位分机号码", "分机号码"),
        ("请输入您的11位手机号码", "手机号码"),
        ("请输入4至6位会员号", "会员号"),
        ("Enter your 4-digit extension", "extension"),
        ("Enter a four-digit PIN", "PIN"),
    ],
)
def test_what_is_typed_is_named_in_the_sentence(sentence: str, variable: str) -> None:
    assert {mention.variable for mention in mentions(sentence)} == {variable}


@pytest.mark.parametrize("sentence", [s for s, keys in SENTENCES.items() if keys])
def test_a_mention_lies_where_the_key_stands(sentence: str) -> None:
    for mention in mentions(sentence):
        assert 0 <= mention.start < mention.end <= len(sentence)
        if not mention.variable and len(sentence[mention.start : mention.end]) == 1:
            assert sentence[mention.start : mention.end] not in "请按拨 press"


def test_an_entry_is_at_most_as_long_as_any_number_that_is_typed() -> None:
    assert [len(m.pattern) for m in mentions(f"请输入{LONGEST_ENTRY}位号码")] == [LONGEST_ENTRY]
    assert mentions(f"请输入{LONGEST_ENTRY + 1}位号码") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "人工服务请按0或直接等待",
        "人工服务请按0，或等待",
        "人工服务请按0或稍候",
        "人工服务请按0或不按键",
        "人工服务请按0，直接等待",
        "For an operator, press 0 or hold",
        "For an operator, press 0, or wait",
        "For an operator, press 0 or simply stay on the line",
    ],
)
def test_a_sentence_takes_the_caller_who_waits(sentence: str) -> None:
    assert holds_on(sentence)
    assert [mention.pattern for mention in mentions(sentence)] == ["0"]


@pytest.mark.parametrize("sentence", ["人工服务请按0", "等待人工请按0", "To hold, press 0", "请稍候"])
def test_a_sentence_that_only_speaks_of_waiting_does_not(sentence: str) -> None:
    assert not holds_on(sentence)
