"""A joined sentence is said as the same sentence written whole: its words, its readings, its languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import joined
from ivrc.speech.english import plain
from ivrc.speech.mandarin import normalise, pinyin, spoken
from ivrc.speech.said import said

_SIGNS = "，。、；：！？"


def words(sentence: str, locale: str = "zh-CN") -> list[str]:
    return [part.clip.text.rstrip(".。") for part in joined.plan(sentence, locale)]


def whole(sentence: str) -> str:
    return re.sub(r"[{}]", "", sentence)


def _syllables(clip: Clip) -> list[str]:
    return [s for word in pinyin.words(spoken(clip.text, clip.readings, clip.locale)) for s in word.pinyin]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("您的验证码是{1024}。", "您的验证码是 幺 零 二 四"),
        ("您的号码是{10086}。", "您的号码是 幺 零 零 八 六"),
        ("分机号是{105}，请稍候。", "分机号是 幺 零 五 请稍候"),
        ("尾号{1234}的银行卡", "尾号 幺 二 三 四 的银行卡"),
        ("房间{302}已开通", "房间 三 零 二 已开通"),
        ("订单号{2105}已发货", "订单号 二 幺 零 五 已发货"),
        ("工号{8001}为您服务", "工号 八 零 零 幺 为您服务"),
        ("{2}个", "两 个"),
        ("您前面还有{2}位客户", "您前面还有 两 位客户"),
        ("还有{12}个", "还有 十二 个"),
        ("余额{2}元", "余额 两 元"),
        ("{2}点{30}分", "两 点 三十 分"),
        ("涨了{5}%，请核对", "涨了 百分之 五 请核对"),
        ("余额 {35} 元。", "余额 三十 五 元"),
        ("￥{56.80}。", "五十 六 元 八 角"),
        ("{2026}年{1}月{2}日", "二 零 二 六 年 一 月 二 日"),
        ("第{2}位", "第 二 位"),
        ("请按{1}", "请按 一"),
        ("验证码是{1024:number}", "验证码是 一千 零 二十 四"),
        ("取件码是{2131}。", "取件码是 二 幺 三 幺"),
        ("卡号末四位{2112}，请核对", "卡号末四位 二 幺 幺 二 请核对"),
        ("登机口是{212}", "登机口是 二 幺 二"),
        ("{2}年级{2}班", "二 年级 二 班"),
        ("你嘅驗證碼係{1024}。", "你嘅驗證碼係 幺 零 二 四"),
        ("{2}蚊", "两 蚊"),
        ("{2:number}个", "两 个"),
        ("共{300:digits}个", "共 三 零 零 个"),
        ("余额{199.9元}，积分{2000}分", "余额 一百 九十 九 元 九 角 积分 两千 分"),
    ],
)
def test_what_stands_beside_a_value_says_how_it_is_read(sentence: str, said: str) -> None:
    assert " ".join(words(sentence)) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Your code is {1024}.", "Your code is|one|zero|two|four"),
        ("Your one-time password is {1024}.", "Your one-time password is|one|zero|two|four"),
        ("The last four digits are {1900}.", "The last four digits are|one|nine|zero|zero"),
        ("A ticket is {1500} dollars.", "A ticket is|one|thousand|five|hundred|dollars"),
        ("Extension {805} is busy.", "Extension|eight|zero|five|is busy"),
        ("Order number {20261}, thank you.", "Order number|two|zero|two|six|one|thank you"),
        ("You have {2} messages.", "You have|two|messages"),
        (
            "Your balance is ${56.80}, thank you.",
            "Your balance is|fifty|six|dollars|and|eighty|cents|thank you",
        ),
        ("{35}% off", "thirty|five|percent off"),
        ("On May {3}rd we close.", "On May|third|we close"),
        ("It is {9:05} now.", "It is|nine|oh|five|now"),
    ],
)
def test_what_stands_beside_a_value_in_english(sentence: str, said: str) -> None:
    assert "|".join(words(sentence, "en-US")) == said


@pytest.mark.parametrize(("sentence", "piece"), [("共{1}个", "一"), ("{重庆}路", "重庆"), ("{3}只", "三")])
def test_a_piece_has_the_reading_of_its_sentence(sentence: str, piece: str) -> None:
    spoken_whole = said(Clip("a", whole(sentence), "zh-CN", (), Span("a")))
    (part,) = [p for p in joined.plan(sentence) if p.clip.text.rstrip("。") == piece]
    at = spoken_whole.text.index(piece)
    assert tuple(_syllables(part.clip)) == spoken_whole.syllables[at : at + len(piece)]


def test_a_projects_own_reading_is_taken_for_the_whole_sentence() -> None:
    def told(clip: Clip) -> Clip:
        return clip._replace(readings=(("行里", "háng lǐ"),), text=clip.text.replace("SaaS", "萨斯"))

    parts = joined.plan("SaaS行里{35}元", with_readings=told)
    assert [p.clip.text for p in parts] == ["萨斯行里", "三十", "五", "元。"]
    assert _syllables(parts[0].clip) == ["sà", "sī", "háng", "lǐ"]


BEFORE = (
    "", "您的验证码是", "您的号码是", "分机号是", "尾号", "房间", "订单号", "您好，您的余额是", "前面还有", "第", "请按",
    "截至", "您有", "话费￥", "共", "工号", "温度-", "转", "不到", "App 版本", "还剩下 ",
)  # fmt: skip
AFTER = (
    "", "。", "个", "位客户", "元，请核对。", "号键", "分", "%，谢谢", "年", "点30分", "行", "的卡", " 元。", "室", "万元", "次",
    "只", "-5号", "折", "M流量", "，请确认。", "公里/小时", "分机",
)  # fmt: skip
VALUES = st.one_of(
    st.integers(0, 10**12).map(str),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(
        ("400-665-9999", "13800138000", "9:05", "35%", "199.9元", "1", "2", "12", "1,234", "007", "一")
    ),
)
SENTENCES = st.tuples(st.sampled_from(BEFORE), VALUES, st.sampled_from(AFTER))


@given(st.lists(SENTENCES, min_size=1, max_size=3), st.sampled_from(("zh-CN", "zh-TW", "zh-HK")))
def test_joined_and_whole_never_differ(clauses: list[tuple[str, str, str]], locale: str) -> None:
    sentence = "，".join(f"{before}{{{value}}}{after}" for before, value, after in clauses)
    parts = joined.plan(sentence, locale)
    told = said(Clip("a", whole(sentence), locale, (), Span("a")))
    assert told.text == normalise(whole(sentence), locale)
    spoken_whole = re.sub(rf"[{_SIGNS}\s]", "", told.text)
    assert re.sub(rf"[{_SIGNS}\s]", "", "".join(part.clip.text for part in parts)) == spoken_whole
    if locale != "zh-HK":
        pieces = [syllable for part in parts for syllable in _syllables(part.clip)]
        assert pieces == [syllable for syllable in told.syllables if syllable]


ENGLISH = st.tuples(
    st.sampled_from(
        ("", "Your code is ", "Extension ", "You have ", "$", "Order number ", "At ", "Call ", "On May ")
    ),
    VALUES.filter(lambda value: value.isascii()),
    st.sampled_from(("", ".", " messages", "%", ", thank you.", " a.m.", "th Street", " hours", "-5")),
)


@given(st.lists(ENGLISH, min_size=1, max_size=3))
def test_joined_and_whole_never_differ_in_english(clauses: list[tuple[str, str, str]]) -> None:
    sentence = "; ".join(f"{before}{{{value}}}{after}" for before, value, after in clauses)
    parts = joined.plan(sentence, "en-US")
    assert [word for part in parts for word in re.findall(r"[\w']+", part.clip.text)] == re.findall(
        r"[\w']+", plain(whole(sentence))
    )


@given(st.text("{}1a您，。:%龘 ", max_size=12))
def test_any_text_is_planned_or_refused(text: str) -> None:
    try:
        parts = joined.plan(text)
    except joined.NoValue:
        return
    assert parts
    assert all(part.clip.text.strip(_SIGNS) for part in parts)
